// A page that does not exist: offer what its address says as a search.
(function () {
  "use strict";
  var lost = document.querySelector("[data-from-address]");
  lost.value = location.pathname.split("/").filter(Boolean).pop() || "";
  try { lost.value = decodeURIComponent(lost.value); } catch (error) { /* no text in it: it stands as it came */ }
})();

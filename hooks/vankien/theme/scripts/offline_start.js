// Pages once read stay: a worker keeps them, and what the reader asked it to keep. Over file:// there is none.
(function () {
  "use strict";
  var doc = document;
  var workers = null;
  try { workers = navigator.serviceWorker; } catch (error) { /* refused: the page is read as before */ }
  if (!workers || !/^https?:$/.test(location.protocol)) return;
  var worker = doc.currentScript.src.replace(/assets\/[^/]*$/, "sw.js");
  var live = doc.querySelector("[data-live]");

  // After everything that is needed to read.
  addEventListener("load", function () {
    var isFirst = !workers.controller;
    workers.register(worker).then(function () { return workers.ready; }).then(function (registration) {
      var scripts = Array.prototype.map.call(doc.scripts, function (script) { return script.src; });
      registration.active.postMessage({ language: doc.documentElement.lang, seen: isFirst ? scripts.concat(location.href) : [] });
    }).catch(function () { /* no worker: everything but reading offline works */ });
  });
  workers.addEventListener("message", function (event) {
    if (!live || event.data !== "news") return;
    live.textContent = live.getAttribute("data-news");
    setTimeout(function () { live.textContent = ""; }, 9000);
  });
})();

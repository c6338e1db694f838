// Pages once read stay: a worker keeps them, and what the reader asked it to keep. Over file:// there is none.
(function () {
  "use strict";
  var doc = document;
  var workers = null;
  try { workers = navigator.serviceWorker; } catch (error) { /* refused: the page is read as before */ }
  if (!workers || !/^https?:$/.test(location.protocol)) return;
  var worker = window.VanKien.assets.replace(/assets\/$/, "sw.js");

  // After everything that is needed to read.
  addEventListener("load", function () {
    var isFirst = !workers.controller;
    workers.register(worker).then(function () { return workers.ready; }).then(function (registration) {
      var kien = window.VanKien;
      // Who saves data gets what is needed to read this page again, and no more.
      var isSparing = Boolean(navigator.connection && navigator.connection.saveData);
      var seen = isSparing ? [] : kien.needed();
      var loaded = kien.all("script[src],[rel=stylesheet]").map(function (one) { return one.src || one.href; });
      if (isFirst) seen = seen.concat(loaded, location.href);
      registration.active.postMessage({ language: doc.documentElement.lang, seen: seen, isSparing: isSparing });
    }).catch(function () { /* no worker: everything but reading offline works */ });
  });
  workers.addEventListener("message", function (event) {
    var live = doc.querySelector("[data-live]");
    if (live && event.data === "news") window.VanKien.say(live.getAttribute("data-news"), 9000);
  });
})();

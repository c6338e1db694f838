// What a page says to somebody who comes from a print: a part, loaded when the address carries the print's version.
// "#d5.k2~v=1a2b3c4d": the place whose code was scanned, and the version that was printed. No server is told of it.
(function () {
  "use strict";
  var doc = document;
  var work = doc.querySelector("[data-version]");
  var holder = doc.createElement("div");
  holder.innerHTML = window.VanKien.words.printed;
  var current = work.getAttribute("data-version");
  var answers = null;
  var box = null;

  function read() {
    // Some programs that read codes or pass addresses on write "~" and "=" as %7E and %3D.
    var hash = location.hash;
    try { hash = decodeURIComponent(hash); } catch (error) { /* no text in it: it stands as it came */ }
    var match = /^#(.*?)~v=([^~&]*)$/.exec(hash);
    if (!match) return;
    var anchor = match[1];
    var version = match[2].toLowerCase();
    var place = anchor ? doc.getElementById(anchor) : null;
    var history = work.getAttribute("data-history");
    // The address becomes the plain one, which may be sent on. "replace" also marks the place as the browser does.
    if (place) location.replace("#" + anchor);
    else try { window.history.replaceState(null, "", location.href.split("#")[0]); } catch (error) { /* it stays */ }
    if (version === current) show(version, place, "current", null);
    else if (!history) show(version, place, "unknown", null);
    else if (answers) answer(version, place);
    else load(history, function () { answer(version, place); }, function () { show(version, place, "failed", null); });
  }

  // A script and not data: what is read from a stick or the disk may load nothing else.
  function load(address, done, failed) {
    window.vankienVersions = function (found) { answers = found; };
    var script = doc.createElement("script");
    script.src = address;
    script.onload = function () { if (answers) done(); else failed(); };
    script.onerror = failed;
    doc.head.appendChild(script);
  }

  function answer(version, place) {
    var found = Object.prototype.hasOwnProperty.call(answers, version) ? answers[version] : null;
    show(version, place, found ? "changed" : "unknown", found);
  }

  function show(version, place, kind, found) {
    if (box) box.remove();
    box = holder.firstElementChild.cloneNode(true);
    var values = { version: version || "?", current: current, date: found ? found.date : "", name: nameOf(place) };
    Array.prototype.slice.call(box.querySelectorAll("[data-when]")).forEach(function (part) {
      var when = part.getAttribute("data-when").split(" ");
      if (when.indexOf(kind) < 0) part.remove();
    });
    Array.prototype.slice.call(box.querySelectorAll("p, strong")).forEach(function (part) {
      if (part.firstElementChild) return;
      part.textContent = part.textContent.replace(/\{(\w+)\}/g, function (whole, name) {
        return Object.prototype.hasOwnProperty.call(values, name) ? values[name] : whole;
      });
    });
    if (found) {
      // What stands inside a provision belongs to it, and so does what was taken out of it.
      var here = place && found.places.some(function (item) {
        return item[0] === place.id || item[0].indexOf(place.id + ".") === 0;
      });
      one("[data-here]", place && values.name && here);
      one("[data-not-here]", place && values.name && !here);
      list("[data-places]", found.places, function (item, entry) {
        var word = entry.appendChild(doc.createElement(item[1] === "gone" ? "span" : "a"));
        if (item[1] !== "gone") word.setAttribute("href", "#" + item[0]);
        word.textContent = item[2];
        entry.appendChild(doc.createTextNode(" – " + box.getAttribute("data-" + item[1])));
      });
      list("[data-about]", found.about, text);
      list("[data-notes]", found.notes, text);
      found.places.forEach(function (item) {
        var changed = doc.getElementById(item[0]);
        if (changed) changed.classList.add("pv-changed");
      });
    }
    box.removeAttribute("hidden");
    if (place && place.parentNode) place.parentNode.insertBefore(box, place);
    else {
      var top = work.querySelector("header");
      top.parentNode.insertBefore(box, top.nextSibling);
    }
    box.focus({ preventScroll: true });
    // The answer stands right above the place; the browser would still go to the place itself when all is loaded.
    bring();
    if (doc.readyState !== "complete") window.addEventListener("load", bring);
  }

  function bring() {
    setTimeout(function () { if (box) box.scrollIntoView(); }, 0);
  }

  function nameOf(place) {
    var link = place && place.querySelector(".pv-link");
    return link ? link.getAttribute("aria-label") : "";
  }

  function one(selector, wanted) {
    var part = box.querySelector(selector);
    if (part && !wanted) part.remove();
  }

  function text(item, entry) { entry.textContent = item; }

  function list(selector, items, fill) {
    var part = box.querySelector(selector);
    if (!items.length) { part.remove(); return; }
    var target = part.querySelector("ul");
    items.forEach(function (item) { fill(item, target.appendChild(doc.createElement("li"))); });
    if (part.tagName === "DETAILS") part.open = items.length <= 6;
  }

  window.VanKien.tools.printed = read;
})();

// What every page runs: the menu, light or dark, and the loading of everything else when somebody asks for it.
// All of it adds to a page that is whole without it. No module and no newer syntax, so that old browsers run it too.
(function () {
  "use strict";
  var doc = document;
  var root = doc.documentElement;
  var live = doc.querySelector("[data-live]");
  // Where scripts lie, and in which version this page has them: other scripts are asked for in the same.
  var own = /^(.*\/)[^/?]*(\?.*)?$/.exec(doc.currentScript.src);
  var assets = own[1];
  var version = own[2] || "";

  function all(selector, from) {
    return Array.prototype.slice.call((from || doc).querySelectorAll(selector));
  }

  // Elements of texts and drawings have no closest() in some browsers.
  function within(node, selector) {
    return node && node.closest ? node.closest(selector) : null;
  }

  function say(text, time) {
    if (!live) return;
    live.textContent = text;
    setTimeout(function () { live.textContent = ""; }, time || 2500);
  }

  // Adds a script of ours; several added one after another run in that order.
  function bring(name, done, failed) {
    var script = doc.createElement("script");
    script.async = false;
    script.src = assets + name + ".js" + version;
    if (done) script.onload = done;
    script.onerror = function () {
      script.parentNode.removeChild(script);
      if (failed) failed();
    };
    doc.head.appendChild(script);
  }

  // Parts: what only some readers ask for. A part is a script that hands over what it does, loaded when it is used
  // first, together with its words in the language of the page and the style of what parts make.
  var parts = {};
  var waiting = {};
  var styled = false;

  function style() {
    if (styled) return;
    styled = true;
    var link = doc.createElement("link");
    link.rel = "stylesheet";
    link.href = assets + "parts.css" + version;
    doc.head.appendChild(link);
  }

  function use(name, element, event) {
    if (parts[name]) return parts[name](element, event);
    style();
    if (waiting[name]) return waiting[name].push([element, event]);
    waiting[name] = [[element, event]];
    bring(name + "." + root.lang, null, function () {
      var missed = waiting[name];
      delete waiting[name];
      // A link leads on; anything else says that it could not come.
      if (missed.length && live) say(live.getAttribute("data-failed"), 5000);
      missed.forEach(function (call) {
        if (call[1] && call[1].type === "click" && call[1].defaultPrevented && call[0].href) location.href = call[0].href;
      });
    });
  }

  function part(name, does) {
    var calls = waiting[name] || [];
    delete waiting[name];
    parts[name] = does;
    calls.forEach(function (call) { does(call[0], call[1]); });
  }

  // Shows the buttons of parts that this browser can serve: "data-needs" names what it must have.
  function offer(from) {
    all("[data-part][hidden]", from).forEach(function (button) {
      var needs = button.getAttribute("data-needs");
      button.hidden = Boolean(needs) && !(needs in navigator || needs in window);
    });
  }

  // The files of all the parts that this page may ask for: a page that is kept must work without a network.
  function files() {
    var names = all("[data-part]").map(function (one) { return one.getAttribute("data-part"); });
    if (doc.querySelector("a.term")) names.push("terms");
    if (!names.length) return [];
    return names.map(function (name) { return assets + name + "." + root.lang + ".js" + version; })
      .concat(assets + "parts.css" + version);
  }

  window.VanKien = {
    words: {}, part: part, use: use, say: say, bring: bring, style: style, offer: offer, all: all, files: files,
    assets: assets
  };
  offer(doc);
  doc.addEventListener("click", function (event) {
    var button = within(event.target, "[data-part]");
    if (!button) return;
    if (button.href) event.preventDefault();
    use(button.getAttribute("data-part"), button, event);
  });

  // The number of a provision opens what can be done with it, wherever it leads besides.
  if (doc.querySelector("[data-citation]")) doc.addEventListener("click", function (event) {
    var link = within(event.target, ".pv-link");
    if (link) use("share", link, event);
  });

  // Terms explain themselves: by hover, by focus, and by the first tap; the second tap follows the link.
  ["mouseover", "focusin", "touchstart", "click"].forEach(function (type) {
    doc.addEventListener(type, function (event) {
      var link = within(event.target, "a.term");
      if (!link) return;
      // A tap that comes before the part: it will show the term, or follow the link if it does not come at all.
      if (type === "click" && !parts.terms && waiting.terms && waiting.terms.touched) event.preventDefault();
      use("terms", link, event);
      if (type === "touchstart" && waiting.terms) waiting.terms.touched = true;
    }, type === "touchstart" ? { passive: true } : false);
  });

  // Who scans the code of a print comes with its version ("#d5~v=1a2b3c4d"), and the page answers what has changed.
  function fromPaper() {
    if (/(~|%7E)v(=|%3D)/i.test(location.hash) && doc.querySelector("[data-version]")) use("printed");
  }
  fromPaper();
  addEventListener("hashchange", fromPaper);

  var menu = doc.querySelector("details.menu");
  if (menu) {
    menu.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
    doc.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    doc.addEventListener("click", function (event) {
      if (!menu.contains(event.target)) menu.open = false;
    });
  }

  // Light or dark, kept on the device only when the reader chooses.
  var kept = null;
  try { kept = localStorage.getItem("theme"); } catch (error) { /* storage refused: the system's choice holds */ }
  if (kept) root.setAttribute("data-theme", kept);
  var button = doc.querySelector("[data-theme-switch]");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var now = root.getAttribute("data-theme") || (matchMedia("(prefers-color-scheme:dark)").matches ? "dark" : "light");
      var next = now === "dark" ? "light" : "dark";
      root.setAttribute("data-theme", next);
      try { localStorage.setItem("theme", next); } catch (error) { /* it holds for this page */ }
    });
  }
})();

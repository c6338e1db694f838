// Light or dark, and the size of the letters: a part, which comes when the menu is opened first.
// Kept on the device only when the reader chooses; the page takes up what is kept before it is painted (start.js).
(function () {
  "use strict";
  var doc = document;
  var root = doc.documentElement;
  var words = window.VanKien.words.settings;
  var place = doc.querySelector("[data-settings]");
  var sizes = [];

  function keep(name, value) {
    if (value) root.setAttribute("data-" + name, value);
    else root.removeAttribute("data-" + name);
    try {
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch (error) { /* storage refused: it holds for this page */ }
  }

  function mark() {
    sizes.forEach(function (button, size) {
      button.setAttribute("aria-pressed", String((root.getAttribute("data-size") || "0") === String(size)));
    });
  }

  function button(into, name, text, act) {
    var made = into.appendChild(doc.createElement("button"));
    made.type = "button";
    made.setAttribute(name, "");
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  var group = place.appendChild(doc.createElement("div"));
  group.className = "sizes";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", words.size);
  words.sizes.forEach(function (name, size) {
    var one = button(group, "data-size-set", "A", function () {
      keep("size", size ? String(size) : "");
      mark();
    });
    one.setAttribute("data-size-set", size ? String(size) : "");
    one.setAttribute("aria-label", name);
    sizes.push(one);
  });
  mark();
  button(place, "data-theme-switch", words.theme, function () {
    var now = root.getAttribute("data-theme") || (matchMedia("(prefers-color-scheme:dark)").matches ? "dark" : "light");
    keep("theme", now === "dark" ? "light" : "dark");
  }).className = "plain";

  // The same provision in another language: its address is the same in all of them. What is searched for goes along.
  function whereabouts() {
    if (/^#q=/.test(location.hash)) return location.hash;
    var found = "";
    var named = location.hash.replace(/~.*/, "");
    var target = named && doc.getElementById(named.slice(1));
    // Who followed a link is there, as long as it is seen.
    if (target && target.getBoundingClientRect().top > 0 && target.getBoundingClientRect().top < innerHeight) return named;
    window.VanKien.all(".pv[id],main section[id]").forEach(function (one) {
      var box = one.getBoundingClientRect();
      // What stands below the bar at the head of the page is being read.
      if (box.top < 90 && box.bottom > 60) found = "#" + one.id;
    });
    return window.pageYOffset > innerHeight / 3 ? found : "";
  }
  window.VanKien.all(".languages a").forEach(function (link) {
    var plain = link.getAttribute("href");
    ["touchstart", "focus", "mousedown", "click"].forEach(function (type) {
      link.addEventListener(type, function () { link.href = plain + whereabouts(); });
    });
  });

  window.VanKien.tools.settings = function () { /* they are there */ };
})();

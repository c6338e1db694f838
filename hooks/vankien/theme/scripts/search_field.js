// The field of the search on every page: the way to it, and what is loaded when it is reached.
(function () {
  "use strict";
  var doc = document;
  var kien = window.VanKien;

  // What is searched for stands behind "#" in the address, which browsers keep to themselves: no server is told.
  var field = doc.querySelector(".search-form input");
  if (field) field.form.addEventListener("submit", function (event) {
    if (doc.querySelector("[data-search-results]")) return;
    event.preventDefault();
    var text = field.value.trim();
    // Over file:// a folder does not open by itself.
    var page = location.protocol === "file:" ? field.form.action.replace(/\/$/, "/index.html") : field.form.action;
    location.href = page + (text ? "#q=" + encodeURIComponent(text) : "");
  });

  // The search comes with the focus, and nothing of it before.
  var parts = field && field.hasAttribute("data-suggest") ? ["engine", "combobox." + doc.documentElement.lang] : [];
  function bringSearch() {
    if (!parts.length) return;
    // What the engine asks for first comes with it, not after it.
    var link = doc.createElement("link");
    link.rel = "preload";
    link.as = "script";
    link.href = kien.assets + "../search/data/" + doc.documentElement.lang + "/catalogue.js";
    doc.head.appendChild(link);
    kien.look();
    parts.splice(0).forEach(function (name) { kien.bring(name); });
  }
  if (field) field.addEventListener("focus", bringSearch);
  if (field && field === doc.activeElement) bringSearch();

  // On narrow screens the field of the header stands behind the glass.
  var glass = doc.querySelector("[data-search]");
  var drawer = doc.getElementById("top-search");
  function openSearch(event) {
    if (!field || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (drawer) {
      drawer.classList.add("is-open");
      glass.setAttribute("aria-expanded", "true");
    }
    field.focus();
    field.select();
  }
  function closeSearch() {
    drawer.classList.remove("is-open");
    glass.setAttribute("aria-expanded", "false");
  }
  if (glass) glass.addEventListener("click", openSearch);
  doc.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(doc.activeElement.tagName);
    if (event.key === "/" && !typing && !event.altKey) openSearch(event);
  });
  if (drawer) {
    glass.setAttribute("aria-expanded", "false");
    glass.setAttribute("aria-controls", drawer.id);
    drawer.querySelector("[data-search-close]").addEventListener("click", function () {
      closeSearch();
      glass.focus();
    });
    drawer.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || event.defaultPrevented || !drawer.classList.contains("is-open")) return;
      closeSearch();
      glass.focus();
    });
    drawer.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !drawer.contains(event.relatedTarget)) closeSearch();
    });
  }

  // "#II.3~mark=words": who comes from a search sees the words marked.
  function mark() {
    if (location.hash.indexOf("~mark=") < 1) return;
    removeEventListener("hashchange", mark);
    kien.look();
    kien.bring("mark");
  }
  addEventListener("hashchange", mark);
  mark();
})();

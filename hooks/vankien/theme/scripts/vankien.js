// What a page can do more with scripts: tooltips of terms, filters of the register, light or dark, and the way to the rest.
// Everything here adds to a page that is whole without it. No module, so that old browsers run it too.
(function () {
  "use strict";
  var doc = document;
  var live = doc.querySelector("[data-live]");

  function all(selector, from) {
    return Array.prototype.slice.call((from || doc).querySelectorAll(selector));
  }

  function say(text) {
    if (!live) return;
    live.textContent = text;
    setTimeout(function () { live.textContent = ""; }, 2500);
  }

  // Tools that few ask for come with the first press: what they are made of lies beside this script.
  var own = doc.currentScript && doc.currentScript.src;
  var language = doc.documentElement.lang;
  var work = doc.querySelector("[data-citation]");
  var kit = window.VanKien = { say: say, tools: {}, use: use, style: style, voices: voices };
  var files = { share: "share", report: "share", menu: "share", aloud: "aloud" };
  var asked = {};

  function load(name, done) {
    var script = doc.createElement("script");
    script.async = false;
    script.src = own.replace(/vankien\.js/, name + ".js");
    script.onload = done;
    script.onerror = function () {
      delete asked[name];
      script.remove();
      say(live.getAttribute("data-failed"));
    };
    doc.head.appendChild(script);
  }

  function use(tool, press, event) {
    var file = files[tool];
    function begin() { if (kit.words && kit.tools[tool]) kit.tools[tool](press, event); }
    if (kit.words && kit.tools[tool]) begin();
    else [kit.words ? "" : "words." + language, file].filter(Boolean).forEach(function (name) {
      // Who presses again while it is on its way wants it once.
      if (!asked[name]) load(name, name === file ? begin : null);
      asked[name] = true;
    });
  }

  // The look of a tool comes with it; a policy that allows no other style sheet allows rules in ours.
  function style(rules) {
    var sheet = doc.styleSheets[0];
    rules.forEach(function (rule) {
      try { sheet.insertRule(rule, sheet.cssRules.length); } catch (error) { /* a browser that does not know it goes without */ }
    });
  }

  // The voices that the device itself has for a language; what another host would speak is not used.
  function voices(wanted) {
    var text = doc.querySelector("main article[lang]");
    wanted = wanted || (text ? text.lang : language).toLowerCase().split("-")[0];
    return (window.speechSynthesis ? speechSynthesis.getVoices() : []).filter(function (voice) {
      return voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === wanted;
    });
  }

  var listen = doc.querySelector("[data-tool=aloud]");
  if (listen && window.speechSynthesis) {
    var offer = function () { listen.hidden = !voices().length; };
    offer();
    // Voices are known a moment later, and change when somebody installs one.
    if (speechSynthesis.addEventListener) speechSynthesis.addEventListener("voiceschanged", offer);
    else speechSynthesis.onvoiceschanged = offer;
  }

  doc.addEventListener("click", function (event) {
    var press = event.target.closest ? event.target.closest("[data-tool],.pv-link") : null;
    if (!press || !own) return;
    var tool = press.getAttribute("data-tool");
    if (tool) event.preventDefault();
    use(tool || "menu", press, event);
  });

  // Tooltips of terms: by hover, by focus, and by the first tap; the second tap follows the link.
  var tip = null;
  var tipFor = null;
  var closing = 0;

  // The pointer has time to go from the word to its tip, and may rest there.
  function closeSoon() {
    clearTimeout(closing);
    closing = setTimeout(closeTip, 250);
  }

  function closeTip() {
    clearTimeout(closing);
    if (tip) tip.remove();
    if (tipFor) tipFor.removeAttribute("aria-describedby");
    tip = tipFor = null;
  }

  function openTip(link) {
    clearTimeout(closing);
    if (tipFor === link) return;
    closeTip();
    var entry = doc.getElementById("term-" + link.getAttribute("data-term"));
    if (!entry) return;
    tip = doc.createElement("div");
    tip.className = "tip";
    tip.id = "tip";
    tip.setAttribute("role", "tooltip");
    var title = doc.createElement("strong");
    title.textContent = entry.textContent;
    tip.appendChild(title);
    tip.appendChild(doc.createTextNode(entry.nextElementSibling.textContent));
    tip.addEventListener("mouseenter", function () { clearTimeout(closing); });
    tip.addEventListener("mouseleave", closeSoon);
    doc.body.appendChild(tip);
    tipFor = link;
    link.setAttribute("aria-describedby", "tip");
    var box = link.getBoundingClientRect();
    var left = Math.max(8, Math.min(box.left, doc.documentElement.clientWidth - tip.offsetWidth - 8));
    var below = box.bottom + 8 + tip.offsetHeight < window.innerHeight || box.top < tip.offsetHeight + 64;
    tip.style.left = left + window.pageXOffset + "px";
    tip.style.top = (below ? box.bottom + 8 : box.top - tip.offsetHeight - 8) + window.pageYOffset + "px";
  }

  all("a.term").forEach(function (link) {
    var touched = false;
    var wasOpen = false;
    // After a touch browsers send mouseenter and focus too: what counts is whether the tip was open before.
    link.addEventListener("touchstart", function () { touched = true; wasOpen = tipFor === link; }, { passive: true });
    link.addEventListener("mouseenter", function () { openTip(link); });
    link.addEventListener("mouseleave", closeSoon);
    link.addEventListener("focus", function () { if (!touched) openTip(link); });
    link.addEventListener("blur", closeTip);
    link.addEventListener("click", function (event) {
      if (touched && !wasOpen) { event.preventDefault(); openTip(link); }
      touched = false;
    });
  });
  var sections = doc.querySelector("details.menu");
  if (sections) sections.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !sections.contains(event.relatedTarget)) sections.open = false;
  });
  doc.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      closeTip();
      if (sections && sections.open) {
        sections.open = false;
        sections.querySelector("summary").focus();
      }
    }
  });
  doc.addEventListener("click", function (event) {
    if (sections && !sections.contains(event.target)) sections.open = false;
    if (tip && !tip.contains(event.target) && !(tipFor && tipFor.contains(event.target))) closeTip();
  });

  // The register: sort by a column, filter by what the rows say of themselves.
  all("table[data-sortable]").forEach(function (table) {
    var body = table.tBodies[0];
    all("thead th", table).forEach(function (head, column) {
      var button = doc.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        var up = head.getAttribute("aria-sort") !== "ascending";
        all("th", table).forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        var key = function (row) {
          var cell = row.cells[column];
          return cell.getAttribute("data-key") || cell.textContent.trim();
        };
        all("tr", body).sort(function (a, b) {
          return (up ? 1 : -1) * key(a).localeCompare(key(b), doc.documentElement.lang, { numeric: true });
        }).forEach(function (row) { body.appendChild(row); });
      });
    });
  });

  var filters = doc.querySelector("[data-filters]");
  if (filters) {
    var rows = all("table.works tbody tr");
    var selects = all("select", filters);
    var shown = filters.querySelector("[data-shown]");
    var facets = all("details.facet");
    selects.forEach(function (select, index) {
      all("li", facets[index]).forEach(function (item) {
        var option = doc.createElement("option");
        var link = item.querySelector("a");
        option.value = link.getAttribute("href").replace(/\/(index\.html)?$/, "").split("/").pop();
        option.textContent = link.textContent;
        select.appendChild(option);
      });
      select.value = new URLSearchParams(location.hash.slice(1)).get(select.name) || "";
      if (select.selectedIndex < 0) select.selectedIndex = 0;
      select.addEventListener("change", apply);
    });
    filters.hidden = false;
    apply();
  }

  function apply(event) {
    var count = 0;
    var state = new URLSearchParams();
    selects.forEach(function (select) { if (select.value) state.set(select.name, select.value); });
    rows.forEach(function (row) {
      var fits = selects.every(function (select) {
        var own = (row.getAttribute("data-" + select.name) || "").toLowerCase().replace(/đ/g, "d").split(" ");
        return !select.value || own.indexOf(select.value) >= 0;
      });
      row.hidden = !fits;
      if (fits) count += 1;
    });
    shown.textContent = shown.getAttribute(count === 1 ? "data-one" : "data-many").replace("{number}", count);
    var query = state.toString();
    if (event) history.replaceState(null, "", query ? "#" + query : location.pathname);
  }

  // Who scans the code of a print comes with its version ("#d5~v=1a2b3c4d"); few do, so the answer is a script of its own.
  function fromPaper() {
    if (asked.paper || !own || !work || !/(~|%7E)v(=|%3D)/i.test(location.hash)) return;
    asked.paper = true;
    load("paper");
  }
  fromPaper();
  window.addEventListener("hashchange", fromPaper);

  // Light or dark, and the size of the letters: kept on the device only when the reader chooses. The page takes up what
  // is kept before it is painted (start.js).
  var root = doc.documentElement;
  function keep(name, value) {
    if (value) root.setAttribute("data-" + name, value);
    else root.removeAttribute("data-" + name);
    try {
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch (error) { /* storage refused: it holds for this page */ }
  }
  all("[data-theme-switch]").forEach(function (button) {
    button.addEventListener("click", function () {
      var dark = root.getAttribute("data-theme") || (matchMedia("(prefers-color-scheme:dark)").matches ? "dark" : "light");
      keep("theme", dark === "dark" ? "light" : "dark");
    });
  });
  var sizes = all("[data-size-set]");
  function mark() {
    sizes.forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-size-set") === (root.getAttribute("data-size") || "")));
    });
  }
  sizes.forEach(function (button) {
    button.addEventListener("click", function () {
      keep("size", button.getAttribute("data-size-set"));
      mark();
    });
  });
  mark();

  // Beside the text there is room for its contents.
  var contents = doc.querySelector("details.contents");
  if (contents && matchMedia("(min-width:70rem)").matches) contents.open = true;
})();

// What a page can do more with scripts: copy, share, tooltips of terms, filters of the register, light or dark.
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

  // Copying: the clipboard where it may be used, else the old way that also works over file:// and http://.
  function copy(text) {
    function old() {
      var area = doc.createElement("textarea");
      area.value = text;
      area.setAttribute("readonly", "");
      area.className = "visually-hidden";
      area.style.position = "fixed";
      area.style.top = "0";
      var before = doc.activeElement;
      doc.body.appendChild(area);
      area.select();
      try { if (doc.execCommand("copy")) say(live.getAttribute("data-copied")); } finally {
        area.remove();
        if (before) before.focus({ preventScroll: true });
      }
    }
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(function () { say(live.getAttribute("data-copied")); }, old);
    } else old();
  }

  var work = doc.querySelector("[data-citation]");
  var page = location.href.split("#")[0].split("?")[0];
  // From a stick it is the address of the site that helps somebody else, not a place on this machine.
  var canonical = doc.querySelector("link[rel=canonical]");
  var isPortable = location.protocol === "file:" || doc.documentElement.hasAttribute("data-portable");
  if (isPortable && canonical) page = canonical.href;

  function citation(link) {
    if (!link) return work.getAttribute("data-citation");
    // "khoản 2 Điều 5 Nghị định số …", but "mục II.3, Nghị quyết số …"
    var name = link.getAttribute("aria-label");
    var article = work.getAttribute("data-article");
    return name + (article && name.indexOf(article) >= 0 ? " " : ", ") + work.getAttribute("data-citation");
  }

  if (work) {
    all("[data-copy]", work).forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () {
        copy(button.getAttribute("data-copy") === "link" ? page : citation(null) + ". " + page);
      });
    });
    var template = doc.querySelector("[data-pv-menu]");
    var menu = template && template.content ? template.content.firstElementChild.cloneNode(true) : null;
    var opened = null;
    if (menu) {
      var closeMenu = function () {
        if (opened) opened.removeAttribute("aria-expanded");
        menu.remove();
        opened = null;
      };
      work.addEventListener("click", function (event) {
        var link = event.target.closest ? event.target.closest(".pv-link") : null;
        if (!link) return;
        var again = link === opened;
        closeMenu();
        if (again) return;
        opened = link;
        link.setAttribute("aria-expanded", "true");
        menu.setAttribute("aria-label", link.getAttribute("aria-label"));
        link.parentNode.insertAdjacentElement("afterend", menu);
        // Who came by the keyboard goes on to the menu, after the browser has gone to the address.
        if (!event.detail) setTimeout(function () { menu.querySelector("button").focus({ preventScroll: true }); }, 50);
      });
      menu.addEventListener("keydown", function (event) {
        if (event.key !== "Escape") return;
        var link = opened;
        closeMenu();
        link.focus({ preventScroll: true });
      });
      all("[data-copy]", menu).forEach(function (button) {
        button.addEventListener("click", function () {
          var address = page + opened.getAttribute("href");
          copy(button.getAttribute("data-copy") === "link" ? address : citation(opened) + ". " + address);
        });
      });
    }
    if (navigator.share) {
      all("[data-share]", work).concat(menu ? all("[data-share]", menu) : []).forEach(function (button) {
        button.hidden = false;
        button.addEventListener("click", function () {
          var link = menu && menu.contains(button) ? opened : null;
          var address = page + (link ? link.getAttribute("href") : "");
          navigator.share({ title: doc.title, text: citation(link), url: address }).catch(function () {});
        });
      });
    }
  }

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
  var own = doc.currentScript && doc.currentScript.src;
  var asked = false;
  function fromPaper() {
    if (asked || !own || !work || !/(~|%7E)v(=|%3D)/i.test(location.hash)) return;
    asked = true;
    var script = doc.createElement("script");
    script.src = own.replace(/vankien\.js/, "paper.js");
    doc.head.appendChild(script);
  }
  fromPaper();
  window.addEventListener("hashchange", fromPaper);

  // Light or dark, kept on the device only when the reader chooses.
  var root = doc.documentElement;
  var kept = null;
  try { kept = localStorage.getItem("theme"); } catch (error) { /* storage refused: the system's choice holds */ }
  if (kept) root.setAttribute("data-theme", kept);
  var button = doc.querySelector("[data-theme-switch]");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var dark = root.getAttribute("data-theme") || (matchMedia("(prefers-color-scheme:dark)").matches ? "dark" : "light");
      var next = dark === "dark" ? "light" : "dark";
      root.setAttribute("data-theme", next);
      try { localStorage.setItem("theme", next); } catch (error) { /* it holds for this page */ }
    });
  }
})();

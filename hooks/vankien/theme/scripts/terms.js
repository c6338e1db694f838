// Tooltips of terms: a part, loaded when somebody comes to the first of them.
(function () {
  "use strict";
  var doc = document;
  var tip = null;
  var tipFor = null;
  var closing = 0;
  // After a touch browsers send mouseover and focus too: what counts is whether the tip was open before.
  var touched = null;
  var wasOpen = false;

  // The pointer has time to go from the word to its tip, and may rest there.
  function closeSoon() {
    clearTimeout(closing);
    closing = setTimeout(close, 250);
  }

  function close() {
    clearTimeout(closing);
    if (tip) tip.remove();
    if (tipFor) tipFor.removeAttribute("aria-describedby");
    tip = tipFor = null;
  }

  function open(link) {
    clearTimeout(closing);
    if (tipFor === link) return;
    close();
    var term = /glossary\/([^\/#?]+)/.exec(link.getAttribute("href"));
    var entry = term && doc.getElementById("term-" + term[1]);
    if (!entry) return;
    tip = doc.createElement("div");
    tip.className = "tip";
    tip.id = "tip";
    tip.setAttribute("role", "tooltip");
    var title = doc.createElement("strong");
    title.textContent = entry.textContent;
    tip.appendChild(title);
    title.lang = entry.lang;
    var told = tip.appendChild(doc.createElement("span"));
    told.textContent = entry.nextElementSibling.textContent;
    told.lang = entry.nextElementSibling.lang;
    tip.addEventListener("mouseenter", function () { clearTimeout(closing); });
    tip.addEventListener("mouseleave", closeSoon);
    doc.querySelector("main").appendChild(tip);
    tipFor = link;
    link.setAttribute("aria-describedby", "tip");
    place();
  }

  function place() {
    var box = tipFor.getBoundingClientRect();
    var left = Math.max(8, Math.min(box.left, doc.documentElement.clientWidth - tip.offsetWidth - 8));
    var below = box.bottom + 8 + tip.offsetHeight < window.innerHeight || box.top < tip.offsetHeight + 64;
    tip.style.left = left + window.pageXOffset + "px";
    tip.style.top = (below ? box.bottom + 8 : box.top - tip.offsetHeight - 8) + window.pageYOffset + "px";
  }

  // The style may come after the first tip.
  doc.addEventListener("load", function () { if (tip) place(); }, true);
  doc.addEventListener("mouseout", function (event) {
    if (tipFor && tipFor.contains(event.target) && !tipFor.contains(event.relatedTarget)) closeSoon();
  });
  doc.addEventListener("focusout", function (event) { if (event.target === tipFor) close(); });
  doc.addEventListener("keydown", function (event) { if (event.key === "Escape") close(); });
  doc.addEventListener("click", function (event) {
    if (tip && !tip.contains(event.target) && !tipFor.contains(event.target)) close();
  });

  // A touch, the focus and the hover that follow from it, and the click come in this order, some before this part did.
  window.VanKien.tools.terms = function (link, event) {
    if (event.type === "touchstart") {
      touched = link;
      wasOpen = tipFor === link;
    } else if (event.type === "click") {
      if (touched === link && !wasOpen) {
        event.preventDefault();
        open(link);
      } else if (event.defaultPrevented) location.href = link.href;
      touched = null;
    } else if (touched !== link) {
      // The pointer or the focus may have gone on while the part was on its way.
      if (event.type === "mouseover" ? link.matches(":hover") : doc.activeElement === link) open(link);
    }
  };
})();

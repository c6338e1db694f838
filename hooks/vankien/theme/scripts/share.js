// Copying and sharing a work or one of its provisions: a part, loaded when somebody asks for it.
(function () {
  "use strict";
  var doc = document;
  var kien = window.VanKien;
  var work = doc.querySelector("[data-citation]");
  var page = location.href.split("#")[0].split("?")[0];
  // From a stick it is the address of the site that helps somebody else, not a place on this machine.
  var canonical = doc.querySelector("link[rel=canonical]");
  var isPortable = location.protocol === "file:" || doc.documentElement.hasAttribute("data-portable");
  if (isPortable && canonical) page = canonical.href;

  function copied() {
    var live = doc.querySelector("[data-live]");
    kien.say(live.getAttribute("data-copied"));
  }

  // The clipboard where it may be used, else the old way that also works over file:// and http://.
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
      try { if (doc.execCommand("copy")) copied(); } finally {
        area.remove();
        if (before) before.focus({ preventScroll: true });
      }
    }
    if (navigator.clipboard && navigator.clipboard.writeText) navigator.clipboard.writeText(text).then(copied, old);
    else old();
  }

  function citation(link) {
    if (!link) return work.getAttribute("data-citation");
    // "khoản 2 Điều 5 Nghị định số …", but "mục II.3, Nghị quyết số …"
    var name = link.getAttribute("aria-label");
    var article = work.getAttribute("data-article");
    return name + (article && name.indexOf(article) >= 0 ? " " : ", ") + work.getAttribute("data-citation");
  }

  var holder = doc.createElement("div");
  holder.innerHTML = kien.words.share;
  var menu = holder.firstElementChild;
  var opened = null;
  kien.offer(menu);

  function close() {
    if (opened) opened.removeAttribute("aria-expanded");
    menu.remove();
    opened = null;
  }

  function open(link, event) {
    var again = link === opened;
    close();
    if (again) return;
    opened = link;
    link.setAttribute("aria-expanded", "true");
    menu.setAttribute("aria-label", link.getAttribute("aria-label"));
    link.parentNode.insertAdjacentElement("afterend", menu);
    // Who came by the keyboard goes on to the menu, after the browser has gone to the address.
    if (!event.detail) setTimeout(function () { menu.querySelector("button").focus({ preventScroll: true }); }, 50);
  }

  menu.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    var link = opened;
    close();
    link.focus({ preventScroll: true });
  });

  kien.part("share", function (element, event) {
    if (element.className.indexOf("pv-link") >= 0) return open(element, event);
    var link = menu.contains(element) ? opened : null;
    var address = page + (link ? link.getAttribute("href") : "");
    var what = element.getAttribute("data-copy");
    if (what === "link") copy(address);
    else if (what) copy(citation(link) + ". " + address);
    else navigator.share({ title: doc.title, text: citation(link), url: address }).catch(function () {});
  });
})();

// Sending a work or a provision on: link, citation, a message, a code for a room; and telling that something is wrong.
// Comes with the first press. Nothing here asks a server: the reader's own programs send what the reader sends.
(function () {
  "use strict";
  var doc = document;
  var kit = window.VanKien;
  var words = kit.words.share;
  var work = doc.querySelector("[data-citation]");
  var canonical = doc.querySelector("link[rel=canonical]");
  // From a stick it is the address of the site that helps somebody else, not a place on this machine.
  var isPortable = location.protocol === "file:" || doc.documentElement.hasAttribute("data-portable");
  var page = isPortable && canonical ? canonical.href : location.href.split("#")[0].split("?")[0];
  var QUOTE = 220;

  kit.style([
    "dialog.sheet{box-sizing:border-box;width:min(34rem,100%);max-width:100%;max-height:92%;overflow:auto;overscroll-behavior:contain;margin:auto;padding:0 1.1rem 1.1rem;border:1px solid var(--line);border-top:4px double var(--red-ink);border-radius:6px;background:var(--card);color:var(--ink);box-shadow:0 12px 40px #0006}",
    "dialog.sheet:not([open]){display:none}",
    "dialog.sheet::backdrop{background:#1b1815a8}",
    ".sheet-head{display:flex;align-items:center;gap:.6rem;position:sticky;top:0;background:var(--card);padding:.5rem 0;z-index:1}",
    ".sheet-head h2{flex:1;margin:0;font-size:1.2rem}",
    ".sheet .icon{background:none;border:0;color:var(--ink);margin-right:-.6rem}",
    ".sheet-what{margin:0 0 .8rem;font-family:var(--serif);line-height:1.5}",
    ".sheet-list{list-style:none;margin:0;padding:0;border-top:1px solid var(--line)}",
    ".sheet-list li{border-bottom:1px solid var(--line)}",
    ".sheet-list button{display:block;width:100%;min-height:52px;padding:.5rem .2rem;text-align:left;background:none;border:0;color:var(--red-ink);font:600 1rem/1.4 var(--sans);cursor:pointer}",
    ".sheet-list button:hover{background:var(--wash)}",
    ".sheet-list span{display:block;font-weight:400;font-size:.9rem;color:var(--soft)}",
    ".sheet pre{max-height:14rem;overflow:auto;white-space:pre-wrap;overflow-wrap:anywhere;font:.93rem/1.55 var(--sans);border:1px solid var(--line)}",
    ".sheet textarea{display:block;box-sizing:border-box;width:100%;min-height:6.5rem;font:inherit;padding:.5rem .7rem;border:1px solid var(--soft);border-radius:4px;background:var(--paper);color:var(--ink);margin:.25rem 0 .8rem}",
    ".sheet-buttons{display:flex;flex-wrap:wrap;gap:.5rem;margin-top:.8rem}",
    ".sheet-said{margin:0;color:var(--ok);font-weight:600}",
    // Black on white whatever the page wears, and as large as the screen.
    "dialog.room{box-sizing:border-box;width:100%;height:100%;max-width:none;max-height:none;margin:0;padding:1rem;border:0;background:#fff;color:#000;color-scheme:light;overflow:auto;text-align:center;forced-color-adjust:none;--focus:#8c1d18}",
    "dialog.room[open]{display:flex;flex-direction:column;align-items:center;justify-content:safe center;gap:.7rem}",
    ".room h2{margin:0 3rem;font-size:clamp(1.1rem,2.6vmin,2.4rem);line-height:1.3;color:#000;max-width:46rem;text-wrap:balance}",
    ".room>svg{width:min(100%,max(14rem,calc(100vh - 15rem)));height:auto;flex:none;fill:#000;shape-rendering:crispEdges}",
    ".room p{margin:0;font:600 clamp(1rem,2.4vmin,1.8rem)/1.3 var(--sans);overflow-wrap:anywhere}",
    ".room .icon{position:absolute;top:.5rem;right:.5rem;color:#000;background:none;border:0}",
    "dialog.is-plain[open]{position:fixed;z-index:20;inset:0}"
  ]);

  function made(tag, name, text) {
    var element = doc.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  // With a text in which no symbol is torn at the end of a line.
  function whole(element, text) {
    text.split(/(\d{1,5}(?:[-/]\d{4})?[-/][A-ZĐƯ][A-Za-zĐđƯ]*[-/][A-ZĐƯ][A-Za-zĐđƯ\d]*)/).forEach(function (piece, i) {
      element.appendChild(i % 2 ? made("span", "nb", piece) : doc.createTextNode(piece));
    });
    return element;
  }

  function button(name, text, act) {
    var element = made("button", name, text);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }

  function closer(act) {
    var element = button("icon", "", act);
    element.setAttribute("aria-label", words.close);
    element.appendChild(drawn("0 0 24 24", "M19 6.4 17.6 5 12 10.6 6.4 5 5 6.4 10.6 12 5 17.6 6.4 19 12 13.4 17.6 19 19 17.6 13.4 12z"));
    return element;
  }

  function drawn(box, path) {
    var svg = doc.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", box);
    svg.setAttribute("focusable", "false");
    svg.appendChild(doc.createElementNS("http://www.w3.org/2000/svg", "path")).setAttribute("d", path);
    return svg;
  }

  // A place in the text: its address and its name; without a link it is the page.
  function place(link) {
    var hash = link ? link.getAttribute("href") : "";
    return { link: link, address: page + hash, name: link ? link.getAttribute("aria-label") : "" };
  }

  function citation(where) {
    if (!work) return doc.title;
    var own = work.getAttribute("data-citation");
    if (!where.name) return own;
    // "khoản 2 Điều 5 Nghị định số …", but "mục II.3, Nghị quyết số …"
    var article = work.getAttribute("data-article");
    return where.name + (article && where.name.indexOf(article) >= 0 ? " " : ", ") + own;
  }

  function chosen() {
    var text = String(window.getSelection ? getSelection() : "").replace(/\s+/g, " ").trim();
    return text.length > QUOTE ? text.slice(0, QUOTE).replace(/\s\S*$/, "") + " …" : text;
  }

  // The first words of a provision, so that who gets the message sees what it is about.
  function begins(where) {
    var block = where.link ? where.link.parentNode : null;
    if (!block) return "";
    // Of a heading the first paragraph below it; its own menu stands in between.
    if (/^H\d$/.test(block.tagName)) {
      do block = block.nextElementSibling; while (block && block.matches(".pv-menu,.paper"));
      if (!block || !block.matches("p,.pv")) return "";
    }
    var copy = block.cloneNode(true);
    Array.prototype.slice.call(copy.querySelectorAll("sup[class],sup[id],.pv-link")).forEach(function (part) { part.remove(); });
    var text = copy.textContent.replace(/\s+/g, " ").trim();
    return text.length > QUOTE ? text.slice(0, QUOTE).replace(/\s\S*$/, "") + " …" : text;
  }

  function capital(text) { return text.charAt(0).toUpperCase() + text.slice(1); }

  function message(where, quote) {
    var kind = doc.querySelector("[data-text-kind]");
    return [
      capital(citation(where)) + (work ? "." : ""),
      quote ? "“" + quote + "”" : "",
      // What the text is goes with it wherever it goes.
      kind ? "(" + kind.textContent.trim() + ")" : "",
      where.address
    ].filter(Boolean).join("\n");
  }

  // Copying: the clipboard where it may be used, else the old way that also works over file:// and http://.
  function copy(text, said, inside) {
    function done() { said(words.copied); }
    function old() {
      var area = doc.createElement("textarea");
      area.value = text;
      area.setAttribute("readonly", "");
      area.className = "visually-hidden";
      area.style.position = "fixed";
      area.style.top = "0";
      var before = doc.activeElement;
      inside.appendChild(area);
      area.select();
      var went = false;
      try { went = doc.execCommand("copy"); } catch (error) { /* told below */ }
      area.remove();
      if (before) before.focus({ preventScroll: true });
      if (went) done(); else said(words.refused);
    }
    if (navigator.clipboard && navigator.clipboard.writeText) navigator.clipboard.writeText(text).then(done, old);
    else old();
  }

  // Closes by Escape, by its button and by a press beside it; the focus goes back to where it was.
  function dialog(name, label) {
    var box = made("dialog", name);
    var before = doc.activeElement;
    box.setAttribute("aria-label", label);
    function close() {
      if (!box.parentNode) return;
      if (box.open && box.close) box.close();
      box.remove();
      if (before && before.isConnected) before.focus({ preventScroll: true });
    }
    box.addEventListener("close", close);
    box.addEventListener("click", function (event) { if (event.target === box) close(); });
    doc.body.appendChild(box);
    function show() {
      if (box.showModal) box.showModal();
      else {
        // Browsers from before dialogs: the same, but what lies behind is not shut off.
        box.setAttribute("open", "");
        box.classList.add("is-plain");
        box.addEventListener("keydown", function (event) { if (event.key === "Escape") close(); });
        box.querySelector("button").focus();
      }
    }
    return { box: box, close: close, show: show };
  }

  function sheet(title, what) {
    var own = dialog("sheet", title);
    var head = made("div", "sheet-head");
    head.appendChild(made("h2", "", title));
    var status = head.appendChild(made("p", "sheet-said"));
    status.setAttribute("role", "status");
    head.appendChild(closer(own.close));
    own.box.appendChild(head);
    if (what) own.box.appendChild(whole(made("p", "sheet-what"), what));
    own.said = function (text) {
      status.textContent = "";
      setTimeout(function () { status.textContent = text; }, 50);
    };
    return own;
  }

  function send(title, text, address) {
    var data = { title: title, text: text };
    if (address) data.url = address;
    // Who closes the sheet of the device has not failed.
    navigator.share(data).catch(function () {});
  }

  function share(opener) {
    var where = place(opener && opener.vankienPlace);
    var quote = chosen() || begins(where);
    var own = sheet(words.share, capital(citation(where)));
    var list = made("ul", "sheet-list");
    function entry(text, more, act) {
      var one = button("", text, act);
      if (more) one.appendChild(made("span", "", more));
      list.appendChild(made("li")).appendChild(one);
      return one;
    }
    var text = message(where, quote);
    if (navigator.share) entry(words.device, words.deviceMore, function () {
      send(doc.title, text.slice(0, text.lastIndexOf("\n")), where.address);
    });
    entry(words.link, where.address, function () { copy(where.address, own.said, own.box); });
    if (work) entry(words.citation, "", function () {
      copy(citation(where) + ". " + where.address, own.said, own.box);
    });
    entry(words.message, words.messageMore, function () { copy(text, own.said, own.box); });
    entry(words.code, words.codeMore, function () { own.close(); room(where); });
    entry(words.report, "", function () { own.close(); report(opener, null, quote); });
    own.box.appendChild(list);
    var preview = made("details");
    preview.appendChild(made("summary", "", words.preview));
    preview.appendChild(made("pre", "", text)).tabIndex = 0;
    own.box.appendChild(preview);
    own.show();
  }

  // A code as large as the screen: held up, or thrown on the wall, everybody in the room opens the same place.
  function room(where) {
    // What draws the code is a script of its own: few need it.
    if (!kit.qr) return kit.bring("qr", function () { room(where); }, function () {
      kit.say(doc.querySelector("[data-live]").getAttribute("data-failed"), 5000);
    });
    var rows = kit.qr(where.address);
    var own = dialog("room", words.code);
    own.box.appendChild(closer(own.close));
    own.box.appendChild(whole(made("h2"), capital(citation(where))));
    if (rows) {
      var path = "";
      rows.forEach(function (row, y) {
        row.forEach(function (dark, x) { if (dark) path += "M" + (x + 4) + " " + (y + 4) + "h1v1h-1z"; });
      });
      var size = rows.length + 8;
      var svg = drawn("0 0 " + size + " " + size, path);
      svg.setAttribute("role", "img");
      svg.setAttribute("aria-label", words.codeOf.replace("{address}", where.address));
      own.box.appendChild(svg);
    }
    own.box.appendChild(made("p", "", shown(where.address)));
    own.show();
  }

  // An address that somebody may type from the wall.
  function shown(address) {
    try { return decodeURI(address).replace(/^https?:\/\//, "").replace(/\/$/, ""); } catch (error) { return address; }
  }

  function report(opener, event, quoted) {
    var where = place((opener && opener.vankienPlace) || here());
    var own = sheet(words.report, words.reportMore);
    var label = made("label", "", words.wrong);
    var field = label.appendChild(made("textarea"));
    own.box.appendChild(label);
    var quote = quoted || chosen();
    var pre = made("pre");
    pre.tabIndex = 0;
    pre.setAttribute("role", "group");
    pre.setAttribute("aria-label", words.sent);
    var buttons = made("div", "sheet-buttons");
    var subject = words.subject.replace("{title}", work ? citation({ name: "" }) : doc.title);
    function text() {
      return [
        [words.wrong, field.value.trim()],
        [words.page, doc.title],
        [words.place, where.name],
        [words.quote, quote ? "“" + quote + "”" : ""],
        [words.version, work ? work.getAttribute("data-version") : ""],
        [words.address, where.address]
      ].filter(function (line) { return line[1]; }).map(function (line) { return line.join(" ").trim(); }).join("\n");
    }
    var mail = null;
    if (words.contact) {
      mail = made("a", "button", words.mail);
      buttons.appendChild(mail);
    }
    if (navigator.share) buttons.appendChild(button("button", words.device, function () { send(subject, text()); }));
    buttons.appendChild(button("button", words.copyReport, function () { copy(text(), own.said, own.box); }));
    function renew() {
      pre.textContent = text();
      if (mail) mail.href = "mailto:" + words.contact + "?subject=" + encodeURIComponent(subject) +
        "&body=" + encodeURIComponent(text().replace(/\n/g, "\r\n"));
    }
    field.addEventListener("input", renew);
    renew();
    own.box.appendChild(made("p", "quiet", words.sent));
    own.box.appendChild(pre);
    own.box.appendChild(buttons);
    own.box.appendChild(made("p", "quiet", words.contact ? words.contact : words.noContact));
    own.show();
    field.focus();
  }

  // The place that the address names, if it is one of the text.
  function here() {
    var anchor = decodeURIComponent(location.hash.slice(1).split("~")[0]);
    var target = anchor && doc.getElementById(anchor);
    return (target && target.querySelector(".pv-link")) || null;
  }

  // The small menu under a provision.
  var menu = null;
  var opened = null;
  function closeMenu(back) {
    if (!menu) return;
    var link = opened;
    opened.removeAttribute("aria-expanded");
    menu.remove();
    menu = opened = null;
    if (back) link.focus({ preventScroll: true });
  }
  function open(link, event) {
    var again = link === opened;
    closeMenu();
    if (again) return;
    opened = link;
    menu = made("div", "pv-menu");
    menu.setAttribute("role", "group");
    menu.setAttribute("aria-label", link.getAttribute("aria-label"));
    link.setAttribute("aria-expanded", "true");
    var where = place(link);
    menu.appendChild(button("", words.link, function () { copy(where.address, kit.say, doc.body); }));
    menu.appendChild(button("", words.citation, function () {
      copy(citation(where) + ". " + where.address, kit.say, doc.body);
    }));
    var more = menu.appendChild(button("", words.more, function () { share(more); }));
    more.vankienPlace = link;
    if (kit.voices && kit.voices().length) menu.appendChild(button("", words.aloud, function () {
      kit.use("aloud", link);
    }));
    menu.addEventListener("keydown", function (key) { if (key.key === "Escape") closeMenu(true); });
    link.parentNode.insertAdjacentElement("afterend", menu);
    // Who came by the keyboard goes on to the menu, after the browser has gone to the address.
    if (event && !event.detail) setTimeout(function () {
      if (menu) menu.querySelector("button").focus({ preventScroll: true });
    }, 50);
  }

  kit.tools.share = share;
  kit.tools.report = report;
  kit.tools.menu = open;
})();

// What every page runs: the menu, and the loading of everything else when somebody asks for it.
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

  // What only scripts can serve stands in the page as text, so that who has none does not meet it.
  all('script[type="text/html"]').forEach(function (one) {
    one.insertAdjacentHTML("beforebegin", one.text);
    one.parentNode.removeChild(one);
  });

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

  // Parts: what only some readers ask for. A part is a script with tools in it, loaded when the first of them is used,
  // together with its words in the language of the page and the style of what parts make.
  var tools = {};
  var files = { report: "share", menu: "share" };
  var waiting = {};
  var undressed = null;
  var dressed = false;

  function wear(name, before) {
    var link = doc.createElement("link");
    link.rel = "stylesheet";
    link.href = assets + name + ".css" + version;
    doc.head.insertBefore(link, before);
    return link;
  }

  // Brings the style of parts and says when it is there, or will not come: better bare than never.
  // Before the page's own style, so that what stands in both keeps the page's order.
  function look(ready) {
    if (!undressed) {
      undressed = [];
      var link = wear("parts", doc.querySelector("style"));
      var come = function () {
        dressed = true;
        undressed.splice(0).forEach(function (act) { act(); });
      };
      link.onload = link.onerror = come;
      setTimeout(come, 4000);
    }
    if (!ready) return;
    if (dressed) ready();
    else undressed.push(ready);
  }

  // A window that grows wide, or a reader who asks for more contrast: the style that start.js found no need for.
  var wide = matchMedia("(min-width:47rem),(prefers-contrast:more),(forced-colors:active)");
  if (wide.addListener) wide.addListener(function () {
    if (wide.matches && !doc.querySelector("[href*='wide.css']")) wear("wide", null);
  });

  function use(tool, element, event) {
    var file = files[tool] || tool;
    var begun = waiting[file];
    if (tools[tool] && !begun) return tools[tool](element, event);
    look();
    if (!begun) waiting[file] = begun = {};
    else if (begun[tool]) begun[tool].push([element, event]);
    // Who presses again while it is on its way wants it once; what follows a touch is handed on in its order.
    if (!begun[tool]) begun[tool] = [[element, event]];
    else if (tool !== "terms") begun[tool].splice(0, begun[tool].length - 1);
    if (begun.isAsked) return;
    begun.isAsked = true;
    function calls(act) {
      delete waiting[file];
      delete begun.isAsked;
      Object.keys(begun).forEach(function (name) {
        begun[name].forEach(function (call) { act(name, call[0], call[1]); });
      });
    }
    bring(file + "." + root.lang, function () {
      look(function () { calls(function (name, one, how) { if (tools[name]) tools[name](one, how); }); });
    }, function () {
      if (live) say(live.getAttribute("data-failed"), 5000);
      // A link leads on.
      calls(function (name, one, how) {
        if (name === "terms" && how.type === "click" && how.defaultPrevented) location.href = one.href;
      });
    });
  }

  // The look of a tool may come with it; a policy that allows no other style in pages allows rules in ours.
  // Into the page's own style: one that was linked cannot be written where pages are opened from a folder.
  function style(rules) {
    var sheet = doc.querySelector("style").sheet;
    rules.forEach(function (rule) {
      try { sheet.insertRule(rule, sheet.cssRules.length); } catch (error) { /* a browser that does not know it goes without */ }
    });
  }

  // The voices that the device itself has for a language; what another host would speak is not used.
  function voices(wanted) {
    var text = doc.querySelector("main article[lang],main .provisions[lang]");
    wanted = wanted || (text ? text.lang : root.lang).toLowerCase().split("-")[0];
    return (window.speechSynthesis ? speechSynthesis.getVoices() : []).filter(function (voice) {
      return voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === wanted;
    });
  }

  // The files of parts that a page which is kept must have without a network: others are kept when they were used.
  function needed() {
    return ["settings", "terms"].filter(function (name) {
      return name !== "terms" || doc.querySelector("a.term");
    }).map(function (name) { return assets + name + "." + root.lang + ".js" + version; })
      .concat(assets + "parts.css" + version);
  }

  window.VanKien = {
    words: {}, tools: tools, use: use, say: say, style: style, voices: voices, look: look, bring: bring, all: all,
    needed: needed, assets: assets
  };

  var listen = doc.querySelector("[data-tool=aloud]");
  if (listen && window.speechSynthesis) {
    var offer = function () { listen.hidden = !voices().length; };
    offer();
    // Voices are known a moment later, and change when somebody installs one.
    if (speechSynthesis.addEventListener) speechSynthesis.addEventListener("voiceschanged", offer);
    else speechSynthesis.onvoiceschanged = offer;
  }

  // The number of a provision opens what can be done with it, wherever it leads besides.
  doc.addEventListener("click", function (event) {
    var press = within(event.target, "[data-tool],.pv-link");
    if (!press) return;
    var tool = press.getAttribute("data-tool");
    if (tool) event.preventDefault();
    use(tool || "menu", press, event);
  });

  // Terms explain themselves: by hover, by focus, and by the first tap; the second tap follows the link.
  var touched = null;
  ["mouseover", "focusin", "touchstart", "click"].forEach(function (type) {
    doc.addEventListener(type, function (event) {
      var link = within(event.target, "a.term");
      if (!link) return;
      // A tap that comes before the part: it will show the term, or follow the link if it does not come at all.
      if (type === "click" && (!tools.terms || waiting.terms) && touched === link) event.preventDefault();
      if (type === "touchstart") touched = link;
      use("terms", link, event);
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
    var summary = menu.querySelector("summary");
    var panel = menu.nextElementSibling;
    var leave = function (event) {
      if (menu.open && !menu.contains(event.target) && !panel.contains(event.target)) menu.open = false;
    };
    doc.addEventListener("focusin", leave);
    doc.addEventListener("click", leave);
    doc.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      summary.focus();
    });
    // Light or dark, and the size of the letters, come with the menu.
    summary.addEventListener("click", function () { use("settings"); });
  }

  // Before the first paint only the beginning of a work is laid out: what is not `later`, which most works have so
  // far below that no browser looks at it for the first picture; what it must look at would be laid out in a second go.
  // The rest follows piece by piece when there is time, or at once when somebody does something: then every place is
  // where its address leads.
  var rest = all(".later");
  var idle = window.requestIdleCallback || function (act) { setTimeout(act, 50); };
  function more() {
    var one = rest.shift();
    if (!one) return whole();
    one.style.contentVisibility = "visible";
    idle(more);
  }
  function whole() { root.classList.add("whole"); }
  ["touchstart", "mousedown", "keydown", "wheel", "scroll"].forEach(function (type) {
    addEventListener(type, whole, { passive: true, once: true });
  });
  addEventListener("load", function () { idle(more); });

  // Beside the text there is room for its contents.
  var contents = doc.querySelector("details.contents");
  if (contents && matchMedia("(min-width:70rem)").matches) contents.open = true;
})();

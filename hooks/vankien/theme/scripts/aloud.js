// Reading aloud with a voice that the device itself has, sentence by sentence. Comes with the first press.
// No voice that speaks over the network is used: nobody else is to hear what is read.
(function () {
  "use strict";
  var doc = document;
  var kit = window.VanKien;
  var words = kit.words.aloud;
  var synth = window.speechSynthesis;
  var RATES = [0.75, 1, 1.25, 1.5];
  // Read: the blocks of the text. Not read: signs, notes, what serves the hand and not the ear.
  var BLOCKS = "h1,h2,h3,h4,h5,h6,p,li,dt,dd,th,td,figcaption,blockquote,caption";
  var SILENT = "sup[class],sup[id],.pv-menu,.badges,.actions,.tools,.offers,.contents,.mark,.where,.facts,.chart,.chain,.colophon,.paper," +
    "#nguon,#quan-he,.terms-used,.footnote,.visually-hidden,.in-lang,.banner-go,.crumb,.beside,button,[hidden],[data-silent]";
  var marks = window.CSS && CSS.highlights && window.Highlight ? new Highlight() : null;
  var calm = window.matchMedia && matchMedia("(prefers-reduced-motion: reduce)").matches;
  var sentences = null;
  var at = 0;
  var turn = 0;
  var isSpeaking = false;
  var bar = null;
  var parts = {};
  var before = null;
  var block = null;

  kit.style([
    ".aloud{position:fixed;left:0;right:0;bottom:0;z-index:8;background:var(--card);color:var(--ink);border-top:3px double var(--red-ink);box-shadow:0 -6px 20px #0003;padding:.35rem max(.5rem,env(safe-area-inset-left)) calc(.35rem + env(safe-area-inset-bottom,0px))}",
    ".aloud-row{display:flex;align-items:center;justify-content:center;gap:.25rem;max-width:42rem;margin:auto}",
    ".aloud button{min-width:46px;min-height:46px;display:grid;place-items:center;background:none;border:1px solid transparent;border-radius:5px;color:var(--red-ink);cursor:pointer}",
    ".aloud svg{width:1.7rem;height:1.7rem}",
    ".aloud .is-main{background:var(--red);color:#fff;border-radius:50%}",
    ".aloud label{display:flex;align-items:center;gap:.35rem;font-size:.9rem;color:var(--soft);margin:0 auto 0 .5rem;min-width:0}",
    ".aloud select{width:auto;min-width:4.6rem}",
    ".aloud .is-voice{max-width:11rem}",
    ".is-aloud{scroll-padding-bottom:6rem}",
    ".is-aloud body{padding-bottom:5rem}",
    ".is-spoken{background:var(--wash);box-shadow:-.5rem 0 var(--wash),-.75rem 0 var(--gold)}",
    "::highlight(vankien-aloud){background-color:#f6dd8d;color:#26211c}",
    "@media (forced-colors:active){::highlight(vankien-aloud){background-color:Highlight;color:HighlightText}.is-spoken{outline:2px solid Highlight}.aloud .is-main{border:2px solid ButtonText}}",
    "@media (max-width:30rem){.aloud .is-word{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}}",
    "@media print{.aloud{display:none}}"
  ]);

  function language(element) {
    var holder = element.closest("[lang]");
    return (holder ? holder.getAttribute("lang") : "").toLowerCase().split("-")[0];
  }

  // The sentences of a block, each as the range of the page where it stands.
  function split(element, own) {
    var nodes = [];
    var text = "";
    var walker = doc.createTreeWalker(element, NodeFilter.SHOW_TEXT, null);
    for (var node = walker.nextNode(); node; node = walker.nextNode()) {
      var parent = node.parentNode;
      // A block within a block speaks for itself.
      if (parent.closest(BLOCKS) !== element || parent.closest(SILENT)) continue;
      if (parent.closest(".pv-link:not(.pv-n)")) continue;
      nodes.push([text.length, node]);
      text += node.data;
    }
    // A number alone is said only where it is what a table tells.
    if (!(element.tagName === "TD" ? /[^\s.,;:–-]/ : /[^\s\d.,;:–-]/).test(text)) return [];
    return pieces(text, own).map(function (piece) {
      return { text: piece[1].replace(/\s+/g, " ").trim(), range: range(nodes, piece[0], piece[0] + piece[1].length), element: element };
    }).filter(function (sentence) { return sentence.text; });
  }

  function range(nodes, from, to) {
    var made = doc.createRange();
    nodes.forEach(function (pair) {
      var end = pair[0] + pair[1].length;
      if (from >= pair[0] && from <= end) made.setStart(pair[1], from - pair[0]);
    });
    for (var index = nodes.length - 1; index >= 0; index -= 1) {
      if (to >= nodes[index][0] && to <= nodes[index][0] + nodes[index][1].length) made.setEnd(nodes[index][1], to - nodes[index][0]);
    }
    return made;
  }

  function pieces(text, own) {
    var found = [];
    if (window.Intl && Intl.Segmenter) {
      var list = new Intl.Segmenter(own, { granularity: "sentence" }).segment(text)[Symbol.iterator]();
      for (var step = list.next(); !step.done; step = list.next()) found.push([step.value.index, step.value.segment]);
    } else {
      text.replace(/[^.!?…]+(?:[.!?…]+(?!\s)[^.!?…]+)*[.!?…]*\s*/g, function (piece, index) { found.push([index, piece]); return ""; });
    }
    // "1." and "Điều 5." begin a sentence; they are none.
    for (var at = found.length - 2; at >= 0; at -= 1) {
      if (!/^\s*(\S{1,7}|\S+\s+\d+)\.?\s*$/.test(found[at][1])) continue;
      found[at][1] += found[at + 1][1];
      found.splice(at + 1, 1);
    }
    return found;
  }

  function collect() {
    var found = [];
    var known = {};
    var from = doc.querySelector("main article") || doc.querySelector("main");
    Array.prototype.forEach.call(from.querySelectorAll(BLOCKS), function (element) {
      if (element.closest(SILENT)) return;
      var own = language(element);
      if (!(own in known)) known[own] = kit.voices(own);
      // What no voice of the device can say is left out.
      if (known[own].length) split(element, own).forEach(function (sentence) {
        sentence.language = own;
        found.push(sentence);
      });
    });
    return found;
  }

  function voice(own) {
    var voices = kit.voices(own);
    var wanted = parts.voice && parts.voice.value;
    return voices.filter(function (one) { return one.voiceURI === wanted; })[0] ||
      voices.filter(function (one) { return one["default"]; })[0] || voices[0];
  }

  function speak() {
    var mine = turn += 1;
    synth.cancel();
    var sentence = sentences[at];
    if (!sentence) { finish(); return; }
    isSpeaking = true;
    show(sentence);
    var said = new SpeechSynthesisUtterance(sentence.text);
    said.voice = voice(sentence.language);
    said.lang = said.voice ? said.voice.lang : sentence.language;
    said.rate = parseFloat(parts.rate.value);
    said.onend = function () {
      if (mine !== turn) return;
      at += 1;
      speak();
    };
    said.onerror = function (event) {
      if (mine !== turn || /interrupted|canceled/.test(event.error)) return;
      pause();
      kit.say(words.aloudFailed);
    };
    // Android forgets an utterance that nobody holds.
    parts.utterance = said;
    synth.speak(said);
  }

  function show(sentence) {
    parts.main.setAttribute("aria-label", words.pause);
    icon(parts.main, "M6 5h4v14H6zm8 0h4v14h-4z");
    unmark();
    if (marks) {
      marks.add(sentence.range);
      CSS.highlights.set("vankien-aloud", marks);
    } else {
      block = sentence.element;
      block.classList.add("is-spoken");
    }
    for (var up = sentence.element.closest("details"); up; up = up.parentNode.closest("details")) up.open = true;
    var box = sentence.range.getBoundingClientRect();
    if (box.top < 80 || box.bottom > window.innerHeight - 110) {
      var target = window.pageYOffset + box.top - window.innerHeight / 3;
      if ("scrollBehavior" in doc.documentElement.style) window.scrollTo({ top: target, behavior: calm ? "auto" : "smooth" });
      else window.scrollTo(0, target);
    }
  }

  function unmark() {
    if (marks) marks.clear();
    if (block) block.classList.remove("is-spoken");
    block = null;
  }

  // Android stops for good when it is asked to pause: so speaking ends, and begins again with the same sentence.
  function pause() {
    turn += 1;
    isSpeaking = false;
    synth.cancel();
    parts.main.setAttribute("aria-label", words.play);
    icon(parts.main, "M8 5v14l11-7z");
  }

  function finish() {
    turn += 1;
    isSpeaking = false;
    synth.cancel();
    unmark();
    doc.documentElement.classList.remove("is-aloud");
    if (bar) bar.remove();
    bar = sentences = null;
    if (before && before.isConnected) before.focus({ preventScroll: true });
  }

  function step(by) {
    at = Math.max(0, Math.min(sentences.length - 1, at + by));
    if (isSpeaking) speak(); else show(sentences[at]), pause();
  }

  function icon(button, path) {
    button.textContent = "";
    var svg = doc.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    svg.appendChild(doc.createElementNS("http://www.w3.org/2000/svg", "path")).setAttribute("d", path);
    button.appendChild(svg);
  }

  function push(row, label, path, act) {
    var button = row.appendChild(doc.createElement("button"));
    button.type = "button";
    button.setAttribute("aria-label", label);
    icon(button, path);
    button.addEventListener("click", act);
    return button;
  }

  function pick(row, label, name, options, chosen) {
    var field = row.appendChild(doc.createElement("label"));
    var word = field.appendChild(doc.createElement("span"));
    word.className = "is-word";
    word.textContent = label;
    var select = field.appendChild(doc.createElement("select"));
    options.forEach(function (option) {
      var one = select.appendChild(doc.createElement("option"));
      one.value = option[0];
      one.textContent = option[1];
    });
    select.value = chosen;
    select.className = "is-" + name;
    select.addEventListener("change", function () {
      if (name === "rate") try { localStorage.setItem("rate", select.value); } catch (error) { /* it holds for this page */ }
      if (isSpeaking) speak();
    });
    parts[name] = select;
  }

  function build() {
    bar = doc.createElement("div");
    bar.className = "aloud";
    bar.setAttribute("role", "region");
    bar.setAttribute("aria-label", words.aloudBar);
    var row = bar.appendChild(doc.createElement("div"));
    row.className = "aloud-row";
    push(row, words.previous, "M6 6h2v12H6zm3.5 6 8.5 6V6z", function () { step(-1); });
    parts.main = push(row, words.pause, "M6 5h4v14H6zm8 0h4v14h-4z", function () { if (isSpeaking) pause(); else speak(); });
    parts.main.className = "is-main";
    push(row, words.next, "M6 18l8.5-6L6 6zM16 6v12h2V6z", function () { step(1); });
    var kept = null;
    try { kept = localStorage.getItem("rate"); } catch (error) { /* the usual speed */ }
    pick(row, words.speed, "rate", RATES.map(function (rate) {
      return [String(rate), rate.toLocaleString(doc.documentElement.lang) + "×"];
    }), RATES.indexOf(parseFloat(kept)) >= 0 ? kept : "1");
    var voices = kit.voices(sentences[0].language);
    if (voices.length > 1) pick(row, words.voice, "voice", voices.map(function (one) {
      return [one.voiceURI, one.name];
    }), (voice(sentences[0].language) || voices[0]).voiceURI);
    push(row, words.stop, "M19 6.4 17.6 5 12 10.6 6.4 5 5 6.4 10.6 12 5 17.6 6.4 19 12 13.4 17.6 19 19 17.6 13.4 12z", finish);
    doc.body.appendChild(bar);
    doc.documentElement.classList.add("is-aloud");
    parts.main.focus({ preventScroll: true });
  }

  // From the beginning, or from the provision whose menu asked for it.
  function begin(opener) {
    if (bar) finish();
    before = opener || doc.activeElement;
    sentences = collect();
    if (!sentences.length) { kit.say(words.aloudFailed); return; }
    at = 0;
    var from = opener && opener.classList.contains("pv-link") ? opener.closest(".pv") || opener.parentNode : null;
    if (from) sentences.some(function (sentence, index) {
      at = index;
      return from.contains(sentence.element);
    });
    build();
    speak();
  }

  doc.addEventListener("keydown", function (event) {
    if (bar && event.key === "Escape" && !event.defaultPrevented && !doc.querySelector("dialog[open]")) finish();
  });
  window.addEventListener("pagehide", function () { synth.cancel(); });
  kit.tools.aloud = begin;
})();

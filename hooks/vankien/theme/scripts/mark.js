// Marks words on the page that a search led to: "#II.3~mark=chuyển đổi số|dữ liệu". Loaded only by such an address.
(function () {
  "use strict";
  const MOST = 400;
  const LETTER = /[\p{L}\p{N}]/u;
  const BLOCK = "p,li,td,th,dt,dd,h1,h2,h3,h4,h5,h6,figcaption,pre,div,section";
  const LEFT_OUT = "script,style,template,svg,mark,button,.pv-menu,.pv-link:not(.pv-n),.tip";
  const STROKED = { đ: "d", ð: "d", ø: "o", ł: "l", ı: "i" };

  // A letter in lower case without its marks; the marks alone of decomposed text are left out.
  function folded(letter) {
    const plain = letter.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    return STROKED[plain] || plain.slice(0, 1);
  }

  // All letters and marks in one order: where the tone stands makes no difference, "hoá" is "hóa".
  const spelt = (text) => Array.from(text.toLowerCase().normalize("NFD")).sort().join("");

  // The text of an element, folded, and for each of its letters the node and place it comes from.
  function read(place) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    const letters = [];
    const from = [];
    let block = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent.closest(LEFT_OUT)) continue;
      if (parent.closest(BLOCK) !== block) {
        block = parent.closest(BLOCK);
        letters.push("\n");
        from.push(null);
      }
      for (let i = 0; i < node.data.length; i++) {
        const letter = folded(node.data[i]);
        if (!letter) continue;
        letters.push(letter);
        from.push({ node, at: i });
      }
    }
    return { text: letters.join(""), from };
  }

  // The places of a phrase as whole words. Marks count where they were asked for.
  function find(wanted, { text, from }) {
    const parts = wanted.match(/[\p{L}\p{N}\p{M}]+/gu);
    if (!parts) return [];
    const isExact = /[^\u0000-\u007f]/.test(wanted);
    const pattern = parts.map((part) => Array.from(part).map(folded).join("")).join("[^\\p{L}\\p{N}\n]{1,3}");
    const found = [];
    const regex = new RegExp(pattern, "gu");
    for (let match = regex.exec(text); match && found.length < MOST; match = regex.exec(text)) {
      const end = match.index + match[0].length;
      if (LETTER.test(text[match.index - 1] || "") || LETTER.test(text[end] || "")) continue;
      const pieces = [];
      for (let i = match.index; i < end; i++) {
        const { node, at } = from[i];
        const last = pieces[pieces.length - 1];
        if (last && last.node === node) last.end = at + 1;
        else pieces.push({ node, start: at, end: at + 1 });
      }
      pieces.forEach((piece) => {
        // Marks that follow their letter belong to it.
        while (/[\u0300-\u036f]/.test(piece.node.data[piece.end] || "")) piece.end += 1;
      });
      const said = (pieces.map((piece) => piece.node.data.slice(piece.start, piece.end)).join("").match(/[\p{L}\p{N}\p{M}]+/gu) || []);
      if (!isExact || spelt(said.join("")) === spelt(parts.join(""))) found.push(...pieces);
    }
    return found;
  }

  function mark(place, wanted) {
    const pieces = [].concat(...wanted.map((one) => find(one, read(place)))).slice(0, MOST);
    const byNode = new Map();
    pieces.forEach((piece) => byNode.set(piece.node, (byNode.get(piece.node) || []).concat(piece)));
    byNode.forEach((some, node) => {
      const whole = [];
      some.sort((one, other) => one.start - other.start).forEach(({ start, end }) => {
        const last = whole[whole.length - 1];
        if (last && start < last.end) last.end = Math.max(last.end, end);
        else whole.push({ start, end });
      });
      // From the end, so that the places before stay where they are.
      whole.reverse().forEach(({ start, end }) => {
        const rest = node.splitText(start);
        rest.splitText(end - start);
        const made = document.createElement("mark");
        rest.replaceWith(made);
        made.append(rest);
      });
    });
  }

  function decoded(text) {
    try { return decodeURIComponent(text); } catch (error) { return ""; }
  }

  function start() {
    const [anchor, ...pairs] = location.hash.slice(1).split("~");
    const own = pairs.filter((pair) => pair.startsWith("mark="));
    if (!own.length) return;
    // The address goes on without the words, so that it can be copied. Going there anew lets :target and scrolling work.
    const rest = [anchor].concat(pairs.filter((pair) => own.indexOf(pair) < 0)).join("~");
    // At once, however far: who comes from a search has not been above.
    const page = document.documentElement;
    page.style.scrollBehavior = "auto";
    setTimeout(() => { page.style.scrollBehavior = ""; }, 500);
    if (rest) location.replace(`#${rest}`);
    else history.replaceState(history.state, "", location.href.split("#")[0]);
    const main = document.querySelector("main");
    const place = anchor ? document.getElementById(decoded(anchor)) || main : main;
    Array.from(document.querySelectorAll("main mark")).forEach((old) => old.replaceWith(...old.childNodes));
    main.normalize();
    mark(place, decoded(own[0].slice(5)).split("|").slice(0, 8));
  }

  addEventListener("hashchange", start);
  start();
})();

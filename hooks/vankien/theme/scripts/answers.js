// What the search answers, as elements of a page. All of it is put in as text, never as HTML.
(function () {
  "use strict";
  const SYMBOL = /(\d{1,5}(?:[-/]\d{4})?[-/][A-ZĐƯ][A-Za-zĐđƯ]*[-/][A-ZĐƯ][A-Za-zĐđƯ\d]*)/;
  // Addresses stay short enough to be sent; what is marked beyond that helps nobody.
  const MOST_MARKS = 8;

  function make(name, attributes, ...children) {
    const made = document.createElement(name);
    Object.keys(attributes || {}).forEach((key) => {
      const value = attributes[key];
      if (value !== false && value !== undefined && value !== null) made.setAttribute(key, value === true ? "" : value);
    });
    made.append(...children.filter((child) => child || child === 0));
    return made;
  }

  // The children of an element, in place of those it had (replaceChildren is younger than many a phone).
  function refill(element, ...children) {
    element.textContent = "";
    element.append(...children);
  }

  // A symbol is not torn at the end of a line.
  function whole(text) {
    return String(text || "").split(SYMBOL).map((piece, i) => (i % 2 ? make("span", { class: "nb" }, piece) : piece))
      .filter(Boolean);
  }

  // [{text, mark}] as text with marked words.
  function segments(list) {
    return [].concat(...(list || []).map((one) => (one.mark ? [make("mark", {}, ...whole(one.text))] : whole(one.text))));
  }

  const plain = (list) => (list || []).map((one) => one.text).join("");

  // A sentence with its {names} filled in: with text, or with elements.
  function sentence(pattern, values) {
    return pattern.split(/\{(\w+)\}/).map((piece, i) => (i % 2 ? values[piece] : piece)).filter((piece) => piece !== "");
  }

  const fill = (pattern, values) => sentence(pattern, values).join("");

  // Over file://, and wherever a portable copy lies, a folder does not open by itself.
  const isPortable = location.protocol === "file:" || document.documentElement.hasAttribute("data-portable");
  const file = (path) => (isPortable && /(?:^|\/)$/.test(path) ? `${path}index.html` : path);

  // The address of an answer; what is to be marked there stands behind the anchor, where only the page itself reads it.
  function href(root, address, anchor, marks) {
    const [path, own] = String(address).split("#");
    const at = anchor === undefined ? own || "" : anchor;
    const wanted = (marks || []).filter(Boolean).slice(0, MOST_MARKS).join("|").slice(0, 200);
    const mark = wanted ? `~mark=${encodeURIComponent(wanted).replace(/~/g, "%7E")}` : "";
    return root + file(path) + (at || mark ? `#${at}${mark}` : "");
  }

  // What is kept of a long query; half a letter at its end would be no text.
  const brief = (text) => text.trim().slice(0, 300).replace(/[\ud800-\udbff]$/, "");

  window.VanKienAnswers = { make, refill, whole, segments, plain, sentence, fill, file, href, brief, isPortable };
})();

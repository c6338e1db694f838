// Pagefind, asked where our own lists hold not all the words: it knows stems and beginnings of words, each language's own.
// A script of its own, for browsers that know no import() cannot even read it.
(function () {
  "use strict";
  const MOST = 5;
  let engine = null;

  // As the index has it: đ is written as d with a combining stroke, so that d finds it.
  const encode = (text) => text.normalize("NFC").replace(/đ/g, "d\u0335").replace(/Đ/g, "D\u0335");

  function open(url) {
    engine = engine || import(url).then((pagefind) => pagefind.init().then(() => pagefind));
    return engine;
  }

  // The keys of the likeliest items, best first.
  function find(url, text) {
    return open(url).then((pagefind) => pagefind.search(encode(text)))
      .then((found) => Promise.all(found.results.slice(0, MOST).map((one) => one.data())))
      .then((all) => all.map((one) => one.meta.key));
  }

  self.VanKienPagefind = { find };
})();

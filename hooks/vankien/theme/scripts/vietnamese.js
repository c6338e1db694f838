// What the Vietnamese texts say to a search in another language: a part of the page of results, loaded with its first answer.
(function () {
  "use strict";
  const { make, refill, file } = window.VanKienAnswers;
  const words = JSON.parse(window.VanKien.words.vietnamese);
  const MOST = 5;
  // With fewer answers in the language of the page than this, the others are asked for without being called.
  const FEW = 5;
  const LETTERS = /[ăâđêôơưàảãạằẳẵặắầẩẫậấèẻẽẹềểễệếìỉĩịòỏõọồổỗộốờởỡợớùủũụừửữựứỳỷỹỵ]/i;
  let search = null;

  // Who types Vietnamese letters, asks for a term, or found little.
  const isWanted = (asked) => LETTERS.test(asked.text) || asked.answer.total < FEW || asked.answer.terms.length > 0;

  // A term of the glossary is called by its name in any language: what is looked for in the texts is its Vietnamese one.
  function find(text) {
    const how = { filters: {}, sort: "fit", from: 0, size: 3 * MOST };
    return search.find(text, how).then((answer) => {
      const term = (answer.terms || [])[0];
      return term && !LETTERS.test(text) ? search.find(term.label, how) : answer;
    });
  }

  // `asked` is {text, answer, root, language, words, isCurrent}: the answer in the language of the page, and how it is shown.
  window.VanKien.tools.vietnamese = function (place, asked) {
    const { root, text } = asked;
    const all = make("p", {}, make("a", { href: `${file(`${root}search/`)}#q=${encodeURIComponent(text)}`, hreflang: "vi" }, words.all));
    refill(place, all);
    if (!isWanted(asked)) return;
    search = search || window.VanKienSearch.open({ folder: `${root}search/data/vi/`, language: "vi" });
    const known = asked.answer.results.map((one) => one.key).concat(asked.answer.terms.map((one) => one.key));
    find(text).then((answer) => {
      const results = answer.results.filter((one) => known.indexOf(one.key) < 0).slice(0, MOST);
      if (!asked.isCurrent() || !results.length || answer.isNearest) return;
      const list = make("ol", { class: "results", lang: "vi" });
      window.VanKienEntries.update(list, results, {
        words: asked.words, root, language: asked.language, marks: answer.marks,
        fill: (result) => search.fill(result, answer),
      });
      refill(place, make("h2", {}, words.heading), list, all);
    }, () => { /* not there without a network: the answer in the language of the page stands by itself */ });
  };
})();

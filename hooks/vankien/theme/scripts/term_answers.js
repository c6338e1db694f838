// The terms of the glossary that a query is, to be answered with their definition above everything else.
(function () {
  "use strict";
  const query = self.VanKienQuery;
  const { tokens } = self.VanKienCatalogue;
  const DIFFERENCE = /(?:^| )(?:khac|phan biet|so sanh|difference)(?: |$)/;

  // A word of a text as a word that is asked for.
  const asked = (word) => Object.assign({ marks: word.folded !== word.exact, role: "" }, word);

  // Terms that the query is, in any of its readings and of their spellings; with its marks rather than with others. Of a
  // question for a difference, the terms that it names.
  function terms(catalogue, question) {
    if (question.told.symbols.length || question.told.isLiteral) return [];
    const all = catalogue.items.filter((item) => item.type === "term");
    const readings = [question.best].concat(question.readings).map((reading) => reading.words).filter((words) => words.length);
    if (readings.length && readings[0].every((word) => word.role === "bodies")) readings.push(...bodyNames(catalogue, question.told.bodies));
    const isAt = (name, words, at, fits) => at + name.length <= words.length && name.every((word, i) => fits(words[at + i], word));
    const is = (name, words, fits) => name.length === words.length && isAt(name, words, 0, fits);
    const found = (fits) => all.filter((item) => item.spellings.some((name) => readings.some((words) => is(name, words, fits))));
    const isExact = (word, other) => (word.marks ? word.key === other.key : word.folded === other.folded);
    const exact = found(isExact);
    const several = (exact.length ? exact : found((word, other) => word.folded === other.folded)).slice(0, 2);
    if (several.length || !readings.length) return several;
    if (DIFFERENCE.test(query.fold(question.text))) return named(all, readings[0], (name, words, at) => isAt(name, words, at, isExact));
    // "UBMTTQ" is a committee of what a term is.
    const isInside = (name) => name.length > 2 && readings[0].some((_, at) => isAt(name, readings[0], at, isExact));
    return /^\S+$/.test(question.text) ? all.filter((item) => item.spellings.some(isInside)).slice(0, 1) : [];
  }

  // The names of bodies as words, and without "Trung ương" at their end.
  function bodyNames(catalogue, ids) {
    const names = catalogue.data.bodies.filter((body) => ids.indexOf(body[0]) >= 0).map((body) => body[1]);
    return names.concat(names.map((name) => name.replace(/ Trung ương$/, ""))).map((name) => tokens(name).map((one) => asked(one.word)));
  }

  // The terms that words are, one behind the other; none if other words remain.
  function named(all, words, isAt) {
    const found = [];
    for (let at = 0; at < words.length;) {
      const here = [].concat(...all.map((item) => item.spellings.filter((name) => isAt(name, words, at)).map((name) => ({ item, name }))));
      const longest = here.sort((a, b) => b.name.length - a.name.length)[0];
      if (!longest) {
        if (!/^(?:va|voi|hay|hoac|and)$/.test(words[at].folded)) return [];
        at++;
        continue;
      }
      if (found.indexOf(longest.item) < 0) found.push(longest.item);
      at += longest.name.length;
    }
    return found.slice(0, 3);
  }

  self.VanKienTerms = { asked, terms };
})();

// A query in its readings, each with the works, terms and pages that answer it and how well: what comes first, and why.
(function () {
  "use strict";
  const query = self.VanKienQuery;
  const { byTitle, tokens, OTHER_FORM } = self.VanKienCatalogue;
  const { asked, terms } = self.VanKienTerms;
  // What may be said of a meeting.
  const MEETING = "nghị quyết hội nghị lần thứ ban chấp hành trung ương đảng tw khóa " +
    "nhất hai ba tư năm sáu bảy tám chín mười";
  // Another form of the word that was typed says nearly the same; what only begins alike may be another word.
  const FORM = 0.95;
  const MOST_FORMS = 6;
  const LEVELS = ["central", "state", "province", "local"];

  // What a query says, and every title and symbol that answers it.
  function ask(catalogue, text) {
    const told = query.understand(text, catalogue.tables);
    if (/^"[^"]+"$/.test(told.text) && told.phrases.length) takeLiterally(told);
    findHiddenSymbol(catalogue, told);
    takeAsCited(catalogue, told);
    told.readings.forEach((reading) => keepTerms(catalogue, reading.words, told));
    if (told.year && !catalogue.items.some((item) => item.year === told.year)) takeYearAsWord(told);
    const readings = told.readings.slice(0, 4).map((reading) => read(catalogue, told, reading));
    const asked = { text: told.text, told, readings, best: readings[0], terms: [] };
    choose(asked);
    asked.terms = terms(catalogue, asked);
    return asked;
  }

  // A slip in the name of a kind hides a symbol: "nghj quyet 25".
  function findHiddenSymbol(catalogue, told) {
    told.readings.filter((reading) => reading.changed).slice(0, 2).forEach((reading) => {
      if (told.symbols.length || !told.numbers.length) return;
      const { symbols, kinds, readings } = query.understand(reading.text, catalogue.tables);
      if (!symbols.length) return;
      Object.assign(told, { symbols, kinds, numbers: [] });
      reading.words = readings[0].words;
    });
  }

  // A symbol that no work bears and no title cites may stand in texts: its parts side by side.
  function takeAsCited(catalogue, told) {
    const isKnown = (symbol) => catalogue.items.some((item) => item.parsed &&
      [item.parsed].concat(item.cited).some((one) => query.sameSymbol(symbol, one)));
    const strangers = told.symbols.filter((symbol) => !isKnown(symbol));
    if (!strangers.length) return;
    told.symbols = told.symbols.filter(isKnown);
    told.cited = strangers.map((symbol) => symbol.text);
    told.phrases = told.phrases.concat(told.cited);
    const isAlone = !told.readings.some((reading) => reading.words.length);
    const parts = [].concat(...told.cited.map(tokens)).map(({ word }) => asked(word));
    told.readings.forEach((reading) => { reading.words = parts.concat(reading.words); });
    if (!isAlone || told.symbols.length) return;
    told.readings[0].isRow = told.cited.length === 1;
    Object.assign(told, { isCitation: true, isLiteral: true, kinds: [], year: null, readings: told.readings.slice(0, 1) });
  }

  // "Báo cáo viên" is a term, and no report ("báo cáo"): a word of a longer term names no kind and no body, unless works
  // of that kind are called so ("chương trình hành động").
  function keepTerms(catalogue, words, told) {
    catalogue.items.forEach((item) => (item.spellings || []).forEach((name) => {
      for (let at = 0; at + name.length <= words.length; at++) {
        const inside = words.slice(at, at + name.length);
        if (!name.every((word, i) => inside[i].folded === word.folded) || inside.every((word) => word.role)) continue;
        if (inside[0].role === "kinds" && isTitled(catalogue, told.kinds, name)) continue;
        inside.filter((word) => word.role === "kinds" || word.role === "bodies").forEach((word) => {
          told[word.role] = [];
          word.role = "";
        });
      }
    }));
  }

  const isTitled = (catalogue, kinds, name) => catalogue.items.some((item) => kinds.indexOf(item.kind) >= 0 &&
    name.every((word, i) => item.words[i] && item.words[i].key === word.key));

  // A phrase in quotes means its words as they stand: no name, no day and no question among them.
  function takeLiterally(told) {
    const words = tokens(told.text).map((one) => asked(one.word));
    Object.assign(told, { symbols: [], kinds: [], bodies: [], dates: [], numbers: [], year: null, congress: null });
    told.readings = [{ words, text: told.text, weight: 1, changed: false }];
    told.isLiteral = true;
  }

  // A year of which the library has no work is a word of a text: "tầm nhìn đến năm 2045".
  function takeYearAsWord(told) {
    const isYear = (word) => word.role === "year";
    const withYear = told.readings.filter((reading) => reading.words.some(isYear));
    if (!withYear.length) return;
    told.year = null;
    withYear[0].weight = 1;
    withYear.forEach((reading) => reading.words.filter(isYear).forEach((word) => { word.role = ""; }));
    told.readings = withYear.concat(told.readings.filter((reading) => withYear.indexOf(reading) < 0));
  }

  function read(catalogue, told, reading) {
    const words = Object.assign(reading.words.map((word) => withOthers(catalogue, word)), { isRow: reading.isRow });
    const hasMarks = words.some((word) => word.marks);
    words.forEach((word) => { word.isPlain = hasMarks && !word.marks && /[aeiouyd]/.test(word.folded); });
    const titles = byTitle(catalogue, words, told);
    const made = { catalogue, told, words, titles, text: reading.text, weight: reading.weight, changed: reading.changed };
    const hits = new Map();
    const hit = (item) => {
      if (!hits.has(item)) hits.set(item, { item, covered: 0, title: null, base: 0, strong: false });
      return hits.get(item);
    };
    // As typed, with the small words that are left out elsewhere: "về bảo tồn", not "việc bảo tồn".
    const typed = tokens(reading.text).map((one) => one.word);
    titles.forEach((one) => {
      const mine = hit(one.item);
      const at = words.length > 1 && one.covered > 0.7 ? place(typed, one.item.words, words[words.length - 1].isOpen) : -1;
      mine.isLiteral = at >= 0;
      mine.isBeginning = at === 0;
      Object.assign(mine, { title: one, covered: one.covered, strong: one.isWhole || at >= 0, words: words.length });
      mine.isOwner = one.isInside && one.item.type === "term";
    });
    made.symbols = bySymbol(catalogue, told);
    // Nothing but a symbol: its owners first. With more words it may be one that a title cites.
    const isNumber = (word) => /^\d+$/.test(word.exact) && told.symbols.some((symbol) => !symbol.kind);
    made.isSymbol = made.symbols.length > 0 && words.every((word) => word.role || isNumber(word));
    made.symbols.forEach(({ item, fit, isFirst }) => {
      const mine = hit(item);
      mine.isFirst = isFirst;
      mine.isOwner = true;
      if (made.isSymbol || isAbout(told, item, words)) Object.assign(mine, { base: 10 + fit, covered: 1, strong: true });
      // "Kết luận … Chỉ thị số 05-CT/TW": of another kind than the symbol's owner.
      else mine.base = told.symbols.some((one) => !told.kinds[0] || (one.kinds || []).indexOf(told.kinds[0]) >= 0) ? 0.2 : 0;
    });
    if (!made.symbols.length && !words.length) {
      catalogue.items.forEach((item) => { if (item.year && told.dates.indexOf(item.iso) >= 0) Object.assign(hit(item), { covered: 1, base: 5 }); });
    }
    made.hits = Array.from(hits.values());
    made.hits.forEach((one) => { one.score = score(one, told); });
    sortHits(made);
    return made;
  }

  // Where in a title the words stand in a row, with the marks that they have; -1 for nowhere.
  function place(typed, title, isOpen) {
    const fits = (word, other, isLast) => {
      if (isLast && isOpen) return other.folded.startsWith(word.folded);
      return word.exact === word.folded ? word.folded === other.folded : word.key === other.key;
    };
    const last = typed.length - 1;
    const isAt = (n) => n + last < title.length && typed.every((word, i) => fits(word, title[n + i], i === last));
    return title.findIndex((_, n) => isAt(n));
  }

  // Whether everything that is asked beside its symbol is said of a work: in its title, by its body, by its meeting.
  function isAbout(told, item, words) {
    const meeting = `${MEETING} ${told.plenum || ""} ${told.congress || ""}`;
    const names = [item.bodyLabel || "", isMeeting(told, item) ? meeting : ""].join(" ");
    const said = new Set(item.words.concat(tokens(names).map((one) => one.word)).map((word) => word.folded));
    return words.every((word) => word.role || said.has(word.folded));
  }

  // Where words change their endings, the other forms of a word that the library has; Vietnamese words do not change.
  function withOthers(catalogue, word) {
    const one = Object.assign({}, word);
    const { folded } = word;
    if (catalogue.data.language === "vi" || folded.length < 3 || /\d/.test(folded)) return one;
    // By the endings of the language; else, of words that the library does not have, what begins alike.
    const endings = new Set([""].concat((catalogue.data.endings || "").split(" ")));
    const stems = [];
    const least = Math.max(3, Math.ceil(folded.length * 0.45));
    for (let size = folded.length; size >= least; size--) if (endings.has(folded.slice(size))) stems.push(folded.slice(0, size));
    const isForm = (other) => stems.some((stem) => other.startsWith(stem) && endings.has(other.slice(stem.length)));
    const start = folded.slice(0, Math.max(4, Math.ceil(folded.length * 0.55)));
    const isLike = (other) => folded.length > 4 && other.startsWith(start) && Math.abs(other.length - folded.length) < 4;
    const found = (fits) => Array.from(catalogue.counts.words).filter((pair) => pair[0] !== folded && fits(pair[0]))
      .sort((a, b) => b[1] - a[1]).map((pair) => pair[0]);
    const forms = found(isForm);
    const isKnown = forms.length || catalogue.counts.words.has(folded);
    one.others = (isKnown ? forms : found(isLike)).slice(0, MOST_FORMS);
    one.like = isKnown ? FORM : OTHER_FORM;
    return one;
  }

  const isMeeting = (told, item) => Boolean(told.plenum && item.plenum === told.plenum && (!told.congress || told.congress === item.congress));

  // The works that a typed symbol may mean; how well year, date and body fit decides between them.
  function bySymbol(catalogue, told) {
    const found = [];
    told.symbols.forEach((symbol, n) => {
      const same = catalogue.items.filter((item) => item.parsed && query.sameSymbol(symbol, item.parsed));
      const ofKind = same.filter((item) => !symbol.kinds || !symbol.kinds.length || symbol.kinds.indexOf(item.kind) >= 0);
      (ofKind.length ? ofKind : same).forEach((item) => {
        const fit = (told.year === item.year ? 3 : 0) + (told.dates.indexOf(item.iso) >= 0 ? 4 : 0) +
          (told.bodies.indexOf(item.body) >= 0 ? 3 : 0) + (query.fold(symbol.text) === query.fold(item.symbol) ? 2 : 0) +
          (told.month && item.iso.startsWith(told.month) ? 4 : 0) + (told.congress && told.congress === item.congress ? 3 : 0);
        found.push({ item, fit, isFirst: n === 0 && told.symbols.length > 1 });
      });
    });
    // Documents are often named after the meeting that passed them: "Nghị quyết Trung ương 7 khóa XI".
    if (told.plenum && told.congress && !found.length) {
      const passed = catalogue.items.filter((item) => isMeeting(told, item) && (!told.kinds.length || told.kinds.indexOf(item.kind) >= 0));
      passed.forEach((item) => found.push({ item, fit: told.year === item.year ? 3 : 0 }));
    }
    return found;
  }

  function score(hit, told) {
    const { item } = hit;
    const title = hit.title ? hit.title.score || hit.title.covered * 0.6 : 0;
    const piece = hit.pieces && hit.pieces[0];
    const text = piece ? piece.score : 0.6 * Math.min(1, hit.inText || 0);
    const sum = Math.max(1.05 * title, text) + 0.25 * Math.min(title, text);
    const isTitle = hit.title && hit.title.isWhole && (hit.title.fill > 0.95 || hit.words > 6);
    const isYear = told.year && item.year === told.year;
    const isYearOfTitle = told.year && item.words.some((word) => word.folded === String(told.year));
    const isCongress = told.congress && item.congress === told.congress;
    const isNumber = item.parsed && told.numbers.indexOf(item.parsed.number) >= 0;
    // Of two symbols and a day, the day is that of the second.
    const isDay = told.dates.indexOf(item.iso) >= 0 && (hit.isFirst || !hit.isOwner || told.symbols.length < 2);
    const isPassed = isMeeting(told, item);
    const isMonth = told.month && item.iso && item.iso.startsWith(told.month);
    const isKind = item.kind && told.kinds.indexOf(item.kind) >= 0 &&
      !told.symbols.some((symbol) => (symbol.kinds || []).indexOf(item.kind) >= 0);
    const isBody = item.body && told.bodies.indexOf(item.body) >= 0;
    // Where all else is equal: the centre before the place, the newer before the older, what is in force before what was.
    const isTerm = item.type === "term" && hit.strong && hit.title.fill > 0.4;
    const rank = item.type === "work" ? 0.02 * (3 - LEVELS.indexOf(item.level)) + (item.year - 1990) * 0.0004 : 0;
    const isEnded = item.status === "replaced" || item.status === "repealed";
    const isPage = item.type === "page";
    const gains = [
      [isTitle, 0.2], [hit.isLiteral, 0.2], [hit.isBeginning, 0.1], [hit.title && hit.title.isInside, 0.2], [isTerm, 0.2],
      [piece && item.type === "work" && piece.covered > 0.99, 0.04], [isYear, 0.2], [isYearOfTitle, 0.15], [isMonth, 0.4],
      [isDay, 0.5], [isCongress, 0.1], [isPassed, 0.2], [isNumber, 0.1], [isKind, 0.15], [isBody, 0.12], [hit.isFirst, 0.6],
      [isEnded, -0.12], [isPage || (item.type === "term" && !title), -0.05],
      [isPage && !title && item.address.indexOf("help/") >= 0, -0.1],
    ];
    return gains.reduce((all, gain) => all + (gain[0] ? gain[1] : 0), hit.base + sum + rank + 0.15 * (hit.whole || 0));
  }

  // Symbols first, then whole titles, both in the order in which the catalogue gave them at once: nothing jumps when the
  // texts have been read.
  function sortHits(reading) {
    const order = (hit) => (hit.base >= 10 ? 2 : hit.strong ? 1 : 0);
    reading.hits.forEach((hit) => { if (hit.early === undefined) hit.early = hit.score; });
    reading.hits.sort((a, b) => order(b) - order(a) || (order(a) ? b.early - a.early : b.score - a.score));
  }

  // The reading that the library answers best. What was typed wins unless something was guessed and fits much better.
  function choose(asked) {
    let best = null;
    asked.readings.forEach((reading) => {
      const top = reading.hits[0];
      const value = top ? Math.min(top.score, 3) * reading.weight * (0.4 + 0.6 * top.covered) : 0;
      if (!best || value > best.value + 1e-6) best = { reading, value };
    });
    asked.best = best ? best.reading : asked.readings[0];
  }

  // Whether something holds (nearly) all that was asked.
  function isFound(reading) {
    const top = reading.hits[0];
    return Boolean(reading.isSymbol || !reading.words.length || (top && (top.covered >= 0.9 || (top.pieces && top.pieces[0].covered >= 0.9))));
  }

  self.VanKienReadings = { ask, score, sortHits, choose, isFound };
})();

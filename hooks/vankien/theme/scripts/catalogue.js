// The catalogue in memory: every work, term and page by its symbol and title. Answers at once, while one types.
// A classic script (ES2015 but for \p{…}), after query.js; so are all scripts of the search.
(function () {
  "use strict";
  const query = self.VanKienQuery;
  const { WORD } = query;
  const FIRST_DAY = Date.UTC(1900, 0, 1);
  const lines = (text) => text.split("\n");
  const numbers = (text) => (text ? text.split(" ").map(Number) : []);

  // Words of other shapes than the one typed: with other marks; of a longer word; of the name of the body or the kind.
  const OTHER_MARKS = 0.55;
  // Who types marks elsewhere in a query means a word without them as it stands, or has forgotten them once.
  const UNTYPED_MARKS = 0.65;
  const BEGINNING = 0.8;
  const OTHER_FORM = 0.7;
  const OTHER_TITLE = 0.95;
  const NAME = 0.6;
  // Titles that are looked at closely, and what is no answer beside the best one.
  const CLOSELY = 150;
  const FAR = 0.3;
  // A symbol in a query tells as much as a rare word, to its owner and to titles that cite it.
  const SYMBOL = 9;
  const IN_TITLE = /\d{1,5}(?:\/\d{4})?[-/][A-ZĐ][A-Za-zĐđ]*(?:[-/][A-ZĐƯ][A-Za-zĐđƯ0-9]*)*/g;

  const known = new Map();
  function token(word) {
    const exact = word.toLowerCase().normalize("NFC");
    let found = known.get(exact);
    if (!found) known.set(exact, found = { exact, folded: query.fold(exact), key: query.key(exact) });
    return found;
  }

  // The words of a text, with the places where they stand in it.
  function tokens(text) {
    const found = [];
    text.replace(WORD, (word, at) => { found.push({ word: token(word), at, end: at + word.length }); });
    return found;
  }

  // How well a word of a text answers a word that was asked: marks count where they were typed.
  function likeness(asked, word) {
    if (asked.folded !== word.folded) return asked.others && asked.others.indexOf(word.folded) >= 0 ? asked.like : 0;
    if (asked.key === word.key || !(asked.marks || asked.isPlain)) return 1;
    return asked.marks ? OTHER_MARKS : UNTYPED_MARKS;
  }

  function open(data) {
    const items = [];
    const works = data.works;
    const column = (name) => lines(works[name]);
    const [ids, symbols, titles, others, languages, fields, textKinds, meetings] =
      ["ids", "symbols", "titles", "others", "languages", "fields", "kinds_of_text", "meetings"].map(column);
    const [kinds, bodies, days, statuses] = ["kinds", "bodies", "days", "statuses"].map((name) => numbers(works[name]));
    const statusNames = Object.keys(data.names.statuses);
    const prefix = (language) => (language === "vi" ? "" : language + "/");
    const isEmpty = !works.ids;
    (isEmpty ? [] : ids).forEach((id, i) => {
      const iso = new Date(FIRST_DAY + days[i] * 86400000).toISOString().slice(0, 10);
      const language = languages[i] || data.language;
      const [kind, body] = [data.kinds[kinds[i]], data.bodies[bodies[i]]];
      items.push({
        type: "work", key: id, address: `${prefix(language)}resolutions/${id}/`, title: titles[i], other: others[i],
        language, symbol: symbols[i], parsed: query.parseSymbol(symbols[i]), kind: kind[0], kindLabel: kind[1],
        body: body[0], bodyLabel: body[1], level: body[2], iso, year: +iso.slice(0, 4), status: statusNames[statuses[i]],
        fields: numbers(fields[i]).map((n) => data.fields[n][0]), textKind: textKinds[i] === "o" ? "official" : "summary",
        replaced: works.replaced[i] || [], congress: meetings[i].split(" ")[0], plenum: +meetings[i].split(" ")[1] || 0,
        cited: (titles[i].match(IN_TITLE) || []).map(query.parseSymbol).filter(Boolean),
      });
    });
    data.terms.forEach(([id, title, language, definition, ...names]) => items.push({
      type: "term", key: "term:" + id, address: `${prefix(language)}glossary/${id}/`, title, other: names.join(" / "),
      names, language, definition, spellings: [title].concat(names).map((name) => tokens(name).map((one) => one.word)),
    }));
    data.pages.forEach(([path, address, title]) => items.push({
      type: "page", key: "page:" + path, address, title, other: "", language: data.language,
    }));
    let block = 0;
    numbers(data.blocks).forEach((count, i) => {
      Object.assign(items[i], { number: i, block, blocks: count });
      block += count;
    });
    const owners = new Uint32Array(data.size);
    items.forEach((item) => owners.fill(item.number, item.block, item.block + item.blocks));
    const made = { data, items, size: data.size, owners, named: new Map(), byTitle: new Map() };
    const titlePairs = index(made);
    made.tables = tables(data, titlePairs);
    Object.assign(made, vocabulary(data));
    return made;
  }

  // The words of the titles: which items have them. Returns the pairs of neighbours in the titles.
  function index(made) {
    const pairs = new Set();
    made.items.forEach((item) => {
      item.words = tokens(item.title).map((one) => one.word);
      item.others = item.other ? tokens(item.other).map((one) => one.word) : [];
      const put = (share) => (word) => {
        if (!made.byTitle.has(word.folded)) made.byTitle.set(word.folded, []);
        made.byTitle.get(word.folded).push({ number: item.number, word, share });
      };
      item.words.forEach(put(1));
      item.others.forEach(put(OTHER_TITLE));
      for (let i = 1; i < item.words.length; i++) pairs.add(item.words[i - 1].folded + " " + item.words[i].folded);
    });
    // The names of kinds, bodies and fields, by their words: {kind: Set, body: Set, field: Set}.
    const { data } = made;
    [["kind", data.kinds, [1, 2]], ["body", data.bodies, [1, 3]], ["field", data.fields, [1]]].forEach(([role, all, [at, more]]) => {
      all.forEach((entry) => tokens([entry[at]].concat(more ? entry.slice(more) : []).join(" ")).forEach((one) => {
        const roles = made.named.get(one.word.folded) || {};
        (roles[role] = roles[role] || new Set()).add(entry[0]);
        made.named.set(one.word.folded, roles);
      }));
    });
    return pairs;
  }

  // What query.js knows the library by.
  function tables(data, titlePairs) {
    const words = {};
    data.words.forEach((line, power) => (line ? line.split(" ") : []).forEach((word) => { words[word] = Math.pow(2, power); }));
    const pairs = titlePairs;
    (data.pairs ? lines(data.pairs) : []).forEach((line) => {
      const [first, ...seconds] = line.split(" ");
      seconds.forEach((second) => pairs.add(first + " " + second));
    });
    const names = (all, from) => {
      const found = {};
      all.forEach((entry) => { found[entry[0]] = [entry[1]].concat(entry.slice(from)); });
      return found;
    };
    return { kinds: names(data.kinds, 2), bodies: names(data.bodies, 3), abbreviations: data.abbreviations, words, pairs: Array.from(pairs),
      phrases: [].concat(...data.terms.map(([, title, , , ...others]) => [title].concat(others))) };
  }

  // How often words stand without their marks, and the keys with which they are written.
  function vocabulary(data) {
    const counts = { words: new Map(), total: 1 };
    const forms = new Map();
    data.words.forEach((line, power) => (line ? line.split(" ") : []).forEach((word) => {
      const one = token(word);
      counts.words.set(one.folded, (counts.words.get(one.folded) || 0) + Math.pow(2, power));
      counts.total += Math.pow(2, power);
      if (!forms.has(one.folded)) forms.set(one.folded, new Set());
      forms.get(one.folded).add(one.key);
    }));
    return { counts, forms };
  }

  // How much a word tells: rare words tell more. Of words that stand nowhere, and of numbers, as much as of rare ones.
  // The name of a kind or a body tells less: it stands in the register too.
  function weight(catalogue, word) {
    const count = catalogue.counts.words.get(word.folded) || 0;
    const tells = Math.log((catalogue.counts.total + 50) / (count + 5)) + 0.5;
    return word.role ? tells / 2 : tells;
  }

  // Whether the register says of a work what a word of the query asks: its kind, its body, its year.
  function isSaid(item, word, told) {
    if (item.type !== "work" || !word.role) return false;
    if (word.role === "kinds") return told.kinds.indexOf(item.kind) >= 0;
    if (word.role === "bodies") return told.bodies.indexOf(item.body) >= 0;
    return word.role === "year" && told.year === item.year;
  }

  // How much of the symbols of a query an item is, or cites in its title: their number.
  function saysSymbol(item, told) {
    if (!item.parsed) return 0;
    return told.symbols.filter((asked) => [item.parsed].concat(item.cited).some((one) => query.sameSymbol(asked, one))).length;
  }

  // The titles that hold most of what is asked, the likeliest first: {item, score, covered, isWhole, fill, isInside}.
  function byTitle(catalogue, words, told) {
    const { items } = catalogue;
    const weights = words.map((word) => weight(catalogue, word));
    const total = weights.reduce((sum, one) => sum + one, SYMBOL * told.symbols.length) || 1;
    const isHit = new Uint8Array(items.length);
    const qualities = words.map((word) => {
      const best = new Float32Array(items.length);
      const put = (number, quality) => {
        if (quality > best[number]) best[number] = quality;
        isHit[number] = 1;
      };
      const holders = (folded, quality) => (catalogue.byTitle.get(folded) || []).forEach((one) =>
        put(one.number, one.share * (quality || likeness(word, one.word))));
      [word.folded].concat(word.others || []).forEach((folded) => holders(folded, 0));
      if (word.isOpen && word.folded.length > 1) longer(catalogue, word.folded).forEach((folded) => holders(folded, BEGINNING));
      if (word.role) items.forEach((item) => { if (isSaid(item, word, told)) put(item.number, 1); });
      return best;
    });
    const roles = words.map((word) => catalogue.named.get(word.folded));
    const found = [];
    let most = 0;
    items.forEach((item) => {
      const said = told.symbols.length ? saysSymbol(item, told) : 0;
      if (!isHit[item.number] && !said) return;
      let sum = SYMBOL * said;
      for (let i = 0; i < words.length; i++) {
        const quality = qualities[i][item.number] || (roles[i] && isNamed(item, roles[i]) ? NAME : 0);
        sum += weights[i] * quality;
      }
      if (sum > most) most = sum;
      if (sum >= FAR * most) found.push({ item, covered: sum / total });
    });
    const near = found.filter((one) => one.covered >= FAR * most / total).sort((a, b) => b.covered - a.covered);
    // A last word that may not be finished is there when one begins with it.
    const last = words.length - 1;
    const isOpen = last > 0 && words[last].isOpen;
    const enough = 0.999 - (isOpen ? (1 - BEGINNING) * weights[last] / total : 0);
    near.filter((one, n) => n < CLOSELY || one.item.type !== "work").forEach((one) => closely(one, words, told.symbols.length, enough));
    return near;
  }

  // Words of titles that begin so.
  function longer(catalogue, start) {
    const found = [];
    for (const folded of catalogue.byTitle.keys()) {
      if (folded.length > start.length && folded.startsWith(start) && found.push(folded) > 40) break;
    }
    return found;
  }

  const isNamed = (item, roles) => Boolean(roles) && item.type === "work" && (
    (roles.kind && roles.kind.has(item.kind)) || (roles.body && roles.body.has(item.body)) ||
    (roles.field && item.fields.some((field) => roles.field.has(field))));

  // Order and nearness of the words in a title, and how much of the title they are.
  function closely(one, words, gaps, enough) {
    // Small words are left out of long queries, and a symbol that was taken out leaves a gap.
    const reach = words.length > 3 ? 2 : 1;
    const score = (title) => {
      const at = title.map((word) => words.map((asked, i) => (fits(asked, word) ? i : -1)).filter((i) => i >= 0));
      const matched = at.filter((here) => here.length).length;
      const steps = new Set();
      at.forEach((here, n) => here.forEach((i) => {
        for (let by = 1; by <= reach && by <= n; by++) if (at[n - by].indexOf(i - 1) >= 0) steps.add(i);
      }));
      const phrase = words.length > 1 ? Math.min(1, steps.size / Math.max(1, words.length - 1 - gaps)) : 1;
      const isInside = title.length > 1 && steps.size >= title.length - 1 && matched === title.length;
      return { phrase, fill: matched / (title.length || 1), isInside };
    };
    const names = one.item.spellings || (one.item.others.length ? [one.item.words, one.item.others] : [one.item.words]);
    const shapes = names.map(score);
    const best = shapes.sort((a, b) => b.isInside - a.isInside || b.phrase + b.fill - a.phrase - a.fill)[0];
    one.score = one.covered * (0.6 + 0.25 * best.phrase + 0.15 * Math.min(1, best.fill));
    one.isWhole = one.covered > enough && best.phrase > 0.99;
    one.fill = best.fill;
    // The whole title stands in the query: "văn phòng là gì", "… của báo cáo viên".
    one.isInside = best.isInside;
  }

  const fits = (asked, word) => likeness(asked, word) > 0 ||
    (asked.isOpen && asked.folded.length > 1 && word.folded.startsWith(asked.folded));

  self.VanKienCatalogue = { open, tokens, likeness, weight, isSaid, saysSymbol, byTitle, SYMBOL, OTHER_MARKS, OTHER_FORM };
})();

// The search: a question is understood (query.js), answered from the catalogue at once and from the texts a moment later.
(function () {
  "use strict";
  const query = self.VanKienQuery;
  const { open: openCatalogue, byTitle } = self.VanKienCatalogue;
  const { candidates, pieces, excerpt, segments } = self.VanKienFullText;

  // Texts that are loaded to rank by them: the likeliest works.
  const CLOSELY = 6;
  const PROVISIONS = 3;
  // A work counts as found when it holds this share of what was asked.
  const ENOUGH = 0.74;
  const LEVELS = ["central", "state", "province", "local"];

  const waiting = new Map();

  // Where the scripts of the index hand over what they hold.
  function data(name, value) {
    const script = document.currentScript;
    const url = script ? script.src.split("?")[0] : name;
    const takers = waiting.get(url);
    if (takers) takers.forEach((take) => take(value));
  }

  // A script of the index, once; over http and file:// alike.
  function load(url, isFresh) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const give = (value) => { waiting.delete(script.src.split("?")[0]); resolve(value); };
      script.src = url + (isFresh ? "?" + Date.now() : "");
      const name = script.src.split("?")[0];
      waiting.set(name, (waiting.get(name) || []).concat(give));
      script.onload = () => script.remove();
      script.onerror = () => {
        script.remove();
        waiting.delete(name);
        reject(new Error("not loaded: " + name));
      };
      document.head.appendChild(script);
    });
  }

  function open(options) {
    const kept = new Map();
    let catalogue = null;
    let loading = null;

    function keep(name) {
      if (!kept.has(name)) {
        const url = `${options.folder}${catalogue.data.release}/${name}.js`;
        kept.set(name, load(url).catch((error) => {
          kept.delete(name);
          throw error;
        }));
      }
      return kept.get(name);
    }

    function start(isFresh) {
      return load(options.folder + "catalogue.js", isFresh).then((found) => { catalogue = openCatalogue(found); });
    }

    const self_ = {
      load() {
        loading = loading || start(false).catch((error) => {
          loading = null;
          throw error;
        });
        return loading;
      },
      quick(text, how) {
        return answer(ask(catalogue, text), how || {}, false);
      },
      find(text, how) {
        return self_.load().then(() => full(text, how || {})).catch((error) => {
          // A new edition may have come since the catalogue was loaded: its shares stand in another folder.
          if (!catalogue) throw error;
          const before = catalogue.data.release;
          kept.clear();
          return start(true).then(() => {
            if (catalogue.data.release === before) throw error;
            return full(text, how || {});
          });
        });
      },
      // The provisions of results that were not among the likeliest, when they come into sight.
      fill(result, found) {
        return details(result.hit, found.asked, keep).then(() => present(result.hit, found.asked));
      },
      abandon() { kept.clear(); },
    };

    // What was asked, in its readings; each with what the catalogue says.
    function full(text, how) {
      const asked = ask(catalogue, text);
      const isAnswered = asked.best.symbols.length && !asked.best.words.some((word) => !word.role);
      const go = (reading) => (reading.words.length && !isAnswered ? inTexts(reading) : Promise.resolve());
      return go(asked.best).then(() => {
        const top = asked.best.hits[0];
        const others = asked.readings.filter((one) => one !== asked.best).slice(0, 2);
        if (isAnswered || (top && top.covered > 0.95 && top.score > 0.8) || !others.length) return null;
        return Promise.all(others.map(go)).then(() => choose(asked));
      }).then(() => {
        const from = how.from || 0;
        const found = answer(asked, how, true);
        const shown = found.results.map((one) => one.hit).slice(0, from ? undefined : CLOSELY);
        return Promise.all(shown.map((hit) => details(hit, asked, keep))).then(() => answer(asked, how, true));
      });
    }

    // The full text for one reading: candidates from the lists, the likeliest ranked by their texts.
    function inTexts(reading) {
      return candidates(catalogue, keep, reading.words, reading.titles).then((found) => {
        const named = new Map(reading.hits.map((hit) => [hit.item, hit]));
        const best = found.slice(0, CLOSELY);
        found.forEach((one) => {
          if (!named.has(one.item)) {
            const hit = { item: one.item, covered: 0, title: null, base: 0, strong: false };
            named.set(one.item, hit);
            reading.hits.push(hit);
          }
          const hit = named.get(one.item);
          hit.covered = Math.max(hit.covered, one.covered);
          hit.inText = one.inText;
          hit.rough = one.score;
        });
        return Promise.all(best.map((one) => details(named.get(one.item), { best: reading, told: reading.told }, keep)));
      }).then(() => {
        reading.hits.forEach((hit) => { hit.score = score(hit, reading.told); });
        sortHits(reading);
      });
    }

    return self_;
  }

  // The pieces of an item that answer best; its text is loaded for it.
  function details(hit, asked, keep) {
    if (hit.pieces || !hit.item.blocks) return Promise.resolve();
    return keep("t" + hit.item.number).then((text) => {
      const { words, told } = asked.best;
      const phrases = told.phrases.map((phrase) => self.VanKienCatalogue.tokens(phrase)
        .map((one) => Object.assign({ marks: one.word.folded !== one.word.exact }, one.word)));
      hit.text = text;
      hit.pieces = pieces(asked.best.catalogue, hit.item, text, words, told, phrases);
    });
  }

  // What a query says, and every title and symbol that answers it.
  function ask(catalogue, text) {
    const told = query.understand(text, catalogue.tables);
    const readings = told.readings.slice(0, 4).map((reading) => read(catalogue, told, reading));
    const asked = { text: told.text, told, readings, best: readings[0], terms: [] };
    choose(asked);
    asked.terms = terms(catalogue, asked);
    return asked;
  }

  function read(catalogue, told, reading) {
    const words = reading.words.map((word) => withOthers(catalogue, word));
    const titles = byTitle(catalogue, words, told);
    const made = { catalogue, told, words, titles, text: reading.text, weight: reading.weight, changed: reading.changed };
    const hits = new Map();
    const hit = (item) => {
      if (!hits.has(item)) hits.set(item, { item, covered: 0, title: null, base: 0, strong: false });
      return hits.get(item);
    };
    titles.forEach((one) => {
      const mine = hit(one.item);
      Object.assign(mine, { title: one, covered: one.covered, strong: one.isWhole });
    });
    made.symbols = bySymbol(catalogue, told);
    made.symbols.forEach(({ item, fit }) => {
      const mine = hit(item);
      Object.assign(mine, { base: 10 + fit, covered: 1, strong: true });
    });
    if (!made.symbols.length && !words.length) {
      catalogue.items.forEach((item) => { if (item.year && told.dates.indexOf(item.iso) >= 0) Object.assign(hit(item), { covered: 1, base: 5 }); });
    }
    made.hits = Array.from(hits.values());
    made.hits.forEach((one) => { one.score = score(one, told); });
    sortHits(made);
    return made;
  }

  // Where words change their endings, the other forms of a word that the library has; Vietnamese words do not change.
  function withOthers(catalogue, word) {
    const one = Object.assign({}, word);
    if (catalogue.data.language === "vi" || word.folded.length < 5) return one;
    const stem = word.folded.slice(0, Math.max(4, Math.ceil(word.folded.length * 0.65)));
    const found = [];
    catalogue.counts.words.forEach((count, folded) => {
      const isForm = folded.startsWith(stem) && folded !== word.folded && Math.abs(folded.length - word.folded.length) < 4;
      if (isForm) found.push([count, folded]);
    });
    one.others = found.sort((a, b) => b[0] - a[0]).slice(0, 5).map((pair) => pair[1]);
    return one;
  }

  // The works that a typed symbol may mean; how well year, date and body fit decides between them.
  function bySymbol(catalogue, told) {
    const found = [];
    told.symbols.forEach((asked) => {
      const same = catalogue.items.filter((item) => item.parsed && query.sameSymbol(asked, item.parsed));
      const ofKind = same.filter((item) => !asked.kinds || !asked.kinds.length || asked.kinds.indexOf(item.kind) >= 0);
      (ofKind.length ? ofKind : same).forEach((item) => {
        const fit = (told.year === item.year ? 3 : 0) + (told.dates.indexOf(item.iso) >= 0 ? 4 : 0) +
          (told.bodies.indexOf(item.body) >= 0 ? 3 : 0);
        found.push({ item, fit });
      });
    });
    return found;
  }

  function score(hit, told) {
    const { item } = hit;
    const title = hit.title ? hit.title.score || hit.title.covered * 0.6 : 0;
    const piece = hit.pieces && hit.pieces[0];
    const text = piece ? piece.score : 0.6 * Math.min(1, hit.inText || 0);
    const sum = Math.max(1.05 * title, text) + 0.25 * Math.min(title, text);
    const isYear = told.year && item.year === told.year;
    const isNumber = item.parsed && told.numbers.indexOf(item.parsed.number) >= 0;
    const isDay = told.dates.indexOf(item.iso) >= 0;
    const level = item.type === "work" ? 0.02 * (3 - LEVELS.indexOf(item.level)) : item.type === "term" ? 0.02 : 0;
    const isKind = item.kind && told.kinds.indexOf(item.kind) >= 0;
    const isBody = item.body && told.bodies.indexOf(item.body) >= 0;
    return hit.base + sum + (isYear ? 0.3 : 0) + (isNumber ? 0.1 : 0) + (isDay ? 0.5 : 0) + (isKind ? 0.05 : 0) +
      (isBody ? 0.1 : 0) + level + (item.year ? (item.year - 1990) * 0.0004 : 0) - (item.status === "replaced" ? 0.01 : 0);
  }

  function sortHits(reading) {
    const order = (hit) => (hit.base >= 10 ? 2 : 0);
    reading.hits.sort((a, b) => order(b) - order(a) || b.score - a.score);
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

  // Terms that the query is, in any of its spellings.
  function terms(catalogue, asked) {
    const words = asked.best.words;
    if (!words.length || asked.told.symbols.length) return [];
    const same = (name) => {
      const all = self.VanKienCatalogue.tokens(name).map((one) => one.word);
      return all.length === words.length && all.every((word, i) => (words[i].marks ? word.key === words[i].key : word.folded === words[i].folded));
    };
    return catalogue.items.filter((item) => item.type === "term" && [item.title].concat(item.names).some(same)).slice(0, 2);
  }

  const FACETS = {
    section: (item) => [item.type], kind: (item) => [item.kind], body: (item) => [item.body], level: (item) => [item.level],
    year: (item) => [item.year && String(item.year)], field: (item) => item.fields || [], status: (item) => [item.status],
    language: (item) => [item.language],
  };

  function answer(asked, how, isComplete) {
    const { best } = asked;
    const { catalogue } = best;
    const onTop = new Set(asked.terms);
    const chosen = how.filters || {};
    const top = best.hits[0];
    const isNearest = Boolean(isComplete && top && !best.symbols.length && best.words.length && Math.max(top.covered, top.pieces ? top.pieces[0].covered : 0) < 0.9);
    const least = isNearest || !isComplete ? Math.min(ENOUGH, 0.8 * (top ? top.covered : 0)) : ENOUGH;
    const asksNothing = !best.words.length && !best.symbols.length;
    const all = asksNothing && !best.hits.length ? browse(catalogue, asked.text, chosen)
      : best.hits.filter((hit) => !onTop.has(hit.item) && (hit.covered >= least || hit.strong));
    const passes = (hit, without) => Object.keys(FACETS).every((name) =>
      name === without || !chosen[name] || FACETS[name](hit.item).indexOf(chosen[name]) >= 0);
    const matching = all.filter((hit) => passes(hit));
    if (how.sort === "date") matching.sort((a, b) => ((b.item.iso || "") > (a.item.iso || "") ? 1 : -1));
    const from = how.from || 0;
    const results = matching.slice(from, from + (how.size || 10)).map((hit) => present(hit, asked));
    const typed = asked.readings.filter((one) => !one.changed)[0];
    const proposal = best.changed ? best : asked.readings.filter((one) => one.changed && one.hits.length && one.hits[0].covered > 0.99)[0];
    const isBad = !top || top.covered < 0.99;
    const symbols = best.symbols.filter((one) => passes({ item: one.item }));
    return {
      text: asked.text, asked, isComplete, isNearest,
      guess: best.changed || (proposal && isBad) ? proposal.text : "", isGuessUsed: Boolean(best.changed && typed),
      symbolChoice: symbols.length > 1 && matching.length > 1 && matching[1].base >= 10,
      terms: asked.terms.map((item) => ({ key: item.key, id: item.key.slice(5), label: item.title, definition: item.definition, address: item.address })),
      total: matching.length + asked.terms.length, results, facets: facets(catalogue, all, passes),
      marks: best.words.map((word) => word.exact),
    };
  }

  // Nothing asked in words: the whole register, for the filters.
  function browse(catalogue, text, chosen) {
    if (text || !Object.keys(chosen).length) return [];
    return catalogue.items.map((item) => ({ item, covered: 1, title: null, base: 0, score: 0, strong: false }))
      .sort((a, b) => ((b.item.iso || "") > (a.item.iso || "") ? 1 : -1));
  }

  function facets(catalogue, all, passes) {
    const { data } = catalogue;
    const { names } = data;
    const labels = (pairs) => { const found = {}; pairs.forEach((one) => { found[one[0]] = one[1]; }); return found; };
    const known = {
      section: names.sections, kind: labels(data.kinds), body: labels(data.bodies), level: names.levels, year: null,
      field: labels(data.fields), status: names.statuses, language: names.languages,
    };
    const found = {};
    Object.keys(FACETS).forEach((name) => {
      const counts = new Map();
      all.forEach((hit) => {
        if (passes(hit, name)) FACETS[name](hit.item).forEach((id) => { if (id) counts.set(id, (counts.get(id) || 0) + 1); });
      });
      const order = known[name] ? Object.keys(known[name]) : Array.from(counts.keys()).sort().reverse();
      found[name] = order.filter((id) => counts.has(id)).map((id) => ({ id, label: known[name] ? known[name][id] : id, count: counts.get(id) }));
    });
    return found;
  }

  // A result as the page shows it.
  function present(hit, asked) {
    const { item } = hit;
    const { words, catalogue } = asked.best;
    const { names } = catalogue.data;
    const good = (hit.pieces || []).filter((piece, i) => piece.anchor && piece.covered > 0.3 && (!i || piece.score > 0.6 * hit.pieces[0].score));
    const best = (hit.pieces || [])[0];
    const lead = hit.text ? hit.text[0][2] : item.definition || "";
    return {
      hit, key: item.key, type: item.type, address: item.address, language: item.language,
      title: segments(item.title, words), symbol: item.symbol || "",
      name: item.symbol ? names.name.replace("{kind}", item.kindLabel).replace("{symbol}", item.symbol) : "",
      kind: item.kindLabel || "", body: item.bodyLabel || "", iso: item.iso || "", date: item.iso ? day(item.iso, catalogue.data.language) : "",
      status: item.status || "", statusLabel: item.status ? names.statuses[item.status] : "", textKind: item.textKind || "",
      replacedBy: (item.replaced || []).map(([name, address]) => ({ name, address })),
      isFilled: Boolean(hit.pieces || !item.blocks),
      lead: good.length && best && best.anchor !== "tom-tat" ? [] : excerpt(lead, words),
      provisions: good.filter((piece) => piece.anchor !== "tom-tat" && piece.anchor !== "noi-dung").slice(0, PROVISIONS).map((piece) => ({
        anchor: piece.anchor, address: item.address + "#" + piece.anchor, heading: segments(piece.heading, words),
        excerpt: excerpt(piece.body || piece.heading, words),
      })),
    };
  }

  // A day as the language writes it; Vietnamese puts a nought before days below 10 and the months 1 and 2.
  function day(iso, language) {
    const [year, month, date] = iso.split("-");
    if (language === "vi") return `${date}/${+month < 3 ? month : +month}/${year}`;
    const options = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    return new Intl.DateTimeFormat(language, options).format(new Date(iso));
  }

  self.VanKienSearch = { open, data };
})();

// The answer as the page shows it: what matches, filtered and counted, in its order, with excerpts.
(function () {
  "use strict";
  const { isFound } = self.VanKienReadings;
  const { excerpt, segments } = self.VanKienFullText;
  const PROVISIONS = 3;
  // A work counts as found when it holds this share of what was asked.
  const ENOUGH = 0.74;

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
    const isNearest = Boolean(isComplete && top && !asked.told.isCitation && !isFound(best));
    const least = isNearest || !isComplete ? Math.min(ENOUGH, 0.8 * (top ? top.covered : 0)) : ENOUGH;
    const asksNothing = !best.words.length && !best.symbols.length;
    // What is firm keeps its place when the texts have been read; nothing else is shown above or between.
    const isFirm = Boolean(top && (top.strong || top.base >= 10));
    const isCiting = (hit) => Boolean(hit.pieces && hit.pieces.some((piece) => piece.isPhrase));
    const isShown = (hit) => (asked.told.isCitation ? isCiting(hit) : !isComplete && isFirm ? hit.strong : hit.covered >= least || hit.strong || hit.isOwner || hit.isNear);
    const all = asksNothing && !best.hits.length ? browse(catalogue, asked.text, chosen)
      : best.hits.filter((hit) => !onTop.has(hit.item) && isShown(hit));
    const passes = (hit, without) => Object.keys(FACETS).every((name) =>
      name === without || !chosen[name] || FACETS[name](hit.item).indexOf(chosen[name]) >= 0);
    const matching = all.filter((hit) => passes(hit));
    if (how.sort === "date") matching.sort((a, b) => ((b.item.iso || "") > (a.item.iso || "") ? 1 : -1));
    const from = how.from || 0;
    const results = matching.slice(from, from + (how.size || 10)).map((hit) => present(hit, asked));
    const typed = asked.readings.filter((one) => !one.changed)[0];
    const proposal = best.changed ? best : asked.readings.filter((one) => one.changed && one.hits.length && one.hits[0].strong)[0];
    const isBad = !top || top.covered < 0.99;
    const symbols = best.symbols.filter((one) => passes({ item: one.item }));
    return {
      text: asked.text, asked, isComplete, isNearest, isFirm,
      guess: best.changed || (proposal && isBad) ? proposal.text : "", isGuessUsed: Boolean(best.changed && typed),
      citation: asked.told.isCitation ? asked.told.cited[0] : "",
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
  // A kind that follows the symbol begins small, as in Hungarian: "57-NQ/TW számú határozat".
  function named(pattern, item) {
    const kind = pattern.startsWith("{kind}") ? item.kindLabel : item.kindLabel.charAt(0).toLowerCase() + item.kindLabel.slice(1);
    return pattern.replace("{kind}", kind).replace("{symbol}", item.symbol);
  }

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
      name: item.symbol ? named(names.name, item) : "",
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

  // A day as the language writes it; Vietnamese puts a nought before days below 10 and the months 1 and 2. A language
  // that the browser does not know is written as Vietnamese is.
  function day(iso, language) {
    const [year, month, date] = iso.split("-");
    if (language === "vi" || !Intl.DateTimeFormat.supportedLocalesOf(language).length) return `${date}/${+month < 3 ? month : Number(month)}/${year}`;
    const options = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, options).format(new Date(iso));
  }

  self.VanKienResults = { answer, present };
})();

// Pagefind underneath our own layers: it names the candidates, all else (query, catalogue, ranking by the texts) stays.
// Its index holds, for every item, the pairs of syllables and the syllables, each with an end that no other word has.
(() => {
  const MOST = 30;
  const END = "q";
  let engine;
  const open = () => {
    engine ||= Promise.all([
      import(new URL("pagefind-pairs/pagefind.js", self.SITE).href).then(async (module) => { await module.init(); return module; }),
      fetch(new URL("search/pairs.json", self.SITE)).then((answer) => answer.json()),
    ]);
    return engine;
  };
  const word = (folded) => folded.replace(/[^a-z0-9]/g, "") + END;
  self.pagefindCandidates = async (catalogue, load, words, titles, told) => {
    const [pagefind, numbers] = await open();
    const pairs = words.slice(1).map((one, i) => word(words[i].folded + END + one.folded));
    const single = words.map((one) => word(one.folded));
    const rare = single.filter((_, i) => catalogue.counts.words.get(words[i].folded) < 2000);
    const scores = new Map();
    // All pairs and words; then the words; then what is rare: as much is asked as is needed.
    for (const [asked, share] of [[pairs.concat(single), 1], [single, 0.8], [pairs, 0.6], [rare, 0.5]]) {
      if (!asked.length || scores.size >= MOST) continue;
      const found = await pagefind.search(asked.join(" "));
      found.results.slice(0, MOST).forEach((one, rank) => {
        const item = catalogue.items[numbers[one.id]];
        if (item && !scores.has(item)) scores.set(item, share * (1 - rank / 100));
      });
    }
    titles.slice(0, MOST).forEach((one) => scores.set(one.item, (scores.get(one.item) || 0) + (one.score || one.covered)));
    return [...scores].map(([item, score]) => ({ item, covered: 0.99, inText: score, whole: score, score }))
      .sort((a, b) => b.score - a.score);
  };
})();

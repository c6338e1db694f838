// The search: a question is understood, answered from the catalogue at once and from the texts a moment later.
(function () {
  "use strict";
  const { open: openCatalogue, tokens } = self.VanKienCatalogue;
  const { candidates, pieces } = self.VanKienFullText;
  const { ask, score, sortHits, choose, isFound } = self.VanKienReadings;
  const { answer, present } = self.VanKienResults;

  // Texts that are loaded to rank by them: those of the likeliest works.
  const CLOSELY = 5;
  // Results whose excerpts come with the answer; the others are filled in when they come into sight.
  const FILLED = 3;
  // Scripts of the index that stay in memory: a phone has little.
  const MOST_KEPT = 300;

  const given = new Map();

  // Where the scripts of the index hand over what they hold.
  function data(name, value) {
    const script = document.currentScript;
    given.set(script ? script.src : name, value);
  }

  // A script, over http and file:// alike; one that the page has begun to load is waited for. Resolves to its data.
  function load(url) {
    const { href } = new URL(url, location.href);
    const begun = Array.from(document.scripts).filter((one) => one.src === href)[0];
    const script = begun || document.createElement("script");
    // What was taken is not kept, and its element goes, so that it can be asked for again.
    const take = () => {
      const value = given.get(href);
      given.delete(href);
      script.remove();
      return value;
    };
    if (given.has(href)) return Promise.resolve(take());
    return new Promise((resolve, reject) => {
      script.addEventListener("load", () => resolve(take()));
      script.addEventListener("error", () => {
        script.remove();
        reject(new Error("not loaded: " + href));
      });
      if (begun) return;
      script.src = href;
      document.head.appendChild(script);
    });
  }

  // Where the search is: `folder` of the index; online also `pagefind`, its script, and `bridge`, ours to ask it.
  function open(options) {
    const kept = new Map();
    let catalogue = null;
    let loading = null;

    function keep(name) {
      if (!kept.has(name)) {
        if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
        kept.set(name, load(`${options.folder}${catalogue.data.release}/${name}.js`).catch((error) => {
          kept.delete(name);
          throw error;
        }));
      }
      return kept.get(name);
    }

    function start(asIs) {
      return load(options.folder + "catalogue.js" + asIs).then((found) => { catalogue = openCatalogue(found); });
    }

    const search = {
      load() {
        loading = loading || start("").catch((error) => {
          loading = null;
          throw error;
        });
        return loading;
      },
      quick(text, how) {
        return answer(ask(catalogue, text), how || {}, false);
      },
      find(text, how) {
        return search.load().then(() => full(text, how || {})).catch((error) => {
          // A new edition may have come since the catalogue was loaded: its shares stand in another folder.
          if (!catalogue || location.protocol === "file:") throw error;
          const before = catalogue.data.release;
          kept.clear();
          return start("?" + Date.now()).then(() => {
            if (catalogue.data.release === before) throw error;
            return full(text, how || {});
          });
        });
      },
      // The provisions of a result that was not among the likeliest, when it comes into sight.
      fill(result, found) {
        return details(result.hit, found.asked.best, keep).then(() => present(result.hit, found.asked));
      },
    };

    // What was asked, in its readings; each with what the catalogue says.
    function full(text, how) {
      const asked = ask(catalogue, text);
      const isAnswered = asked.best.isSymbol;
      const go = (reading) => (reading.words.length && !isAnswered ? inTexts(reading) : Promise.resolve());
      return go(asked.best).then(() => {
        const top = asked.best.hits[0];
        const others = asked.readings.filter((one) => one !== asked.best).slice(0, 2);
        if (isAnswered || (top && top.covered > 0.95 && top.score > 0.8) || !others.length) return null;
        return Promise.all(others.map(go)).then(() => choose(asked));
      }).then(() => (isFound(asked.best) ? null : nearest(asked))).then(() => {
        const from = how.from || 0;
        const found = answer(asked, how, true);
        const shown = found.results.map((one) => one.hit).slice(0, FILLED);
        return Promise.all(shown.map((hit) => details(hit, asked.best, keep))).then(() => answer(asked, how, true));
      });
    }

    // Nothing holds all the words: what Pagefind has for them, where it runs at all.
    function nearest(asked) {
      if (!options.pagefind || location.protocol === "file:" || asked.best.symbols.length || asked.told.isCitation) return null;
      const { hits, text } = asked.best;
      const isThere = self.VanKienPagefind ? Promise.resolve() : load(options.bridge);
      return isThere.then(() => self.VanKienPagefind.find(options.pagefind, text)).then((keys) => {
        keys.forEach((key, i) => {
          const item = catalogue.items.filter((one) => one.key === key)[0];
          if (!item) return;
          let hit = hits.filter((one) => one.item === item)[0];
          if (!hit) hits.push(hit = { item, covered: 0, title: null, base: 0, score: 0, strong: false });
          hit.covered = Math.max(hit.covered, 0.3);
          hit.score += 0.2 - 0.02 * i;
          hit.isNear = true;
        });
        sortHits(asked.best);
      }, () => null);
    }

    // The full text for one reading: candidates from the lists, the likeliest ranked by their texts.
    function inTexts(reading) {
      return candidates(catalogue, keep, reading.words, reading.titles, reading.told).then((found) => {
        const named = new Map(reading.hits.map((hit) => [hit.item, hit]));
        // A whole title stands first whatever the texts say.
        const isFirm = reading.hits.length && reading.hits[0].strong;
        const best = found.slice(0, isFirm ? 0 : reading.told.isLiteral ? 2 * CLOSELY : CLOSELY);
        found.forEach((one) => {
          if (!named.has(one.item)) {
            const hit = { item: one.item, covered: 0, title: null, base: 0, strong: false };
            named.set(one.item, hit);
            reading.hits.push(hit);
          }
          const hit = named.get(one.item);
          hit.covered = Math.max(hit.covered, one.covered);
          hit.inText = one.inText;
          hit.whole = one.whole;
          hit.rough = one.score;
        });
        return Promise.all(best.map((one) => details(named.get(one.item), reading, keep)));
      }).then(() => {
        reading.hits.forEach((hit) => { hit.score = score(hit, reading.told); });
        sortHits(reading);
      });
    }

    return search;
  }

  // The pieces of an item that answer best; its text is loaded for it.
  function details(hit, reading, keep) {
    if (hit.pieces || !hit.item.blocks) return Promise.resolve();
    return keep("t" + hit.item.number).then((text) => {
      const { catalogue, words, told } = reading;
      const phrases = told.phrases.map((phrase) => tokens(phrase)
        .map((one) => Object.assign({ marks: one.word.folded !== one.word.exact }, one.word)));
      hit.text = text;
      hit.pieces = pieces(catalogue, hit.item, text, words, told, phrases);
    });
  }

  self.VanKienSearch = { open, data };
})();

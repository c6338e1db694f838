// The full text: which works hold the words asked for, and where in them. Lists of blocks and texts are loaded as needed.
(function () {
  "use strict";
  const { tokens, likeness, weight, isSaid, saysSymbol, SYMBOL, OTHER_MARKS } = self.VanKienCatalogue;
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUE = {};
  Array.from(DIGITS).forEach((digit, i) => { VALUE[digit] = i; });
  // Lists loaded for one reading: the rarest words and pairs tell the most.
  const FEW = 3;
  const MOST_WORDS = 7;
  const MOST_PAIRS = 7;
  // What is marked for the reader: at least another form of the word, not one with other marks.
  const LIKE = 0.66;
  // A word that tells less than this share of what the rarest one tells is left to the pairs and the texts.
  const LITTLE = 0.5;
  const PAIR = 0.5;
  const EXCERPT = 30;
  // Words that two lines of a phone hold, without those before the first that is marked.
  const SEEN = 14;
  // What the library says of the whole text; the provision itself is the better place to open.
  const OF_THE_WHOLE = ["tom-tat", "diem-chinh", "diem-moi", "quan-he"];

  // FNV-1a, as the build counts it: which share holds a word.
  function share(name, count) {
    let number = 0x811c9dc5;
    for (let i = 0; i < name.length; i++) number = Math.imul(number ^ name.charCodeAt(i), 0x01000193) >>> 0;
    return number % count;
  }

  // A list of blocks from its text: gaps, or a row of bits.
  function decode(text, each) {
    let block = -1;
    if (text[0] === "!") {
      for (let i = 1; i < text.length; i++) {
        for (let bits = VALUE[text[i]], n = 0; bits; bits >>= 1, n++) if (bits & 1) each((i - 1) * 6 + n);
      }
      return;
    }
    let gap = 0;
    let power = 1;
    for (let i = 0; i < text.length; i++) {
      const value = VALUE[text[i]];
      gap += (value % 32) * power;
      power *= 32;
      if (value < 32) {
        block += gap + 1;
        each(block);
        gap = 0;
        power = 1;
      }
    }
  }

  // The works, terms and pages that hold the words, the likeliest first: {item, score, covered}. `load` brings a share.
  function candidates(catalogue, load, words, titles, told) {
    const weights = words.map((word) => weight(catalogue, word));
    const most = Math.max.apply(null, weights);
    const chosen = words.map((word, i) => i).sort((a, b) => weights[b] - weights[a])
      .filter((i, n) => n < FEW || (n < MOST_WORDS && weights[i] > LITTLE * most));
    const pairs = [];
    for (let i = 1; i < words.length && pairs.length < MOST_PAIRS; i++) {
      pairs.push({ i, name: words[i - 1].folded + " " + words[i].folded });
    }
    const bring = (name) => load("w" + share(name, catalogue.data.shares)).then((held) => held[name]);
    return Promise.all([
      Promise.all(chosen.map((i) => alternatives(catalogue, bring, words[i]))),
      Promise.all(pairs.map((pair) => bring(pair.name))),
    ]).then(([forms, lists]) => {
      const { size } = catalogue;
      const sums = new Float32Array(size);
      const bonus = new Float32Array(size);
      const best = new Float32Array(size);
      const { owners, items } = catalogue;
      // Words that a work holds anywhere, whatever block they stand in.
      const anywhere = new Float32Array(items.length);
      const inItem = new Float32Array(items.length);
      chosen.forEach((i, n) => {
        const all = forms[n];
        best.fill(0);
        all.forEach(({ text, quality }) => decode(text, (block) => { if (quality > best[block]) best[block] = quality; }));
        inItem.fill(0);
        for (let block = 0; block < size; block++) {
          if (!best[block]) continue;
          sums[block] += weights[i] * best[block];
          if (best[block] > inItem[owners[block]]) inItem[owners[block]] = best[block];
        }
        items.forEach((item, n) => { anywhere[n] += weights[i] * Math.max(inItem[n], isSaid(item, words[i], told) ? 1 : 0); });
      });
      lists.forEach((text, n) => {
        if (!text) return;
        const { i } = pairs[n];
        const gain = (told.isLiteral ? 1 : PAIR) * Math.min(weights[i - 1], weights[i]);
        decode(text, (block) => { bonus[block] += gain; });
      });
      const total = chosen.reduce((sum, i) => sum + weights[i], SYMBOL * told.symbols.length) || 1;
      const named = new Map(titles.map((one) => [one.item, one]));
      const found = [];
      items.forEach((item, n) => {
        if (!anywhere[n] && !named.has(item)) return;
        let sum = 0;
        let top = 0;
        for (let block = item.block; block < item.block + item.blocks; block++) {
          if (sums[block] > sum) sum = sums[block];
          if (sums[block] + bonus[block] > top) top = sums[block] + bonus[block];
        }
        const title = named.get(item);
        const said = told.symbols.length ? SYMBOL * saysSymbol(item, told) : 0;
        const whole = (anywhere[n] + said) / total;
        const covered = Math.max(whole, title ? title.covered : 0);
        if (covered < 0.3) return;
        const score = (top + said) / total + 0.3 * whole + 0.6 * (title ? title.score || title.covered : 0);
        found.push({ item, covered, inText: (sum + said) / total, whole, score });
      });
      return found.sort((a, b) => b.score - a.score);
    });
  }

  // The lists of a word: as typed; where words change their endings, its other forms as well.
  function alternatives(catalogue, bring, word) {
    const forms = catalogue.forms.get(word.folded) || new Set();
    const isOneOfSeveral = word.marks && forms.size > 1 && forms.has(word.key);
    const quality = !word.marks || forms.has(word.key) || !forms.size ? 1 : OTHER_MARKS;
    const wanted = [[isOneOfSeveral ? "=" + word.key : word.folded, quality]]
      .concat((word.others || []).map((folded) => [folded, word.like]));
    return Promise.all(wanted.map((one) => bring(one[0]))).then((texts) =>
      texts.map((text, i) => ({ text, quality: wanted[i][1] })).filter((one) => one.text));
  }

  // How well each piece of an item answers, best first: {piece, score, covered, hits}.
  function pieces(catalogue, item, text, words, told, phrases) {
    const weights = words.map((word) => weight(catalogue, word));
    const total = weights.reduce((sum, one) => sum + one, SYMBOL * told.symbols.length) || 1;
    const said = told.symbols.length ? SYMBOL * saysSymbol(item, told) : 0;
    const days = told.dates.map(dayPattern).concat(told.year ? [new RegExp("(?:^|\\D)" + told.year + "(?!\\d)")] : []);
    const elsewhere = words.map((word) => (isSaid(item, word, told) ? 0.9 : item.words.some((one) => likeness(word, one)) ? 0.5 : 0));
    return text.map(([anchor, heading, body]) => {
      const name = tokens(heading);
      const all = name.concat(tokens(body));
      const at = all.map((one) => words.map((word, i) => (likeness(word, one.word) ? i : -1)).filter((i) => i >= 0));
      const quality = words.map(() => 0);
      all.forEach((one, n) => at[n].forEach((i) => { quality[i] = Math.max(quality[i], likeness(words[i], one.word)); }));
      const covered = quality.reduce((sum, one, i) => sum + one * weights[i], said) / total;
      const lent = quality.reduce((sum, one, i) => sum + Math.max(0, elsewhere[i] - one) * weights[i], 0) / total;
      let beside = 0;
      for (let i = 1; i < words.length; i++) {
        const isAfter = (n, by) => n >= by && at[n - by].indexOf(i - 1) >= 0;
        beside += at.some((here, n) => here.indexOf(i) >= 0 && (isAfter(n, 1) || (words.length > 3 && isAfter(n, 2)))) ? 1 : 0;
      }
      const phrase = words.length > 1 ? beside / (words.length - 1) : 1;
      const nearness = near(at, words.length);
      const inName = name.length && words.length ? words.filter((word) => name.some((one) => likeness(word, one.word))).length / words.length : 0;
      const isPhrase = phrases.every((phraseWords) => has(all, phraseWords));
      const place = OF_THE_WHOLE.indexOf(anchor) < 0 ? 1 : 0.92;
      const score = place * (covered + lent) * (0.55 + 0.3 * phrase + 0.15 * nearness) + 0.03 * inName * covered - (isPhrase ? 0 : 0.5) +
        (days.some((day) => day.test(heading + " " + body)) ? 0.15 : 0);
      return { anchor, heading, body, score, covered, phrase, isPhrase };
    }).sort((a, b) => b.score - a.score);
  }

  // A day as texts write it.
  function dayPattern(iso) {
    const [year, month, day] = iso.split("-").map(Number);
    return new RegExp(`(?:^|\\D)0?${day}(?:[/.-]| tháng )0?${month}(?:[/.-]| năm )${year}(?!\\d)`);
  }

  // One where the words stand side by side, less the further apart they are; of the words that are there at all.
  function near(at, count) {
    const last = new Array(count).fill(-1);
    const present = new Set([].concat(...at));
    if (present.size < 2) return present.size && count < 2 ? 1 : 0;
    let span = Infinity;
    at.forEach((here, n) => {
      here.forEach((i) => { last[i] = n; });
      if (!here.length) return;
      let first = n;
      present.forEach((i) => { first = Math.min(first, last[i]); });
      if (first >= 0) span = Math.min(span, n - first + 1);
    });
    return Math.min(1, present.size / span) * present.size / count;
  }

  function has(all, phrase) {
    return all.some((one, n) => phrase.every((word, i) => all[n + i] && likeness(word, all[n + i].word) === 1));
  }

  // The part of a text where most of the words stand, as segments {text, mark}; the first of them near its beginning,
  // since a phone shows two lines of it.
  function excerpt(text, words) {
    const all = tokens(text);
    const marks = marked(all, words);
    let best = 0;
    let first = 0;
    all.forEach((_, n) => {
      if (!marks[n]) return;
      const different = new Set(all.slice(n, n + SEEN).filter((one, i) => marks[n + i]).map((one) => one.word.folded)).size;
      if (different > best) { best = different; first = n; }
    });
    // Begin with a sentence where one begins nearby.
    const begins = (n) => n === 0 || /[.;:]\s*$/.test(text.slice(all[n - 1].end, all[n].at));
    let start = Math.max(0, first - 3);
    for (let n = first; n >= Math.max(0, first - 8) && n < all.length; n--) if (begins(n)) { start = n; break; }
    const end = Math.min(all.length, start + EXCERPT);
    if (!all.length) return segments(text, words);
    const cut = text.slice(start ? all[start].at : 0, end < all.length ? all[end - 1].end : text.length);
    return segments((start ? "… " : "") + cut + (end < all.length ? " …" : ""), words);
  }

  // Which words of a text are those asked for. Of several those that stand beside each other count, as they do in the
  // query: alone each of them stands everywhere.
  function marked(all, words) {
    if (words.isRow) return rows(all, words);
    const hits = all.map((one) => words.map((word, i) => (likeness(word, one.word) > LIKE ? i : -1)).filter((i) => i >= 0));
    const follows = (n) => n > 0 && n < all.length && hits[n].some((i) => hits[n - 1].indexOf(i - 1) >= 0);
    const isBeside = hits.map((here, n) => follows(n) || follows(n + 1));
    const isAlone = !isBeside.some(Boolean);
    return all.map((one, n) => isBeside[n] || (hits[n].length > 0 && (isAlone || one.word.folded.length > 5)));
  }

  // A symbol is marked where it stands whole.
  function rows(all, words) {
    const marks = all.map(() => false);
    all.forEach((_, n) => {
      if (words.every((word, i) => all[n + i] && likeness(word, all[n + i].word) === 1)) marks.fill(true, n, n + words.length);
    });
    return marks;
  }

  // A text in segments, the words asked for marked; neighbours are marked as one.
  function segments(text, words) {
    const made = [];
    let end = 0;
    const put = (piece, mark) => {
      if (!piece) return;
      const last = made[made.length - 1];
      if (last && last.mark === mark) last.text += piece;
      else made.push({ text: piece, mark });
    };
    const all = tokens(text);
    const marks = marked(all, words);
    all.forEach((one, n) => {
      const last = made[made.length - 1];
      const between = text.slice(end, one.at);
      put(between, Boolean(marks[n] && last && last.mark && (words.isRow || between === " ")));
      put(text.slice(one.at, one.end), marks[n]);
      end = one.end;
    });
    put(text.slice(end), false);
    return made;
  }

  self.VanKienFullText = { candidates, pieces, excerpt, segments, decode, share };
})();

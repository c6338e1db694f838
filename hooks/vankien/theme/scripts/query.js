// What somebody means by what they type to search for: functions of text, without page or network.
// A classic script (ES2015 but for \p{…}), so that pages and workers load it from file:// too.
(function () {
  "use strict";
  // A function of single letters, done once for each letter; those of ASCII stay.
  const byLetter = (make) => {
    const made = new Map();
    return (text) => text.replace(/[^\u0000-\u007f]/gu, (letter) => {
      if (!made.has(letter)) made.set(letter, make(letter.normalize("NFD")).normalize("NFC"));
      return made.get(letter);
    });
  };
  // A function of words, done once for each.
  const byWord = (make) => {
    const made = new Map();
    return (word) => {
      if (made.size > 20000) made.clear();
      if (!made.has(word)) made.set(word, make(word));
      return made.get(word);
    };
  };
  const OTHERS = { "и\u0306": "й", đ: "d", ð: "d", ø: "o", ł: "l", ß: "ss", æ: "ae", œ: "oe", ı: "i" };
  const unmarked = byLetter((letter) => OTHERS[letter] || letter.replace(/[\u0300-\u036f]/g, ""));
  const toneless = byLetter((letter) => letter.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, ""));
  const tones = byLetter((letter) => letter.replace(/[^\u0300\u0301\u0303\u0309\u0323]/g, ""));

  const [ACUTE, GRAVE, HOOK, TILDE, DOT] = "\u0301\u0300\u0309\u0303\u0323";
  const TELEX = { s: ACUTE, f: GRAVE, r: HOOK, x: TILDE, j: DOT };
  const VNI = { 1: ACUTE, 2: GRAVE, 3: HOOK, 4: TILDE, 5: DOT };
  const HATS = { a: "â", e: "ê", o: "ô" };
  const ONSET = /^(?:ch?|d|đ|gi|n?gh?|k?h|k|b|l|m|nh?|ph?|qu|r|s|th?|tr|v|x|)$/;
  const RIME = "a(?:ch?|i|m|n[gh]?|o|p|t|u|y)?|[ăâ](?:c|m|ng?|p|t)|â[uy]|e(?:c|m|ng?|o|p|t)?|ê(?:ch|m|nh?|p|t|u)?|" +
    "i(?:a|ch|m|nh?|p|t|u)?|iê(?:c|m|ng?|p|t|u)|o(?:c|i|m|ng?|p|t)?|oa(?:ch?|i|m|n[gh]?|o|p|t|y)?|oă(?:c|m|ng?|t)|" +
    "oe(?:n|o|t)?|ô(?:c|i|m|ng?|p|t)?|ơ(?:i|m|n|p|t)?|u(?:a|c|i|m|ng?|p|t)?|uâ(?:ng?|t|y)|uê(?:ch|nh)?|uơ|" +
    "uô(?:c|i|m|ng?|t)|uy(?:a|ch|nh?|p|t|u)?|uyê[nt]|ư(?:a|c|i|m|ng?|t|u)?|ươ(?:c|i|m|ng?|p|t|u)|y|yê(?:m|ng?|t|u)";
  const WHOLE = new RegExp(`^(?:${RIME}|oo(?:c|ng))$`);
  const BARE = new RegExp(`^(?:${fold(RIME)})$`);
  // Onset and rime that spelling keeps apart: c before e, k before a, yê after an onset …
  const NEVER = new RegExp("^(?:(?:c|g|ng) [eêy]|(?:c|ng) i|k [^eêiy]|n?gh [^eêi]|gi [iy]|qu [uư]| i[eê]|" +
    "(?!qu)[^ ]+ y[eê]|(?!qu|[hklmstv] |th)[^ ]+ y$)");
  const VOWEL = /[aeiouyăâêôơư]/;
  // Khmer has no blanks between words: there it is its syllables that are looked for.
  const WORD = /[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1\u17d3\u17dd])*|(?![\u1780-\u17b3])[\p{L}\p{N}](?:(?![\u1780-\u17b3])[\p{L}\p{M}\p{N}])*/gu;
  const YEAR = /^(?:19\d\d|20[0-5]\d)$/;
  // Words that could be read as Telex or VNI, and are rather meant as they stand.
  const PLAIN = new Set(("tw w as is us of or if ix xix his her has here there these those was war won how now low " +
    "own down town more most must list test post cost last past lost best rest trust host see seen term sense visa " +
    "per docs var tax taxi xoong boong co2 so2 no2").split(" "));
  // Words of a question that no document answers with. One alone counts only with the marks that it has here.
  const QUESTIONS = ("văn bản nào|văn bản nào (quy định|nói) (về|)|(quy định|nói) (gì|nào) (về|)|nói về (gì|)|" +
    "(có|) nội dung gì|quy định (ra sao|ở đâu|như thế nào)|làm (thế nào|sao|như thế nào) (để|)|(như|) thế nào (là|)|" +
    "(ra|tại|vì) sao|(có|) nghĩa là gì|là (gì|ai|mấy|cái gì|những gì)|" +
    "là (loại|kiểu|) (văn bản|cơ quan|tổ chức|chức danh|) (gì|nào)|(có|) ý nghĩa (gì|là gì)|được hiểu (là|) (gì|)|" +
    "(khái niệm|định nghĩa|thuật ngữ) (về|của|là|)|giải (thích|nghĩa) (từ|thuật ngữ|khái niệm|)|" +
    "(gồm|) những gì|(điều|cái|việc) gì (là|)|ở đâu|" +
    "bao (giờ|nhiêu)|(khi|lúc|năm|ngày) nào|(có|) (được|phải) không|có phải (là|)|(khác|) (ở|) chỗ nào|" +
    "khác (nhau|gì)|hay (không|chưa)|cho (tôi|em|mình|) (biết|hỏi)|" +
    "xin hỏi|tôi (muốn|cần) (tìm|biết|hỏi|)|tìm (kiếm|giúp|văn bản|)|cơ quan nào (ban hành|)|(do|) ai (ký|ban hành)|" +
    "(có|) liên quan (đến|tới)|về (vấn đề|việc|)|(nào|nao|gì|các|những|của|là|để|thì|ạ|nhỉ|vậy|hả)|" +
    "khác (với|biệt|)|phân biệt|so sánh|" +
    "what (is|are) (the|)|what does|means|mean|(the|) (meaning|definition) of|how (to|do|does)|which (document|documents)|where is|who (issued|signed)")
    .split(/\|(?![^(]*\))/);

  // The form of symbols, as model/symbol.py has it.
  const KINDS = "NQ CT KL QĐ QĐi QyĐ QC TT HD TB BC CTr KH ĐA TTr CV BB QTr BS NĐ TC PA LCT CĐ TTLT NQLT VBHN"
    .split(" ");
  const PARTY = "TW TU VPTW VPTU HU ĐU ĐUK CQTTBCĐ BTGTW BTGDVTW BTCTW BTCTU BTGTU UBKTTW UBKTTU".split(" ");
  const STATE = "CP TTg CTN QH UBTVQH UBND HĐND VPCP BCA BQP BNV BTP BGDĐT BYT".split(" ");
  const EITHER = "BCĐ BCĐTW MTTW BTC BTG BDV BCSĐ CB".split(" ");
  const byFold = (names) => new Map(names.map((name) => [fold(name), name]));
  const KIND = byFold(KINDS.slice().reverse());
  const BODY = byFold(EITHER.concat(STATE, PARTY));
  const LIKELY_STATE = /^(?:MTTW|(?!.*(?:TW|TU|BCĐ)$)(?!BTG|BDV|BCS)B[A-ZĐ]{2,8})$/;
  const NUMBER = "([0-9]{1,5})";
  const IN = `${NUMBER} ?[/ -] ?((?:19|20)[0-9][0-9]) ?[/ -] ?`;
  const ABBREVIATION = "(" + KINDS.map((kind) => kind.toLowerCase()).concat(Array.from(KIND.keys()))
    .sort((a, b) => b.length - a.length).join("|") + ")";
  const OF = "([a-zđơưăâêô][a-z0-9đơưăâêô.&]{1,19}(?:-[a-z0-9đ]{1,19}){0,4})";
  const FORMS = [
    [IN + "((?:QH|UBTVQH)[0-9]{1,2})", "number year body"],
    [`${IN}${ABBREVIATION} ?[/ -] ?${OF}`, "number year kind body"],
    [`${NUMBER} ?([/-]?) ?${ABBREVIATION} ?([/-]?) ?${OF}`, "number first kind second body"],
    [`${ABBREVIATION} ?(?:-|số:?)? ?${NUMBER}(?: ?([/-]?) ?${OF})?`, "kind number second body"],
    [`${NUMBER} ?[/-]? ?${ABBREVIATION}`, "number kind"],
  ].map((form) => ({ pattern: new RegExp(`^(?:số ?:? ?)?${form[0]}$`, "i"), names: form[1].split(" ") }));
  // "NQ TW 57", "nqtw4"; but 15 counts the National Assembly in QH15.
  const BODY_FIRST = new RegExp(`^${ABBREVIATION}[ /-]*(?!qh|ubtvqh)(tư|[a-zđ]{2,8})[ -]*(?:số )?${NUMBER}$`, "i");

  // Text of any kind as text; longer rows of marks than any script has would take long to sort.
  function plainText(text) {
    const given = String(text === null || text === undefined ? "" : text);
    return given.replace(/([\u0300-\u036f]{5})[\u0300-\u036f]+/g, "$1");
  }

  // NFC; Đ for the Icelandic Ð; plain dashes, strokes, quotes and blanks; nothing invisible.
  function normalise(text) {
    return plainText(text).normalize("NFC").replace(/[ÐƉ]/g, "Đ").replace(/[ðɖ]/g, "đ")
      .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, "-").replace(/[\u2044\u2215\uff0f]/g, "/")
      .replace(/[“”„‟«»″\uff02]/g, '"').replace(/[‘’‚‛′´`]/g, "'")
      .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, "")
      .replace(/[\s\u0000-\u001f\u007f\u0085]+/g, " ").trim();
  }

  // Lower case without marks: "dang bo" for "Đảng bộ". What Khmer or Thai writes as marks are letters, and stays.
  function fold(text) {
    return unmarked(plainText(text).toLowerCase().normalize("NFC"));
  }

  // A word in lower case without its tones, and these.
  function parts(word) {
    const all = plainText(word).toLowerCase().normalize("NFC");
    return { letters: toneless(all).normalize("NFC"), tone: tones(all.replace(/[\u0000-\u007f]+/g, "")) };
  }

  // The same wherever the tone stands: "hoà" and "hòa", "thuỷ" and "thủy".
  function key(word) {
    const { letters, tone } = parts(word);
    return letters + tone;
  }

  function possible(letters, rime) {
    for (let size = Math.min(3, letters.length - 1); size >= 0; size--) {
      const onset = letters.slice(0, size);
      const rest = letters.slice(size);
      const fits = rime.test(rest) || (onset === "qu" && rime.test("u" + rest));
      if (fits && ONSET.test(onset) && !NEVER.test(onset + " " + rest)) return true;
    }
    return false;
  }

  // Whether a word may be a Vietnamese syllable with all its marks: "chuyển", "quý"; not "chuyen", "mộch", "tat".
  function isSyllable(word) {
    const { letters, tone } = parts(word.slice(0, 20));
    const fits = !/(?:[cpt]|ch)$/.test(letters) || tone === ACUTE || tone === DOT;
    return word.length < 20 && tone.length < 2 && fits && possible(letters, WHOLE);
  }

  // Whether a word may be one typed without marks: "chuyen", "nuoc".
  function isBare(word) {
    return /^[a-z]{1,7}$/i.test(word) && possible(word.toLowerCase(), BARE);
  }

  // The tone where official documents put it: "hòa", "thủy", "quý", "chuyển".
  function place(letters, tone) {
    const start = /^(?:qu|gi(?=[aăâeêoôơuưy]))/.test(letters) ? 2 : 0;
    const vowels = Array.from(letters, (letter, i) => i).filter((i) => i >= start && VOWEL.test(letters[i]));
    const marked = vowels.filter((i) => /[ăâêôơư]/.test(letters[i])).pop();
    const isClosed = vowels[vowels.length - 1] < letters.length - 1;
    const at = marked === undefined ? vowels[vowels.length > 1 && (isClosed || vowels.length > 2) ? 1 : 0] : marked;
    return (letters.slice(0, at + 1) + tone + letters.slice(at + 1)).normalize("NFC");
  }

  const isUpper = (word) => word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();

  function recase(word, typed) {
    if (isUpper(typed)) return word.toUpperCase();
    return typed[0] === typed[0].toLowerCase() ? word : word[0].toUpperCase() + word.slice(1);
  }

  // Keys of an input method that was switched off: "chuyeern", "chuyenre" are "chuyển", "duongdwf" is "đường".
  function decodeTelex(word) {
    return decode(word, TELEX, (letters, typed) => {
      if (typed === "d" && letters[0] === "d") return "đ" + letters.slice(1);
      // "ngoeo", "ngoao" have two of them by right.
      const isHat = HATS[typed] && letters.indexOf(typed) >= 0 && !/o[ae]$/.test(letters);
      if (isHat) return change(letters, typed, HATS[typed]);
      if (typed !== "w") return letters + typed;
      if (!VOWEL.test(letters)) return letters + "ư";
      return /(?:^|[^u])a|^qua/.test(letters) ? change(letters, "a", "ă") : horn(letters);
    });
  }

  // "chuye6n3" is "chuyển", "d9o6i3" is "đổi".
  function decodeVni(word) {
    return decode(word, VNI, (letters, typed) => {
      const last = (letters.match(/[aeo](?=[^aeo]*$)/) || [""])[0];
      if (typed === "6") return change(letters, last, HATS[last]);
      if (typed === "7") return horn(letters);
      if (typed === "8") return change(letters, "a", "ă");
      if (typed === "9") return letters[0] === "d" ? "đ" + letters.slice(1) : "";
      return letters + typed;
    });
  }

  function change(letters, from, to) {
    const at = from ? letters.lastIndexOf(from) : -1;
    return at < 0 ? "" : letters.slice(0, at) + to + letters.slice(at + 1);
  }

  function horn(letters) {
    if (/^qu/.test(letters)) return change(letters, "o", "ơ");
    if (/[uư]o|uu/.test(letters)) return letters.replace(/[uư]o/, "ươ").replace("uu", "ưu");
    return letters.indexOf("u") > letters.indexOf("o") ? change(letters, "u", "ư") : change(letters, "o", "ơ");
  }

  // Plain words, numbers and abbreviations come back as they are, and so does what would not be a syllable.
  function decode(word, method, press) {
    const typed = word.slice(0, 20).normalize("NFC");
    const given = parts(typed);
    let { tone } = given;
    let letters = "";
    const isWord = isBare(typed) || (isSyllable(typed) && !/oo[a-z]/i.test(typed));
    if (word.length > 19 || isWord || PLAIN.has(typed.toLowerCase())) return word;
    for (const letter of given.letters) {
      const isTone = method[letter] && VOWEL.test(letters);
      if (isTone && tone) return word;
      if (isTone) tone = method[letter];
      else letters = press(letters, letter);
      if (!letters) return word;
    }
    letters = letters.replace(/ưo|uơ(?=.)/, "ươ").replace(/ươ$/, "uơ");
    const read = isSyllable(letters + tone) ? place(letters, tone) : "";
    // "USA" is not "ÚA", and "a4" is no word, though "y1" is.
    const isShort = method === TELEX ? typed.length < 5 && isUpper(typed) && fold(letters) === letters
      : /^\D\d$/.test(typed) && !/[ýỷôở]/i.test(read);
    return !read || isShort || read === typed.toLowerCase() ? word : recase(read, typed);
  }

  // The symbol that a text is, however it is written, or null: what Symbol.parse of the build says.
  function parseSymbol(text) {
    const plain = normalise(text).slice(0, 200);
    for (const form of FORMS) {
      const match = form.pattern.exec(plain);
      if (!match) continue;
      const got = { year: "", kind: "", first: "", second: "", body: "" };
      form.names.forEach((name, i) => { got[name] = match[i + 1] || ""; });
      const body = canonicalBody(got.body);
      // "100 khoa" is no plan (KH) of a body "OA": without a stroke before it, the body must be a known one.
      const isGuessed = body && !got.second && form.names.indexOf("second") >= 0;
      if (!+got.number || (isGuessed && !isKnown(body))) continue;
      const same = KINDS.filter((one) => one.toLowerCase() === got.kind.toLowerCase())[0];
      const kind = same || KIND.get(fold(got.kind)) || "";
      return symbol(+got.number, kind, body, +got.year || null, got.first + got.second);
    }
    return null;
  }

  const withoutDigits = (body) => body.replace(/[0-9]+$/, "");
  const isKnown = (body) => BODY.has(fold(withoutDigits(body)));

  function canonicalBody(text) {
    // Word's autocorrection makes "TƯ" of "TW"; without its horn it would be a province's "TU".
    const plain = text.replace(/\./g, "").replace(/tư$/i, "TW");
    const name = withoutDigits(plain);
    return (BODY.get(fold(name)) || name.toUpperCase()) + plain.slice(name.length);
  }

  function symbol(number, kind, body, year, strokes) {
    const name = withoutDigits(body);
    const looks = strokes === "/-" || strokes === "-/" ? strokes === "/-" : LIKELY_STATE.test(name);
    const isState = STATE.indexOf(name) >= 0 || (PARTY.indexOf(name) < 0 && looks);
    const head = (number < 10 ? "0" : "") + number;
    const tail = [kind, body].filter(Boolean).join("-");
    const party = head + (kind && "-" + kind) + (body && "/" + body);
    const text = year ? `${head}/${year}/${tail}` : isState ? `${head}/${tail}` : party;
    return { text, number, kind, body, year };
  }

  // QĐ asks for QĐi and QyĐ too.
  const looseKind = (kind) => fold(kind).replace(/^q[iy]?di?$/, "qd");

  // Whether a symbol that may be asked for in part ("NQ57", "57") means another one.
  function sameSymbol(asked, other) {
    return asked.number === other.number && (!asked.kind || looseKind(asked.kind) === looseKind(other.kind)) &&
      (!asked.body || fold(asked.body) === fold(other.body)) && (!asked.year || asked.year === other.year);
  }

  const prepared = new WeakMap();
  const NOTHING = {};
  const wordsOf = (text) => (normalise(text).match(WORD) || []).map(token);
  const isAbbreviation = (text) => /^\S*\p{Lu}\S*\p{Lu}\S*$/u.test(text);
  const named = (role, folded) => role + " " + looseKind(folded);

  function token(word) {
    const exact = word.toLowerCase().normalize("NFC");
    const folded = fold(word);
    return { typed: word, shown: word, exact, folded, key: key(word), marks: folded !== exact, role: "", before: " " };
  }

  // The library's tables in the form in which they are asked. All are optional:
  // {kinds: {id: [names]}, bodies: {id: [names]}, abbreviations: {MTTQ: "Mặt trận Tổ quốc"}, words: {word: count},
  //  pairs: ["dan van", …] (folded), questions: ["…"]}. What is made of them is kept: to change them, give others.
  function prepare(tables) {
    const given = tables || NOTHING;
    if (given.known || prepared.has(given)) return given.known ? given : prepared.get(given);
    const pairs = new Set(given.pairs || []);
    const index = { known: new Map(), total: 1, pairs, names: new Map(), full: new Map(), glued: new Map(), triples: new Set(), initials: new Map() };
    const learnTriples = (words) => words.forEach((word, i) => {
      if (i > 1) index.triples.add(words.slice(i - 2, i + 1).map((one) => one.folded).join(" "));
    });
    // Of two names with the same initials neither is meant.
    const learnInitials = (words) => {
      const initials = words.map((word) => word.folded[0]).join("");
      const other = index.initials.get(initials);
      const isSame = other && other.words.map((word) => word.key).join() === words.map((word) => word.key).join();
      if (words.length > 2 && !isSame) index.initials.set(initials, other === undefined ? { short: "", words } : null);
    };
    (given.phrases || []).forEach((text) => {
      learnTriples(wordsOf(text));
      learnInitials(wordsOf(text));
    });
    const learn = (words, count) => words.forEach((word, i) => {
      const forms = index.known.get(word.folded) || [];
      const same = forms.filter((form) => form.key === word.key)[0];
      if (same) same.count += count;
      else index.known.set(word.folded, forms.concat({ word: word.exact, key: word.key, count }));
      index.total += count;
      if (i) pairs.add(words[i - 1].folded + " " + word.folded);
    });
    const name = (role, text, id, short) => {
      const words = wordsOf(text);
      const at = named(role, words.map((word) => word.folded).join(" "));
      const isShort = isAbbreviation(text);
      const one = index.names.get(at) || { text, keys: words.map((word) => word.key), isShort, ids: [], short };
      add(one.ids, [id]);
      index.names.set(at, one);
      if (role !== "question" && !isShort) learn(words, 1);
      if (role !== "question") learnTriples(words);
      if (role !== "question" && !isShort) learnInitials(words);
    };
    Object.keys(given.words || {}).forEach((word) => learn([token(word)], +given.words[word] || 1));
    index.isReady = index.total > 1;
    ["kinds", "bodies"].forEach((role) => Object.keys(given[role] || {}).forEach((id) => {
      const names = given[role][id];
      names.concat(names.filter((text) => / Đảng$/.test(text)).map((text) => text.slice(0, -5)))
        .forEach((text) => name(role, text, id, names.filter(isAbbreviation)[0]));
    }));
    QUESTIONS.concat(given.questions || []).forEach((text) => variants(text).forEach((one) => {
      const words = wordsOf(one);
      name("question", one);
      if (words.length > 1) [words, words.map((word) => token(word.folded))].forEach((some) => {
        const joined = some.map((word) => word.exact).join("");
        if (joined !== fold(joined) || joined.length > 5) index.glued.set(joined, some.map((word) => word.exact));
      });
    }));
    Object.keys(given.abbreviations || {}).forEach((short) => {
      const words = wordsOf(given.abbreviations[short]);
      learn(words, 1);
      learnTriples(words);
      index.full.set(fold(short), { short, words });
    });
    prepared.set(given, index);
    return index;
  }

  // "a (b|c) (d|)" is "a b d", "a b", "a c d" and "a c".
  function variants(text) {
    const choice = /\(([^)]*)\)/.exec(text);
    return choice ? flat(choice[1].split("|").map((one) => variants(text.replace(choice[0], one)))) : [text];
  }

  const flat = (lists) => Array.prototype.concat.apply([], lists);
  const knows = (index, word) => (index.known.get(fold(word)) || []).some((form) => form.key === key(word));

  // "danvankheo" is ["dan", "van", "kheo"] where the library has these words; null where it cannot be cut so.
  function split(word, tables) {
    const index = prepare(tables);
    const exact = word.slice(0, 60).toLowerCase().normalize("NFC");
    const folded = fold(exact);
    const best = [{ score: 0, from: 0, piece: "" }];
    if (word.length > 60 || folded.length !== exact.length) return null;
    for (let end = 1; end <= folded.length; end++) {
      for (let from = Math.max(0, end - 7); from < end; from++) {
        const piece = folded.slice(from, end);
        const shape = exact.slice(from, end);
        const all = (best[from] && index.known.get(piece)) || [];
        const forms = all.filter((form) => shape === piece || form.key === key(shape));
        if (!forms.length || !/..|[yo]/.test(piece)) continue;
        const count = forms.reduce((sum, form) => sum + form.count, 0);
        const score = best[from].score + Math.log(count / index.total) - (piece.length > 1 ? 2 : 6) +
          (index.pairs.has(best[from].piece + " " + piece) ? 4 : 0);
        if (!best[end] || score > best[end].score) best[end] = { score, from, piece };
      }
    }
    const pieces = [];
    for (let at = folded.length; best[at] && at > 0; at = best[at].from) pieces.unshift(exact.slice(best[at].from, at));
    return pieces.length > 1 ? pieces : null;
  }

  // The library's word one slip of the finger away, or with other marks; null when nothing is near, or the library has
  // the word, unless none of its neighbours ever stands beside it and another word stands beside all of them.
  function correct(word, tables, before, after, beyond) {
    const index = prepare(tables);
    const typed = token(word.slice(0, 20));
    const { folded } = typed;
    const beside = (one) => +index.pairs.has(before + " " + one) + index.pairs.has(one + " " + after);
    const own = index.known.has(folded);
    const isOwn = own && (!typed.marks || knows(index, word));
    const isStrict = isOwn || (!own && folded.length < 3);
    const sides = (before ? 1 : 0) + (after ? 1 : 0);
    if (isStrict && (beside(folded) || sides < 1 || folded.length < 2)) return null;
    if (word.length > 19 || /\d/.test(folded)) return null;
    const otherHook = typed.key.replace(/[\u0303\u0309]/, (tone) => (tone === HOOK ? TILDE : HOOK));
    let best = { score: -1, word: null };
    index.known.forEach((forms, one) => {
      const pairs = isNear(folded, one) ? beside(one) : -1;
      if (pairs < (isStrict ? sides : 0)) return;
      const row = [(beyond || [])[0], before, one, after, (beyond || [])[1]];
      const isKnownRow = [0, 1, 2].some((i) => index.triples.has(row.slice(i, i + 3).join(" ")));
      const bonus = 6 * (pairs + (one === folded)) + 12 * isKnownRow + (one[0] === folded[0]) + (one.length !== folded.length) +
        2 * isSlip(folded, one);
      for (const form of forms) {
        const likeness = 3 * isSlip(typed.key, form.key) + 2 * (otherHook === form.key) + (toneOf(typed.key) === toneOf(form.key));
        const score = Math.log(form.count + 1) + bonus + likeness;
        if (score > best.score) best = { score, word: form.word };
      }
    });
    return best.word;
  }

  const toneOf = (key) => (/[\u0300-\u0323]$/.test(key) ? key.slice(-1) : "");

  // What sounds alike somewhere in the country is written for each other: tr and ch, s and x, d, gi and r, l and n.
  const sound = byWord((word) => word.replace(/^(?:tr|ch)/, "1").replace(/^[sx]/, "2").replace(/^(?:gi(?=[aeou])|[dr])/, "3")
    .replace(/^(?:l|n(?![gh]))/, "4").replace(/n[gh]?$/, "n").replace(/(?:ch|t|c)$/, "t"));

  // Whether two words are at most one letter apart, or two neighbours in each other's place, or sound alike.
  function isNear(a, b) {
    return isSlip(a, b) || sound(a) === sound(b);
  }

  function isSlip(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    const [one, two] = [a.slice(i), b.slice(i)];
    return one.slice(1) === two.slice(1) || one.slice(1) === two || one === two.slice(1) ||
      (one.slice(2) === two.slice(2) && one[0] === two[1] && one[1] === two[0]);
  }

  // "lí" for "lý" and the other way: two spellings of one word.
  function twin(word) {
    const { letters, tone } = parts(word);
    const match = /^(h|k|l|m|s|t|v|qu|)([iy])$/.exec(letters);
    return match ? place(match[1] + (match[2] === "i" ? "y" : "i"), tone) : "";
  }

  // Everything that can be told of a question: its symbols, kinds, bodies, year, dates, numbers, congress, plenum and
  // phrases; and what to look for in texts, in several readings {words, text, weight, changed}, the first as words too.
  // In a "changed" reading letters were guessed: its text is for "did you mean …?".
  // A word is {typed, exact, folded, key, marks, role, isQuoted, isOpen}: "key" compares exactly where it has "marks",
  // "folded" else; its "role" may be kinds, bodies, year or question; an "isOpen" word may not be finished yet.
  function understand(text, tables) {
    const index = prepare(tables);
    const raw = plainText(text).slice(0, 1000);
    const plain = normalise(raw);
    const found = { symbols: [], kinds: [], bodies: [], dates: [], numbers: [], year: null, month: "" };
    const phrases = [];
    let tokens = tokenise(plain, index);
    plain.replace(/"([^"]+)"/g, (quoted, inside, at) => {
      if (!parseSymbol(inside) && inside.trim()) phrases.push(inside.trim());
      tokens.forEach((one) => { one.isQuoted = one.isQuoted || (one.at > at && one.at < at + quoted.length); });
    });
    takeDates(tokens, found);
    takeMonths(tokens, found);
    takeSymbols(tokens, found, index, (symbol) => symbol.body);
    // Before keys of an input method are looked for: "what does" has none.
    takeNames(tokens, found, index, "question", 2);
    tokens = flat(tokens.map((one) => (one.role ? one : repair(one, index))));
    const last = tokens[tokens.length - 1];
    if (last && /[\p{L}\p{M}\p{N}]$/u.test(raw)) last.isOpen = true;
    takeNames(tokens, found, index, "question");
    takeNames(tokens, found, index, "kinds");
    takeSymbols(tokens, found, index, (symbol) => symbol.body);
    takeSymbols(tokens, found, index, (symbol, typed) => /^\D/.test(typed));
    takeSymbols(tokens, found, index, () => true);
    takeYears(tokens, found);
    found.symbols.forEach((one) => add(found.kinds, one.kinds));
    const isShouted = tokens.length > 2 && isUpper(plain);
    tokens = flat(tokens.map((one) => (/^(?:kinds)?$/.test(one.role) ? expand(one, index, isShouted) : one)));
    takeNames(tokens, found, index, "bodies");
    takeNumbers(tokens, found, plain);
    const readings = read(tokens, index, found);
    const folded = " " + tokens.map((one) => one.folded).join(" ") + " ";
    const congress = / (?:khoa|dai hoi(?: dang)?(?: toan quoc)?)(?: lan thu)? ([ivx]{1,5}|1?\d) /.exec(folded);
    const plenum = / (?:trung uong|(?:nq)?tw|hoi nghi)(?: dang)?(?: lan thu)? ?(1?\d|(?:muoi )?(?:nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)) /.exec(folded);
    found.congress = congress && roman(congress[1]);
    found.plenum = plenum && ordinal(plenum[1]);
    return Object.assign(found, { text: plain, words: readings[0].words, phrases, readings });
  }

  // "7", "bay", "muoi hai".
  function ordinal(text) {
    const names = ["", "nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin"];
    return +text || (/^muoi/.test(text) ? 10 : 0) + Math.max(0, names.indexOf(text.replace(/^muoi ?/, "")));
  }

  function roman(number) {
    if (!/\d/.test(number)) return number.toUpperCase();
    return (number > 9 ? "X" : "") + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][number % 10];
  }

  // At most a hundred words; "KH&CN" and "KT-XH" are one where the editors' table has them as one.
  function tokenise(plain, index) {
    const tokens = [];
    let end = 0;
    plain.replace(WORD, (word, at) => {
      const before = plain.slice(end, at);
      const last = tokens[tokens.length - 1];
      end = at + word.length;
      if (last && /^[&-]$/.test(before) && index.full.has(last.folded + fold(word))) {
        Object.assign(last, token(last.typed + word), { before: last.before });
      } else if (tokens.length < 100) tokens.push(Object.assign(token(word), { before, at }));
    });
    return tokens;
  }

  // What stands instead of a token, and can be taken back.
  function instead(one, words, way) {
    return words.map((word, i) => Object.assign({}, one, token(word), {
      typed: one.typed, before: i ? " " : one.before, role: one.role, source: one, way,
    }));
  }

  function repair(one, index) {
    const word = one.typed;
    const other = twin(word);
    const has = one.marks ? knows : (all, text) => all.known.has(fold(text));
    if (/^\d+$/.test(word) || index.full.has(one.folded)) return one;
    if (other && !has(index, word) && has(index, other)) return instead(one, [recase(other, word)], "keys");
    if (index.known.has(one.folded)) return one;
    const read = /\d/.test(word) ? decodeVni(word) : decodeTelex(word);
    const glued = !parseSymbol(word) && /^(\p{L}{2,})(\d{1,5})$/u.exec(word);
    if (read !== word && (!glued || !index.isReady || knows(index, read))) return instead(one, [read], "keys");
    if (glued) {
      const head = flat([repair(token(glued[1]), index)]);
      const words = head.map((part) => part.shown).concat(glued[2]);
      if (head.every((part) => isBare(part.exact) || isSyllable(part.exact))) return instead(one, words, "spaces");
    }
    // "làgì", "nhưthếnào".
    if (index.glued.has(one.exact)) return instead(one, index.glued.get(one.exact), "spaces");
    if (!index.isReady || word.length < 4 || isSyllable(word) || isBare(word) || parseSymbol(word)) return one;
    const pieces = word.length > 7 || !correct(word, index) ? split(word, index) : null;
    return pieces ? instead(one, pieces, "spaces") : one;
  }

  // "tu" is a word and "TU" a provincial committee, unless everything is in capitals; "ĐA" is not "DA".
  function isMeant(one, short, isShouted) {
    return !isBare(one.folded) || (one.shown === short && !isShouted);
  }

  function expand(one, index, isShouted) {
    const full = index.full.get(one.folded) || unlisted(one, index);
    if (!full || !isMeant(one, full.short, isShouted)) return one;
    return instead(Object.assign({}, one, { isOpen: false }), full.words.map((word) => word.shown), "abbreviation");
  }

  // What nobody has put into the table: two abbreviations in one ("BTGTW"), or the initials of a name ("TBT").
  function unlisted(one, index) {
    const { folded } = one;
    if (index.known.has(folded) || !/^[a-z]{3,10}$/.test(folded) || isBare(folded)) return null;
    for (let at = folded.length - 2; at > 1; at--) {
      const [head, tail] = [index.full.get(folded.slice(0, at)), index.full.get(folded.slice(at))];
      if (head && tail) return { short: "", words: head.words.concat(tail.words) };
    }
    return index.initials.get(folded) || null;
  }

  function written(tokens) {
    const stands = (one) => (one.stands === undefined ? one.shown : one.stands);
    const text = tokens.map((one, i) => (i ? one.before : "") + stands(one)).join("");
    return text.replace(/(^|\s)(?:so|no\.?)(?=[\s:]*\d)/i, "$1số").trim();
  }

  function add(all, ones) {
    ones.forEach((one) => { if (all.indexOf(one) < 0) all.push(one); });
  }

  function takeDates(tokens, found) {
    const date = /^(?:ngay )?(\d\d?)(?:[/.-]| thang )(\d\d?)(?:[/.-]| nam )((?:19|20)\d\d)$/;
    tokens.forEach((first, i) => [6, 3].forEach((size) => {
      const some = tokens.slice(i, i + size);
      const match = date.exec(fold(written(some)));
      const before = i ? tokens[i - 1].folded : "";
      const isNumber = / thang /.test(match ? match[0] : "") && !/^ngay/.test(match[0]) && (KIND.has(before) || / (?:quyet|dinh|thi|luan|dan) $/.test(` ${before} `));
      if (!match || match[1] > 31 || match[2] > 12 || isNumber) return;
      add(found.dates, [`${match[3]}-${("0" + match[2]).slice(-2)}-${("0" + match[1]).slice(-2)}`]);
      found.year = found.year || +match[3];
      some.forEach((one) => { one.role = "date"; });
    }));
  }

  // "tháng 10/2017", "tháng 1 năm 2025"; after "nghị quyết 18" a number is no day: "nq 18 tháng 10/2017".
  function takeMonths(tokens, found) {
    const month = /^thang (\d\d?)(?:[/.-]| nam )((?:19|20)\d\d)$/;
    tokens.forEach((first, i) => [4, 3].forEach((size) => {
      const some = tokens.slice(i, i + size);
      const match = month.exec(fold(written(some)));
      if (!match || +match[1] > 12 || some.some((one) => one.role)) return;
      found.month = `${match[2]}-${("0" + match[1]).slice(-2)}`;
      found.year = found.year || +match[2];
      some.forEach((one) => { one.role = "date"; });
    }));
  }

  // Symbols in a row of words, the longest first; a kind named in words stands there as its abbreviation.
  function takeSymbols(tokens, found, index, isWanted) {
    for (let i = 0; i < tokens.length; i++) {
      for (let size = Math.min(9, tokens.length - i); size > 0; size--) {
        const some = tokens.slice(i, i + size);
        const typed = written(some);
        // "chuyển đổi số 57-NQ/TW" has no word "số" before its number.
        if (i && tokens[i].folded === "so" && !tokens[i - 1].role) break;
        const isTaken = some.some((one) => /symbol|date|question/.test(one.role));
        if (isTaken || !/\d/.test(typed) || typed.length > 60) continue;
        const turned = BODY_FIRST.exec(typed);
        const isTurned = turned && isKnown(canonicalBody(turned[2]));
        const symbol = parseSymbol(isTurned ? `${turned[3]}-${turned[1]}/${turned[2]}` : typed);
        if (!symbol || !isWanted(symbol, typed) || (size > 1 && isDoubtful(symbol, some, typed))) continue;
        const name = some.filter((one) => one.ids)[0] || index.names.get(named("kinds", symbol.kind)) || { ids: [] };
        symbol.kinds = name.ids;
        found.symbols = found.symbols.filter((one) => one.text !== symbol.text).concat(symbol);
        found.year = found.year || symbol.year;
        some.forEach((one) => Object.assign(one, { role: "symbol", symbol }));
        break;
      }
    }
  }

  // "NQ 57 - khoa học", "da 5", "nghị quyết 2017": words of a sentence, or a year.
  function isDoubtful(symbol, tokens, typed) {
    if (symbol.body) return / /.test(typed) && !isKnown(symbol.body);
    const isWord = (one) => one.folded === fold(symbol.kind) && isBare(one.folded) && !isUpper(one.shown);
    return YEAR.test(symbol.number) || tokens.some(isWord);
  }

  // Names of kinds and bodies, and words of a question.
  function takeNames(tokens, found, index, role, least) {
    for (let i = 0; i < tokens.length; i++) {
      for (let size = Math.min(9, tokens.length - i); size >= (least || 1); size--) {
        const some = tokens.slice(i, i + size);
        const name = index.names.get(named(role, some.map((one) => one.folded).join(" ")));
        if (!name || some.some((one) => one.role) || !isNamed(name, some, role, i && !tokens[i - 1].role)) continue;
        const next = tokens[i + size + (tokens[i + size] && tokens[i + size].folded === "so" ? 1 : 0)] || {};
        some.forEach((one, k) => {
          one.role = role;
          if (!name.isShort && name.short) one.stands = k ? "" : name.short;
        });
        if (role === "kinds" && next.symbol) {
          // "quy định 24-QĐ/TW" says which of the kinds with that abbreviation it is.
          next.symbol.kinds = name.ids;
          tokens.slice(i, tokens.indexOf(next)).forEach((one) => { one.role = "symbol"; });
        } else if (found[role]) add(found[role], name.ids);
        if (!name.isShort) some[0].ids = name.ids;
        break;
      }
    }
  }

  // A single word needs its marks, and a kind ("luật", but "kỷ luật") to stand at the beginning.
  function isNamed(name, tokens, role, isInside) {
    const isSame = (one, i) => one.key === name.keys[i];
    if (name.isShort) return isMeant(tokens[0], name.text);
    if (tokens.length > 1 && role !== "question") return true;
    if (tokens[0].isQuoted && role === "question") return false;
    if (tokens.length > 1) return tokens.every((one, i) => !one.marks || isSame(one, i));
    return isSame(tokens[0], 0) || !(tokens[0].marks || role === "question") ? !isInside || role === "question" : false;
  }

  function takeYears(tokens, found) {
    tokens.forEach((one, i) => {
      if (one.role || !YEAR.test(one.exact) || one.isQuoted) return;
      found.year = found.year || +one.exact;
      one.role = "year";
      if (i && tokens[i - 1].folded === "nam" && !tokens[i - 1].role) tokens[i - 1].role = "year";
    });
  }

  // "57", "57 tw", "657/TU" alone is a symbol without its kind; among words a number may be one.
  function takeNumbers(tokens, found, plain) {
    found.numbers = tokens.filter((one) => !one.role && /^0*[1-9]\d{0,4}$/.test(one.exact)).map((one) => +one.exact);
    const alone = /^(?:s[oố] )?\d{1,5}(?:[ /-]([^ /-]+))?$/i.exec(plain);
    if (!alone || !found.numbers.length) return;
    const body = canonicalBody(alone[1] || "");
    const asked = Object.assign(symbol(found.numbers[0], "", body, null, ""), { kinds: [] });
    if (!body || isKnown(body)) found.symbols.push(asked);
  }

  function read(tokens, index, found) {
    const readings = [];
    const all = (some) => some.filter((one) => !/symbol|date/.test(one.role));
    const needed = (some) => some.filter((one) => !/symbol|date|question|year/.test(one.role));
    const content = needed(tokens).length || found.symbols.length || found.dates.length ? needed : all;
    const undo = (some, way) => some.reduce((done, one) => {
      if (!one.source || !way.test(one.way)) return done.concat(one);
      return done[done.length - 1] === one.source ? done : done.concat(one.source);
    }, []);
    const propose = (some, kept, weight, changed) => {
      const words = kept(some);
      const said = (one) => one.words.map((word) => word.exact).join(" ");
      const text = some.map((one, i) => (i ? one.before : "") + one.shown).join("");
      if (readings.every((one) => said(one) !== said({ words }))) readings.push({ words, text, weight, changed });
    };
    let left = 16;
    let isSure = false;
    const corrected = tokens.map((one, i) => {
      const mayGoOn = one.isOpen && isBeginning(one, index, (tokens[i - 1] || {}).folded);
      if (!index.isReady || !needed([one]).length || left < 1 || mayGoOn) return one;
      left--;
      const [first, before, after, last] = [-2, -1, 1, 2].map((by) => tokens[i + by])
        .map((next) => (next && next.role !== "question" ? next.folded : ""));
      const word = correct(one.exact, index, before, after, [first, last]);
      isSure = isSure || (word && !isSyllable(one.exact) && !isBare(one.exact));
      return word ? instead(one, [recase(word, one.shown)], "spelling")[0] : one;
    });
    propose(tokens, content, 1, tokens.some((one) => one.way === "spaces"));
    propose(corrected, content, isSure ? 0.8 : 0.6, true);
    propose(undo(tokens, /abb/), content, 0.8, false);
    if (readings[0].words.length) {
      propose(tokens, all, 0.7, false);
      propose(undo(undo(tokens, /abb/), /./), all, 0.5, false);
    }
    return readings.sort((a, b) => b.weight - a.weight);
  }

  // Whether a word that may not be finished is the beginning of one that the library has, beside the word before it.
  function isBeginning(one, index, before) {
    let isIt = false;
    index.known.forEach((forms, folded) => {
      isIt = isIt || (one.marks ? forms.some((form) => form.word.startsWith(one.exact)) : folded.startsWith(one.exact));
    });
    const start = before + " " + one.folded;
    return isIt && (!index.known.has(before) || Array.from(index.pairs).some((pair) => pair.startsWith(start)));
  }

  const root = typeof globalThis === "object" ? globalThis : self;
  root.VanKienQuery = {
    normalise, fold, key, isSyllable, isBare, decodeTelex, decodeVni, parseSymbol, sameSymbol, split, correct, prepare,
    understand, WORD,
  };
  if (typeof module === "object" && module.exports) module.exports = root.VanKienQuery;
})();

// The page of search results: the catalogue answers while somebody types, the full text follows.
(function () {
  "use strict";
  const STEP = 10;
  const PAUSE = 120;

  const one = (name) => document.querySelector(`[data-search-${name}]`);
  const words = JSON.parse(one("words").textContent);
  const form = document.querySelector("main .search-form");
  const field = form.querySelector("input");
  const [area, status, tools, lists] = ["results", "status", "tools", "lists"].map(one);
  const root = new URL(words.root, location.href).href;
  const language = document.documentElement.lang;
  // Where a part did not come, the lists below serve.
  if (!["Search", "Answers", "Entries", "Filters", "Recent"].every((name) => window[`VanKien${name}`])) {
    status.textContent = words.failed;
    return;
  }
  const { make, refill, whole, sentence, fill, href, brief, isPortable } = window.VanKienAnswers;
  const FILTERS = window.VanKienFilters.NAMES;
  const engine = window.VanKienSearch.open({
    folder: `${root}search/data/${language}/`, language,
    // Pagefind needs a server, and a portable copy is without it.
    pagefind: isPortable ? "" : `${root}pagefind/pagefind.js`, bridge: `${root}assets/pagefind-bridge.js`,
  });

  const notices = make("div", { class: "notices" });
  const terms = make("div", { class: "term-answers" });
  const list = make("ol", { class: "results" });
  const more = make("button", { type: "button", class: "button", hidden: true }, words.more);
  const vietnamese = make("section");
  area.append(notices, terms, list, more, vietnamese);

  const state = { text: "", filters: {}, sort: "fit" };
  const filters = window.VanKienFilters.open({ tools, area, words, language, state, changed: settle });
  const recent = window.VanKienRecent.open({
    section: one("recent"), box: one("keep"), words, refused: () => { status.textContent = words.refused; },
  });
  let turn = 0;
  let waiting = 0;
  let isReady = false;
  let isKept = false;
  let back = null;
  const isAsked = () => Boolean(state.text || Object.keys(state.filters).length);

  // The address: what is searched for stands behind "#", so that it can be sent and no server is told of it.
  function address(text) {
    const query = new URLSearchParams();
    if (text) query.set("q", text);
    FILTERS.forEach((name) => { if (state.filters[name]) query.set(name, state.filters[name]); });
    if (state.sort !== "fit") query.set("sort", state.sort);
    return query.toString() && `#${query}`;
  }

  const here = () => ({ size: list.children.length, top: window.pageYOffset });

  // A search that somebody stopped at is kept in the history; the letters on the way to it are not.
  function write() {
    const next = address(state.text);
    if (next === address.written) return;
    const isNew = isKept && address.written;
    address.written = next;
    isKept = false;
    const page = location.href.split("#")[0];
    try {
      if (isNew) history.replaceState(here(), "");
      history[isNew ? "pushState" : "replaceState"](null, "", page + next);
    } catch (error) {
      location.replace(next || "#");
    }
  }

  function read() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const text = brief(asked.get("q") || "");
    const before = address.written;
    state.text = text;
    state.filters = {};
    FILTERS.forEach((name) => { if (asked.get(name)) state.filters[name] = asked.get(name).slice(0, 100); });
    state.sort = asked.get("sort") === "date" ? "date" : "fit";
    address.written = address(text);
    isKept = true;
    if (before === address.written) return;
    if (brief(field.value) !== text) field.value = text;
    back = history.state;
    ask(0);
  }

  function ask(pause) {
    const mine = ++turn;
    const typed = field.value.trim();
    clearTimeout(waiting);
    more.hidden = true;
    refill(vietnamese);
    write();
    if (!isAsked()) return rest();
    lists.hidden = true;
    recent.hide();
    area.setAttribute("aria-busy", "true");
    const size = Math.max(STEP, (back && +back.size) || 0);
    const options = { filters: Object.assign({}, state.filters), sort: state.sort, from: 0, size };
    const quick = () => {
      const answer = mine === turn && engine.quick(state.text, options);
      // Nothing at once says nothing yet: what stood there stays until the full text has answered.
      if (answer && answer.isFirm) show(answer, typed, "quick");
    };
    if (isReady) quick();
    else load().then(quick, () => {});
    waiting = setTimeout(() => {
      engine.find(state.text, options).then((answer) => {
        if (mine === turn) show(answer, typed, "done");
      }, () => {
        if (mine === turn) fail(typed);
      });
    }, pause);
    return undefined;
  }

  function load() {
    return engine.load().then(() => { isReady = true; });
  }

  function tell(text, stage) {
    area.setAttribute("data-search-state", stage);
    area.setAttribute("data-search-text", text);
    if (stage === "quick") return;
    area.removeAttribute("aria-busy");
  }

  function rest() {
    [notices, terms, list].forEach((part) => refill(part));
    status.textContent = "";
    lists.hidden = false;
    filters.hide();
    recent.show();
    tell("", "idle");
  }

  function fail(text) {
    [notices, terms, list].forEach((part) => refill(part));
    status.textContent = words.failed;
    lists.hidden = false;
    tell(text, "done");
  }

  function show(answer, text, stage) {
    const isDone = stage === "done";
    const isSameQuery = area.getAttribute("data-search-text") === text && area.getAttribute("data-search-state") === "quick";
    refill(notices, ...notes(answer));
    refill(terms, ...(answer.terms || []).map(definition));
    const shown = (answer.terms || []).map((term) => `term:${term.id}`);
    const results = answer.results.filter((result) => shown.indexOf(result.key) < 0);
    const to = Object.assign(manner(answer), { isReserved: !isDone, isSameQuery });
    window.VanKienEntries.update(list, results, to);
    list.classList.toggle("is-choice", Boolean(answer.symbolChoice));
    // Their numbers wait for the full text: while somebody types, the answers come first.
    if (isDone || tools.hidden) filters.show(answer.facets || {});
    if (isDone) {
      const isEmpty = !answer.total && !shown.length;
      status.textContent = isEmpty ? fill(words.none, { query: state.text }) : fill(words.count, { number: answer.total.toLocaleString(language) });
      lists.hidden = !isEmpty && !answer.isNearest;
      offer(answer.results.length, answer, shown.length);
      if (back) window.scrollTo(0, +back.top || 0);
      back = null;
      widen(answer, turn);
    }
    tell(text, stage);
  }

  // In another language than Vietnamese, what the Vietnamese texts say comes behind.
  function widen(answer, mine) {
    if (language === "vi" || !state.text) return;
    const isCurrent = () => mine === turn;
    window.VanKien.use("vietnamese", vietnamese, { text: state.text, answer, root, language, words, isCurrent });
  }

  // How results are shown.
  function manner(answer) {
    const fill = answer.isComplete && engine.fill && ((result) => engine.fill(result, answer));
    return { words, root, language, marks: answer.marks, fill };
  }

  // Terms stand on top and are counted, but are no entries of the list.
  function offer(from, answer, onTop) {
    more.hidden = from + onTop >= answer.total;
    more.onclick = () => further(from);
  }

  // The button that was pressed goes down: who used it goes on at the first new result.
  function further(from) {
    const mine = turn;
    more.disabled = true;
    engine.find(state.text, { filters: state.filters, sort: state.sort, from, size: STEP }).then((answer) => {
      more.disabled = false;
      if (mine !== turn) return;
      const known = new Set(Array.from(list.children, (item) => item.getAttribute("data-result")));
      const results = answer.results.filter((result) => !known.has(result.key));
      const first = window.VanKienEntries.append(list, results, manner(answer));
      offer(answer.results.length ? from + answer.results.length : Infinity, answer, (answer.terms || []).length);
      if (first) first.querySelector("a").focus();
    }, () => {
      more.disabled = false;
      status.textContent = words.failed;
    });
  }

  function notes(answer) {
    const link = (text, label) => {
      const made = make("a", { href: address(text) }, label);
      made.addEventListener("click", () => area.focus({ preventScroll: true }));
      return made;
    };
    const lines = [];
    if (answer.guess && answer.isGuessUsed) {
      lines.push([...sentence(words.used, { guess: make("strong", {}, answer.guess) }), " ",
        link(`"${state.text.replace(/"/g, "")}"`, fill(words.typed, { query: state.text }))]);
    } else if (answer.guess) lines.push(sentence(words.guess, { guess: link(answer.guess, answer.guess) }));
    if (answer.isNearest && answer.results.length) lines.push([words.nearest]);
    if (answer.citation && answer.results.length) lines.push(sentence(words.citation, { symbol: make("span", { class: "nb" }, answer.citation) }));
    if (navigator.onLine === false) lines.push([words.offline]);
    if (answer.symbolChoice) lines.push([words.choice]);
    return lines.map((line) => make("p", {}, ...line));
  }

  function definition(term) {
    return make("section", { class: "term-answer", "data-result": `term:${term.id}` },
      make("p", { class: "quiet" }, words.term),
      make("h2", {}, make("a", { href: href(root, term.address) }, term.label)), make("p", {}, ...whole(term.definition)));
  }

  // A step of its own in the history.
  function settle() {
    isKept = true;
    ask(0);
    isKept = true;
  }

  const settled = () => {
    isKept = true;
    if (state.text) recent.add(state.text);
  };
  field.addEventListener("focus", load, { once: true });
  field.addEventListener("input", (event) => {
    if (state.text === brief(field.value)) return;
    state.text = brief(field.value);
    // What comes as a whole, pasted or spoken, is asked at once; after a letter there may come another.
    ask(event.data && event.data.length < 3 ? PAUSE : 0);
  });
  field.addEventListener("change", settled);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const isSame = state.text === brief(field.value) && area.getAttribute("data-search-state") === "done";
    state.text = brief(field.value);
    if (!isSame) ask(0);
    settled();
  });
  area.addEventListener("click", (event) => { if (event.target.closest("a[href]")) settled(); });
  history.scrollRestoration = "manual";
  addEventListener("pagehide", () => {
    try { history.replaceState(here(), ""); } catch (error) { /* the page is shown from its top then */ }
  });
  addEventListener("popstate", read);
  addEventListener("hashchange", read);
  read();
  if (!isAsked()) field.focus();
})();

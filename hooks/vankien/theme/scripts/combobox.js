// Suggestions below the search field: a combobox as the ARIA Authoring Practices describe it.
// Nothing is chosen beforehand, so that Enter asks for the full text.
(function () {
  "use strict";
  const { make, refill, whole, segments, plain, fill, file, href, brief } = window.VanKienAnswers;
  const input = document.querySelector("input[data-suggest]");
  const form = input.form;
  const words = JSON.parse(window.VanKien.words.combobox);
  const root = document.currentScript.src.replace(/assets\/[^/]*$/, "");
  const language = document.documentElement.lang;
  const search = window.VanKienSearch.open({ folder: `${root}search/data/${language}/`, language });
  const MOST = 6;
  const MOST_TERMS = 2;

  const list = make("ul", { role: "listbox", id: `${input.id}-list`, class: "suggest", "aria-label": words.suggestions, hidden: true });
  const status = make("p", { role: "status", class: "visually-hidden" });
  form.append(list, status);
  // A searchbox may not open anything; a field of text may.
  input.type = "text";
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  let options = [];
  let active = -1;
  let telling = 0;
  let isReady = false;

  function option(address, ...children) {
    return { address, item: make("li", { role: "option", "aria-selected": "false" }, ...children) };
  }

  function suggestion(result) {
    if (result.type === "term") return term(href(root, result.address), segments(result.title), plain(result.lead));
    const name = result.symbol || result.name;
    const foreign = result.language !== language && result.language;
    const title = make("span", { class: "s-title", lang: foreign }, ...segments(result.title));
    const sign = foreign && make("span", { class: "in-lang" }, foreign.split("-")[0].toUpperCase());
    const state = /^re/.test(result.status) && result.statusLabel;
    return option(href(root, result.address),
      name && make("strong", {}, ...whole(name)), name && " ", sign, sign && " ",
      state && make("span", { class: `status status-${result.status}` }, state), state && " ", title);
  }

  function term(address, label, definition) {
    return option(address, make("strong", {}, ...label), " ", make("span", { class: "badge" }, words.term), " ",
      make("span", { class: "s-definition" }, ...whole(definition)));
  }

  function fullText(text) {
    const all = option(`${file(form.action)}#q=${encodeURIComponent(text)}`, fill(words.all, { query: text }));
    all.item.className = "s-all";
    return all;
  }

  function update() {
    const text = brief(input.value);
    if (!isReady || !text || document.activeElement !== input) return close();
    const answer = search.quick(text, { from: 0, size: MOST });
    const terms = (answer.terms || []).slice(0, MOST_TERMS);
    const shown = terms.map((one) => `term:${one.id}`);
    const others = answer.results.filter((one) => shown.indexOf(one.key) < 0);
    options = terms.map((one) => term(href(root, one.address), [one.label], one.definition))
      .concat(others.map(suggestion), fullText(text));
    options.forEach((one, i) => { one.item.id = `${list.id}-${i}`; });
    refill(list, ...options.map((one) => one.item));
    list.hidden = false;
    list.scrollTop = 0;
    input.setAttribute("aria-expanded", "true");
    choose(-1);
    clearTimeout(telling);
    telling = setTimeout(() => { status.textContent = fill(words.count, { number: options.length }); }, 600);
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
    clearTimeout(telling);
    status.textContent = "";
  }

  function choose(index) {
    if (options[active]) options[active].item.setAttribute("aria-selected", "false");
    active = index;
    if (active < 0) return input.removeAttribute("aria-activedescendant");
    const { item } = options[active];
    item.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  }

  function go(index, isAside) {
    const { address } = options[index];
    close();
    if (isAside) window.open(address, "_blank", "noopener");
    else location.href = address;
  }

  const isOpen = () => !list.hidden;
  const KEYS = {
    ArrowDown() {
      if (!isOpen()) update();
      if (isOpen()) choose((active + 1) % options.length);
      return isOpen();
    },
    ArrowUp() {
      if (!isOpen()) update();
      if (isOpen()) choose(active < 1 ? options.length - 1 : active - 1);
      return isOpen();
    },
    Enter() {
      const isChosen = isOpen() && active >= 0;
      if (isChosen) go(active);
      else close();
      return isChosen;
    },
    Escape() {
      const wasOpen = isOpen();
      if (wasOpen) close();
      else if (input.value) input.value = "";
      else return false;
      return true;
    },
    // Back to what is typed: the browser sets the cursor there.
    Home() { choose(-1); },
    End() { choose(-1); },
    ArrowLeft() { choose(-1); },
    ArrowRight() { choose(-1); },
    Tab() { close(); },
  };

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || !KEYS[event.key]) return;
    if (event.altKey && event.key === "ArrowDown") {
      event.preventDefault();
      if (!isOpen()) update();
    } else if (event.altKey && event.key === "ArrowUp") {
      event.preventDefault();
      close();
    } else if (!event.altKey && KEYS[event.key]()) event.preventDefault();
  });
  input.addEventListener("input", update);
  input.addEventListener("click", () => { if (!isOpen()) update(); });
  input.addEventListener("blur", close);
  // The focus stays in the field while somebody points at the list.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  const pointed = (event) => options.findIndex((one) => one.item.contains(event.target));
  list.addEventListener("click", (event) => {
    if (pointed(event) >= 0) go(pointed(event), event.ctrlKey || event.metaKey);
  });
  list.addEventListener("auxclick", (event) => {
    if (event.button === 1 && pointed(event) >= 0) go(pointed(event), true);
  });
  // Without the catalogue there are no suggestions; the field still leads to the page of results.
  search.load().then(() => {
    isReady = true;
    update();
  }, () => {});
})();

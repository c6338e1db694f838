// The page of search results: Pagefind's index, asked and shown in our own words.
const words = JSON.parse(document.querySelector("[data-search-words]").textContent);
const form = document.querySelector("main .search-form");
const field = form.querySelector("input");
const list = document.querySelector("[data-search-results]");
const status = document.querySelector("[data-search-status]");
const box = document.querySelector("[data-search-filters]");
const NAMES = ["section", "kind", "body", "year", "field", "status"];
const STEP = 10;
const STROKE = "\u0335";
const SYMBOL = /(\d{1,5}(?:[-/]\d{4})?[-/][A-ZĐƯ][A-Za-zĐđƯ]*[-/][A-ZĐƯ][A-Za-zĐđƯ\d]*)/;

// The index writes đ as d with a combining stroke, so that d finds it; the reader never sees that.
const encode = (text) => text.normalize("NFC").replace(/Ð/g, "Đ").replace(/đ/g, "d" + STROKE).replace(/Đ/g, "D" + STROKE);
const decode = (text) => text.replace(/d\u0335/g, "đ").replace(/D\u0335/g, "Đ");

// What is asked of the index: symbols as separate words, Telex and VNI decoded, the words of a mere question left out.
// Words in quotes are a phrase and stay as they are.
const tables = { abbreviations: words.abbreviations };
function questions(text) {
  if (/["“”]/.test(text)) return [encode(text.replace(/[“”]/g, '"'))];
  const told = globalThis.VanKienQuery.understand(text, tables);
  const symbols = told.symbols.map((symbol) => symbol.text.replace(/[^\p{L}\p{N}]+/gu, " "));
  const year = told.year && symbols.length ? [String(told.year)] : [];
  const asked = told.readings.map((reading) =>
    encode([...symbols, ...reading.words.map((word) => word.exact), ...year].join(" ").trim()));
  return [...new Set([...asked, encode(text)])].filter(Boolean);
}

async function find(pagefind, text) {
  if (!text) return pagefind.search(null, { filters: chosen });
  let found = null;
  // The likeliest reading first; the others only where it finds nothing.
  for (const asked of questions(text).slice(0, 4)) {
    found = await pagefind.search(asked, { filters: chosen });
    if (found.results.length) return found;
  }
  return found || pagefind.search(encode(text), { filters: chosen });
}

let engine = null;
let turn = 0;
let chosen = {};

function load() {
  engine = engine || import(new URL(words.index, location.href).href).then(async (pagefind) => {
    // Sub-results are weighed by us only in their order of fitness; the engine's language is the page's.
    await pagefind.options({ excerptLength: 28, ranking: { termFrequency: 0.6, pageLength: 0.4 } });
    await pagefind.init();
    return pagefind;
  });
  return engine;
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) if (value) made.setAttribute(key, value);
  made.append(...children.filter(Boolean));
  return made;
}

// A symbol is not torn at the end of a line.
function whole(text) {
  return text.split(SYMBOL).map((piece, index) => (index % 2 ? element("span", { class: "nb" }, piece) : piece));
}

// How much of a text only says the title again that stands above it.
function repeated(text, title) {
  let end = 0;
  while (text.startsWith(title, end)) {
    const [, after] = text.slice(end + title.length).match(/^([.\s]*)/);
    if (!after.includes(".") && !/[”\d]$/.test(title)) break;
    end += title.length + after.length;
  }
  return end < text.length ? end : 0;
}

// Excerpts come with <mark> and nothing else; everything is put in as text, never as HTML.
function marked(excerpt, title) {
  const holder = new DocumentFragment();
  const text = new DOMParser().parseFromString(excerpt, "text/html").body;
  let skip = repeated(decode(text.textContent), title);
  for (const node of text.childNodes) {
    const all = decode(node.textContent);
    const words = all.slice(skip);
    skip = Math.max(0, skip - all.length);
    if (node.nodeName !== "MARK") holder.append(...whole(words));
    else if (words) {
      const [, before, word, after] = words.match(/^([\p{P}\s]*)(.*?)([\p{P}\s]*)$/su);
      holder.append(before, word ? element("mark", {}, ...whole(word)) : "", after);
    }
  }
  return holder;
}

function address(url) {
  return new URL(words.root + url.replace(/^\//, ""), location.href).href;
}

function result(data) {
  const meta = Object.fromEntries(Object.entries(data.meta).map(([key, value]) => [key, decode(value)]));
  const item = element("li");
  const link = element("a", { href: address(data.url) }, ...whole(meta.title));
  item.append(element("h2", {}, link));
  if (meta.type === "work") {
    const state = element("span", { class: "status status-" + meta.status }, meta.status_label);
    item.append(element("p", { class: "quiet" }, `${meta.body} · ${meta.date}`),
      element("p", { class: "quiet" }, state, " · " + words[meta.text_kind]));
  }
  const inside = data.sub_results.filter((sub) => sub.url.includes("#")).slice(0, 3);
  if (!inside.length) item.append(element("p", {}, ...(meta.summary ? whole(meta.summary + " …") : [marked(data.excerpt, meta.title)])));
  else {
    item.append(element("ul", {}, ...inside.map((sub) => element("li", {},
      element("a", { href: address(sub.url) }, ...whole(decode(sub.title))),
      element("p", {}, marked(sub.excerpt, decode(sub.title)))))));
  }
  return item;
}

async function show(results, from, mine) {
  const data = await Promise.all(results.slice(from, from + STEP).map((found) => found.data()));
  if (mine !== turn) return;
  if (from === 0) list.replaceChildren();
  list.querySelector("[data-more]")?.remove();
  const made = data.map(result);
  list.append(...made);
  // The button that was pressed is gone: who used it goes on at the first new result.
  if (from) made[0]?.querySelector("a").focus();
  if (results.length > from + STEP) {
    const button = element("button", { type: "button", class: "button" }, words.more);
    button.addEventListener("click", () => show(results, from + STEP, mine));
    list.append(element("li", { "data-more": "1" }, button));
  }
}

async function filters(pagefind, counts) {
  const all = await pagefind.filters();
  const names = NAMES.filter((name) => Object.keys(all[name] || {}).length > 1);
  if (!names.length) return;
  const open = box.querySelector("details")?.open ?? Object.keys(chosen).length > 0;
  const grid = element("div", { class: "grid" }, ...names.map((name) => {
    const select = element("select", { name });
    select.append(new Option(words.all, ""));
    const values = Object.keys(all[name]).sort((a, b) =>
      name === "year" ? b - a : decode(a).localeCompare(decode(b), words.language));
    for (const value of values) {
      const count = counts?.[name]?.[value] ?? all[name][value];
      select.append(new Option(`${decode(value)} (${count})`, value, false, chosen[name] === value));
    }
    select.addEventListener("change", () => {
      if (select.value) chosen[name] = select.value; else delete chosen[name];
      search();
    });
    return element("label", {}, words[name], select);
  }));
  const details = element("details", {}, element("summary", {}, words.filters), grid);
  details.open = open;
  const held = box.contains(document.activeElement) ? document.activeElement.name || "" : null;
  box.replaceChildren(details);
  if (held !== null) (grid.querySelector(`[name="${held}"]`) || details.firstChild).focus();
}

async function search() {
  const mine = ++turn;
  const text = field.value.trim().slice(0, 300);
  const state = new URLSearchParams();
  if (text) state.set("q", text);
  for (const name of NAMES) if (chosen[name]) state.set(name, decode(chosen[name]));
  history.replaceState(null, "", state.toString() ? "#" + state : location.pathname);
  if (!text && !Object.keys(chosen).length) {
    list.replaceChildren();
    status.textContent = "";
    return;
  }
  status.textContent = words.loading;
  let pagefind;
  try {
    pagefind = await load();
  } catch {
    status.replaceChildren(words.failed + " ", element("a", { href: words.register }, words.register_label));
    return;
  }
  const found = await find(pagefind, text);
  if (mine !== turn) return;
  const count = found.results.length;
  status.textContent = count
    ? words[count === 1 ? "one" : "many"].replace("{number}", count)
    : words.none.replace("{query}", text);
  if (!count) list.replaceChildren(element("li", {}, element("a", { href: words.register }, words.register_label)));
  else await show(found.results, 0, mine);
  await filters(pagefind, found.filters);
}

// The search stands behind "#", so that it can be sent to somebody and no server is told of it.
function read() {
  const asked = new URLSearchParams(location.hash.slice(1));
  field.value = asked.get("q") || "";
  chosen = {};
  for (const name of NAMES) if (asked.get(name)) chosen[name] = encode(asked.get(name));
  search();
}

let waiting = 0;
field.addEventListener("focus", load, { once: true });
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, 150);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
addEventListener("hashchange", read);
read();
if (!field.value) field.focus();

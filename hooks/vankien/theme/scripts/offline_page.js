// The page of offline reading: what can be kept, what is kept, how much room it takes; keep, stop, go on, delete.
(function () {
  "use strict";
  const { size, FRAME } = self.VanKienStore;
  const doc = document;
  const one = (name) => doc.querySelector(`[data-offline-${name}]`);
  const words = JSON.parse(one("words").textContent);
  const language = doc.documentElement.lang;
  const root = new URL(words.root, location.href).href;
  const status = one("status");
  const store = self.VanKienStore.open(root);
  const running = new Map();
  let offers = new Map();
  // What the first pack brings besides itself.
  let frame = 0;

  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
  const tell = (text) => { status.textContent = text || ""; };

  function make(name, attributes, ...children) {
    const made = doc.createElement(name);
    Object.keys(attributes).forEach((key) => { if (attributes[key] !== false) made.setAttribute(key, attributes[key] === true ? "" : attributes[key]); });
    made.append(...children.filter(Boolean));
    return made;
  }

  // A symbol in a title stays in one line.
  function whole(title) {
    return title.split(/(\d[^\s:;,]*[-/][^\s:;,]+)/).map((part, index) => index % 2 ? make("span", { class: "nb" }, part) : part);
  }

  function amount(bytes) {
    const [number, unit] = bytes < 1e6 ? [Math.max(1, Math.round(bytes / 1e3)), words.units[0]] : [Math.round(bytes / 1e5) / 10, words.units[1]];
    return `${number.toLocaleString(language)} ${unit}`;
  }

  function button(label, act, title) {
    const made = make("button", { type: "button", class: "button", "aria-label": title ? `${label}: ${title}` : false }, label);
    made.addEventListener("click", act);
    return made;
  }

  const key = (pack) => `${pack.language}/${pack.id}`;

  // A pack as a card. `pack` is kept on the device, `offer` is what the library has; one of them may be missing.
  function card(pack, offer, more) {
    const { id } = offer || pack;
    const { title } = offer || pack;
    const of = (offer || pack).language || language;
    const run = running.get(`${of}/${id}`);
    const total = offer ? offer.size : size(pack.files);
    const item = make("li", { class: "card pack", "data-pack": id, "data-state": run ? "running" : pack ? (pack.isWhole && !pack.gone ? "whole" : "part") : "none" },
      make("strong", {}, ...whole(title)), make("p", { class: "quiet" }, run ? run.said : said(pack, total, more)));
    if (run) {
      run.bar = make("progress", { max: run.total || 1, value: run.bytes || 0, "aria-label": title });
      run.line = item.lastChild;
      item.append(run.bar, button(words.stop, () => run.stopper.abort(), title));
      return item;
    }
    const buttons = make("p", { class: "pack-buttons" });
    if (!pack && offer) buttons.append(button(words.keep, () => take(of, id), title));
    if (pack && (!pack.isWhole || pack.gone)) buttons.append(button(words.resume, () => take(of, id), title));
    if (pack) buttons.append(" ", button(words.remove, () => remove(pack), title));
    item.append(buttons);
    return item;
  }

  function said(pack, total, more) {
    if (!pack) return fill(words.size, { size: amount(total + more) });
    const there = Math.max(0, total - (pack.gone || 0));
    return pack.isWhole && !pack.gone ? fill(words.whole, { size: amount(total) }) : fill(words.part, { there: amount(there), size: amount(total) });
  }

  // Every pack brings the frame: the page of this very place, the lists, the scripts. It is there once.
  async function take(of, id) {
    const name = `${of}/${id}`;
    const run = { stopper: new AbortController(), said: words.begins, bytes: 0, total: 1 };
    running.set(name, run);
    tell("");
    await show();
    focus(id);
    const told = (bytes, total) => {
      run.bytes = bytes;
      run.total = total;
      run.said = fill(words.running, { there: amount(bytes), size: amount(total) });
      if (!run.bar) return;
      run.bar.max = total || 1;
      run.bar.value = bytes;
      run.line.textContent = run.said;
    };
    let end = "";
    try {
      if (navigator.storage && navigator.storage.persist) await navigator.storage.persist().catch(() => false);
      const { signal } = run.stopper;
      if (id !== FRAME) await store.take(of, FRAME, { signal });
      const fetched = await store.take(of, id, { signal, told });
      end = fetched === null ? words.gone : words.done;
    } catch (error) {
      end = error.name === "AbortError" ? words.stopped : error.name === "QuotaExceededError" ? words.full : words.broken;
    }
    running.delete(name);
    await show();
    tell(end);
    focus(id);
  }

  async function remove(pack) {
    await store.drop(pack);
    const left = await store.packs();
    // Without any other pack the frame has nothing to hold.
    if (left.length && left.every((other) => other.id === FRAME)) await Promise.all(left.map((other) => store.drop(other)));
    await show();
    tell(words.removed);
    focus(pack.id);
  }

  // Who works by the keyboard stays where the button was.
  function focus(id) {
    const card = doc.querySelector(`[data-pack="${CSS.escape(id)}"]`);
    const target = (card && card.querySelector("button")) || doc.querySelector("main h1");
    if (target.tagName === "H1") target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  async function show() {
    const kept = await store.packs();
    // What the browser has thrown away is seen and offered again.
    await Promise.all(kept.map(async (pack) => { pack.gone = running.has(key(pack)) ? 0 : size(await store.missing(pack, true)); }));
    const frames = kept.filter((pack) => pack.id === FRAME);
    kept.forEach((pack) => frames.forEach((one) => { if (one !== pack && one.language === pack.language) pack.gone += one.gone; }));
    const byKey = new Map(kept.map((pack) => [key(pack), pack]));
    const offered = Array.from(offers.values());
    const shown = new Set(offered.map(key));
    const more = byKey.has(`${language}/${FRAME}`) ? 0 : frame;
    const cards = (some) => some.map((offer) => card(byKey.get(key(offer)), offer, more));
    one("asked").replaceChildren(...cards(offered.filter((offer) => offer.isAsked)));
    one("packs").replaceChildren(...cards(offered.filter((offer) => !offer.isAsked)));
    const others = kept.filter((pack) => !shown.has(key(pack)) && pack.id !== FRAME);
    one("kept").replaceChildren(...others.map((pack) => card(pack, null)));
    one("kept").closest("section").hidden = !others.length;
    one("packs").closest("section").hidden = !offered.some((offer) => !offer.isAsked);
    one("asked").closest("section").hidden = !offered.some((offer) => offer.isAsked);
    const isReading = (await store.read("reading")) !== false;
    const pages = isReading ? await store.readPages() : [];
    one("read-count").textContent = fill(words.read, { number: pages.length });
    one("reading").checked = isReading;
    one("forget").disabled = !pages.length;
    await room();
  }

  async function room() {
    if (!navigator.storage || !navigator.storage.estimate) return;
    const { usage, quota } = await navigator.storage.estimate();
    one("room").textContent = fill(words.room, { used: amount(usage), free: amount(Math.max(0, quota - usage)) });
  }

  // What is offered: the lists of the library, and before them the pack that the reader came for.
  async function offer() {
    const found = new Map();
    const add = (entry) => found.set(`${entry.language}/${entry.id}`, entry);
    const [, asked] = /^#keep=([\w.-]+)$/.exec(location.hash) || [];
    if (asked) {
      const pack = await store.offered(language, asked).catch(() => null);
      if (pack) add({ language, id: asked, title: pack.title, size: size(pack.files), isAsked: true });
    }
    const answer = await fetch(`${root}offline/${language}/index.json`, { cache: "no-cache" }).catch(() => null);
    if (answer && answer.ok) {
      const list = await answer.json();
      frame = list.frame;
      list.packs.forEach(([id, title, bytes]) => { if (id !== asked) add({ language, id, title, size: bytes }); });
    } else if (!answer) tell(words.offline);
    offers = found;
  }

  function missing() {
    const [, path] = /^#missing=(.*)$/.exec(location.hash) || [];
    one("missing").hidden = !path;
    if (!path) return;
    let text = "";
    try { text = decodeURIComponent(path); } catch (error) { return; }
    const link = one("missing").querySelector("a");
    link.href = new URL(text.replace(/^[/\\]+/, ""), root).href;
    if (!link.href.startsWith(root)) link.href = root;
    link.textContent = link.href;
  }

  function isPossible() {
    try { return Boolean(self.caches && navigator.serviceWorker); } catch (error) { return false; }
  }

  async function start() {
    missing();
    // What is kept is shown before any network is asked; nothing can be pressed before it is true.
    await show();
    one("all").hidden = false;
    await offer();
    await show();
    const asked = one("asked").querySelector("button");
    if (asked) asked.focus({ preventScroll: true });
  }

  one("reading").addEventListener("change", async (event) => {
    const isReading = event.target.checked;
    const { controller } = navigator.serviceWorker;
    if (controller) controller.postMessage({ isReading });
    await store.choose(isReading);
    await show();
  });
  one("forget").addEventListener("click", async () => {
    await store.forget("read");
    await show();
    tell(words.removed);
  });
  addEventListener("hashchange", () => start().catch(() => tell(words.refused)));
  if (location.protocol === "file:") tell(words.file);
  else if (!isPossible()) tell(words.refused);
  else start().catch(() => { one("all").hidden = true; tell(words.refused); });
})();

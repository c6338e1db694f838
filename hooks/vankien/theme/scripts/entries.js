// A result of the search as an entry of the list of results.
(function () {
  "use strict";
  const { make, refill, whole, segments, href, fill } = window.VanKienAnswers;

  // `to` says how results are shown: {words, root, language, marks, isReserved}. What is shown before the full text was
  // asked has its room reserved: one provision, so that nothing below moves when it comes.
  function entry(result, to) {
    const { words, root, marks } = to;
    const places = result.provisions || [];
    const foreign = result.language && result.language !== to.language ? result.language : false;
    const isWork = result.type === "work";
    const link = make("a", { href: href(root, result.address, undefined, marks), hreflang: foreign },
      isWork && make("span", { class: "r-name" }, ...whole(result.name)), isWork && " ",
      make("span", { class: "r-title", lang: foreign }, ...segments(result.title)));
    const facts = isWork
      ? [make("time", { datetime: result.iso }, result.date), result.body && ` · ${result.body}`]
      : [words[result.type]];
    const labels = make("div", { class: "r-labels" },
      result.statusLabel && make("span", { class: `status status-${result.status}` }, result.statusLabel),
      isWork && words[result.textKind] && make("span", { class: "badge" }, words[result.textKind]),
      foreign && make("span", { class: "badge", lang: foreign }, words.languages[foreign] || foreign));
    const found = make("div", { class: "r-found", lang: foreign });
    const item = make("li", { "data-result": result.key, class: `r-${result.type}${to.isReserved ? " is-reserved" : ""}` },
      make("h2", {}, link), make("p", { class: "quiet" }, ...facts), labels.firstChild && labels);
    const heirs = [].concat(...(result.replacedBy || []).map((one, i) => [
      i ? ", " : " ", one.address ? make("a", { href: href(root, one.address) }, ...whole(one.name)) : one.name,
    ]));
    if (heirs.length) item.append(make("p", { class: "r-heirs" }, words.replaced, ...heirs));
    item.append(found);
    if (places.length) {
      found.append(make("ul", {}, ...places.map((place) => make("li", { "data-provision": place.anchor },
        make("a", { href: href(root, place.address || result.address, place.anchor, marks) }, ...segments(place.heading)),
        make("p", {}, ...segments(place.excerpt))))));
    } else if ((result.lead || []).length) found.append(make("p", {}, ...segments(result.lead)));
    if (to.isReserved && places.length > 1) found.append(unfold(places.length - 1, fill(words.further, { number: places.length - 1 })));
    return item;
  }

  // On narrow screens the number alone is seen.
  function unfold(number, label) {
    const button = make("button", { type: "button", class: "r-more", "aria-expanded": "false" },
      make("span", {}, label), make("span", { "aria-hidden": "true" }, `+${number}`));
    button.addEventListener("click", () => {
      button.setAttribute("aria-expanded", String(button.closest("li").classList.toggle("is-unfolded")));
    });
    return button;
  }

  // What an entry says anew, with the focus where it was.
  function refresh(old, result, to) {
    // What only the engine knows of a result may hold anything.
    const told = JSON.stringify([result, to.marks, to.isReserved], (key, value) => (key === "hit" ? null : value));
    if (old && old.told === told) return old;
    const made = entry(result, to);
    const item = old || made;
    item.told = told;
    item.result = result;
    if (!old) return item;
    const held = Array.from(old.querySelectorAll("a,button")).indexOf(document.activeElement);
    old.className = made.className;
    refill(old, ...made.childNodes);
    const again = old.querySelectorAll("a,button")[held];
    if (again) again.focus({ preventScroll: true });
    return old;
  }

  // Puts entries where others stand. One that is there already keeps its place, its room and the focus within it.
  function update(list, results, to) {
    const before = new Map(Array.from(list.children, (item) => [item.getAttribute("data-result"), item]));
    const items = results.map((result) => {
      const old = before.get(result.key);
      const isHeld = Boolean(old && old.classList.contains("is-reserved") && to.isSameQuery);
      const isReserved = isHeld || mayGrow(result, to.isReserved);
      return refresh(old, result, Object.assign({}, to, { isReserved }));
    });
    const kept = new Set(items);
    Array.from(list.children).forEach((item) => { if (!kept.has(item)) item.remove(); });
    items.forEach((item, i) => { if (list.children[i] !== item) list.insertBefore(item, list.children[i] || null); });
    watch(items, to);
  }

  function append(list, results, to) {
    const items = results.map((result) => refresh(null, result, Object.assign({}, to, { isReserved: mayGrow(result) })));
    list.append(...items);
    watch(items, to);
    return items[0];
  }

  // Only works have provisions that may come later, and not all: some have no text in this language.
  const mayGrow = (result, isEarly) => result.type === "work" && (isEarly ? result.isFilled !== true : result.isFilled === false);

  // What was not among the likeliest gets its provisions when it comes into sight.
  function watch(items, to) {
    const wanting = to.fill ? items.filter((item) => item.result.isFilled === false) : [];
    const fillIn = (item) => to.fill(item.result).then((result) => {
      if (item.isConnected) refresh(item, result, Object.assign({}, to, { isReserved: item.classList.contains("is-reserved") }));
    }, () => {});
    if (!window.IntersectionObserver) wanting.forEach(fillIn);
    else if (wanting.length) {
      const sight = new IntersectionObserver((seen) => seen.filter((one) => one.isIntersecting).forEach((one) => {
        sight.unobserve(one.target);
        fillIn(one.target);
      }), { rootMargin: "300px" });
      wanting.forEach((item) => sight.observe(item));
    }
  }

  window.VanKienEntries = { update, append };
})();

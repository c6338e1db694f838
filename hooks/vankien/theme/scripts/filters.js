// The filters and the order of the results: choices with the number of results that each would leave.
(function () {
  "use strict";
  const { make, refill, fill } = window.VanKienAnswers;
  const NAMES = ["section", "kind", "body", "level", "year", "field", "status", "language"];
  const SORTED = ["kind", "body", "field", "language"];

  // `state` holds {filters, sort}, and is changed here before `changed` is called.
  function open({ tools, area, words, language, state, changed }) {
    const selects = new Map();
    const grid = make("div", { class: "grid" });
    const summary = make("summary", {}, words.filters);
    const details = make("details", {}, summary, grid);
    const order = make("select", { name: "sort" });
    const chips = make("div", { class: "chosen" });
    ["fit", "date"].forEach((id) => order.append(new Option(words[id], id)));
    NAMES.forEach((name) => {
      const select = make("select", { name });
      selects.set(name, select);
      grid.append(make("label", {}, words[name], select));
      select.addEventListener("change", () => choose(name, select.value));
    });
    order.addEventListener("change", () => {
      state.sort = order.value;
      changed();
    });
    tools.append(details, make("label", { class: "sort" }, words.sort, order));
    area.before(chips);
    details.open = matchMedia("(min-width:62rem)").matches;

    function choose(name, value) {
      if (value) state.filters[name] = value;
      else delete state.filters[name];
      changed();
    }

    // The choices that an answer leaves.
    function show(facets) {
      const labels = new Map();
      selects.forEach((select, name) => labels.set(name, offer(select, name, (facets[name] || []).slice())));
      const chosen = NAMES.filter((name) => state.filters[name]);
      summary.textContent = words.filters + (chosen.length ? ` (${chosen.length})` : "");
      order.value = state.sort;
      refill(chips, ...chosen.map((name) => chip(name, `${words[name]}: ${labels.get(name)}`)));
      tools.hidden = false;
    }

    function offer(select, name, values) {
      const chosen = state.filters[name] || "";
      const isChosen = (value) => String(value.id) === chosen;
      if (name === "year") values.sort((a, b) => b.id - a.id);
      if (SORTED.indexOf(name) >= 0) values.sort((a, b) => a.label.localeCompare(b.label, language));
      if (chosen && !values.some(isChosen)) values.push({ id: chosen, label: chosen, count: 0 });
      select.parentNode.hidden = values.length < 2 && !chosen;
      const told = JSON.stringify(values);
      // An open list of choices is not torn away while nothing has changed.
      if (select.told !== told) {
        select.told = told;
        const options = values.map((value) => new Option(`${value.label} (${value.count})`, value.id));
        refill(select, new Option(words.all, ""), ...options);
      }
      select.value = chosen;
      return chosen && values.filter(isChosen)[0].label;
    }

    function chip(name, text) {
      const button = make("button", { type: "button", "aria-label": fill(words.drop, { filter: text }) }, text,
        make("span", { "aria-hidden": "true" }, " ×"));
      button.addEventListener("click", () => {
        // The button goes: who used it goes on where filters are chosen.
        summary.focus({ preventScroll: true });
        choose(name, "");
      });
      return button;
    }

    function hide() {
      refill(chips);
      tools.hidden = true;
    }

    return { show, hide };
  }

  window.VanKienFilters = { open, NAMES };
})();

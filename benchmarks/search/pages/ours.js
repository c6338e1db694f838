// Types into the library's own search field and waits for its answer.
(() => {
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[đð]/g, "d").replace(/[^\p{L}\p{N}]+/gu, "");
  const box = () => document.querySelector("main .search-form input");
  const root = () => document.querySelector("[data-search-results]");
  const put = (text) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(box(), text);
    box().dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }));
  };
  const until = (test, limit) => new Promise((resolve) => {
    if (test()) return resolve(true);
    const end = (value) => { observer.disconnect(); clearTimeout(timer); resolve(value); };
    const observer = new MutationObserver(() => test() && end(true));
    observer.observe(document.body, {
      subtree: true, childList: true, attributes: true, attributeFilter: ["data-search-state", "data-search-text"],
    });
    const timer = setTimeout(() => end(test()), limit);
  });
  const answered = (text) => root() && root().dataset.searchState === "done" && fold(root().dataset.searchText || "") === fold(text);
  window.__ask = async (text, limit, isForProvision) => {
    box().focus();
    if (box().value) {
      put("");
      await until(() => root() && root().dataset.searchState === "idle", 400);
    }
    const begun = performance.now();
    put(text);
    const isDone = await until(() => answered(text), limit);
    const ms = performance.now() - begun;
    // The provisions of what is in sight may follow.
    const first = () => root().querySelector("[data-result]");
    if (isForProvision && first()) await until(() => first() && first().querySelector("[data-provision]"), 1000);
    const results = [...root().querySelectorAll("[data-result]")].slice(0, 10).map((element) => {
      const link = element.querySelector("[data-provision]");
      return { id: element.dataset.result, anchor: link ? link.dataset.provision : "" };
    });
    return { ms, isDone, results };
  };
  // For single key presses: the time from the key to the first answer that belongs to the whole text.
  window.__watch = (text, limit) => {
    let begun = 0;
    document.addEventListener("keydown", (event) => { begun ||= event.timeStamp; }, { capture: true, once: true });
    const first = () => begun && root() && ["quick", "done"].includes(root().dataset.searchState) && fold(root().dataset.searchText || "") === fold(text);
    window.__watched = until(first, limit).then((isDone) => (isDone ? performance.now() - begun : -1));
  };
})();

// Recent searches: kept on the device, and only if the reader asks for it.
(function () {
  "use strict";
  const { make, refill, fill } = window.VanKienAnswers;
  const KEY = "searches";
  const MOST = 10;

  function stored() {
    try {
      const found = JSON.parse(localStorage.getItem(KEY));
      return Array.isArray(found) ? found.filter((text) => typeof text === "string").slice(0, MOST) : null;
    } catch (error) {
      return null;
    }
  }

  function store(texts) {
    try {
      if (texts) localStorage.setItem(KEY, JSON.stringify(texts.slice(0, MOST)));
      else localStorage.removeItem(KEY);
      return true;
    } catch (error) {
      return false;
    }
  }

  function open({ section, box, words, refused }) {
    const list = section.querySelector("ul");
    const offer = box.closest("p");

    function show() {
      const texts = stored();
      box.checked = Boolean(texts);
      offer.hidden = false;
      refill(list, ...(texts || []).map((text, index) => make("li", {},
        make("a", { href: `#${new URLSearchParams({ q: text })}` }, text), forget(text, index))));
      section.hidden = !(texts && texts.length);
    }

    function forget(text, index) {
      const button = make("button", { type: "button", "aria-label": fill(words.forget, { query: text }) },
        make("span", { "aria-hidden": "true" }, "×"));
      button.addEventListener("click", () => {
        store((stored() || []).filter((other) => other !== text));
        show();
        (list.querySelectorAll("button")[Math.min(index, list.children.length - 1)] || box).focus();
      });
      return button;
    }

    function add(text) {
      const texts = stored();
      if (texts) store([text].concat(texts.filter((other) => other !== text)));
    }

    box.addEventListener("change", () => {
      if (!store(box.checked ? [] : null)) refused();
      show();
    });
    show();
    // Beside results it would only be pushed about by them.
    const hide = () => [section, offer].forEach((part) => { part.hidden = true; });
    return { show, add, hide };
  }

  window.VanKienRecent = { open };
})();

// Types into the search field of Material for MkDocs and waits until its list has changed and rests.
(() => {
  const box = () => document.querySelector("[data-md-component=search-query]");
  const meta = () => document.querySelector(".md-search-result__meta");
  const list = () => document.querySelector(".md-search-result__list");
  const put = (text) => { box().value = text; box().dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: "a" })); };
  const frame = () => new Promise((resolve) => setTimeout(resolve, 15));
  const id = (href) => {
    const path = new URL(href, location.href).pathname.replace(/^\/|\/?(index\.html)?$/g, "");
    const match = /^(resolutions|glossary)\/(.+)$/.exec(path);
    return match ? (match[1] === "glossary" ? "term:" : "") + match[2] : `page:${path}/`.replace(/:\/$/, ":");
  };
  let empty;
  window.__ask = async (text, limit) => {
    box().focus();
    const begun = performance.now();
    // The list says that it is being made ready, then that one may type.
    while (empty === undefined && performance.now() - begun < limit) {
      const said = meta() && meta().textContent.trim();
      if (said && !/initiali|khởi tạo|đang/i.test(said)) empty = said;
      else await frame();
    }
    if (box().value) {
      put("");
      const cleared = performance.now();
      while (meta().textContent.trim() !== empty && performance.now() - cleared < limit) await frame();
    }
    const typed = window.__asked ? performance.now() : begun;
    window.__asked = true;
    put(text);
    let isDone = false;
    while (!isDone && performance.now() - typed < limit) {
      await frame();
      isDone = meta().textContent.trim() !== empty;
    }
    const ms = performance.now() - typed;
    await frame();
    const results = [...list().querySelectorAll(":scope > .md-search-result__item")].slice(0, 10).map((item) => {
      const links = [...item.querySelectorAll("a.md-search-result__link")].map((link) => link.href);
      const part = links.find((href) => href.includes("#"));
      return { id: id(links[0]), anchor: part ? decodeURIComponent(new URL(part).hash.slice(1)) : "" };
    });
    return { ms, isDone, results };
  };
})();

// Pagefind's own interface for programs, ten results with their data, as its shipped page shows them.
(() => {
  let engine;
  const id = (url) => {
    const path = url.split("#")[0].replace(/^\/|\/?(index\.html)?$/g, "");
    const match = /^(resolutions|glossary)\/(.+)$/.exec(path);
    return match ? (match[1] === "glossary" ? "term:" : "") + match[2] : `page:${path}/`.replace(/:\/$/, ":");
  };
  const parts = (data) => [...(data.sub_results || [])].sort((a, b) => b.locations.length - a.locations.length);
  window.__ask = async (text, limit) => {
    const begun = performance.now();
    engine ||= await import("/pagefind/pagefind.js").then(async (module) => { await module.init(); return module; });
    const found = await engine.search(text);
    const data = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
    const ms = performance.now() - begun;
    return { ms, isDone: true, results: data.map((one) => {
      const part = parts(one).find((sub) => sub.url.includes("#"));
      return { id: id(one.url), anchor: part ? decodeURIComponent(part.url.split("#")[1]) : "" };
    }) };
  };
})();

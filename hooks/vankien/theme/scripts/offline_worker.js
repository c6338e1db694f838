// Answers where there is no network: from the kept packs, then from the pages once read. With a network it is asked first.
(function () {
  "use strict";
  const { edition, folders } = self.VANKIEN;
  const root = self.registration.scope;
  const store = self.VanKienStore.open(root);
  // A network that says nothing for so long is none, where the page is at hand.
  const PATIENCE = 4000;
  const NOTHING = { t: '[["","",""]]', w: "{}" };
  let renewing = null;
  // Being written: whether pages once read are kept.
  let choosing = Promise.resolve();
  // What storage refuses, or has no room for, must not keep anybody from reading.
  const quietly = (promise) => promise.catch(() => null);

  self.addEventListener("install", () => self.skipWaiting());
  self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim().then(() => quietly(renewed()))));

  self.addEventListener("fetch", (event) => {
    const { request } = event;
    const url = request.url.split(/[?#]/)[0];
    if (request.method !== "GET" || !url.startsWith(root) || request.headers.has(self.VanKienStore.BYPASS)) return;
    const path = url.slice(root.length);
    if (/^(pagefind|offline\/[\w-]+\/)/.test(path) || /\.(pdf|xml|csv|zip)$/.test(path)) return;
    const isPage = request.mode === "navigate";
    // These never change: their folder is named after what they hold.
    const share = /^search\/data\/[\w-]+\/\w+\/([tw])\d+\.js$/.exec(path);
    if (share) event.respondWith(lasting(request, url, share));
    else if (isPage || /^assets\/|\.js$|\.webmanifest$/.test(path)) event.respondWith(fresh(event, url, path, isPage));
  });

  // The network, unless it fails or keeps silent while the page is at hand.
  async function fresh(event, url, path, isPage) {
    const copy = quietly(store.match(url));
    const asked = fetch(event.request).then((answer) => {
      const read = answer.clone();
      event.waitUntil(quietly(choosing.then(() => store.readOnce(url, read))));
      return answer;
    });
    const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE); }).then(() => copy).then((found) => found || asked);
    try {
      const answer = await Promise.race([asked, late]);
      return answer.status >= 500 ? (await copy) || answer : answer;
    } catch (error) {
      const found = await copy;
      if (found) return found;
      if (!isPage) throw error;
      return missing(path, error);
    }
  }

  // A page that is not there: the page of offline reading says so, and what is.
  async function missing(path, error) {
    const folder = folders.filter((one) => one && path.startsWith(one))[0] || "";
    const way = `${root}${folder}offline/`;
    if (path === `${folder}offline/` || !(await quietly(store.match(way)))) throw error;
    return Response.redirect(`${way}#missing=${encodeURIComponent(path)}`);
  }

  async function lasting(request, url, [, kind]) {
    const found = await quietly(store.match(url));
    if (found) return found;
    try {
      return await fetch(request);
    } catch (error) {
      // The search goes on with what is there: a text that is not kept has no words to show.
      const name = /(\w+)\.js$/.exec(url)[1];
      return new Response(`VanKienSearch.data("${name}",${NOTHING[kind]})\n`, { headers: { "content-type": "text/javascript" } });
    }
  }

  // A page says that it is there: what came before the worker is kept now, and news are told.
  self.addEventListener("message", (event) => {
    const { language, seen, isSparing, isReading } = event.data || {};
    // The worker outlives the page: who chooses and leaves at once has chosen all the same.
    if (isReading !== undefined) event.waitUntil(choosing = quietly(store.choose(isReading)));
    if (language && seen) event.waitUntil(quietly(greet(event.source, language, seen, isSparing)));
  });

  async function greet(page, language, seen, isSparing) {
    const folder = folders.filter((one) => one === `${language}/`)[0] || "";
    const own = [`${root}${folder}offline/`, `${root}assets/offline.js`, `${root}assets/icon.svg`];
    for (const one of seen.concat(isSparing ? [] : own).filter((url) => url.startsWith(root))) {
      const [url] = one.split(/[?#]/);
      // What the browser has anyway is taken from it.
      const cache = own.indexOf(one) < 0 ? "force-cache" : "default";
      if (!(await store.match(url))) await quietly(fetch(one, { cache }).then((answer) => store.readOnce(url, answer)));
    }
    await quietly(renewed());
    if (!page || (await store.read("news")) !== true) return;
    await store.write("news", null);
    page.postMessage("news");
  }

  // Once at a time, however many pages say that they are there.
  function renewed() {
    renewing = renewing || store.renew(edition).then((isNew) => isNew && store.write("news", true));
    return renewing.then(() => { renewing = null; }, (error) => {
      renewing = null;
      throw error;
    });
  }
})();

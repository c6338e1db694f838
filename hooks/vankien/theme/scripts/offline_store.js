// What is kept on the device: packs that the reader asked for, and the pages once read. For the worker and the page of
// offline reading; browsers without workers never load this, those with them know async functions.
(function () {
  "use strict";
  const HASH = "x-vankien-hash";
  // Tells the worker to leave a request alone: what is to be kept comes from the network.
  const BYPASS = "x-vankien-keep";
  const MOST_READ = 80;
  const AT_ONCE = 3;
  const FRAME = "frame";
  const CHANGED = "changed";
  const size = (files) => files.reduce((sum, file) => sum + file[1], 0);

  // Everything of the library below `root`; another one on the same host has names of its own.
  function open(root) {
    const named = (part) => caches.open(`vankien ${root} ${part}`);
    const stateUrl = (name) => `${root}offline/state/${name}`;

    async function read(name) {
      const found = await (await named("state")).match(stateUrl(name));
      return found ? found.json() : null;
    }

    async function write(name, value) {
      const state = await named("state");
      if (value === null) await state.delete(stateUrl(name));
      else await state.put(stateUrl(name), new Response(JSON.stringify(value)));
    }

    // The packs that the reader asked for: {language, id, title, edition, files: [[path, size, hash]], isWhole,
    // isOld: being renewed}.
    async function packs() {
      const state = await named("state");
      const asked = (await state.keys()).filter((one) => one.url.startsWith(stateUrl("pack/")));
      const found = await Promise.all(asked.map((one) => state.match(one).then((answer) => answer && answer.json())));
      return found.filter(Boolean);
    }

    const record = (pack) => write(`pack/${pack.language}/${pack.id}`, pack);
    const packUrl = (language, id) => `${root}offline/${language}/${id}.json`;

    // What the library offers under a name; null where it offers it no longer.
    async function offered(language, id) {
      const answer = await fetch(packUrl(language, id), { cache: "no-cache" });
      if (answer.status === 404 || answer.status === 410) return null;
      if (!answer.ok) throw new Error(`${answer.status}`);
      return Object.assign(await answer.json(), { language, id });
    }

    async function kept() {
      const cache = await named("kept");
      return new Set((await cache.keys()).map((one) => one.url));
    }

    // The files of a pack that are not there at all, or not as the pack wants them.
    async function missing(pack, isGlance) {
      const cache = await named("kept");
      const there = await kept();
      if (isGlance) return pack.files.filter(([path]) => !there.has(root + path));
      const states = await Promise.all(pack.files.map(async ([path, , hash]) => {
        if (!there.has(root + path)) return true;
        const found = await cache.match(root + path);
        return !found || found.headers.get(HASH) !== hash;
      }));
      return pack.files.filter((file, i) => states[i]);
    }

    // Takes what is missing of a pack. `told` hears of the bytes that are there and of all; a signal stops it, and it goes
    // on from there later. Returns the number of files that were fetched; null where the pack is offered no longer.
    async function take(language, id, how) {
      const pack = await offered(language, id);
      if (!pack) return null;
      try {
        return await keep(pack, Object.assign({ isStrict: true }, how));
      } catch (error) {
        if (error.message !== CHANGED) throw error;
        // A new edition came in between; or a host rewrites pages on their way, which asking again does not mend.
        const again = await offered(language, id);
        return again && keep(again, how);
      }
    }

    async function keep(pack, { told = () => {}, signal, isStrict, isOld }) {
      await record(Object.assign({}, pack, { isWhole: false, isOld: Boolean(isOld) }));
      const wanted = await missing(pack);
      const total = size(pack.files);
      let bytes = total - size(wanted);
      told(bytes, total);
      const cache = await named("kept");
      const queue = wanted.slice();
      const work = async () => {
        for (let file = queue.shift(); file; file = queue.shift()) {
          await bring(cache, file, signal, isStrict);
          bytes += file[1];
          told(bytes, total);
        }
      };
      try {
        await Promise.all(Array.from({ length: AT_ONCE }, work));
      } finally {
        queue.length = 0;
      }
      await record(Object.assign({}, pack, { isWhole: true }));
      return wanted.length;
    }

    async function bring(cache, [path, , hash], signal, isStrict) {
      const answer = await fetch(root + path, { cache: "no-cache", signal, headers: { [BYPASS]: "1" } });
      if (!answer.ok) throw new Error(`${answer.status}`);
      const body = await answer.arrayBuffer();
      if (isStrict && (await digest(body)) !== hash) throw new Error(CHANGED);
      const headers = new Headers(answer.headers);
      headers.set(HASH, hash);
      ["content-encoding", "content-length"].forEach((name) => headers.delete(name));
      await cache.put(root + path, new Response(body, { headers }));
    }

    // A pack goes; what other packs need stays.
    async function drop(pack) {
      await write(`pack/${pack.language}/${pack.id}`, null);
      await tidy();
    }

    async function tidy() {
      const needed = new Set([].concat(...(await packs()).map((pack) => pack.files.map((file) => root + file[0]))));
      const cache = await named("kept");
      await Promise.all((await cache.keys()).filter((one) => !needed.has(one.url)).map((one) => cache.delete(one)));
    }

    // A new edition: what changed in the kept packs is fetched. The frame comes last, for its catalogue names the others.
    // Returns whether anything changed.
    async function renew(edition) {
      const old = (await packs()).filter((pack) => (pack.isWhole ? pack.edition !== edition : pack.isOld));
      if (!old.length) return false;
      let changed = 0;
      for (const pack of old.sort((one, other) => (one.id === FRAME) - (other.id === FRAME))) {
        const fetched = await take(pack.language, pack.id, { isOld: true });
        if (fetched === null) await write(`pack/${pack.language}/${pack.id}`, null);
        changed += fetched === null ? 1 : fetched;
      }
      await tidy();
      return changed > 0;
    }

    // A page or a part of it that was read. The oldest go when there are too many.
    async function readOnce(url, answer) {
      const type = answer.headers.get("content-type") || "";
      if (!answer.ok || answer.type !== "basic" || answer.redirected || !/html|css|javascript|json|svg/.test(type)) return;
      if (/html/.test(type) && !url.endsWith("/")) return;
      if ((await read("reading")) === false) return;
      const cache = await named("read");
      await cache.delete(url);
      await cache.put(url, answer);
      // Switched off meanwhile.
      if ((await read("reading")) === false) return void (await forget("read"));
      const all = await cache.keys();
      const pages = all.filter((one) => one.url.endsWith("/"));
      await Promise.all(pages.slice(0, Math.max(0, pages.length - MOST_READ)).map((one) => cache.delete(one)));
    }

    // What is there for an address: of the packs first, for their files belong together.
    async function match(url) {
      for (const part of ["kept", "read"]) {
        const found = await (await named(part)).match(url);
        if (found) return found;
      }
      return null;
    }

    async function readPages() {
      return (await (await named("read")).keys()).map((one) => one.url).filter((url) => url.endsWith("/"));
    }

    const forget = (part) => caches.delete(`vankien ${root} ${part}`);

    // Whether pages once read are kept; if not, those that are go.
    async function choose(isReading) {
      await write("reading", isReading);
      if (!isReading) await forget("read");
    }

    return { read, write, choose, packs, offered, missing, take, drop, renew, readOnce, match, readPages, forget };
  }

  async function digest(body) {
    const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
    return Array.from(sum.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  self.VanKienStore = { open, size, FRAME, BYPASS };
})();

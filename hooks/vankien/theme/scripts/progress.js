// What a reader answered, kept in this browser only: for each question its box and a day.
// Box 0: known. Boxes 1 to 4: missed, and due again on that day; each time it is known then, the next box waits longer.
(function () {
  "use strict";
  var NAME = "questions";
  var DAYS = [1, 3, 7, 16];
  var held = null;

  // Days of the reader's own calendar, counted from 1970.
  function today() {
    var now = new Date();
    return Math.floor((now.getTime() - now.getTimezoneOffset() * 60000) / 864e5);
  }

  // Whatever else may stand in a file or in the storage is left out.
  function sound(found) {
    var good = {};
    Object.keys(found && typeof found === "object" ? found : {}).forEach(function (key) {
      var one = found[key];
      if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(key) || !Array.isArray(one)) return;
      if (one[0] >= 0 && one[0] <= DAYS.length && one[0] % 1 === 0 && one[1] % 1 === 0) good[key] = [one[0], one[1]];
    });
    return good;
  }

  function read() {
    if (held) return held;
    try { return sound(JSON.parse(localStorage.getItem(NAME))); } catch (error) { return {}; }
  }

  function write(all) {
    try {
      if (Object.keys(all).length) localStorage.setItem(NAME, JSON.stringify(all));
      else localStorage.removeItem(NAME);
    } catch (error) { held = all; /* storage refused: it holds for this page */ }
  }

  // The days until a question comes again; 0 where it does not.
  function note(key, right) {
    var all = read();
    var now = today();
    var old = all[key];
    if (!right) all[key] = [1, now + DAYS[0]];
    else if (!old || !old[0]) all[key] = [0, now];
    // Known, but before its day: it waits on.
    else if (old[1] <= now) all[key] = old[0] < DAYS.length ? [old[0] + 1, now + DAYS[old[0]]] : [0, now];
    write(all);
    return all[key][0] ? Math.max(1, all[key][1] - now) : 0;
  }

  window.VanKien.progress = { read: read, write: write, note: note, today: today, sound: sound };
})();

// The page of practice: what is due over all works and periods, one question after the other.
(function () {
  "use strict";
  var kit = window.VanKien;
  var doc = document;
  var box = doc.querySelector("[data-practice]");
  if (!box) return;
  var sets = kit.all("[data-set]");
  var brought = {};
  var waiting = {};
  var from = {};
  var left = [];
  var total = 0;
  var right = 0;

  function part(name) { return doc.querySelector("[data-" + name + "]"); }
  function word(name, values) {
    var text = box.getAttribute("data-" + name);
    Object.keys(values || {}).forEach(function (key) { text = text.replace("{" + key + "}", values[key]); });
    return text;
  }

  // Each script of questions hands them over by this.
  kit.asked = function (id, questions) { brought[id] = questions; };

  function bring(set, done) {
    var id = set.getAttribute("data-set");
    if (brought[id]) return done();
    if (waiting[id]) return waiting[id].push(done);
    waiting[id] = [done];
    var script = doc.createElement("script");
    script.src = set.getAttribute("data-script");
    from[id] = script.src;
    script.onload = script.onerror = function () {
      var calls = waiting[id];
      delete waiting[id];
      if (!brought[id]) script.parentNode.removeChild(script);
      calls.forEach(function (call) { call(); });
    };
    doc.head.appendChild(script);
  }

  function chosen() {
    var choice = part("choose").value;
    return sets.filter(function (set) {
      if (!choice) return true;
      if (choice.charAt(0) === "=") return set.getAttribute("data-set") === choice.slice(1);
      return set.getAttribute("data-groups").split(" ").indexOf(choice) > -1;
    });
  }

  function keysOf(set) {
    var begin = set.getAttribute("data-set") + "/";
    return Object.keys(kit.progress.read()).filter(function (key) { return key.indexOf(begin) === 0; });
  }

  function tell() {
    var all = kit.progress.read();
    var now = kit.progress.today();
    var due = 0;
    var later = 0;
    var fresh = 0;
    chosen().forEach(function (set) {
      var keys = keysOf(set);
      fresh += Math.max(0, Number(set.getAttribute("data-count")) - keys.length);
      keys.forEach(function (key) {
        if (!all[key][0]) return;
        if (all[key][1] <= now) due += 1;
        else later += 1;
      });
    });
    part("said").textContent = [
      due ? word("due", { number: due }) : word("none"), later ? word("waiting", { number: later }) : "",
      fresh ? word("new", { number: fresh }) : ""
    ].filter(Boolean).join(" ");
    part("start=due").disabled = !due;
    part("start=new").disabled = !fresh;
    sets.forEach(function (set) {
      var known = keysOf(set).filter(function (key) { return !all[key][0]; }).length;
      set.querySelector("[data-known]").textContent = known
        ? "· " + word("known", { known: known, total: set.getAttribute("data-count") }) : "";
    });
  }

  // What is due comes by its day, the oldest first; what is new in the order of the sets.
  function start(what) {
    var wanted = chosen();
    var open = wanted.length;
    if (!open) return;
    var all = kit.progress.read();
    var now = kit.progress.today();
    if (what === "due") wanted = wanted.filter(function (set) { return keysOf(set).length; });
    open = wanted.length;
    wanted.forEach(function (set) { bring(set, function () { open -= 1; if (!open) begin(); }); });

    function begin() {
      var found = [];
      var failed = false;
      wanted.forEach(function (set) {
        var id = set.getAttribute("data-set");
        if (!brought[id]) failed = true;
        Object.keys(brought[id] || {}).forEach(function (name) {
          var kept = all[id + "/" + name];
          if (what === "due" ? kept && kept[0] && kept[1] <= now : !kept) {
            found.push({ html: brought[id][name], from: from[id], day: kept ? kept[1] : 0 });
          }
        });
      });
      if (what === "due") found.sort(function (one, other) { return one.day - other.day; });
      left = found;
      total = found.length;
      right = 0;
      if (failed && !total) part("said").textContent = word("failed");
      else next();
    }
  }

  function next() {
    var place = part("place");
    var one = left.shift();
    place.innerHTML = "";
    part("next").hidden = true;
    if (!one) {
      part("step").textContent = total ? word("done", { right: right, total: total }) : "";
      tell();
    } else {
      // The program's own markup; nothing in it comes from the reader or from another host.
      place.innerHTML = one.html;
      // Links begin at the script that brought them; in a copy that is opened as files a folder is no page.
      kit.all("a", place).forEach(function (link) {
        var to = new URL(link.getAttribute("href"), one.from).href;
        link.href = /^file:/.test(to) ? to.replace(/\/(?=#|$)/, "/index.html") : to;
      });
      part("step").textContent = word("of", { number: total - left.length, total: total });
    }
    part("step").focus();
    part("step").scrollIntoView();
  }

  box.addEventListener("answered", function (event) {
    if (part("next").hidden && event.detail) right += 1;
    part("next").hidden = false;
    tell();
  });
  box.addEventListener("click", function (event) {
    var what = event.target.getAttribute("data-start");
    if (what) start(what);
    else if (event.target === part("next")) next();
  });
  part("choose").addEventListener("change", tell);

  part("export").addEventListener("click", function () {
    var text = JSON.stringify({ vankien: "questions", answers: kit.progress.read() });
    var link = doc.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = "cau-hoi.json";
    doc.body.appendChild(link);
    link.click();
    doc.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  });

  part("import").addEventListener("change", function (event) {
    var file = event.target.files[0];
    if (!file) return;
    var reader = new FileReader();
    reader.onload = function () {
      var taken = {};
      try { taken = kit.progress.sound(JSON.parse(reader.result).answers); } catch (error) { /* told below */ }
      var number = Object.keys(taken).length;
      var all = kit.progress.read();
      Object.keys(taken).forEach(function (key) { all[key] = taken[key]; });
      if (number) kit.progress.write(all);
      part("told").textContent = number ? word("taken", { number: number }) : word("unread");
      event.target.value = "";
      tell();
    };
    reader.readAsText(file);
  });

  part("delete").addEventListener("click", function () {
    if (!confirm(word("sure"))) return;
    kit.progress.write({});
    part("told").textContent = word("deleted");
    tell();
  });

  tell();
})();

// What happened on this day of the year, or is next, from the events of the page and the reader's own clock.
(function (doc) {
  "use strict";
  var box = doc.querySelector("[data-today]");
  var dated = Array.prototype.slice.call(doc.querySelectorAll("[data-day]"));
  if (!box || !dated.length) { return; }
  var now = new Date();
  // Days are compared as "MM-DD"; what is past this year comes again in the next.
  var two = function (n) { return (n < 10 ? "0" : "") + n; };
  var today = two(now.getMonth() + 1) + "-" + two(now.getDate());
  var day = function (item) { return item.getAttribute("data-day"); };
  var away = function (item) { return (day(item) < today ? "1" : "0") + day(item); };
  dated.sort(function (a, b) { return away(a) < away(b) ? -1 : away(a) > away(b) ? 1 : 0; });
  var next = day(dated[0]);
  var list = box.querySelector("ul");
  dated.filter(function (item) { return day(item) === next; }).forEach(function (item) {
    var line = doc.createElement("li");
    var link = item.querySelector("a").cloneNode(true);
    line.appendChild(item.querySelector("time").cloneNode(true));
    line.appendChild(doc.createTextNode(": "));
    line.appendChild(link);
    list.appendChild(line);
  });
  box.querySelector("h2").textContent = box.getAttribute(next === today ? "data-today" : "data-next");
  box.hidden = false;
})(document);

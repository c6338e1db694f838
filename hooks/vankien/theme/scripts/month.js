// The study topic of this month, or the next one, by the reader's own clock.
(function (doc) {
  "use strict";
  var box = doc.querySelector("[data-months]");
  if (!box) { return; }
  var now = new Date();
  var month = now.getFullYear() + "-" + (now.getMonth() < 9 ? "0" : "") + (now.getMonth() + 1);
  var items = Array.prototype.slice.call(box.querySelectorAll("[data-month]"));
  var current = items.filter(function (item) { return item.getAttribute("data-month").split(" ").indexOf(month) > -1; });
  if (!current.length) {
    current = items.filter(function (item) { return item.getAttribute("data-month") > month; }).slice(0, 1);
    box.querySelector("h2").textContent = box.getAttribute("data-months");
  }
  if (!current.length) { return; }
  items.forEach(function (item) { item.hidden = current.indexOf(item) < 0; });
  box.hidden = false;
})(document);

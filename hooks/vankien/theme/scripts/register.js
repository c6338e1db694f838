// Lists of works: sort by a column, filter the register by what its rows say of themselves.
(function () {
  "use strict";
  var doc = document;
  var all = window.VanKien.all;

  all("table[data-sortable]").forEach(function (table) {
    var body = table.tBodies[0];
    all("thead th", table).forEach(function (head, column) {
      var button = doc.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        var up = head.getAttribute("aria-sort") !== "ascending";
        all("th", table).forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        var key = function (row) {
          var cell = row.cells[column];
          return cell.getAttribute("data-key") || cell.textContent.trim();
        };
        all("tr", body).sort(function (a, b) {
          return (up ? 1 : -1) * key(a).localeCompare(key(b), doc.documentElement.lang, { numeric: true });
        }).forEach(function (row) { body.appendChild(row); });
      });
    });
  });

  var filters = doc.querySelector("[data-filters]");
  if (filters) {
    var rows = all("table.works tbody tr");
    var selects = all("select", filters);
    var shown = filters.querySelector("[data-shown]");
    var facets = all("details.facet");
    selects.forEach(function (select, index) {
      all("li", facets[index]).forEach(function (item) {
        var option = doc.createElement("option");
        var link = item.querySelector("a");
        option.value = link.getAttribute("href").replace(/\/(index\.html)?$/, "").split("/").pop();
        option.textContent = link.textContent;
        select.appendChild(option);
      });
      select.value = new URLSearchParams(location.hash.slice(1)).get(select.name) || "";
      if (select.selectedIndex < 0) select.selectedIndex = 0;
      select.addEventListener("change", apply);
    });
    apply();
  }

  function apply(event) {
    var count = 0;
    var state = new URLSearchParams();
    selects.forEach(function (select) { if (select.value) state.set(select.name, select.value); });
    rows.forEach(function (row) {
      var fits = selects.every(function (select) {
        var own = (row.getAttribute("data-" + select.name) || "").toLowerCase().replace(/đ/g, "d").split(" ");
        return !select.value || own.indexOf(select.value) >= 0;
      });
      row.hidden = !fits;
      if (fits) count += 1;
    });
    shown.textContent = shown.getAttribute("data-shown").replace("{number}", count);
    var query = state.toString();
    if (event) history.replaceState(null, "", query ? "#" + query : location.pathname);
  }
})();

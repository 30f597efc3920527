"use strict";
// A heading sorts its table: numbers by what is behind them, names as people sort them; once more, the other way.
document.querySelectorAll("table.sorted").forEach(function (table) {
  var body = table.tBodies[0];
  var headings = Array.from(table.tHead.rows[0].cells);
  function key(row, column) {
    var cell = row.cells[column];
    var number = cell.querySelector("data");
    return number ? Number(number.value) : cell.textContent;
  }
  function compare(one, other) {
    var isNumber = typeof one === "number";
    if (isNumber !== (typeof other === "number")) {
      return isNumber ? -1 : 1;
    }
    return isNumber ? one - other : one.localeCompare(other);
  }
  headings.forEach(function (heading, column) {
    var button = document.createElement("button");
    button.type = "button";
    button.append.apply(button, Array.from(heading.childNodes));
    heading.append(button);
    button.addEventListener("click", function () {
      var sign = heading.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      headings.forEach(function (other) {
        other.removeAttribute("aria-sort");
      });
      heading.setAttribute("aria-sort", sign === 1 ? "ascending" : "descending");
      Array.from(body.rows)
        .sort(function (one, other) {
          return sign * compare(key(one, column), key(other, column));
        })
        .forEach(function (row) {
          body.append(row);
        });
    });
  });
});

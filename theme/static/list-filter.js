/* The field above the table of a list: its rows are narrowed to those with all the words that somebody types. */
(function () {
  "use strict";

  var PAUSE = 120, SETTLED = 600;
  var table = document.querySelector("table.items"), panel = document.getElementById("list-filter");
  if (!panel) return;
  var input = panel.querySelector("input");
  var said = panel.querySelector("[role]"), link = panel.querySelector("a"), search = link && link.href;
  var rows = [], timers = {}, isComposing = false;

  /* Letters and digits alone: brackets, spaces and widths of a number differ from writer to writer. */
  function folded(text) {
    var plain = text.normalize ? text.normalize("NFKC") : text;
    return plain.toLowerCase().replace(/[\s\u200b-\u200f\u2060\ufeff\-\u2010-\u2015/()\[\]{}<>\u3008-\u3011\u3014-\u301b]+/g, "");
  }

  function later(name, pause, action) {
    clearTimeout(timers[name]);
    timers[name] = setTimeout(action, pause);
  }

  function filter() {
    var words = input.value.split(/[\s\u3000]+/).map(folded).filter(Boolean), found = 0;
    rows.forEach(function (row) {
      var isFound = words.every(function (word) {
        return row.text.indexOf(word) >= 0;
      });
      row.element.hidden = !isFound;
      if (isFound) found++;
    });
    if (link) {
      link.hidden = !words.length;
      link.href = search + "#q=" + encodeURIComponent(input.value.trim());
    }
    var text = said.getAttribute(found ? "data-found" : "data-none").replace("{count}", rows.length).replace("{found}", found);
    later("said", SETTLED, function () {
      said.textContent = words.length ? text : "";
    });
  }

  input.addEventListener("compositionstart", function () {
    isComposing = true;
  });
  input.addEventListener("compositionend", function () {
    isComposing = false;
    later("filter", PAUSE, filter);
  });
  input.addEventListener("input", function (event) {
    if (!isComposing && !event.isComposing) later("filter", PAUSE, filter);
  });
  input.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || isComposing || event.isComposing) return;
    event.preventDefault();
    input.value = "";
    filter();
  });

  rows = Array.prototype.map.call(table.tBodies[0].rows, function (row) {
    // Cells apart, so that no word is found across two of them.
    var cells = Array.prototype.map.call(row.cells, function (cell) {
      return folded(cell.textContent);
    });
    return {element: row, text: cells.join("\n")};
  });
  // Usually said before the first paint, so that nothing moves.
  document.documentElement.classList.add("scripted");
})();

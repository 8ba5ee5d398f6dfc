/* Behind every period: coming, running with the days left, or ended, for the reader's day in China. */
(function () {
  "use strict";

  var CHINA = 8 * 3600 * 1000, DAY = 24 * 3600 * 1000;
  var words = document.getElementById("period-words");
  var periods = document.querySelectorAll(".period");

  function today() {
    return new Date(Date.now() + CHINA).toISOString().slice(0, 10);
  }

  /* How many days `later` is after `earlier`, both written 2026-03-05. */
  function daysBetween(earlier, later) {
    return Math.round((Date.parse(later) - Date.parse(earlier)) / DAY);
  }

  function state(day, opens, closes) {
    if (day < opens) return {name: "coming", days: daysBetween(day, opens)};
    if (day > closes) return {name: "ended", days: 0};
    return {name: day === closes ? "last" : "open", days: daysBetween(day, closes)};
  }

  function show(period, day) {
    var times = period.querySelectorAll("time"), mark = period.querySelector(".period-state");
    var opens = times[0].getAttribute("datetime"), closes = times[times.length - 1].getAttribute("datetime");
    var found = state(day, opens, closes), kind = period.hasAttribute("data-hearing") ? "data-hearing-" : "data-";
    if (!mark) {
      mark = document.createElement("strong");
      period.appendChild(document.createTextNode(" "));
      period.appendChild(mark);
    }
    mark.className = "period-state " + found.name;
    mark.textContent = words.getAttribute(kind + found.name).replace("{days}", found.days);
  }

  function showAll() {
    var day = today();
    Array.prototype.forEach.call(periods, function (period) {
      show(period, day);
    });
  }

  showAll();
  // A page that was left open over midnight.
  document.addEventListener("visibilitychange", showAll);
})();

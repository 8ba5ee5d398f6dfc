/* The calculator of answer periods: what is typed into the form is told step by step, with the days. */
(function () {
  "use strict";

  var rules = window.Yangguang.requests, form = document.getElementById("deadline");
  var output = document.getElementById("deadline-steps"), said = document.getElementById("deadline-said");
  var words = form.dataset, weekdays = words.weekdays.split(" ");
  var known = rules.calendar(+words.first, +words.last, words.holidays, words.makeUp);
  var texts = document.getElementById("deadline-words").content;

  function sentence(name, values) {
    var text = texts.querySelector('[data-name="' + name + '"]').textContent;
    return text.replace(/\{(\w+)\}/g, function (whole, key) {
      return key in values ? values[key] : whole;
    });
  }

  function value(name) {
    return form.elements[name].value;
  }

  function written(day) {
    if (day === null) return words.unknown;
    return day + " " + weekdays[(rules.weekday(day) + 6) % 7];
  }

  /* Whether something stands in an input that is no day or number; its value is empty then. */
  function isSpoilt() {
    return Array.prototype.some.call(form.elements, function (field) {
      return field.validity && field.validity.badInput;
    });
  }

  /* The form as a request; null while a day is missing or half typed. */
  function request() {
    if (!rules.isDay(value("received"))) return null;
    var asked = {
      received: value("received"),
      channel: value("channel"),
      supplemented: rules.isDay(value("supplemented")) ? value("supplemented") : null,
      opinions: [],
      extension: value("extension") === "" ? 0 : Number(value("extension"))
    };
    ["third", "joint"].forEach(function (who) {
      var from = value(who + "-asked"), to = value(who + "-given");
      if (rules.isDay(from) && rules.isDay(to)) asked.opinions.push([from, to]);
    });
    return asked;
  }

  /* Whether of the two days of an opinion only one is there yet. */
  function isOpen(who) {
    return rules.isDay(value(who + "-asked")) !== rules.isDay(value(who + "-given"));
  }

  function line(step) {
    var item = document.createElement("li"), day = document.createElement("strong");
    day.textContent = written(step.day);
    item.className = step.name;
    item.append(day, " ", sentence(step.name, step.values));
    return item;
  }

  function tell() {
    var now = request(), answer = now && rules.answerPeriod(known, now);
    output.replaceChildren();
    said.textContent = "";
    form.classList.toggle("has-answer", Boolean(answer));
    if (!answer) {
      said.textContent = sentence("waiting", {});
      return;
    }
    if (answer.fault) {
      said.textContent = sentence(answer.fault, {});
      return;
    }
    answer.steps.forEach(function (step) {
      output.append(line(step));
    });
    if (isOpen("third") || isOpen("joint")) {
      var note = document.createElement("li");
      note.textContent = sentence("opinion_open", {});
      output.append(note);
    }
    var due = answer.steps[answer.steps.length - 1];
    said.textContent = sentence("due-on", { day: written(due.day) });
  }

  /* Under the day of receipt stands what that day is for the chosen way. */
  function explain() {
    var chosen = form.querySelector('option:checked');
    document.getElementById("deadline-received-note").textContent = chosen.dataset.day;
  }

  form.addEventListener("input", function () {
    explain();
    tell();
  });
  /* Only who leaves a field has finished typing. */
  form.addEventListener("focusout", function () {
    if (isSpoilt()) said.textContent = sentence("no_day", {});
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  form.hidden = false;
  explain();
  tell();
})();

/* The pad of a terminal: letters find words, everything else is written as it stands. */
(function () {
  "use strict";

  var SHOWN = 18;
  var form = document.getElementById("pad"), text = document.getElementById("pad-text");
  var none = document.getElementById("pad-none");
  var words = Array.prototype.slice.call(form.querySelectorAll("[data-word]"));

  /* The letters at the end of what was typed: they may be the beginnings of a word. */
  function letters() {
    return (/[A-Z]*$/.exec(text.value.toUpperCase()) || [""])[0];
  }

  function show() {
    var typed = letters(), found = 0;
    words.forEach(function (word) {
      var fits = word.getAttribute("data-letters").indexOf(typed) === 0 && found < SHOWN;
      word.parentNode.hidden = !fits;
      if (fits) found++;
    });
    none.hidden = found > 0;
  }

  function change(value) {
    text.value = value.slice(0, text.maxLength);
    show();
  }

  form.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (!button) return;
    var word = button.getAttribute("data-word"), key = button.getAttribute("data-key");
    var action = button.getAttribute("data-do"), value = text.value;
    if (word) change(value.slice(0, value.length - letters().length) + word);
    else if (key) change(value + key);
    else if (action === "space") change(value + " ");
    else if (action === "back") change(Array.from(value).slice(0, -1).join(""));
    else if (action === "clear") change("");
  });
  text.addEventListener("input", show);
  form.addEventListener("submit", function (event) {
    if (!text.value.trim()) event.preventDefault();
  });
  try {
    text.value = sessionStorage.getItem("kiosk-text") || "";
  } catch (error) {
    text.value = "";
  }
  show();
})();

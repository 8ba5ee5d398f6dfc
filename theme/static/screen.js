/* The list of a display, one entry at a time. Whoever touches it stops it for a minute. */
(function () {
  "use strict";

  var EACH = 12, PAUSE = 60, LEAST = 2;
  var list = document.getElementById("screen"), bar = document.getElementById("screen-bar");
  var pause = bar.querySelector("[data-do='pause']"), place = document.getElementById("screen-place");
  var calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  var now = new Date(), current = 0, waits = EACH, isStopped = calm.matches;
  var today = [now.getFullYear(), ("0" + (now.getMonth() + 1)).slice(-2), ("0" + now.getDate()).slice(-2)].join("-");

  // A notice that has closed since the page was made is no news.
  Array.prototype.slice.call(list.children).forEach(function (slide) {
    var until = slide.getAttribute("data-until");
    if (until && until < today) list.removeChild(slide);
  });
  var slides = Array.prototype.slice.call(list.children);
  if (slides.length < LEAST) return;

  function show(number) {
    current = (number + slides.length) % slides.length;
    slides.forEach(function (slide, position) {
      slide.hidden = position !== current;
    });
    place.textContent = place.getAttribute("data-text").replace("{number}", current + 1).replace("{total}", slides.length);
    waits = EACH;
  }

  function tell() {
    pause.textContent = pause.getAttribute(isStopped ? "data-play" : "data-pause");
  }

  function tick() {
    if (isStopped || --waits > 0) return;
    // From a disk a page can always be read again; from a network it might not come back.
    if (current === slides.length - 1 && location.protocol === "file:") location.reload();
    else show(current + 1);
  }

  function touched() {
    waits = Math.max(waits, PAUSE);
  }

  bar.addEventListener("click", function (event) {
    var button = event.target.closest("button"), action = button && button.getAttribute("data-do");
    if (action === "before") show(current - 1);
    if (action === "after") show(current + 1);
    if (action === "pause") isStopped = !isStopped;
    tell();
    touched();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "ArrowLeft") show(current - 1);
    if (event.key === "ArrowRight") show(current + 1);
    touched();
  });
  document.addEventListener("pointerdown", touched);
  calm.addEventListener("change", function () {
    isStopped = calm.matches;
    tell();
  });

  document.documentElement.classList.add("on-screen");
  bar.hidden = false;
  show(0);
  tell();
  setInterval(tick, 1000);
})();

/* Elderly mode, size and colours: classes of the page, chosen by whatever has `data-look`, kept for the next page. */
(function () {
  "use strict";

  var KEY = "yangguang-looks", root = document.documentElement;
  var GROUPS = {size: ["large", "larger"], colour: ["light", "dark", "contrast"]};
  var KNOWN = ["elderly", "pointer"].concat(GROUPS.size, GROUPS.colour);
  var choices = Array.prototype.slice.call(document.querySelectorAll("[data-look]"));

  function has(name) {
    return root.classList.contains(name);
  }

  /* Whether what a control stands for is how the page looks. */
  function isOn(look) {
    var parts = look.split(":"), group = GROUPS[parts[0]];
    return group ? parts[1] ? has(parts[1]) : !group.some(has) : has(look);
  }

  function keep() {
    try {
      localStorage.setItem(KEY, KNOWN.filter(has).join(" "));
    } catch (error) {
      // The choice then lasts as long as the page.
    }
  }

  function show() {
    choices.forEach(function (control) {
      var look = control.getAttribute("data-look");
      if (look) control.setAttribute("aria-pressed", String(isOn(look)));
    });
  }

  function clear(names) {
    names.forEach(function (name) {
      root.classList.remove(name);
    });
  }

  function choose(look) {
    var parts = look.split(":"), group = GROUPS[parts[0]];
    if (!look) clear(KNOWN);
    else if (group) {
      var again = parts[1] && has(parts[1]);
      clear(group);
      if (parts[1] && !again) root.classList.add(parts[1]);
    } else root.classList.toggle(look);
    keep();
    show();
  }

  function remember() {
    var looks = "";
    try {
      looks = localStorage.getItem(KEY) || "";
    } catch (error) {
      return;
    }
    clear(KNOWN);
    looks.split(" ").forEach(function (name) {
      if (KNOWN.indexOf(name) >= 0) root.classList.add(name);
    });
    show();
  }

  choices.forEach(function (control) {
    control.setAttribute("role", "button");
    control.addEventListener("click", function (event) {
      event.preventDefault();
      choose(control.getAttribute("data-look"));
    });
    control.addEventListener("keydown", function (event) {
      if (event.key === " " && control.tagName === "A") {
        event.preventDefault();
        control.click();
      }
    });
  });
  // Another page of the site may have been told something else while this one waited.
  window.addEventListener("storage", remember);
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) remember();
  });
  show();

  // Browsers that cannot keep a closed list in sight get an open one where there is room.
  if (!(window.CSS && CSS.supports && CSS.supports("selector(::details-content)")) && window.innerWidth >= 864) {
    var menu = document.querySelector(".sections .menu");
    if (menu) menu.open = true;
  }
})();

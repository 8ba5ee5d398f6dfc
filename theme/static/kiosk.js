/* Touch mode: begins on the home of the terminal, ends on the page that explains it, and lasts in between. */
(function () {
  "use strict";

  var IDLE = 90, MODE = "kiosk", TAKE = "kiosk-take";
  var script = document.currentScript, words = script.getAttribute("data-words").split("|");
  var home = new URL(script.getAttribute("data-home"), location.href).href;
  var root = home.slice(0, -"kiosk/index.html".length), here = location.href.split("#")[0].split("?")[0];
  var searches = root + "search/index.html", pad = root + "kiosk/search.html", take = root + "kiosk/take.html";
  var site = script.getAttribute("data-site"), left = IDLE, shown;

  function stored(name) {
    try {
      return sessionStorage.getItem(name);
    } catch (error) {
      return null;
    }
  }

  function store(name, value) {
    try {
      if (value === null) sessionStorage.removeItem(name);
      else sessionStorage.setItem(name, value);
    } catch (error) {
      // Without a memory every page but the home is an ordinary one.
    }
  }

  /* The address under which a page of this copy stands for everybody; of others their own. */
  function publicly(address) {
    return address.indexOf(root) === 0 && site ? site + "/" + address.slice(root.length) : address;
  }

  function carry(address, title) {
    store(TAKE, JSON.stringify({address: publicly(address), title: title}));
    location.href = take;
  }

  /* Whether a link leads to a page of this site: all else asks for programs that a terminal has not. */
  function stays(link) {
    var address = link.href.split("#")[0].split("?")[0];
    return address.indexOf(root) === 0 && /\.html$/.test(address) && !link.hasAttribute("download");
  }

  function follow(event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (!link) return;
    link.removeAttribute("target");
    if (stays(link)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    carry(link.href, link.textContent.trim());
  }

  function refuse(event) {
    event.preventDefault();
  }

  function refuseKeys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || /^F\d+$/.test(event.key)) event.preventDefault();
  }

  /* Whoever touches the line of a search gets the pad, with what stands in the line. */
  function usePad(input) {
    input.readOnly = true;
    input.addEventListener("click", function () {
      store("kiosk-text", input.value);
      location.href = pad;
    });
  }

  function button(text, action) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", action);
    return made;
  }

  function go(address) {
    return function () {
      location.href = address;
    };
  }

  function bar() {
    var made = document.createElement("nav");
    made.className = "kiosk-bar";
    made.setAttribute("aria-label", words[5]);
    if (here !== home) {
      made.appendChild(button(words[0], go(home)));
      made.appendChild(button(words[1], function () {
        history.back();
      }));
    }
    if (script.hasAttribute("data-search") && here !== pad) made.appendChild(button(words[2], go(pad)));
    if (here !== take && site) {
      made.appendChild(button(words[3], function () {
        carry(here === searches ? location.href : here, document.title);
      }));
    }
    shown = document.createElement("p");
    shown.setAttribute("role", "timer");
    made.appendChild(shown);
    document.body.appendChild(made);
  }

  function forget() {
    store(TAKE, null);
    store("kiosk-text", null);
  }

  function tick() {
    left--;
    if (left <= 0) {
      forget();
      left = IDLE;
      if (here === home) window.scrollTo(0, 0);
      else location.replace(home);
    }
    tell();
  }

  function tell() {
    shown.hidden = here === home;
    shown.textContent = words[4].replace("{seconds}", left);
    shown.classList.toggle("soon", left <= 20);
  }

  function stay() {
    left = IDLE;
    tell();
  }

  function begin() {
    var style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL("kiosk.css", script.src).href;
    document.head.appendChild(style);
    document.documentElement.classList.add("kiosk");
    document.addEventListener("click", follow, true);
    ["auxclick", "contextmenu", "dragstart", "drop"].forEach(function (name) {
      document.addEventListener(name, refuse, true);
    });
    document.addEventListener("keydown", refuseKeys, true);
    ["pointerdown", "pointermove", "keydown", "wheel", "scroll", "input"].forEach(function (name) {
      document.addEventListener(name, stay, {capture: true, passive: true});
    });
    Array.prototype.forEach.call(document.querySelectorAll("form[role='search'] input[name='q']"), usePad);
    bar();
    tell();
    setInterval(tick, 1000);
  }

  if (here === home) {
    store(MODE, "on");
    forget();
  }
  if (here === root + "kiosk/about.html") store(MODE, null);
  if (here === home || stored(MODE) === "on") begin();
})();

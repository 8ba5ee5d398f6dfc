/* Reads title and text of the page where the device has a voice for its language. No sound without a click. */
(function () {
  "use strict";

  var button = document.getElementById("read-aloud"), main = document.getElementById("main");
  var speech = window.speechSynthesis;
  if (!button || !main || !speech || !window.SpeechSynthesisUtterance) return;
  var words = button.getAttribute("data-words").split("|");
  var language = document.documentElement.lang.split("-")[0].toLowerCase();
  var BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, caption, figcaption, pre, summary";
  var SILENT = "nav, form, button, script, svg, [hidden], [aria-hidden='true'], .breadcrumbs, .looks";
  var LONGEST = 160;  // some voices fall silent in a longer text
  var state = "off", round = 0, voice, stop;

  /* The best voice for the language of the page: one of the device before one that asks a server. */
  function find() {
    var voices = speech.getVoices().filter(function (one) {
      var tag = one.lang.replace("_", "-").toLowerCase();
      return tag.split("-")[0] === language || (language === "zh" && /^cmn/.test(tag));
    });
    voices.sort(function (a, b) {
      return Number(b.localService) - Number(a.localService) ||
        Number(/zh[-_](?:hans[-_])?cn/i.test(b.lang)) - Number(/zh[-_](?:hans[-_])?cn/i.test(a.lang));
    });
    voice = voices[0];
    button.classList.toggle("ready", Boolean(voice));
  }

  /* Texts short enough for one breath, cut where a sentence ends. */
  function cut(text) {
    var found = [], rest = text.replace(/\s+/g, " ").trim();
    while (rest.length > LONGEST) {
      var head = rest.slice(0, LONGEST);
      var end = Math.max.apply(null, ["\u3002", "\uff1b", "\uff01", "\uff1f", "\uff0c", "\u3001", ". ", ", "].map(function (mark) {
        return head.lastIndexOf(mark);
      })) + 1 || LONGEST;
      found.push(rest.slice(0, end));
      rest = rest.slice(end).trim();
    }
    return rest ? found.concat(rest) : found;
  }

  function texts() {
    var found = [];
    Array.prototype.forEach.call(main.querySelectorAll(BLOCKS), function (block) {
      if (block.closest(SILENT) || !block.getClientRects().length) return;
      // What stands in a block within is read there.
      var own = Array.prototype.map.call(block.childNodes, function (node) {
        var isBlock = node.nodeType === 1 && (node.matches(BLOCKS + ", ul, ol, dl, table, svg, button, form") ||
          node.querySelector(BLOCKS));
        return isBlock || node.nodeType === 8 ? "" : node.textContent;
      }).join("");
      found = found.concat(cut(own));
    });
    return found;
  }

  function tell(next) {
    state = next;
    button.textContent = words[{off: 0, on: 1, paused: 2}[state]];
    stop.hidden = state === "off";
  }

  function silence() {
    round++;
    speech.cancel();
    tell("off");
  }

  function say(list, place, mine) {
    if (mine !== round) return;
    if (place >= list.length) {
      tell("off");
      return;
    }
    var utterance = new SpeechSynthesisUtterance(list[place]);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.onend = function () {
      say(list, place + 1, mine);
    };
    utterance.onerror = function () {
      if (mine === round) silence();
    };
    speech.speak(utterance);
  }

  stop = document.createElement("button");
  stop.type = "button";
  stop.textContent = words[3];
  stop.hidden = true;
  stop.className = "ready";
  stop.addEventListener("click", function () {
    silence();
    button.focus();
  });
  button.parentNode.insertBefore(stop, button.nextSibling);
  button.addEventListener("click", function () {
    if (state === "on") {
      speech.pause();
      tell("paused");
    } else if (state === "paused") {
      speech.resume();
      tell("on");
    } else {
      speech.cancel();
      tell("on");
      say(texts(), 0, ++round);
    }
  });
  window.addEventListener("pagehide", silence);
  if (speech.addEventListener) speech.addEventListener("voiceschanged", find);
  find();
})();

/* Pieces of the search page: the template's texts and elements, filled in. Nothing is ever read as HTML. */
(function (global) {
  "use strict";

  var templates = document.getElementById("search-templates").content;

  function byId(name) {
    return document.getElementById("search-" + name);
  }

  /* A text of the template, its {places} filled from `values`. */
  function text(name, values) {
    var found = templates.querySelector('[data-text="' + name + '"]').textContent;
    return found.replace(/\{(\w+)\}/g, function (place, key) {
      return values && key in values ? values[key] : place;
    });
  }

  /* A new copy of an element of the template. */
  function copy(name) {
    var made = templates.querySelector('[data-template="' + name + '"]').cloneNode(true);
    made.removeAttribute("data-template");
    return made;
  }

  function part(element, name) {
    return element.querySelector('[data-part="' + name + '"]');
  }

  /* An element with a class and children: elements or texts; empty ones are left out. */
  function make(tag, className, children) {
    var element = document.createElement(tag);
    if (className) element.className = className;
    return fill(element, children || []);
  }

  function fill(element, children) {
    while (element.firstChild) element.removeChild(element.firstChild);
    [].concat(children).forEach(function (child) {
      if (child) element.appendChild(typeof child === "object" ? child : document.createTextNode(child));
    });
    return element;
  }

  /* The nodes of [[text, matched], …]. */
  function marked(parts) {
    return parts.map(function (piece) {
      return piece[1] ? make("mark", "", piece[0]) : piece[0];
    });
  }

  function link(address, children, className) {
    var element = make("a", className, children);
    element.href = address;
    return element;
  }

  function button(label, pressed) {
    var element = make("button", "plain-button", label);
    element.type = "button";
    element.addEventListener("click", pressed);
    return element;
  }

  /* Texts in quotation marks, one after the other. */
  function quoted(texts) {
    return texts.map(function (each) {
      return text("quoted", {text: each});
    }).join(text("between"));
  }

  global.Yangguang.searchParts = {
    byId: byId,
    text: text,
    copy: copy,
    part: part,
    make: make,
    fill: fill,
    marked: marked,
    link: link,
    button: button,
    quoted: quoted
  };
})(window);

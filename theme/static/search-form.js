/* The form of the search page: what is typed and chosen in it, and when that counts. */
(function (global) {
  "use strict";

  var states = global.Yangguang.searchState, parts = global.Yangguang.searchParts;
  var PAUSE = 120, UNNAMED_KEY = 229;
  var WORDS = states.TEXTS;

  /*
   * `typed(change)` is called a moment after the last key, `chosen(change)` at once; a change holds parts of a state.
   * Both come before `submitted()`, which is called when somebody asks for results with a key or the button.
   */
  function Form(typed, chosen, submitted) {
    this.form = document.getElementById("search");
    this.input = parts.byId("text");
    this.advanced = parts.byId("advanced");
    this.typed = typed;
    this.chosen = chosen;
    this.isComposing = false;
    this.timer = 0;
    this.advanced.hidden = false;
    this.listen(submitted);
  }

  Form.prototype.listen = function (submitted) {
    var self = this;
    // Selects stand beside the results and belong to the form all the same.
    Array.prototype.forEach.call(this.form.elements, function (control) {
      var isText = WORDS.indexOf(control.name) >= 0;
      if (isText) self.listenTo(control);
      else if (control.name) control.addEventListener("change", self.choose.bind(self));
    });
    this.form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (self.isComposing) return;
      self.flush();
      submitted();
    });
    parts.byId("to-dates").addEventListener("click", function () {
      self.advanced.open = true;
      self.control("from").focus();
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "/" && (event.ctrlKey || event.metaKey) && !event.altKey) {
        event.preventDefault();
        self.input.focus();
        self.input.select();
      }
    });
  };

  /* An input method shows letters that are not meant yet: nothing counts before it has finished. */
  Form.prototype.listenTo = function (control) {
    var self = this;
    control.addEventListener("compositionstart", function () {
      self.isComposing = true;
      clearTimeout(self.timer);
    });
    control.addEventListener("compositionend", function () {
      self.isComposing = false;
      self.wait();
    });
    control.addEventListener("input", function (event) {
      if (!self.isComposing && !event.isComposing) self.wait();
    });
    control.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || self.isComposing || event.isComposing || event.keyCode === UNNAMED_KEY) return;
      event.preventDefault();
      control.value = "";
      self.flush();
    });
  };

  Form.prototype.wait = function () {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.flush.bind(this), PAUSE);
  };

  /* What was typed counts now. */
  Form.prototype.flush = function () {
    clearTimeout(this.timer);
    this.typed(this.words());
  };

  Form.prototype.words = function () {
    var change = {}, self = this;
    WORDS.forEach(function (name) {
      change[name] = self.control(name).value;
    });
    return change;
  };

  Form.prototype.choose = function () {
    clearTimeout(this.timer);
    var change = this.words(), self = this;
    change.sort = this.control("sort").value;
    change.ended = this.control("ended").value;
    change.fields = this.fields().filter(function (box) {
      return box.checked;
    }).map(function (box) {
      return box.value;
    });
    if (!this.complain()) states.DAYS.forEach(function (name) {
      change[name] = states.day(self.control(name).value);
    });
    this.chosen(change);
  };

  /* Says what is wrong with the days, if anything is, and whether. */
  Form.prototype.complain = function () {
    var problem = "", days = states.DAYS.map(this.control, this);
    days.forEach(function (control) {
      var isBad = control.value ? !states.day(control.value) : control.validity && control.validity.badInput;
      if (isBad) problem = parts.text("bad-day");
      control.setAttribute("aria-invalid", String(Boolean(isBad)));
    });
    var from = states.day(days[0].value), to = states.day(days[1].value);
    if (!problem && from && to && from > to) problem = parts.text("bad-range");
    parts.fill(parts.byId("dates"), problem);
    return problem;
  };

  Form.prototype.control = function (name) {
    return this.form.elements[name];
  };

  Form.prototype.fields = function () {
    return Array.prototype.slice.call(this.form.querySelectorAll('[name="fields"]'));
  };

  /* The name that the page gives to a field in which words may stand. */
  Form.prototype.fieldLabel = function (key) {
    var found = this.fields().filter(function (box) {
      return box.value === key;
    })[0];
    return found ? found.parentNode.textContent.trim() : key;
  };

  /* The label above an input of words. */
  Form.prototype.label = function (name) {
    return this.form.querySelector('label[for="search-' + name + '"]').textContent;
  };

  /* Shows a state; somebody may be typing one of its texts, and would lose the place in it. */
  Form.prototype.show = function (state) {
    var self = this, isAdvanced = state.fields.length || state.from || state.to;
    clearTimeout(this.timer);
    WORDS.concat(states.DAYS, "sort", "ended").forEach(function (name) {
      if (self.control(name).value !== state[name]) self.control(name).value = state[name];
      isAdvanced = isAdvanced || (name !== "q" && WORDS.indexOf(name) >= 0 && state[name]);
    });
    this.fields().forEach(function (box) {
      box.checked = state.fields.indexOf(box.value) >= 0;
    });
    this.complain();
    if (isAdvanced) this.advanced.open = true;
  };

  global.Yangguang.SearchForm = Form;
})(window);

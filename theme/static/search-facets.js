/* What narrows the results: facets with counts, and the conditions that are in force. */
(function (global) {
  "use strict";

  var states = global.Yangguang.searchState, parts = global.Yangguang.searchParts;
  var SHOWN = 8, WIDE = "(min-width: 60em)";

  /* `choose(facet, key, isChosen)` is called when a value is ticked or not any more. */
  function Facets(choose) {
    var self = this, panel = parts.byId("filters"), wide = global.matchMedia(WIDE);
    this.choose = choose;
    this.panel = panel;
    this.boxes = Object.create(null);
    this.labels = Object.create(null);
    this.shown = Object.create(null);
    states.FACETS.forEach(function (name) {
      var box = panel.querySelector('[data-facet="' + name + '"]'), more = parts.part(box, "more");
      self.boxes[name] = box;
      self.labels[name] = Object.create(null);
      box.addEventListener("change", function (event) {
        self.choose(name, event.target.value, event.target.checked);
      });
      more.addEventListener("click", function () {
        var isOpen = more.getAttribute("aria-expanded") === "true";
        more.setAttribute("aria-expanded", String(!isOpen));
        self.showValues(name);
      });
    });
    function fit() {
      panel.open = wide.matches;
    }
    fit();
    if (wide.addEventListener) wide.addEventListener("change", fit);
  }

  /* Takes over the names of all values of an index, so that one is known by name even where it counts nothing. */
  Facets.prototype.know = function (index) {
    var self = this;
    states.FACETS.forEach(function (name) {
      var facet = index.facets && index.facets[name], labels = facet ? facet.labels : {};
      for (var key in labels) self.labels[name][key] = labels[key];
    });
  };

  /* Shows the counts of an answer, and what a state has chosen of them. */
  Facets.prototype.show = function (facets, state) {
    var self = this;
    states.FACETS.forEach(function (name) {
      var values = (facets[name] || []).slice(), known = self.labels[name];
      var chosen = state.filters[name];
      values.forEach(function (value) {
        known[value.key] = value.label;
      });
      // Years are looked for in their order, everything else by how much there is of it.
      if (name === "year") values.sort(byKeyDownwards);
      chosen.forEach(function (key) {
        var isThere = values.some(function (value) {
          return value.key === key;
        });
        if (!isThere) values.push({key: key, label: self.label(name, key), count: 0});
      });
      self.shown[name] = {values: values, chosen: chosen};
      self.showValues(name);
    });
    this.panel.hidden = states.FACETS.every(function (name) {
      return self.boxes[name].hidden;
    });
  };

  function byKeyDownwards(one, other) {
    return one.key < other.key ? 1 : one.key > other.key ? -1 : 0;
  }

  Facets.prototype.showValues = function (name) {
    var box = this.boxes[name], shown = this.shown[name], more = parts.part(box, "more");
    var isOpen = more.getAttribute("aria-expanded") === "true";
    var visible = shown.values.filter(function (value, place) {
      return isOpen || place < SHOWN || shown.chosen.indexOf(value.key) >= 0;
    });
    box.hidden = !shown.values.length;
    box.classList.toggle("whole", isOpen);
    more.hidden = shown.values.length <= SHOWN;
    parts.fill(more, parts.text(isOpen ? "fewer" : "more"));
    this.list(box.querySelector("ul"), name, visible, shown.chosen);
  };

  /* Keeps the elements where the same values stand in the same order, so that the one in use keeps the focus. */
  Facets.prototype.list = function (list, name, values, chosen) {
    var focused = list.contains(document.activeElement) ? document.activeElement.value : null;
    var isSame = list.children.length === values.length && values.every(function (value, place) {
      return list.children[place].getAttribute("data-key") === value.key;
    });
    if (!isSame) {
      parts.fill(list, values.map(function (value) {
        var entry = parts.copy("value");
        entry.setAttribute("data-key", value.key);
        entry.querySelector("input").value = value.key;
        return entry;
      }));
    }
    values.forEach(function (value, place) {
      var entry = list.children[place], box = entry.querySelector("input");
      box.checked = chosen.indexOf(value.key) >= 0;
      parts.fill(parts.part(entry, "label"), value.label);
      parts.fill(parts.part(entry, "count"), parts.text("count", {count: value.count}));
      if (!isSame && value.key === focused) box.focus();
    });
  };

  Facets.prototype.label = function (facet, key) {
    return this.labels[facet][key] || key;
  };

  Facets.prototype.title = function (facet) {
    return this.boxes[facet].querySelector("legend").textContent;
  };

  /* Shows every condition besides the one input, each as a link to the state without it. */
  Facets.prototype.showConditions = function (state, form) {
    var chips = [], self = this;
    function add(name, value, without) {
      var chip = parts.copy("chip"), link = parts.part(chip, "link");
      link.href = states.write(without) || "#";
      parts.fill(parts.part(chip, "text"), name ? parts.text("chip", {name: name, value: value}) : value);
      chips.push(chip);
    }
    states.TEXTS.slice(1).forEach(function (name) {
      var change = {};
      change[name] = "";
      if (state[name]) add(form.label(name), state[name], states.changed(state, change));
    });
    if (state.fields.length) {
      var names = state.fields.map(form.fieldLabel, form).join(parts.text("between"));
      add(parts.text("fields"), names, states.changed(state, {fields: []}));
    }
    states.FACETS.forEach(function (name) {
      state.filters[name].forEach(function (key) {
        add(self.title(name), self.label(name, key), states.withValue(state, name, key, false));
      });
    });
    if (state.from) add("", parts.text("since", {day: state.from}), states.changed(state, {from: ""}));
    if (state.to) add("", parts.text("until", {day: state.to}), states.changed(state, {to: ""}));
    if (chips.length > 1) {
      add("", parts.text("all-off"), states.changed(states.empty(), {q: state.q, sort: state.sort, ended: state.ended}));
    }
    parts.fill(parts.byId("chips"), chips);
    parts.byId("chips").parentNode.hidden = !chips.length;
  };

  global.Yangguang.SearchFacets = Facets;
})(window);

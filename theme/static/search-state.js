/* What is asked on the search page, and how it stands in the fragment of the address. */
(function (global) {
  "use strict";

  var TEXTS = ["q", "all", "phrase", "any", "none"], DAYS = ["from", "to"];
  var FACETS = ["body", "topic", "category", "year", "validity", "openness", "kind"];
  // The first of each is the one that an address leaves out.
  var CHOICES = {sort: ["relevance", "newest", "oldest"], ended: ["last", "mixed", "hidden"]};
  var PER_PAGE = 10, LONGEST = 200, MOST_VALUES = 50, MOST_PAGES = 100000;

  function empty() {
    var state = {fields: [], filters: {}, sort: CHOICES.sort[0], ended: CHOICES.ended[0], page: 1};
    TEXTS.concat(DAYS).forEach(function (name) {
      state[name] = "";
    });
    FACETS.forEach(function (name) {
      state.filters[name] = [];
    });
    return state;
  }

  /* Another fragment than ours leads to a place in the page, such as the main text. */
  function isState(fragment) {
    return fragment.length < 2 || fragment.indexOf("=") > 0;
  }

  function decoded(text) {
    try {
      return decodeURIComponent(text.replace(/\+/g, " "));
    } catch (error) {
      return "";
    }
  }

  /* The state that a fragment or query (with its first sign) stands for; what makes no sense is left out. */
  function read(fragment) {
    var state = empty();
    fragment.slice(1).split("&").forEach(function (pair) {
      var cut = pair.indexOf("="), name = pair.slice(0, cut), value = decoded(pair.slice(cut + 1));
      if (cut < 1 || !value) return;
      if (TEXTS.indexOf(name) >= 0) state[name] = value.slice(0, LONGEST);
      else if (DAYS.indexOf(name) >= 0) state[name] = day(value);
      else if (name === "page") state.page = Math.min(MOST_PAGES, Math.max(1, Math.floor(Number(value)) || 1));
      else if (name === "in") add(state.fields, value);
      else if (FACETS.indexOf(name) >= 0) add(state.filters[name], value);
      else if (CHOICES.hasOwnProperty(name) && CHOICES[name].indexOf(value) >= 0) state[name] = value;
    });
    return state;
  }

  function add(values, value) {
    if (values.indexOf(value) < 0 && values.length < MOST_VALUES) values.push(value);
  }

  /* The fragment that stands for a state, with its #; empty when nothing is asked. */
  function write(state) {
    var pairs = [];
    function put(name, value) {
      pairs.push(name + "=" + encodeURIComponent(value));
    }
    TEXTS.concat(DAYS).forEach(function (name) {
      if (state[name].trim()) put(name, state[name].trim());
    });
    state.fields.forEach(put.bind(null, "in"));
    FACETS.forEach(function (name) {
      state.filters[name].forEach(put.bind(null, name));
    });
    Object.keys(CHOICES).forEach(function (name) {
      if (state[name] !== CHOICES[name][0]) put(name, state[name]);
    });
    if (state.page > 1) put("page", state.page);
    return pairs.length ? "#" + pairs.join("&") : "";
  }

  /* A copy with some parts changed, on its first page unless the change names another. */
  function changed(state, change) {
    var copy = read(write(state));
    copy.page = 1;
    Object.keys(change).forEach(function (name) {
      copy[name] = change[name];
    });
    return copy;
  }

  /* A copy in which one value of a facet is chosen, or not any more. */
  function withValue(state, facet, key, isChosen) {
    var copy = changed(state, {}), others = copy.filters[facet].filter(function (other) {
      return other !== key;
    });
    copy.filters[facet] = isChosen ? others.concat(key) : others;
    return copy;
  }

  /* A copy without filters and days: of a state with words all that was typed. */
  function withoutFilters(state) {
    return changed(state, {filters: empty().filters, from: "", to: ""});
  }

  function hasWords(state) {
    return TEXTS.some(function (name) {
      return state[name].trim() !== "";
    });
  }

  function hasFilters(state) {
    return Boolean(state.from || state.to) || FACETS.some(function (name) {
      return state.filters[name].length;
    });
  }

  /* Where there is an edition in traditional characters, its words are looked for in those of the index. */
  function simplified(text) {
    return global.Yangguang.simplified ? global.Yangguang.simplified(text) : text;
  }

  /* The question to the engine, see docs/search.md. */
  function question(state) {
    var filters = {};
    FACETS.forEach(function (name) {
      if (state.filters[name].length) filters[name] = state.filters[name];
    });
    var words = {};
    TEXTS.forEach(function (name) {
      words[name] = simplified(state[name]);
    });
    return {
      text: words.q, all: words.all, any: words.any, none: words.none, phrase: words.phrase, fields: state.fields,
      filters: filters, from: state.from, to: state.to, sort: state.sort, ended: state.ended,
      offset: (state.page - 1) * PER_PAGE, limit: PER_PAGE
    };
  }

  /* YYYY-MM-DD of a day, with whatever between its numbers; empty when there is no such day. */
  function day(text) {
    var found = /^\s*(\d{4})(?:\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D?|(\d\d)(\d\d))\s*$/.exec(text);
    if (!found) return "";
    var date = new Date(Date.UTC(found[1], (found[2] || found[4]) - 1, found[3] || found[5]));
    var isReal = date.getUTCMonth() + 1 === Number(found[2] || found[4]);
    return isReal ? date.toISOString().slice(0, 10) : "";
  }

  global.Yangguang = global.Yangguang || {};
  global.Yangguang.searchState = {
    TEXTS: TEXTS,
    DAYS: DAYS,
    FACETS: FACETS,
    PER_PAGE: PER_PAGE,
    empty: empty,
    isState: isState,
    read: read,
    write: write,
    changed: changed,
    withValue: withValue,
    withoutFilters: withoutFilters,
    hasWords: hasWords,
    hasFilters: hasFilters,
    question: question,
    day: day
  };
})(window);

/* The results of a question, or why there are none and what to do then. */
(function (global) {
  "use strict";

  var states = global.Yangguang.searchState, parts = global.Yangguang.searchParts;
  var MOST_CONTACTS = 3;

  /* `root` is the way from the page to the site's root. */
  function Results(root) {
    this.root = root;
    this.list = parts.byId("list");
    this.notes = parts.byId("notes");
    this.after = parts.byId("after");
    this.pager = parts.byId("pager");
    this.count = parts.byId("count");
  }

  /* Shows an answer to the question of a state; gives what has to be said about it aloud. */
  Results.prototype.show = function (answer, state) {
    var pages = Math.ceil(answer.total / states.PER_PAGE), place = parts.text("place", {page: state.page, pages: pages});
    var total = answer.total ? parts.text("total", {count: answer.total}) : parts.text("nothing");
    parts.fill(this.count, total);
    parts.fill(this.list, answer.results.map(this.card, this));
    this.list.start = (state.page - 1) * states.PER_PAGE + 1;
    parts.fill(this.notes, answer.total ? this.remarks(answer) : this.advice(answer, state));
    var isNear = answer.partial && answer.total > 0;
    parts.fill(this.after, isNear ? parts.make("div", "search-note", this.contacts(answer, state)) : []);
    this.showPager(state, pages, place);
    return pages > 1 ? total + " " + place : total;
  };

  Results.prototype.card = function (result) {
    var card = parts.copy("result"), title = parts.part(card, "title"), mark = parts.part(card, "state");
    title.href = this.root + result.address;
    parts.fill(title, parts.marked(result.titleParts));
    if (result.state) {
      card.classList.add(result.state);
      parts.fill(mark, result.validity);
    } else mark.parentNode.removeChild(mark);
    var facts = [result.publisher, result.day, result.documentNumber, result.indexNumber];
    if (!result.state) facts.push(result.validity);
    facts = facts.filter(Boolean).map(function (fact) {
      return parts.make("span", "", fact);
    });
    if (result.exact) facts.unshift(parts.make("strong", "exact", parts.text("exact")));
    parts.fill(parts.part(card, "facts"), facts);
    result.context.forEach(function (passage) {
      card.appendChild(parts.make("p", "passage", parts.marked(passage)));
    });
    return card;
  };

  Results.prototype.showPager = function (state, pages, place) {
    this.pager.hidden = pages < 2;
    parts.fill(parts.part(this.pager, "place"), place);
    this.step("before", state, state.page - 1, pages);
    this.step("after", state, state.page + 1, pages);
  };

  Results.prototype.step = function (name, state, page, pages) {
    var link = parts.part(this.pager, name);
    link.parentNode.hidden = page < 1 || page > pages;
    link.href = states.write(states.changed(state, {page: page})) || "#";
  };

  /* What has to be known about results that are not quite what was asked for. */
  Results.prototype.remarks = function (answer) {
    var notes = answer.missing.length ? [missing(answer)] : [];
    if (answer.partial) notes.push(parts.make("p", "", parts.text(notes.length ? "nearest" : "partial")));
    return notes.length ? parts.make("div", "search-note", notes) : [];
  };

  function missing(answer) {
    return parts.make("p", "", parts.text("missing", {words: parts.quoted(answer.missing)}));
  }

  /* Nothing was found: why, and what else can be done. */
  Results.prototype.advice = function (answer, state) {
    var root = this.root, notes = [];
    if (answer.missing.length) notes.push(missing(answer));
    else if (states.hasWords(state)) notes.push(parts.make("p", "", parts.text("apart")));
    var ways = this.looser(answer, state).map(function (link) {
      return parts.make("li", "", link);
    });
    if (ways.length) notes.push(parts.make("ul", "", ways));
    if (answer.near.length) {
      notes.push(parts.make("h3", "", parts.text("near")));
      notes.push(parts.make("ul", "", answer.near.map(function (result) {
        var link = parts.link(root + result.address, result.title);
        return parts.make("li", "", [link, " ", parts.make("span", "facts", result.documentNumber)]);
      })));
    }
    return parts.make("div", "search-note", notes.concat(this.contacts(answer, state)));
  };

  Results.prototype.looser = function (answer, state) {
    var links = [], found = answer.looser;
    if (found && found.total) {
      var wider = states.changed(state, {q: found.text, all: "", phrase: "", any: "", none: ""});
      links.push(parts.link(states.write(wider), parts.text("looser", {text: found.text, count: found.total})));
    }
    if (answer.unfiltered && states.hasWords(state)) {
      var wide = parts.text("unfiltered", {count: answer.unfiltered});
      links.push(parts.link(states.write(states.withoutFilters(state)), wide));
    }
    if (state.ended === "hidden") {
      links.push(parts.link(states.write(states.changed(state, {ended: "last"})), parts.text("with-ended")));
    }
    return links;
  };

  /* Whom to ask: the bodies that were chosen or named, else those that published what comes near. */
  Results.prototype.contacts = function (answer, state) {
    var ask = parts.byId("ask");
    if (!ask) return [];
    var typed = [state.q, state.all, state.phrase, state.any].join(" ");
    var publishers = answer.near.concat(answer.results).map(function (result) {
      return result.publisher;
    }).join(" ");
    var entries = Array.prototype.slice.call(ask.querySelectorAll("[data-body]")), tests = [
      function (entry) {
        return state.filters.body.indexOf(entry.getAttribute("data-body")) >= 0;
      },
      function (entry) {
        return typed.indexOf(entry.firstElementChild.textContent) >= 0;
      },
      function (entry) {
        return publishers.indexOf(entry.firstElementChild.textContent) >= 0;
      }
    ];
    var found = tests.reduce(function (chosen, test) {
      return chosen.length ? chosen : entries.filter(test);
    }, []).slice(0, MOST_CONTACTS);
    ask.open = !found.length;
    if (!found.length) return [];
    return [parts.make("h3", "", parts.text("ask")), parts.make("ul", "", found.map(function (entry) {
      return entry.cloneNode(true);
    }))];
  };

  global.Yangguang.SearchResults = Results;
})(window);

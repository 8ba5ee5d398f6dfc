/* The index as a page has it: tables, posting lists and cards, each loaded when it is first needed. */
(function (global) {
  "use strict";

  var search = global.Yangguang.search, data = search.data, matching = search.matching, cut = search.cut;
  var CARD = ["address", "title", "documentNumber", "indexNumber", "publisher", "day", "topic", "kind",
    "keywords", "summary", "text"];
  // The facets that have a file of their own. Of a large index they are only loaded when they are asked for.
  var APART = ["topic", "category", "kind"], ALL_FACETS = 20000;

  function open(base, ready) {
    var loader = new data.Loader(base);
    loader.loadAll(["table", "facets"], function (error, texts) {
      if (error) return ready(error, null);
      var table = null;
      try {
        table = new data.Table(texts.table);
      } catch (problem) {
        return ready(problem, null);
      }
      // Each of the two keeps a slow phone busy for a moment.
      setTimeout(function () {
        ready(null, new Index(loader, table, texts.facets));
      }, 0);
    });
  }

  function Index(loader, table, facets) {
    this.loader = loader;
    this.table = table;
    this.size = table.size;
    this.facets = Object.create(null);
    matching.readFacets(facets, table.size, this.facets);
    this.days = null;
    this.written = Object.create(null);
    this.lists = Object.create(null);
    this.known = Object.create(null);
    this.asked = 0;
  }

  Index.prototype.query = function (question, answered) {
    var index = this, mine = ++this.asked, isOver = false;
    function go(step) {
      return function (error, value) {
        if (isOver || mine !== index.asked) return;
        if (error) return done(error);
        try {
          step(value);
        } catch (problem) {
          if (isOver) throw problem;
          done(problem);
        }
      };
    }
    function done(error, answer) {
      isOver = true;
      answered(error || null, answer);
    }
    setTimeout(function () {
      go(function () {
        new search.Search(index, question, go, done).start();
      })();
    }, 0);
    return {
      cancel: function () {
        isOver = true;
      }
    };
  };

  /* Loads the posting lists of terms, and of keys of numbers. */
  Index.prototype.look = function (terms, done) {
    var index = this, files = Object.create(null);
    var missing = terms.filter(function (term) {
      return !(term in index.written);
    });
    // An index of nothing has no posting lists.
    if (!this.size) {
      missing.forEach(function (term) {
        index.written[term] = "";
      });
      missing = [];
    }
    missing.forEach(function (term) {
      files[term] = index.table.fileOf(term);
    });
    this.loader.loadAll(cut.unique(missing.map(function (term) {
      return files[term];
    })), function (error, texts) {
      if (error) return done(error);
      missing.forEach(function (term) {
        index.written[term] = index.table.listOf(term, texts[files[term]]);
      });
      done(null);
    });
  };

  /* A posting list that was loaded. */
  Index.prototype.list = function (term) {
    if (!(term in this.lists)) this.lists[term] = this.table.postings(term, this.written[term]);
    return this.lists[term];
  };

  /* Loads the facets that a question wants or filters by. */
  Index.prototype.loadFacets = function (question, done) {
    var index = this, wanted = question.facets || (this.size > ALL_FACETS ? [] : APART);
    var missing = APART.filter(function (name) {
      var isFilter = ((question.filters || {})[name] || []).length > 0;
      return (isFilter || wanted.indexOf(name) >= 0) && !index.facets[name];
    });
    this.loader.loadAll(missing.map(function (name) {
      return "facet-" + name;
    }), function (error, texts) {
      missing.forEach(function (name) {
        if (!error) matching.readFacets(texts["facet-" + name], index.size, index.facets);
      });
      done(error);
    });
  };

  /* The names of the facets that have not been loaded. */
  Index.prototype.facetsApart = function () {
    return APART.filter(function (name) {
      return !this.facets[name];
    }, this);
  };

  Index.prototype.loadDays = function (done) {
    var index = this;
    this.loader.load("days", function (error, text) {
      if (!error && !index.days) index.days = matching.readDays(text, index.size);
      done(error);
    });
  };

  /* The cards of some places, each with its whole text, by place. */
  Index.prototype.cards = function (places, done) {
    var index = this, loader = this.loader, names = [], parts = [];
    places.forEach(function (place) {
      if (!index.known[place]) names.push(index.fileOf(place));
    });
    loader.loadAll(cut.unique(names), function (error, texts) {
      if (error) return done(error);
      places.forEach(function (place) {
        if (!index.known[place]) index.read(index.table.firsts[place], texts[index.fileOf(place)]);
        parts = parts.concat(index.known[place].parts);
      });
      loader.loadAll(parts, function (error, texts) {
        if (error) return done(error);
        places.forEach(function (place) {
          var card = index.known[place];
          card.parts.forEach(function (name) {
            card.text += data.records(texts[name])[0][0];
          });
          card.parts = [];
        });
        done(null, index.known);
      });
    });
  };

  Index.prototype.fileOf = function (place) {
    return "d" + this.table.numbers[this.table.firsts[place]].toString(16);
  };

  /* The cards of a file, of which the first is that of `place`; the text is kept in no other form. */
  Index.prototype.read = function (place, text) {
    delete this.loader.texts[this.fileOf(place)];
    data.records(text).forEach(function (fields) {
      var card = {parts: []};
      CARD.forEach(function (name, field) {
        card[name] = fields[field];
      });
      for (var part = 1; part <= Number(fields[CARD.length]); part++) {
        card.parts.push("p" + this.table.numbers[place].toString(16) + "-" + part);
      }
      this.known[place++] = card;
    }, this);
  };

  /* The labels of a facet that a document has. */
  Index.prototype.labels = function (name, place) {
    var facet = this.facets[name];
    return facet.combinations[facet.codes[place]].map(function (key) {
      return facet.labels[key] || key;
    });
  };

  Index.prototype.state = function (place) {
    var validity = this.facets.validity, keys = validity.combinations[validity.codes[place]];
    return keys.some(matching.isEnded) ? "ended" : keys.indexOf("not_yet") >= 0 ? "coming" : "";
  };

  search.open = open;
})(typeof window === "undefined" ? globalThis : window);

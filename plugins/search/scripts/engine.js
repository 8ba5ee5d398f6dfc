/* One question on its way to an answer. docs/search.md describes what a page can ask and what it gets. */
(function (global) {
  "use strict";

  var search = global.Yangguang.search, data = search.data, ranking = search.ranking, matching = search.matching;
  var cut = search.cut, LIMIT = 10, NEAR = 5, TITLE = 2, PAUSE = 10;

  /* `go` wraps every step, so that it is skipped once the answer is no longer wanted; `done` takes the answer. */
  function Search(index, question, go, done) {
    this.index = index;
    this.question = {};
    for (var name in question) this.question[name] = question[name];
    this.go = go;
    this.done = done;
  }

  /* Does steps one after the other, with a pause for the page where they have taken too long. */
  Search.prototype.run = function (steps, next) {
    var self = this, at = 0;
    function some() {
      var start = Date.now();
      while (at < steps.length) {
        steps[at++]();
        if (Date.now() - start >= PAUSE) return void setTimeout(self.go(some), 0);
      }
      next();
    }
    some();
  };

  Search.prototype.start = function () {
    var question = this.question, alone = this.index.table.alone;
    var parsed = (this.parsed = search.question.parse(question, function (term) {
      return alone[term] === true;
    }));
    var names = question.fields && question.fields.length ? question.fields : data.FIELDS;
    question.fieldMask = names.reduce(function (mask, name) {
      return mask | (1 << data.FIELDS.indexOf(name));
    }, 0);
    var hasWords = parsed.words.some(matching.isWanted);
    if (question.sort !== "oldest" && !hasWords) question.sort = "newest";
    this.isByDay = question.sort === "newest" || question.sort === "oldest";
    this.list = this.index.list.bind(this.index);
    if (this.isByDay) this.parsed = search.question.inFull(parsed);
    this.load();
  };

  /* Loads the posting lists of the question's terms, and what else has to be there before anything can be counted. */
  Search.prototype.load = function () {
    var self = this, index = this.index, question = this.question, parsed = this.parsed;
    this.isShort = search.question.isShort(parsed);
    var ready = both(this.go(function () {
      search.question.withoutUnknown(parsed, function (term) {
        return index.written[term] !== "";
      });
      index.look(self.terms(), self.go(function () {
        if (self.isByDay || question.from || question.to) index.loadDays(self.go(self.count.bind(self)));
        else self.count();
      }));
    }));
    index.loadFacets(question, ready);
    index.look(this.terms().concat(parsed.keys, parsed.innerKeys), ready);
  };

  Search.prototype.terms = function () {
    return cut.unique([].concat.apply([], this.parsed.words.map(function (word) {
      return word.terms;
    })));
  };

  Search.prototype.count = function () {
    this.counts = new matching.Counts(this.parsed, this.index.size);
    this.run(this.counts.steps(this.list, this.question.fieldMask), this.narrow.bind(this));
  };

  /* Which documents were found: those that bear the number, those that match, and of both what passes the filters. */
  Search.prototype.narrow = function () {
    var index = this.index, found = this.counts.matching(), places = found.places, exact = Object.create(null);
    this.parsed.keys.concat(this.parsed.innerKeys).forEach(function (key, rank) {
      index.list(key).places.forEach(function (place) {
        if (!(place in exact)) exact[place] = rank;
      });
    });
    var bearers = Object.keys(exact).map(Number);
    this.exact = exact;
    this.isPartial = found.isPartial && !bearers.length;
    if (bearers.length) places = together(found.isPartial ? [] : places, bearers, index.size);
    this.unfiltered = places.length;
    this.narrowed = new matching.Narrowing(index.facets, this.question, index.days);
    this.run(this.narrowed.steps(places), this.rank.bind(this));
  };

  Search.prototype.rank = function () {
    var self = this, question = this.question, order = new search.Order(this.index, this);
    this.limit = question.limit === undefined ? LIMIT : question.limit;
    this.words = this.parsed.words.filter(matching.isWanted).map(function (word) {
      return cut.squeeze(word.text);
    }).filter(Boolean);
    this.run(order.steps(this.narrowed.places, (question.offset || 0) + this.limit), function () {
      self.ranked = order.results;
      if (self.isByDay || !self.words.length) self.show();
      else self.refine(0, false);
    });
  };

  /* Orders the first results by what their cards show. When none of the first has all words verbatim, terms that were
     left out are asked for after all, and then more results are looked at. */
  Search.prototype.refine = function (lookedAt, isFound) {
    var self = this, ranked = this.ranked, next = ranked.slice(lookedAt, lookedAt + ranking.LOOKED_AT);
    var most = Math.min(this.isShort ? ranking.LOOKED_AT : ranking.AT_MOST, ranked.length);
    if (isFound || lookedAt >= most) {
      if (!isFound && this.isShort) {
        this.parsed = search.question.inFull(this.parsed);
        return this.load();
      }
      this.ranked = ranked.slice(0, lookedAt).sort(search.byEvidence).concat(ranked.slice(lookedAt));
      return this.show();
    }
    this.index.cards(next.map(placeOf), this.go(function (cards) {
      self.run(next.map(function (result) {
        return function () {
          result.evidence = ranking.evidence(cards[result.place], self.words);
          isFound = isFound || result.evidence[0] === 1;
        };
      }), function () {
        self.refine(lookedAt + ranking.LOOKED_AT, isFound);
      });
    }));
  };

  Search.prototype.show = function () {
    var self = this, start = this.question.offset || 0, shown = this.ranked.slice(start, start + this.limit);
    var answer = {
      total: this.narrowed.places.length,
      partial: this.isPartial && this.narrowed.places.length > 0,
      exact: Object.keys(this.exact).length > 0,
      facets: this.narrowed.facets(),
      uncounted: this.index.facetsApart(),
      words: this.parsed.words.map(function (word, place) {
        return {text: word.text, kind: word.kind, found: self.counts.found[place]};
      }),
      unfiltered: this.unfiltered,
      near: []
    };
    answer.missing = answer.words.filter(function (word) {
      return matching.isWanted(word) && !word.found;
    }).map(function (word) {
      return word.text;
    });
    answer.looser = answer.total ? null : this.looser();
    this.results(shown, function (results) {
      answer.results = results;
      if (answer.total || !self.words.length) self.done(null, answer);
      else self.near(answer);
    });
  };

  /* Nothing was found: the words without those that nothing has, or else without the one that is most in the way. */
  Search.prototype.looser = function () {
    var self = this, words = this.parsed.words.filter(matching.isWanted), found = words.filter(function (word) {
      return self.counts.found[self.parsed.words.indexOf(word)];
    });
    if (found.length && found.length < this.parsed.words.length) return this.loosened(found);
    return words.map(function (dropped) {
      return self.loosened(words.filter(function (word) {
        return word !== dropped;
      }));
    }).reduce(function (best, next) {
      return next && (!best || next.total > best.total) ? next : best;
    }, null);
  };

  /* The text of some words and how many documents have them all under the same filters, or null when none has. */
  Search.prototype.loosened = function (words) {
    var counts = new matching.Counts({words: words}, this.index.size);
    counts.steps(this.list, this.question.fieldMask).forEach(perform);
    var found = counts.matching(), narrowed = new matching.Narrowing(this.index.facets, this.question, this.index.days);
    if (!words.length || found.isPartial) return null;
    narrowed.steps(found.places).forEach(perform);
    var total = narrowed.places.length, text = words.map(function (word) {
      return word.kind === "phrase" ? '"' + word.text + '"' : word.text;
    }).join(" ");
    return total ? {text: text, total: total} : null;
  };

  /* Nothing was found: the titles that have most of the question's characters. */
  Search.prototype.near = function (answer) {
    var self = this, index = this.index, characters = cut.unique(cut.characters(this.words.join("")));
    index.look(characters, this.go(function () {
      var counts = new Uint16Array(index.size), places = [];
      characters.forEach(function (character) {
        var list = index.list(character);
        list.places.forEach(function (place, entry) {
          if ((list.masks[entry] & TITLE) && counts[place]++ === 0) places.push(place);
        });
      });
      places = places.filter(function (place) {
        return counts[place] >= 2 && 5 * counts[place] >= 2 * characters.length;
      }).sort(function (one, other) {
        return counts[other] - counts[one] || one - other;
      }).slice(0, NEAR);
      self.results(places.map(function (place) {
        return {place: place, score: 0};
      }), function (results) {
        answer.near = results;
        self.done(null, answer);
      });
    }));
  };

  /* What a page shows of some results. */
  Search.prototype.results = function (shown, take) {
    var self = this;
    this.index.cards(shown.map(placeOf), this.go(function (cards) {
      var results = [];
      self.run(shown.map(function (result) {
        return function () {
          results.push(self.result(result, cards[result.place]));
        };
      }), function () {
        take(results);
      });
    }));
  };

  Search.prototype.result = function (result, card) {
    var index = this.index, words = this.words, place = result.place, forms = ranking.formsOf(card);
    var marks = words.concat(this.isPartial ? this.terms() : []);
    return {
      doc: index.table.numbers[place],
      score: result.score,
      address: "items/" + card.address + ".html",
      title: card.title,
      documentNumber: card.documentNumber,
      indexNumber: card.indexNumber,
      publisher: card.publisher,
      day: card.day,
      validity: index.labels("validity", place).join(""),
      openness: index.labels("openness", place).join(""),
      kind: card.kind,
      topic: card.topic,
      state: index.state(place),
      exact: place in this.exact,
      titleParts: search.context.marked(card.title, marks),
      context: search.context.contextOf(card, marks),
      matched: words.filter(function (word) {
        return forms.title.indexOf(word) >= 0 || forms.rest.indexOf(word) >= 0;
      })
    };
  };

  /* Calls done(error) once when it was itself called twice. */
  function both(done) {
    var left = 2, failed = null;
    return function (error) {
      failed = failed || error;
      if (--left === 0) done(failed);
    };
  }

  function perform(step) {
    step();
  }

  function placeOf(result) {
    return result.place;
  }

  function together(places, more, size) {
    var seen = new Uint8Array(size), found = [];
    places.concat(more).forEach(function (place) {
      if (!seen[place]++) found.push(place);
    });
    return found;
  }

  search.Search = Search;
})(typeof window === "undefined" ? globalThis : window);

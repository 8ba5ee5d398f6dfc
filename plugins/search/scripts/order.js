/* Results in order. Only as many as are wanted are put in order: of thousands nobody looks at more. */
(function (global) {
  "use strict";

  var search = global.Yangguang.search, ranking = search.ranking, matching = search.matching;
  // The scores of the best results are lunr's; which ones these are, sums of the same weights tell sooner.
  var SCORED_BY_LUNR = 20, SLICE = 1000;

  /* Orders the places that were found. `asked` is {question, parsed, counts, exact, list}, `index` has the tables. */
  function Order(index, asked) {
    var validity = index.facets.validity, year = index.facets.year;
    this.index = index;
    this.asked = asked;
    this.ended = asked.question.ended === "mixed" ? validity.combinations.map(no)
      : matching.flags(validity, matching.isEnded);
    this.years = year.combinations.map(function (keys) {
      return Math.max.apply(null, keys.map(Number).concat(0));
    });
    this.terms = existingTerms(asked);
    this.byDay = asked.question.sort === "newest" ? 1 : asked.question.sort === "oldest" ? -1 : 0;
  }

  function no() {
    return false;
  }

  function existingTerms(asked) {
    var terms = [];
    asked.parsed.words.filter(matching.isWanted).forEach(function (word) {
      terms = terms.concat(word.terms);
    });
    return search.cut.unique(terms).filter(function (term) {
      return asked.list(term).places.length > 0;
    });
  }

  /* The steps after which `results` holds the best `most` of the places: {place, score, exact, ended, year, day}. */
  Order.prototype.steps = function (places, most) {
    var order = this, values = new Float64Array(places.length), steps = [];
    this.scored = Math.max(most, SCORED_BY_LUNR);
    most = Math.max(most, ranking.AT_MOST);
    function some(start) {
      return function () {
        for (var next = start; next < Math.min(start + SLICE, places.length); next++) values[next] = order.value(places[next]);
      };
    }
    for (var start = 0; start < places.length; start += SLICE) steps.push(some(start));
    return steps.concat(function () {
      order.sort(promising(places, values, most), most);
    });
  };

  /* The places among which the best ones must be: by one number each, the rest of the order being left open. */
  function promising(places, values, most) {
    if (places.length <= most) return places;
    var sorted = new Float64Array(values);
    if (sorted.sort) sorted.sort();
    else Array.prototype.sort.call(sorted, function (one, other) {
      return one - other;
    });
    var least = sorted[sorted.length - most];
    return places.filter(function (_place, next) {
      return values[next] >= least;
    });
  }

  Order.prototype.sort = function (places, most) {
    var compare = this.byDay ? byDay(this.byDay) : byScore, results = places.map(this.result, this).sort(compare);
    this.results = results.slice(0, most);
    if (!this.byDay && this.terms.length) {
      this.scoreWithLunr(this.results.slice(0, this.scored));
      this.results.sort(compare);
    }
    this.results.forEach(function (result, place) {
      result.order = place;
    });
  };

  Order.prototype.value = function (place) {
    var validity = this.index.facets.validity, isEnded = this.ended[validity.codes[place]];
    if (place in this.asked.exact) return Infinity;
    if (!this.byDay) return this.score(place) - (isEnded ? 1e9 : 0);
    var day = this.index.days[place];
    return (day ? this.byDay * day : -1e7) - (isEnded ? 1e9 : 0);
  };

  Order.prototype.score = function (place) {
    if (!this.terms.length) return 0;
    return ranking.rounded((this.asked.counts.sums[place] / Math.sqrt(this.terms.length)) * this.factor(place));
  };

  Order.prototype.factor = function (place) {
    return ranking.factor(this.asked.counts.match(place), this.index.table.lengthOf(place));
  };

  Order.prototype.result = function (place) {
    var facets = this.index.facets, exact = this.asked.exact;
    return {
      place: place,
      score: this.byDay ? 0 : this.score(place),
      exact: place in exact ? exact[place] : Infinity,
      ended: this.ended[facets.validity.codes[place]],
      year: this.years[facets.year.codes[place]],
      day: this.index.days ? this.index.days[place] : 0
    };
  };

  /* The scores of results are those that lunr.js gives. */
  Order.prototype.scoreWithLunr = function (results) {
    var asked = this.asked, places = results.map(function (result) {
      return result.place;
    });
    var scores = ranking.lunrScores(asked.list, this.terms, this.index.size, asked.question.fieldMask, places);
    results.forEach(function (result) {
      result.score = ranking.rounded((scores[result.place] || 0) * this.factor(result.place));
    }, this);
  };

  function byScore(one, other) {
    return (
      (one.exact < other.exact ? -1 : one.exact > other.exact ? 1 : 0) || one.ended - other.ended ||
      other.score - one.score || other.year - one.year || one.place - other.place
    );
  }

  function byDay(direction) {
    return function (one, other) {
      return (
        one.ended - other.ended || !one.day - !other.day || direction * (other.day - one.day) ||
        one.place - other.place
      );
    };
  }

  /* By what the cards of the first results show. */
  function byEvidence(one, other) {
    return (
      (one.exact === Infinity) - (other.exact === Infinity) || one.ended - other.ended ||
      other.evidence[0] - one.evidence[0] || other.evidence[1] - one.evidence[1] ||
      other.evidence[2] - one.evidence[2] || one.order - other.order
    );
  }

  search.Order = Order;
  search.byEvidence = byEvidence;
})(typeof window === "undefined" ? globalThis : window);

/* Which documents answer a question, and what can be counted about them: numbers only, nothing is loaded.
   Longer work is made of steps, so that a page can do something else between two of them. */
(function (global) {
  "use strict";

  var search = global.Yangguang.search, ranking = search.ranking;
  var TITLE = 2, SLICE = 4000, ENDED = {repealed: true, replaced: true, expired: true, withdrawn: true};

  /* Adds the facets that are in the text of a data file. */
  function readFacets(text, size, facets) {
    var rows = search.data.records(text);
    for (var row = 0; row + 2 < rows.length; row += 3) {
      var labels = Object.create(null), codes = new Uint16Array(size), place = 0;
      for (var label = 1; label + 1 < rows[row].length; label += 2) labels[rows[row][label]] = rows[row][label + 1];
      search.data.eachNumber(rows[row + 2][0], function (code) {
        codes[place++] = code;
      });
      var combinations = rows[row + 1].map(function (keys) {
        return keys ? keys.split("+") : [];
      });
      facets[rows[row][0]] = {labels: labels, combinations: combinations, codes: codes};
    }
  }

  /* The days of all documents, as numbers that count from 0001-01-01; 0 is no day. */
  function readDays(text, size) {
    var days = new Int32Array(size), place = 0, day = 0;
    search.data.eachNumber(text, function (value) {
      day += value % 2 ? -(value + 1) / 2 : value / 2;
      days[place++] = day;
    });
    return days;
  }

  /* The number of a day YYYY-MM-DD, or 0. */
  function dayNumber(text) {
    var found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text || "");
    return found ? Date.UTC(+found[1], +found[2] - 1, +found[3]) / 864e5 + 719163 : 0;
  }

  function flags(facet, isTrue) {
    return facet.combinations.map(function (keys) {
      return keys.some(isTrue);
    });
  }

  /* Counts of a question's terms in every document. */
  function Counts(parsed, size) {
    this.size = size;
    this.words = parsed.words;
    this.wanted = parsed.words.filter(isWanted).length;
    this.needed = this.required = this.any = 0;
    this.terms = new Uint16Array(size);
    this.titleTerms = new Uint16Array(size);
    this.fullWords = new Uint8Array(size);
    this.titleWords = new Uint8Array(size);
    this.requiredWords = new Uint8Array(size);
    this.anyWords = new Uint8Array(size);
    this.excluded = new Uint8Array(size);
    this.sums = new Float64Array(size);
    this.found = [];
    this.inWord = new Uint16Array(size);
    this.inTitle = new Uint16Array(size);
    this.touched = [];
    this.seen = Object.create(null);
  }

  /* The steps that count, one after the other; `list` gives the posting list of a term. */
  Counts.prototype.steps = function (list, fieldMask) {
    var counts = this, steps = [];
    this.words.forEach(function (word) {
      word.terms.forEach(function (term) {
        steps.push(function () {
          counts.add(word, term, list(term), fieldMask);
        });
      });
      steps.push(function () {
        counts.close(word);
      });
    });
    return steps;
  };

  Counts.prototype.add = function (word, term, list, fieldMask) {
    var isNew = isWanted(word) && !this.seen[term], rarity = ranking.idf(this.size, list.holding), weights = [];
    if (isNew) this.seen[term] = true;
    for (var entry = 0; entry < list.places.length; entry++) {
      var place = list.places[entry], mask = list.masks[entry] & fieldMask;
      if (!mask) continue;
      if (this.inWord[place]++ === 0) this.touched.push(place);
      if (mask & TITLE) this.inTitle[place]++;
      if (isNew) this.sums[place] += sumOf(list, entry, fieldMask, rarity, weights);
    }
  };

  Counts.prototype.close = function (word) {
    var need = word.terms.length, wanted = isWanted(word), full = 0;
    for (var entry = 0; entry < this.touched.length; entry++) {
      var place = this.touched[entry], isFull = this.inWord[place] === need;
      if (isFull) full++;
      if (!wanted) this.excluded[place] |= isFull;
      else {
        this.terms[place] += this.inWord[place];
        this.titleTerms[place] += this.inTitle[place];
        if (this.inTitle[place] === need) this.titleWords[place]++;
        if (isFull) {
          this.fullWords[place]++;
          (word.kind === "any" ? this.anyWords : this.requiredWords)[place]++;
        }
      }
      this.inWord[place] = this.inTitle[place] = 0;
    }
    this.touched = [];
    this.found.push(full > 0);
    if (wanted) this.needed += need;
    if (word.kind === "any") this.any++;
    else if (wanted) this.required++;
  };

  /* How a document answers, as in ranking.py. */
  Counts.prototype.match = function (place) {
    return {
      terms: this.terms[place] / this.needed,
      words: this.fullWords[place] / this.wanted,
      titleTerms: this.titleTerms[place] / this.needed,
      titleWords: this.titleWords[place] / this.wanted,
      inTitle: this.titleTerms[place]
    };
  };

  /* The places that have all words, or, when there are none, at least half as many terms as the best one. */
  Counts.prototype.matching = function () {
    var found = [], best = 0, place;
    for (place = 0; place < this.size; place++) {
      if (this.excluded[place]) continue;
      if (this.terms[place] > best) best = this.terms[place];
      if (this.requiredWords[place] === this.required && (!this.any || this.anyWords[place])) found.push(place);
    }
    var isPartial = !found.length && this.wanted > 0;
    for (place = 0; isPartial && best && place < this.size; place++) {
      if (!this.excluded[place] && 2 * this.terms[place] >= best) found.push(place);
    }
    return {places: found, isPartial: isPartial};
  };

  function isWanted(word) {
    return word.kind !== "none";
  }

  function sumOf(list, entry, fieldMask, rarity, weights) {
    var sum = 0, next = list.starts[entry], mask = list.masks[entry];
    for (var field = 0; mask >> field; field++) {
      if (!((mask >> field) & 1)) continue;
      var frequency = list.frequencies[next++];
      if (weights[frequency] === undefined) weights[frequency] = ranking.weight(rarity, frequency);
      if ((fieldMask >> field) & 1) sum += weights[frequency];
    }
    return sum;
  }

  /* Filters places in steps; afterwards `places` passed all filters, and `facets()` has the counts. */
  function Narrowing(facets, question, days) {
    var names = (this.names = Object.keys(facets));
    this.all = facets;
    this.days = days;
    this.from = dayNumber(question.from);
    this.to = dayNumber(question.to);
    this.hidden = question.ended === "hidden" ? flags(facets.validity, isEnded) : null;
    this.chosen = names.map(function (name) {
      var keys = (question.filters || {})[name] || [];
      return keys.length ? flags(facets[name], function (key) {
        return keys.indexOf(key) >= 0;
      }) : null;
    });
    this.tallies = names.map(function (name) {
      return new Uint32Array(facets[name].combinations.length);
    });
    this.codes = names.map(function (name) {
      return facets[name].codes;
    });
    this.places = [];
  }

  Narrowing.prototype.steps = function (places) {
    var steps = [], narrowing = this;
    function some(start) {
      return function () {
        for (var next = start; next < Math.min(start + SLICE, places.length); next++) narrowing.take(places[next]);
      };
    }
    for (var start = 0; start < places.length; start += SLICE) steps.push(some(start));
    return steps;
  };

  Narrowing.prototype.take = function (place) {
    if (this.hidden && this.hidden[this.all.validity.codes[place]]) return;
    if (this.from || this.to) {
      var day = this.days[place];
      if (!day || (this.from && day < this.from) || (this.to && day > this.to)) return;
    }
    var failed = -1, failures = 0, facet;
    for (facet = 0; facet < this.names.length; facet++) {
      if (this.chosen[facet] && !this.chosen[facet][this.codes[facet][place]]) {
        failed = facet;
        failures++;
      }
    }
    if (failures === 0) this.places.push(place);
    for (facet = 0; failures < 2 && facet < this.names.length; facet++) {
      if (failures === 0 || failed === facet) this.tallies[facet][this.codes[facet][place]]++;
    }
  };

  /* Of each facet the keys, labels and counts under the filters of all others. */
  Narrowing.prototype.facets = function () {
    var result = {}, narrowing = this;
    this.names.forEach(function (name, facet) {
      var counts = Object.create(null), all = narrowing.all[name], tally = narrowing.tallies[facet];
      all.combinations.forEach(function (keys, code) {
        if (tally[code]) keys.forEach(function (key) {
          counts[key] = (counts[key] || 0) + tally[code];
        });
      });
      result[name] = Object.keys(counts).map(function (key) {
        return {key: key, label: all.labels[key] || key, count: counts[key]};
      }).sort(function (one, other) {
        return other.count - one.count || (one.key < other.key ? -1 : 1);
      });
    });
    return result;
  };

  function isEnded(key) {
    return ENDED[key] === true;
  }

  search.matching = {Counts: Counts, Narrowing: Narrowing, readFacets: readFacets, readDays: readDays, flags: flags,
    isEnded: isEnded, isWanted: isWanted};
})(typeof window === "undefined" ? globalThis : window);

/* How results are ordered: the sums of plugins/search/ranking.py, in the same order. */
(function (global) {
  "use strict";

  var search = global.Yangguang.search, cut = search.cut;
  var K1 = 1.2, WHOLE_WORDS = 8, TITLE_WORDS = 8, TITLE_TERMS = 1, TITLE_COVER = 4, LONG_TEXT = 3000;
  var TITLE_CLASS = [8, 13, 20, 30, 45], TEXT_CLASSES = 12, LUNR = "2.3.9";

  function idf(size, holding) {
    return Math.log(1 + Math.abs((size - holding + 0.5) / (holding + 0.5)));
  }

  function weight(rarity, frequency) {
    var value = (rarity * ((K1 + 1) * frequency)) / (K1 + frequency);
    return Math.floor(value * 1000 + 0.5) / 1000;
  }

  /* By what lunr's score is multiplied; `match` as in ranking.py, `lengths` the class of title and text together. */
  function factor(match, lengths) {
    var titleClass = Math.floor(lengths / TEXT_CLASSES), textClass = lengths % TEXT_CLASSES;
    var covered = match.inTitle / TITLE_CLASS[titleClass], cover = covered < 1 ? covered : 1;
    var title = TITLE_WORDS * match.titleWords * match.titleWords + TITLE_TERMS * match.titleTerms * match.titleTerms;
    return (
      (match.terms * match.terms * match.terms * (1 + WHOLE_WORDS * match.words * match.words) * (1 + title) *
        (1 + TITLE_COVER * match.titleTerms * cover)) /
      (1 + (1 - match.titleWords) * ((75 * Math.pow(2, textClass)) / LONG_TEXT))
    );
  }

  function rounded(score) {
    return Math.floor(score * 1e6 + 0.5) / 1e6;
  }

  /* A card's title and the rest of it, squeezed. */
  function formsOf(card) {
    if (!card.forms) {
      var texts = [card.summary, card.text, card.publisher, card.topic, card.kind, card.keywords];
      texts.push(card.documentNumber, card.indexNumber);
      card.forms = {title: cut.squeeze(card.title), rest: texts.map(cut.squeeze).join(" ")};
    }
    return card.forms;
  }

  /* Shares of the words that stand verbatim on a card and in its title, and how much of the title they are. */
  function evidence(card, words) {
    var forms = formsOf(card), inTitle = 0, anywhere = 0, length = 0;
    words.forEach(function (word) {
      var isInTitle = forms.title.indexOf(word) >= 0;
      if (isInTitle) {
        inTitle++;
        length += cut.characters(word).length;
      }
      if (isInTitle || forms.rest.indexOf(word) >= 0) anywhere++;
    });
    var ofTitle = inTitle === words.length ? length / Math.max(cut.characters(forms.title).length, 1) : 0;
    return [anywhere / words.length, inTitle / words.length, Math.min(ofTitle, 1)];
  }

  /* lunr's scores of some documents by place: lunr.js queries an index of nothing but them and the terms. */
  function lunrScores(listOf, terms, size, fieldMask, places) {
    var fields = search.data.FIELDS, inverted = [], vectors = Object.create(null), isAsked = new Uint8Array(size);
    places.forEach(function (place) {
      isAsked[place] = 1;
    });
    terms.forEach(function (term, index) {
      var list = listOf(term), rarity = idf(size, list.holding), posting = {_index: index};
      fields.forEach(function (field) {
        posting[field] = {};
      });
      for (var entry = 0; entry < list.places.length; entry++) {
        var place = list.places[entry];
        for (var field = 0, next = list.starts[entry]; isAsked[place] && field < fields.length; field++) {
          if (!((list.masks[entry] >> field) & 1)) continue;
          var name = fields[field] + "/" + place, vector = (vectors[name] = vectors[name] || []);
          posting[fields[field]][place] = {};
          vector.push(index, weight(rarity, list.frequencies[next++]));
        }
      }
      inverted.push([term, posting]);
    });
    inverted.sort(function (one, other) {
      return one[0] < other[0] ? -1 : 1;
    });
    var index = global.lunr.Index.load({
      version: LUNR,
      fields: fields,
      fieldVectors: Object.keys(vectors).map(function (name) {
        return [name, vectors[name]];
      }),
      invertedIndex: inverted,
      pipeline: []
    });
    var scores = Object.create(null), asked = fields.filter(function (_name, field) {
      return (fieldMask >> field) & 1;
    });
    index.query(function (query) {
      terms.forEach(function (term) {
        query.term(term, {fields: asked, usePipeline: false});
      });
    }).forEach(function (result) {
      scores[result.ref] = result.score;
    });
    return scores;
  }

  search.ranking = {
    idf: idf,
    weight: weight,
    factor: factor,
    rounded: rounded,
    formsOf: formsOf,
    evidence: evidence,
    lunrScores: lunrScores,
    LOOKED_AT: 10,
    AT_MOST: 50
  };
})(typeof window === "undefined" ? globalThis : window);

/* What somebody typed, understood as plugins/search/question.py and numbers.py understand it. */
(function (global) {
  "use strict";

  var search = global.Yangguang.search, cut = search.cut;
  var MAX_WORDS = 20, MAX_TERMS = 40, MAX_NUMBER = 40;
  var OPENING = '"\u201c\u201d\u201e\u201f\uff02\u300c\u300e', CLOSING = '"\u201c\u201d\u201e\u201f\uff02\u300d\u300f';
  var MINUS = "\\-\uff0d\u2212";
  var SPACE = " \\t\\n\\r\\f\\v\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  var SPACES = new RegExp("[" + SPACE + "]+");
  var PIECE = "([" + MINUS + "]?)[" + OPENING + "]([^" + CLOSING + "]*)(?:[" + CLOSING + "]|$)|([^" + SPACE + OPENING + "]+)";
  var BRACKETS = "\\[\\]\u3010\u3011\u3014\u3015()\u3008\u3009<>\u3016\u3017\u300a\u300b\u300c\u300d{}\u201e\u201f?";
  var BY_YEAR = new RegExp(
    "^([^0-9" + BRACKETS + "]{1,24}?)[" + BRACKETS + "]*((?:19|20)[0-9][0-9])\u5e74?[" + BRACKETS +
      "]*[-\u2014\u2013/,.]?\u7b2c?0*([1-9][0-9]{0,5})\u53f7?$"
  );
  var ORDER = new RegExp("^([^0-9" + BRACKETS + "]{0,23}\u4ee4)\u7b2c?0*([1-9][0-9]{0,5})\u53f7?$");
  var NOTHING = /[\s\x1c-\x1f\x85\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;
  var TRADITIONAL = "號國辦發規華務監會財廳區縣鎮鄉令", SIMPLIFIED = "号国办发规华务监会财厅区县镇乡令";
  var TRADITIONAL_SIGNS = new RegExp("[" + TRADITIONAL + "]", "g");

  /* The key of a document number, however it is written; empty when it has no such form. */
  function standardKey(text) {
    text = cut.compatible(text).replace(NOTHING, "").replace(TRADITIONAL_SIGNS, function (sign) {
      return SIMPLIFIED.charAt(TRADITIONAL.indexOf(sign));
    }).toLowerCase();
    var found = BY_YEAR.exec(text);
    if (found) return "=" + found[1] + found[2] + "-" + found[3];
    found = ORDER.exec(text);
    return found ? "=" + found[1] + "-" + found[2] : "";
  }

  /* The keys under which the index may hold a document or index number. */
  function keys(text) {
    var plain = cut.squeeze(text), length = cut.characters(plain).length;
    if (!/[0-9]/.test(plain) || length > MAX_NUMBER || length < 3) return [];
    return cut.unique([standardKey(text), "=" + plain].filter(Boolean));
  }

  function isFirst(text, place) {
    return place === 0 || new RegExp("[" + SPACE + "]").test(text.charAt(place - 1));
  }

  /* Pairs of text and kind. */
  function typed(text) {
    var pieces = new RegExp(PIECE, "g"), minus = new RegExp("[" + MINUS + "]"), found, words = [];
    while ((found = pieces.exec(text))) {
      var first = isFirst(text, found.index);
      if (found[3] === undefined || found[3] === "") words.push([found[2], found[1] && first ? "none" : "phrase"]);
      else if (minus.test(found[3].charAt(0)) && first) words.push([found[3].slice(1), "none"]);
      else words.push([found[3], "word"]);
    }
    return words;
  }

  function listed(text, kind) {
    return (text || "").split(SPACES).filter(Boolean).map(function (word) {
      return [word, kind];
    });
  }

  function termsOf(runs, isCommon) {
    var terms = [];
    runs.forEach(function (run) {
      terms = terms.concat(cut.cutQuestion(run, isCommon));
    });
    return cut.unique(terms).slice(0, MAX_TERMS);
  }

  function no() {
    return false;
  }

  function understood(words, isCommon) {
    var found = [];
    words.forEach(function (word) {
      var runs = cut.runs(word[0]), terms = termsOf(runs, isCommon);
      if (!terms.length || found.length >= MAX_WORDS) return;
      var text = word[0].replace(new RegExp("[" + SPACE + "]+", "g"), " ").replace(/^ +| +$/g, "");
      found.push({text: text, kind: word[1], terms: terms, every: termsOf(runs, no)});
    });
    return found;
  }

  /* Whether common terms are left out. */
  function isShort(parsed) {
    return parsed.words.some(function (word) {
      return word.terms.length < word.every.length;
    });
  }

  /* The same question with no term left out. */
  function inFull(parsed) {
    return {keys: parsed.keys, innerKeys: parsed.innerKeys, words: parsed.words.map(function (word) {
      return {text: word.text, kind: word.kind, terms: word.every, every: word.every};
    })};
  }

  /* The words of a question, and the number keys of its whole text and of single words; `isCommon` tells of which
     terms longer runs can do without. */
  function parse(question, isCommon) {
    var text = question.text || "", input = typed(text);
    var words = input.concat(listed(question.all, "word"), listed(question.any, "any"), listed(question.none, "none"));
    if ((question.phrase || "").replace(new RegExp("[" + SPACE + "]+", "g"), "")) words.push([question.phrase, "phrase"]);
    var parsed = {words: understood(words, isCommon), keys: [], innerKeys: []};
    var plain = input.every(function (word) {
      return word[1] === "word";
    });
    if (plain) {
      parsed.keys = keys(text);
      parsed.innerKeys = cut.unique(
        input.map(function (word) {
          return standardKey(word[0]);
        })
      ).filter(function (key) {
        return key && parsed.keys.indexOf(key) < 0;
      });
    }
    return parsed;
  }

  /* Puts the pairs of characters in place of those longer words that no document has. */
  function withoutUnknown(parsed, isKnown) {
    parsed.words.forEach(function (word) {
      var terms = [];
      word.terms.forEach(function (term) {
        var short = cut.characters(term).length < 3;
        terms = terms.concat(short || isKnown(term) ? [term] : cut.pairs(term));
      });
      word.terms = cut.unique(terms).slice(0, MAX_TERMS);
    });
  }

  search.question = {parse: parse, isShort: isShort, inFull: inFull, withoutUnknown: withoutUnknown, keys: keys, standardKey: standardKey};
})(typeof window === "undefined" ? globalThis : window);

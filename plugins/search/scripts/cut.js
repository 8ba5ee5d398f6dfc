/* How text is cut into terms, as plugins/search/cut.py does it; a test compares the two. */
(function (global) {
  "use strict";

  var MAX_WORD = 32, LONG_RUN = 8;
  // First and last code points, as in cut.py; RULE stands for them and for the rule of cutting.
  var RULE = "2cba5612";
  var UNSPACED = [
    0x1100, 0x11ff, 0x2e80, 0x2fdf, 0x3005, 0x3007, 0x3021, 0x3029, 0x3031, 0x3035, 0x3038, 0x303c, 0x3041, 0x309f,
    0x30a1, 0x30fa, 0x30fc, 0x318f, 0x31a0, 0x31bf, 0x31f0, 0x31ff, 0x3400, 0x4dbf, 0x4e00, 0xa4cf, 0xa960, 0xa97f,
    0xac00, 0xd7ff, 0xf900, 0xfaff, 0x1b000, 0x1b16f, 0x20000, 0x3ffff
  ];
  var SEPARATORS = [
    0x0, 0x2f, 0x3a, 0x60, 0x7b, 0xbf, 0xd7, 0xd7, 0xf7, 0xf7, 0x2000, 0x2bff, 0x2e00, 0x2e7f, 0x2fe0, 0x3004,
    0x3008, 0x3020, 0x302a, 0x3030, 0x3036, 0x3037, 0x303d, 0x3040, 0x30a0, 0x30a0, 0x30fb, 0x30fb, 0x3190, 0x319f,
    0x31c0, 0x31ef, 0x3200, 0x33ff, 0x4dc0, 0x4dff, 0xe000, 0xf8ff, 0xfe10, 0xfe6f, 0xff00, 0xffff, 0x1f000, 0x1faff,
    0xe1000, 0x10ffff
  ];
  // Surrogates in pairs are kept, those alone go; the last alternative is the plane of tags.
  var INVISIBLE = new RegExp(
    "[\\xad\\u034f\\u061c\\u180b-\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff" +
      "\\ufff9-\\ufffb]+|[\\udb40-\\udb43][\\udc00-\\udfff]",
    "g"
  );
  // The separators as a pattern; those beyond the first plane are pictures, and what lies behind the planes in use.
  var BETWEEN = new RegExp(
    "[" + SEPARATORS.filter(function (point) {
      return point <= 0xffff;
    }).map(function (point, place) {
      return (place % 2 ? "-" : "") + "\\u" + ("000" + point.toString(16)).slice(-4);
    }).join("") + "]+|[\\ud83c\\ud83d][\\udc00-\\udfff]|\\ud83e[\\udc00-\\udeff]|[\\udb44-\\udbff][\\udc00-\\udfff]",
    "g"
  );
  var SURROGATES = /[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g;
  var SEPARATOR = 0, DIGIT = 1, LETTER = 2, CHINESE = 3;

  function within(ranges, point) {
    var low = 0, high = ranges.length / 2;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (point > ranges[2 * middle + 1]) low = middle + 1;
      else high = middle;
    }
    return low < ranges.length / 2 && point >= ranges[2 * low];
  }

  /* What a folded character is: between runs, a digit, of a script with spaces, or of one without. */
  function kind(character) {
    var point = codePoint(character);
    if (point >= 0x4e00 && point <= 0x9fff) return CHINESE;
    if (point >= 0x30 && point <= 0x39) return DIGIT;
    if (within(SEPARATORS, point)) return SEPARATOR;
    return within(UNSPACED, point) ? CHINESE : LETTER;
  }

  function codePoint(character) {
    var first = character.charCodeAt(0);
    if (character.length < 2) return first;
    return (first - 0xd800) * 0x400 + (character.charCodeAt(1) - 0xdc00) + 0x10000;
  }

  /* The characters of a text; those beyond the first plane are two units long. */
  function characters(text) {
    var found = [];
    for (var place = 0; place < text.length; place++) {
      var unit = text.charCodeAt(place);
      if (unit >= 0xd800 && unit < 0xdc00 && place + 1 < text.length) found.push(text.charAt(place) + text.charAt(++place));
      else found.push(text.charAt(place));
    }
    return found;
  }

  /* Where a browser has no normal forms, at least the full width of letters, digits and signs is undone. */
  function compatible(text) {
    if (text.normalize) return text.normalize("NFKC");
    return text.replace(/[\uff01-\uff5e\u3000]/g, function (wide) {
      return wide === "\u3000" ? " " : String.fromCharCode(wide.charCodeAt(0) - 0xfee0);
    });
  }

  function fold(text) {
    text = text.replace(SURROGATES, function (found) {
      return found.length === 2 ? found : "";
    });
    return compatible(text.replace(INVISIBLE, "")).toLowerCase().replace(/\u03c2/g, "\u03c3");
  }

  function squeeze(text) {
    return fold(text).replace(BETWEEN, "");
  }

  /* The runs of a text, each between single spaces; spaces beside Chinese characters are dropped. */
  function spread(text) {
    var out = [" "], before = SEPARATOR, gap = false, onlySpaces = true;
    characters(fold(text)).forEach(function (character) {
      var now = kind(character);
      if (now === SEPARATOR) {
        if (!gap) onlySpaces = true;
        gap = true;
        if (character !== " " && character !== "\t") onlySpaces = false;
        return;
      }
      var joins = onlySpaces && (before === CHINESE || now === CHINESE);
      if (gap && before !== SEPARATOR && !joins) out.push(" ");
      out.push(character);
      before = now;
      gap = false;
    });
    return out.join("") + (out.length > 1 ? " " : "");
  }

  function runs(text) {
    return spread(text).split(" ").filter(Boolean);
  }

  /* The stretches [start, end) of a run's characters that are words. */
  function words(run) {
    var found = [], start = 0;
    for (var end = 1; end <= run.length; end++) {
      var now = kind(run[start]);
      if (end < run.length && kind(run[end]) === now) continue;
      if (now !== CHINESE && end - start >= 3 && end - start <= MAX_WORD) found.push([start, end]);
      start = end;
    }
    return found;
  }

  /* Term → how often it stands in a text; single characters count once. */
  function cut(text) {
    var found = Object.create(null);
    runs(text).forEach(function (run) {
      run = characters(run);
      run.forEach(function (character, place) {
        found[character] = 1;
        if (place + 1 < run.length) count(found, character + run[place + 1]);
      });
      words(run).forEach(function (word) {
        count(found, run.slice(word[0], word[1]).join(""));
      });
    });
    return found;
  }

  function count(found, term) {
    found[term] = (found[term] || 0) + 1;
  }

  /* The terms that stand for one run of a question: a pair inside a word is left to the word, and in longer runs one
     that is common is left out when both of its neighbours are asked for. */
  function cutQuestion(run, isCommon) {
    run = characters(run);
    if (run.length === 1) return run;
    var terms = [], inside = [];
    words(run).forEach(function (word) {
      terms[word[0]] = run.slice(word[0], word[1]).join("");
      for (var place = word[0]; place < word[1] - 1; place++) inside[place] = true;
    });
    for (var place = 0; place < run.length - 1; place++) if (!inside[place]) terms[place] = run[place] + run[place + 1];
    terms = terms.filter(Boolean);
    var last = terms.length - 1, wasLeftOut = false;
    if (terms.length < LONG_RUN) return unique(terms);
    return unique(terms.filter(function (term, order) {
      if (order === 0 || order === last) return true;
      wasLeftOut = !wasLeftOut && isCommon(term);
      return !wasLeftOut;
    }));
  }

  /* The pairs of characters of a word that stand in for it when it is not in the index. */
  function pairs(word) {
    var found = characters(word);
    return unique(
      found.slice(1).map(function (character, place) {
        return found[place] + character;
      })
    );
  }

  function unique(list) {
    var seen = Object.create(null);
    return list.filter(function (entry) {
      return seen[entry] ? false : (seen[entry] = true);
    });
  }

  var search = ((global.Yangguang = global.Yangguang || {}).search = global.Yangguang.search || {});
  search.cut = {
    RULE: RULE,
    UNSPACED: UNSPACED,
    SEPARATORS: SEPARATORS,
    characters: characters,
    compatible: compatible,
    kind: kind,
    fold: fold,
    squeeze: squeeze,
    spread: spread,
    runs: runs,
    cut: cut,
    cutQuestion: cutQuestion,
    pairs: pairs,
    unique: unique
  };
})(typeof window === "undefined" ? globalThis : window);

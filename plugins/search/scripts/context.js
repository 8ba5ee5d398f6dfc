/* Where the words of a question stand in a text, for marking them and for choosing the passages to show. */
(function (global) {
  "use strict";

  var search = global.Yangguang.search, cut = search.cut;
  var PASSAGE = 90, BEFORE = 30, PASSAGES = 2, MOST_HITS = 200;
  var folded = Object.create(null);

  /* The squeezed form of one character, remembered: a text has few different ones. */
  function squeezed(character) {
    if (!(character in folded)) folded[character] = cut.squeeze(character);
    return folded[character];
  }

  /* A text squeezed, and for every unit of that the place in the text of the character it comes from. */
  function squeezeWithPlaces(text) {
    var out = "", places = [];
    for (var place = 0; place < text.length; place++) {
      var unit = text.charCodeAt(place), character = text.charAt(place), start = place;
      if (unit >= 0x4e00 && unit <= 0x9fff) {
        out += character;
        places.push(place);
        continue;
      }
      if (unit >= 0xd800 && unit < 0xdc00) character += text.charAt(++place);
      var form = squeezed(character);
      out += form;
      for (var next = 0; next < form.length; next++) places.push(start);
    }
    places.push(text.length);
    return {text: out, places: places};
  }

  /* Stretches [start, end, word] of a text in which one of the squeezed words stands, in order, without overlaps. */
  function hits(text, words) {
    var plain = cut.squeeze(text), found = [], isThere = words.some(function (word) {
      return plain.indexOf(word) >= 0;
    });
    if (!isThere) return found;
    var form = squeezeWithPlaces(text);
    words.forEach(function (word, which) {
      for (var at = form.text.indexOf(word); word && at >= 0; at = form.text.indexOf(word, at + word.length)) {
        found.push([form.places[at], endOf(text, form.places[at + word.length - 1]), which]);
        if (found.length >= MOST_HITS) break;
      }
    });
    found.sort(function (one, other) {
      return one[0] - other[0] || other[1] - one[1];
    });
    return found.filter(function (hit, place) {
      for (var before = place - 1; before >= 0; before--) if (found[before][1] >= hit[1]) return false;
      return true;
    });
  }

  /* A stretch of a text as pairs of text and whether it was matched. */
  function parts(text, found, start, end) {
    var out = [], at = start;
    found.forEach(function (hit) {
      var first = Math.max(hit[0], at), last = Math.min(hit[1], end);
      if (last <= first) return;
      if (first > at) out.push([text.slice(at, first), false]);
      var previous = out[out.length - 1];
      if (previous && previous[1]) previous[0] += text.slice(first, last);
      else out.push([text.slice(first, last), true]);
      at = last;
    });
    if (at < end) out.push([text.slice(at, end), false]);
    return out;
  }

  function marked(text, words) {
    return parts(text, hits(text, words), 0, text.length);
  }

  /* The passages of a text that show most of the words, as lists of parts; none when no word stands in it. */
  function passages(text, words, most) {
    var found = hits(text, words), shown = Object.create(null), chosen = [];
    while (chosen.length < most) {
      var best = null;
      found.forEach(function (hit, first) {
        var kinds = Object.create(null), value = 0;
        for (var next = first; next < found.length && found[next][1] <= hit[0] + PASSAGE; next++) {
          if (!kinds[found[next][2]] && !shown[found[next][2]]) value += found[next][1] - found[next][0];
          kinds[found[next][2]] = true;
        }
        if (value > (best ? best.value : 0)) best = {value: value, start: hit[0], kinds: kinds};
      });
      if (!best) break;
      Object.keys(best.kinds).forEach(function (kind) {
        shown[kind] = true;
      });
      chosen.push(best.start);
    }
    chosen.sort(function (one, other) {
      return one - other;
    });
    return chosen.map(function (start) {
      return passage(text, found, start);
    });
  }

  /* The parts round a hit, begun at the sentence or a little before; a sign at each end where the text goes on. */
  function passage(text, found, start) {
    var from = Math.max(0, start - BEFORE), head = text.slice(from, start);
    var sentence = Math.max(head.lastIndexOf("\n"), head.lastIndexOf("\u3002"), head.lastIndexOf("\uff1b"));
    if (sentence >= 0) from += sentence + 1;
    else if (from > 0 && isLow(text, from)) from++;
    var to = Math.min(text.length, Math.max(from + PASSAGE + BEFORE, start)), line = text.indexOf("\n", start);
    if (line >= 0 && line < to && line > start) to = line;
    if (to < text.length && isLow(text, to)) to++;
    var out = parts(text, found, from, to);
    if (from > 0 && sentence < 0) out.unshift(["\u2026", false]);
    if (to < text.length && text.charAt(to) !== "\n") out.push(["\u2026", false]);
    return out;
  }

  function endOf(text, place) {
    return place + (isLow(text, place + 1) ? 2 : 1);
  }

  function isLow(text, place) {
    var unit = text.charCodeAt(place);
    return unit >= 0xdc00 && unit < 0xe000;
  }

  /* What is shown of a card below its title: passages of summary and text, else the beginning of the summary. */
  function contextOf(card, words) {
    var found = passages(card.summary, words, 1), start = found.length;
    found = found.concat(passages(card.text, words, PASSAGES - start));
    if (found.length) return found;
    var opening = card.summary || card.text, end = opening.indexOf("\n");
    opening = opening.slice(0, Math.min(end < 0 ? opening.length : end, PASSAGE + BEFORE));
    return opening ? [[[opening, false]]] : [];
  }

  search.context = {marked: marked, contextOf: contextOf};
})(typeof window === "undefined" ? globalThis : window);

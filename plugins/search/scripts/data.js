/* Reads the data files of the index: style sheets that hold one text each (plugins/search/data_files.py). */
(function (global) {
  "use strict";

  var search = global.Yangguang.search, cut = search.cut;
  var ELEMENT = "search-data", FORMAT = "1", ESCAPED = "~'\\\n|^\"", BLOCK = 16, GUESSES = 64, SINGLES_SHARE = 4, PAUSE = 8;
  var LAST = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345", SIGNS = LAST + "abcdefghijklmnopqrstuvwxyz6789-_";
  var FIELDS = ["text", "title", "summary", "number", "index", "publisher", "class", "files"];
  var VALUES = [], CRC = [];
  for (var sign = 0; sign < 64; sign++) VALUES[SIGNS.charCodeAt(sign)] = sign;
  for (var byte = 0; byte < 256; byte++) {
    var rest = byte;
    for (var bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
    CRC[byte] = rest >>> 0;
  }

  function bytes(text) {
    return unescape(encodeURIComponent(text));
  }

  function crc32(text) {
    var crc = 0xffffffff, data = bytes(text);
    for (var place = 0; place < data.length; place++) crc = (crc >>> 8) ^ CRC[(crc ^ data.charCodeAt(place)) & 255];
    return (crc ^ 0xffffffff) >>> 0;
  }

  /* Calls take(value) for every number of a text. */
  function eachNumber(text, take) {
    var value = 0;
    for (var place = 0; place < text.length; place++) {
      var digit = VALUES[text.charCodeAt(place)];
      value = value * 32 + (digit & 31);
      if (digit < 32) {
        take(value);
        value = 0;
      }
    }
  }

  function numbers(text) {
    var found = [];
    eachNumber(text, function (value) {
      found.push(value);
    });
    return found;
  }

  function unescaped(text) {
    if (text.indexOf("~") < 0) return text;
    return text.replace(/~([0-9])/g, function (_all, which) {
      return ESCAPED.charAt(Number(which));
    });
  }

  function records(text) {
    return text.split("^").map(function (record) {
      return record.split("|").map(unescaped);
    });
  }

  function pathOf(name) {
    return /^[a-z][0-9a-f]+(-[0-9]+)?$/.test(name) ? name.charAt(0) + "/" + name.slice(1) : name;
  }

  /* Loads data files below `base`, each once; load(name, done) calls done(error, text). */
  function Loader(base) {
    this.base = base;
    this.texts = Object.create(null);
    this.waiting = Object.create(null);
    var element = document.getElementById(ELEMENT) || document.createElement("div");
    element.id = ELEMENT;
    element.hidden = true;
    this.element = document.body.appendChild(element);
  }

  Loader.prototype.load = function (name, done) {
    var loader = this;
    if (name in this.texts) return done(null, this.texts[name]);
    if (this.waiting[name]) return void this.waiting[name].push(done);
    var waiting = (this.waiting[name] = [done]), link = document.createElement("link");
    function finish(error, text) {
      delete loader.waiting[name];
      if (link.parentNode) link.parentNode.removeChild(link);
      if (!error) loader.texts[name] = text;
      waiting.forEach(function (waiter) {
        waiter(error, text);
      });
    }
    link.rel = "stylesheet";
    link.onload = function () {
      var value = getComputedStyle(loader.element).getPropertyValue("--" + name).replace(/^\s+|\s+$/g, "");
      if (value.length < 2) finish(new Error("search: " + name + " is empty"));
      else finish(null, value.slice(1, -1));
    };
    link.onerror = function () {
      finish(new Error("search: " + name + " cannot be loaded"));
    };
    link.href = this.base + "search/" + pathOf(name) + ".css";
    document.head.appendChild(link);
  };

  /* Loads several files; done(error, texts by name). To begin a request takes a slow phone some time: not all at once. */
  Loader.prototype.loadAll = function (names, done) {
    var texts = Object.create(null), left = names.length, failed = null, next = 0, loader = this;
    if (!left) return done(null, texts);
    function begin(name) {
      loader.load(name, function (error, text) {
        failed = failed || error;
        texts[name] = text;
        if (--left === 0) done(failed, texts);
      });
    }
    function some() {
      var start = Date.now();
      while (next < names.length && Date.now() - start < PAUSE) begin(names[next++]);
      if (next < names.length) setTimeout(some, 0);
    }
    some();
  };

  function tableSize(entries) {
    for (var doublings = 0; ; doublings++) {
      for (var quarters = 4; quarters < 8; quarters++) {
        var size = quarters * Math.pow(2, doublings);
        if (size * 5 >= entries * 6) return size;
      }
    }
  }

  /* The place of every block by its name, as plugins/search/slots.py gives it; `names` are sorted. */
  function placeBlocks(names) {
    var size = tableSize(names.length), taken = [], places = Object.create(null);
    names.forEach(function (name) {
      var attempt = 0, place;
      do {
        place = attempt < GUESSES ? crc32(name + "#" + attempt) % size : attempt - GUESSES;
        attempt++;
      } while (taken[place]);
      taken[place] = true;
      places[name] = place;
    });
    return places;
  }

  /* The numbers of all documents, from the names and serials of their groups. */
  function documentNumbers(groups) {
    var names = [], members = [], blocks;
    for (var group = 0; group + 1 < groups.length; group += 2) {
      var isNamed = /\/$/.test(groups[group]), prefix = groups[group].replace(/\/$/, "") + (isNamed ? "/n" : "/");
      var written = numbers(groups[group + 1]), serial = 0, last = -1;
      for (var stretch = 0; stretch < written.length; stretch += 2) {
        serial += written[stretch];
        for (var more = written[stretch + 1]; more >= 0; more--, serial++) {
          var block = Math.floor(serial / BLOCK);
          if (block !== last) names.push(prefix + block);
          last = block;
          members.push(names.length - 1, serial % BLOCK);
        }
      }
    }
    blocks = placeBlocks(names.slice().sort());
    return members.filter(function (_value, place) {
      return place % 2 === 0;
    }).map(function (name, place) {
      return blocks[names[name]] * BLOCK + members[2 * place + 1];
    });
  }

  /* What has to be known before a question can be asked; throws an Error for a table of another version. */
  function Table(text) {
    var rows = records(text);
    if (rows.length !== 5 || rows[0][0] !== FORMAT || rows[0][1] !== cut.RULE) {
      throw new Error("search: the index was made by another version");
    }
    var numbers_ = documentNumbers(rows[2]), lengths = rows[3][0], alone = (this.alone = Object.create(null));
    this.shards = Number(rows[0][2]);
    this.numbers = numbers_;
    this.size = numbers_.length;
    rows[1][0].split(" ").forEach(function (term) {
      alone[term] = true;
    });
    var largest = numbers_.reduce(function (found, number) {
      return Math.max(found, number);
    }, -1);
    this.places = new Int32Array(largest + 1);
    for (var hole = 0; hole <= largest; hole++) this.places[hole] = -1;
    numbers_.forEach(function (number, place) {
      this.places[number] = place;
    }, this);
    this.lengths = lengths;
    this.firsts = [];
    numbers(rows[4][0]).forEach(function (count) {
      for (var first = this.firsts.length, card = 0; card < count; card++) this.firsts.push(first);
    }, this);
  }

  /* The class of the length of a document's title and text, together. */
  Table.prototype.lengthOf = function (place) {
    return VALUES[this.lengths.charCodeAt(place)];
  };

  Table.prototype.fileOf = function (term) {
    if (this.alone[term]) {
      return "o" + bytes(term).replace(/[^]/g, function (byte) {
        return ("0" + byte.charCodeAt(0).toString(16)).slice(-2);
      });
    }
    var single = cut.characters(term).length === 1;
    var shards = single ? Math.max(1, Math.floor(this.shards / SINGLES_SHARE)) : this.shards;
    return (single ? "s" : "t") + (crc32(term) % shards).toString(16);
  };

  /* The posting list of a term in the text of its file; empty when it is not there. */
  Table.prototype.listOf = function (term, text) {
    if (this.alone[term]) return text;
    var lines = "|" + text, start = lines.indexOf("|" + term + " ");
    if (start < 0) return "";
    start += term.length + 2;
    var end = lines.indexOf("|", start);
    return lines.slice(start, end < 0 ? undefined : end);
  };

  /* A posting list, read: places, field masks, and all frequencies one after the other (`starts` tells where). */
  Table.prototype.postings = function (term, text) {
    var places = [], masks = [], starts = [], frequencies = [], number = -1, table = this;
    var single = cut.characters(term).length === 1, split = text.split(" "), pending = 0;
    eachNumber(split[0], function (gap) {
      number += gap + 1;
      places.push(number < table.places.length ? table.places[number] : -1);
    });
    eachNumber(split[1] || "", function (value) {
      if (pending) {
        frequencies.push(value);
        pending--;
        return;
      }
      starts.push(frequencies.length);
      masks.push(value & 1 ? value >> 1 : 1);
      if (!(value & 1)) frequencies.push((value >> 1) + 1);
      else if (!single) pending = bits(value >> 1);
      else for (var left = bits(value >> 1); left; left--) frequencies.push(1);
    });
    while (masks.length < places.length) {
      starts.push(frequencies.length);
      masks.push(1);
      frequencies.push(1);
    }
    var list = {places: places, masks: masks, starts: starts, frequencies: frequencies, holding: frequencies.length};
    if (places.indexOf(-1) >= 0) dropUnknown(list);
    return list;
  };

  /* A file that a browser has kept may be older than the table, and know of documents that have moved since. */
  function dropUnknown(list) {
    var places = list.places;
    ["masks", "starts", "places"].forEach(function (name) {
      list[name] = list[name].filter(function (_value, entry) {
        return places[entry] >= 0;
      });
    });
  }

  function bits(mask) {
    for (var count = 0; mask; mask >>= 1) count += mask & 1;
    return count;
  }

  search.data = {
    FIELDS: FIELDS,
    Loader: Loader,
    Table: Table,
    records: records,
    numbers: numbers,
    eachNumber: eachNumber,
    crc32: crc32
  };
})(typeof window === "undefined" ? globalThis : window);

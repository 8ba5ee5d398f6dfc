/* QR codes (ISO/IEC 18004) of short texts: bytes, level M, versions 1 to 20, always with the same mask. */
(function (global) {
  "use strict";

  // By version, from 1: bytes of correction in each block, and how many blocks there are.
  var CORRECTION = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
  var BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];
  // Level M is 00 and the mask 010, of which every third column is turned over.
  var FORMAT = 2;

  /* How many modules of a version hold data and correction. */
  function room(version) {
    var all = (16 * version + 128) * version + 64, marks = version > 1 ? Math.floor(version / 7) + 2 : 0;
    if (marks) all -= (25 * marks - 10) * marks - 55;
    return version > 6 ? all - 36 : all;
  }

  function capacity(version) {
    return Math.floor(room(version) / 8) - CORRECTION[version - 1] * BLOCKS[version - 1];
  }

  /* The numbers of the field of 256 elements, by exponent. */
  var POWERS = [], LOGARITHMS = [], value = 1;
  for (var exponent = 0; exponent < 255; exponent++) {
    POWERS[exponent] = value;
    LOGARITHMS[value] = exponent;
    value = value << 1 ^ (value & 128 ? 0x11d : 0);
  }

  function times(a, b) {
    return a && b ? POWERS[(LOGARITHMS[a] + LOGARITHMS[b]) % 255] : 0;
  }

  /* The polynomial by which the correction of so many bytes is found, without its first 1. */
  function divisor(degree) {
    var found = [1];
    for (var i = 0; i < degree; i++) {
      var next = found.concat(0);
      found.forEach(function (factor, place) {
        next[place + 1] ^= times(factor, POWERS[i]);
      });
      found = next;
    }
    return found.slice(1);
  }

  function correction(data, factors) {
    var rest = factors.map(function () {
      return 0;
    });
    data.forEach(function (byte) {
      var first = byte ^ rest.shift();
      rest.push(0);
      factors.forEach(function (factor, place) {
        rest[place] ^= times(factor, first);
      });
    });
    return rest;
  }

  /* The bytes of a text with its head, filled up for a version. */
  function filled(bytes, version) {
    var bits = [];
    function put(number, length) {
      for (var bit = length - 1; bit >= 0; bit--) bits.push(number >> bit & 1);
    }
    put(4, 4);
    put(bytes.length, version < 10 ? 8 : 16);
    bytes.forEach(function (byte) {
      put(byte, 8);
    });
    put(0, Math.min(4, capacity(version) * 8 - bits.length));
    while (bits.length % 8) bits.push(0);
    var found = [];
    for (var i = 0; i < bits.length; i += 8) found.push(parseInt(bits.slice(i, i + 8).join(""), 2));
    for (var pad = 0xec; found.length < capacity(version); pad ^= 0xec ^ 0x11) found.push(pad);
    return found;
  }

  /* Data and correction of all blocks, one byte of each in turn. */
  function interleaved(data, version) {
    var count = BLOCKS[version - 1], factors = divisor(CORRECTION[version - 1]);
    var short = Math.floor(data.length / count), longer = data.length % count, blocks = [], place = 0, found = [];
    for (var i = 0; i < count; i++) {
      var length = short + (i >= count - longer ? 1 : 0);
      blocks.push(data.slice(place, place + length));
      place += length;
    }
    function take(parts) {
      for (var byte = 0; byte <= Math.max(short + 1, factors.length); byte++) {
        parts.forEach(function (part) {
          if (byte < part.length) found.push(part[byte]);
        });
      }
    }
    take(blocks);
    take(blocks.map(function (block) {
      return correction(block, factors);
    }));
    return found;
  }

  /* A number followed by the rest of its division, as the marks of format and version are written. */
  function checked(number, polynomial, degree) {
    var rest = number << degree;
    for (var bit = 30; bit >= degree; bit--) {
      if (rest >> bit & 1) rest ^= polynomial << bit - degree;
    }
    return number << degree | rest;
  }

  function Grid(version) {
    this.size = version * 4 + 17;
    this.black = [];
    this.fixed = [];
    for (var y = 0; y < this.size; y++) {
      this.black.push(new Array(this.size).fill(false));
      this.fixed.push(new Array(this.size).fill(false));
    }
  }

  Grid.prototype.set = function (x, y, black) {
    if (x < 0 || y < 0 || x >= this.size || y >= this.size) return;
    this.black[y][x] = Boolean(black);
    this.fixed[y][x] = true;
  };

  /* Squares within squares: `reach` modules to every side of the middle, white where the distance is in `whites`. */
  Grid.prototype.eye = function (x, y, reach, whites) {
    for (var dy = -reach; dy <= reach; dy++) {
      for (var dx = -reach; dx <= reach; dx++) {
        this.set(x + dx, y + dy, whites.indexOf(Math.max(Math.abs(dx), Math.abs(dy))) < 0);
      }
    }
  };

  Grid.prototype.marks = function (version) {
    var size = this.size, last = size - 7, places = [];
    for (var i = 0; i < size; i++) {
      this.set(6, i, i % 2 === 0);
      this.set(i, 6, i % 2 === 0);
    }
    this.eye(3, 3, 4, [2, 4]);
    this.eye(size - 4, 3, 4, [2, 4]);
    this.eye(3, size - 4, 4, [2, 4]);
    if (version > 1) {
      var count = Math.floor(version / 7) + 2, step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
      for (i = 0; i < count - 1; i++) places.unshift(last - i * step);
      places.unshift(6);
    }
    places.forEach(function (y) {
      places.forEach(function (x) {
        var isCorner = x === 6 && y === 6 || x === 6 && y === last || x === last && y === 6;
        if (!isCorner) this.eye(x, y, 2, [1]);
      }, this);
    }, this);
    this.numbers(version);
  };

  Grid.prototype.numbers = function (version) {
    var size = this.size, format = checked(FORMAT, 0x537, 10) ^ 0x5412, i;
    for (i = 0; i < 15; i++) {
      var bit = format >> i & 1;
      this.set(8, i < 6 ? i : i < 8 ? i + 1 : size - 15 + i, bit);
      this.set(i < 8 ? size - 1 - i : i < 9 ? 7 : 14 - i, 8, bit);
    }
    this.set(8, size - 8, true);
    var stated = checked(version, 0x1f25, 12);
    for (i = 0; version > 6 && i < 18; i++) {
      this.set(size - 11 + i % 3, Math.floor(i / 3), stated >> i & 1);
      this.set(Math.floor(i / 3), size - 11 + i % 3, stated >> i & 1);
    }
  };

  /* Bits go up and down in pairs of columns from the right; the column of the clock is left out. */
  Grid.prototype.fill = function (bytes) {
    var place = 0, size = this.size;
    for (var right = size - 1; right > 0; right -= 2) {
      if (right === 6) right--;
      for (var step = 0; step < size; step++) {
        var y = (right + 1 & 2) === 0 ? size - 1 - step : step;
        for (var x = right; x > right - 2; x--) {
          if (this.fixed[y][x]) continue;
          var bit = place < bytes.length * 8 && bytes[place >> 3] >> 7 - (place & 7) & 1;
          place++;
          this.black[y][x] = Boolean(bit) !== (x % 3 === 0);
        }
      }
    }
  };

  /* The squares of the code for a text, row by row, true for black; null when it is too long. */
  global.qrModules = function (text) {
    var bytes = Array.from(new TextEncoder().encode(text));
    for (var version = 1; version <= BLOCKS.length; version++) {
      if (bytes.length + (version < 10 ? 2 : 3) <= capacity(version)) {
        var grid = new Grid(version);
        grid.marks(version);
        grid.fill(interleaved(filled(bytes, version), version));
        return grid.black;
      }
    }
    return null;
  };
})(window);

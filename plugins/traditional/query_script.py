"""A small table for the search page: what somebody types in traditional characters is looked for in simplified ones."""

from __future__ import annotations

from plugins.disclosure.traditional.script import simplified_signs

QUERY_SCRIPT = "search/simplified.js"
_SCRIPT = """\
/* Questions in traditional characters, as the index has them. The tables come from OpenCC (Apache License 2.0). */
(function (global) {
  "use strict";
  var from = "%s", to = "%s", table = {};
  for (var place = 0; place < from.length; place += 1) table[from.charAt(place)] = to.charAt(place);
  global.Yangguang = global.Yangguang || {};
  global.Yangguang.simplified = function (text) {
    return text.replace(/[\\u3400-\\u9fff]/g, function (sign) {
      return table[sign] || sign;
    });
  };
  // What the index gives is simplified, on a page that is not.
  if (document.documentElement.lang === "zh-Hant") document.getElementById("search-list").lang = "zh-Hans";
})(window);
"""


def query_script() -> bytes:
    """The script: `Yangguang.simplified(text)`."""
    signs = simplified_signs()
    return (_SCRIPT % ("".join(signs), "".join(signs.values()))).encode()

/* Before the first paint: what this reader has chosen, so that nothing moves afterwards. */
(function () {
  "use strict";

  var known = /^(?:elderly|large|larger|light|dark|contrast|pointer)$/, looks = "";
  try {
    looks = localStorage.getItem("yangguang-looks") || "";
  } catch (error) {
    // Without a memory every page looks as the device wants it.
  }
  document.documentElement.className = ["scripted"].concat(looks.split(" ").filter(function (name) {
    return known.test(name);
  })).join(" ");
})();

/* A button that prints the form; it stands there only where it can do so. */
(function () {
  "use strict";

  var button = document.getElementById("print");
  button.hidden = false;
  button.addEventListener("click", function () {
    window.print();
  });
})();

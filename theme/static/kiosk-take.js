/* Shows the code of the page, file, phone or address that somebody wants to take along from a terminal. */
(function () {
  "use strict";

  var SVG = "http://www.w3.org/2000/svg", QUIET = 4;
  var box = document.getElementById("take"), none = document.getElementById("take-none");
  var wanted = null;

  function element(name, attributes) {
    var made = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(function (key) {
      made.setAttribute(key, attributes[key]);
    });
    return made;
  }

  function picture(modules, label) {
    var size = modules.length + 2 * QUIET, path = "";
    modules.forEach(function (row, y) {
      row.forEach(function (black, x) {
        if (black) path += "M" + (x + QUIET) + " " + (y + QUIET) + "h1v1h-1z";
      });
    });
    var svg = element("svg", {"class": "qr", role: "img", viewBox: "0 0 " + size + " " + size, "aria-label": label});
    svg.setAttribute("shape-rendering", "crispEdges");
    svg.appendChild(element("rect", {width: size, height: size, fill: "#fff"}));
    svg.appendChild(element("path", {d: path, fill: "#000"}));
    return svg;
  }

  try {
    wanted = JSON.parse(sessionStorage.getItem("kiosk-take"));
  } catch (error) {
    wanted = null;
  }
  if (!wanted || !/^(https?:|mailto:|tel:)/i.test(wanted.address)) return;
  var modules = window.qrModules(wanted.address);
  none.hidden = true;
  box.hidden = false;
  box.querySelector(".take-title").textContent = wanted.title;
  box.querySelector(".take-address").textContent = wanted.address.replace(/^(mailto|tel):/i, "");
  if (modules) box.querySelector(".take-code").appendChild(picture(modules, box.getAttribute("data-label")));
  else document.getElementById("take-long").hidden = false;
})();

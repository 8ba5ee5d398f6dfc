/* The calculator of the processing fee: the sum, and how it comes about band by band. */
(function () {
  "use strict";

  var rules = window.Yangguang.requests, form = document.getElementById("fee");
  var rows = document.getElementById("fee-rows"), said = document.getElementById("fee-said");
  var most = Number(form.elements.count.max);

  function cell(text) {
    var element = document.createElement("td");
    element.textContent = text;
    return element;
  }

  function tell() {
    var typed = form.elements.count.value, amount = Number(typed);
    rows.replaceChildren();
    document.getElementById("fee-table").hidden = true;
    said.textContent = "";
    if (typed === "" && !form.elements.count.validity.badInput) {
      said.textContent = form.dataset.waiting;
      return;
    }
    if (typed === "" || !(amount >= 0 && amount <= most && amount % 1 === 0)) {
      said.textContent = form.dataset.wrong.replace("{most}", most);
      return;
    }
    var isPieces = form.elements.method.value === "pieces";
    var charges = isPieces ? rules.chargesByPieces(amount) : rules.chargesByPages(amount), sum = 0;
    charges.forEach(function (charge) {
      var row = document.createElement("tr"), band = document.createElement("th");
      band.scope = "row";
      band.textContent = charge.last === null ? form.dataset.from.replace("{first}", charge.first) : charge.first + "–" + charge.last;
      row.append(band, cell(charge.inside), cell(charge.rate), cell(charge.amount));
      rows.append(row);
      sum += charge.amount;
    });
    document.getElementById("fee-table").hidden = !charges.length;
    said.textContent = form.dataset.total.replace("{fee}", sum);
  }

  form.addEventListener("input", tell);
  form.addEventListener("focusout", tell);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  form.hidden = false;
  tell();
})();

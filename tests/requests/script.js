/* Answers questions to the published rules: JSON in (one object a line), JSON out. */
"use strict";

const fs = require("fs");
const readline = require("readline");

globalThis.window = globalThis;
(0, eval)(fs.readFileSync(process.argv[2], "utf8"));
const rules = globalThis.Yangguang.requests;
let known = null;

const answers = {
  calendar: (ask) => {
    known = rules.calendar(ask.first, ask.last, ask.holidays, ask.makeUp);
    return true;
  },
  period: (ask) => rules.answerPeriod(known, ask.request),
  isDay: (ask) => rules.isDay(ask.text),
  pieces: (ask) => rules.chargesByPieces(ask.count),
  pages: (ask) => rules.chargesByPages(ask.count)
};

readline.createInterface({input: process.stdin}).on("line", (line) => {
  const ask = JSON.parse(line);
  process.stdout.write(JSON.stringify(answers[ask.command](ask)) + "\n");
});

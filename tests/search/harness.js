/* Runs the engine outside a browser: JSON in (one object a line), JSON out. Data files are read from disk. */
"use strict";

const fs = require("fs");
const path = require("path");
const readline = require("readline");

globalThis.window = globalThis;
(0, eval)(fs.readFileSync(process.argv[2], "utf8"));
const search = globalThis.Yangguang.search;
const opened = new Map();
let loaded = [];

class Loader {
  constructor(base) {
    this.base = base;
    this.texts = Object.create(null);
  }
  load(name, done) {
    if (name in this.texts) return done(null, this.texts[name]);
    const numbered = /^[a-z][0-9a-f]+(-[0-9]+)?$/.test(name);
    const file = path.join(this.base, "search", (numbered ? `${name[0]}/${name.slice(1)}` : name) + ".css");
    loaded.push(file);
    let text = null;
    let error = null;
    try {
      text = /:'([^]*)'\}\n$/.exec(fs.readFileSync(file, "utf8"))[1];
      this.texts[name] = text;
    } catch (problem) {
      error = new Error(`${name} cannot be loaded`);
    }
    setTimeout(() => done(error, text), 0);
  }
}
Loader.prototype.loadAll = search.data.Loader.prototype.loadAll;
search.data.Loader = Loader;

function open(folder, ready) {
  if (opened.has(folder)) return ready(null, opened.get(folder));
  search.open(folder, (error, index) => {
    if (!error) opened.set(folder, index);
    ready(error, index);
  });
}

const commands = {
  cut: (request, reply) => reply(search.cut.cut(request.text)),
  fold: (request, reply) => reply([search.cut.fold(request.text), search.cut.squeeze(request.text), search.cut.runs(request.text)]),
  cutQuestion: (request, reply) => reply(search.cut.runs(request.text).map((run) => search.cut.cutQuestion(run, (term) => request.common.includes(term)))),
  parse: (request, reply) => reply(search.question.parse(request.question, () => false)),
  constants: (request, reply) => reply([search.cut.RULE, search.cut.UNSPACED, search.cut.SEPARATORS]),
  numbers: (request, reply) => open(request.site, (error, index) => reply(error ? String(error) : index.table.numbers)),
  context: (request, reply) => reply(search.context.contextOf(request.card, request.words.map(search.cut.squeeze))),
  query: (request, reply) =>
    open(request.site, (error, index) => {
      if (error) return reply({error: String(error)});
      loaded = request.cold ? [] : loaded;
      if (request.cold) {
        index.loader.texts = Object.create(null);
        index.lists = Object.create(null);
        for (const name of ["topic", "category", "kind"]) delete index.facets[name];
        index.known = Object.create(null);
        index.written = Object.create(null);
      }
      const start = performance.now();
      index.query(request.question, (problem, answer) => {
        reply(problem ? {error: String(problem)} : {...answer, loaded, took: performance.now() - start});
      });
    }),
};

const waiting = [];
let busy = false;
function next() {
  if (busy || !waiting.length) return;
  busy = true;
  const request = JSON.parse(waiting.shift());
  commands[request.command](request, (value) => {
    process.stdout.write(JSON.stringify(value) + "\n");
    busy = false;
    next();
  });
}
readline.createInterface({input: process.stdin}).on("line", (line) => {
  waiting.push(line);
  next();
});

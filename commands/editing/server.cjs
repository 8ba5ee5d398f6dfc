// The git backend of the form, decap-server, open to nobody but the program that started it.
"use strict";

const crypto = require("node:crypto");
const express = require("express");
const { registerLocalGit } = require("decap-server/dist/middlewares");

const digest = (text) => crypto.createHash("sha256").update(text).digest();
const secret = digest(process.env.EDITING_SECRET);

const app = express();
app.use((request, response, next) => {
  const given = digest(request.get("x-editing-secret") || "");
  if (crypto.timingSafeEqual(given, secret)) {
    next();
  } else {
    response.sendStatus(403);
  }
});

registerLocalGit(app, { logLevel: "error" }).then(() => {
  const server = app.listen(0, "127.0.0.1", () => console.log(server.address().port));
});

// Nobody is left to talk to when the program at the other end of the pipe is gone.
process.stdin.on("end", () => process.exit(0)).resume();

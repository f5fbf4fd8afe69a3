"use strict";
/* YASGUI's editor in the place of the plain one. It completes from what the page brings with it and asks nobody; to run
   a query is to send the form, as without it. */

const known = JSON.parse(document.getElementById("terms").textContent);
const area = document.getElementById("query");
const { Yasqe } = Yasgui;

Yasqe.defaults.autocompleters = [];
const own = { bulk: true, persistenceId: null };
Yasqe.forkAutocompleter("prefixes", { ...own, name: "own-prefixes", get: () => known.prefixes });
Yasqe.forkAutocompleter("class", { ...own, name: "own-classes", get: () => known.classes });
Yasqe.forkAutocompleter("property", { ...own, name: "own-properties", get: () => known.properties });

const host = document.createElement("div");
area.before(host);
const editor = new Yasqe(host, {
  value: area.value,
  autocompleters: ["own-prefixes", "own-classes", "own-properties", "variables"],
  persistenceId: null,
  createShareableLink: null,
  createShortLink: null,
  consumeShareLink: null,
  showQueryButton: false,
  resizeable: false,
});
editor.getInputField().setAttribute("aria-label", area.labels[0].textContent);
area.hidden = true;
area.form.addEventListener("submit", () => {
  area.value = editor.getValue();
});
editor.setOption("extraKeys", {
  ...editor.getOption("extraKeys"),
  "Ctrl-Enter": () => area.form.requestSubmit(),
  "Cmd-Enter": () => area.form.requestSubmit(),
  Tab: false, // leaves the editor, as with the keyboard elsewhere
  "Shift-Tab": false,
});
document.documentElement.dataset.ready = "true";

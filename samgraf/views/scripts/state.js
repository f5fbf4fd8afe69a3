"use strict";
/* What the reader has chosen. All of it stands in the page's address, so that a view can be sent, kept, and gone back
   to; only what differs from the start is written, and what is unknown there is taken as not written. */

const oneOf = (values, start) => ({ start, read: ([text]) => (values.includes(text) ? text : start) });
const idIn = (map) => ({ start: null, read: ([text]) => (map.has(text) ? text : null) });
const some = (values) => ({ start: [], read: (texts) => values.filter((value) => texts.includes(value)) });
const number = (low, high, start, whole = true) => ({
  start,
  read: ([text]) => {
    const value = text?.trim() ? Number(text) : NaN;
    return value >= low && value <= high && (!whole || Number.isInteger(value)) ? value : start;
  },
});

const LANGUAGES = ["nb", "nn", "en"];
const asked = navigator.language.slice(0, 2);
const FIELDS = {
  language: { key: "l", ...oneOf(LANGUAGES, asked === "nn" ? "nn" : "nb") },
  form: { key: "v", ...oneOf(FORMS, "graph") },
  part: { key: "w", ...oneOf(PAGE.views, PAGE.view) },
  node: { key: "n", ...idIn(nodes) },
  edge: { key: "e", ...idIn(edges) },
  source: { key: "d", ...idIn(sources) },
  steps: { key: "k", ...number(1, 3, 1) },
  alone: { key: "o", ...number(0, 1, 0) },
  hidden: { key: "t", ...some(KINDS.map((kind) => kind.name)) },
  silent: { key: "r", ...some(RELATIONS) },
  from: { key: "y0", ...number(FIRST_YEAR, LAST_YEAR, FIRST_YEAR) },
  to: { key: "y1", ...number(FIRST_YEAR, LAST_YEAR, LAST_YEAR) },
  undated: { key: "u", ...number(0, 1, 1) },
  sure: { key: "m", ...number(0, 1, 0, false) },
  colour: { key: "c", ...oneOf(["type", "community"], "type") },
  size: { key: "s", ...oneOf(["degree", "betweenness", "evidence", "equal"], "degree") },
};

const state = Object.fromEntries(Object.entries(FIELDS).map(([name, field]) => [name, field.start]));

function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  for (const [name, field] of Object.entries(FIELDS)) state[name] = field.read(given.getAll(field.key));
  if (state.from > state.to) [state.from, state.to] = [FIRST_YEAR, LAST_YEAR];
  if (state.source) state.edge = null;
  if (state.source || state.edge) state.node = null;
}

function address() {
  const parts = new URLSearchParams();
  for (const [name, { key, start }] of Object.entries(FIELDS)) {
    if (String(state[name]) === String(start)) continue;
    for (const value of [state[name]].flat()) parts.append(key, value);
  }
  return `#${parts}`;
}

/* Choices become steps that the back button undoes; what is drawn along (years, confidence) replaces the last step. */
function writeAddress(step) {
  const now = address();
  if (now === (location.hash || "#")) return;
  try {
    history[step ? "pushState" : "replaceState"](null, "", now);
  } catch {
    location.hash = now; // Where a page has no history of its own.
  }
}

/* Takes new choices and shows them. */
function change(choices, { step = true } = {}) {
  Object.assign(state, choices);
  writeAddress(step);
  show();
}

const starting = (...names) => Object.fromEntries(names.map((name) => [name, FIELDS[name].start]));
const FILTERS = ["part", "hidden", "silent", "from", "to", "undated", "sure", "alone"];
readAddress();

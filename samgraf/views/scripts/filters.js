"use strict";
/* The left side: which part of the network, which kinds, relations and confidence; what colour and size tell. */

function showFilters() {
  const focused = document.activeElement?.id;
  fillSelect(
    "part",
    PAGE.views.map((name) => [name, inLanguage(PAGE.parts[name])]),
  );
  fillSelect(
    "colour",
    ["type", "community"].map((name) => [name, say(`colour_${name}`)]),
  );
  fillSelect(
    "size",
    Object.keys(MEASURES).map((name) => [name, say(`size_${name}`)]),
  );
  $("legend").replaceChildren(make("legend", {}, say("kinds")), ...KINDS.map(kindRow));
  $("relation-rows").replaceChildren(...RELATIONS.map(relationRow));
  $("sure").value = state.sure;
  $("sure-value").textContent = state.sure ? `≥ ${decimal(state.sure)}` : say("any");
  $("reset").hidden = !FILTERS.some((name) => String(state[name]) !== String(FIELDS[name].start));
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

function fillSelect(name, options) {
  $(name).replaceChildren(
    ...options.map(([value, words]) => make("option", { value, selected: state[name] === value }, words)),
  );
  $(name).value = state[name];
}

function kindRow(kind) {
  const total = NODES.filter((node) => node.kind === kind.name).length;
  const left = seenNodes().filter((node) => node.kind === kind.name).length;
  const box = { type: "checkbox", id: `kind-${kind.name}`, checked: !state.hidden.includes(kind.name) };
  return make(
    "label",
    { className: "row" },
    make("input", { ...box, onchange: () => toggleKind(kind) }),
    swatch(kind),
    make("span", { className: "name" }, kindName(kind)),
    make("span", { className: "note" }, left === total ? String(total) : `${left}/${total}`),
  );
}

/* What is chosen is left where its kind is switched off. */
function toggleKind(kind) {
  const ends = state.edge ? [edges.get(state.edge).from, edges.get(state.edge).to] : [state.node].filter(Boolean);
  const gone = ends.some((id) => nodes.get(id).kind === kind.name);
  change({ hidden: toggled("hidden", kind.name), ...(gone ? starting("node", "edge", "alone") : {}) });
}

function relationRow(name, at) {
  const left = EDGES.filter((edge) => edge.predicate === name && edgeShown(edge)).length;
  const box = { type: "checkbox", id: `relation-${at}`, checked: !state.silent.includes(name) };
  return make(
    "label",
    { className: "row" },
    make("input", { ...box, onchange: () => change({ silent: toggled("silent", name) }) }),
    make("span", { className: "name" }, relation(name, false)),
    make("span", { className: "note" }, String(left)),
  );
}

/* A list of what is switched off with one thing switched; in the order that the address has too. */
function toggled(field, name) {
  const values = state[field].includes(name) ? state[field].filter((value) => value !== name) : [...state[field], name];
  return FIELDS[field].read(values);
}

for (const name of ["part", "colour", "size"]) {
  $(name).addEventListener("change", (event) => {
    change({ [name]: event.target.value });
    if (name === "part") lookAtAll();
  });
}
$("sure").addEventListener("input", (event) => change({ sure: Number(event.target.value) }, { step: false }));
$("reset").addEventListener("click", () => {
  change(starting(...FILTERS));
  lookAtAll();
});

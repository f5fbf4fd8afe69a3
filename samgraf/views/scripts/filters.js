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
  $("legend").replaceChildren(
    make(
      "legend",
      {},
      say("kinds"),
      allButton("kinds", () => hideKinds([])),
    ),
    ...KINDS.map(kindRow),
  );
  $("relation-rows").replaceChildren(
    allButton("relations", () => change({ silent: [] })),
    ...RELATIONS.map(relationRow),
  );
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
  const others = KINDS.map(({ name }) => name).filter((name) => name !== kind.name);
  return make(
    "div",
    { className: "pick" },
    make(
      "label",
      { className: "row" },
      make("input", { ...box, onchange: () => hideKinds(toggled("hidden", kind.name)) }),
      swatch(kind),
      make("span", { className: "name" }, kindName(kind)),
      make("span", { className: "note" }, left === total ? String(total) : `${left}/${total}`),
    ),
    onlyButton(`only-${kind.name}`, kindName(kind), () => hideKinds(others)),
  );
}

/* What is chosen is left where its kind is switched off. */
function hideKinds(hidden) {
  const ends = state.edge ? [edges.get(state.edge).from, edges.get(state.edge).to] : [state.node].filter(Boolean);
  const gone = ends.some((id) => hidden.includes(nodes.get(id).kind));
  change({ hidden, ...(gone ? starting("node", "edge", "alone") : {}) });
}

/* Switches on all things of a list, and nothing but one of them. */
const allButton = (list, onclick) =>
  make(
    "button",
    { type: "button", id: `all-${list}`, className: "only", onclick, "aria-label": `${say("all")}: ${say(list)}` },
    say("all"),
  );
const onlyButton = (id, name, onclick) =>
  make(
    "button",
    { type: "button", id, className: "only", onclick, "aria-label": `${say("only")}: ${name}` },
    say("only"),
  );

function relationRow(name, at) {
  const left = EDGES.filter((edge) => edge.predicate === name && edgeShown(edge)).length;
  const box = { type: "checkbox", id: `relation-${at}`, checked: !state.silent.includes(name) };
  const others = RELATIONS.filter((one) => one !== name);
  return make(
    "div",
    { className: "pick" },
    make(
      "label",
      { className: "row" },
      make("input", { ...box, onchange: () => change({ silent: toggled("silent", name) }) }),
      make("span", { className: "name" }, relation(name, false)),
      make("span", { className: "note" }, String(left)),
    ),
    onlyButton(`only-relation-${at}`, relation(name, false), () => change({ silent: others })),
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

/* In a narrow window the filters stand behind a button, and in the place of the panel. */
function openFilters(open) {
  document.body.classList.toggle("filtering", open);
  $("open-filters").setAttribute("aria-expanded", String(open));
}
$("open-filters").addEventListener("click", () => openFilters(!document.body.classList.contains("filtering")));

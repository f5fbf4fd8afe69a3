"use strict";
/* What the reader does: choose, search, switch kinds on and off; with the mouse or with the keyboard. */

/* Choosing. */

function choose(node, edge) {
  state.node = node;
  state.edge = edge;
  document.body.classList.toggle("chosen", Boolean(node || edge));
  repaint();
}

function selectNode(id) {
  const node = nodes.get(id);
  if (!node) return false;
  show(node.kind);
  choose(id, null);
  showNode(node);
  arrive([id, ...neighbours(id).filter(shown)], `${node.label}, ${className(node)}`);
  return true;
}

function selectEdge(id) {
  const edge = edges.get(id);
  if (!edge) return false;
  const [subject, object] = [nodes.get(edge.from), nodes.get(edge.to)];
  show(subject.kind, object.kind);
  choose(null, id);
  showEdge(edge);
  arrive([edge.from, edge.to], `${subject.label} ${relation(edge.predicate, false)} ${object.label}`);
  return true;
}

/* The panel's heading gets the focus, as the button that led there is gone; the window follows if it must. */
function arrive(ids, words) {
  $("panel").querySelector("h2").focus({ preventScroll: true });
  $("said").textContent = words;
  const host = $("network");
  const outside = ids.some((id) => {
    const { x, y } = onScreen(nodes.get(id));
    return x < 0 || y < 0 || x > host.clientWidth || y > host.clientHeight;
  });
  if (outside || network.getScale() < 0.45) lookAt(ids);
}

function clear() {
  choose(null, null);
  showOverview();
}

/* Leaving the panel with a key or its button: the focus goes where the next choice is made. */
function leave() {
  clear();
  $("search").focus({ preventScroll: true });
}

network.on("click", ({ nodes: [node], edges: [edge] }) => {
  if (node !== undefined) selectNode(node);
  else if (edge !== undefined) selectEdge(edge);
  else if (state.node || state.edge) clear();
});

function hover(id) {
  state.hovered = id;
  $("network").classList.toggle("pointing", id !== null);
  network.redraw();
}

network.on("hoverNode", ({ node }) => hover(node));
network.on("blurNode", () => hover(null));
network.on("hoverEdge", () => $("network").classList.add("pointing"));
network.on("blurEdge", () => $("network").classList.remove("pointing"));

/* The legend. */

function buildLegend() {
  const used = PAGE.kinds.filter((kind) => NODES.some((node) => node.kind === kind.name));
  $("legend").append(...used.map(legendRow));
}

function legendRow(kind) {
  const count = NODES.filter((node) => node.kind === kind.name).length;
  const look = { type: "checkbox", id: `kind-${kind.name}`, checked: true };
  const box = make("input", { ...look, onchange: () => toggle(kind) });
  const words = make("span", { className: "name" }, kind.label);
  const note = make("span", { className: "note" }, String(count));
  return make("label", { className: "row" }, box, swatch(kind), words, note);
}

function toggle(kind) {
  if (!state.hidden.delete(kind.name)) state.hidden.add(kind.name);
  afterToggle();
}

/* Switches kinds on that something chosen needs. */
function show(...names) {
  const switched = names.filter((name) => state.hidden.delete(name));
  for (const name of switched) $(`kind-${name}`).checked = true;
  if (switched.length) afterToggle();
}

function afterToggle() {
  const gone = (id) => id !== null && !shown(id);
  const edge = state.edge && edges.get(state.edge);
  if (gone(state.node) || (edge && !edgeShown(edge))) choose(null, null);
  repaint();
  if (!state.node && !state.edge) showOverview();
  count();
}

function count() {
  const seen = NODES.filter((node) => shown(node.id));
  const parts = [`${seen.length} ${TEXT.nodes}`, `${EDGES.filter(edgeShown).length} ${TEXT.edges}`];
  if (PAGE.isolated) parts.push(`${PAGE.isolated} ${TEXT.isolated}`);
  if (PAGE.crowded) parts.push(`${PAGE.crowded} ${TEXT.crowded}`);
  $("counts").textContent = parts.join(" · ");
}

/* The search: a combobox with a list of what it finds. */

const index = NODES.map((node) => ({ node, names: [node.label, ...node.aliases].flatMap(folded) }));
let hits = [];
let current = 0;

/* How well a name answers: as a whole, from its start, from the start of a word, somewhere; 0 is not at all. */
function rank(name, sought) {
  if (name === sought) return 4;
  if (name.startsWith(sought)) return 3;
  if (name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(sought))) return 2;
  return name.includes(sought) ? 1 : 0;
}

function find(text) {
  const forms = folded(text.trim());
  if (!forms[0]) return [];
  const best = (names) => Math.max(...names.flatMap((name) => forms.map((form) => rank(name, form))));
  return index
    .map(({ node, names }) => ({ node, score: best(names) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || compareNodes(a.node, b.node))
    .slice(0, 12)
    .map(({ node }) => node);
}

function search() {
  hits = find($("search").value);
  current = 0;
  listHits();
  $("said").textContent = $("search").value.trim() ? `${hits.length} ${TEXT.results.toLowerCase()}` : "";
}

function listHits() {
  const open = $("search").value.trim() !== "";
  const none = make("li", { role: "option", "aria-disabled": "true" }, TEXT.no_results);
  $("results").hidden = !open;
  $("results").replaceChildren(...(hits.length ? hits.map(hitRow) : [none]));
  $("search").setAttribute("aria-expanded", String(open));
  $("search").setAttribute("aria-activedescendant", hits.length ? `hit-${current}` : "");
  if (hits.length) $(`hit-${current}`).scrollIntoView({ block: "nearest" });
}

function hitRow(node, i) {
  // mousedown, because a click would come after the field has lost the focus and the list is gone.
  const pick = (event) => (event.preventDefault(), pickHit(node));
  const name = make("span", { className: "name" }, node.label);
  const note = make("span", { className: "note" }, className(node));
  const look = { id: `hit-${i}`, role: "option", className: "row", "aria-selected": String(i === current) };
  return make("li", { ...look, onmousedown: pick }, swatch(kindOf(node)), name, note);
}

function closeSearch() {
  $("search").value = "";
  hits = [];
  listHits();
}

function pickHit(node) {
  closeSearch();
  selectNode(node.id);
}

function searchKey(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && hits.length) {
    event.preventDefault();
    current = (current + step + hits.length) % hits.length;
    listHits();
  } else if (event.key === "Enter" && hits.length) {
    event.preventDefault();
    pickHit(hits[current]);
  } else if (event.key === "Escape" && $("search").value) {
    event.stopPropagation();
    closeSearch();
  }
}

$("search").addEventListener("input", search);
$("search").addEventListener("keydown", searchKey);
$("search").addEventListener("blur", () => ($("results").hidden = true));
$("search").addEventListener("focus", () => $("search").value && search());

/* Keys and buttons. */

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && (state.node || state.edge)) leave();
  else if (event.key === "/" && document.activeElement !== $("search")) {
    event.preventDefault();
    $("search").focus();
  }
});

$("zoom-in").addEventListener("click", () => zoomBy(1.4));
$("zoom-out").addEventListener("click", () => zoomBy(1 / 1.4));
$("fit").addEventListener("click", () => lookAtAll());

// The canvas has nothing to offer a keyboard; the search and the panel have it all.
$("network").querySelector(".vis-network").tabIndex = -1;
buildLegend();
count();
lookAtAll(false);
repaint();
showOverview();

/* For tests, and for whoever opens the console. */
Object.assign(samgraf, { select: selectNode, selectEdge, clear, network, state });

"use strict";
/* What the reader does: choose, search, filter; with the mouse or with the keyboard. */

/* Everything anew from the state. */
function show() {
  choose();
  document.body.classList.toggle("chosen", isChosen());
  document.body.dataset.form = state.form;
  sayAll();
  showHeader();
  showChips();
  showFilters();
  showYears();
  showPanel();
  showTable();
  repaint();
}

function showHeader() {
  const parts = [`${seen.nodes.size} ${say("nodes")}`, `${seen.edges.size} ${say("edges").toLowerCase()}`];
  if (PAGE.isolated) parts.push(`${PAGE.isolated} ${say("isolated")}`);
  if (PAGE.crowded) parts.push(`${PAGE.crowded[0]} ${say("crowded")}`);
  $("counts").textContent = parts.join(" · ");
  $("forms").replaceChildren(...FORMS.map((name) => pressed("form", name, say(`form_${name}`))));
  $("languages").replaceChildren(...LANGUAGES.map((name) => pressed("language", name, name)));
  showSavers();
}

function pressed(field, value, words) {
  const pick = () => {
    change({ [field]: value });
    if (field === "form" && value !== "table") lookAtAll(false);
    document.getElementById(`${field}-${value}`).focus({ preventScroll: true });
  };
  const look = {
    type: "button",
    id: `${field}-${value}`,
    onclick: pick,
    "aria-pressed": String(state[field] === value),
  };
  return make("button", look, words);
}

/* Choosing. What a choice needs is switched on. */

function selectNode(id) {
  const node = nodes.get(id);
  if (!node) return false;
  const gone = !kindShown(node) || (state.alone && !shown(id));
  change({
    node: id,
    edge: null,
    source: null,
    hidden: state.hidden.filter((kind) => kind !== node.kind),
    ...(gone ? { alone: 0 } : {}),
  });
  arrive([...within(id, 1).keys()].filter(shown), `${node.label}, ${className(node)}`);
  return true;
}

function selectEdge(id) {
  const edge = edges.get(id);
  if (!edge) return false;
  const ends = [edge.from, edge.to].map((end) => nodes.get(end).kind);
  change({ node: null, edge: id, source: null, alone: 0, hidden: state.hidden.filter((kind) => !ends.includes(kind)) });
  if (!edgeShown(edge)) change(starting(...FILTERS.filter((name) => name !== "part")), { step: false });
  arrive([edge.from, edge.to], sentence(edge));
  return true;
}

function selectSource(id) {
  const source = sources.get(id);
  if (!source) return false;
  change({ node: null, edge: null, source: id, alone: 0 });
  arrive([...seen.near.keys()], `${say("source")}: ${source.title}`);
  return true;
}

/* The panel's heading gets the focus, as the button that led there is gone, unless one walks about in the picture; the
   window follows if it must. */
function arrive(ids, words) {
  openFilters(false);
  if (document.activeElement !== $("network")) enterPanel();
  tell(words);
  const host = $("network");
  const outside = ids.some((id) => {
    const { x, y } = onScreen(nodes.get(id));
    return x < 0 || y < 0 || x > host.clientWidth || y > host.clientHeight;
  });
  if (outside || (network.getScale() < 0.45 && state.form === "graph")) lookAt(ids);
}

const enterPanel = () => $("panel").querySelector("h2").focus({ preventScroll: true });
const isChosen = () => Boolean(state.node || state.edge || state.source);
const clear = () => change({ node: null, edge: null, source: null, alone: 0 });

/* Leaving the panel with a key or its button: the focus goes where the next choice is made. */
function leave() {
  clear();
  if (document.activeElement !== $("network")) $("search").focus({ preventScroll: true });
}

network.on("click", ({ nodes: [node], edges: [edge] }) => {
  if (node !== undefined) selectNode(node);
  else if (edge !== undefined) selectEdge(edge);
  else if (isChosen()) clear();
});

function hover(id) {
  hovered = id;
  $("network").classList.toggle("pointing", id !== null);
  network.redraw();
}

network.on("hoverNode", ({ node }) => hover(node));
network.on("blurNode", () => hover(null));
network.on("hoverEdge", () => $("network").classList.add("pointing"));
network.on("blurEdge", () => $("network").classList.remove("pointing"));

/* Keys and buttons. */

const KEYS = {
  "/": () => $("search").focus(),
  0: () => lookAtAll(),
  "+": () => zoomBy(1.4),
  "-": () => zoomBy(1 / 1.4),
  "?": showHelp,
  t: () => change({ form: state.form === "table" ? "graph" : "table" }),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || $("help").open) return;
  if (event.key === "Escape" && isChosen()) return leave();
  const act = own(KEYS, event.key) ?? (document.activeElement === $("network") ? pictureKey(event.key) : null);
  if (!act || /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
  event.preventDefault();
  act();
});

/* What a key does while the picture has the focus. */
function pictureKey(key) {
  const way = own(WAYS, key);
  if (way) return () => walk(way);
  return key === "Enter" && isChosen() ? enterPanel : null;
}

$("zoom-in").addEventListener("click", () => zoomBy(1.4));
$("zoom-out").addEventListener("click", () => zoomBy(1 / 1.4));
$("fit").addEventListener("click", () => lookAtAll());

/* Going back, or to an address that was typed. */
function revisit() {
  readAddress();
  show();
  network.setSize("100%", "100%"); // What stands around the picture has just been filled in.
  lookAt(seen.near ? [...seen.near.keys()] : [...seen.nodes], false);
}
addEventListener("popstate", revisit);

// The picture takes the arrow keys itself; what is in it takes none.
$("network").querySelector(".vis-network").removeAttribute("tabindex");
revisit();

countBridges();

/* For tests, and for whoever opens the console. */
Object.assign(samgraf, {
  select: selectNode,
  selectEdge,
  clear,
  network,
  state,
  seen,
  selectSource,
  svgFile,
  gexfFile,
  csvFile,
});

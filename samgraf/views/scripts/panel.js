"use strict";
/* The panel: what the texts say of the chosen node, and the sentences behind the chosen edge. */

function fill(...children) {
  $("panel").replaceChildren(...children.flat(Infinity).filter((child) => child !== ""));
  $("panel").scrollTop = 0;
}

function showPanel() {
  if (state.source) showSource(sources.get(state.source));
  else if (state.edge) showEdge(edges.get(state.edge));
  else if (state.node) showNode(nodes.get(state.node));
  else showOverview();
  showBridges();
}

function closeButton() {
  const look = { type: "button", className: "close", title: say("close"), "aria-label": say("close") };
  return make("button", { ...look, onclick: leave }, "✕");
}

const nodeButton = (node, note) =>
  make(
    "button",
    { type: "button", className: "row", onclick: () => selectNode(node.id) },
    nodeSwatch(node),
    make("span", { className: "name" }, fullName(node)),
    note ? make("span", { className: "note" }, note) : "",
  );

const small = (words) => (words ? make("p", { className: "small" }, words) : "");

/* Nothing chosen. Bodies, places and projects are named by their edges; persons are not ranked. */
function showOverview() {
  const found = seenSources();
  const most = seenNodes()
    .filter((node) => node.kind !== "person")
    .sort(compareNodes)
    .slice(0, 6);
  fill(
    make("h2", {}, say("overview")),
    make("p", {}, say(seen.nodes.size ? "intro" : "empty")),
    tiles(
      [say("nodes"), String(seen.nodes.size)],
      [say("edges"), String(seen.edges.size)],
      [say("sources"), String(found.length)],
    ),
    small(say("warning")),
    small(PAGE.crowded ? say("backbone", { n: PAGE.crowded[0], m: PAGE.crowded[1] }) : ""),
    small(PAGE.today ? say("today") : ""),
    small(PAGE.divided.length ? `${say("divided")} ${PAGE.divided.join(", ")}.` : ""),
    most.length ? make("h3", {}, say("most_tied")) : "",
    most.map((node) => nodeButton(node, String(degree(node)))),
    sourceGroup(found),
    make("section", { id: "bridges" }),
  );
}

/* A node, and its edges grouped by relation. */
function showNode(node) {
  const groups = grouped(edgesOf.get(node.id), (edge) => relation(edge.predicate, edge.from !== node.id));
  const places = state.form === "map" && node.map ? sharing(node.id) : new Map();
  fill(
    closeButton(),
    make("p", { className: "kind" }, nodeSwatch(node), className(node)),
    make("h2", { tabIndex: -1 }, fullName(node)),
    node.aliases.length ? small(`${say("also")} ${node.aliases.join(", ")}`) : "",
    small([node.since, node.until].filter(Boolean).join(" – ")),
    node.formerly ? small(`${say("formerly")} ${node.formerly}.`) : "",
    node.divided ? small(`${say("became")} ${node.divided}.`) : "",
    tiles(...nodeCounts(node)),
    surroundings(),
    places.size ? placeGroup(places) : "",
    groups.map(([words, group]) => edgeGroup(node, words, group)),
  );
}

/* How many edges and sources a node has, and its rank where it is a body. */
function nodeCounts(node) {
  const own = edgesOf.get(node.id);
  const said = new Set(own.flatMap((edge) => edge.proofs.map((proof) => proof.source)));
  return [
    [say("edges"), String(own.length)],
    [say("sources"), String(said.size)],
    ...(kindOf(node).body ? [[say("bridge"), make("span", { id: "bridge", title: say("bridge_help") }, "…")]] : []),
  ];
}

/* How far around the node one looks, and whether at nothing else. */
function surroundings() {
  const far = (steps) => make("option", { value: steps, selected: state.steps === steps }, String(steps));
  const onsteps = (event) => change({ steps: Number(event.target.value) });
  const alone = () => {
    change({ alone: state.alone ? 0 : 1 });
    lookAt([...seen.nodes]);
  };
  return make(
    "p",
    { className: "acts" },
    make("label", {}, `${say("steps")} `, make("select", { id: "steps", onchange: onsteps }, [1, 2, 3].map(far))),
    make(
      "button",
      {
        type: "button",
        id: "alone",
        className: "small-button",
        "aria-pressed": String(Boolean(state.alone)),
        onclick: alone,
      },
      say("alone"),
    ),
    copyButton("share", () => location.href),
  );
}

function placeGroup(places) {
  const sorted = [...places]
    .filter(([id]) => shown(id))
    .sort((a, b) => b[1] - a[1] || byName(nodes.get(a[0]).label, nodes.get(b[0]).label));
  const rows = sorted.map(([id, ties]) => nodeButton(nodes.get(id), String(ties)));
  return make("section", {}, make("h3", {}, `${say("shares")} (${rows.length})`), rows);
}

function edgeGroup(node, words, group) {
  const far = (edge) => nodes.get(other(edge, node.id));
  const sorted = group.sort((a, b) => byName(far(a).label, far(b).label));
  const rows = sorted.map((edge) => edgeButton(edge, far(edge)));
  return make("section", {}, make("h3", {}, `${words} (${group.length})`), rows);
}

const edgeButton = (edge, far) =>
  make(
    "button",
    { type: "button", className: edgeShown(edge) ? "row" : "row away", onclick: () => selectEdge(edge.id) },
    nodeSwatch(far),
    make("span", { className: "name" }, fullName(far)),
    make(
      "span",
      { className: "note" },
      `${edge.since ? `${years(edge)} · ` : ""}${edge.proofs.length} ${say("proof")}`,
    ),
  );

/* An edge, and the sentences it rests on. */
function showEdge(edge) {
  fill(
    closeButton(),
    make("h2", { className: "kind", tabIndex: -1 }, `${say("relation")} · ${years(edge)}`),
    make(
      "div",
      { className: "statement" },
      nodeButton(nodes.get(edge.from)),
      make("p", { className: "predicate" }, relation(edge.predicate, false)),
      nodeButton(nodes.get(edge.to)),
    ),
    make(
      "p",
      { className: "acts" },
      copyButton("share", () => location.href),
    ),
    make("h3", {}, `${say("proofs")} (${edge.proofs.length})`),
    edge.proofs.length ? edge.proofs.map((proof) => proofCard(edge, proof)) : make("p", {}, say("no_proofs")),
  );
}

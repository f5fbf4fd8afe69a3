"use strict";
/* Which nodes and edges the reader's choices leave, and which of them are near what is chosen. */

const seen = { nodes: new Set(), edges: new Set(), near: null };
const shown = (id) => seen.nodes.has(id);
const edgeShown = (edge) => seen.edges.has(edge.id);

function choose() {
  const edgesLeft = EDGES.filter(passes);
  seen.edges = new Set(edgesLeft.map((edge) => edge.id));
  seen.nodes = new Set(edgesLeft.flatMap((edge) => [edge.from, edge.to]));
  if (!EDGES.length) NODES.filter(kindShown).forEach((node) => seen.nodes.add(node.id));
  if (state.node && kindShown(nodes.get(state.node))) seen.nodes.add(state.node);
  if (state.alone && state.node) keepOnly(within(state.node, state.steps));
  if (state.form === "map") keepOnly(new Map(NODES.filter((node) => node.map).map((node) => [node.id, 0])));
  seen.near = nearChosen();
}

const kindShown = (node) => !state.hidden.includes(node.kind);

function passes(edge) {
  const inPart = (edge.views >> PAGE.views.indexOf(state.part)) & 1;
  const inTime = edge.since ? edge.since <= state.to && edge.until >= state.from : state.undated;
  return (
    inPart &&
    inTime &&
    edge.sure >= state.sure &&
    !state.silent.includes(edge.predicate) &&
    kindShown(nodes.get(edge.from)) &&
    kindShown(nodes.get(edge.to))
  );
}

function keepOnly(kept) {
  seen.nodes = new Set([...seen.nodes].filter((id) => kept.has(id)));
  const inside = ({ from, to }) => seen.nodes.has(from) && seen.nodes.has(to);
  seen.edges = new Set([...seen.edges].filter((id) => inside(edges.get(id))));
}

/* The nodes within some steps along the edges that are left, with their distance. */
function within(start, steps) {
  const distance = new Map([[start, 0]]);
  let edge = [start];
  for (let step = 1; step <= steps; step++) {
    const next = edge.flatMap((id) =>
      edgesOf
        .get(id)
        .filter(edgeShown)
        .map((line) => other(line, id)),
    );
    edge = [...new Set(next)].filter((id) => !distance.has(id));
    for (const id of edge) distance.set(id, step);
  }
  return distance;
}

function nearChosen() {
  if (state.source) return new Map(endsOf([...sources.get(state.source).edges].filter(edgeShown)).map((id) => [id, 0]));
  if (state.edge && seen.edges.has(state.edge)) {
    const { from, to } = edges.get(state.edge);
    return new Map([
      [from, 0],
      [to, 0],
    ]);
  }
  if (!state.node || !shown(state.node)) return null;
  return state.form === "map"
    ? new Map([state.node, ...sharing(state.node).keys()].map((id) => [id, 0]))
    : within(state.node, state.steps);
}

/* The nodes at the ends of edges, each once. */
const endsOf = (lines) => [...new Set(lines.flatMap((edge) => [edge.from, edge.to]))];

/* The places on the map that something ties to one of them: a project, an event, a body; with the number of those. */
function sharing(id) {
  const found = new Map();
  const passing = (node) => edgesOf.get(node).filter(passes);
  for (const middle of new Set(passing(id).map((edge) => other(edge, id)))) {
    const places = new Set(
      passing(middle)
        .map((edge) => other(edge, middle))
        .concat(middle),
    );
    for (const place of places) {
      if (place !== id && nodes.get(place).map) found.set(place, (found.get(place) ?? 0) + 1);
    }
  }
  return found;
}

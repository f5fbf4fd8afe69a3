"use strict";
/* What the size of a node tells: how many edges it has, how much it lies between others, how many sentences name it. */

/* Betweenness without directions (Brandes 2001, doi:10.1080/0022250X.2001.9990249) over all that the page carries. */
function betweenness() {
  const number = new Map(NODES.map((node, at) => [node.id, at]));
  const ties = NODES.map((node) => [...new Set(edgesOf.get(node.id).map((edge) => number.get(other(edge, node.id))))]);
  const found = new Float64Array(NODES.length);
  for (let source = 0; source < NODES.length; source++) addPaths(source, ties, found);
  return found;
}

function addPaths(source, ties, found) {
  const paths = new Float64Array(ties.length);
  const distance = new Int32Array(ties.length).fill(-1);
  const part = new Float64Array(ties.length);
  const order = [source];
  paths[source] = 1;
  distance[source] = 0;
  for (let at = 0; at < order.length; at++) {
    const node = order[at];
    for (const next of ties[node]) {
      if (distance[next] < 0) {
        distance[next] = distance[node] + 1;
        order.push(next);
      }
      if (distance[next] === distance[node] + 1) paths[next] += paths[node];
    }
  }
  for (const node of order.reverse()) {
    for (const next of ties[node]) {
      if (distance[next] === distance[node] + 1) part[node] += (paths[node] / paths[next]) * (1 + part[next]);
    }
    if (node !== source) found[node] += part[node] / 2;
  }
}

const MEASURES = {
  degree: () => NODES.map((node) => edgesOf.get(node.id).length),
  evidence: () => NODES.map((node) => edgesOf.get(node.id).reduce((sum, edge) => sum + edge.proofs.length, 0)),
  betweenness,
  equal: () => NODES.map(() => 0.15),
};

/* A measure's value of each node, and the highest; counted when it is asked for first. */
const measured = new Map();
function measure(name) {
  if (!measured.has(name)) {
    const values = MEASURES[name]();
    const top = name === "equal" ? 1 : values.reduce((a, b) => Math.max(a, b), 1e-9);
    measured.set(name, { top, of: new Map(NODES.map((node, at) => [node.id, values[at]])) });
  }
  return measured.get(name);
}

const degree = (node) => measure("degree").of.get(node.id);
const compareNodes = (a, b) => degree(b) - degree(a) || byName(a.label, b.label) || (a.id < b.id ? -1 : 1);

function sizeOf(node) {
  const { top, of } = measure(state.size);
  return 6 + 21 * Math.sqrt(of.get(node.id) / top);
}

"use strict";
/* What the size of a node tells: how many edges it has, how much it lies between others, how many sentences name it. */

/* Betweenness without directions (Brandes 2001, doi:10.1080/0022250X.2001.9990249) over all that the page carries, one
   node's paths at a step. The ties stand in one row, those of a node from its `first` to the next one's, and all paths
   share their memory. */
function* betweenness() {
  const number = new Map(NODES.map((node, at) => [node.id, at]));
  const ties = NODES.map((node) => [...new Set(edgesOf.get(node.id).map((edge) => number.get(other(edge, node.id))))]);
  const first = Int32Array.from([0, ...ties.map((own) => own.length)]);
  for (let at = 1; at < first.length; at++) first[at] += first[at - 1];
  const size = NODES.length;
  const net = { first, next: Int32Array.from(ties.flat()), found: new Float64Array(size) };
  const paths = {
    ways: new Float64Array(size),
    share: new Float64Array(size),
    distance: new Int32Array(size),
    order: new Int32Array(size),
  };
  for (let source = 0; source < size; source++) {
    addPaths(source, net, paths);
    yield;
  }
  return net.found;
}

function addPaths(source, { first, next, found }, { ways, share, distance, order }) {
  distance.fill(-1);
  ways.fill(0);
  share.fill(0);
  ways[source] = 1;
  distance[source] = 0;
  order[0] = source;
  let met = 1;
  for (let at = 0; at < met; at++) {
    const node = order[at];
    for (let tie = first[node]; tie < first[node + 1]; tie++) {
      const far = next[tie];
      if (distance[far] < 0) {
        distance[far] = distance[node] + 1;
        order[met++] = far;
      }
      if (distance[far] === distance[node] + 1) ways[far] += ways[node];
    }
  }
  for (let at = met - 1; at > 0; at--) {
    const node = order[at];
    for (let tie = first[node]; tie < first[node + 1]; tie++) {
      const far = next[tie];
      if (distance[far] === distance[node] + 1) share[node] += (ways[node] / ways[far]) * (1 + share[far]);
    }
    found[node] += share[node] / 2;
  }
}

const MEASURES = {
  degree: () => NODES.map((node) => edgesOf.get(node.id).length),
  evidence: () => NODES.map((node) => edgesOf.get(node.id).reduce((sum, edge) => sum + edge.proofs.length, 0)),
  betweenness: () => {
    const counting = betweenness();
    for (;;) {
      const { done, value } = counting.next();
      if (done) return value;
    }
  },
  equal: () => NODES.map(() => 0.15),
};

/* A measure's value of each node, and the highest; counted when it is asked for first. */
const measured = new Map();
function measure(name) {
  if (!measured.has(name)) remember(name, MEASURES[name]());
  return measured.get(name);
}

function remember(name, values) {
  const top = name === "equal" ? 1 : values.reduce((a, b) => Math.max(a, b), 1e-9);
  measured.set(name, { top, of: new Map(NODES.map((node, at) => [node.id, values[at]])) });
}

const degree = (node) => measure("degree").of.get(node.id);
const compareNodes = (a, b) => degree(b) - degree(a) || byName(a.label, b.label) || (a.id < b.id ? -1 : 1);

function sizeOf(node) {
  const { top, of } = measure(state.size);
  return 6 + 21 * Math.sqrt(of.get(node.id) / top);
}

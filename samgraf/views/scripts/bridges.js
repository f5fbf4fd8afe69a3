"use strict";
/* Which bodies lie most between others. That takes a while, so it is counted in slices once the page stands. Persons
   are not ranked. */

const SLICE = 12;
const MOST_BRIDGES = 6;

/* The rank of each body that lies between any others; equal ones share a rank. */
let ranks = null;
function bridgeRanks() {
  if (ranks) return ranks;
  const { of } = measure("betweenness");
  const between = (node) => of.get(node.id);
  const bodies = NODES.filter((node) => kindOf(node).body && between(node) > 1e-9);
  bodies.sort((a, b) => between(b) - between(a) || compareNodes(a, b));
  ranks = new Map();
  bodies.forEach((node, at) => {
    const before = bodies[at - 1];
    ranks.set(node.id, before && between(before) === between(node) ? ranks.get(before.id) : at + 1);
  });
  return ranks;
}

function countBridges() {
  const counting = betweenness();
  const slice = () => {
    const until = performance.now() + SLICE;
    while (performance.now() < until) {
      const { done, value } = counting.next();
      if (done) return (remember("betweenness", value), showBridges());
    }
    setTimeout(slice);
  };
  setTimeout(slice);
}

/* The places that the panel has kept for ranks, filled; they stay empty until there are any. */
function showBridges() {
  if (!measured.has("betweenness")) return;
  const tile = document.getElementById("bridge");
  if (tile) tile.textContent = bridgeRanks().has(state.node) ? `#${bridgeRanks().get(state.node)}` : "–";
  const list = document.getElementById("bridges");
  if (!list) return;
  const first = [...bridgeRanks()].filter(([id]) => shown(id)).slice(0, MOST_BRIDGES);
  const rows = first.map(([id, rank]) => nodeButton(nodes.get(id), `#${rank}`));
  list.replaceChildren(...(rows.length ? [make("h3", {}, say("bridges")), ...rows] : []));
}

"use strict";
/* From node to node with the arrow keys, while the picture has the focus. */

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/* To the nearest node that way along an edge, else to the nearest of all; from none to the most tied one. */
function walk(way) {
  const here = state.node && shown(state.node) ? nodes.get(state.node) : null;
  const first = () =>
    seenNodes()
      .filter((node) => node.kind !== "person")
      .sort(compareNodes)[0] ?? seenNodes()[0];
  const next = here ? (nearest(here, tied(here), way) ?? nearest(here, seenNodes(), way)) : first();
  if (next) selectNode(next.id);
}

const tied = (node) =>
  edgesOf
    .get(node.id)
    .filter(edgeShown)
    .map((edge) => nodes.get(other(edge, node.id)));

/* The nearest node in the quarter that an arrow points at. */
function nearest(here, those, [right, down]) {
  const from = spot(here);
  let found = null;
  let least = Infinity;
  for (const node of those) {
    const [dx, dy] = [spot(node).x - from.x, spot(node).y - from.y];
    const [along, aside] = [dx * right + dy * down, Math.abs(dx * down - dy * right)];
    if (along <= 0 || aside > along || along + 2 * aside >= least) continue;
    [found, least] = [node, along + 2 * aside];
  }
  return found;
}

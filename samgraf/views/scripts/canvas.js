"use strict";
/* The picture: vis-network with fixed positions, and shapes of our own on its canvas. */

/* The colours that the canvas takes from the style sheet, which knows whether the page is dark. */
let taken = null;
function colours() {
  if (!taken) {
    const style = getComputedStyle(document.documentElement);
    const named = (name) => style.getPropertyValue(`--${name}`).trim();
    taken = Object.fromEntries(
      ["ink", "halo", "calm", "near", "chosen", "faint", "dot", "land"].map((name) => [name, named(name)]),
    );
  }
  return taken;
}

let hovered = null;
const seenNodes = () => NODES.filter((node) => shown(node.id));

/* Where a node stands: in the network, or on the map. */
const spot = (node) =>
  state.form === "map" && node.map ? { x: node.map[0], y: node.map[1] } : { x: node.x, y: node.y };

/* A straight line for the first edge of a pair; those after it bend away, now to one side, now to the other. */
function curve(earlier) {
  if (!earlier) return {};
  const type = earlier % 2 ? "curvedCW" : "curvedCCW";
  return { smooth: { enabled: true, type, roundness: 0.15 * Math.ceil(earlier / 2) } };
}

/* Empty at first: what is drawn is told by `repaint`, once it is known how. */
const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
const network = new vis.Network(
  $("network"),
  { nodes: nodeSet, edges: edgeSet },
  { ...PAGE.options, nodes: { ...PAGE.options.nodes, ctxRenderer: nodeRenderer } },
);

/* Nodes shrink less than the distances between them when one zooms out. */
const growth = () => Math.min(1.8, Math.max(0.4, network.getScale() ** -0.5));
const radius = (node) => sizeOf(node) * growth();

function nodeRenderer({ ctx, id, x, y }) {
  const node = nodes.get(id);
  const size = 2 * radius(node);
  return { drawNode: () => drawNode(ctx, node, x, y), nodeDimensions: { width: size, height: size } };
}

function drawNode(ctx, node, x, y) {
  const { fill, stroke } = paintOf(node);
  const r = radius(node);
  const strong = node.id === state.node || node.id === hovered;
  ctx.save();
  ctx.globalAlpha = seen.near && !seen.near.has(node.id) ? 0.18 : 1;
  ctx.beginPath();
  for (const [dx, dy] of SHAPES[kindOf(node).shape]) ctx.lineTo(x + dx * r, y + dy * r);
  ctx.closePath();
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.lineWidth = (strong ? 3.5 : 1.4) * growth();
  ctx.strokeStyle = strong ? colours().ink : stroke;
  ctx.stroke();
  ctx.restore();
}

let drawnGrowth = 1;

/* Tells vis-network what is hidden, where it is and how edges look; only what has changed, as a change costs much. */
function repaint() {
  drawnGrowth = growth();
  const nodeNews = NODES.map((node) => ({ id: node.id, hidden: !shown(node.id), ...spot(node) })).filter(isNews);
  const edgeNews = EDGES.map(edgeData).filter(isNews);
  if (nodeNews.length) nodeSet.update(nodeNews);
  if (edgeNews.length) edgeSet.update(edgeNews);
  network.redraw();
}

function edgeData(edge) {
  const { id, from, to, smooth } = edge;
  return { id, from, to, arrows: "to", hidden: !edgeShown(edge), ...curve(smooth), ...edgeLook(edge) };
}

const told = new Map();
function isNews(data) {
  const text = JSON.stringify(data);
  const news = told.get(data.id) !== text;
  told.set(data.id, text);
  return news;
}

function edgeLook(edge) {
  if (edge.id === state.edge) return look(colours().chosen, 4);
  if (!seen.near) return look(colours().calm, 1);
  return nearEdge(edge) ? look(colours().near, 1.8) : look(colours().faint, 1);
}

function nearEdge(edge) {
  if (state.source) return sources.get(state.source).edges.has(edge);
  if (state.edge) return false;
  return state.steps > 1 ? seen.near.has(edge.from) && seen.near.has(edge.to) : touches(edge);
}

const touches = (edge) => edge.from === state.node || edge.to === state.node;
const look = (colour, width) => ({
  color: { color: colour, hover: colour, highlight: colour },
  width: width * growth(),
});

/* Edges are given their width, so they must be told when the zoom has changed much. */
function zoomed() {
  if (Math.abs(Math.log2(growth() / drawnGrowth)) > 0.2) repaint();
}
network.on("zoom", zoomed);
network.on("animationFinished", zoomed);
darkness.addEventListener("change", () => {
  taken = null;
  show();
});

/* Where the window looks. */

const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

function lookAt(ids, animate = true) {
  const spots = ids.map((id) => spot(nodes.get(id)));
  if (!spots.length) return;
  const range = (name) => [Math.min(...spots.map((s) => s[name])), Math.max(...spots.map((s) => s[name]))];
  const [[left, right], [top, bottom]] = [range("x"), range("y")];
  const host = $("network");
  const [width, height] = [host.clientWidth - Math.min(150, host.clientWidth * 0.2), host.clientHeight - 90];
  const fits = Math.min(width / (right - left + 1), height / (bottom - top + 1));
  network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 },
    scale: Math.min(1.4, Math.max(0.03, fits)),
    animation: animate && !still ? { duration: 300, easingFunction: "easeInOutQuad" } : false,
  });
}

const lookAtAll = (animate) => lookAt([...seen.nodes], animate);
const zoomBy = (factor) => network.moveTo({ scale: network.getScale() * factor });

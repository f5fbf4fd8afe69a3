"use strict";
/* The picture: vis-network with fixed positions, and shapes and labels of our own on its canvas. */

/* Shapes as corners around (0, 0), each of about the area of the unit circle. */
const regular = (corners, turn, radius) =>
  Array.from({ length: corners }, (_, i) => {
    const angle = ((turn + (i * 360) / corners) * Math.PI) / 180;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
const star = regular(10, -90, 1).map((corner, i) => corner.map((length) => length * (i % 2 ? 0.62 : 1.4)));
const SHAPES = {
  circle: regular(36, 0, 1),
  square: regular(4, 45, 1.25),
  diamond: regular(4, 0, 1.3),
  pentagon: regular(5, -90, 1.15),
  hexagon: regular(6, 0, 1.1),
  octagon: regular(8, 22.5, 1.06),
  star,
  triangle: regular(3, -90, 1.45),
  triangleDown: regular(3, 90, 1.45),
  triangleRight: regular(3, 0, 1.45),
  bar: [[-1.35, -0.65], [1.35, -0.65], [1.35, 0.65], [-1.35, 0.65]],
  plus: [[-0.4, -1.1], [0.4, -1.1], [0.4, -0.4], [1.1, -0.4], [1.1, 0.4], [0.4, 0.4],
    [0.4, 1.1], [-0.4, 1.1], [-0.4, 0.4], [-1.1, 0.4], [-1.1, -0.4], [-0.4, -0.4]],
};

const EDGE_COLOURS = { calm: "#9aa7b3", near: "#43586a", chosen: "#0b5563", faint: "#9aa7b330" };
const INK = "#17212b";

/* What is chosen, what lies near it, and which kinds are switched off. */
const state = { node: null, edge: null, near: null, hovered: null, hidden: new Set() };
const shown = (id) => !state.hidden.has(nodes.get(id).kind);
const edgeShown = (edge) => shown(edge.from) && shown(edge.to);

/* A straight line for the first edge of a pair; those after it bend away, now to one side, now to the other. */
function curve(earlier) {
  if (!earlier) return {};
  const type = earlier % 2 ? "curvedCW" : "curvedCCW";
  return { smooth: { enabled: true, type, roundness: 0.15 * Math.ceil(earlier / 2) } };
}

const nodeSet = new vis.DataSet(NODES.map(({ id, x, y, size }) => ({ id, x, y, size })));
const edgeSet = new vis.DataSet(EDGES.map(({ id, from, to, smooth }) => ({ id, from, to, arrows: "to", ...curve(smooth) })));
const network = new vis.Network(
  $("network"),
  { nodes: nodeSet, edges: edgeSet },
  { ...PAGE.options, nodes: { ...PAGE.options.nodes, ctxRenderer: nodeRenderer } },
);

/* Nodes shrink less than the distances between them when one zooms out. */
const growth = () => Math.min(1.8, Math.max(0.4, network.getScale() ** -0.5));
const radius = (node) => node.size * growth();

function nodeRenderer({ ctx, id, x, y }) {
  const node = nodes.get(id);
  const size = 2 * radius(node);
  return { drawNode: () => drawNode(ctx, node, x, y), nodeDimensions: { width: size, height: size } };
}

function drawNode(ctx, node, x, y) {
  const { shape, fill, stroke } = kindOf(node);
  const r = radius(node);
  const strong = node.id === state.node || node.id === state.hovered;
  ctx.save();
  ctx.globalAlpha = state.near && !state.near.has(node.id) ? 0.18 : 1;
  ctx.beginPath();
  for (const [dx, dy] of SHAPES[shape]) ctx.lineTo(x + dx * r, y + dy * r);
  ctx.closePath();
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.lineWidth = (strong ? 3.5 : 1.4) * growth();
  ctx.strokeStyle = strong ? INK : stroke;
  ctx.stroke();
  ctx.restore();
}

let drawnGrowth = 1;

/* Tells vis-network what is hidden and how edges look; only what has changed, as each change costs it much. */
function repaint() {
  drawnGrowth = growth();
  state.near = nearby();
  const nodeChanges = NODES.map((node) => ({ id: node.id, hidden: !shown(node.id) })).filter(isNews);
  const edgeChanges = EDGES.map((edge) => ({ id: edge.id, hidden: !edgeShown(edge), ...edgeLook(edge) })).filter(isNews);
  if (nodeChanges.length) nodeSet.update(nodeChanges);
  if (edgeChanges.length) edgeSet.update(edgeChanges);
  network.redraw();
}

const told = new Map();
function isNews(change) {
  const text = JSON.stringify(change);
  const news = told.get(change.id) !== text;
  told.set(change.id, text);
  return news;
}

function nearby() {
  if (state.edge) return new Set([edges.get(state.edge).from, edges.get(state.edge).to]);
  if (state.node) return new Set([state.node, ...neighbours(state.node)]);
  return null;
}

function edgeLook(edge) {
  if (edge.id === state.edge) return look(EDGE_COLOURS.chosen, 4);
  if (!state.near) return look(EDGE_COLOURS.calm, 1);
  const near = !state.edge && (edge.from === state.node || edge.to === state.node);
  return near ? look(EDGE_COLOURS.near, 1.8) : look(EDGE_COLOURS.faint, 1);
}

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

/* Labels. A grid over the window knows where there is room; the most tied nodes come first, and the first few may
   cover other nodes, so that one sees what the crowded middle is about. */

const CELL = 5;
const LANDMARKS = 14;
const FONT = "Inter, system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

class Room {
  constructor(width, height) {
    this.columns = Math.ceil(width / CELL);
    this.rows = Math.ceil(height / CELL);
    this.taken = new Uint8Array(this.columns * this.rows);
  }

  /* The stretches of cells that a box in window pixels covers, one for each row, as far as they are in the window. */
  stretches([left, top, right, bottom]) {
    const first = Math.max(0, Math.floor(left / CELL));
    const last = Math.min(this.columns - 1, Math.floor(right / CELL));
    const found = [];
    for (let row = Math.max(0, Math.floor(top / CELL)); row <= Math.min(this.rows - 1, bottom / CELL); row++) {
      if (first <= last) found.push([row * this.columns + first, row * this.columns + last + 1]);
    }
    return found;
  }

  isFree(box) {
    const inside = box[0] >= 0 && box[1] >= 0 && box[2] < this.columns * CELL && box[3] < this.rows * CELL;
    return inside && this.stretches(box).every(([from, to]) => !this.taken.subarray(from, to).includes(1));
  }

  take(box) {
    for (const [from, to] of this.stretches(box)) this.taken.fill(1, from, to);
  }
}

function drawLabels(ctx) {
  const host = $("network");
  const empty = () => new Room(host.clientWidth, host.clientHeight);
  const room = { labels: empty(), nodes: empty() };
  const visible = NODES.filter((node) => shown(node.id)).map((node) => ({ node, ...onScreen(node) }));
  for (const { x, y, r } of visible) room.nodes.take([x - r, y - r, x + r, y + r]);
  const rank = ({ node }) => (node.id === state.hovered ? 3 : node.id === state.node ? 2 : 1);
  const inWindow = ({ x, y }) => x > 0 && y > 0 && x < host.clientWidth && y < host.clientHeight;
  visible
    .filter(({ node }) => !state.near || state.near.has(node.id) || node.id === state.hovered)
    .filter(inWindow)
    .sort((a, b) => rank(b) - rank(a) || compareNodes(a.node, b.node))
    .forEach((spot, i) => drawLabel(ctx, room, spot, { strong: rank(spot) > 1, landmark: i < LANDMARKS }));
}

function onScreen(node) {
  const { x, y } = network.canvasToDOM({ x: node.x, y: node.y });
  return { x, y, r: radius(node) * network.getScale() };
}

/* A label of constant size beside its node: below, right, left or above, wherever there is room. */
function drawLabel(ctx, room, { node, x, y, r }, { strong, landmark }) {
  const scale = network.getScale();
  const text = shortened(node.label, strong ? 70 : 30);
  ctx.save();
  ctx.font = `${strong ? 650 : 400} ${12.5 / scale}px ${FONT}`;
  const width = strong ? ctx.measureText(text).width * scale : plainWidth(ctx, text, scale);
  const middle = x - width / 2;
  const corners = [[middle, y + r + 2], [x + r + 4, y - 8], [x - r - width - 4, y - 8], [middle, y - r - 18]];
  const boxes = corners.map(([left, top]) => [left, top, left + width, top + 15]);
  const free = boxes.filter((box) => room.labels.isFree(box));
  const box = free.find((candidate) => room.nodes.isFree(candidate)) || (landmark || strong ? free[0] : null);
  if (box) {
    room.labels.take(box);
    writeLabel(ctx, text, network.DOMtoCanvas({ x: box[0], y: box[1] + 8 }), scale);
  }
  ctx.restore();
}

const widths = new Map();
function plainWidth(ctx, text, scale) {
  if (!widths.has(text)) widths.set(text, ctx.measureText(text).width * scale);
  return widths.get(text);
}

function writeLabel(ctx, text, { x, y }, scale) {
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = 3.5 / scale;
  ctx.strokeStyle = "rgba(255, 255, 255, 0.92)";
  ctx.strokeText(text, x, y);
  ctx.fillStyle = INK;
  ctx.fillText(text, x, y);
}

network.on("afterDrawing", drawLabels);

/* Where the window looks. */

const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

function lookAt(ids, animate = true) {
  const spots = ids.map((id) => nodes.get(id));
  if (!spots.length) return;
  const range = (name) => [Math.min(...spots.map((s) => s[name])), Math.max(...spots.map((s) => s[name]))];
  const [[left, right], [top, bottom]] = [range("x"), range("y")];
  const host = $("network");
  const [width, height] = [host.clientWidth - Math.min(150, host.clientWidth * 0.2), host.clientHeight - 90];
  const fits = Math.min(width / (right - left + 1), height / (bottom - top + 1));
  network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 },
    scale: Math.min(1.4, Math.max(0.08, fits)),
    animation: animate && !still ? { duration: 300, easingFunction: "easeInOutQuad" } : false,
  });
}

const lookAtAll = (animate) => lookAt(NODES.filter((n) => shown(n.id)).map((n) => n.id), animate);
const zoomBy = (factor) => network.moveTo({ scale: network.getScale() * factor });

"use strict";
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
  const visible = seenNodes().map((node) => ({ node, ...onScreen(node) }));
  for (const { x, y, r } of visible) room.nodes.take([x - r, y - r, x + r, y + r]);
  const rank = ({ node }) => (node.id === hovered ? 3 : node.id === state.node ? 2 : 1);
  const inWindow = ({ x, y }) => x > 0 && y > 0 && x < host.clientWidth && y < host.clientHeight;
  visible
    .filter(({ node }) => !seen.near || seen.near.has(node.id) || node.id === hovered)
    .filter(inWindow)
    .sort((a, b) => rank(b) - rank(a) || compareNodes(a.node, b.node))
    .forEach((spot, i) => drawLabel(ctx, room, spot, { strong: rank(spot) > 1, landmark: i < LANDMARKS }));
}

function onScreen(node) {
  const { x, y } = network.canvasToDOM(spot(node));
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
  const corners = [
    [middle, y + r + 2],
    [x + r + 4, y - 8],
    [x - r - width - 4, y - 8],
    [middle, y - r - 18],
  ];
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
  ctx.strokeStyle = colours().halo;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colours().ink;
  ctx.fillText(text, x, y);
}

network.on("afterDrawing", drawLabels);

"use strict";
/* The map: the country's outline, every municipality of the register as a dot, and under the chosen one's ties lines to
   the places that it shares a project, an event or a body with. */

const THICKEST = 6;

network.on("beforeDrawing", (ctx) => {
  if (state.form !== "map") return;
  drawLand(ctx);
  const size = 2.6 / network.getScale();
  ctx.fillStyle = colours().dot;
  for (const [x, y] of PAGE.towns) ctx.fillRect(x - size / 2, y - size / 2, size, size);
  if (state.node && nodes.get(state.node).map) drawTies(ctx, state.node);
});

/* The corners of a part of the country as points. */
const corners = (part) => part.flatMap((x, at) => (at % 2 ? [] : [[x, part[at + 1]]]));

function drawLand(ctx) {
  ctx.beginPath();
  for (const part of PAGE.outline) {
    corners(part).forEach(([x, y], at) => (at ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
    ctx.closePath();
  }
  ctx.fillStyle = colours().land;
  ctx.fill();
  ctx.lineWidth = 1 / network.getScale();
  ctx.strokeStyle = colours().dot;
  ctx.stroke();
}

function drawTies(ctx, id) {
  const { x, y } = spot(nodes.get(id));
  ctx.strokeStyle = colours().near;
  for (const [place, ties] of sharing(id)) {
    if (!shown(place)) continue;
    const there = spot(nodes.get(place));
    ctx.lineWidth = Math.min(THICKEST, ties) / network.getScale();
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(there.x, there.y);
    ctx.stroke();
  }
}

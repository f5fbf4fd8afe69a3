"use strict";
/* The map: every municipality of the register as a dot, which draws the country, and under the chosen one's ties lines
   to the places that it shares a project, an event or a body with. */

const THICKEST = 6;

network.on("beforeDrawing", (ctx) => {
  if (state.form !== "map") return;
  const size = 2.6 / network.getScale();
  ctx.fillStyle = colours().dot;
  for (const [x, y] of PAGE.land) ctx.fillRect(x - size / 2, y - size / 2, size, size);
  if (state.node && nodes.get(state.node).map) drawTies(ctx, state.node);
});

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

"use strict";
/* The shapes and colours of nodes. */

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

/* Colours of the twelve largest communities, the first seven Okabe and Ito's; the rest are grey. Shapes tell the type. */
const PALETTE = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9", "#F0E442", "#7F3C8D", "#80BA5A",
  "#A5AA99", "#5C4033", "#11A579"];
const REST = "#c9d0d6";

/* A colour that is the given one mixed with white or black. */
function mixed(hex, part, white) {
  const channels = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const to = white ? 255 : 0;
  return "#" + channels.map((c) => Math.round(c + (to - c) * part).toString(16).padStart(2, "0")).join("");
}

/* Fill and stroke of a node. On a dark page the stroke is a light one, or black nodes would not be seen. */
function paintOf(node) {
  const kind = kindOf(node);
  if (state.colour === "type") return { fill: kind.fill, stroke: dark() ? mixed(kind.fill, 0.5, true) : kind.stroke };
  const fill = PALETTE[node.community] ?? REST;
  return { fill, stroke: mixed(fill, 0.45, dark()) };
}

const darkness = matchMedia("(prefers-color-scheme: dark)");
const dark = () => darkness.matches;

/* A shape and its colour, for the filters and beside names. */
function swatch(kind, paint = paintOf({ kind: kind.name, community: -1 })) {
  const corners = SHAPES[kind.shape].map((corner) => corner.map((length) => (10 + 6.2 * length).toFixed(2)));
  const shape = draw("polygon", {
    points: corners.join(" "), fill: paint.fill, stroke: paint.stroke, "stroke-width": "1.4",
  });
  return draw("svg", { viewBox: "0 0 20 20", class: "swatch", "aria-hidden": "true" }, shape);
}
const nodeSwatch = (node) => swatch(kindOf(node), paintOf(node));

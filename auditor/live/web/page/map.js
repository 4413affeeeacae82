// Draws the positions that were sent on the outline of the world; of masked ones only whole degrees are known.

import {byId, el, svg, table} from "./elements.js";
import {clock, moment, who} from "./words.js";
import {LAND} from "./world.js";

const WORLD = [-1800, -850, 3600, 1450];
const NEAREST = 240;
const KINDS = new Set(["located", "checked-in"]);
const METRES_PER_TENTH = 11120;

export class PositionMap {
  constructor(state) {
    this.state = state;
    this.shown = "";
    this.whole = false;
    this.button = byId("map-zoom");
    this.button.addEventListener("click", () => {
      this.whole = !this.whole;
      this.button.setAttribute("aria-pressed", String(this.whole));
      this.draw();
    });
  }

  draw() {
    const places = this.places();
    const key = JSON.stringify([places, this.whole]);
    if (key === this.shown) return;
    this.shown = key;
    this.button.hidden = !places.length;
    const box = byId("map");
    if (!places.length) {
      box.replaceChildren(chart(WORLD, []), el("p", {class: "soft"}, "No position was sent yet."));
      return;
    }
    const last = places.at(-1);
    const rows = places.map((each) => [clock(each.at), each.name, each.words]);
    box.replaceChildren(
      chart(this.whole ? WORLD : around(places), places),
      el("p", {}, `Last told to ${last.name} at ${clock(last.at)}: ${last.words}.`),
      table("Positions", ["Time", "Told to", "Position"], rows),
    );
  }

  // {at, name, lat, lon, metres, rough, words}, in order of time; from events, and from findings that are pairs.
  places() {
    const masked = this.state.started?.values !== "plain";
    const found = [];
    const told = new Set();
    for (const {event, host, time} of this.state.events.values()) {
      if (!KINDS.has(event.kind) || event.lat === null || event.lon === null) continue;
      for (const id of event.finding_ids) told.add(id);
      found.push(place(event.time ?? time, who(event.recipient, host), event.lat, event.lon, event.precision_m, masked));
    }
    for (const [id, {finding}] of this.state.findings) {
      if (finding.type !== "location.coordinates" || told.has(id)) continue;
      const pair = finding.value.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? [];
      if (pair.length < 2 || Math.abs(pair[0]) > 90 || Math.abs(pair[1]) > 180) continue;
      found.push(place(finding.last, who(finding.recipient, finding.host), pair[0], pair[1], null, finding.value.includes("…")));
    }
    return found.sort((a, b) => a.at - b.at).slice(-200);
  }
}

function place(time, name, lat, lon, metres, rough) {
  const degrees = (value, letters) => {
    const letter = letters[Object.is(value, -0) || value < 0 ? 1 : 0];
    return rough ? `${Math.abs(value)}.…° ${letter}` : `${Number(Math.abs(value).toFixed(5))}° ${letter}`;
  };
  const precise = metres === null || metres === undefined ? "" : metres < 1000 ? `, sent to ±${Math.ceil(metres)} m` : `, sent to ±${Math.round(metres / 1000)} km`;
  return {at: moment(time), name, lat, lon, metres, rough, words: `${degrees(lat, "NS")}, ${degrees(lon, "EW")}${precise}`};
}

// A piece of the map with all these places in it, no nearer than the outline is good for.
function around(places) {
  const xs = places.map((each) => each.lon * 10);
  const ys = places.map((each) => each.lat * -10);
  const width = Math.max(NEAREST, (Math.max(...xs) - Math.min(...xs)) * 1.4);
  const height = Math.max(NEAREST * 0.45, (Math.max(...ys) - Math.min(...ys)) * 1.4);
  const wide = Math.max(width, height / 0.45);
  const [x, y] = [(Math.max(...xs) + Math.min(...xs)) / 2, (Math.max(...ys) + Math.min(...ys)) / 2];
  return [x - wide / 2, y - (wide * 0.45) / 2, wide, wide * 0.45];
}

function chart(view, places) {
  const unit = view[2] / 300;
  const lines = [];
  for (let x = -1800; x <= 1800; x += 100) lines.push(`M${x} -900V900`);
  for (let y = -900; y <= 900; y += 100) lines.push(`M-1800 ${y}H1800`);
  const dots = places.flatMap((each, n) => dot(each, unit, n === places.length - 1));
  return svg(
    "svg",
    {viewBox: view.join(" "), role: "img", "aria-label": "Map of positions; the table that follows has them as text"},
    svg("path", {d: lines.join(""), class: "graticule", "stroke-width": unit / 4}),
    svg("path", {d: LAND, class: "land", "stroke-width": unit / 3}),
    ...dots,
  );
}

// Masked: a square of a degree, cut towards zero; else a ring as wide as the precision, and a point.
function dot(each, unit, last) {
  const title = svg("title", {}, `${clock(each.at)} ${each.name}: ${each.words}`);
  const kind = last ? "position last" : "position";
  const [x, y] = [each.lon * 10, each.lat * -10];
  if (each.rough) {
    const west = each.lon < 0 || Object.is(each.lon, -0);
    const south = each.lat < 0 || Object.is(each.lat, -0);
    const size = Math.max(10, unit * 4);
    const [left, top] = [x + (west ? -5 : 5) - size / 2, y + (south ? 5 : -5) - size / 2];
    return [svg("rect", {x: left, y: top, width: size, height: size, class: kind, "stroke-width": unit / 2}, title)];
  }
  const radius = Math.max(unit * 2, (each.metres ?? 0) / METRES_PER_TENTH);
  return [
    svg("circle", {cx: x, cy: y, r: radius, class: kind, "stroke-width": unit / 2}, title),
    svg("circle", {cx: x, cy: y, r: unit * 0.8, class: "point"}),
  ];
}

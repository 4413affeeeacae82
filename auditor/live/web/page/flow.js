// Draws how many values went from which app to which recipients, and to which countries those belong.

import {byId, clipped, drawn, el, svg, table} from "./elements.js";
import {country, number, plural, who} from "./words.js";

const MOST = 10;
const GAP = 10;
const LEAST = 16;
const THICK = 10;

export class Flow {
  constructor(state) {
    this.state = state;
    this.shown = "";
  }

  draw() {
    const box = byId("flow");
    const width = Math.max(280, Math.floor(box.clientWidth));
    const routes = this.routes();
    const key = JSON.stringify([width, routes]);
    if (key === this.shown) return;
    this.shown = key;
    if (!routes.length) {
      box.replaceChildren(el("p", {class: "soft"}, "No value was sent yet."));
      return;
    }
    const rows = routes.map(({app, recipient, land, values}) => [app, recipient, land, values]);
    const caption = "Values sent, by app, recipient and the recipient's country";
    box.replaceChildren(picture(width, routes), table(caption, ["App", "Recipient", "Country", "Values"], rows));
  }

  // {app, recipient, land, values}, most values first; what is beyond the most is one row a country.
  routes() {
    const app = this.state.started?.app ?? "this device";
    const sums = new Map();
    for (const [id, {finding}] of this.state.findings) {
      const route = [finding.app ?? app, who(finding.recipient, finding.host), country(finding.recipient?.country)];
      const key = route.join("\n");
      const sum = sums.get(key) ?? {app: route[0], recipient: route[1], land: route[2], values: 0};
      sum.values += this.state.count(id);
      sums.set(key, sum);
    }
    const sorted = [...sums.values()].sort((a, b) => b.values - a.values);
    const others = new Map();
    for (const each of sorted.slice(MOST)) {
      const key = `${each.app}\n${each.land}`;
      const other = others.get(key) ?? {...each, recipient: "others", values: 0};
      other.values += each.values;
      others.set(key, other);
    }
    return [...sorted.slice(0, MOST), ...others.values()];
  }
}

// Heights go with the square root, so that small flows can be seen beside large ones.
function picture(width, routes) {
  const weighted = routes.map((route) => ({...route, weight: Math.max(LEAST, 6 * Math.sqrt(route.values))}));
  const columns = ["app", "recipient", "land"].map((name) => nodes(weighted, name));
  const height = Math.max(...columns.map((column) => [...column.values()].reduce((sum, node) => sum + node.size + GAP, 0)));
  for (const column of columns) place(column, height);
  const at = [0, width / 2 - THICK / 2, width - THICK];
  const bands = weighted.flatMap((route) => [
    band(at[0] + THICK, at[1], columns[0].get(route.app), columns[1].get(route.recipient), route),
    band(at[1] + THICK, at[2], columns[1].get(route.recipient), columns[2].get(route.land), route),
  ]);
  const marks = columns.flatMap((column, n) => [...column].flatMap(([name, node]) => mark(at[n], n, name, node, width)));
  const label = `${plural(columns[0].size, "app")}, ${plural(columns[1].size, "recipient")}, ` +
    `${plural(columns[2].size, "country", "countries")}; the table that follows has the figures`;
  return drawn(width, Math.ceil(height), label, [...bands, ...marks]);
}

function nodes(routes, name) {
  const made = new Map();
  for (const route of routes) {
    const node = made.get(route[name]) ?? {size: 0, values: 0, y: 0, left: 0, right: 0};
    node.size += route.weight;
    node.values += route.values;
    made.set(route[name], node);
  }
  return made;
}

function place(column, height) {
  const used = [...column.values()].reduce((sum, node) => sum + node.size + GAP, -GAP);
  let y = (height - used) / 2;
  for (const node of column.values()) {
    node.y = y;
    y += node.size + GAP;
  }
}

function band(from, to, source, target, route) {
  const [y1, y2, half] = [source.y + source.right, target.y + target.left, (to - from) / 2];
  source.right += route.weight;
  target.left += route.weight;
  const path = `M${from} ${y1}c${half} 0 ${half} ${y2 - y1} ${to - from} ${y2 - y1}v${route.weight}` +
    `c${-half} 0 ${-half} ${y1 - y2} ${from - to} ${y1 - y2}z`;
  const title = svg("title", {}, `${route.app} → ${route.recipient} → ${route.land}: ${plural(route.values, "value")}`);
  return svg("path", {d: path, class: "band"}, title);
}

function mark(x, column, name, node, width) {
  const anchor = ["start", "middle", "end"][column];
  const where = [x + THICK + 5, x + THICK / 2, x - 5][column];
  const text = clipped(`${name} ${number(node.values)}`, width / 3 - THICK);
  return [
    svg("rect", {x, y: node.y, width: THICK, height: node.size, rx: 2, class: "node"}),
    svg("text", {x: where, y: node.y + node.size / 2 + 4, "text-anchor": anchor, class: "name"}, text,
      svg("title", {}, `${name}: ${plural(node.values, "value")}`)),
  ];
}

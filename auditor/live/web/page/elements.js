// Makes elements of HTML and SVG; text is always text, so that nothing captured can become markup.

const SVG = "http://www.w3.org/2000/svg";

function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

// el("p", {class: "soft"}, "text", otherElement); attributes named on… are listeners.
export function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

// The same for SVG.
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

export function byId(id) {
  return document.getElementById(id);
}

// A drawing with its words beside it: what it shows as a table for those who cannot see it.
export function drawn(width, height, label, shapes) {
  return svg("svg", {viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": label}, ...shapes);
}

export function table(caption, heads, rows) {
  const made = el(
    "table",
    {},
    el("caption", {}, caption),
    el("thead", {}, el("tr", {}, ...heads.map((head) => el("th", {scope: "col"}, head)))),
    el("tbody", {}, ...rows.map((row) => el("tr", {}, ...row.map((cell) => el("td", {}, String(cell)))))),
  );
  return el("div", {class: "unseen"}, made);
}

// Shapes cannot be selected or clipped by script alone: text that is too long for its place is cut here.
export function clipped(text, width) {
  const most = Math.max(3, Math.floor(width / 7.2));
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

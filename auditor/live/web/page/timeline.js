// Draws what recipients were told about watching: when, how long of how much, one row a recipient, marks across.

import {byId, clipped, drawn, el, svg, table} from "./elements.js";
import {clock, moment, plural, seconds, span, who} from "./words.js";

const ROW = 34;
const TOP = 22;
const LEAST = 60000;
const MOST = 2 * 3600000;
const KINDS = new Set(["watched", "finished", "heartbeat", "requested"]);

export class Timeline {
  constructor(state) {
    this.state = state;
    this.shown = "";
  }

  draw() {
    const box = byId("timeline");
    const width = Math.max(280, Math.floor(box.clientWidth));
    const watched = this.watched();
    const key = JSON.stringify([width, watched, this.state.marks.length]);
    if (key === this.shown) return;
    this.shown = key;
    if (!watched.length) {
      box.replaceChildren(el("p", {class: "soft"}, "Nothing was told about watching yet."));
      return;
    }
    const known = watched.filter((each) => each.kind !== "requested" && each.length !== null);
    const total = known.reduce((sum, each) => sum + each.length, 0);
    const much = known.length ? `, ${span(total)} in all` : "";
    const skipped = watched.filter((each) => each.outcome === "skipped").length;
    const words = `${plural(watched.length, "event")} of watching${much}; ${skipped} skipped.`;
    const rows = watched.map((each) => [clock(each.at), each.name, each.text]);
    box.replaceChildren(
      el("p", {}, words),
      picture(width, watched, this.state.marks),
      table("Watched", ["Time", "Told to", "What"], rows),
    );
  }

  watched() {
    const found = [];
    for (const {event, summary, host, time} of this.state.events.values()) {
      if (!KINDS.has(event.kind)) continue;
      const length = seconds(event.amount ?? event.high, event.unit);
      const whole = seconds(event.of, event.unit);
      found.push({kind: event.kind, at: moment(event.time ?? time), name: who(event.recipient, host), length, whole,
        outcome: event.outcome, inferred: event.inferred, text: summary});
    }
    const newest = found.reduce((most, each) => Math.max(most, each.at), -Infinity);
    return found.filter((each) => each.at > newest - MOST).sort((a, b) => a.at - b.at);
  }
}

function picture(width, watched, marks) {
  const names = [...new Set(watched.map((each) => each.name))];
  const begin = watched[0].at;
  const end = Math.max(begin + LEAST, ...watched.map((each) => each.at + 1000 * (each.whole ?? each.length ?? 0)));
  const across = (at) => 4 + ((at - begin) / (end - begin)) * (width - 8);
  const height = TOP + names.length * ROW + 4;
  const shapes = ticks(begin, end, width, height, across);
  for (const mark of marks) {
    const x = across(moment(mark.time));
    if (x < 0 || x > width) continue;
    const title = svg("title", {}, `${clock(mark.time)} ${mark.action} ${mark.text ?? ""}`);
    shapes.push(svg("path", {d: `M${x} ${TOP}V${height}`, class: "marked"}, title));
  }
  names.forEach((name, row) => {
    const y = TOP + row * ROW;
    shapes.push(svg("text", {x: 4, y: y + 12, class: "name"}, clipped(name, width)));
    for (const each of watched) if (each.name === name) shapes.push(...bar(each, y + 17, across));
  });
  return drawn(width, height, "When and how long something was watched; the table that follows has the figures", shapes);
}

function bar(each, y, across) {
  const x = across(each.at);
  const to = (length) => Math.max(3, across(each.at + 1000 * length) - x);
  const title = svg("title", {}, `${clock(each.at)} ${each.text}`);
  const kind = `watch ${each.outcome}${each.inferred ? " inferred" : ""}`;
  const parts = [svg("rect", {x, y, width: to(each.length ?? 0), height: 12, rx: 2, class: kind}, title)];
  if (each.whole !== null) parts.unshift(svg("rect", {x, y, width: to(each.whole), height: 12, rx: 2, class: "whole"}));
  return parts;
}

function ticks(begin, end, width, height, across) {
  const count = Math.max(2, Math.min(8, Math.floor(width / 110)));
  return Array.from({length: count}, (_, n) => {
    const at = begin + ((end - begin) * n) / (count - 1);
    const anchor = n === 0 ? "start" : n === count - 1 ? "end" : "middle";
    const x = across(at);
    const line = svg("path", {d: `M${x} ${TOP - 4}V${height}`, class: "tick"});
    return svg("g", {}, line, svg("text", {x, y: 12, "text-anchor": anchor, class: "soft"}, clock(at)));
  });
}

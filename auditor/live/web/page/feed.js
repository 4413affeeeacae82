// The feed: one line for each request that held something, the newest first, each datum a button that opens it.

import {byId, el} from "./elements.js";
import {clock, plural} from "./words.js";

const MOST_SHOWN = 300;
const MOST_SAID = 12;

export class Feed {
  // `open(said)` is called with what was chosen.
  constructor(state, open) {
    Object.assign(this, {state, open});
    this.list = byId("feed");
    this.rows = new Map();
    this.dropped = new WeakSet();
    this.wanted = "";
    this.list.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("focusin", (event) => this.rove(event.target));
  }

  clear() {
    this.rows.clear();
    this.dropped = new WeakSet();
    this.list.replaceChildren();
  }

  filter(text) {
    this.wanted = text.trim().toLowerCase();
    this.clear();
    for (const line of this.state.lines.slice(-MOST_SHOWN * 4)) this.put(line);
    this.trim();
    this.tell();
  }

  // Draws the lines that changed since it was last called.
  draw() {
    const touched = this.state.touched;
    if (touched.size) {
      const lines = [...touched].slice(-MOST_SHOWN);
      touched.clear();
      for (const line of lines) this.put(line);
      this.trim();
    }
    this.tell();
  }

  put(line) {
    const old = this.rows.get(line);
    if (this.dropped.has(line) || !this.passes(line)) return;
    const row = this.row(line);
    if (old !== undefined) {
      const focused = [...old.querySelectorAll("button")].indexOf(document.activeElement);
      old.replaceWith(row);
      row.querySelectorAll("button")[focused]?.focus();
    } else this.list.prepend(row);
    this.rows.set(line, row);
  }

  passes(line) {
    if (!this.wanted) return true;
    const said = line.said.map((each) => `${each.text} ${each.words ?? ""}`).join(" ");
    return `${line.who} ${line.host ?? ""} ${line.kind} ${said}`.toLowerCase().includes(this.wanted);
  }

  row(line) {
    const shown = line.said.slice(0, MOST_SAID);
    const said = shown.map((each) => this.datum(each));
    if (line.said.length > shown.length) said.push(el("span", {class: "soft"}, `${line.said.length - shown.length} more`));
    return el(
      "li",
      {class: `line ${line.kind}`},
      el("time", {datetime: line.time, title: line.time}, clock(line.time)),
      el("span", {class: "who", title: line.host ?? ""}, line.who),
      el("span", {class: "said"}, ...said),
    );
  }

  datum(said) {
    if (said.finding === undefined && said.event === undefined) {
      return el("span", {class: said.category === undefined ? "" : `datum of-${said.category}`}, said.text);
    }
    const kind = said.category === undefined ? "datum happened" : `datum of-${said.category}`;
    return el("button", {type: "button", class: kind, tabindex: "-1", onclick: () => this.open(said)}, said.text);
  }

  trim() {
    for (const [line, row] of this.rows) {
      if (this.rows.size <= MOST_SHOWN) break;
      row.remove();
      this.rows.delete(line);
      this.dropped.add(line);
    }
    if (this.list.querySelector('button[tabindex="0"]') === null) this.rove(this.list.querySelector("button"));
  }

  tell() {
    const {lines, held} = this.state;
    const parts = [];
    if (!lines.length) parts.push("Nothing found yet. Connect the device and use the app.");
    else if (this.wanted) parts.push(`${plural(this.list.childElementCount, "line")} with “${this.wanted}”`);
    if (this.state.paused) parts.push(`Paused, ${plural(held.length, "message")} waiting`);
    const text = parts.join(" · ");
    const state = byId("feed-state");
    if (state.textContent !== text) state.textContent = text;
  }

  // One button of the list is in the order of Tab; arrows go to the others.
  rove(target) {
    if (!(target instanceof HTMLButtonElement)) return;
    this.list.querySelector('button[tabindex="0"]')?.setAttribute("tabindex", "-1");
    target.setAttribute("tabindex", "0");
  }

  key(event) {
    const steps = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -Infinity, End: Infinity};
    if (!(event.key in steps) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.move(steps[event.key]);
  }

  move(step) {
    const buttons = [...this.list.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    const next = at < 0 ? 0 : Math.min(buttons.length - 1, Math.max(0, at + step));
    buttons[next]?.focus();
  }
}

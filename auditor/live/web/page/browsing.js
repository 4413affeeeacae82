// Lists pages visited and searches made, as recipients were told of them, the newest first.

import {byId, el} from "./elements.js";
import {clock, moment, whoAndWhere} from "./words.js";

const MOST = 100;
const KINDS = new Set(["visited", "searched"]);

export class Browsing {
  constructor(state) {
    this.state = state;
    this.shown = "";
  }

  draw() {
    const told = [...this.state.events.values()].filter(({event}) => KINDS.has(event.kind));
    told.sort((a, b) => moment(b.event.time ?? b.time) - moment(a.event.time ?? a.time));
    const key = told.slice(0, MOST).map(({id, summary, event}) => `${id} ${summary} ${event.doubt}`).join("\n");
    if (told.length && key === this.shown) return;
    const box = byId("browsing");
    if (!told.length) {
      if (this.shown !== "none") box.replaceChildren(el("p", {class: "soft"}, "No page and no search was told yet."));
      this.shown = "none";
      return;
    }
    this.shown = key;
    const rows = told.slice(0, MOST).map((each) => row(each));
    const more = told.length > MOST ? el("p", {class: "soft"}, `and ${told.length - MOST} earlier`) : null;
    box.replaceChildren(el("ol", {class: "history"}, ...rows), ...(more === null ? [] : [more]));
  }
}

function row({event, summary, host, time}) {
  const doubts = [event.inferred ? "concluded, not told" : "", event.doubt].filter(Boolean).join("; ");
  return el(
    "li",
    {},
    el("time", {datetime: event.time ?? time}, clock(event.time ?? time)),
    el("span", {class: "said"}, summary),
    el("span", {class: "soft"}, `told to ${whoAndWhere(event.recipient, host)}`),
    doubts ? el("span", {class: "soft"}, doubts) : null,
  );
}

// The big figure: what left in the last minute, in values, requests and bytes, to whom and where.

import {byId, el} from "./elements.js";
import {number, plural, size, who} from "./words.js";

export class Minute {
  constructor(state) {
    this.state = state;
    this.shown = "";
    this.figure = el("p", {class: "figure"});
    this.words = el("p");
    this.kinds = el("ul", {class: "kinds"});
    byId("minute").append(this.figure, this.words, this.kinds);
  }

  draw() {
    const sums = this.sums();
    const key = JSON.stringify(sums);
    if (key === this.shown) return;
    this.shown = key;
    this.figure.replaceChildren(el("strong", {}, number(sums.values)), ` ${sums.values === 1 ? "value" : "values"}`);
    this.words.textContent = sums.requests
      ? `${sums.values === 1 ? "was" : "were"} sent in ${plural(sums.requests, "request")} (${size(sums.bytes)}) to ` +
        `${plural(sums.recipients, "recipient")} in ${plural(sums.countries, "country", "countries")}.`
      : "Nothing was sent that could be read.";
    const rows = sums.kinds.map(([words, id, count]) =>
      el("li", {class: `datum of-${id}`}, el("strong", {}, number(count)), ` ${words}`));
    this.kinds.replaceChildren(...rows);
  }

  sums() {
    const recipients = new Set();
    const countries = new Set();
    const kinds = new Map();
    const sums = {values: 0, requests: 0, bytes: 0};
    for (const each of this.state.lastMinute()) {
      sums.requests += 1;
      sums.bytes += each.bytes;
      recipients.add(who(each.recipient, each.host));
      if (each.recipient?.country) countries.add(each.recipient.country);
      for (const id of each.ids) {
        const found = this.state.findings.get(id);
        if (found === undefined) continue;
        sums.values += 1;
        const kind = kinds.get(found.category) ?? [found.category, found.finding.category, 0];
        kind[2] += 1;
        kinds.set(found.category, kind);
      }
    }
    const most = [...kinds.values()].sort((a, b) => b[2] - a[2]);
    return {...sums, recipients: recipients.size, countries: countries.size, kinds: most};
  }
}

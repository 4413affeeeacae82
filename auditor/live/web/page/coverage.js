// How much can be seen at all, who will not be read, and what can be done about it.

import {byId, el} from "./elements.js";
import {number, percent, plural, size} from "./words.js";

const WHYS = {
  pinning: "accepts certain certificates only",
  wavering: "refuses our certificate at times",
  untrusted: "does not trust our certificate",
  "gave-up": "gave up the handshake",
  quic: "speaks QUIC that is not read",
  "no-keys": "speaks TLS without keys",
  bypass: "goes past the proxy",
  server: "no TLS with the server",
  doh: "looks names up over HTTPS",
  "unknown-protocol": "speaks a protocol that is not known",
  failed: "failed",
};

export class Coverage {
  constructor(state) {
    this.state = state;
    this.drawn = null;
  }

  draw() {
    const coverage = this.state.coverage;
    if (coverage === this.drawn && coverage !== null) return;
    this.drawn = coverage;
    const box = byId("coverage");
    if (coverage === null) {
      box.replaceChildren(el("p", {class: "soft"}, "Nothing was sent yet."));
      return;
    }
    const refused = coverage.refused.map((each) => refusal(each));
    box.replaceChildren(
      ...share(coverage),
      ...extras(coverage),
      refused.length
        ? el("ul", {class: "refused", "aria-label": "Who will not be read"}, ...refused)
        : el("p", {class: "soft"}, "No app refused to be read so far."),
    );
  }
}

function share(coverage) {
  if (coverage.share === null) return [el("p", {}, "Nothing was sent yet that could or could not be read.")];
  const words = `${percent(coverage.share)} of what was sent can be read`;
  const meter = el("meter", {min: 0, max: 1, low: 0.5, high: 0.9, optimum: 1, value: coverage.share, "aria-label": words});
  const unread = coverage.unreadable ? `${size(coverage.unreadable)} may hold anything.` : "";
  return [el("p", {class: "share"}, el("strong", {}, words)), meter, el("p", {class: "soft"},
    `${plural(coverage.exchanges, "request")}, ${size(coverage.readable)} read. ${unread}`)];
}

function extras(coverage) {
  const said = [];
  if (coverage.waiting) said.push(`${plural(coverage.waiting, "request")} recorded and still to be analysed`);
  if (coverage.late) said.push(`${plural(coverage.late, "request")} analysed later than they came`);
  if (coverage.others) said.push(`${number(coverage.others)} packets of other devices dropped unwritten`);
  return said.map((text) => el("p", {class: "soft"}, text));
}

function refusal(each) {
  const name = each.app === null ? each.host : `${each.app} → ${each.host}`;
  return el(
    "li",
    {},
    el("strong", {}, name),
    el("span", {}, ` ${WHYS[each.why] ?? each.why}, ${plural(each.count, "time")}`),
    el("p", {}, each.reason),
    each.remedy ? el("p", {class: "remedy"}, `What can be done: ${each.remedy}`) : null,
  );
}

// Opens one finding or event: what it is, to whom, how sure and why, where in which request, and the request.

import {byId, el} from "./elements.js";
import {CONFIDENCES, ORIGINS, PLACES, clock, plural, whoAndWhere} from "./words.js";

export class Detail {
  constructor(state) {
    this.state = state;
    this.dialog = byId("detail");
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
  }

  open({finding, event}) {
    const parts = finding === undefined ? this.event(event) : this.finding(finding);
    if (parts === null) return;
    const close = el("button", {type: "button", onclick: () => this.dialog.close()}, "Close");
    this.dialog.replaceChildren(...parts, el("div", {class: "buttons"}, close));
    if (!this.dialog.open) this.dialog.showModal();
    this.dialog.scrollTop = 0;
  }

  // The report of a session that has ended.
  report(text) {
    const close = el("button", {type: "button", onclick: () => this.dialog.close()}, "Close");
    const heading = el("h2", {id: "detail-heading"}, "The report");
    this.dialog.replaceChildren(heading, el("pre", {tabindex: "0", class: "report"}, text), el("div", {class: "buttons"}, close));
    this.dialog.showModal();
  }

  finding(id) {
    const message = this.state.findings.get(id);
    if (message === undefined) return null;
    const {finding, title, category, request} = message;
    const origin = ORIGINS[finding.origin];
    return [
      el("h2", {id: "detail-heading"}, `${title}: ${finding.value}`),
      pairs([
        ["Sent to", whoAndWhere(finding.recipient, finding.host)],
        ["Host", finding.host],
        ["By", finding.app],
        ["Kind", `${category} (${finding.type})`],
        ["How often", `${plural(this.state.count(id), "time")}, first at ${clock(finding.first)}`],
        ["How sure", CONFIDENCES[finding.confidence] + (origin ? `; ${origin}` : "")],
        ["Why", finding.reason],
        ["Found by", finding.rule ?? finding.detector],
      ]),
      el("h3", {}, "Evidence"),
      el("ol", {class: "evidence"}, ...finding.evidence.map((each) => evidence(each))),
      ...(request ? [el("h3", {}, "The request"), el("pre", {tabindex: "0"}, request)] : []),
    ];
  }

  event(id) {
    const message = this.state.events.get(id);
    if (message === undefined) return null;
    const {event, summary, host, time} = message;
    const linked = event.finding_ids.filter((each) => this.state.findings.has(each));
    return [
      el("h2", {id: "detail-heading"}, summary),
      pairs([
        ["Told to", whoAndWhere(event.recipient, host)],
        ["Host", event.host || host],
        ["Happened", event.time === null ? "not said" : clock(event.time)],
        ["Told", clock(time)],
        ["Concluded", event.inferred ? "yes, not told in so many words" : null],
        ["From what", event.reason],
        ["Doubt", event.doubt],
      ]),
      ...(linked.length ? [el("h3", {}, "It follows from"), el("ul", {class: "links"}, ...linked.map((each) => this.link(each)))] : []),
    ];
  }

  link(id) {
    const {summary, finding} = this.state.findings.get(id);
    return el("li", {}, el("button", {type: "button", class: `datum of-${finding.category}`,
      onclick: () => this.open({finding: id})}, summary));
  }
}

function pairs(rows) {
  const known = rows.filter(([, said]) => said !== null && said !== undefined && said !== "");
  return el("dl", {class: "pairs"}, ...known.flatMap(([name, said]) => [el("dt", {}, name), el("dd", {}, said)]));
}

function evidence(each) {
  const request = each.method ? `${each.method} ${each.target ?? ""}` : "";
  const frames = each.frames.length ? `, packets ${each.frames.slice(0, 8).join(", ")}` : "";
  return el(
    "li",
    {},
    el("span", {}, `request ${each.exchange}${frames}, ${clock(each.time)}`),
    request ? el("code", {}, request) : null,
    el("code", {class: "path"}, [PLACES[each.where] ?? each.where, ...each.path].join(" → ")),
  );
}

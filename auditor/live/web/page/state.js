// What the page knows: messages go in one by one, panels read it. What is told again under its id replaces what was.

import {moment, size, who} from "./words.js";

const MOST_LINES = 3000;
const MOST_HELD = 20000;
const MINUTE = 60000;

export class State {
  constructor() {
    this.paused = false;
    this.held = [];
    this.clear();
  }

  clear() {
    this.held = [];
    this.started = null;
    this.coverage = null;
    this.stopped = null;
    this.findings = new Map();
    this.counts = new Map();
    this.events = new Map();
    this.marks = [];
    this.exchanges = [];
    this.lines = [];
    this.touched = new Set();
    this.places = new Map();
  }

  // While paused messages wait, but the end is heard; should too many wait, the oldest are heard.
  hear(message) {
    if (!this.paused || message.kind === "stopped") this.take(message);
    else {
      this.held.push(message);
      if (this.held.length > MOST_HELD) this.take(this.held.shift());
    }
  }

  pause(paused) {
    this.paused = paused;
    if (paused) return;
    const held = this.held;
    this.held = [];
    for (const message of held) this.take(message);
  }

  take(message) {
    const kinds = {
      started: () => (this.started = message),
      coverage: () => (this.coverage = message),
      stopped: () => (this.stopped = message),
      exchange: () => this.exchange(message),
      finding: () => this.finding(message),
      event: () => this.event(message),
      opaque: () => this.opaque(message),
      mark: () => this.mark(message),
      notice: () => this.line({time: message.time, who: "", kind: "notice", said: [{text: message.text}]}),
    };
    kinds[message.kind]?.();
  }

  exchange(message) {
    const ids = message.counts.map(([id]) => id);
    for (const [id, count] of message.counts) this.counts.set(id, count);
    this.exchanges.push({at: moment(message.time), ids, bytes: message.bytes, host: message.host,
      recipient: message.recipient, app: message.app});
    if (this.exchanges.length > 200 && this.exchanges[0].at < Date.now() - 2 * MINUTE) this.forget();
  }

  forget() {
    const from = Date.now() - MINUTE;
    this.exchanges = this.exchanges.filter((each) => each.at >= from);
  }

  lastMinute() {
    const from = Date.now() - MINUTE;
    return this.exchanges.filter((each) => each.at >= from);
  }

  count(id) {
    return Math.max(this.counts.get(id) ?? 0, this.findings.get(id)?.finding.count ?? 0);
  }

  finding(message) {
    const found = message.finding;
    const known = this.findings.has(found.id);
    this.findings.set(found.id, message);
    const said = {text: message.summary, finding: found.id, category: found.category, words: message.category};
    if (!known) this.said(message.time, found.recipient, found.host, found.evidence[0]?.exchange ?? null, said);
  }

  event(message) {
    this.events.set(message.id, message);
    const said = {text: message.summary, event: message.id};
    const line = this.places.get(message.id);
    if (line !== undefined) {
      line.said = [said];
      this.touched.add(line);
      return;
    }
    const name = who(message.event.recipient, message.host);
    this.places.set(message.id, this.line({time: message.time, who: name, host: message.host, kind: "event", said: [said]}));
  }

  opaque(message) {
    const payload = message.opaque;
    const said = {text: `${size(payload.bytes)} encrypted once more`, category: "opaque", words: "opaque payload"};
    this.said(message.time, payload.recipient, payload.host, payload.exchange, said);
  }

  mark(message) {
    this.marks.push(message);
    const text = message.text === null ? message.action : `${message.action} ${message.text}`;
    this.line({time: message.time, who: "mark", kind: "mark", said: [{text}]});
  }

  // Findings of one exchange share a line.
  said(time, recipient, host, exchange, said) {
    const last = this.lines.at(-1);
    const name = who(recipient, host);
    if (last?.kind === "finding" && last.exchange === exchange && last.host === host) {
      last.said.push(said);
      this.touched.add(last);
    } else this.line({time, who: name, host, kind: "finding", exchange, said: [said], recipient});
  }

  line(line) {
    this.lines.push(line);
    this.touched.add(line);
    if (this.lines.length > MOST_LINES) this.touched.delete(this.lines.shift());
    return line;
  }
}

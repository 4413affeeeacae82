// How to connect a device and have it trust the session's certificate; an address for another browser.

import {byId, el} from "./elements.js";

export class Connect {
  // `ask(wanted)` asks the server.
  constructor(state, ask) {
    Object.assign(this, {state, ask});
    this.dialog = byId("connect");
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
    this.other = el("p", {role: "status"});
  }

  open() {
    const started = this.state.started;
    const close = el("button", {type: "button", onclick: () => this.dialog.close()}, "Close");
    const parts = started === null ? [el("p", {}, "The proxy is starting.")] : this.parts(started);
    this.other.replaceChildren();
    this.dialog.replaceChildren(
      el("h2", {id: "connect-heading"}, "Connect a device"),
      ...parts,
      el("div", {class: "buttons"}, el("button", {type: "button", onclick: () => this.wantLink()}, "Address for another browser"), close),
      this.other,
    );
    if (!this.dialog.open) this.dialog.showModal();
    this.dialog.scrollTop = 0;
  }

  parts(started) {
    const install = started.install.map((line) => step(line));
    const download = el("a", {href: "/certificate.pem", download: "auditor.pem"}, "Take the certificate");
    return [
      el("h3", {}, "1. Connect"),
      ...started.ways.map((way) => connection(way)),
      el("h3", {}, started.certificate ? "2. Install the certificate" : "2. Keys"),
      el("ul", {class: "steps"}, ...install),
      started.certificate ? el("p", {}, download, " on this machine.") : null,
      el("h3", {}, "3. Use the app"),
      el("p", {}, "Mark what you do with m. Everything is recorded in ", el("code", {}, started.session), "."),
      el("p", {class: "soft"}, "For one's own devices, or with their owner's consent. auditor live --cleanup says how to take it all off again."),
    ].filter((part) => part !== null);
  }

  wantLink() {
    if (!this.ask({ask: "link"})) this.other.replaceChildren("The connection is lost; try again when it is back.");
  }

  // The server gave an address.
  give(link) {
    this.other.replaceChildren("Works once, in a browser on this machine: ", el("code", {class: "link"}, link));
  }
}

function connection(way) {
  const text = el("p", {}, el("strong", {}, way.mode), `: ${way.how}`);
  if (!way.qr) return text;
  return el("div", {class: "way"}, text, el("img", {src: way.qr, alt: `QR code for ${way.mode}`, class: "qr", width: 320, height: 320}));
}

function step(line) {
  const at = line.indexOf(": ");
  return at < 0 ? el("li", {}, line) : el("li", {}, el("strong", {}, line.slice(0, at)), line.slice(at));
}

// Buttons and keys: pause, mark, filter, help. Single keys do nothing while something is typed, and can be switched off.

import {byId} from "./elements.js";

export class Controls {
  constructor({state, feed, connect, mark, changed}) {
    Object.assign(this, {state, feed, connect, mark, changed});
    byId("pause").addEventListener("click", () => this.pause());
    byId("mark").addEventListener("click", () => this.marking());
    byId("show-connect").addEventListener("click", () => connect.open());
    byId("show-keys").addEventListener("click", () => byId("keys").showModal());
    byId("keys-close").addEventListener("click", () => byId("keys").close());
    byId("mark-cancel").addEventListener("click", () => byId("marking").close());
    byId("marking-form").addEventListener("submit", (event) => this.submit(event));
    byId("filter").addEventListener("input", (event) => feed.filter(event.target.value));
    byId("filter").addEventListener("keydown", (event) => this.leave(event));
    document.addEventListener("keydown", (event) => this.key(event));
  }

  pause() {
    this.state.pause(!this.state.paused);
    const {paused} = this.state;
    byId("pause").setAttribute("aria-pressed", String(paused));
    byId("pause").textContent = paused ? "Go on" : "Pause";
    this.changed();
  }

  marking() {
    byId("marking-form").reset();
    byId("marking").showModal();
    byId("mark-action").focus();
  }

  submit(event) {
    event.preventDefault();
    const action = byId("mark-action").value.trim();
    if (!action) return;
    this.mark(action, byId("mark-text").value.trim() || null);
    byId("marking").close();
  }

  leave(event) {
    if (event.key !== "Escape") return;
    event.target.value = "";
    this.feed.filter("");
    event.target.blur();
  }

  key(event) {
    const typing = event.target instanceof HTMLInputElement && event.target.type !== "checkbox";
    const special = event.ctrlKey || event.altKey || event.metaKey;
    if (typing || special || !byId("keys-on").checked || document.querySelector("dialog[open]")) return;
    const does = {
      m: () => this.marking(),
      p: () => this.pause(),
      "/": () => byId("filter").focus(),
      j: () => this.feed.move(1),
      k: () => this.feed.move(-1),
      c: () => this.connect.open(),
      "?": () => byId("keys").showModal(),
    };
    if (!(event.key in does)) return;
    event.preventDefault();
    does[event.key]();
  }
}

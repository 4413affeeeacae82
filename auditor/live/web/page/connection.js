// Keeps the WebSocket: opens it again when it is lost and asks for what came after the last message that was heard.

const FIRST = 250;
const LONGEST = 5000;

export class Connection {
  // `hear(messages, current)` gets what is new, `reset()` is called when everything begins anew, `say(state, batch)`
  // with "open", "lost" or "ended", `answer(batch)` with links and refusals.
  constructor({hear, reset, say, answer}) {
    Object.assign(this, {hear, reset, say, answer});
    this.after = 0;
    this.over = false;
    this.delay = FIRST;
    this.socket = null;
    this.timer = null;
    addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => document.hidden || this.hurry());
  }

  open() {
    this.timer = null;
    const socket = new WebSocket(`ws://${location.host}/live?after=${this.after}`);
    this.socket = socket;
    socket.addEventListener("open", () => {
      this.delay = FIRST;
      this.say("open");
    });
    socket.addEventListener("message", (event) => this.take(JSON.parse(event.data)));
    socket.addEventListener("close", () => this.closed(socket));
  }

  take(batch) {
    if (batch.reset) {
      this.after = 0;
      this.reset();
    }
    const fresh = (batch.messages ?? []).filter((message) => message.seq > this.after);
    if (fresh.length) {
      this.after = fresh.at(-1).seq;
      this.over ||= fresh.some((message) => message.kind === "stopped");
    }
    this.hear(fresh, batch.current ?? false);
    if (batch.link || batch.refused) this.answer(batch);
  }

  closed(socket) {
    if (socket !== this.socket) return;
    this.socket = null;
    this.say(this.over ? "ended" : "lost");
    if (this.over) return;
    this.timer = setTimeout(() => this.open(), this.delay * (0.75 + Math.random() / 2));
    this.delay = Math.min(LONGEST, this.delay * 2);
  }

  hurry() {
    if (this.timer === null) return;
    clearTimeout(this.timer);
    this.delay = FIRST;
    this.open();
  }

  // False where there is nobody to ask.
  ask(wanted) {
    if (this.socket === null || this.socket.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(wanted));
    return true;
  }
}

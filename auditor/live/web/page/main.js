// Puts the page together: connection → state → panels, drawn at most once a frame; slow panels twice a second.

import {Browsing} from "./browsing.js";
import {Connect} from "./connect.js";
import {Connection} from "./connection.js";
import {Controls} from "./controls.js";
import {Coverage} from "./coverage.js";
import {Detail} from "./detail.js";
import {byId} from "./elements.js";
import {Feed} from "./feed.js";
import {Flow} from "./flow.js";
import {PositionMap} from "./map.js";
import {Minute} from "./minute.js";
import {State} from "./state.js";
import {Timeline} from "./timeline.js";
import {plural} from "./words.js";

const SLOW = 500;
const SAID_EVERY = 4000;

const state = new State();
const detail = new Detail(state);
const feed = new Feed(state, (said) => detail.open(said));
const panels = [new Minute(state), new Coverage(state), new Flow(state), new Timeline(state), new PositionMap(state), new Browsing(state)];
let framed = false;
let slow = null;
let shownBefore = 0;
let saidAt = 0;
let current = false;

function drawSoon() {
  if (!framed) {
    framed = true;
    requestAnimationFrame(() => {
      framed = false;
      feed.draw();
    });
  }
  slow ??= setTimeout(drawPanels, SLOW);
}

function drawPanels() {
  slow = null;
  for (const panel of panels) panel.draw();
  tell();
}

// For those who listen: how much is new, not each line of it, and not too often.
function tell() {
  const found = state.findings.size;
  const fresh = found - shownBefore;
  if (!current || fresh <= 0 || Date.now() < saidAt + SAID_EVERY) return;
  const last = [...state.findings.values()].at(-1);
  byId("said").textContent = `${plural(fresh, "new finding")}, the last: ${last.summary} to ${last.finding.host}`;
  shownBefore = found;
  saidAt = Date.now();
}

function session() {
  const {started, stopped} = state;
  if (stopped !== null) {
    byId("connection").textContent = `The recording has ended. Read it again with: auditor scan ${stopped.session}`;
    byId("show-report").hidden = false;
  }
  if (started === null) return;
  const what = [started.app, started.device].filter(Boolean).join(" on ");
  const shown = started.values === "plain" ? "values shown" : "values masked";
  byId("session").textContent = [what, started.ways.map((way) => way.mode).join(", "), shown].filter(Boolean).join(" · ");
}

const connection = new Connection({
  hear(messages, upToDate) {
    for (const message of messages) state.hear(message);
    if (upToDate && !current) {
      current = true;
      shownBefore = state.findings.size;
      drawPanels();
    }
    session();
    drawSoon();
  },
  reset() {
    state.clear();
    feed.clear();
    current = false;
  },
  say(how) {
    document.documentElement.dataset.connection = how;
    const words = {open: "", lost: "Connection lost; trying again.", ended: byId("connection").textContent || "The recording has ended."};
    byId("connection").textContent = words[how];
    session();
  },
  answer({link, refused}) {
    if (link) connect.give(link);
    if (refused) byId("connection").textContent = refused;
  },
});
const connect = new Connect(state, (wanted) => connection.ask(wanted));
new Controls({
  state,
  feed,
  connect,
  mark(action, text) {
    if (!connection.ask({ask: "mark", action, text})) byId("connection").textContent = "Connection lost; the mark was not written.";
  },
  changed: drawSoon,
});

byId("show-report").addEventListener("click", () => detail.report(state.stopped.text));
addEventListener("resize", drawSoon);
setInterval(() => {
  panels[0].draw();
  tell();
}, 1000);
drawPanels();
connection.open();

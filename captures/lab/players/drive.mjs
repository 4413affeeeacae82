// Plays every playback of BASE/plays.json in Chromium, and prints what the page's media element said, one JSON object a line.
// Speaks the DevTools protocol itself: test drivers keep every page in the foreground, and one is to be put behind.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
const [base, chromium] = process.argv.slice(2);
const { plays, period, together } = JSON.parse(readFileSync(`${base}/plays.json`, "utf8"));
const seconds = (n) => new Promise((done) => setTimeout(done, n * 1000));
const browser = spawn(chromium, ["--headless=new", "--remote-debugging-port=0", `--user-data-dir=${base}/profile`, "--no-sandbox",
  "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-gpu",
  "--autoplay-policy=no-user-gesture-required", "--disable-features=OptimizationHints", "--lang=de-DE",
  "about:blank"], { stdio: "ignore" });
const where = `${base}/profile/DevToolsActivePort`;
for (let n = 0; !existsSync(where) && n < 300; n++) await seconds(0.1);
await seconds(0.3);
const [port, path] = readFileSync(where, "utf8").split("\n");
const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
await new Promise((open, failed) => { socket.onopen = open; socket.onerror = failed; });
const waiting = new Map();
let calls = 0;
socket.onmessage = ({ data }) => {
  const { id, result, error } = JSON.parse(data);
  const { done, failed } = waiting.get(id) ?? {};
  waiting.delete(id);
  if (error) failed?.(new Error(error.message)); else done?.(result);
};
const call = (method, params = {}, sessionId = undefined) => new Promise((done, failed) => {
  waiting.set(++calls, { done, failed });
  socket.send(JSON.stringify({ id: calls, method, params, sessionId }));
});

async function watch(play) {
  const asked = new URLSearchParams({ video: play.video, style: play.style, period, folder: play.folder });
  const url = `https://video.example/watch-${play.player}.html?${asked}`;
  const { targetId } = await call("Target.createTarget", { url, newWindow: true });
  const { sessionId } = await call("Target.attachToTarget", { targetId, flatten: true });
  const { windowId } = await call("Browser.getWindowForTarget", { targetId });
  const evaluate = async (expression) =>
    (await call("Runtime.evaluate", { expression, returnByValue: true }, sessionId)).result.value;
  for (let n = 0; !(await evaluate("(document.getElementById('v')?.currentTime ?? 0) > 0.1")); n++) {
    if (n > 200) throw new Error(`${play.video} does not play`);
    await seconds(0.1);
  }
  for (const [what, given] of play.steps) {
    if (what === "hide") await call("Browser.setWindowBounds", { windowId, bounds: { windowState: "minimized" } });
    else if (what === "show") await call("Browser.setWindowBounds", { windowId, bounds: { windowState: "normal" } });
    else if (what !== "wait") await evaluate(`window.act("${what}", ${given})`);
    if (what !== "seek") await seconds(given);
  }
  const told = await evaluate("window.finish()");
  await call("Target.closeTarget", { targetId });
  const { steps, ...about } = play;
  console.log(JSON.stringify({ what: "play", ...about, ...told }));
}

while (plays.length) await Promise.all(plays.splice(0, together).map(watch));
await seconds(1);
await call("Browser.close").catch(() => undefined);
browser.kill();
process.exit(0);

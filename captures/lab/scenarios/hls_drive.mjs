// Plays videos with hls.js in Chromium; says when each begins, and how long the player itself says it played.
import { createRequire } from "node:module";
const [packages, profile, chromium, plan] = process.argv.slice(2);
const { chromium: engine } = createRequire(`${packages}/package.json`)("playwright-core");
const { page: address, agent, viewings } = JSON.parse(plan);
const context = await engine.launchPersistentContext(profile, {
  executablePath: chromium, headless: true, ignoreHTTPSErrors: true, userAgent: agent, viewport: { width: 360, height: 780 },
  args: ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run", "--disable-gpu", "--ignore-certificate-errors", "--autoplay-policy=no-user-gesture-required"],
});
const say = (what) => console.log(JSON.stringify(what));
const page = context.pages()[0] ?? await context.newPage();
page.on("pageerror", (fault) => console.error("page:", fault.message.slice(0, 300)));
await page.goto(address);
await page.addScriptTag({ path: `${packages}/node_modules/hls.js/dist/hls.min.js` });
for (const viewing of viewings) {
  await page.evaluate(async (source) => {
    window.hls?.destroy();
    const video = document.querySelector("video");
    window.hls = new window.Hls({ maxBufferLength: 6 });
    window.hls.loadSource(source);
    window.hls.attachMedia(video);
    window.hls.on(window.Hls.Events.MANIFEST_PARSED, () => video.play());
    await new Promise((go) => video.addEventListener("playing", go, { once: true }));
  }, viewing.source);
  say({ begins: viewing.id });
  const played = await page.evaluate((limit) => new Promise((done) => {
    const video = document.querySelector("video");
    const end = (ended) => { video.pause(); done({ ms: Math.round(video.currentTime * 1000), ended }); };
    video.addEventListener("ended", () => end(true), { once: true });
    setTimeout(() => { if (!video.ended) end(false); }, limit);
  }), viewing.watch);
  say({ ends: viewing.id, ...played });
}
await page.waitForTimeout(1500);
await context.close();

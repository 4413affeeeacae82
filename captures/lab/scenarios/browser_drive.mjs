// A browser of its own: one tab is its shell, which reports with the vendor's SDK; in another the person reads.
import { createRequire } from "node:module";
const [packages, profile, chromium, plan] = process.argv.slice(2);
const { chromium: engine } = createRequire(`${packages}/package.json`)("playwright-core");
const { shell, settings, user, page, agent, visits } = JSON.parse(plan);
const quiet = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", "--no-first-run", "--disable-gpu", "--ignore-certificate-errors",
  "--disable-features=OptimizationHints,MediaRouter"];
const context = await engine.launchPersistentContext(profile, {
  executablePath: chromium, headless: true, args: quiet, locale: "de-DE", timezoneId: "Europe/Berlin",
  ignoreHTTPSErrors: true, userAgent: agent, viewport: { width: 360, height: 780 },
});
const say = (what) => console.log(JSON.stringify(what));
const home = context.pages()[0] ?? await context.newPage();
home.on("pageerror", (fault) => console.error("shell:", fault.message.slice(0, 300)));
await home.goto(shell);
await home.addScriptTag({ path: `${packages}/node_modules/sa-sdk-javascript/sensorsdata.min.js` });
await home.evaluate(([own, id, about]) => {
  window.sensors = window.sensorsDataAnalytic201505;
  window.sensors.init(own);
  window.sensors.identify(id, true);
  window.sensors.registerPage(about);
}, [settings, user, page]);
const report = (event, properties) => home.evaluate(([name, own]) => window.sensors.track(name, own), [event, properties]);
const privately = await context.browser()?.newContext({ ignoreHTTPSErrors: true, userAgent: agent }) ?? context;
const tabs = { false: await context.newPage(), true: await privately.newPage() };
for (const visit of visits) {
  const incognito = Boolean(visit.incognito);
  if (visit.search) {
    say({ kind: "searched", text: visit.search, incognito });
    await report("search", { used_searchengine: "suche", search_position: "addressbar", search_method: "manual",
      search_word: visit.search });
  }
  say({ kind: "visited", subject: visit.url, incognito });
  await report("page_load_event_start", { url: visit.url });
  await tabs[incognito].goto(visit.url, { waitUntil: "load" });
  await report("page_load_event_finish", { url: visit.url });
  await home.waitForTimeout(visit.read);
}
await home.waitForTimeout(4000);
await context.close();

// Opens the shop in Chromium as a person would, lets the page work, and prints what it told, one JSON object a line.
import { createRequire } from "node:module";
const [packages, profile, chromium] = process.argv.slice(2);
const { chromium: engine } = createRequire(`${packages}/package.json`)("playwright-core");
const quiet = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", "--no-first-run", "--disable-gpu", "--ignore-certificate-errors", "--disable-features=OptimizationHints",
  "--disable-blink-features=AutomationControlled"];
const agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const context = await engine.launchPersistentContext(profile, {
  executablePath: chromium, headless: true, args: quiet, locale: "de-DE", timezoneId: "Europe/Berlin",
  ignoreHTTPSErrors: true, userAgent: agent, viewport: { width: 1360, height: 768 }, screen: { width: 1920, height: 1080 },
  geolocation: { latitude: 48.40112, longitude: 9.98764, accuracy: 25 }, permissions: ["geolocation"],
});
const page = context.pages()[0] ?? await context.newPage();
page.on("pageerror", (fault) => console.error("page:", fault.message.slice(0, 300)));
page.on("console", (said) => { if (said.type() === "error") console.error("console:", said.text().slice(0, 300)); });
await page.goto("https://suche.example/ergebnis?q=rotes+fahrrad");
await page.click("a");
await page.waitForFunction(() => window.finished === true, null, { timeout: 25000 }).catch(() => console.error("not finished"));
await page.click("#kaufen");
await page.mouse.wheel(0, 600);
await page.waitForTimeout(700);
for (const fact of await page.evaluate(() => window.facts)) console.log(JSON.stringify(fact));
for (const [name, value] of await page.evaluate(() => [...Object.entries(localStorage), ...Object.entries(sessionStorage)]))
  console.log(JSON.stringify({ stored: name, value }));
for (const { name, value } of await context.cookies()) console.log(JSON.stringify({ stored: name, value }));
await page.goto("about:blank");
await page.waitForTimeout(900);
await context.close();

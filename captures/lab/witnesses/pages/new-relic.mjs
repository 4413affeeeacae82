import { BrowserAgent } from "@newrelic/browser-agent/loaders/browser-agent";
import { finished, person, tell, tellPerson, wait } from "./person.mjs";
const agent = new BrowserAgent({
  init: { session_replay: { enabled: false }, privacy: { cookies_enabled: true }, distributed_tracing: { enabled: true }, ajax: { deny_list: ["bam.eu01.nr-data.net"] } },
  info: { beacon: "bam.eu01.nr-data.net", errorBeacon: "bam.eu01.nr-data.net", licenseKey: "NRJS-0123456789abcdef012", applicationID: "535000001", sa: 1 },
  loader_config: { accountID: "3000001", trustKey: "3000001", agentID: "535000001", licenseKey: "NRJS-0123456789abcdef012", applicationID: "535000001" },
});
agent.setUserId(person.id);
agent.setCustomAttribute("email", person.email, true);
agent.addPageAction("produkt_angesehen", { sku: "RAD-42", price: 48.4 });
agent.noticeError(new Error("Warenkorb leer"));
tellPerson("id", "email");
await wait(2500);
const stored = JSON.parse(localStorage.getItem("NRBA_SESSION") || "{}");
tell("identifier.session", stored.value);
finished();

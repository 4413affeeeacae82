import { load } from "@fingerprintjs/fingerprintjs";
import { finished, person, tell, tellPerson, wait } from "./person.mjs";
const agent = await load({ monitoring: false });
const { visitorId, components } = await agent.get();
await fetch("https://besucher.laden.example/v1/visits", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ visitorId, components, customerId: person.id }) });
for (const fact of window.facts) if (fact.value === String(innerHeight)) fact.core = false; // a limit of WebGL's is as large
tell("identifier.fingerprint", visitorId, "identifier.cookie", "identifier.device"); tellPerson("id");
await wait(1000);
finished();

import { init } from "@elastic/apm-rum";
import { finished, person, tellPerson, wait } from "./person.mjs";
const apm = init({ serviceName: "laden-web", serverUrl: "https://laden-0123456789.apm.eu-central-1.aws.cloud.es.io", serviceVersion: "2.4.1", flushInterval: 300 });
apm.setUserContext({ id: person.id, username: person.username, email: person.email });
apm.captureError(new Error("Warenkorb leer"));
tellPerson("id", "username", "email");
await wait(2500);
finished();

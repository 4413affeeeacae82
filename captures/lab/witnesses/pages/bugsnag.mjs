import Bugsnag from "@bugsnag/js";
import { finished, person, tellPerson, wait } from "./person.mjs";
Bugsnag.start({ apiKey: "0123456789abcdef0123456789abcdef", appVersion: "2.4.1", user: { id: person.id, email: person.email, name: person.name } });
tellPerson("id", "email", "name");
Bugsnag.leaveBreadcrumb("Warenkorb");
Bugsnag.notify(new Error("Warenkorb leer"));
await wait(1200);
finished();

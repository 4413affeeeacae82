import Bugsnag from "@bugsnag/js";
import { finished, person, tell, tellPerson, wait } from "./person.mjs";
const told = (event) => {
  tell("identifier.device", event.device.id);
  tell("identifier.session", event.id ?? event._session?.id);
  for (const start of [event.startedAt, event._session?.startedAt]) if (start) tell("apps.usage", new Date(start).toISOString());
  tell("apps.usage", event.app.duration);
};
Bugsnag.start({ onError: told, onSession: told, apiKey: "0123456789abcdef0123456789abcdef", appVersion: "2.4.1", user: { id: person.id, email: person.email, name: person.name } });
tellPerson("id", "email", "name");
Bugsnag.leaveBreadcrumb("Warenkorb");
Bugsnag.notify(new Error("Warenkorb leer"));
await wait(1200);
finished();

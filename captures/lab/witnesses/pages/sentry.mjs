import * as Sentry from "@sentry/browser";
import { finished, person, tellPerson, wait } from "./person.mjs";
Sentry.init({ dsn: "https://0123456789abcdef0123456789abcdef@o4501.ingest.de.sentry.io/4507", sendDefaultPii: true, release: "laden@2.4.1", integrations: [Sentry.browserTracingIntegration()], tracesSampleRate: 1 });
Sentry.setUser({ id: person.id, email: person.email, username: person.username });
tellPerson("id", "email", "username");
Sentry.captureException(new Error("Warenkorb leer"));
await wait(1800);
await Sentry.flush(1000);
finished();

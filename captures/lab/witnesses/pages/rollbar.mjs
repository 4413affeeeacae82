import Rollbar from "rollbar/dist/rollbar.umd.js";
import { finished, person, tellPerson, wait } from "./person.mjs";
const rollbar = new Rollbar({ accessToken: "0123456789abcdef0123456789abcdef", captureUncaught: true, captureEmail: true, captureUsername: true, payload: { environment: "production", person: { id: person.id, username: person.username, email: person.email } } });
tellPerson("id", "username", "email");
rollbar.error("Warenkorb leer", new Error("Warenkorb leer"));
await wait(1500);
finished();

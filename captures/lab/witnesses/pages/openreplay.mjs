import Tracker from "@openreplay/tracker";
import { finished, person, tell, tellPerson, wait } from "./person.mjs";
const tracker = new Tracker({ projectKey: "abcdefghijklmnopqrst", __DISABLE_SECURE_MODE: true });
tracker.start({ userID: person.id, metadata: { email: person.email } }).catch(() => undefined);
tellPerson("id", "email");
await wait(2000);
finished();

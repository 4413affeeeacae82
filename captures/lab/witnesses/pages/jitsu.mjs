import { jitsuAnalytics } from "@jitsu/js";
import { finished, person, tell, tellPerson, wait } from "./person.mjs";
import { place, price, search, tellPaid, tellPlace, tellSearch, tellVideo, video, film, watched } from "./shopping.mjs";
const jitsu = jitsuAnalytics({ host: "https://clr5laden0001.d.jitsu.com", writeKey: "k0123:s0123" });
await jitsu.identify(person.id, { email: person.email, firstName: person.first, lastName: person.last, phone: person.phone });
await jitsu.page();
await jitsu.track("gesucht", { stichwort: search });
await jitsu.track("kauf", { summe: Number(price), waehrung: "EUR" });
await jitsu.track("filiale", { breite: place.latitude, laenge: place.longitude });
await jitsu.track("video", { content_id: video, content_name: film, content_position: Number(watched) });
for (const part of document.cookie.split("; ")) { const [name, value] = part.split("="); if (name === "__eventn_id") tell("identifier.device", value, "identifier.cookie", "identifier.user"); }
tellPerson("id", "email", "first", "last", "phone"); tellSearch(); tellPaid(); tellVideo(); tellPlace(place);
await wait(1200);
finished();

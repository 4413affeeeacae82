import { initializeFaro, getWebInstrumentations } from "@grafana/faro-web-sdk";
import { finished, person, tell, tellPerson, wait } from "./person.mjs";
import { place, search, tellPlace, tellSearch, tellVideo, video, film, watched, length } from "./shopping.mjs";
const faro = initializeFaro({
  url: "https://faro-collector-prod-eu-west-2.grafana.net/collect/0123456789abcdef", app: { name: "laden", version: "2.4.1", environment: "production" },
  user: { id: person.id, email: person.email, username: person.username, fullName: person.name, attributes: { phone: person.phone } }, instrumentations: getWebInstrumentations(), batching: { sendTimeout: 300 },
});
tellPerson("id", "email", "username", "name", "phone");
tell("identifier.session", faro.api.getSession()?.id);
faro.api.setView({ name: "rad" });
faro.api.pushEvent("search", { term: search, results: "12" });
faro.api.pushEvent("store_finder", { latitude: String(place.latitude), longitude: String(place.longitude) });
faro.api.pushEvent("video_heartbeat", { video_id: video, video_title: film, current_time: watched, duration: length });
faro.api.pushError(new Error("Warenkorb leer"));
tellSearch(); tellPlace(place); tellVideo();
await wait(1800);
finished();

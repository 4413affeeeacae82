import { AwsRum } from "aws-rum-web";
import { finished, person, tell, tellPerson, wait } from "./person.mjs";
import { place, search, tellPlace, tellSearch, tellVideo, video, film, watched } from "./shopping.mjs";
const rum = new AwsRum("3f0c52a1-7b77-4d0e-9c2f-0a1b2c3d4e5f", "2.4.1", "eu-central-1", {
  sessionSampleRate: 1, endpoint: "https://dataplane.rum.eu-central-1.amazonaws.com", telemetries: ["performance", "errors", "http", "interaction"], allowCookies: true, enableXRay: false, signing: false, dispatchInterval: 500,
});
rum.addSessionAttributes({ customerId: person.id, customerEmail: person.email });
rum.recordEvent("search", { searchTerm: search });
rum.recordEvent("store_finder", { position: { lat: place.latitude, lon: place.longitude } });
rum.recordEvent("video", { videoId: video, videoTitle: film, currentTime: Number(watched) });
rum.recordPageView("/rad/42");
rum.recordError(new Error("Warenkorb leer"));
tellPerson("id", "email"); tellSearch(); tellPlace(place); tellVideo();
await wait(1800);
for (const part of document.cookie.split("; ")) {
  const [name, value] = part.split("=");
  if (name.startsWith("cwr_u")) tell("identifier.device", value, "identifier.cookie", "identifier.user");
  if (name.startsWith("cwr_s")) try { tell("identifier.session", JSON.parse(atob(decodeURIComponent(value))).sessionId); } catch { console.error(value); }
}
finished();

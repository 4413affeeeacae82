import { Amplify } from "aws-amplify";
import { identifyUser, record, flushEvents } from "aws-amplify/analytics";
import { finished, person, tell, tellPerson, wait } from "./person.mjs";
import { address, place, search, tellPlace, tellSearch, tellPaid, price, tellVideo, video, film, watched } from "./shopping.mjs";
const identityId = "eu-central-1:2a6b1c0d-9e8f-4a7b-8c6d-5e4f3a2b1c0d";
const credentials = { accessKeyId: "ASIAEXAMPLE000000001", secretAccessKey: "beispielbeispielbeispielbeispielbeispiel", sessionToken: "FwoGBEISPIEL" };
Amplify.configure({ Analytics: { Pinpoint: { appId: "0123456789abcdef0123456789abcdef", region: "eu-central-1", flushInterval: 400 } } },
  { Auth: { credentialsProvider: { getCredentialsAndIdentityId: async () => ({ credentials, identityId }), clearCredentialsAndIdentityId() {} } } });
await identifyUser({ userId: person.id, userProfile: { email: person.email, name: person.name, plan: "gold",
  location: { city: address.city, country: "DE", postalCode: address.zip, region: "BW", latitude: place.latitude, longitude: place.longitude },
  demographic: { locale: navigator.language, timezone: "Europe/Berlin", platform: "Web" }, customProperties: { phone: [person.phone] } } }).catch((fault) => console.error(String(fault)));
record({ name: "search", attributes: { keyword: search } });
record({ name: "purchase", attributes: { sku: "RAD-42", currency: "EUR" }, metrics: { totalPrice: Number(price) } });
record({ name: "video_progress", attributes: { videoId: video, videoTitle: film }, metrics: { playbackPosition: Number(watched) } });
tellPerson("id", "email", "name", "phone"); tellSearch(); tellPlace(place); tellPaid(); tellVideo();
tell("location.approximate", address.city, "location.address"); tell("location.address", address.zip, "location.approximate");
await wait(1200);
flushEvents();
await wait(1200);
finished();

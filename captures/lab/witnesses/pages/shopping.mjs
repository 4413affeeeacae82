// What the invented person does in the shop beside looking at a page; each page names it to its SDK in words of its own.
import { position, tell } from "./person.mjs";
export { tellPlace } from "./person.mjs";
export const search = "lastenrad gebraucht", video = "clip-88120", film = "Bremsen einstellen";
export const watched = "187.4", length = "412.9", price = "1299.95";
export const place = await position();
export const address = { city: "Ulm", zip: "89073" };
export function tellSearch() { tell("browsing.search", search); }
export function tellVideo() {
  tell("watch.video", video);
  tell("watch.video", film, "browsing.title");
  tell("watch.position", watched, "watch.duration");
}
export function tellPaid() { tell("payment.amount", price); }

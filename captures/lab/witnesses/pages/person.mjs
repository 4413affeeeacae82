// The invented person, what the page knows by itself, and the log of it that the driver collects.
export const person = {
  id: "kunde-20771", email: "erika.beispiel@example.org", name: "Erika Beispiel", first: "Erika", last: "Beispiel",
  phone: "+493023125042", username: "erika_b", birthday: "1987-04-12", gender: "female",
};
window.facts = [];
export function tell(type, value, ...accept) {
  if (value === undefined || value === null || value === "") return;
  window.facts.push({ type, value: String(value), accept });
}
// What is true, but so plain that it says nothing where it is found alone, and need not be found.
function hint(type, value, ...accept) {
  if (value !== undefined && value !== null) window.facts.push({ type, value: String(value), accept, core: false });
}
export function tellPerson(...names) {
  const types = {
    id: "identifier.user", email: "account.email", name: "account.name", first: "account.name", last: "account.name",
    phone: "account.phone", username: "account.username", birthday: "account.birthday", gender: "account.gender",
  };
  for (const name of names) tell(types[name], person[name]);
}
tell("browsing.url", location.href);
tell("browsing.title", document.title);
tell("browsing.referrer", document.referrer);
tell("browsing.referrer", `${location.origin}/`, "browsing.url");
tell("device.user-agent", navigator.userAgent);
tell("device.language", navigator.language);
tell("location.timezone-country", Intl.DateTimeFormat().resolvedOptions().timeZone);
for (const size of [screen.width, screen.height, innerWidth, innerHeight, `${screen.width}x${screen.height}`,
  `${innerWidth}x${innerHeight}`]) tell("device.screen", size);
hint("device.orientation", screen.orientation.type);
hint("interaction.screen", location.pathname, "browsing.url");
hint("apps.version", "2.4.1");
hint("location.timezone-country", new Date().getTimezoneOffset());
hint("network.type", navigator.connection?.effectiveType);
hint("device.cpu", navigator.hardwareConcurrency);
hint("device.screen", devicePixelRatio);
// Where Chromium says it is: a page that asks for it may hand it to its SDK.
export async function position() {
  const found = await new Promise((done, failed) => navigator.geolocation.getCurrentPosition(done, failed, { timeout: 5000 }));
  return found.coords;
}
export function tellPlace({ latitude, longitude }) {
  const parts = [String(latitude), String(longitude)];
  window.facts.push({ type: "location.coordinates", value: parts.join(","), parts, accept: [] });
}
// A player in the page, with eight seconds of silence to play.
export function player() {
  const video = document.createElement("video");
  Object.assign(video, { id: "film", muted: true, width: 320, height: 180 });
  document.body.append(video);
  return video;
}
export function film() {
  const head = "52494646 24fa0000 57415645 666d7420 10000000 01000100 401f0000 401f0000 01000800 64617461 00fa0000";
  const bytes = new Uint8Array(44 + 64000).fill(128);
  head.replaceAll(" ", "").match(/../g).forEach((byte, n) => { bytes[n] = parseInt(byte, 16); });
  return URL.createObjectURL(new Blob([bytes], { type: "audio/wav" }));
}
export const wait = (ms) => new Promise((done) => setTimeout(done, ms));
export function finished() { window.finished = true; }

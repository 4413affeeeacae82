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
export const wait = (ms) => new Promise((done) => setTimeout(done, ms));
export function finished() { window.finished = true; }

import * as umami from "@umami/node";
const tell = (type, value, ...accept) => console.log(JSON.stringify({ type, value, accept }));
tell("browsing.url", "https://laden.example/rad/42?farbe=rot", "browsing.url");
tell("browsing.title", "Rotes Fahrrad – Laden");
tell("browsing.referrer", "https://suche.example/");
tell("browsing.search", "kinderfahrrad 20 zoll");
tell("device.screen", "1360x768");
tell("device.language", "de-DE");
tell("account.email", "erika.beispiel@example.org");
tell("watch.position", "187.4", "watch.duration");
tell("watch.video", "clip-88120");
const base = { url: "https://laden.example/rad/42?farbe=rot", title: "Rotes Fahrrad – Laden", referrer: "https://suche.example/", screen: "1360x768", language: "de-DE", hostname: "laden.example" };
const client = new (umami.default?.Umami ?? umami.Umami ?? umami.constructor)({ websiteId: "2b7d4c1e-5a90-4f3b-8e61-0c9d8a7b6f5e", hostUrl: "https://cloud.umami.is" });
async function play() {
  await client.track(base);
  await client.track({ ...base, name: "suche", data: { suchbegriff: "kinderfahrrad 20 zoll" } });
  await client.track({ ...base, name: "video", data: { clip: "clip-88120", playedSeconds: 187.4 } });
  await client.identify({ email: "erika.beispiel@example.org" });
}
play();

import Woopra from "woopra";
const tell = (type, value, ...accept) => console.log(JSON.stringify({ type, value, accept }));
const w = new Woopra("laden.example", { ssl: true });

const c = w.identify("erika.beispiel@example.org", { name: "Erika Beispiel", phone: "+493023125042", birthday: "1987-04-12", city: "Ulm", plan: "pro" });
c.push(); c.track("suche", { query: "kinderfahrrad 20 zoll", url: "https://laden.example/rad/42?farbe=rot", title: "Rotes Fahrrad" });
tell("account.email", "erika.beispiel@example.org"); tell("account.name", "Erika Beispiel"); tell("account.phone", "+493023125042"); tell("account.birthday", "1987-04-12"); tell("location.approximate", "Ulm"); tell("browsing.search", "kinderfahrrad 20 zoll"); tell("browsing.url", "https://laden.example/rad/42?farbe=rot"); tell("browsing.title", "Rotes Fahrrad");

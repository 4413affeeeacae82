import { OpenPanel } from "@openpanel/web";
import { finished, person, tellPerson, wait } from "./person.mjs";
const op = new OpenPanel({ clientId: "11111111-2222-4333-8444-555555555555", trackScreenViews: true, trackOutgoingLinks: true });
op.identify({ profileId: person.id, firstName: person.first, lastName: person.last, email: person.email });
op.track("produkt_angesehen", { sku: "RAD-42", price: 48.4 });
tellPerson("id", "first", "last", "email");
await wait(1200);
finished();

import * as amplitude from "@amplitude/analytics-browser";
import { finished, person, tell, tellPerson, wait } from "./person.mjs";
await amplitude.init("0123456789abcdef0123456789abcdef", person.id, {
  defaultTracking: true, fetchRemoteConfig: false, flushIntervalMillis: 300,
}).promise;
tell("identifier.device", amplitude.getDeviceId());
tell("identifier.session", amplitude.getSessionId());
tellPerson("id", "email", "name");
amplitude.identify(new amplitude.Identify().set("email", person.email).set("name", person.name));
amplitude.track("Product Viewed", { sku: "RAD-42", price: 48.4 });
amplitude.revenue(new amplitude.Revenue().setProductId("RAD-42").setPrice(499.5).setQuantity(1));
tell("payment.amount", "499.5");
await amplitude.flush().promise;
await wait(700);
finished();

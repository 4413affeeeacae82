import mParticle from "@mparticle/web-sdk";
import { finished, person, tell, tellPerson, wait } from "./person.mjs";
mParticle.init("us1-0123456789abcdef0123456789abcdef", {
  isDevelopmentMode: false, requestConfig: false, appVersion: "2.4.1", eventBatchingIntervalMillis: 300, kitConfigs: [], workspaceToken: "ABCDEF01",
  v3SecureServiceUrl: "jssdks.us1.mparticle.com/v3/JS/", identityUrl: "identity.us1.mparticle.com/v1/",
  identifyRequest: { userIdentities: { email: person.email, customerid: person.id } },
});
tellPerson("id", "email");
mParticle.ready(() => {
  mParticle.logPageView();
  mParticle.logEvent("produkt_angesehen", mParticle.EventType.Other, { sku: "RAD-42" });
});
await wait(2500);
tell("identifier.device", mParticle.getDeviceId());
mParticle.upload && mParticle.upload();
await wait(800);
finished();

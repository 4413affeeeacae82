import Plausible from "plausible-tracker";
import { finished, wait } from "./person.mjs";
const plausible = Plausible({ domain: "laden.example", trackLocalhost: true });
plausible.trackPageview();
plausible.trackEvent("Produkt angesehen", { props: { sku: "RAD-42" } });
await wait(800);
finished();

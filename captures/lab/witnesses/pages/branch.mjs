import branch from "branch-sdk";
import { finished, person, tellPerson, wait } from "./person.mjs";
branch.init("key_live_abcdefghijklmnopqrstuvwxyz012345");
branch.setIdentity(person.id);
branch.logEvent("VIEW_ITEM", { sku: "RAD-42" }, [], undefined, () => undefined);
tellPerson("id");
await wait(2500);
finished();

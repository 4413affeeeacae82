import Aegis from "aegis-web-sdk";
import { finished, person, tellPerson, wait } from "./person.mjs";
const aegis = new Aegis({ id: "abcDEF0123456789ab", uin: person.id, reportApiSpeed: true, reportAssetSpeed: true, hostUrl: "https://aegis.qq.com", delay: 300 });
aegis.infoAll("Produkt angesehen");
aegis.error(new Error("Warenkorb leer"));
aegis.reportEvent("produkt_angesehen");
tellPerson("id");
await wait(2500);
finished();

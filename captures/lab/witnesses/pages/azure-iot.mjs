import { Client, Message } from "azure-iot-device";
import { Http } from "azure-iot-device-http";
const say = (fact) => console.log(JSON.stringify({ accept: [], ...fact }));
say({ type: "identifier.device", value: "rad-tracker-0042" });
say({ type: "identifier.serial", value: "SN-77120A-Q4" });
say({ type: "account.email", value: "erika.beispiel@example.org" });
say({ type: "device.battery", value: "71" });
say({ type: "vehicle.state", value: "18.4" });
say({ type: "network.ssid", value: "Beispielnetz" });
say({ type: "location.coordinates", value: "48.40112,9.98764", parts: ["48.40112", "9.98764"] });
const client = Client.fromConnectionString("HostName=laden.azure-devices.net;DeviceId=rad-tracker-0042;SharedAccessKey=Z2VoZWltZ2VoZWltZ2VoZWltZ2VoZWltZ2VoZWltIQ==", Http);
async function play() {
  const send = (body) => new Promise((done) => client.sendEvent(Object.assign(new Message(JSON.stringify(body)), { contentType: "application/json" }), done));
  await send({ serialNumber: "SN-77120A-Q4", owner: "erika.beispiel@example.org", batteryPercent: 71, ssid: "Beispielnetz", position: { latitude: 48.40112, longitude: 9.98764, altitude: 478 }, speedKmh: 18.4 });
  await send({ type: "Feature", geometry: { type: "Point", coordinates: [9.98764, 48.40112] }, properties: { bike: "SN-77120A-Q4" } });
}
play().finally(() => process.exit(0));

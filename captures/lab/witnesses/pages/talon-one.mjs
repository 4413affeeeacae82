import * as library from "talon_one";
const tell = (type, value, ...accept) => console.log(JSON.stringify({ type, value, accept }));
tell("identifier.user", "kunde-20771");
tell("identifier.session", "sitzung-77120a");
tell("account.name", "Erika Beispiel");
tell("account.email", "erika.beispiel@example.org");
tell("account.birthday", "1987-04-12T00:00:00Z");
tell("account.gender", "female");
tell("location.approximate", "Ulm", "location.address");
const { ApiClient, IntegrationApi } = library.default ?? library;
ApiClient.instance.basePath = "https://laden.europe-west1.talon.one";
Object.assign(ApiClient.instance.authentications.api_key_v1, { apiKey: "0123456789abcdef", apiKeyPrefix: "ApiKey-v1" });
const integration = new IntegrationApi();
async function play() {
  await integration.updateCustomerProfileV2("kunde-20771", { attributes: { Name: "Erika Beispiel", Email: "erika.beispiel@example.org", BirthDate: "1987-04-12T00:00:00Z", Gender: "female", BillingCity: "Ulm" } });
  await integration.updateCustomerSessionV2("sitzung-77120a", { customerSession: { profileId: "kunde-20771", state: "open", cartItems: [{ name: "Rotes Fahrrad", sku: "RAD-42", quantity: 1, price: 1299.95 }] } });
}
play();

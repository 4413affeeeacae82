import { CoralogixRum } from "@coralogix/browser";
import { finished, person, tell, tellPerson, wait } from "./person.mjs";
import { search, tellSearch, tellVideo, video, film, watched } from "./shopping.mjs";
CoralogixRum.init({ public_key: "cxtp_0123456789", application: "laden", version: "2.4.1", coralogixDomain: "EU2", environment: "production",
  user_context: { user_id: person.id, user_name: person.name, user_email: person.email, user_metadata: { phone: person.phone } } });
CoralogixRum.log(3, "search", { search_term: search });
CoralogixRum.info?.("video", { video_id: video, video_title: film, playback_position: Number(watched) });
CoralogixRum.reportError?.(new Error("Warenkorb leer"));
tellPerson("id", "email", "name", "phone"); tellSearch(); tellVideo();
tell("identifier.session", CoralogixRum.getSessionId?.());
await wait(2500);
finished();

import youbora from "youboralib";
import { film, finished, person, player, tell, tellPerson, wait } from "./person.mjs";
const video = player();
const Own = youbora.Adapter.extend({
  getPlayhead() { return this.player.currentTime; }, getDuration() { return this.player.duration; }, getResource() { return "https://medien.laden.example/8812.mp4"; }, getPlayerName() { return "Hauptspieler"; },
  registerListeners() { for (const [name, act] of [["play", () => this.fireStart()], ["playing", () => this.fireJoin()], ["pause", () => this.firePause()], ["seeking", () => this.fireSeekBegin()], ["seeked", () => this.fireSeekEnd()], ["ended", () => this.fireStop()]]) this.player.addEventListener(name, act); },
});
const plugin = new youbora.Plugin({ accountCode: "laden", username: person.id, "user.name": person.id, "user.email": person.email, "content.title": "Rad richtig einstellen", "content.id": "film-8812", "content.duration": 8, host: "a-fds.youborafds01.com" });
plugin.setAdapter(new Own(video));
video.src = film();
await video.play();
tellPerson("id", "email"); tell("watch.video", "film-8812"); tell("watch.video", "Rad richtig einstellen", "browsing.title"); tell("watch.video", "https://medien.laden.example/8812.mp4", "browsing.url");
await wait(5500);
video.currentTime = 7;
await wait(600);
video.pause();
await wait(1500);
finished();

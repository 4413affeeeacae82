"""Plays the TikTok session: a person watches, skips, likes, comments and follows, and the app tells.

Endpoints: szdc/tiktok-api ``index.ts`` (feed, digg, follow, comment publish); ``aweme/stats`` and the event names:
see the README of the scenario.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from captures.lab.client import Datum, Device, Link, Message
from captures.lab.scenarios import tiktok_phone as phone
from captures.lab.scenarios import tiktok_world as world
from captures.lab.scenarios.tiktok_log import AppLog
from captures.lab.scenarios.tiktok_phone import Phone
from captures.lab.scenarios.tiktok_world import VIDEOS, Hosts, Video

FORM = "application/x-www-form-urlencoded; charset=UTF-8"


@dataclass(frozen=True, slots=True)
class Viewing:
    """What the person does with one video: for how long they watch, and what they do meanwhile."""

    video: int
    watch_ms: int
    like: bool = False
    unlike: bool = False
    comment: str = ""
    typed: str = ""
    share: bool = False
    follow: bool = False


PLAN = (
    Viewing(0, 8_600, like=True),
    Viewing(1, 2_130),
    Viewing(2, 15_020, like=True, comment="Wunderschön gefaltet, danke!"),
    Viewing(3, 1_410),
    Viewing(4, 18_050, like=True, share=True),
    Viewing(5, 6_320),
    Viewing(6, 11_300, like=True, unlike=True),
    Viewing(7, 3_040),
    Viewing(8, 10_400, comment="Klappt bei mir nach einer Woche 👍", follow=True),
    Viewing(9, 9_780, typed="Das war in unserem Urlaub"),
    Viewing(0, 8_600, comment="Heute gebacken: 10/10"),
)
FLUSH_AFTER, SEALED_AFTER = (1, 4, 7), 4


class Session:
    """The app while it runs: one connection a host, kept alive, and the log that collects events."""

    def __init__(
        self,
        device: Device,
        part: int = world.SEGMENT_BYTES,
        phone: Phone = phone.PHONE,
        hosts: Hosts = world.HOSTS,
    ) -> None:
        self.device, self.log, self._part, self.phone = device, AppLog(device, phone), part, phone
        self.api = device.link(hosts.api)
        self.actions = device.link(hosts.actions, http2=False)
        self.logs = device.link(hosts.log)
        self.cdn = device.link(hosts.cdn)
        self.covers = device.link(hosts.covers, tls="TLSv1.2")
        self.order = 0

    def links(self) -> tuple[Link, ...]:
        """Every connection, to close."""
        return self.api, self.actions, self.logs, self.cdn, self.covers

    def call(
        self,
        path: str,
        query: dict[str, str],
        data: tuple[Datum, ...] = (),
        acts: tuple[int, ...] = (),
        form: dict[str, str] | None = None,
    ) -> Message:
        """An API request with the common query; with ``form`` it is a POST, signed with X-SS-STUB."""
        now = self.device.clock.now()
        text, common = self.phone.query(now, **query)
        headers = {"user-agent": self.phone.agent, "accept-encoding": "gzip", "sdk-version": "1"}
        headers |= {"x-khronos": str(int(now)), "x-ss-req-ticket": str(int(now * 1000))}
        body = urlencode(form).encode() if form is not None else b""
        if form is not None:
            headers |= {"content-type": FORM, "x-ss-stub": hashlib.md5(body, usedforsecurity=False).hexdigest().upper()}
        told = (*common, *phone.labelled("query ", dict(query)), *self.phone.told_by_agent(), *data)
        wrap = ("form",) if form is not None else ()
        return Message("GET" if form is None else "POST", f"{path}?{text}", headers, body, path, told, acts, wrap)

    def feed(self, *, cold: bool) -> None:
        """Ask for the next videos, with the place as the person allowed it, and look at their covers."""
        query = {
            "type": "0",
            "count": "6",
            "max_cursor": "0",
            "pull_type": "0" if cold else "2",
            "is_cold_start": str(int(cold)),
            **self.phone.feed,
            "latitude": self.phone.latitude,
            "longitude": self.phone.longitude,
        }
        place = f"{self.phone.latitude},{self.phone.longitude}"
        told = (_datum("location.coordinates", place, "query latitude, longitude", "location."),)
        for post in self.api.send(self.call("/aweme/v1/feed/", query, told)).json()["aweme_list"]:
            cover = urlsplit(post["video"]["cover"]["url_list"][0])
            self.fetch(self.covers, cover.path, "cover")

    def fetch(self, link: Link, path: str, purpose: str, part: tuple[int, int] | None = None) -> None:
        """Download a file or a range of it."""
        headers = {"user-agent": self.phone.agent, "accept": "*/*"}
        if part is not None:
            headers["range"] = f"bytes={part[0]}-{part[1] - 1}"
        link.send(Message("GET", path, headers, purpose=purpose, data=self.phone.told_by_agent()))

    def stream(self, video: Video, watch_ms: int) -> None:
        """Let the time of a viewing pass while the segments it needs are downloaded, one each 8 seconds of video."""
        left = watch_ms
        for segment in range(video.segments):
            if left <= 0:
                break
            span = (segment * world.SEGMENT_BYTES, segment * world.SEGMENT_BYTES + self._part)
            self.fetch(self.cdn, f"/video/tos/useast2a/{video.file}.mp4?a=1233", "video segment", span)
            self.device.clock.sleep(min(left, 8_000) / 1000)
            left -= 8_000
        self.device.clock.sleep(max(left, 0) / 1000)

    def seen(self, video: Video) -> dict[str, object]:
        """The parameters every event about a video shares."""
        return {
            "group_id": video.id,
            "author_id": video.author,
            "enter_from": "homepage_hot",
            "city_info": self.phone.city,
        }


def _datum(kind: str, value: object, field: str, *accept: str) -> Datum:
    return Datum(kind, str(value), field, core=True, accept=accept)


def _video(event: str, video: Video) -> tuple[Datum, ...]:
    field = f"body event_v3.{event}."
    author = Datum("watch.video", video.author, f"{field}author_id", accept=("watch.", "interaction."))
    return _datum("watch.video", video.id, f"{field}group_id", "watch.", "interaction."), author


def watch(session: Session, viewing: Viewing) -> None:
    """One viewing from the first frame to the swipe: play, telling the statistics, acting, and the time it took."""
    video = VIDEOS[viewing.video]
    truth, log, seen = session.device.truth, session.log, session.seen(video)
    completed = viewing.watch_ms >= video.length_ms
    act = truth.act(
        "watched",
        subject=video.id,
        amount=viewing.watch_ms,
        unit="ms",
        of=video.length_ms,
        outcome="completed" if completed else "skipped",
    )
    session.order += 1
    log.event(
        "video_play",
        {**seen, "order": session.order, "feed_count": session.order, "previous_page": "homepage_hot"},
        _video("video_play", video),
        (act,),
    )
    session.stream(video, viewing.watch_ms)
    form = {"item_id": video.id, "tab_type": "0", "play_delta": "1", "aweme_type": "0"}
    form["action_time"] = str(int(session.device.clock.now()))
    stats = (_datum("watch.video", video.id, "form item_id", "watch."),)
    session.api.send(session.call("/aweme/v1/aweme/stats/", {}, stats, (act,), form))
    for _ in range(viewing.watch_ms // video.length_ms):
        end = truth.act("finished", subject=video.id, core=False)
        ended = (Datum("watch.finish", video.id, "body event_v3.video_play_finish.group_id", accept=("watch.",)),)
        log.event("video_play_finish", seen, ended, (act, end))
    for step in (_like, _comment, _typed, _share, _follow):
        step(session, viewing, video)
    told = (*_video("play_time", video), _datum("watch.duration", viewing.watch_ms, "body event_v3.play_time.duration"))
    log.event("play_time", {**seen, "duration": viewing.watch_ms, "distance_info": ""}, told, (act,))


def _like(session: Session, viewing: Viewing, video: Video) -> None:
    for wanted, kind, event, flag in (
        (viewing.like, "liked", "like", "1"),
        (viewing.unlike, "unliked", "like_cancel", "0"),
    ):
        if wanted:
            session.device.clock.sleep(0.8)
            act = session.device.truth.act(kind, subject=video.id)
            data = (_datum("interaction.like", video.id, "query aweme_id", "interaction.", "watch."),)
            query = {"aweme_id": video.id, "type": flag}
            session.api.send(session.call("/aweme/v1/commit/item/digg/", query, data, (act,)))
            told = _datum("interaction.like", video.id, f"body event_v3.{event}.group_id", "interaction.", "watch.")
            session.log.event(event, session.seen(video), (told,), (act,))


def _comment(session: Session, viewing: Viewing, video: Video) -> None:
    if not viewing.comment:
        return
    tap = session.device.truth.act("clicked", subject=video.id, core=False)
    session.log.event("click_comment_button", session.seen(video), _video("click_comment_button", video), (tap,))
    session.device.clock.sleep(10)
    act = session.device.truth.act("commented", subject=video.id, text=viewing.comment)
    form = {"aweme_id": video.id, "text": viewing.comment, "text_extra": "[]", "is_self_see": "0"}
    told = (
        _datum("interaction.comment", viewing.comment, "form text", "interaction.", "content."),
        Datum("watch.video", video.id, "form aweme_id", accept=("interaction.", "watch.")),
    )
    session.actions.send(session.call("/aweme/v1/comment/publish/", {}, told, (act,), form))
    params = {**session.seen(video), "comment_category": "original"}
    session.log.event("post_comment", params, _video("post_comment", video), (act,))


def _typed(session: Session, viewing: Viewing, video: Video) -> None:
    if not viewing.typed:
        return
    session.device.clock.sleep(8)
    act = session.device.truth.act("typed", subject=video.id, text=viewing.typed, core=False)
    params = {
        **session.seen(video),
        "input_content": viewing.typed,
        "input_content_cut": viewing.typed.replace(" ", "|"),
    }
    accept = ("content.", "interaction.")
    told = Datum("interaction.typed", viewing.typed, "body event_v3.input_word_cut.input_content", accept=accept)
    cut = Datum(
        "interaction.typed",
        str(params["input_content_cut"]),
        "body event_v3.input_word_cut.input_content_cut",
        accept=accept,
    )
    session.log.event("input_word_cut", params, (told, cut), (act,))


def _share(session: Session, viewing: Viewing, video: Video) -> None:
    if viewing.share:
        act = session.device.truth.act("shared", subject=video.id)
        told = _datum("interaction.share", video.id, "body event_v3.share_video.group_id", "interaction.", "watch.")
        session.log.event("share_video", session.seen(video), (told,), (act,))


def _follow(session: Session, viewing: Viewing, video: Video) -> None:
    if viewing.follow:
        session.device.clock.sleep(3)
        act = session.device.truth.act("followed", subject=video.author)
        told = _datum("interaction.follow", video.author, "query user_id", "interaction.", "identifier.")
        query = {"user_id": video.author, "type": "1"}
        session.actions.send(session.call("/aweme/v1/commit/follow/user/", query, (told,), (act,)))
        where = _datum(
            "interaction.follow", video.author, "body event_v3.follow.to_user_id", "interaction.", "identifier."
        )
        session.log.event("follow", {"to_user_id": video.author, "enter_from": "homepage_hot"}, (where,), (act,))


def _register(device: Device) -> None:
    """Registration in the published plain form (gzip JSON), then two requests that resume its TLS session."""
    header, told = phone.log_header()
    body = {"magic_tag": "ss_app_log", "header": header, "_gen_time": int(device.clock.now() * 1000)}
    packed = gzip.compress(json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(), 6, mtime=0)
    query, common = phone.common_query(device.clock.now())
    agent = {"User-Agent": phone.USER_AGENT, "Accept-Encoding": "gzip"}
    typed = {"Content-Type": "application/json; charset=utf-8", "Content-Encoding": "gzip"}
    data = (*common, *phone.user_agent())
    device.resumed(
        world.REGISTER,
        [
            Message(
                "POST",
                f"/service/2/device_register/?{query}",
                agent | typed,
                packed,
                "registration",
                (*data, *told),
                wrap=("gzip", "json"),
            ),
            Message(
                "POST",
                f"/service/2/log_settings/?{query}",
                agent | typed,
                packed,
                "log settings",
                (*data, *told),
                wrap=("gzip", "json"),
            ),
            Message("GET", f"/service/2/app_alert_check/?{query}", agent, b"", "alert check", data),
        ],
        tls="TLSv1.2",
    )


def _bank(device: Device) -> None:
    """Another app of the phone: its keys are not logged."""
    device.curl(f"https://{world.BANK}/konto", Message("GET", "/konto", {}, purpose="bank"), world.BANK, keys=False)


def play(device: Device) -> None:
    """The whole session."""
    watch_all(Session(device), (SEALED_AFTER,))


def watch_all(session: Session, sealed_after: tuple[int, ...]) -> None:
    """Register, watch everything, and send the log in batches; those after these viewings are sealed."""
    device = session.device
    probe = Message("GET", "/generate_204", {"User-Agent": "Dalvik/2.1.0"}, purpose="connectivity check")
    device.curl(f"http://{world.CONNECTIVITY}/generate_204", probe, world.CONNECTIVITY)
    device.ask_time(world.TIME)
    _register(device)
    session.log.launch()
    session.log.event("launch_log", {"launch_method": "enter_launch", "is_cold_launch": "1"})
    session.feed(cold=True)
    device.clock.sleep(4)
    for number, viewing in enumerate(PLAN):
        watch(session, viewing)
        device.clock.sleep(2)
        if number in FLUSH_AFTER:
            session.logs.send(session.log.batch(sealed=number in sealed_after))
        if number == 4:
            _bank(device)
        if number == 5:
            session.feed(cold=False)
    stay = sum(viewing.watch_ms for viewing in PLAN)
    act = device.truth.act("stayed", amount=stay, unit="ms", core=False)
    told = Datum(
        "watch.stay", str(stay), "body event_v3.stay_time.duration", accept=("watch.", "apps.", "interaction.")
    )
    session.log.event("stay_time", {"duration": stay, "enter_from": "homepage_hot"}, (told,), (act,))
    session.logs.send(session.log.batch(sealed=len(PLAN) in sealed_after))
    for link in session.links():
        link.close()

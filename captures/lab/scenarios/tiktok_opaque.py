"""The log in the container of 2020, whose construction is not published: closed, and tied to likes by marks alone.

The API's keys are not logged either (an app that pins its certificates), so that nothing readable tells of a like.
"""

from __future__ import annotations

from captures.lab.client import Device
from captures.lab.expected import expected
from captures.lab.plan import SYNC, SYNC_SITE, carry_out, read_plan
from captures.lab.scenario import Answer, Asked, Line, Scenario
from captures.lab.scenarios import tiktok_phone as phone
from captures.lab.scenarios import tiktok_world as world
from captures.lab.scenarios.tiktok_encrypted import CASE, PART_BYTES
from captures.lab.scenarios.tiktok_player import Session

PLAN = read_plan(CASE)
BATCH_CHANCE = 0.2


class Pinned(Session):
    """The app with a connection to its API that nobody looks into."""

    def __init__(self, device: Device) -> None:
        super().__init__(device, PART_BYTES)
        self.api.close()
        self.api = device.link(world.API, keys=False)

    def flush(self) -> None:
        """Send what the log holds in the closed container."""
        self.logs.send(self.log.batch(sealed=True, unpublished=True))


def play(device: Device) -> None:
    """The plan: like a video, or look at its comments; the log goes out after a like, and now and then."""
    session = Pinned(device)
    session.log.launch()
    session.feed(cold=True)
    videos = iter(world.VIDEOS * len(PLAN.steps))

    def like() -> None:
        video = next(videos)
        query = {"aweme_id": video.id, "type": "1"}
        session.api.send(session.call("/aweme/v1/commit/item/digg/", query))
        session.log.event("like", session.seen(video))
        device.clock.sleep(0.3)
        session.flush()

    def look() -> None:
        video = next(videos)
        session.api.send(session.call("/aweme/v1/comment/list/", {"aweme_id": video.id, "count": "20"}))
        session.log.event("click_comment_button", session.seen(video))

    def between() -> None:
        if device.random.random() < BATCH_CHANCE:
            session.log.event("stay_time", {"duration": 2000, "enter_from": "homepage_hot"})
            session.flush()

    carry_out(device, PLAN, {"like": like, "look-at-comments": look}, between)
    for link in session.links():
        link.close()


def answer(asked: Asked) -> Answer:
    """What the servers answer."""
    return Answer(status=204) if asked.host == SYNC else world.answer(asked)


def _expect(lines: list[Line]) -> Line:
    about = f"what can be read where the log is closed: the common query, of a {phone.MODEL}, but no like"
    return expected(lines, about)


TIKTOK_OPAQUE = Scenario(
    name=f"{CASE}/container-of-2020",
    seed=world.SEED + 2,
    seconds=PLAN.seconds,
    sites=(*(site for site in world.SITES if site.host in (world.API, world.LOG, world.COVERS)), SYNC_SITE),
    answer=answer,
    play=play,
    expect=_expect,
    files=world.media(),
    least_pace=0.9,
)

"""Turns a truth file into what an audit of the capture must report; knows the truth's words and nothing else."""

from __future__ import annotations

from typing import cast

from captures.lab.scenario import Line

_EVENT_FIELDS = ("kind", "subject", "amount", "unit", "of", "outcome", "text")


def expected(lines: list[Line], about: str) -> Line:
    """The content of ``expected.json``.

    ``findings`` are the distinct (type, host, value) of everything sent over connections whose keys are known; those
    marked ``core`` must be found, the others may be. ``events`` are the person's acts that at least one such request
    told of, with the requests that did, in the order they were done; those not ``core`` (a video's end, a tap) may be
    left out or merged; ``untold`` are the acts that none told of. ``unreadable`` are the hosts whose keys
    were not logged, with the number of requests lost to sight. ``messages`` are those of other protocols than HTTP,
    ``sealed`` what was sent under an encryption of the app's own, which nobody opens.
    """
    sent = [line for line in lines if line["what"] in ("sent", "told")]
    readable = [line for line in sent if line["keys"]]
    acts = [line for line in lines if line["what"] == "act"]
    events = [_event(act, readable) for act in acts]
    hosts = sorted({str(line["host"]) for line in sent if not line["keys"]})
    messages = [{"protocol": m["protocol"], **_called(m)} for m in readable if m["what"] == "told"]
    sealed = [{k: line[k] for k in ("protocol", "host", "bytes")} for line in lines if line["what"] == "sealed"]
    return {
        "schema": 1,
        "about": about,
        "findings": _findings(readable),
        "events": [event for event in events if event["told_by"]],
        "untold": [event for event in events if not event["told_by"]],
        "unreadable": [{"host": h, "requests": sum(line["host"] == h for line in sent)} for h in hosts],
        "requests": [_called(r) for r in readable if r["what"] == "sent"],
        **{key: found for key, found in (("messages", messages), ("sealed", sealed)) if found},
    }


def _called(line: Line) -> Line:
    return {"method": line["method"], "host": line["host"], "path": line["path"]}


def _findings(readable: list[Line]) -> list[Line]:
    found: dict[tuple[str, str, str], Line] = {}
    for request in readable:
        for datum in cast("list[Line]", request["data"]):
            key = (str(datum["type"]), str(request["host"]), str(datum["value"]))
            entry = found.setdefault(
                key,
                {
                    "type": key[0],
                    "host": key[1],
                    "value": key[2],
                    "core": False,
                    "accept": [],
                    "fields": [],
                    "requests": [],
                },
            )
            entry["core"] = bool(entry["core"] or datum["core"])
            wider = [("accept", name) for name in cast("list[object]", datum["accept"])]
            for name, value in (*wider, ("fields", datum["field"]), ("requests", request["n"])):
                values = cast("list[object]", entry[name])
                if value not in values:
                    values.append(value)
    return [found[key] for key in sorted(found)]


def _event(act: Line, readable: list[Line]) -> Line:
    telling = [line for line in readable if act["act"] in cast("list[int]", line["acts"])]
    told_by = [{"n": line["n"], "host": line["host"], "wrap": line["wrap"]} for line in telling]
    return {
        "act": act["act"],
        "time": act["time"],
        "core": act.get("core", True),
        **{f: act.get(f) for f in _EVENT_FIELDS},
        "told_by": told_by,
    }

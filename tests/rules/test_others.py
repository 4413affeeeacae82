"""What is somebody else's is told from the sender's own: by names above, what objects hold, and lists of things."""

from __future__ import annotations

import json

import pytest

from auditor.decode.request import decode_body
from auditor.rules.about import asked
from auditor.rules.others import Whose

PLACE, MAIL, MODEL, NAME = "location.coordinates", "account.email", "device.model", "account.name"

OTHERS = [
    (MAIL, "$['ticket']['asker']['mail']", {"nurse": {"id": "7"}, "ticket": {"asker": {"mail": "a@b.example"}}}),
    (MODEL, "$['ticket']['thing']['model']", {"nurse": {"id": "7"}, "ticket": {"thing": {"model": "X1"}}}),
    (
        MAIL,
        "$['verwalterei']['mail']",
        {"user": {"name": "Ann Bo", "mail": "ann@a.example"}, "verwalterei": {"name": "Ute", "mail": "ute@b.example"}},
    ),
    (
        "home.device-state",
        "$['rest'][0]['light']",
        {"my_flat": {"light": "on"}, "rest": [{"z": "a", "light": "on"}, {"z": "b"}]},
    ),
    (
        "health.status",
        "$['kursy'][0]['kcal']",
        {"kursy": [{"kcal": "5", "coach": "Ann"}, {"kcal": "6", "coach": "Ben"}]},
    ),
    ("health.status", "$['tiere'][1]['temp']", {"tiere": [{"temp": "38"}, {"temp": "39"}]}),
    (PLACE, "$['stores'][0]['lat']", {"stores": [{"name": "Filiale Nord", "lat": 47.1, "lng": 15.4}]}),
    (
        PLACE,
        "$['r'][1]['geo']['lat']",
        {"r": [{"title": "A", "geo": {"lat": 1.5}}, {"title": "B", "geo": {"lat": 2.5}}]},
    ),
    (
        PLACE,
        "$['points'][0]['lat']",
        {"points": [{"city": "A", "lat": 1.5, "temp": 3}, {"city": "B", "lat": 2.5, "temp": 4}]},
    ),
    (PLACE, "$['article']['geo']['lat']", {"article": {"headline": "Flut", "geo": {"lat": 47.2}}}),
    (PLACE, "$[0]['lat']", [{"name": "Imbiss", "rating": 4.5, "lat": 1.5}, {"name": "Lokal", "rating": 3, "lat": 2.5}]),
    (
        PLACE,
        "$['features'][0]['geometry']['coordinates'][1]",
        {
            "features": [
                {"type": "Feature", "geometry": {"coordinates": [9.1, 48.2]}, "properties": {"name": "Bad"}},
                {"type": "Feature", "geometry": {"coordinates": [9.3, 48.4]}, "properties": {"name": "Turm"}},
            ]
        },
    ),
    ("location.address", "$['route']['stops'][0]['street']", {"route": {"stops": [{"street": "Am Markt 1"}]}}),
    ("location.approximate", "$['forecasts'][0]['city']", {"forecasts": [{"city": "Oslo", "tmax": 3}]}),
    ("location.address", "$['street']", {"name": "Bistro", "street": "Ring 4", "openingHours": "9-18"}),
    ("location.timezone-country", "$['slate'][0]['creator']['country']", {"slate": [{"creator": {"country": "DE"}}]}),
    (MAIL, "$['items'][0]['author']['email']", {"items": [{"title": "Bienen", "author": {"email": "a@b.example"}}]}),
    (MAIL, "$['assignee']['email']", {"assignee": {"email": "a@b.example"}}),
    (MAIL, "$['support']['email']", {"support": {"email": "a@b.example"}}),
    (MAIL, "$['listing']['seller']['email']", {"listing": {"seller": {"email": "a@b.example"}}}),
    (NAME, "$['feed'][1]['user']['name']", {"feed": [{"user": {"name": "Ann"}}, {"user": {"name": "Bob"}}]}),
    (NAME, "$['friends'][0]['user']['name']", {"friends": [{"user": {"name": "Ann"}}]}),
    (NAME, "$['creditor']['name']", {"debtor": {"name": "Ann"}, "creditor": {"name": "Stadtwerke"}}),
    ("account.birthday", "$['results'][0]['birthday']", {"results": [{"name": "Ann", "birthday": "1990-01-02"}]}),
    (MODEL, "$['creative']['model']", {"creative": {"model": "Galaxy S24"}}),
    (
        MODEL,
        "$['phones'][0]['model']",
        {"phones": [{"model": "Pixel 7", "price": 5}, {"model": "Pixel 8", "price": 6}]},
    ),
    (MODEL, "$['works_on'][0]['model']", {"works_on": [{"model": "Pixel 7"}, {"model": "Pixel 8"}]}),
    (
        "device.screen",
        "$['p'][0]['display']['width']",
        {"p": [{"sku": "1", "display": {"width": 1}}, {"sku": "2", "display": {"width": 2}}]},
    ),
    (MODEL, "$['article']['image']['camera']['model']", {"article": {"image": {"camera": {"model": "EOS R6"}}}}),
    (MODEL, "$['host']['model']", {"host": {"model": "PowerEdge"}, "rack": {"dc": "fra2"}}),
    ("identifier.mac", "$['servers'][0]['mac']", {"servers": [{"mac": "00:00:5e:00:53:01"}]}),
    (MODEL, "$['targeting']['models'][0]", {"targeting": {"models": ["SM-S911B", "SM-S901B"]}}),
    (MODEL, "$['targeting']['device']['model']", {"targeting": {"device": {"model": "SM-S911B"}}}),
    ("device.os", "$['report'][0]['os']", {"report": [{"os": "iOS", "clicks": 20, "spend": 4.1}]}),
    ("device.os", "$['rows'][0]['os']", {"rows": [{"os": "iOS", "bounce_rate": 0.4, "sessions": 812}]}),
    (NAME, "$['episode']['guest']['name']", {"episode": {"guest": {"name": "Ann Ton"}, "chapters": [{"at": 1}]}}),
    (PLACE, "$['drivers_near'][0]['lat']", {"drivers_near": [{"lat": 1.5}]}),
    (MAIL, "$['company']['email']", {"company": {"email": "a@b.example"}}),
    (MODEL, "$[0]['model']", [{"pattern": "a", "model": "Q9"}, {"pattern": "b", "model": "Q8"}]),
    ("watch.video", "$['lessons'][0]['id']", {"lessons": [{"id": "v1", "duration": 9}, {"id": "v2", "duration": 8}]}),
    ("health.status", "$['r']['kcal']", {"r": {"kcal": 412, "servings": 4, "ingredients": ["Linsen"]}}),
    ("health.status", "$['d'][0]['name']", {"d": [{"name": "A", "atc": "A10"}, {"name": "B", "atc": "C09"}]}),
    (
        PLACE,
        "$['location']['lat']",
        {"headline": "Flut", "author": "A", "tags": 1, "url": "u", "body": "b", "lead": "c", "location": {"lat": 1.5}},
    ),
    ("payment.amount", "$['v'][0]['revenue']", {"v": [{"revenue": 8.1, "conversions": 2}]}),
]

OWN = [
    (MAIL, "$['teacher_mail']", {"teacher_mail": "a@b.example", "students": [{"name": "x"}]}),
    (MAIL, "$['advertiser']['login_email']", {"advertiser": {"login_email": "marketing@b.example"}}),
    (NAME, "$['shipping']['name']", {"user": {"name": "Ann Bo"}, "shipping": {"name": "Ute Ko"}}),
    (NAME, "$['box']['name']", {"user": {"name": "Ann Bo"}, "box": {"name": "Ann"}}),
    (PLACE, "$['track'][0]['lat']", {"track": [{"lat": 1.5, "ts": 1}, {"lat": 2.5, "ts": 2}]}),
    (PLACE, "$['p'][0]['lat']", {"p": [{"lat": 1.5, "name": "a", "acc": 5}, {"lat": 2.5, "name": "b", "acc": 9}]}),
    (PLACE, "$['pts'][0]['lat']", {"pts": [{"lat": 1.5}, {"lat": 2.5}]}),
    (PLACE, "$['places'][0]['lat']", {"places": [{"label": "Zuhause", "lat": 1.5}, {"label": "Arbeit", "lat": 2.5}]}),
    (PLACE, "$['visits'][0]['lat']", {"visits": [{"name": "Klinik", "lat": 1.5}, {"name": "Bad", "lat": 2.5}]}),
    (PLACE, "$['events'][0]['lat']", {"events": [{"name": "open", "lat": 1.5}, {"name": "close", "lat": 2.5}]}),
    (PLACE, "$[0]['lat']", [{"name": "open", "lat": 1.5}, {"name": "close", "lat": 2.5}]),
    (PLACE, "$['geo']['lat']", {"geo": {"lat": 1.5}, "articles": [{"title": "A"}]}),
    (PLACE, "$['article']['reader']['lat']", {"article": {"headline": "Flut", "reader": {"lat": 47.2}}}),
    ("location.address", "$['addresses'][0]['street']", {"addresses": [{"street": "Weg 1"}, {"street": "Ring 2"}]}),
    ("location.approximate", "$['city']", {"headline": "Flut", "author": "Ann", "userId": "u1", "city": "Ulm"}),
    (MAIL, "$['user']['email']", {"user": {"email": "a@b.example"}, "agent": {"email": "c@d.example"}}),
    (MAIL, "$['listing']['buyer']['email']", {"listing": {"buyer": {"email": "a@b.example"}}}),
    (
        MAIL,
        "$['telecom'][1]['value']",
        {"telecom": [{"system": "phone", "value": "1"}, {"system": "email", "value": "a@b"}]},
    ),
    (NAME, "$['pax'][0]['firstname']", {"pax": [{"firstname": "Ann"}, {"firstname": "Bob"}]}),
    (NAME, "$['e'][0]['user']['name']", {"e": [{"user": {"name": "Ann"}}, {"user": {"name": "Ann"}}]}),
    (MAIL, "$['accounts'][0]['email']", {"accounts": [{"email": "a@b.example"}, {"email": "c@d.example"}]}),
    (MODEL, "$['devices'][0]['model']", {"devices": [{"model": "Pixel 7"}, {"model": "Pixel 8"}]}),
    (MODEL, "$['events'][0]['device']['model']", {"events": [{"device": {"model": "A"}}, {"device": {"model": "B"}}]}),
    (MODEL, "$['ad']['device']['model']", {"ad": {"device": {"model": "Pixel 7"}}}),
    (MODEL, "$['x'][0]['model']", {"x": [{"model": "Pixel 7", "deviceId": 1}, {"model": "Pixel 8", "deviceId": 2}]}),
    ("device.language", "$['kb'][0]['lang']", {"kb": [{"lang": "de"}, {"lang": "en"}]}),
    (MODEL, "$['a'][0]['value']", {"a": [{"key": "model", "value": "Pixel 7"}, {"key": "os", "value": "14"}]}),
    (MODEL, "$['host']['model']", {"host": {"model": "OptiPlex"}, "net": {"ip": "10.0.0.2"}}),
    (NAME, "$['booking']['guest']['name']", {"booking": {"guest": {"name": "Ann Ton"}, "nights": 2}}),
    ("device.os", "$['e'][0]['os']", {"e": [{"os": "iOS", "clicks": 20, "screen": "home"}]}),
    ("watch.video", "$['h'][0]['id']", {"h": [{"id": "v1", "duration": 9, "pos": 3}, {"id": "v2", "duration": 8}]}),
    ("watch.video", "$['history'][0]['id']", {"history": [{"id": "v1", "len": 9}, {"id": "v2", "len": 8}]}),
    ("network.bssid", "$['nearby_wifi'][0]['bssid']", {"nearby_wifi": [{"bssid": "00:00:5e:00:53:01"}]}),
    (MODEL, "$[0]['model']", [{"at": 1, "model": "Q9"}, {"at": 2, "model": "Q9"}]),
    ("health.status", "$['m'][0]['name']", {"m": [{"name": "A", "dose": 5}, {"name": "B", "dose": 6}]}),
]


def told(data_type: str, path: str, body: object) -> bool:
    root = decode_body(json.dumps(body).encode(), "application/json").roots[0]
    assert any(row[0] == path for row in root.rows)
    return Whose(root).other(path, (), data_type)


@pytest.mark.parametrize(("data_type", "path", "body"), OTHERS, ids=[f"{t}-{i}" for i, (t, _, _) in enumerate(OTHERS)])
def test_somebody_elses_is_told(data_type: str, path: str, body: object) -> None:
    assert told(data_type, path, body)


@pytest.mark.parametrize(("data_type", "path", "body"), OWN, ids=[f"{t}-{i}" for i, (t, _, _) in enumerate(OWN)])
def test_ones_own_stays(data_type: str, path: str, body: object) -> None:
    assert not told(data_type, path, body)


def test_names_around_encoded_text_count() -> None:
    inner = json.dumps({"email": "a@b.example", "role": "x"})
    tree = decode_body(json.dumps({"author": inner}).encode(), "application/json")
    child = next(node for node in tree.nodes() if node is not tree.roots[0])
    assert Whose(child).other("$['email']", (), MAIL)


def test_parents_in_a_name_count() -> None:
    root = decode_body(b"author[email]=a%40b.example&x=1", "application/x-www-form-urlencoded").roots[0]
    path = "$['author[email]'][0]"
    assert Whose(root).other(path, ("author",), MAIL)
    assert not Whose(root).other(path, ("author", "user"), MAIL)


def test_country_of_a_shop_for_apps_is_not_that_of_a_shop() -> None:
    root = decode_body(b'{"store_country":"JP","store_city":"Ulm"}', "application/json").roots[0]
    assert not Whose(root).other("$['store_country']", ("store",), "location.timezone-country")
    assert Whose(root).other("$['store_city']", ("store",), "location.approximate")


def test_scans_of_radio_are_asked_of_nobody() -> None:
    assert not asked("location.wifi")
    assert not asked("device.user-agent")
    assert asked("location.coordinates")


CATALOGUE = {"lang": "de", "kinds": [{"code": "R05", "label": "Cough"}, {"code": "R50", "label": "Fever"}]}


@pytest.mark.parametrize(
    ("published", "sender", "expected"), [(True, "kinds", True), (False, "kinds", False), (True, "deviceid", False)]
)
def test_what_is_beside_a_catalogue_nobody_sends_is_part_of_it(published: bool, sender: str, expected: bool) -> None:
    root = decode_body(json.dumps(CATALOGUE).encode(), "application/json").roots[0]
    whose = Whose(root, published=published, around=lambda: frozenset(("lang", sender)))
    assert whose.other("$['lang']", (), "device.language") is expected


def test_lists_in_the_names_of_a_form_are_lists() -> None:
    body = b"k[0][name]=Ann&k[0][job]=a&k[1][name]=Bob&k[1][job]=b&mine[email]=c%40d.example"
    root = decode_body(body, "application/x-www-form-urlencoded").roots[0]
    assert Whose(root).other("$['k[0][name]'][0]", ("k",), NAME)
    assert not Whose(root).other("$['mine[email]'][0]", ("mine",), MAIL)

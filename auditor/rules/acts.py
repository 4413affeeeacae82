"""What a person did, where an event says *what was done* in one field and *to what* in another.

``{"event": "like", "props": {"item": "p_7"}}``, ``{"a": "follow", "who": "u_9"}`` and ``?e=progress&v=v_1&p=75`` name
neither a liked item nor the place in a video. Here each is read as a row under the name it is meant by
(``likeditemid``, ``followeduserid``, ``playheadposition``), at its own place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from auditor.decode.document import Document, Number, member
from auditor.decode.tree import Node, Row
from auditor.rules.event_names import act_of, acted_on
from auditor.rules.names import aliases, normalise, translated
from auditor.rules.neighbours import container_of

_VERBS = (
    "event eventname event_name eventtype event_type action act verb activity interaction evt ev en e a type t op "
    "kind name n did what cmd operation operationname actiontype ac gesture decision direction dir choice "
    "swipe vote reaction do cat category k typ art tipo tur was "
    "aktion ereignis evento accion acao akcja islem src source input quelle ad"
).split()
_DETAILS = frozenset(
    "p props properties params parameters data attributes attrs attr payload d details detail context info input "
    "variables target object args fields body content meta value label event c pr prm".split()
)
_ITEMS = tuple(
    "itemid item targetid target postid post videoid video objectid object obj contentid content mediaid media "
    "articleid article trackid track songid song storyid story reelid reel clipid clip noteid note photoid photo "
    "commentid awemeid beitragid beitrag thread threadid topic topicid recipe recipeid playlist playlistid "
    "book bookid image "
    "imageid feedid entityid entity refid ref productid product pid episodeid episode show showid mid tid gid vid "
    "artnr artikelnr articleno artikel soundid sound audioid audio effectid effect stickerid sticker stationid station "
    "sku id on subject o".split()
)
_VIDEOS = tuple(
    "videoid video vid v cid contentid content mediaid media assetid asset episodeid episode clipid clip trackid "
    "track trk songid song itemid item showid show streamid ep epid prog programid sendung title id".split()
)
_PEOPLE = tuple(
    "followeeid followee followed followeduser touserid touid toid followid followuserid "
    "artistid artist idolid anchorid streamerid "
    "streamer artist idol anchor seller shop brand board member friend candidate "
    "targetuserid targetuid targetid target who authorid author creatorid creator channelid "
    "channel profileid profile accountid account username handle user userid uid object objectid id on to "
    "subject o".split()
)
_TEXTS = tuple(
    "comment words text commenttext body message content txt words reply msg kommentar comentario commentaire c".split()
)
_WHOM = ("uid", "userid", "user", "profile", "profileid", "candidate", "candidateid")
_SWIPED = tuple(
    "candidate candidateid profile profileid targetuser targetuserid target targetid person match on who".split()
)
_SPOTS = tuple(
    "venue venuename venueid stop stopname stopid station stationname stationid place placename placeid spot spotname "
    "club clubname gym geofence geofencename fence zone zonename region regionname beacon area shop store location "
    "locationname site poi poiname gate terminal space room hall school branch library office building".split()
)
_THINGS = tuple(
    "elementid element elementname elementtext selector sel button buttonid btn target targetid tgt trgt elm cta "
    "label text node control widget component id name item el view viewid tag link title key what message msg".split()
)
_LABELS = tuple("text innertext elementtext buttontext linktext labeltext label caption beschriftung".split())
_SCREENS = tuple(
    "screen screenname screenid page pagename pg view viewname vista pantalla ecran ekran activity fragment name title "
    "to route label sn id".split()
)
_TERMS = tuple(
    "query searchquery q term searchterm text keyword keywords phrase search s kw string input value".split()
)
_POSITIONS = tuple("position pos playhead progress currenttime time at p ct offset seconds percent pct sec".split())
_TYPED = tuple("value val entered text content typed v input data newvalue wert".split())
_STAYS = tuple(
    "ms dwellms dwell durationms duration dur secs seconds sec s millis elapsed stay staytime spent timespent dauer "
    "value".split()
)
_PLAYED_FOR = tuple("playms playtime playduration playsecs watchms watchtime watchedms staytime stay".split())
_VIAS = tuple("via channel platform medium method network to app".split())
_CHANNELS = tuple("ch svc channel channelname kanal sender station name title label service".split())
_APPS = tuple("app appname package pkg name title label".split())
_SPENT = tuple(
    "duration dur dauer dauers durationms secs seconds sec usedsecs usedms usagetime usage dwell watched watchtime "
    "sure duracion duree elapsed foreground fg".split()
)
_DOWNLOADS = tuple("file filename document url fileurl src episode track media video audio item title name".split())
_DEPTHS = tuple("depth percent pct depthpct depthpx px max maxdepth value y top to scroll off offset dist".split())

_NOUN = (
    r"(?:post|item|video|photo|content|song|article|comment|clip|reel|story|track|episode|recipe|product|pin|profile|page|"
    r"book|playlist|game|listing|place|venue|movie|film|show|album|artist|link|event|offer|property|card|image|picture|"
    r"note|thread|topic|question|answer|review|stream|podcast|course|lesson|workout|route|tweet|board|meme|gif|quote|"
    r"user|creator|channel|account|author|streamer|seller|shop|brand|community|group|hashtag|playlist)?"
)
"""What acts are done to, before or behind their verb: ``saved_pin``, ``post_liked``."""
_LIKE = (
    rf"{_NOUN}(?:like|liked|heart|hearted|upvote|upvoted|digg|love|loved|"
    rf"thumbsup|daumenhoch|swiperight|superlike|addlike|gefaelltmir|geliked|megusta|jaime|mipiace|dianzan)(?:click)?{_NOUN}"
)
_FOLLOW = (
    rf"{_NOUN}(?:follow|followed|subscribe|subscribed"
    rf"|abonniert?|abonnieren|folgen|gefolgt|seguir|suivre|guanzhu)(?:to)?{_NOUN}"
)

_ACTS: tuple[tuple[re.Pattern[str], tuple[tuple[str, tuple[str, ...]], ...]], ...] = tuple(
    (re.compile(verb), found)
    for verb, found in (
        (_LIKE, (("likeditemid", (*_ITEMS, *_WHOM)),)),
        (rf"un(?:{_LIKE})|removelike", (("unlikeditemid", _ITEMS),)),
        (r"(?:swiped?)?right", (("swipeditemid", _SWIPED),)),
        (r"(?:dislike|downvote|thumbsdown)d?|swipeleft", (("dislikeditemid", _ITEMS),)),
        (rf"{_NOUN}(?:favou?rite|favou?rited|fav|bookmark|bookmarked|addtofavou?rites|addtowatchlist|addtolist|watchlist|pinned|"
         rf"addtowishlist|wishlist|collect|save|saved|gemerkt|merken)(?:add|added|hinzu)?{_NOUN}|add(?:ed)?(?:to)?(?:favou?rites?|bookmarks?)|"
         r"(?:zur|zu)?(?:merkliste|wunschliste|merkzettel|favoriten|listadedeseos|listedesouhaits|favoritos)"
         r"(?:hinzu|hinzugefuegt|hinzufuegen|add|added|agregar|ajouter)?",
         (("favouriteditemid", _ITEMS),)),
        (rf"{_NOUN}(?:share|shared|repost|reposted|retweet|forward|forwarded|teilen|geteilt|compartir|partager|fenxiang){_NOUN}",
         (("shareditemid", _ITEMS), ("sharechannel", _VIAS))),
        (_FOLLOW, (("followeduserid", _PEOPLE),)),
        (r"(?:user|venue|place)?(?:check(?:ed)?in|tap(?:ped)?(?:in|on)|bein|beout|touchin|enter|entered|einchecken|eingecheckt|"
         r"qiandao|board(?:ed|ing)?|validat(?:ed|ion)|arrived?|visit(?:ed)?)(?:place|venue|completed|success|done)?",
         (("checkedinplace", _SPOTS),)),
        (rf"un(?:{_FOLLOW})", (("unfolloweduserid", _PEOPLE),)),
        (r"(?:add|post|send|create|submit)?(?:comment|commented|reply|replied)(?:add|added|post|posted|create|created)?",
         (("commenttext", _TEXTS),)),
        (r"(?:button|element|link|item|cta|ui|banner|card|tile|menu|icon|chip|row|nav|offer|promo|list|image|widget)?(?:click|clicked|clk|tap|tapped|press|pressed|longpress|doubletap|touch|klick|geklickt|clic)"
         r"(?:button|element)?",
         (("clickedelement", _THINGS), ("clickedtext", _LABELS))),
        (r"(?:text|field|form|formfield|search|user|value|key)?(?:entry|entered|filled|changed?|input|typing|typed|keyup|keydown|keypress|keystrokes?|autofill|"
         r"eingabe|getippt)",
         (("typedtext", _TYPED),)),
        (r"(?:screen|view)(?:close|closed|hide|hidden|disappear|disappeared|leave|left|exit|exited|end|ended)",
         (("dwelltime", _STAYS), ("openedscreenname", _SCREENS))),
        (r"(?:page|screen|view|article|story|tab|content|user)?(?:close|closed|hide|hidden|dwell|dwelltime|stay|linger|leave|left|exit|exited|"
         r"timeonpage|timeonscreen|engagement|engaged|reading|readtime|verweildauer)",
         (("dwelltime", _STAYS),)),
        (r"(?:video|audio|media|clip|song|track|podcast|episode|intro)?(?:skip|skipped|saltar|saltado|omitir|pular|ueberspringen|"
         r"uebersprungen|overslaan|saltare|pominieto)(?:video|song|track|intro|episode)?",
         (("playheadposition", _POSITIONS), ("watchedvideoid", _VIDEOS), ("skippedvideoid", _VIDEOS))),
        (r"(?:video|audio|media|clip|song|track|podcast|episode)?(?:play|watch|listen)(?:over|end|ended|stop|stopped|finish|finished|done|time|"
         r"duration|completed?)",
         (("watchduration", _PLAYED_FOR), ("watchedvideoid", _VIDEOS))),
        (r"(?:screen|view|page)(?:view|viewed|opened|open|enter|entered|shown|show|appear|appeared|load)|"
         r"(?:view|open|enter|show)(?:screen|view)|screen|navigate|navigation|navigated|gotoscreen|pushscreen",
         (("openedscreenname", _SCREENS),)),
        (r"search|searched|searchquery|dosearch|searchsubmit|searchperformed|sitesearch|suche",
         (("searchquery", _TERMS),)),
        (r"(?:video|media|play|player|playback|content|watch)?"
         r"(?:progress|heartbeat|beat|tick|position|quartile|timeupdate|seek|seeked|pause|paused|resume|resumed|stop|stopped)",
         (("playheadposition", _POSITIONS), ("watchedvideoid", _VIDEOS))),
        (r"(?:video|media|content|episode|clip|song|track|podcast|audio|movie|film|show|reel)(?:play|view|viewed|start|started|watch|watched|skip|skipped|complete|completed|"
         r"end|ended|finish|finished|impression)|(?:play|view|watch|skip|start|complete)(?:video|media|episode|clip)|"
         r"videoview|play|watch|watched",
         (("watchedvideoid", _VIDEOS),)),
        (r"(?:page|screen|view)?(?:scroll|scrolled|scrolldepth)", (("scrolldepth", _DEPTHS),)),
        (r"(?:file|document|media|episode|track|video|pdf)?(?:download|downloaded)(?:started|finished|completed?|file)?",
         (("downloadeditem", _DOWNLOADS),)),
        (r"(?:tv|live)?(?:sender|channel|kanal|canal|station|tuner|dvb[tcs]?|livetv|broadcast|linear)",
         (("watchedchannel", _CHANNELS), ("watchedchanneltime", _SPENT))),
        (r"(?:tv)?(?:app|application|anwendung|aplicacion|uygulama)(?:usage|use|used|session|time)?",
         (("usedappname", _APPS), ("usedapptime", _SPENT))),
    )
)  # fmt: skip
"""What verbs say of the fields beside them: the name such a field is meant by, what it may be called, best first."""
_CALLED = {meant: called for _, found in _ACTS for meant, called in found}

_PLAYING = frozenset(
    "v vid video videoid media mediaid episode episodeid clip clipid content contentid track trackid asset assetid "
    "title trk ep playms playtime playduration watchms watchtime "
    "ats atms stream streamid playerid player playhead duration d length rate bitrate muted mute volume quality".split()
)
_OF_PLAYERS = frozenset(("playheadposition", "watchedvideoid"))
_STATES = frozenset("play playing pause paused resume resumed seek seeked stop stopped ended".split())
"""Verbs that say by themselves what a player does."""
_OF_ANY_PLAYER = _STATES | frozenset("tick heartbeat buffering timeupdate skipintro".split())
_FEWEST_STATES = 2
"""Different verbs of a player in one message that leave no doubt that one sends it."""
_FIELDS = frozenset(
    "field fieldname fieldid selector sel css cssselector xpath element elementid el inputname inputid formfield form "
    "formid formname control feld target component".split()
)
_OF_ITSELF = ("name", "title", "id")
"""What stands for an object that was acted on: ``{"event": "like", "post": {"id": "p_7"}}``."""
_ACTED_ON = frozenset(("likeditemid", "unlikeditemid", "dislikeditemid", "favouriteditemid", "shareditemid"))
_ITSELF = re.compile(
    r"(?:post|item|art|article|vid|video|photo|pic|img|image|reel|clip|story|thread|thr|prod|product|recipe|song|track|trk|"
    r"episode|ep|note|pin|book|movie|mov|comment|cmt|playlist|album|game|quote)[-_:#/][A-Za-z0-9][A-Za-z0-9_-]{0,40}"
)
"""Ids that begin with the word for what is liked, kept or shared, whatever their field is called."""
_ONE_WHO_ACTS = frozenset(
    "user me self account profile player visitor viewer member customer device app client page screen context ctx "
    "session actor author owner sdk campaign geo location".split()
)
_IN_TURN = ("clickedelement", "typedtext", "scrolldepth", "openedscreenname", "searchquery")
_OPENS = frozenset(("view", "open", "nav", "route"))
_MEASURED, _FIRST = frozenset(("scrolldepth",)), frozenset(("clickedelement", "openedscreenname"))
"""What is a number, and what comes before all else that is told of an act."""
_TIMED = frozenset(_SPENT)
_ASKED_BESIDE = {
    "playheadposition": _PLAYING,
    "watchedvideoid": _PLAYING,
    "skippedvideoid": _PLAYING,
    "typedtext": _FIELDS,
    **dict.fromkeys(("watchedchannel", "watchedchanneltime", "usedappname", "usedapptime"), _TIMED),
}
"""What some meanings ask for beside the act: traits of a player, or the field of a page that was typed in."""
_REMEMBERED, _MOST_NAMES, _LONGEST_VERB, _DEEPEST, _MOST = 8192, 64, 40, 12, 4096
_Scalar = str | bool


def verb_names(names: frozenset[str]) -> frozenset[str]:
    """Those of these names that may hold what was done."""
    return frozenset(name for name in names if _verb_rank(name) is not None)


def acts(node: Node, verbs: frozenset[str] | None = None) -> list[Row]:
    """Rows for what was acted on, of every event in a document; none for most documents.

    ``verbs`` are the `verb_names` of its rows, where they are known.
    """
    best: dict[int, tuple[int, Row]] = {}
    if verbs is None:
        verbs = verb_names(frozenset([row[1] for row in node.rows]))
    for row in node.rows[:_MOST] if verbs else ():
        rank = _verb_rank(row[1]) if row[1] in verbs else None
        told = rank is not None and type(row[2]) is str and type(row[3]) is dict and not _is_deep(row[0])
        if told and rank is not None and _wanted(str(row[2])):
            known = best.get(id(row[3]))
            if known is None or rank < known[0]:
                best[id(row[3])] = rank, row
    done = {normalise(str(row[2])) for _, row in best.values()}
    playing = len(done & _OF_ANY_PLAYER) >= _FEWEST_STATES
    return [found for _, row in best.values() for found in _event(row, playing=playing)]


def _is_deep(path: str) -> bool:
    """Whether a leaf is in a list within a list, so that it says nothing of the object around both."""
    at = path.rfind("][")
    return path[-1:] == "]" and at > 0 and path[at - 1].isdigit() and path[at + 2 : at + 3].isdigit()


def _event(row: Row, *, playing: bool) -> Iterator[Row]:
    """Rows of the object that says in ``row`` what was done, with those of the objects that hold particulars of it."""
    at, key, verb, holder = container_of(row[0]), row[1], row[2], row[3]
    if holder is None or len(holder) > _MOST_NAMES or at.count("[") > _DEEPEST:
        return
    wanted = _wanted(str(verb))
    details = [
        (name, inner)
        for name, inner in holder.items()
        if isinstance(inner, dict) and normalise(name) in _DETAILS and len(inner) <= _MOST_NAMES
    ]
    about = any([_may_be_about(str(verb), tuple(names)) for names in (holder, *[inner for _, inner in details])])
    if not about and _ACTED_ON.isdisjoint([meant for meant, _ in wanted]):
        return
    fields = [(at + member(name), name, value) for name, value in holder.items() if name != key]
    for name, inner in details:
        here = at + member(name)
        fields += [(here + member(inside), inside, value) for inside, value in inner.items()]
        fields += acted_on(here, inner, normalise(str(verb)))
    fields += [
        (at + member(name) + member(called), name, inner[called])
        for name, inner in holder.items()
        if isinstance(inner, dict)
        and normalise(name) not in _ONE_WHO_ACTS
        and (called := next((each for each in _OF_ITSELF if each in inner), None)) is not None
    ]
    told = list(_rows(wanted, fields, {key: verb}, playing=playing))
    yield from told
    if normalise(str(verb)) in _STATES and any(name in _OF_PLAYERS for _, name, _, _ in told):
        yield row[0], "playbackstate", verb, {**told[0][3], "playbackstate": verb} if told[0][3] else {}


def named_acts(rows: Sequence[Row]) -> list[Row]:
    """The same of rows whose names held their way (`nested_names`): ``b[0][event]=like`` beside ``b[0][item]=p_7``."""
    groups: dict[int, list[Row]] = {}
    for row in rows:
        groups.setdefault(id(row[3]), []).append(row)
    found: list[Row] = []
    for group in groups.values():
        verbs = [(rank, at) for at, row in enumerate(group) if (rank := _verb_rank(row[1])) is not None]
        spoken = [at for _, at in sorted(verbs) if type(group[at][2]) is str and _wanted(str(group[at][2]))]
        if spoken and len(group) <= _MOST_NAMES:
            _, key, verb, _ = group[spoken[0]]
            fields: list[tuple[str, str, Document]] = [
                (row[0], row[1], row[2]) for at, row in enumerate(group) if at != spoken[0]
            ]
            found += _rows(_wanted(str(verb)), fields, {key: verb}, playing=False)
    return found


def acts_in_turn(verb: str, elements: Sequence[tuple[str, str | bool | None]]) -> list[Row]:
    """Rows for what was acted on, where it follows a verb in a list; ``elements`` are places and values behind it."""
    said = {"openedscreenname"} if verb.lower() in _OPENS else {meant for meant, _ in _wanted(verb)}
    texts = [each for each in elements if type(each[1]) is str and each[1]]
    numbers = [each for each in elements if type(each[1]) is Number]
    found: list[Row] = []
    for meant in _IN_TURN:
        told = (numbers if meant in _MEASURED else texts) if meant in said else []
        if told:
            place, value = told[0] if meant in _FIRST else told[-1]
            found.append((place, meant, value, {verb: verb, meant: value}))
    return found


def _rows(
    wanted: tuple[tuple[str, tuple[str, ...]], ...],
    fields: Sequence[tuple[str, str, Document]],
    said: dict[str, Document],
    *,
    playing: bool,
) -> Iterator[Row]:
    """Rows of those of the fields (path, name, value) that best say what the act is done to.

    ``playing``: events around this one are those of a player.
    """
    around: dict[str, Document] = {}
    for meant, _ in wanted:
        fitting = [
            (rank, place, value)
            for place, name, value in fields
            if (rank := _rank(name, meant)) is not None and _scalar(value) not in (None, "")
        ]
        if not fitting and meant in _ACTED_ON:
            fitting = [(0, place, value) for place, _, value in fields if _tells_itself(value)]
        if not fitting:
            continue
        around = around or _around(fields, said)
        asked = None if playing and meant in _OF_PLAYERS else _ASKED_BESIDE.get(meant)
        if asked is not None and asked.isdisjoint(alias for name in around for alias in aliases(name)):
            continue
        _, place, value = min(fitting, key=lambda each: each[:2])
        content = _scalar(value)
        if content is not None:
            here = place + "[0]" if isinstance(value, list) else place
            yield here, meant, content, {**around, meant: content}


def _tells_itself(value: Document) -> bool:
    scalar = _scalar(value)
    return isinstance(scalar, str) and _ITSELF.fullmatch(scalar) is not None


def _around(fields: Sequence[tuple[str, str, Document]], said: dict[str, Document]) -> dict[str, Document]:
    """What was said, and the scalars among the fields; of two of one name the first."""
    around = dict(said)
    for _, name, value in fields:
        scalar = _scalar(value)
        if scalar is not None:
            around.setdefault(name, scalar)
    return around


@lru_cache(_REMEMBERED)
def _may_be_about(verb: str, names: tuple[str, ...]) -> bool:
    """Whether one of these fields may be what was acted on."""
    return any(_rank(name, meant) is not None for name in names for meant, _ in _wanted(verb))


@lru_cache(_REMEMBERED)
def _rank(name: str, meant: str) -> int | None:
    """How well a name fits what is meant, 0 best; None if it is none of the names for it."""
    called = _CALLED[meant]
    ranks = [called.index(alias) for alias in aliases(name) if alias in called]
    return min(ranks, default=None)


@lru_cache(_REMEMBERED)
def _verb_rank(name: str) -> int | None:
    """How likely a field of this name says what was done, 0 best; None if it hardly does."""
    called = next((word for word in (normalise(name), translated(name)) if word in _VERBS), None)
    return None if called is None else _VERBS.index(called)


def _wanted(verb: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a verb says of the fields beside it; empty for what is no verb known here."""
    return () if len(verb) > _LONGEST_VERB or verb.isdecimal() else _wanted_by(verb)


@lru_cache(_REMEMBERED)
def _wanted_by(verb: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    for word in dict.fromkeys((normalise(verb), translated(verb), act_of(verb))):
        for pattern, found in _ACTS:
            if pattern.fullmatch(word) is not None:
                return found
    return ()


def _scalar(value: Document) -> _Scalar | None:
    """The scalar itself, also alone in an array (as values of queries and forms are)."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    return value if isinstance(value, str | bool | Number) else None

"""The words that names of fields are made of, in several languages and shortened, and the one we compare them as.

``akku_pct`` and ``batPercent`` are both *battery percent*; ``kundennr`` is *customer number*. Only words that mean one
thing wherever they stand are here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from auditor.rules.further_tongues_of_deeds import FURTHER_DEEDS
from auditor.rules.further_tongues_of_people import FURTHER_PEOPLE
from auditor.rules.further_tongues_of_things import FURTHER_THINGS
from auditor.rules.tongues_in_latin_of_people import LATIN_PEOPLE
from auditor.rules.tongues_in_latin_of_things import LATIN_THINGS
from auditor.rules.tongues_in_phrases_of_people import PHRASES_OF_PEOPLE
from auditor.rules.tongues_in_phrases_of_things import PHRASES_OF_THINGS
from auditor.rules.tongues_in_scripts import SCRIPTS
from auditor.rules.tongues_of_people import PEOPLE
from auditor.rules.tongues_of_things import THINGS

_LONGEST_WORD, _MOST_PARTS, _SHORTEST_PART = 32, 4, 3
_LANGUAGE, _SHORTEST_FOREIGN_PART, _JOINED, _SHORTEST_COMPOUND = 2, 4, 4, 7
_SHORTEST_RARER_PART, _LONGEST_PHRASE = 5, 5
_FIRST_OF_SIGNS = "\u0e00"
"""From here on alphabets are those of languages that write their words together, or whose words are short."""
_ARTICLES = (("\u0627\u0644", 3), ("\u05d4", 3))
"""Those written together with the word (Arabic *al*, Hebrew *ha*), and the shortest word that is left of it."""

_SYNONYMS = {
    "device": "cihaz kone eszkoz zarizeni dispozitiv dev dv dvc devc geraet geraete gerat appareil dispositivo "
    "aparelho toestel enhet urzadzenie cihaz "
    "perangkat laite shebei",
    "phone": "cellulare telefoon telefoonnummer tlf gsm rufnummer telefonnummer tel telefon telefono telefone fon "
    "handy mobil mobile cellphone shouji dianhua puhelin "
    "smartphone telephone movil celular",
    "model": "mdl mod modell modelo modele modello xinghao malli",
    "manufacturer": "mfr mfg manuf mnf hersteller fabricant fabricante produttore fabrikant maker changshang "
    "zhizaoshang producent",
    "brand": "marka brnd marke marca marque merk pinpai",
    "os": "betriebssystem xitong",
    "system": "sys systeme sistema",
    "version": "ver vers vsn versione versao banben wersja vrs",
    "language": "dil kieli sprak jazyk nyelv limba lang lng langue sprache idioma lingua taal yuyan jezyk lingvo",
    "country": "land pays pais paese guojia kraj ulke ctry cntry",
    "city": "stadt ville ciudad citta cidade chengshi miasto",
    "user": "usr nutzer benutzer usuario utilisateur utente gebruiker yonghu kullanici uzytkownik bruker anvandare",
    "customer": "cust kunde kunden kund cliente klant klient musteri kehu clienti",
    "member": "mitglied mitglieds miembro membre socio huiyuan",
    "patient": "paciente paziente pacjent huanzhe",
    "employee": "mitarbeiter empleado employe personal staff",
    "driver": "fahrer chauffeur conducteur autista kuljettaja kierowca",
    "passenger": "pax fahrgast fluggast passagier pasajero passager passeggero",
    "holder": "inhaber titular titulaire",
    "wifi": "wlan",
    "account": "acct acnt konto konten cuenta compte conto conta rekening zhanghu zhanghao",
    "number": "nr no num nummer nummern numero nro numer haoma nbr",
    "id": "ident identifier kennung identificador identifiant",
    "email": "eposta mejl sahkoposti emailadresse mailadresse mail epost courriel correo youxiang eml",
    "surname": "nname zuname soyad soyadi soyisim prijmeni vezeteknev apellido apellidos cognome sobrenome "
    "achternaam efternavn "
    "efternamn nazwisko soyadi sukunimi nachname "
    "familienname lastname",
    "space": "espace espacio spazio ruimte",
    "mb": "mo",
    "gb": "go",
    "firstname": "vname vorname prenom voornaam fornavn fornamn imie etunimi fname givenname",
    "name": "nm nome nombre nom naam navn namn mingzi",
    "birth": "nascita naissance nacimiento nascimento geboorte urodzenia dogum syntyma fodelse fodsel",
    "date": "fecha datum tarihi paivamaara",
    "birthday": "bdate dob geburtstag geburtsdatum shengri birthdate",
    "gender": "sex geschlecht sexo sexe sesso xingbie gndr geslacht",
    "password": "kennwort wachtwoord haslo parola lozinka heslo losenord pwd passwd passwort contrasena senha mima "
    "kennwort",
    "battery": "pil bataryasi akumulator bat batt btry akku batterie bateria batteria dianchi",
    "level": "lvl niveau nivel",
    "percent": "pct percentage prozent perc porcentaje",
    "charging": "chg chrg laedt cargando ischarging",
    "display": "disp dsp",
    "screen": "ekran skarm skaerm naytto scr sc scrn bildschirm ecran pantalla schermo scherm tela pingmu",
    "width": "w wid wdth breite largeur ancho",
    "height": "h hgt hght hoehe hauteur",
    "resolution": "res reso aufloesung resolucion fenbianlv",
    "memory": "mem ram arbeitsspeicher memoria",
    "storage": "stor disk disc speicher almacenamiento stockage hdd",
    "free": "avail available frei libre",
    "release": "rel",
    "total": "tot ttl gesamt",
    "network": "net nw netz netzwerk reseau wangluo rete",
    "type": "tur tyyppi typ tipo leixing",
    "app": "application aplicacion applicazione anwendung yingyong",
    "bundle": "bndl bndle",
    "package": "pkg paket paquete pckg",
    "session": "sess sesion sitzung sitzungs huihua",
    "install": "installation instal installations",
    "token": "tok tkn jeton",
    "serial": "serien serie srl",
    "message": "msg nachricht mensaje messaggio mensagem bericht xiaoxi",
    "text": "txt texto texte testo",
    "contact": "kontakt contacto contatto contato lianxiren",
    "amount": "amt betrag importe montant importo jine",
    "currency": "curr ccy cur waehrung moneda devise valuta",
    "order": "ord bestell bestellung pedido commande dingdan auftrag",
    "merchant": "haendler comercio shanghu marchand",
    "latitude": "breitengrad weidu latitud",
    "longitude": "laengengrad jingdu longitud",
    "uuid": "guid",
    "firmware": "fw frmw",
    "hardware": "hw hrdw",
    "operator": "oper operador operateur betreiber yunyingshang",
    "fingerprint": "fp fprint",
    "visitor": "vis visit besucher visiteur visitante",
    "advertising": "adv advert",
    "clipboard": "clipb zwischenablage portapapeles jianqieban",
    "orientation": "orient ori orientacion ausrichtung",
}


def _in_tongues(lines: str) -> dict[str, str]:
    """The words of a table of other languages and what each is compared as, two words of ours with an underscore."""
    found: dict[str, str] = {}
    ours: list[str] = []
    for entry in lines.replace("\n  ", " ").split("\n"):
        one, _, words = entry.partition(":")
        if words:
            ours.append(one)
            found.update(dict.fromkeys(words.replace(";", " ").split(), one))
    for language in [word for word in found if len(word) <= _LANGUAGE and word.isascii()]:
        del found[language]
    found.update([(one.replace("_", ""), one) for one in ours])
    return found


_IN_PHRASES = _in_tongues((PHRASES_OF_PEOPLE + PHRASES_OF_THINGS).replace("+", ""))
_FURTHER = _in_tongues(FURTHER_DEEDS + FURTHER_PEOPLE + FURTHER_THINGS)
_RARER = _in_tongues(LATIN_PEOPLE + LATIN_THINGS + SCRIPTS) | _IN_PHRASES | _FURTHER
_USUAL = _in_tongues(PEOPLE) | _in_tongues(THINGS)
_FOREIGN = _RARER | _USUAL
_CANONICAL = _FOREIGN | {word: one for one, words in _SYNONYMS.items() for word in (one, *words.split())}
_COMPOUNDS = {word: one for word, one in _FOREIGN.items() if word != one and len(word) >= _SHORTEST_COMPOUND}
_COMPOUNDS |= {word: one for word, one in _IN_PHRASES.items() if word != one}
_ALONE = frozenset("mo go dil tur pil panel sc nw dv w h no net land vis visit clip disc res mod fp nom num".split())
"""Words that mean this only beside others."""
_KNOWN = frozenset(word for one, words in _SYNONYMS.items() for word in (one, *words.split()))
_PARTS = (
    frozenset(word for word in _KNOWN if len(word) >= _SHORTEST_PART)
    | frozenset(
        word
        for word, one in _FOREIGN.items()
        if len(word) >= (_SHORTEST_FOREIGN_PART if word in _USUAL or word == one else _SHORTEST_RARER_PART)
        or word >= _FIRST_OF_SIGNS
    )
    | {"id", "os", "nr", "no", "fw", "hw", "test"}
)


_ACCENTED = {
    code: letters
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    if (letters := unicodedata.normalize("NFKD", chr(code)).encode("ascii", "ignore").decode())
} | {ord(letter): plain for letter, plain in zip("ßæÆœøØłŁıđ", "ss ae Ae oe o O l L i d".split(), strict=True)}


_ACCENTED |= {
    ord(letter): plain
    for letter, plain in zip(
        "άέήίόύώϊϋΐΰΆΈΉΊΌΎΏё\u0623\u0625\u0622\u0649\u06cc\u06a9\u0629",
        "αεηιουωιυιυΑΕΗΙΟΥΩе\u0627\u0627\u0627\u064a\u064a\u0643\u0647",
        strict=True,
    )
} | dict.fromkeys((0x640, *range(0x64B, 0x653)), "")
"""Greek letters with accents; letters of Arabic that are written in several ways, and its vowels."""


def unaccented(name: str) -> str:
    """A name whose letters have no accents: ``größe`` is ``grosse``, ``sıcaklık`` is ``sicaklik``."""
    return name.translate(_ACCENTED)


@lru_cache(maxsize=4096)
def canonical(word: str, *, alone: bool = False) -> str:
    """One lower-case word as we compare it, taken apart if it is made of several we know; else as it is."""
    if alone and word in _ALONE:
        return word
    known = _CANONICAL.get(word) or _CANONICAL.get(_without_article(word))
    if known is not None:
        return known.replace("_", "")
    shortest = 2 * _SHORTEST_PART - 1 if word.isascii() else _SHORTEST_PART
    parts = _split(word, _MOST_PARTS) if shortest <= len(word) <= _LONGEST_WORD else ()
    return "".join(_CANONICAL.get(part, part) for part in parts).replace("_", "") if parts else word


def compared(words: Sequence[str]) -> list[str]:
    """The words of a name as we compare them; some that are one word in our tables become it: ``presion_arterial``."""
    found: list[str] = []
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + _LONGEST_PHRASE), at + 1, -1):
            one = _COMPOUNDS.get("".join(map(_without_article, words[at:end])))
            if one is not None:
                found += one.split("_")
                at = end
                break
        else:
            alone = len(words) == 1
            one = None if alone and words[at] in _ALONE else _CANONICAL.get(words[at])
            found += [canonical(words[at], alone=alone)] if one is None else one.split("_")
            at += 1
    return found


def _without_article(word: str) -> str:
    if not word.isascii():
        for article, least in _ARTICLES:
            if word.startswith(article) and len(word) >= len(article) + least:
                return word[len(article) :]
    return word


def _split(word: str, most: int) -> tuple[str, ...]:
    """The fewest of the words we know that a word is made of, the longest first; none if it is not.

    Long ones may be joined by an *s*, as Germanic languages do: ``graviditetstest``.
    """
    if word in _PARTS:
        return (word,)
    if most > 1:
        for at in range(len(word) - 2, 1, -1):
            if word[:at] in _PARTS:
                rest = _split(word[at:], most - 1)
                if not rest and at >= _JOINED and word[at] == "s" and len(word) - at > _JOINED:
                    rest = _split(word[at + 1 :], most - 1)
                if rest:
                    return (word[:at], *rest)
    return ()

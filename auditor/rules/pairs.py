"""What the members of pairs of a name and a value are called in other languages: ``{"anahtar": …, "deger": …}``."""

from __future__ import annotations

KEYS = tuple(
    "schluessel clave chave chiave cle sleutel klucz klic nyckel nokkel avain anahtar kljuc cheie kulcs klyuch ключ 键 "
    "nombre nome nom naam navn namn nimi nazwa nazev nev ad имя".split()
)
VALUES = tuple(
    "wert valor valeur valore waarde wartosc hodnota varde verdi vaerdi arvo deger vrijednost valoare ertek znachenie "
    "значение 值".split()
)

"""Sentences with commas are no tables, however few they are, nor are logs with objects in their lines; small tables are."""

from __future__ import annotations

import pytest

from duenotice.evidence.kinds.sniff import kind_of

PROSE = {
    "a Polish contract": (
        "Umowa zawarta w Warszawie, dnia 3 maja 2018 r., pomiędzy:\n"
        "Anną Testową, zamieszkałą w Warszawie, ul. Długa 5,\n"
        "a Janem Próbnym, zamieszkałym w Krakowie, ul. Krótka 7,\n"
        "zwanymi dalej stronami, o następującej treści:\n"
    ),
    "a German letter": (
        "Sehr geehrte Frau Probe,\n"
        "vielen Dank für Ihr Schreiben, das wir gestern erhielten,\n"
        "und für die Unterlagen, die beilagen, wie besprochen.\n"
        "Mit freundlichen Grüßen, Anna Test\n"
    ),
    "an English letter": (
        "Dear Ann,\n"
        "thank you for the letter, which came on Monday,\n"
        "and for the parcel, which came on Friday.\n"
        "Yours, Bo\n"
    ),
    "a French letter": (
        "Madame, Monsieur,\n"
        "je vous écris, comme convenu, au sujet du contrat,\n"
        "signé à Paris, le 3 mai 2018, par ma sœur.\n"
        "Cordialement, Anne\n"
    ),
    "a Spanish letter": (
        "Estimada Ana,\n"
        "le escribo, como acordamos, sobre el contrato,\n"
        "firmado en Madrid, el 3 de mayo, por Juan.\n"
        "Un saludo, Pedro\n"
    ),
    "an Italian letter": (
        "Gentile Anna,\n"
        "le scrivo, come d'accordo, per il contratto,\n"
        "firmato a Roma, il 3 maggio, da Mario.\n"
        "Saluti, Luca\n"
    ),
    "a Dutch letter": (
        "Beste Anna,\ndank voor je brief, die maandag kwam,\nen voor het pakje, dat vrijdag kwam.\nGroeten, Bo\n"
    ),
    "a Russian letter": (
        "Уважаемая Анна,\n"
        "спасибо за письмо, которое пришло в понедельник,\n"
        "и за посылку, которая пришла в пятницу.\n"
        "С уважением, Пётр\n"
    ),
    "a Czech contract": (
        "Smlouva uzavřená v Praze, dne 3. května 2018,\n"
        "mezi Annou Testovou, bytem Praha, Dlouhá 5,\n"
        "a Janem Zkušebním, bytem Brno, Krátká 7,\n"
        "dále jen strany, takto:\n"
    ),
    "a Swedish letter": (
        "Hej Anna,\ntack för brevet, som kom i måndags,\noch för paketet, som kom i fredags.\nHälsningar, Bo\n"
    ),
    "a Turkish letter": (
        "Sayın Anna,\n"
        "mektubunuz için teşekkürler, pazartesi geldi,\n"
        "paket için de teşekkürler, cuma geldi.\n"
        "Saygılar, Can\n"
    ),
    "two people in a Polish contract": (
        "Pani Anna Testowa, PESEL 44051401359, zamieszkała w Łodzi,\n"
        "Pan Jan Próbny, PESEL 02070803628, zamieszkały w Gdyni,\n"
        "oświadczają, że zawarli umowę, o której mowa wyżej.\n"
    ),
    "two addresses": ("Anna Test, Long Road 5, London\nBo Probe, Short Road 7, Leeds\n"),
    "a recipe": ("2 eggs, beaten\n100 g flour, sifted\n1 pinch salt, fine\nsome milk, warm\n"),
    "minutes": ("Present: Anna, Bo, Clara\nAbsent: Dora, Ed, Flo\nItem 1: budget, rent, heating\n"),
    "a poem": ("The sea, the sky,\nthe wind, the cry,\nthe day, the night,\nthe dark, the light.\n"),
    "two witnesses": (
        "Zeuge 1: Hans Probe, geboren am 3.5.1970, wohnhaft in Köln, Lange Str. 5\n"
        "Zeuge 2: Eva Test, geboren am 7.8.1980, wohnhaft in Bonn, Kurze Str. 7\n"
    ),
    "clauses": ("Er kam; er sah; er siegte.\nSie ging; sie blieb; sie kam.\nWir auch; wir nicht; ja.\n"),
    "articles of a law": (
        "Art. 1, ust. 2, pkt 3: strony, o których mowa,\n"
        "Art. 2, ust. 3, pkt 4: umowa, o której mowa,\n"
        "Art. 3, ust. 1, pkt 1: kara, o której mowa,\n"
    ),
    "sums": ("Brot 3,50\nMilch 1,20\nKäse 4,80\n"),
}
_OBJECT = '{"name": "Anna Test", "dob": "1980-01-02", "city": "Bonn"}'
_SHOWN = _OBJECT.replace('"', "'")
_ESCAPED = _OBJECT.replace('"', '\\"')
OBJECTS = {
    "JSON": f"2018-11-21 10:00:00 INFO body {_OBJECT}\n" * 20,
    "JSON and another comma": f"2018-11-21 10:00:00 INFO user 5, body {_OBJECT}\n" * 20,
    "JSON behind other first lines": "started, ready, waiting\nopen\n"
    + f"2018-11-21 10:00:00 INFO body {_OBJECT}\n" * 20,
    "a dictionary of Python": f"2018-11-21 10:00:00 INFO user {_SHOWN}\n" * 20,
    "escaped JSON": f'2018-11-21 10:00:00 INFO payload="{_ESCAPED}"\n' * 20,
}
TABLES = {
    "JSON in cells": f"""1,"{_OBJECT.replace('"', '""')}",ok\n""" * 20,
    "escaped JSON in cells": f'1,"{_ESCAPED}",ok\n' * 20,
    "JSON in cells without quotes": "id,payload,name\n" + f"1,{_OBJECT},Anna Test\n" * 20,
    "JSON beside many cells": f"1,Anna,Test,Bonn,53111,ok,{_OBJECT}\n" * 20,
    "two rows": ("name,mail\nAnn,ann@example.com\n"),
    "semicolons": ("name;mail;city\nAnn;ann@example.com;Rome\nBo;bo@example.com;Bonn\n"),
    "tabulators": ("Name\tPhone\nAnn Test\t0301234567\nBo Probe\t0307654321\n"),
    "bars": ("id|name|mail\n1|Ann|ann@example.com\n2|Bo|bo@example.com\n"),
    "no headings": ("Ann,Test,ann@example.com,0301234567\nBo,Probe,bo@example.com,0307654321\n"),
    "quotes": (
        '"Name","Address","Note"\n'
        '"Ann Test","Long Road 5, London","called, twice"\n'
        '"Bo Probe","Short Road 7, Leeds",""\n'
    ),
    "blanks behind the commas": ("name, mail, city\nAnn, ann@example.com, Rome\nBo, bo@example.com, Bonn\n"),
    "Polish headings": ("imię;nazwisko;PESEL\nAnna;Testowa;44051401359\nJan;Próbny;02070803628\n"),
    "addresses": ("Anna Test,Long Road 5,London,N1,UK\nBo Probe,Short Road 7,Leeds,L1,UK\nCy Any,Road 9,York,Y1,UK\n"),
    "two columns of words": ("Anna;Test\nBo;Probe\nCy;Any\n"),
    "dates and numbers": ("2018-11-21,5,Ann\n2018-11-22,7,Bo\n"),
    "names alone": ("first,last\nAnn,Test\nBo,Probe\n"),
    "French headings": ("nom;prénom;ville\nTest;Anne;Paris\nEssai;Jean;Lyon\n"),
    "blanks and no headings": (
        "Anna Test, anna@example.com, Berlin\nBo Probe, bo@example.com, Bonn\nCy Any, cy@example.com, Köln\n"
    ),
    "many rows of words": "".join(f"Tester{n}, Anna, Bonn\n" for n in range(12)),
    "numbers alone": ("1,5\n2,7\n3,1\n"),
}


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE)
def test_sentences_are_not_cut_into_columns(text: str) -> None:
    assert kind_of(text.encode()) == "text"
    assert kind_of(text.rstrip("\n").encode()) == "text"


@pytest.mark.parametrize("text", OBJECTS.values(), ids=OBJECTS)
def test_the_members_of_objects_in_a_log_are_no_columns(text: str) -> None:
    assert kind_of(text.encode()) == "text"


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_a_small_table_is_one(text: str) -> None:
    assert kind_of(text.encode()) == "csv"
    assert kind_of(text.replace("\n", "\r\n").encode()) == "csv"

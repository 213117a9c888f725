"""What people said: the help desk's mailbox and public posts, in several languages, made after what they really saw."""

from __future__ import annotations

import json
import mailbox
import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from examples.black_friday.cast import Customer
from examples.black_friday.clock import iso
from examples.black_friday.drive import Shown
from examples.black_friday.scenario import BRAND, DAY, Scenario, Size

DESK = "help@larkspur.example"

SAW = {
    "en": (
        "Someone else's name in my account",
        "I opened my account and saw {name} and {email}. That is not me. What is going on?",
    ),
    "de": (
        "Fremder Name in meinem Konto",
        "In meinem Konto stehen {name} und {email}. Das bin nicht ich. Wer sieht dann meine Daten?",
    ),
    "fr": (
        "Un autre nom dans mon compte",
        "Mon compte affiche {name} et {email}. Ce n'est pas moi. Qui voit mes données ?",
    ),
    "es": ("Otro nombre en mi cuenta", "En mi cuenta aparecen {name} y {email}. No soy yo. ¿Quién ve mis datos?"),
    "it": ("Un altro nome nel mio account", "Nel mio account vedo {name} e {email}. Non sono io."),
    "pt": ("Outro nome na minha conta", "Na minha conta aparecem {name} e {email}. Não sou eu."),
    "nl": ("Andere naam in mijn account", "In mijn account staat {name} met {email}. Dat ben ik niet."),
    "pl": ("Cudze dane na moim koncie", "Na moim koncie widzę {name} i {email}. To nie ja."),
    "sv": ("Fel namn på mitt konto", "På mitt konto står {name} och {email}. Det är inte jag."),
    "ja": ("別人の名前が表示されます", "アカウントに{name}、{email}と表示されました。私ではありません。"),
}
USUAL = {
    "en": ("Where is my parcel?", "My order {order} has not come yet. Can you check?"),
    "de": ("Wo bleibt mein Paket?", "Meine Bestellung {order} ist noch nicht da. Können Sie nachsehen?"),
    "fr": ("Où est mon colis ?", "Ma commande {order} n'est pas arrivée. Pouvez-vous vérifier ?"),
    "es": ("¿Dónde está mi pedido?", "Mi pedido {order} no ha llegado. ¿Pueden comprobarlo?"),
    "ja": ("荷物が届きません", "注文{order}がまだ届きません。確認をお願いします。"),
}

POSTS = {
    "saw": {
        "en": "I see someone else's name and email in my {brand} account, what is this",
        "de": "Bei {brand} sehe ich fremde Daten statt meiner, wer sieht jetzt meine?",
        "fr": "Sur {brand} je vois le compte de quelqu'un d'autre, sérieusement ?",
        "es": "En {brand} me salen los datos de otra persona, ¿qué pasa?",
        "ja": "{brand}で他人の名前が表示された、怖い",
        "pt": "Na {brand} aparecem os dados de outra pessoa na minha conta",
    },
    "usual": {
        "en": "the {brand} lamp arrived today, looks nice",
        "de": "Die Lampe von {brand} ist heute gekommen, schön",
        "fr": "La lampe {brand} est arrivée, jolie",
        "es": "Ha llegado la lámpara de {brand}, bonita",
        "ja": "{brand}のランプが届いた、きれい",
        "pt": "Chegou o candeeiro da {brand}, bonito",
    },
    "ask": {
        "en": "is this {brand} mail phishing? asks me to track a parcel",
        "de": "ist die Mail von {brand} Phishing oder echt?",
        "fr": "ce mail de {brand}, c'est du phishing ?",
        "es": "¿este correo de {brand} es una estafa?",
        "ja": "{brand}のメール、フィッシング？",
        "pt": "este e-mail da {brand} é golpe?",
    },
}


def mail(path: Path, cast: Sequence[Customer], shown: Sequence[Shown], seed: int) -> None:
    """An mbox: people who were shown a stranger's page write about it some minutes later; others ask about parcels."""
    rng = random.Random(f"mail {seed}")
    strangers = [one for one in shown if one.foreign and one.received.hit.viewer.kind == "customer"]
    writers = [one for one in strangers if rng.random() < min(0.2, 60 / max(1, len(strangers)))] or strangers[:1]
    messages = [_report(one, rng) for one in writers]
    messages += [_question(rng.choice(cast), rng) for _ in range(40)]
    box = mailbox.mbox(path)
    for at, message in sorted(messages, key=lambda pair: pair[0]):
        kept = mailbox.mboxMessage(message)
        kept.set_from("help-desk", at.timetuple())
        box.add(kept)
    box.close()


def _report(shown: Shown, rng: random.Random) -> tuple[datetime, EmailMessage]:
    writer = shown.received.hit.viewer.customer
    assert writer is not None
    at = shown.received.hit.at + timedelta(seconds=rng.randrange(240, 3_600))
    subject, text = SAW[writer.language]
    return at, _message(writer, at, subject, text.format(name=shown.subject.name, email=shown.subject.email))


def _question(writer: Customer, rng: random.Random) -> tuple[datetime, EmailMessage]:
    at = DAY + timedelta(hours=6, seconds=rng.randrange(6 * 3_600))
    subject, text = USUAL.get(writer.language, USUAL["en"])
    return at, _message(writer, at, subject, text.format(order=f"LK-{rng.randrange(10_000_000, 99_999_999)}"))


def _message(writer: Customer, at: datetime, subject: str, text: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = f"{writer.name} <{writer.email}>" if writer.name.isascii() else writer.email
    message["To"] = DESK
    message["Date"] = format_datetime(at)
    message["Subject"] = subject
    message["Message-ID"] = f"<{at:%H%M%S}.{writer.customer_id}@mail.example>"
    message.set_content(f"{text}\n\n{writer.name}\n")
    return message


def posts(path: Path, scenario: Scenario, size: Size, seed: int) -> None:
    """Five quiet days and the day itself, when strangers' data become the talk."""
    rng = random.Random(f"posts {seed}")
    rows = sorted([*_chatter(size, rng), *_alarm(scenario, size, rng)], key=lambda row: row["time"])
    for number, row in enumerate(rows, start=1):
        row |= {"id": f"post-{number}", "url": f"https://social.example/{row['author']}/{number}"}
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def _chatter(size: Size, rng: random.Random) -> Iterator[dict[str, str]]:
    for _ in range(size.posts):
        kind = "ask" if rng.random() < 0.08 else "usual"
        yield _post(DAY - timedelta(days=5) + timedelta(seconds=rng.randrange(5 * 86_400 + 43_200)), kind, rng)


def _alarm(scenario: Scenario, size: Size, rng: random.Random) -> Iterator[dict[str, str]]:
    for _ in range(40 + size.posts // 20):
        delay = rng.lognormvariate(7.8, 0.7)
        yield _post(scenario.deployed + timedelta(seconds=600 + delay), "saw", rng)


def _post(at: datetime, kind: str, rng: random.Random) -> dict[str, str]:
    language = rng.choices(tuple(POSTS[kind]), (6, 3, 2, 2, 2, 1))[0]
    text = POSTS[kind][language].format(brand=BRAND)
    return {"time": iso(at), "author": f"user{rng.randrange(100_000)}", "lang": language, "text": text}

"""National telephone numbers of twenty countries in items of which nobody said where they come from."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import phonenumbers
import yaml
from faker import Faker

from benchmarks.accuracy import values
from benchmarks.accuracy.sample import Sample
from benchmarks.accuracy.scoring import Score, added, by_value, scanned


@cache
def told() -> dict[str, dict[str, Any]]:
    """Sentences by country."""
    return yaml.safe_load((Path(__file__).parent / "dialled.yaml").read_text("utf-8"))


def _number(rng: random.Random, region: str) -> tuple[str, str]:
    """As people there write it, and as E.164."""
    made = values.phone(rng, region, True)
    written = made.written
    if rng.random() < 0.25:
        written = written.replace("(", "").replace(")", "").replace(" ", rng.choice(".-/"))
    elif rng.random() < 0.15:
        written = "".join(c for c in written if c.isdigit())
    number = phonenumbers.parse(made.canonical)
    return written, phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _other(rng: random.Random) -> str:
    """A number of something else."""
    forms = ("2018-{:07}", "{:08}", "4{:05}-{:04}", "{:010}", "R{:06}", "{:03}.{:06}", "10{:02} {:06}")
    form = rng.choice(forms)
    return form.format(*(rng.randrange(10 ** int(width)) for width in _widths(form)))


def _widths(form: str) -> Iterator[str]:
    yield from (part.split("}")[0].lstrip("0") for part in form.split(":")[1:])


def _fake(seed: int, region: str) -> tuple[random.Random, Faker]:
    fake = Faker(told()[region]["locale"])
    fake.seed_instance(f"{seed} {region}")
    return random.Random(f"{seed} {region}"), fake


def letter(seed: int, region: str, which: str, lines: int) -> Sample:
    """Running text in the country's language."""
    rng, _ = _fake(seed, region)
    sample, out = Sample(f"letter_{region}.txt"), list[str]()
    said, other = told()[region][which]
    for _ in range(lines):
        written, canonical = _number(rng, region)
        sample.plant("PHONE", canonical)
        out += [said.format(p=written), other.format(o=_other(rng)), ""]
    sample.data = "\n".join(out).encode()
    return sample


def table(seed: int, region: str, which: str, rows: int = 60) -> Sample:
    """A CSV whose column of numbers is called contact; the headers are the country's."""
    rng, fake = _fake(seed, region)
    sample = Sample(f"table_{region}.csv")
    headers = told()[region]["headers"] if which == "own" else ["a", "b", "c", "d", "e"]
    out = [",".join(headers)]
    for n in range(rows):
        written, canonical = _number(rng, region)
        sample.plant("PHONE", canonical)
        out.append(f'{1000 + n},"{fake.city()}",{fake.postcode()},"{written}",{rng.randrange(10**7, 10**8)}')
    sample.data = "\n".join(out).encode()
    return sample


def lines(seed: int, region: str, which: str, count: int = 60) -> Sample:
    """JSON lines with English keys; the own ones have mail at the country's domain, the strange ones a country."""
    rng, fake = _fake(seed, region)
    sample, out = Sample(f"lines_{region}.jsonl"), list[str]()
    for n in range(count):
        written, canonical = _number(rng, region)
        sample.plant("PHONE", canonical)
        if which == "own":
            domain = rng.choice(("gmail.com", f"shop.{told()[region]['domain']}"))
            row = {"id": n, "mail": f"u{n}@{domain}", "c1": written, "ref": _other(rng)}
        else:
            row = {"n": n, "addr": {"country": region, "city": fake.city()}, "x": written, "doc": _other(rng)}
        out.append(json.dumps(row, ensure_ascii=False))
    sample.data = "\n".join(out).encode()
    return sample


def log(seed: int, region: str, which: str, count: int = 60) -> Sample:
    """A log in English of a site in the country, or one that names nothing but an account of it."""
    rng, _ = _fake(seed, region)
    sample, out = Sample(f"log_{region}.log"), list[str]()
    for n in range(count):
        written, canonical = _number(rng, region)
        sample.plant("PHONE", canonical)
        when, pid = f"2018-11-26 10:{n % 60:02}:{rng.randrange(60):02}", rng.randrange(1000, 99999)
        if which == "own":
            where = f"https://www.shop.{told()[region]['domain']}/checkout"
            out.append(f"{when} [{pid}] POST {where} from {written} ref {_other(rng)} took {rng.randrange(9999)}ms")
        else:
            host = f"host{n % 3}.store.{told()[region]['domain']}"
            out.append(f"{when} INFO sms.gateway - sent to {written} via mail@{host} job={_other(rng)}")
    sample.data = "\n".join(out).encode()
    return sample


def samples(which: str, seed: int = 11) -> Iterator[Sample]:
    """All of a family: `own`, which may be developed against, or `strange`."""
    for region in told():
        yield letter(seed, region, which, 30 if which == "own" else 3)
        yield from (make(seed, region, which) for make in (table, lines, log))


def national_score(which: str, details: bool = False) -> Score:
    """Distinct numbers over all countries; with details those of each form and country."""
    scores: dict[str, list[Score]] = {}
    for sample in samples(which):
        score = by_value(sample, scanned(sample), ["PHONE"]).get("PHONE", Score(0, 0, 0))
        form, region = sample.name.partition(".")[0].split("_")
        for key in (form, region, "all"):
            scores.setdefault(key, []).append(score)
    if details:
        for key, mine in scores.items():
            print(f"  {which} {key:8} {added(mine)}")
    return added(scores["all"])

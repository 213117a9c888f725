"""count, explain, review and person on a leaked list: numbers with their reasons, judgements that bind, addresses never echoed."""

from __future__ import annotations

import io
import json

import pytest

FIRST = "Ana Bo Carla Dirk Elena Finn Gita Hugo Ida Jonas".split()  # noqa: SIM905
LAST = "Abel Brandt Castro Duarte".split()  # noqa: SIM905
LISTED = "ana.abel@mailbox.example"


def name(number: int) -> str:
    return f"{FIRST[number % 10]} {LAST[number // 10]}"


def leaked(folder):
    """A directory of 20 and a leaked list of 10 of them and 10 strangers, each of whom stands in it twice, perhaps."""
    folder.mkdir()
    rows = [
        f"C{n:04},{name(n)},{name(n).replace(' ', '.').lower()}@mailbox.example,{['DE', 'FR'][n % 2]}"
        for n in range(20)
    ]
    (folder / "customers.csv").write_text("customer_id,name,email,country\n" + "\n".join(rows) + "\n")
    lines = [f"{name(n)},{name(n).replace(' ', '.').lower()}@mailbox.example" for n in range(10)]
    for n in range(20, 30):
        given, family = name(n).lower().split()
        lines += [f"{name(n)},{given}.{family}@other.example", f"{name(n)},{given[0]}{family}{n}@second.example"]
    (folder / "leaked.csv").write_text("name,email\n" + "\n".join(lines) + "\n")
    return folder


@pytest.fixture(scope="module")
def shop(home, tmp_path_factory):
    """A case in which the list is known to have left the house, counted once."""
    from secrets import token_hex

    from duenotice.case import steps
    from duenotice.case.audit import Actor

    by = Actor("anna")
    with pytest.MonkeyPatch.context() as patch:
        # The names of links hang on the case's key: by one drawn at random, some runs judge pairs of which nobody moves as told below.
        patch.setattr("duenotice.case.keys.secrets.token_bytes", bytes)
        case = steps.new(f"case-{token_hex(4)}", by)
    steps.collect(case, [str(leaked(tmp_path_factory.mktemp("leak") / "evidence"))], by)
    steps.scan(case, by, workers=1)
    steps.configure(case, by, taken=("*leaked.csv",))
    steps.count(case, by, workers=1)
    return case


@pytest.fixture
def ask(home, shop, capsys, monkeypatch):
    """Ask one command about the case; gives the exit code and its JSON. said: what stands on standard input."""
    from duenotice.cli.app import run

    def asked(*args: str, said: str = ""):
        monkeypatch.setattr("sys.stdin", io.StringIO(said))
        code = run([*args, "--home", str(home.folder), "--case", shop.reference, "--json", "--as", "anna"])
        return code, json.loads(capsys.readouterr().out)

    return asked


@pytest.fixture
def words(home, shop, capsys, monkeypatch):
    """The same, as people read it: exit code and all that was written."""
    from duenotice.cli.app import run

    def asked(*args: str, said: str = ""):
        monkeypatch.setattr("sys.stdin", io.StringIO(said))
        code = run([*args, "--home", str(home.folder), "--case", shop.reference])
        written = capsys.readouterr()
        return code, " ".join((written.out + written.err).split())

    return asked


CUTS = ["country", "kind", "audience", "country,kind", "kind,country", "kinds,country", "region"]


@pytest.mark.parametrize("by", CUTS)
def test_every_cut_gives_three_numbers_whose_causes_add_up(ask, by):
    code, told = ask("count", "--by", by)
    assert code == 0 and told["counts"][by]
    for row in told["counts"][by]:
        assert set(by.split(",")) < set(row)
        assert row["best"] - row["certain"] == sum(cause["below"] for cause in row["causes"])
        assert row["possible"] - row["best"] == sum(cause["above"] for cause in row["causes"])


def test_the_numbers_of_a_cut_are_those_of_the_count_and_their_doubts_are_shown(words):
    code, told = words("count", "--by", "country,kind")
    assert code == 0 and "By country and kind" in told
    assert "linkage" in told and "residence" in told and "DE EMAIL 5" in told


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (("count", "--by", "country,hour"), "not counted by that"),
        (("explain", "bogus"), "PART=VALUE"),
        (("explain", "country="), "PART=VALUE"),
        (("explain", "shoe=42"), "not counted by that"),
        (("explain", "country=XX"), "There is: ??, DE, FR"),
        (("review", "judge", "nope", "same"), "no such link"),
        (("review", "judge", "nope", "maybe"), "same, different or unsure"),
    ],
)
def test_what_cannot_be_answered_says_what_can(words, args, expected):
    code, told = words(*args)
    assert code == 2 and expected in told


def test_a_count_is_explained_in_words(ask):
    _, told = ask("explain")
    assert "may belong to a person who is already counted" in told["words"]
    _, told = ask("explain", "kind=EMAIL,country=DE")
    assert "residence" in told["words"] and told["count"] == {"kind": "EMAIL", "country": "DE"}


def test_judgements_bind_the_next_count_which_says_why_it_changed(ask):
    _, before = ask("count")
    _, shown = ask("review", "list", "--size", "50")
    assert shown["standing"]["open"] == len(shown["links"]) == 10
    pairs = sorted(link["pair"] for link in shown["links"])
    for pair in pairs[:3]:
        assert ask("review", "judge", pair, "same", "--reason", "same postal address")[1]["by"] == "anna"
    ask("review", "judge", pairs[3], "different")
    ask("review", "judge", pairs[4], "same")
    assert ask("review", "undo")[1]["pair"] == pairs[4]
    _, after = ask("count")
    low, high = (next(row for row in told["counts"] if row["cut"] == "total") for told in (before, after))
    assert (low["possible"] - high["possible"], high["certain"] - low["certain"]) == (3, 1)
    assert after["changed"]["since"] == before["run"] and "links judged: +4" in after["changed"]["inputs"]
    assert {move["what"] for move in after["changed"]["moves"]} >= {"no longer possible", "possible to certain"}
    _, told = ask("explain")
    assert told["before"]["possible"] == low["possible"] and told["changes"]


def test_a_judgement_is_kept_with_who_and_when_and_cannot_be_edited(shop, ask):
    from django.db import DatabaseError, transaction

    from duenotice.case.models import Audit

    pair = ask("review", "list", "--size", "50")[1]["links"][0]["pair"]
    ask("review", "judge", pair, "unsure")
    row = shop.judgement_set.last()
    assert (row.decision, row.by) == ("unsure", "anna") and row.at
    assert Audit.objects.filter(chain=shop.reference, verb="judge", object=f"link {pair}").exists()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        shop.judgement_set.update(decision="same")


def test_links_are_shown_masked_and_raw_only_for_who_asks_and_is_written_down(shop, ask):
    from duenotice.case.models import Audit

    _, masked = ask("review", "list", "--size", "50")
    assert "@other.example" not in json.dumps(masked) and "Carla" not in json.dumps(masked)
    assert {"equal"} < {how for link in masked["links"] for _, how in link["alike"]}
    assert not Audit.objects.filter(chain=shop.reference, verb="reveal").exists()
    _, raw = ask("review", "list", "--size", "50", "--reveal")
    assert "@other.example" in json.dumps(raw)
    assert Audit.objects.filter(chain=shop.reference, verb="reveal").exists()


def test_a_person_goes_through_the_links_with_one_key_each(shop, words, monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr("io.StringIO", Terminal)
    before = shop.judgement_set.count()
    code, told = words("review", "--size", "50", said="d\nwhat?\nu\nb\nq\n")
    assert code == 0 and "is open again" in told.replace("The last one ", "") and "links judged" in told
    assert shop.judgement_set.count() - before == 3


PERSONS = {
    "a customer on the list": (LISTED, "yes"),
    "in another spelling": ("  Ana.ABEL@mailbox.example ", "yes"),
    "a stranger on the list": ("ana.castro@other.example", None),
    "a customer who is not on it": ("ana.brandt@mailbox.example", "no"),
    "somebody unheard of": ("nobody@nowhere.example", "cannot tell"),
    "no address": ("ana", "cannot tell"),
}


@pytest.mark.parametrize("who", PERSONS)
def test_a_person_is_looked_up_by_what_stands_on_standard_input(ask, who):
    address, expected = PERSONS[who]
    for args in (("person", "lookup"), ("person",)):
        code, told = ask(*args, said=address + "\n")
        assert code == 0 and address.strip() not in json.dumps(told)
        assert told["answer"] in ("yes", "cannot tell") if expected is None else told["answer"] == expected


@pytest.mark.parametrize("args", [("person", LISTED), ("person", "lookup", LISTED), ("person", "lookup", LISTED, "x")])
def test_an_address_on_the_command_line_is_refused_and_not_repeated(words, args):
    code, told = words(*args)
    assert code == 2 and "command line" in told and LISTED not in told


def test_no_address_at_all_is_a_usage_error(words):
    code, told = words("person", "lookup")
    assert code == 2 and "No address" in told

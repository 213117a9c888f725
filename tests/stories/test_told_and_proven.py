"""One made-up store from draft to proof, by real commands and a real mail server: keys, languages, plan, sending, returns, proof."""

from __future__ import annotations

import base64
import contextlib
import io
import json
import mailbox
import sys
import tomllib
from email import message_from_bytes, policy
from email.message import EmailMessage

import dkim
import pytest

PERSON = "person000@mail0.example"


class Told:
    """Commands of one case, run in this process; each is what the shell's `duenotice` runs."""

    def __init__(self, home, case: str, capsys, monkeypatch) -> None:
        self._every = ["--home", str(home.folder), *(["--case", case] if case else [])]
        self._capsys, self._patch = capsys, monkeypatch

    def shown(self, *args: str, typed: str = "") -> tuple[int, str, str]:
        """Exit code, standard output, standard error."""
        from duenotice.cli.app import run

        self._capsys.readouterr()
        self._patch.setattr(sys, "stdin", io.StringIO(typed))
        code = run([*args, *self._every])
        return code, *self._capsys.readouterr()

    def say(self, *args: str, code: int = 0, typed: str = "") -> dict:
        """What `--json` printed."""
        got, out, err = self.shown(*args, "--json", typed=typed)
        assert got == code, (args, got, err[-600:])
        return json.loads(out.strip().splitlines()[-1])


@pytest.fixture
def told(home, drafted_shop, capsys, monkeypatch):
    """The store's case, drafted: 24 people in six languages."""
    monkeypatch.setenv("COLUMNS", "200")
    return Told(home, drafted_shop.reference, capsys, monkeypatch)


@pytest.fixture
def real(home, real_shop, capsys, monkeypatch):
    """The same store in earnest: no drill, so a provider may take the letters."""
    return Told(home, real_shop.reference, capsys, monkeypatch)


def send(told, sink, *more, code=0):
    return told.say("send", "--smtp", f"127.0.0.1:{sink.port}", "--tls", "none", *more, code=code)


def test_signed_letters_go_out_and_one_of_them_is_proven_to_a_third_party(
    told, sink, tmp_path, home, capsys, monkeypatch
):
    keys = told.say("identity", "--make-keys", "--selector", "shop")["keys"]
    told.say("draft")
    told.say("approve", "--as", "boris", "--reason", "read")
    plan = send(told, sink, "--plan", "--per-second", "50", "--domain-rate", "mail0.example=2")
    assert (plan["people"], sum(one["people"] for one in plan["domains"])) == (24, 24)
    assert (sink.mails, plan["wave"]) == ([], None), "a plan sends nothing"
    assert send(told, sink, "--yes")["counts"]["accepted"] == 24
    assert send(told, sink, "--plan")["wave"]["state"] == "done", "that all of it has left is said"

    letter = next(raw for to, raw in sink.mails if to == PERSON)
    records = {f"{key['name']}.": key["record"].encode() for key in keys}
    for index in range(2):
        assert dkim.DKIM(letter, minkey=256).verify(index, dnsfunc=lambda name, timeout=5: records[name.decode()])

    folder = tmp_path / "handed over"
    code, out, err = told.shown("proof", "--folder", str(folder), typed=f" {PERSON.upper()}\n")
    assert code == 0, err
    assert "250 2.0.0 taken" in out and f"127.0.0.1:{sink.port}" in out and "approved" in out
    files = {path.suffix: path for path in folder.glob("wave-*")}
    assert files[".eml"].read_bytes() == letter, "the very bytes that the mail server took"
    assert not {PERSON, "Person000"} & set(files[".json"].read_text().split('"'))

    stranger = Told(home, "", capsys, monkeypatch)
    given = [str(files[".json"]), "--letter", str(files[".eml"]), "--register", str(folder / "register.json")]
    assert stranger.say("proof", "verify", *given)["holds"]
    files[".eml"].write_bytes(letter.replace(b"Lakespur", b"Lakespvr"))
    assert not stranger.say("proof", "verify", *given, code=1)["holds"]
    doubted = {
        check["what"] for check in stranger.say("proof", "verify", *given, code=1)["checks"] if not check["holds"]
    }
    assert doubted == {"letter"}


def raw_letters(endpoint) -> list[bytes]:
    return [base64.b64decode(body["Content"]["Raw"]["Data"]) for _, body, _ in endpoint.requests]


def test_amazon_ses_takes_the_very_bytes_and_its_quota_is_in_the_plan(real, endpoint, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint.url)
    way = ("--provider", "ses", "--region", "eu-central-1")
    real.say("identity", "--make-keys", "--selector", "shop")
    real.say("draft")
    real.say("approve", "--as", "boris", "--reason", "read")
    assert real.say("trial", *way, typed="team@lakespur.example\n")["taken"]
    assert real.say("send", *way, "--plan", "--per-second", "3")["limited_by"] == "the provider's rate of 3 a second"
    assert real.say("send", *way, "--yes")["counts"]["accepted"] == 24
    letters = [message_from_bytes(raw, policy=policy.default) for raw in raw_letters(endpoint)]
    assert len({str(letter["To"]) for letter in letters}) == 25, "24 people and ourselves"
    assert all(letter["DKIM-Signature"] for letter in letters)


def test_resend_takes_each_letter_once_with_a_key_that_no_log_shows(real, endpoint, monkeypatch, tmp_path):
    import resend

    monkeypatch.setattr(resend, "api_url", endpoint.url)
    (tmp_path / "key").write_text("re_secret\n")
    way = ("--provider", "resend")
    real.say("approve", "--as", "boris", "--reason", "read")
    code, _, err = real.shown("send", *way, "--yes")
    assert code == 2 and "DUENOTICE_RESEND_KEY_FILE" in err
    monkeypatch.setenv("DUENOTICE_RESEND_KEY_FILE", str(tmp_path / "key"))
    assert real.say("send", *way, "--yes", "--per-second", "500")["counts"]["accepted"] == 24
    assert len({headers["idempotency-key"] for headers in heads(endpoint)}) == 24
    assert {headers["authorization"] for headers in heads(endpoint)} == {"Bearer re_secret"}
    assert "re_secret" not in json.dumps(real.say("audit"))


def heads(endpoint) -> list[dict[str, str]]:
    return [{name.lower(): value for name, value in headers.items()} for _, _, headers in endpoint.requests]


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ((), "one way"),
        (("--smtp", "127.0.0.1:25", "--provider", "ses"), "one way"),
        (("--provider", "ses"), "--region"),
        (("--smtp", "relay.example"), "HOST:PORT"),
    ],
    ids=["none", "two", "SES without region", "relay without port"],
)
def test_a_way_that_is_not_one_is_refused_before_anything_leaves(told, way, words):
    code, _, err = told.shown("send", *way, "--yes")
    assert code == 2 and words in err


def test_a_letter_to_ourselves_comes_first_and_what_the_way_did_to_it_is_told(told, sink, tmp_path):
    way = ("--smtp", f"127.0.0.1:{sink.port}", "--tls", "none")
    told.say("identity", "--make-keys", "--selector", "shop")
    told.say("draft")
    assert told.shown("trial", *way, typed="team@lakespur.example\n")[0] == 4, "nothing leaves before an approval"
    told.say("approve", "--as", "boris", "--reason", "read")
    sent = told.say("trial", *way, typed=" team@lakespur.example\n")
    ((to, letter),) = sink.mails
    assert (to, sent["taken"]) == ("team@lakespur.example", True)
    assert b"Maria Example" in letter and b"Person0" not in letter
    assert send(told, sink, "--plan")["trial"] == ""

    (tmp_path / "tracked.eml").write_bytes(b"Received: from relay\r\n" + letter + b"=20http://track.example/1\r\n")
    found = told.say("trial", "compare", str(tmp_path / "tracked.eml"), code=1)["letters"][0]["looks"]
    assert {look["what"] for look in found if look["state"] == "fails"} == {
        "body",
        "signature shope",
        "signature shopr",
    }
    assert "does not hold: body" in send(told, sink, "--plan")["trial"]

    box = mailbox.mbox(tmp_path / "inbox")
    box.add(human("0" * 32))
    box.add(b"Received: from relay\n" + letter.replace(b"\r\n", b"\n"))
    box.close()
    assert told.say("trial", "compare", str(tmp_path / "inbox"))["holds"]
    assert send(told, sink, "--plan")["trial"] == "came back as it left"
    assert send(told, sink, "--yes")["counts"]["accepted"] == 24, "the letter to ourselves is no person's"
    assert told.say("audit", "--verify")["breaks"] == []
    trail = json.dumps(told.say("audit"))
    assert "trial" in trail and "team@" not in trail


def test_a_proof_of_nobody_says_no_and_the_question_is_audited_without_the_address(told, sink):
    told.say("approve", "--as", "boris", "--reason", "read")
    send(told, sink, "--yes")
    assert told.say("proof", code=1, typed="stranger@mail0.example\n")["answer"] == "no"
    trail = json.dumps(told.say("audit"))
    assert "prove" in trail
    assert "stranger" not in trail


def test_bounces_and_replies_are_led_to_their_people_and_a_person_answers(told, sink, tmp_path):
    told.say("approve", "--as", "boris", "--reason", "read")
    send(told, sink, "--yes")
    ids = [raw.split(b"Message-ID: <")[1].split(b">")[0].decode() for _, raw in sink.mails[:2]]
    box = mailbox.mbox(tmp_path / "box")
    box.add(bounce(ids[0]))
    box.add(human(ids[1]))
    box.close()
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "noise.eml").write_bytes(bytes(range(256)) * 20)
    first = told.say("returns", str(tmp_path / "box"), str(tmp_path / "odd"))
    assert (first["messages"], first["replies"], first["without_id"]) == (3, 1, 1)
    assert first["new"] == {"unreachable": 1, "reply": 1, "unknown": 1}
    assert (
        "came back 1" in first["waves"][0]["closing"] and "not reached by any channel 1" in first["waves"][0]["closing"]
    )
    assert told.say("returns", str(tmp_path / "box"))["new"] == {}, "a message counts once"

    (waiting,) = told.say("replies")["replies"]
    assert waiting["wave"] and waiting["due"].startswith("2026-12")
    code, out, _ = told.shown("replies", waiting["reply"][:6])
    assert code == 0 and "Is this letter real?" in out
    told.say("replies", waiting["reply"][:6], "--done", "explained")
    assert told.say("replies")["replies"] == []
    assert told.say("audit", "--verify")["breaks"] == []


def bounce(message_id: str) -> bytes:
    """A delivery report as mail servers write it (RFC 3464)."""
    return f"""From: MAILER-DAEMON@mail0.example
To: privacy@lakespur.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

This is the mail system.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail0.example

Action: failed
Status: 5.1.1

--b
Content-Type: text/rfc822-headers

Message-ID: <{message_id}>

--b--
""".encode()


def human(message_id: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Somebody <person@mail1.example>", "privacy@lakespur.example"
    mail["Subject"], mail["Date"] = "Re: your letter", "Fri, 20 Nov 2026 10:00:00 +0000"
    mail["In-Reply-To"] = f"<{message_id}>"
    mail.set_content("Is this letter real?\n")
    return mail


def test_a_language_is_machine_drafted_until_a_person_approves_it_and_again_when_that_is_revoked(told, sink):
    def drafted() -> dict[str, bool]:
        told.say("draft")
        return {n["language"]: n["machine_drafted"] for n in told.say("notices")["notices"]}

    assert all(drafted().values())
    told.shown("languages", "approve", "de", "--reason", "native speaker", "--as", "dora")
    known = {row["tag"]: row for row in told.say("languages")["languages"]}
    assert (known["de"]["state"], known["de"]["by"], known["fr"]["state"]) == ("approved", "dora", "drafted")
    assert [tag for tag, machine in drafted().items() if not machine] == ["de"]

    told.say("approve", "--as", "boris", "--reason", "read")
    told.say("languages", "revoke", "de", "--reason", "a wrong word", "--as", "dora")
    assert "approved again" in send(told, sink, "--yes", code=4)["next"], "what rested on the wording is void"
    assert sink.mails == []
    assert all(drafted().values())


def test_what_the_public_can_check_is_exported_once_the_draft_is_approved(told, sink, tmp_path):
    from duenotice.notices import Bundle, check_well_known, reference_code

    before = told.say("export", str(tmp_path / "before"))["files"]
    assert {"public", "secret"}.isdisjoint(path.name for path in (tmp_path / "before").iterdir())
    assert before
    told.say("approve", "--as", "boris", "--reason", "read")
    send(told, sink, "--yes")
    out = tmp_path / "after"
    told.say("export", str(out))
    assert {path.name for path in (out / "public").glob("*.html")} == {
        f"statement.{tag}.html" for tag in ("fr", "de", "en", "bg", "es", "pl")
    }
    signed = check_well_known((out / "public" / ".well-known" / "breach-notice.json").read_bytes())
    assert signed["controller"] == "Lakespur" and len(signed["notices"]) == 6
    bundle = Bundle.from_json((out / "secret" / "check-page.json").read_bytes())
    letter = next(raw for to, raw in sink.mails if to == PERSON)
    said = message_from_bytes(letter, policy=policy.default).get_body(("plain",))
    assert said and reference_code(bundle.key, bundle.case, PERSON) in said.get_content()
    assert (out / "secret").stat().st_mode & 0o077 == 0
    register = json.loads((out / "register.json").read_text())
    assert register["entries"][-1]["record"]["size"] == 24


def test_those_whom_e_mail_does_not_reach_get_a_letter_and_the_sentence_stays_true(
    home, new_case, shop_files, sink, tmp_path, capsys, monkeypatch
):
    case = directory_with_postal_addresses(new_case, shop_files)
    told = Told(home, case.reference, capsys, monkeypatch)
    assert told.shown("unreached")[0] == 2, "nothing was sent yet"
    told.say("approve", "--as", "boris", "--reason", "read")
    first = send(told, sink, "--yes")
    assert first["counts"]["accepted"] == 20
    assert first["counts"]["not_reached"] == 4, "four have no e-mail address"
    box = mailbox.mbox(tmp_path / "box")
    for _, raw in sink.mails[:2]:
        box.add(bounce(raw.split(b"Message-ID: <")[1].split(b">")[0].decode()))
    box.close()
    closing = told.say("returns", str(tmp_path / "box"))["waves"][0]["closing"]
    assert closing == "Of 24 people: accepted 20; doubtful 0; came back 2; no address 4; not reached by any channel 6."

    seen = told.say("unreached")
    assert {row["why"]: (row["people"], row["letter"]) for row in seen["by_cause"]} == {
        "no address": (4, 3),
        "refused or came back": (2, 2),
    }
    written = told.say("unreached", "write", "letter", "--folder", str(tmp_path / "letters"))
    assert (written["people"], written["without"], written["unshown"]) == (4, 2, 1), "no font has a sign of one name"
    assert "not reached by any channel 6" in told.say("unreached")["closing"], "a file on this machine reaches nobody"
    assert_letters_are_whole(tmp_path / "letters", case)
    again = told.say("unreached", "write", "letter", "--folder", str(tmp_path / "again"))
    assert again["people"] == 4
    assert [p.read_bytes() for p in sorted((tmp_path / "again").iterdir())] == [
        p.read_bytes() for p in sorted((tmp_path / "letters").iterdir())
    ], "written again, the same"

    done = told.say("unreached", "handed", "letter", "--receipt", "printer job 17")
    assert done["people"] == 4
    assert done["closing"] == (
        "Of 24 people: accepted 20; doubtful 0; came back 2; no address 4; handed over by letter 4; "
        "not reached by any channel 2."
    )
    texts = told.say("unreached", "write", "sms", "--folder", str(tmp_path / "sms"))
    assert (texts["people"], texts["channel"]) == (2, "sms")
    told.say("unreached", "handed", "sms", "--receipt", "order 4")
    assert told.say("unreached")["closing"].endswith("not reached by any channel 0.")
    assert told.shown("unreached", "write", "letter")[0] != 0, "nobody is left"
    assert send(told, sink, "--yes")["counts"]["not_reached"] == 0
    assert told.say("audit", "--verify")["breaks"] == []
    trail = json.dumps(told.say("audit"))
    assert "printer job 17" in trail and "Person000" not in trail


def directory_with_postal_addresses(new_case, shop_files):
    """The store, drafted; every sixth customer has no e-mail address and is known by telephone, one of them without a street and
    one with a name that cannot be printed."""
    from tomllib import loads

    from duenotice.case import facts, steps
    from duenotice.case.audit import Actor
    from duenotice.case.settings import CaseSettings

    lines = (shop_files / "customers.csv").read_text().splitlines()
    rows = [line.split(",") for line in lines[1:]]
    made = ["customer_id,name,email,phone,street,postcode,city,country,language"]
    for n, (number, name, email, country, language) in enumerate(rows):
        name += "\ue100" if n == 13 else ""  # a sign of private use
        email, street = ("" if n % 6 == 1 else email), ("" if n == 7 else f"Example Street {n}")
        place = f"{10000 + n},Exampletown,{country}" if street else ",,"
        made.append(f"{number},{name},{email},+4930123456{n:02},{street},{place},{language}")
    (shop_files / "customers.csv").write_text("\n".join(made) + "\n")
    (shop_files / "stolen.csv").write_text(
        "customer_id,phone\n" + "".join(f"{row[0]},+4930123456{n:02}\n" for n, row in enumerate(rows))
    )
    by = Actor("anna")
    case = new_case(drill=True, settings=CaseSettings(now="2026-11-21T08:00:00Z", taken=("*stolen.csv",)))
    for name, value in loads((shop_files / "facts.toml").read_text()).items():
        facts.give(case, name, tuple(value) if isinstance(value, list) else value, by)
    steps.collect(case, [str(shop_files / "customers.csv"), str(shop_files / "stolen.csv")], by)
    ran = steps.run(case, by, workers=1)
    assert ran.stopped is None, ran.stopped
    return case


def assert_letters_are_whole(folder, case):
    """Each letter in a PDF has a line in its CSV, its code fits its serial, and no serial occurs twice."""
    import csv

    import pypdfium2

    from duenotice.notices import check_code

    rows = [row for path in folder.glob("*.csv") for row in csv.DictReader(path.read_text("utf-8").splitlines())]
    assert len({row["serial"] for row in rows}) == 4
    assert all(check_code(case.key("codes"), case.reference, row["serial"], row["code"]) for row in rows)
    assert all(row["line_1"].startswith("Example Street") and row["line_2"].endswith("Exampletown") for row in rows)

    def plain(words):  # a code may be broken at its hyphen
        return "".join(filter(str.isalnum, words))

    text = ""
    for path in folder.glob("*.pdf"):
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                with contextlib.closing(page), contextlib.closing(page.get_textpage()) as words:
                    text += plain(words.get_text_range())
    printed = [plain(row[part]) in text for row in rows for part in ("serial", "code", "name")]
    assert all(printed) and len(printed) == 12


def test_people_of_whom_no_e_mail_address_is_known_get_letters(home, new_case, tmp_path, sink, capsys, monkeypatch):
    from duenotice.case import facts, steps
    from duenotice.case.audit import Actor
    from duenotice.case.settings import CaseSettings
    from tests.conftest import STORE

    by = Actor("anna")
    case = new_case(drill=True, settings=CaseSettings(now="2026-11-21T08:00:00Z", taken=("*stolen.csv",)))
    for name, value in tomllib.loads(STORE).items():
        facts.give(case, name, tuple(value) if isinstance(value, list) else value, by)
    heads = "customer_id,name,phone,street,postcode,city,country,language\n"
    phones = [f"+49 30 9018{n:04}" for n in range(12)]
    rows = [f"C{n:03},Person{n:03} Example,{phones[n]},Example Road {n + 1},10115,Berlin,DE,de\n" for n in range(12)]
    (tmp_path / "customers.csv").write_text(heads + "".join(rows))
    (tmp_path / "stolen.csv").write_text("phone\n" + "".join(f"{phone}\n" for phone in phones))
    steps.collect(case, [str(tmp_path / "customers.csv"), str(tmp_path / "stolen.csv")], by)
    assert steps.run(case, by, workers=1).stopped is None
    told = Told(home, case.reference, capsys, monkeypatch)
    told.say("approve", "--as", "boris", "--reason", "read")
    assert send(told, sink, "--yes")["state"] == "done" and sink.mails == []
    assert told.say("unreached")["people"] == 12
    written = told.say("unreached", "write", "letter", "--folder", str(tmp_path / "letters"))
    assert written["people"] == 12 and {path.suffix for path in (tmp_path / "letters").iterdir()} == {".pdf", ".csv"}
    closed = told.say("unreached", "handed", "letter", "--receipt", "job 17")["closing"]
    assert closed.endswith("not reached by any channel 0.") or "not reached by any channel 0" in closed

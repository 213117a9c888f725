"""A notice without HTML is one plain part: signed, verifiable, and filled like any other."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy

import dkim
import pytest

from duenotice.delivery import DkimKey, Identity, Settings, Wave, sample
from duenotice.model.personal import Personal
from duenotice.model.sending import Addressee, Notice

NOTICE = Notice(
    "n1", "default", "bg", 1, "Вашите данни", "Здравейте, {{name}}!\n.\nКод: {{code}}\n", "", (), (), (), "0" * 64
)


@pytest.mark.parametrize("kind", ["rsa", "ed25519"])
def test_a_notice_without_html_is_one_plain_part_whose_signature_holds(kind):
    key = DkimKey.fresh("s", kind)
    wave = Wave("c", 1, Identity("a.example", "p@a.example", "Anna", "p@a.example", "a.example", (key,)), bytes(32))
    who = Addressee("0" * 32, "n1", Personal("x@b.example"), Personal("Ада"), "bg")
    settings = Settings(slots=lambda one: {"name": one.name.reveal(), "code": "7AZ8"})
    made = sample(wave, {"n1": NOTICE}, who, settings, 1_700_000_000)
    read = message_from_bytes(made.data, policy=policy.default)
    assert read.get_content_type() == "text/plain"
    assert (read["content-language"], read.get_content()) == ("bg", "Здравейте, Ада!\r\n.\r\nКод: 7AZ8\r\n")
    record = key.dns_record().encode()
    assert dkim.DKIM(made.data, minkey=256).verify(0, dnsfunc=lambda name, timeout=5: record)
    assert made.data != sample(wave, {"n1": replace(NOTICE, html="<p>{{name}}</p>")}, who, settings, 1_700_000_000).data

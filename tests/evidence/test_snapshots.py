"""What pictures tell about themselves: who took them, who owns the camera, and where."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from duenotice.evidence.readers.snapshots import said_by


def photo(kind: str) -> bytes:
    """A picture with Exif: author, owner, position."""
    picture, out = Image.new("RGB", (16, 16)), io.BytesIO()
    exif = Image.Exif()
    exif[0x013B] = "Ann Miller"
    exif.get_ifd(0x8769)[0xA430] = "Björn Åkesson".encode().decode("latin-1")
    place = exif.get_ifd(0x8825)
    place[1], place[3] = "S", "W"
    place[2] = (IFDRational(33), IFDRational(52), IFDRational(1000, 100))
    place[4] = (IFDRational(151), IFDRational(12), IFDRational(3000, 100))
    picture.save(out, kind, exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_author_and_place_of_a_picture_are_told_though_its_text_is_not_read(
    tell: Callable[..., Any], kind: str
) -> None:
    told = tell(photo(kind))
    assert told.kind == "image"
    assert "Author: Ann Miller" in told.text
    assert "GPS position: -33.869444, -151.208333" in told.text
    assert told.reasons == {"read", "unsupported"}


XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:a="http://ns.adobe.com/exif/1.0/aux/" a:OwnerName="Rosa Delgado">'
    "<dc:creator><rdf:Seq><rdf:li>Ann Miller</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
)


def test_names_in_xmp_and_iptc_are_told() -> None:
    iptc = b"8BIM\x04\x04\x00\x00\x00\x00\x00\x20" + b"\x1c\x02\x50\x00\x0dSander Hoekst\x1c\x02\x7a\x00\x02Bo"
    told = said_by(io.BytesIO(b"\xff\xd8\xff\xe1" + iptc + XMP.encode()))
    assert told == [
        ("Author", "Sander Hoekst"),
        ("Description writer", "Bo"),
        ("Owner", "Rosa Delgado"),
        ("Author", "Ann Miller"),
    ]


def test_lists_of_exif_that_lead_in_a_circle_end() -> None:
    entry = b"\x69\x87\x04\x00\x01\x00\x00\x00\x08\x00\x00\x00"
    assert said_by(io.BytesIO(b"II*\0\x08\0\0\0" + b"\xff\x00" + entry * 255)) == []


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_any_bytes_tell_something_or_nothing(data: st.DataObject) -> None:
    good = photo("JPEG") + XMP.encode()
    at = data.draw(st.integers(0, len(good)))
    raw = good[:at] + data.draw(st.binary(max_size=30)) + good[at + data.draw(st.integers(0, 30)) :]
    assert all(name and value for name, value in said_by(io.BytesIO(raw)))

"""Positions on Earth in running text: how people and programs write them, and what only looks like one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice import detect
from duenotice.detect.texts.anchored import anchored
from duenotice.detect.texts.angles import words
from duenotice.detect.texts.positions import Position, positions
from duenotice.model.evidence import Block, Item
from tests.detect.test_detect_properties import Commas

HERE = (52.51629, 13.3777)


def placed(data: bytes) -> list[Position]:
    """The positions of a text by itself."""
    return positions(data, anchored(data).angles)


def told(text: str) -> list[tuple[str, str]]:
    """(canonical form, `sure` or `maybe`) of each position in a text."""
    return [(one.text.decode(), "sure" if one.sure else "maybe") for one in placed(text.encode())]


def degrees(text: str) -> list[float]:
    """Latitude and longitude of each position in a text, one after the other."""
    return [float(part.strip("O")) for canonical, _ in told(text) for part in canonical.split(",")]


@pytest.mark.parametrize(
    "text",
    [
        "52°30'58.6\"N 13°22'39.7\"E",
        "N 52° 30' 58.6\", E 13° 22' 39.7\"",
        "13°22'39.7\"E, 52°30'58.6\"N",
        "52º30’58.6”N, 13º22’39.7”E",
        "52° 30.977' N, 13° 22.662' E",
        "52.5163° N, 13.3777° E",
        "52.5163N, 13.3777E",
        "N52.5163 E13.3777",
        "N52 30.977 E013 22.662",
        "lat: 52.5163, lon: 13.3777",
        "lat=52.5163&lng=13.3777",
        'var here = {"lat":52.5163,"lng":13.3777};',
        '<trkpt lat="52.5163" lon="13.3777">',
        "<lat>52.5163</lat><lon>13.3777</lon>",
        "Latitude is 52.5163 and longitude is 13.3777",
        "Latitude: 52.5163\nLongitude: 13.3777",
        "longitude 13.3777, latitude 52.5163",
        "GPSLatitude: 52 deg 30' 58.60\" N\nGPSLongitude: 13 deg 22' 39.70\" E",
        "GPS Position : 52 deg 30' 58.60\" N, 13 deg 22' 39.70\" E",
        "my coordinates: 52.516, 13.378",
        "GPS 52.5163 13.3777",
        "geo:52.5163,13.3777;u=35",
        "+52.5163+013.3777/",
        "$GPGGA,123519,5230.977,N,01322.662,E,1,08,0.9",
        "POINT(13.37770 52.51630)",
        "<coordinates>13.37770,52.51630,0</coordinates>",
        "https://maps.example/@52.5163,13.3777,17z",
        "https://maps.example/?q=52.5163,13.3777",
        "https://maps.example/?ll=52.5163%2C13.3777&z=3",
        "https://map.example/#map=17/52.51630/13.37770",
        "https://maps.example/embed?pb=!2d13.3777!3d52.5163",
        "52&deg;30&#39;58.6&quot;N 13&deg;22&#39;39.7&quot;E",
        "Breitengrad 52,5163 Längengrad 13,3777",
        "52° 30′ 58.6″ n. Br., 13° 22′ 39.7″ ö. L.",
        "52° 30′ 58,6″ Nord, 13° 22′ 39,7″ Est",
        "latitud 52.5163, longitud 13.3777",
        "szerokość geograficzna 52,5163, długość 13,3777",
        "52°30′58.6″ с. ш. 13°22′39.7″ в. д.",
        "北纬52度30分58.6秒，东经13度22分39.7秒",
        "북위 52° 30' 58.6\" 동경 13° 22' 39.7\"",
    ],
)
def test_a_position_is_read_however_it_is_written(text: str) -> None:
    assert degrees(f"We met there ({text}) yesterday.") == pytest.approx(HERE, abs=0.001)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("33°51′31″S 151°12′51″E", "-33.858611,151.214167"),
        ("40.446195N, 79.982195W", "40.446195,-79.982195"),
        ("lat -33.8568, lon 151.2153", "-33.856800,151.215300"),
        ("lat \u221233.8568, lon 151.2153", "-33.856800,151.215300"),
        ("+27.5916+086.5640+8850/", "27.591600,86.564000"),
        ("-33.8568+151.2153/", "-33.856800,151.215300"),
        ("50°5'10\"N 14°25'20\"O", "50.086111,O14.422222"),
        ("plus code 9F4MGC8H+G2", "9F4MGC8H+G2"),
        ("https://plus.example/9F4MGC8H%2BG2", "9F4MGC8H+G2"),
        ("lon 2.5555 lat 1.5555\nlon 2.6666", "1.555500,2.555500"),
    ],
)
def test_the_canonical_form_is_in_degrees_with_their_signs(text: str, canonical: str) -> None:
    assert told(text) == [(canonical, "sure")]


@pytest.mark.parametrize(
    "text",
    [
        "Meet me at 52.516275, 13.377704 tonight",
        "-33.85678, 151.21530",
        "LatLng(52.5163, 13.3777)",
        "at 52.5163%2C13.3777",
        "seen 52.516275°, 13.377704°",
        "London 51.507351, -0.127758",
    ],
)
def test_two_fine_numbers_are_a_position_perhaps(text: str) -> None:
    assert [sure for _, sure in told(text)] == ["maybe"]


@pytest.mark.parametrize(
    "text",
    [
        "version 1.2345.6789",
        "10.12345, 20.12345, 30.12345",
        "[0.12345, -0.23456, 0.34567, 0.45678]",
        "[[52.51627, 13.37770], [52.51628, 13.37771]]",
        "[[24.059986, 10.971011],\n    [32.490441, 10.970258]]",
        "[1.0, 1.6, 12.736842, 14.923077]",
        "np.array([24.059986, 10.971011])",
        "array([6.504097, 0.908414])",
        "4.000023, 4.000034",
        "(23.140692, 23.140692)",
        "Polygon(Point(1.220, -0.827), Point(-1.490, -4.503))",
        "12.99, 13.99 EUR",
        "EUR 12.3456, 45.6789",
        "0.1234, 0.5678",
        "3.14159, 2.71828",
        "95% CI 12.3456, 45.6789",
        "loss: 12.34567, 45.67891",
        "cubic-bezier(0.25, 0.1, 0.25, 1.0)",
        "transform: translate(12.34567px, 45.67891px)",
        "translate(12.34567, 45.67891)",
        "matrix(1.00000, 0.00000, 0.00000, 1.00000, 12.34567, 45.67891)",
        '<path d="M12.34567,45.67891 L13.45678,46.78912Z">',
        '<path d="M 12.34567,45.67891 L 13.45678,46.78912">',
        '<polygon points="12.34567,45.67891 13.45678,46.78912">',
        "rgba(12.3456, 45.6789)",
        "25.5° C, 30.25° C",
        "turn 45° N then 30° E",
        "52° N, 13° E",
        "52.5°N, 13.4°E",
        "N 45°30'15\" E 120.00 feet",
        "S 45°30'15\" E 120.005 feet; thence N 30°15'10\" W 80.123 feet",
        "lat: 95.1234, lon: 13.3777",
        "lat: 52.5163, lon: 213.3777",
        "52°75'10\"N 13°22'39\"E",
        "lat: 0.0000, lon: 0.0000",
        "geo:0,0",
        "lat: 52, lon: 13",
        "flat 52.5163, long 13.3777",
        "the long 3.25 mile, lat pulldown 12.5",
        "Breite: 80,50 Länge: 120,00",
        "Szerokość 80,50 długość 120,00",
        "23456789+23",
        "+49 30 901820/",
        "data:;base64,AAAA9F4MGC8H+G2AA",
        "10.1234:20.1234",
        "1542791602.123456 1542791602.234567",
        "0.12345 12 0.34567",
        "latitude 52.5163",
        "52.516275\n13.377704",
    ],
)
def test_what_only_looks_like_a_position_is_none(text: str) -> None:
    assert told(f"x {text} y") == []


def test_words_speak_at_least_twenty_five_languages() -> None:
    assert len(words()) >= 25


def sexagesimal(value: float, sides: str) -> tuple[str, str]:
    """(degrees, minutes and seconds with one decimal, letter of the side)."""
    tenths = round(abs(value) * 36_000)
    minutes, rest = divmod(tenths, 600)
    return f"{minutes // 60}°{minutes % 60:02d}'{rest / 10:04.1f}\"", sides[value < 0]


def written(form: int, lat: float, lon: float) -> str:
    """A position in one of six forms."""
    (north, ns), (east, ew) = sexagesimal(lat, "NS"), sexagesimal(lon, "EW")
    return (
        f"{north}{ns} {east}{ew}",
        f"{ns} {north}, {ew} {east}",
        f"{abs(lat):.5f}°{ns}, {abs(lon):.5f}°{ew}",
        f"latitude {lat:.5f}, longitude {lon:.5f}",
        f"geo:{lat:.5f},{lon:.5f}",
        json.dumps({"lat": round(lat, 5) + 0.000001, "lng": round(lon, 5) + 0.000001}),
    )[form]


def angle(most: int) -> st.SearchStrategy[float]:
    """Degrees with five decimals, not as good as zero."""
    return st.integers(1_000, most * 100_000).flatmap(lambda n: st.sampled_from([n / 1e5, -n / 1e5]))


PLACES = st.tuples(st.integers(0, 5), angle(89), angle(179))


@given(st.lists(PLACES, max_size=8))
def test_every_position_of_a_text_is_found_and_no_other(places: list[tuple[int, float, float]]) -> None:
    text = "\n".join(f"Order 4711, 12.50 EUR, on 2018-11-21: {written(*place)} (25.5° C)." for place in places)
    assert degrees(text) == pytest.approx([angle for _, *pair in places for angle in pair], abs=0.0001)


@pytest.mark.parametrize(
    "unit",
    [
        "1°",
        "52°30'N ",
        "lat 1.23 ",
        "lat: 1.11, lon: ",
        "1.2345 1.2345 x ",
        "geo:1.11,",
        "22222222+22",
        "N 1.2345 ",
        "1.2345,",
    ],
)
def test_hostile_repetition_gives_no_position_and_ends(unit: str) -> None:
    assert told(unit * 3_000) == []


def scanned(text: str) -> detect.Settled:
    """What a text of cells between commas holds."""
    block = Block(0, 0, text.encode(), len(text.encode()), Commas(0))
    return detect.scan_item(Item(0, "0" * 64, "/t", "csv", 1), [block], detect.Settings(bytes(32)))


def test_the_same_place_written_in_two_ways_is_one_value() -> None:
    found = scanned("lat 33.50 lon 13.25\n33°30'00\"N 13°15'00\"E\n")
    assert [(row["kind"], row["occurrences"]) for row in found.values.to_pylist()] == [("GEO", 2)]


def test_the_digits_of_a_position_are_no_telephone_number() -> None:
    found = detect.try_text("Call the office, -33.85678, 151.21530 (office)", detect.Settings(bytes(32), country="AU"))
    assert [one.kind for one in found] == ["GEO"]


def test_two_cells_of_a_table_are_no_position_of_running_text() -> None:
    assert "GEO" not in scanned("52.516275,13.377704\n").findings["kind"].to_pylist()
    assert scanned("52.5163N 13.3777E,x\n").findings["kind"].to_pylist() == ["GEO"]

"""Positions as grid references: how they are written, and the codes and numbers that only look like them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.detect.test_detect_numbers import likely
from tests.detect.test_detect_positions import placed, scanned, told


@pytest.mark.parametrize(
    "text",
    [
        "MGRS 33UUU9154519698",
        "MGRS: 33U UU 91545 19698",
        '"mgrs":"33UUU9154519698"',
        "mgrs=33UUU%2091545%2019698",
        "33UUU9154519698 (MGRS)",
        "grid reference 33UUU 91545 19698",
        "coordinates: 33U UU 91545 19698",
        "33 N 391545 E 5819698 N",
        "zone 33N, 391545 mE 5819698 mN",
        "33U 391545 m E, 5819698 m N",
        "33U 391545.12mE 5819698.98mN",
        "33U E 391545 N 5819698",
        "Zone: 33U Easting: 391545 Northing: 5819698",
        "UTM 33U 391545 5819698",
        "UTM 33U 0391545 5819698",
        "UTM zone 33 North, easting 391545.2, northing 5819698.7",
        "UTM-Koordinaten: 33U 391545 5819698",
        "EPSG:32633 391545.12 5819698.5",
        "EPSG:25833, E 391545, N 5819698",
        "SRID=32633;POINT(391545.12 5819698.5)",
        "52.51629\u00b0 N, 13.3777\u00b0 E, 33U 391545 5819698",
    ],
)
def test_a_grid_reference_is_read_however_it_is_written(text: str) -> None:
    assert told(f"We met there ({text}) yesterday.")[-1] == ("33N 391545 5819698", "sure")


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("MGRS 4QFJ 12345 67890", "04N 612345 2367890"),
        ("MGRS 18SUJ2337106519", "18N 323371 4306519"),
        ("MGRS 33UUU91541969", "33N 39154 581969"),
        ("MGRS 33UUU915196", "33N 3915 58196"),
        ("MGRS 56HLH3487352266", "56S 334873 6252266"),
        ("UTM 32V 297508 6700617", "32N 297508 6700617"),
        ("UTM 48N 372000 149000", "48N 372000 149000"),
        ("EPSG:32756 334873 6252266", "56S 334873 6252266"),
        ("UTM 56S 334873 6252266", "56S 334873 6252266"),
        ("UTM 18S 323371 4306519", "18? 323371 4306519"),
        ("UTM 33 391545 5819698", "33? 391545 5819698"),
    ],
)
def test_the_canonical_form_is_zone_hemisphere_and_metres_as_fine_as_they_are_written(
    text: str, canonical: str
) -> None:
    assert told(text) == [(canonical, "sure")]


@pytest.mark.parametrize("text", ["33U UU 91545 19698", "33UUU 91545 19698", "33U UU 9154519698", "33U 391545 5819698"])
def test_a_reference_that_nothing_speaks_for_but_its_shape_is_a_position_perhaps(text: str) -> None:
    assert told(f"seen at {text} again") == [("33N 391545 5819698", "maybe")]


@pytest.mark.parametrize(
    "text",
    [
        "33UUU9154519698",
        "33UUU915196",
        "order 12ABC 12345 67890",
        "12ABC1234567890",
        "MGRS 33UAB9154519698",
        "MGRS 33UUM9154519698",
        "MGRS 61UUU9154519698",
        "MGRS 33IUU9154519698",
        "MGRS 33UUU915451969",
        "MGRS 33UUU 9154 19698",
        "MGRS 32XMG1234567890",
        "MGRS 33UUU9154519698A",
        "MGRS A33UUU9154519698",
        "UTM 33U 391545 1819698",
        "UTM 33U 891545 5819698",
        "UTM 33X 191545 8819698",
        "48N 372000 149000",
        "zone 33, 391545 5819698",
        "EPSG:32661 391545 5819698",
        "EPSG:25899 391545 5819698",
        "EPSG:32633 391545 5819698, 391546 5819699",
        "EPSG:32633",
        "utm_source=33U",
        "Model 15T 123456 Serial 1234567",
        "line 10A 123456 7654321",
        "Width 12E 123456, N",
    ],
)
def test_what_only_looks_like_a_grid_reference_is_none(text: str) -> None:
    assert told(f"x {text} y") == []


@pytest.mark.parametrize(
    ("square", "metres"),
    [
        ("28CEB7492158119", "28C 574921 1658119"),
        ("21DVH8409695432", "21D 484096 2795432"),
        ("04EFC5262787426", "4E 652627 3787426"),
        ("58FDK1840931234", "58F 418409 4431234"),
        ("13GGK0054348173", "13G 700543 4948173"),
        ("55HGC6518020716", "55H 765180 6220716"),
        ("37JCG1903020152", "37J 319030 6620152"),
        ("10KGC8560504527", "10K 785605 7704527"),
        ("15LUF3096916375", "15L 330969 8516375"),
        ("15MXS9601360896", "15M 696013 9660896"),
        ("35PML5749213451", "35P 457492 1013451"),
        ("45QWE0370247360", "45Q 503702 2447360"),
        ("46RES4509093252", "46R 545090 3193252"),
        ("56TML1860072004", "56T 418600 4572004"),
        ("57UWR1939877882", "57U 519398 5577882"),
        ("08VPJ2033867552", "8V 620338 6367552"),
        ("07WER7432606846", "7W 574326 7506846"),
        ("39XWC7766083128", "39X 577660 8283128"),
    ],
)
def test_squares_and_metres_of_every_band_agree_with_what_the_libraries_mgrs_and_utm_convert(
    square: str, metres: str
) -> None:
    assert [sure for _, sure in told(f"MGRS {square}")] == ["sure"]
    assert told(f"MGRS {square}") == told(f"UTM {metres}")


def test_the_same_place_as_square_and_as_metres_is_one_value() -> None:
    found = scanned("MGRS 33UUU9154519698\nat 33U 391545 mE 5819698 mN\n")
    assert [(row["kind"], row["occurrences"]) for row in found.values.to_pylist()] == [("GEO", 2)]


def test_a_column_named_for_grid_references_holds_positions(tmp_path: Path) -> None:
    assert "GEO" in likely(tmp_path, "mgrs", [f"33UUU{91545 + n}{19698 + n}" for n in range(30)])


@pytest.mark.parametrize(
    "unit", ["MGRS 3", "3U 391545 ", "33UUU 91545 ", "391545 mE ", "E 391545 N", "UTM ", "EPSG:32633 3"]
)
def test_hostile_repetition_of_their_beginnings_gives_no_reference_and_ends(unit: str) -> None:
    assert placed((unit * 20_000).encode()) == []


def test_degrees_of_another_zone_confirm_nothing() -> None:
    assert told("52.51629\u00b0 N, 7.3777\u00b0 E, 33U 391545 5819698")[1][1] == "maybe"
    assert told("52.51629\u00b0 N, 13.3777\u00b0 E." + " " * 200 + "33U 391545 5819698")[1][1] == "maybe"

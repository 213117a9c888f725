"""Special categories of article 9 GDPR and offences of article 10: names of fields, values that must speak for them, answers of no."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from pathlib import Path

import pytest
import yaml

from duenotice import detect
from duenotice.detect.fields import special
from duenotice.detect.words.lexicon import class_of, headers
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item
from duenotice.model.kinds import SPECIAL_KINDS

NEW = frozenset(SPECIAL_KINDS) - {"HEALTH"}
PEOPLE = [
    ("Anna Fischer", "anna@shop.example"),
    ("Jan Weber", "jan@shop.example"),
    ("Maria Koch", "maria@shop.example"),
]


def settled(path: Path) -> detect.Settled:
    """What one file is found to hold."""
    (item,) = (part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    own = (part for part in blocks(item, Budget()) if isinstance(part, Block))
    return detect.scan_item(item, own, detect.Settings(bytes(32)))


def workbook(rows: list[tuple[str, ...]]) -> bytes:
    """An office file of one sheet with these texts."""
    names = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = "http://schemas.openxmlformats.org/package/2006"
    cells = ["".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row) for row in rows]
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{kinds}/relationships"><Relationship Id="r" Type="{rels}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "[Content_Types].xml": f'<Types xmlns="{kinds}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "xl/workbook.xml": f'<workbook xmlns="{names}" xmlns:r="{rels}"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{kinds}/relationships"><Relationship Id="r1" Type="{rels}/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{names}"><sheetData>{"".join(f"<row>{row}</row>" for row in cells)}</sheetData>'
        "</worksheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return out.getvalue()


def found(path: Path) -> Counter[str]:
    """Findings of special categories by kind."""
    rows = settled(path).findings.to_pylist()
    return Counter(row["kind"] for row in rows if row["kind"] in NEW)


def staff(folder: Path, header: str, cells: list[str], *, alone: bool = False) -> Path:
    """A table with one such column, beside names and addresses or alone."""
    path = folder / "table.csv"
    rows = [
        "id" if alone else "Name;E-Mail",
        *(f"{n}" if alone else ";".join(PEOPLE[n % 3]) for n in range(len(cells))),
    ]
    lines = [f"{row};{cell}" for row, cell in zip(rows, [header, *cells], strict=True)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


CLEAR: dict[str, list[str]] = {
    kind: told.split("; ")
    for kind, told in yaml.safe_load((Path(__file__).parent / "special_headers.yaml").read_text("utf-8")).items()
}


@pytest.mark.parametrize(("kind", "header"), [(kind, header) for kind, told in CLEAR.items() for header in told])
def test_a_name_of_a_field_that_says_one_thing_only_decides_alone(kind: str, header: str) -> None:
    assert class_of("col:1", header) == kind


@pytest.mark.parametrize("kind", sorted(NEW))
def test_every_kind_is_known_in_twenty_five_languages_at_least(kind: str) -> None:
    assert len([header for group, header in headers() if group == kind]) >= 40
    assert len(CLEAR[kind]) >= 30


@pytest.mark.parametrize(
    "header",
    [
        "nationality",
        "citizenship",
        "Staatsangehörigkeit",
        "sex",
        "gender",
        "Geschlecht",
        "nationalité",
        "pol",
        "Sexe",
        "国籍",
        "gender_identity",
    ],
)
def test_nationality_and_gender_are_no_special_category_by_themselves(tmp_path: Path, header: str) -> None:
    assert found(staff(tmp_path, header, ["German", "male", "Polish", "female"] * 5)) == {}


# Names that could mean something else, with what they mean then, beside names and addresses of people.
OTHERWISE = [
    ("race", "100 m;Marathon;10 km;Half marathon"),
    ("race", "Grand Prix de Monaco;Silverstone;Suzuka"),
    ("race_condition", "yes;no"),
    ("Rasse", "Dackel;Pudel;Labrador"),
    ("raza", "Siamés;Persa;Bengala"),
    ("origin", "https://shop.example;https://www.shop.example"),
    ("origin", "FRA;JFK;LHR;SC"),
    ("origin", "usa;japan;europe"),
    ("Herkunft", "Messe;Empfehlung;Internet"),
    ("country_of_origin", "China;Vietnam;Portugal"),
    ("tribe", "Marketing Tribe;Platform Tribe;Payments Tribe"),
    ("party", "Acme Ltd;Widget Inc;Example GmbH"),
    ("party", "Buyer;Seller;Guarantor"),
    ("party_size", "2;4;6;8"),
    ("third_party", "yes;no"),
    ("Partei", "Kläger;Beklagter"),
    ("partido", "Sevilla - Betis;Getafe - Celta"),
    ("partia", "2024/11;2024/12"),
    ("affiliation", "University of Example;Example Institute"),
    ("union", "EU;ASEAN;Mercosur"),
    ("union", "SELECT 1;SELECT 2"),
    ("credit_union_member", "yes;no"),
    ("european_union", "yes;no"),
    ("syndicat", "Résidence des Lilas;Résidence du Parc"),
    ("odbory", "Marketing;Prodej;Účetnictví"),
    ("orientation", "portrait;landscape"),
    ("orientation", "straight;curved"),
    ("Ausrichtung", "Nord;Süd;Ost;West"),
    ("conviction", "high;medium;low"),
    ("offence", "4-3-3;4-4-2"),
    ("beliefs", "yes;no"),
    ("denomination", "5;10;20;50"),
    ("denomination", "5 EUR;10 EUR"),
    ("church", "St Mary;St John;St Peter"),
    ("confession", "I ate the last biscuit;I was late"),
    ("faith", "good;bad"),
    ("culte", "film;série"),
    ("fingerprint", "9f:86:d0:81:88:4c:7d:65:9a:2f:ea:a0:c5:5a:d0:15;2c:26:b4:6b:68:ff:c6:8f:f9:9b:45:3c:1d:30:41:34"),
    (
        "fingerprint",
        "SHA256:uNiVztksCsDhcc0u9e8BrrJXVGDbaS3oxXtzTG5sYnA;SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8",
    ),
    (
        "Fingerabdruck",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855;2c26b46b68ffc68ff99b453c1d304134",
    ),
    ("biometrics_enabled", "true;false"),
    ("biometric", "yes;no"),
    ("iris", "setosa;virginica;versicolor"),
    ("genome", "hg19;hg38"),
    ("dna", "Innovation;Speed"),
]


@pytest.mark.parametrize(("header", "cells"), OTHERWISE)
def test_a_name_that_could_mean_something_else_counts_for_nothing_by_itself(
    tmp_path: Path, header: str, cells: str
) -> None:
    assert found(staff(tmp_path, header, cells.split(";") * 4)) == {}


TEMPLATE = "Rk1SACAyMAAAAADkAAgAyQFnAMUAxQEAAAARIQ" + "ABQCkAp0BeAJ4AdACAYVAC" * 20
WITH_SUPPORT = [
    ("ETHNIC_ORIGIN", "race", "White;Black;Asian"),
    ("ETHNIC_ORIGIN", "Race", "Black or African American;White;Two or more races"),
    ("ETHNIC_ORIGIN", "race", "Chinese;Malay;Indian;Eurasian;Javanese, Malay"),
    ("ETHNIC_ORIGIN", "hispanic", "yes;no"),
    ("ETHNIC_ORIGIN", "Origin", "White - British;Black African;Bangladeshi"),
    ("ETHNIC_ORIGIN", "национальность", "татарин;русский;чуваш"),
    ("ETHNIC_ORIGIN", "caste", "SC;ST;OBC;General"),
    ("POLITICAL_OPINION", "party", "CDU;SPD;Grüne"),
    ("POLITICAL_OPINION", "Party", "Democrat;Republican;Independent"),
    ("POLITICAL_OPINION", "party", "Labour;Conservative;Green"),
    ("POLITICAL_OPINION", "partido", "PSOE;PP;Vox"),
    ("POLITICAL_OPINION", "parti", "Socialdemokraterna;Moderaterna"),
    ("BELIEF", "KiSt", "ev;rk"),
    ("BELIEF", "denomination", "Catholic;Baptist;Methodist"),
    ("BELIEF", "faith", "Muslim;Christian;None"),
    ("BELIEF", "Bekenntnis", "römisch-katholisch;evangelisch;ohne"),
    ("BELIEF", "Kirche", "ja;nein"),
    ("BELIEF", "din", "İslam;Hristiyan"),
    ("TRADE_UNION", "union", "yes;no"),
    ("TRADE_UNION", "union", "true;false"),
    ("TRADE_UNION", "union status", "member;non-member"),
    ("TRADE_UNION", "union", "Unite;UNISON;GMB"),
    ("TRADE_UNION", "syndicat", "CGT;CFDT;aucun"),
    ("GENETIC", "genotype", "AG;GG;AA"),
    ("GENETIC", "dna", "BRCA1 positive;BRCA2"),
    ("BIOMETRIC", "fingerprint", f"{TEMPLATE}A;{TEMPLATE}B"),
    ("SEX_LIFE", "orientation", "heterosexual;gay;bisexual"),
    ("SEX_LIFE", "Orientierung", "heterosexuell;lesbisch"),
    ("SEX_LIFE", "lgbtq", "Y;N"),
    ("CRIMINAL_RECORD", "conviction", "theft;fraud"),
    ("CRIMINAL_RECORD", "Delikt", "Diebstahl;Betrug"),
    ("CRIMINAL_RECORD", "felony", "yes;no"),
]


@pytest.mark.parametrize(("kind", "header", "cells"), WITH_SUPPORT)
def test_such_a_name_counts_where_the_values_say_so_beside_people(
    tmp_path: Path, kind: str, header: str, cells: str
) -> None:
    assert set(found(staff(tmp_path, header, cells.split(";") * 4))) == {kind}


@pytest.mark.parametrize(
    ("kind", "header", "cells"), [row for row in WITH_SUPPORT if row[1] in ("race", "party", "union", "dna")]
)
def test_without_people_beside_it_is_about_nobody(tmp_path: Path, kind: str, header: str, cells: str) -> None:
    assert found(staff(tmp_path, header, cells.split(";") * 4, alone=True)) == {}


def test_a_party_that_is_a_person_is_still_found_by_name(tmp_path: Path) -> None:
    names = ["Anna Schmidt", "Peter Wagner", "Julia Becker", "Martin Schulz", "Nora Richter", "Karl Hoffmann"]
    rows = settled(staff(tmp_path, "party", names, alone=True)).findings.to_pylist()
    assert Counter(row["kind"] for row in rows) == {"PERSON_NAME": 6}


@pytest.mark.parametrize(
    ("kind", "header", "cells", "told"),
    [
        ("BELIEF", "Religion", "Muslim;none;None;keine;n/a;unknown;;prefer not to say", 4),
        ("BELIEF", "Kirchensteuer", "ja;nein;0;0,00;12,50", 3),
        ("TRADE_UNION", "union_membership", "Member;Non-member", 1),
        ("TRADE_UNION", "Gewerkschaft", "IG Metall;keine;nein;-;unbekannt;false;true", 2),
        ("CRIMINAL_RECORD", "criminal_record", "none;no;theft;clean;N/A", 1),
        ("POLITICAL_OPINION", "politische Partei", "SPD;keine;keine Angabe", 1),
        ("BIOMETRIC", "face_template", "yes;true;QUJDREVGR0hJSktMTU5PUA==", 1),
        ("ETHNIC_ORIGIN", "ethnicity", "Not stated;Any other;Roma;Prefer not to say", 2),
        ("SEX_LIFE", "sexual orientation", "未知;gay;Prefer not to say", 1),
    ],
)
def test_no_answer_and_a_no_are_no_findings_but_no_belief_is_one(
    tmp_path: Path, kind: str, header: str, cells: str, told: int
) -> None:
    assert found(staff(tmp_path, header, cells.split(";") * 2)) == {kind: told * 2}


def test_a_field_says_why_it_was_decided(tmp_path: Path) -> None:
    fields = {
        row["kind"]: row["reasons"] for row in settled(staff(tmp_path, "party", ["CDU", "SPD"] * 5)).fields.to_pylist()
    }
    assert (
        fields["POLITICAL_OPINION"]
        == "named like political_opinion; 100% are called like political opinion; beside people"
    )


def test_a_long_template_is_found_by_its_beginning(tmp_path: Path) -> None:
    rows = settled(
        staff(tmp_path, "fingerprint_template", [f"{n}{TEMPLATE * 40}" for n in range(5)])
    ).findings.to_pylist()
    assert [row["length"] for row in rows if row["kind"] == "BIOMETRIC"] == [400] * 5


def test_texts_of_a_program_are_not_data(tmp_path: Path) -> None:
    path = tmp_path / "en.json"
    texts = {
        "religion": "Religion",
        "ethnicity": "Ethnic group",
        "sexualOrientation": "Sexual orientation",
        "tradeUnion": "string",
    }
    path.write_text(json.dumps({"labels": texts}))
    assert found(path) == {}


def test_a_yes_about_health_is_found_in_objects_as_in_tables(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"email": mail, "pregnant": mail.startswith("anna")} for _, mail in PEOPLE]))
    assert Counter(row["kind"] for row in settled(path).findings.to_pylist()) == {"EMAIL": 3, "HEALTH": 1}


def test_beside_a_key_a_value_is_told_by_it_unless_the_key_may_be_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    told = [
        {"key": key, "value": value}
        for _, mail in PEOPLE
        for key, value in (("email", mail), ("religion", "Muslim"), ("faith", "x"))
    ]
    path.write_text(json.dumps(told))
    assert found(path) == {"BELIEF": 3}
    assert [row["path"] for row in settled(path).fields.to_pylist() if "faith" in row["path"]] == []


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["Muslim", "Catholic", "No religion"], {"BELIEF": 3}),
        (["Pope visits Malta", "Bishops meet in Rome", "Old church sold"], {}),
    ],
)
def test_the_class_of_an_element_may_be_a_topic_as_well_as_a_field(
    tmp_path: Path, texts: list[str], told: dict[str, int]
) -> None:
    path = tmp_path / "page.html"
    rows = [
        f'<li><a href="mailto:{mail}">{mail}</a> <b class="religion">{text}</b></li>'
        for (_, mail), text in zip(PEOPLE, texts, strict=True)
    ]
    path.write_text(f"<html><body><ul>{''.join(rows)}</ul></body></html>")
    assert found(path) == told


def test_given_names_among_the_words_for_belief_are_no_labels() -> None:
    assert detect.veiled("Faith: see you, Religion: see you") == "Xxxxx: xxx xxx, Religion: xxx xxx"


def test_objects_statements_sheets_and_forms_go_the_same_way(tmp_path: Path) -> None:
    people = [{"name": name, "email": mail, "religion": "Muslim", "union": True} for name, mail in PEOPLE]
    objects, statements, sheet, form = (tmp_path / name for name in ("a.json", "b.sql", "c.xlsx", "d.log"))
    objects.write_text(json.dumps(people))
    rows = ",".join(f"({n},'{name}','{mail}','CDU')" for n, (name, mail) in enumerate(PEOPLE))
    statements.write_text(f"INSERT INTO staff (id, name, email, political_party) VALUES {rows};\n")
    sheet.write_bytes(workbook([("Name", "E-Mail", "Konfession"), *((*person, "rk") for person in PEOPLE)]))
    line = '192.0.2.1 - - [20/Nov/2026:10:00:00 +0000] "GET /save?email={}&sexual_orientation=gay HTTP/1.1" 200 5 "-" "-"\n'
    form.write_text("".join(line.format(mail) for _, mail in PEOPLE))
    assert found(objects) == {"BELIEF": 3, "TRADE_UNION": 3}
    assert found(statements) == {"POLITICAL_OPINION": 3}
    assert found(sheet) == {"BELIEF": 3}
    assert found(form) == {"SEX_LIFE": 3}


def test_previews_show_no_more_than_those_of_health(tmp_path: Path) -> None:
    values = settled(staff(tmp_path, "ethnicity", ["White British"] * 3)).values.to_pylist()
    assert [row["masked"] for row in values if row["kind"] == "ETHNIC_ORIGIN"] == ["W*** B***"]


@pytest.mark.parametrize("kind", sorted(NEW))
def test_a_value_is_listed_once_and_no_sure_value_says_nothing(kind: str) -> None:
    words = special._words(kind)
    assert not words.sure & words.perhaps
    assert not (words.sure | words.perhaps) & words.also
    assert [value for value in sorted(words.sure) if special.says_nothing(kind, value)] == []

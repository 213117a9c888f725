"""The kernel's checks agree with python-stdnum on random numbers, as written and one digit off."""

from __future__ import annotations

import importlib
import random

import numpy as np
import phonenumbers
import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stdnum.id import nik
from stdnum.mx import rfc

from duenotice import detect
from duenotice.detect.rules.detectors import built_in
from duenotice.detect.texts.collecting import kernel_rows

SCHEMES = {
    "gb_nhs": ("gb.nhs", "dddddddddd"),
    "nl_bsn": ("nl.bsn", "ddddddddd"),
    "pl_pesel": ("pl.pesel", "YYMMDDddddd"),
    "br_cpf": ("br.cpf", "ddddddddddd"),
    "br_cnpj": ("br.cnpj", "dddddddd0001dd"),
    "no_fodselsnummer": ("no.fodselsnummer", "DDMMYYddddd"),
    "be_rrn": ("be.nn", "YYMMDDddddd"),
    "ca_sin": ("ca.sin", "ddddddddd"),
    "au_tfn": ("au.tfn", "ddddddddd"),
    "cn_rin": ("cn.ric", "11010119YYMMDDdddd"),
    "tr_tckn": ("tr.tckimlik", "ddddddddddd"),
    "pt_nif": ("pt.nif", "ddddddddd"),
    "ro_cnp": ("ro.cnp", "1YYMMDD01dddd"),
    "bg_egn": ("bg.egn", "YYMMDDdddd"),
    "hr_oib": ("hr.oib", "ddddddddddd"),
    "de_idnr": ("de.idnr", "12345678ddd"),
    "ee_ik": ("ee.ik", "3YYMMDDdddd"),
    "lt_ak": ("lt.asmens", "3YYMMDDdddd"),
    "za_id": ("za.idnr", "YYMMDDdddd08d"),
    "ar_cuit": ("ar.cuit", "20ddddddddd"),
    "gr_amka": ("gr.amka", "DDMMYYddddd"),
    "at_svnr": ("at.vnr", "ddddDDMMYY"),
    "kr_rrn": ("kr.rrn", "YYMMDD-1dddddd"),
    "in_aadhaar": ("in_.aadhaar", "dddddddddddd"),
    "fr_nir": ("fr.nir", "1YYMM7500dddddd"),
    "is_kennitala": ("is_.kennitala", "DDMMYYddd9"),
    "th_pin": ("th.pin", "ddddddddddddd"),
    "ru_inn": ("ru.inn", "dddddddddddd"),
    "es_dni": ("es.dni", "ddddddddL"),
    "es_nie": ("es.nie", "XdddddddL"),
    "fi_hetu": ("fi.hetu", "DDMMYY-dddL"),
    "ie_pps": ("ie.pps", "dddddddL"),
    "se_personnummer": ("se.personnummer", "YYMMDD-dddd"),
    "cz_rc": ("cz.rc", "YYMMDD/dddd"),
    "cl_rut": ("cl.rut", "dddddddd-d"),
    "il_id": ("il.idnr", "dddddddd-d"),
    "it_cf": ("it.codicefiscale", "LLLLLLYYA01LdddL"),
    "ec_ruc": ("ec.ruc", "170000dddd001"),
}
BY_WORD = {
    "gr_afm": ("gr.vat", "ddddddddd", "ΑΦΜ"),
    "nz_ird": ("nz.ird", "0dddddddd", "IRD"),
    "co_nit": ("co.nit", "dddddddddd", "NIT"),
    "ec_ci": ("ec.ci", "dddddddddd", "cédula"),
    "pl_nip": ("pl.nip", "dddddddddd", "NIP"),
    "vn_mst": ("vn.mst", "dddddddddd", "MST"),
    "gb_utr": ("gb.utr", "dddddddddd", "UTR"),
    "pe_ruc": ("pe.ruc", "10ddddddddd", "RUC"),
    "do_cedula": ("do.cedula", "ddddddddddd", "cédula"),
    "uy_rut": ("uy.rut", "21dddddd001d", "RUT"),
    "md_idnp": ("md.idno", "2dddddddddddd", "IDNP"),
    "fr_spi": ("fr.nif", "00000ddddd0dd", "SPI"),
    "id_npwp": ("id.npwp", "dd.ddd.ddd.d-ddd.ddd", "NPWP"),
    "my_mykad": ("my.nric", "YYMMDD-dd-dddd", "MyKad"),
    "cu_ni": ("cu.ni", "YYMMDDddddd", "carné"),
    "in_epic": ("in_.epic", "LLLddddddd", "EPIC"),
    "mu_nid": ("mu.nid", "LDDMMYYddddddd", "NID"),
    "cy_tic": ("cy.vat", "0dddddddL", "TIC"),
    "ve_rif": ("ve.rif", "Vddddddddd", "RIF"),
    "ke_pin": ("ke.pin", "AdddddddddL", "KRA PIN"),
}
"""Those that are found behind a word for them only."""


def _fill(pattern: str, rng: random.Random) -> str:
    out = pattern
    for mark, high in (("YY", 90), ("MM", 12), ("DD", 28)):
        out = out.replace(mark, f"{rng.randint(40 if mark == 'YY' else 1, high):02d}")
    table = {"d": "0123456789", "L": "ABCDEFGHJKLMNPQRSTUVWXYZ"}
    return "".join(rng.choice(table[c]) if c in table else c for c in out)


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
def test_numbers_pass_exactly_where_the_reference_says_so(scheme: str) -> None:
    module, pattern = SCHEMES[scheme]
    reference = importlib.import_module(f"stdnum.{module}")
    rng = random.Random(7)
    numbers = sorted({_fill(pattern, rng) for _ in range(6000)})
    valid = {_plain(n) for n in numbers if reference.is_valid(n)}
    _agree(valid, _said(scheme, numbers))


@pytest.mark.parametrize("scheme", sorted(BY_WORD))
def test_numbers_behind_a_word_pass_exactly_where_the_reference_says_so(scheme: str) -> None:
    module, pattern, word = BY_WORD[scheme]
    reference = importlib.import_module(f"stdnum.{module}")
    rng = random.Random(7)
    numbers = sorted({_fill(pattern, rng) for _ in range(4000)})
    valid = {_plain(n) for n in numbers if reference.is_valid(n)}
    _agree(valid, _said(scheme, [f"{word} {n}" for n in numbers]))
    assert _said(scheme, numbers) == set()


def test_tax_numbers_of_mexico_pass_by_themselves_exactly_where_the_reference_says_so() -> None:
    rng = random.Random(7)
    numbers = sorted({_fill("LLLLYYMMDD1Ld", rng) for _ in range(6000)})
    valid = {n for n in numbers if rfc.is_valid(n, validate_check_digits=True)}
    _agree(valid, _said("mx_rfc", numbers))
    dated = {n for n in numbers if rfc.is_valid(n)}
    _agree(dated - valid, _said("mx_rfc_told", [f"RFC {n}" for n in numbers]))


def test_places_of_registration_of_the_reference_are_known() -> None:
    rng = random.Random(7)
    numbers = sorted({_fill("3171dd0DMMYYdddd", rng).replace("0D", "01") for _ in range(6000)})
    valid = {n for n in numbers if nik.is_valid(n)}
    assert valid
    assert valid <= _said("id_nik", [f"NIK {n}" for n in numbers])


def _plain(number: str) -> str:
    return "".join(filter(str.isalnum, number))


def _said(scheme: str, lines: list[str]) -> set[str]:
    """What the kernel takes for numbers of a scheme."""
    data = "\n".join(lines).encode()
    rows, texts = kernel_rows(data, 0, len(data))
    code = [d.id for d in built_in()].index(scheme)
    return {texts[int(i)].as_py().decode() for i in np.flatnonzero(rows[:, 2] == code)}


def _agree(valid: set[str], said: set[str]) -> None:
    assert valid, "the pattern makes no valid number: the test would prove nothing"
    assert (sorted(valid - said)[:5], sorted(said - valid)[:5]) == ([], [])


LABEL = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?", fullmatch=True)
ADDRESS = st.builds(
    "{}@{}.{}".format,
    st.text(alphabet="abzAZ019._+-'~", min_size=1, max_size=20),
    LABEL,
    st.sampled_from(["com", "org", "co.uk", "example", "museum"]),
)


def is_address(text: str) -> bool:
    """Does email-validator take it, and is there a letter or digit before the at sign?"""
    try:
        validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return any(c.isalnum() for c in text.partition("@")[0])


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(ADDRESS.filter(is_address))
def test_what_email_validator_takes_is_found_whole(address: str) -> None:
    data = f"to {address} now".encode()
    rows, texts = kernel_rows(data, 0, len(data))
    codes = [d.id for d in built_in()]
    found = [text.decode() for row, text in zip(rows, texts.to_pylist(), strict=True) if codes[row[2]] == "email"]
    # marks of speech before a word are no part of it to us
    assert [one.lstrip(".") for one in found] == [address.lstrip("'-~.")]


@pytest.mark.parametrize("region", ["DE", "FR", "GB", "US", "ES", "IT", "PL", "BR", "JP", "IN", "AU", "SE"])
def test_an_example_number_of_libphonenumber_is_found_in_both_forms(region: str, case_key: bytes) -> None:
    number = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
    canonical = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    for form in (phonenumbers.PhoneNumberFormat.INTERNATIONAL, phonenumbers.PhoneNumberFormat.NATIONAL):
        written = phonenumbers.format_number(number, form)
        found = detect.try_text(f"phone: {written}", detect.Settings(case_key, region))
        assert [(one.kind, one.check, one.start) for one in found] == [("PHONE", "valid", 7)], (written, canonical)

"""The kernel's checks agree with python-stdnum on random numbers, as written and one digit off."""

from __future__ import annotations

import importlib
import random

import numpy as np
import pytest

from duenotice.detect.detectors import built_in
from duenotice.detect.scanning import kernel_rows

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
}


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
    valid = {n.replace("-", "").replace("/", "") for n in numbers if reference.is_valid(n)}
    data = "\n".join(numbers).encode()
    rows, texts = kernel_rows(data, 0, len(data))
    code = [d.id for d in built_in()].index(scheme)
    of = np.flatnonzero(rows[:, 2] == code)
    said = {texts[int(i)].as_py().decode() for i in of}
    assert valid, "the pattern makes no valid number: the test would prove nothing"
    assert (sorted(valid - said)[:5], sorted(said - valid)[:5]) == ([], [])

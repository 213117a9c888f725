from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice.notices import check_code, is_well_formed, reference_code
from duenotice.notices.codes import ALPHABET

KEY = bytes(range(32))
addresses = st.emails()
SIGNS = st.text(ALPHABET, min_size=15, max_size=15)


@given(addresses)
def test_a_code_belongs_to_its_address_and_is_well_formed(address):
    code = reference_code(KEY, "DN-1", address)
    assert len(code) == 19
    assert is_well_formed(code)
    assert check_code(KEY, "DN-1", address, code)


@given(addresses, addresses)
def test_a_copied_code_fails_for_another_address(mine, other):
    code = reference_code(KEY, "DN-1", mine)
    same = reference_code(KEY, "DN-1", other) == code
    assert check_code(KEY, "DN-1", other, code) is same
    assert not check_code(KEY, "DN-1", other + ".x", code)


@given(addresses)
def test_another_case_or_key_gives_another_code(address):
    code = reference_code(KEY, "DN-1", address)
    assert code != reference_code(KEY, "DN-2", address)
    assert code != reference_code(bytes(32), "DN-1", address)


@pytest.mark.parametrize(
    "spelling", ["Ada@Store.Example", " ada@store.example ", "ADA@STORE.EXAMPLE.", "ada@store.example"]
)
def test_spellings_of_one_address_share_a_code(spelling):
    assert check_code(KEY, "DN-1", spelling, reference_code(KEY, "DN-1", "ada@store.example"))


@pytest.mark.parametrize("spelling", ["+49 30 1000-269", "0049301000269", "49 (30) 1000 269"])
def test_a_telephone_number_is_read_as_people_type_it(spelling):
    assert reference_code(KEY, "DN-1", spelling) == reference_code(KEY, "DN-1", "+49301000269")


@pytest.mark.parametrize("other", ["a.da@store.example", "ada+x@store.example", "ada@store.example.net"])
def test_addresses_that_a_server_may_tell_apart_do_not(other):
    assert not check_code(KEY, "DN-1", other, reference_code(KEY, "DN-1", "ada@store.example"))


def test_international_domains_count_as_their_ascii_form():
    assert check_code(KEY, "DN-1", "ada@bücher.example", reference_code(KEY, "DN-1", "ada@xn--bcher-kva.example"))


@given(addresses, st.sampled_from(["lower", "no dashes", "spaces", "look-alikes", "full width"]))
def test_a_code_is_read_as_people_type_it(address, way):
    code = reference_code(KEY, "DN-1", address)
    typed = {
        "lower": code.lower(),
        "no dashes": code.replace("-", ""),
        "spaces": code.replace("-", " ") + " ",
        "look-alikes": code.replace("0", "o").replace("1", "l"),
        "full width": "".join(chr(ord(sign) + 0xFEE0) for sign in code),
    }[way]
    assert check_code(KEY, "DN-1", address, typed)


def body_and_check(signs):
    from duenotice.notices.codes import check_sign

    return signs + check_sign(signs)


@given(SIGNS, st.integers(0, 15), st.sampled_from(ALPHABET))
def test_every_single_wrong_sign_is_found(signs, position, wrong):
    code = body_and_check(signs)
    typo = code[:position] + wrong + code[position + 1 :]
    assert is_well_formed(typo) is (typo == code)


@given(SIGNS, st.integers(0, 14))
def test_every_swap_of_neighbours_is_found(signs, position):
    code = body_and_check(signs)
    typo = code[:position] + code[position + 1] + code[position] + code[position + 2 :]
    assert is_well_formed(typo) is (typo == code)


@given(st.text(max_size=100))
def test_no_text_at_all_breaks_the_check(text):
    assert check_code(KEY, "DN-1", text, text) in (True, False)
    assert is_well_formed(text) in (True, False)


def test_fields_cannot_slide_into_each_other():
    assert reference_code(KEY, "DN-1a", "da@store.example") != reference_code(KEY, "DN-1", "ada@store.example")

"""Whose a datum of a record is: one person's several ways to be reached, or several people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice.people.recorded import Told
from duenotice.people.running import made_of, people_of
from duenotice.people.whose import field_of

KIND = {"@": "EMAIL", "+": "PHONE", "#": "ACCOUNT_ID"}


def told(cells):
    """Findings of one row. cells: (header or path, value); the first letter of a value, or `@` in it, tells its kind."""
    found, raw = [], {}
    for number, (name, value) in enumerate(cells):
        kind = next((kind for sign, kind in KIND.items() if sign in value), "PERSON_NAME")
        path = name if name.startswith(("$", "header:", "dom:")) else f"col:{number}"
        field = field_of(path, "" if path == name else name, kind)
        raw[value.encode()] = value
        found.append(Told(kind, value.encode(), field, hash(name)))
    return found, raw


def people(cells, customers=()):
    found, raw = told(cells)
    return [
        {value.decode() for _, value in one.data}
        for one in people_of((0, 0), found, raw, frozenset(c.encode() for c in customers))
    ]


ONE_PERSON = [
    [("phone_home", "+1"), ("phone_mobile", "+2"), ("email", "a@x"), ("work_email", "b@x"), ("full_name", "Ana Lopez")],
    [("first_name", "Ana"), ("last_name", "Lopez"), ("email", "a@x")],
    [("customer_id", "#7"), ("customer_name", "Ana Lopez"), ("email", "a@x"), ("phone2", "+2")],
    [("nombre", "Ana"), ("primer_apellido", "Lopez"), ("segundo_apellido", "Ruiz"), ("correo_electronico", "a@x")],
    [("Vorname", "Ana"), ("Nachname", "Lopez"), ("Telefon privat", "+1"), ("Telefon mobil", "+2")],
    [("contact_name", "Ana Lopez"), ("contact_phone", "+1"), ("email", "a@x")],
    [("billing_name", "Ana Lopez"), ("billing_email", "a@x"), ("shipping_name", "Lopez, Ana"), ("shipping_phone", "+1")],
    [("shipping_phone", "+1"), ("name", "Ana Lopez"), ("driver_license_email", "a@x")],
    [("$.users[].name.first", "Ana"), ("$.users[].name.last", "Lopez"), ("$.users[].emails[].value", "a@x"),
     ("$.users[].emails[].value", "b@x")],
]  # fmt: skip


@pytest.mark.parametrize("cells", ONE_PERSON, ids=lambda cells: cells[0][0])
def test_several_ways_to_reach_somebody_are_one_persons(cells):
    assert people(cells) == [{value for _, value in cells}]


SEVERAL = [
    ([("name", "Ana Lopez"), ("email", "a@x"), ("emergency_contact_name", "Bo Chen"), ("emergency_contact_phone", "+1")], [2, 2]),
    ([("pupil_name", "Ana Lopez"), ("parent_name", "Bo Lopez"), ("parent_email", "a@x")], [1, 2]),
    ([("name", "Ana Lopez"), ("email", "a@x"), ("referrer_email", "b@x")], [2, 1]),
    ([("guest_name", "Ana Lopez"), ("guest_email", "a@x"), ("companion1_name", "Bo Chen"), ("companion2_name", "Cem Aksoy")], [2, 1, 1]),
    ([("number_a", "+1"), ("number_b", "+2")], [1, 1]),
    ([("caller", "+1"), ("callee", "+2")], [1, 1]),
    ([("seller_name", "Ana Lopez"), ("seller_email", "a@x"), ("buyer_name", "Bo Chen"), ("buyer_email", "b@x")], [2, 2]),
    ([("Name", "Ana Lopez"), ("Notfallkontakt Name", "Bo Chen"), ("Notfallkontakt Telefon", "+1")], [1, 2]),
    ([("name", "Ana Lopez"), ("spouse_name", "Ana Lopez"), ("spouse_email", "a@x")], [1, 2]),
    ([("contact1_name", "Ana Lopez"), ("contact1_email", "a@x"), ("contact2_name", "Bo Chen"), ("contact2_email", "b@x")], [2, 2]),
    ([("$.guests[].name", "Ana Lopez"), ("$.guests[].email", "a@x"), ("$.guests[].name", "Bo Chen")], [1, 2]),
    ([("$.group.members[].email", "a@x"), ("$.group.members[].email", "b@x")], [1, 1]),
    ([("attendees", "a@x"), ("attendees", "b@x")], [1, 1]),
    ([("header:from.name", "Ana Lopez"), ("header:from.address", "a@x"), ("header:to.name", "Bo Chen"),
      ("header:to.address", "b@x")], [2, 2]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "sizes"), SEVERAL, ids=lambda given: given[0][0] if isinstance(given[0], tuple) else ""
)
def test_several_people_of_a_record_are_not_fused(cells, sizes):
    found = people(cells)
    assert sorted(map(len, found)) == sorted(sizes)
    assert set().union(*found) == {value for _, value in cells}


def test_what_stands_in_a_comment_beside_somebody_may_be_theirs_or_not():
    found, raw = told([("name", "Ana Lopez"), ("email", "a@x")])
    comment = Told("PHONE", b"+1", field_of("col:9", "comment", ""), 9)
    first, second = people_of((0, 0), [*found, comment], raw, frozenset())
    assert (first.beside_one, second.beside_one, second.loose) == (False, True, True)


def test_who_travels_with_a_customer_is_counted_and_the_customer_is_known():
    found, raw = told([("guest_name", "Ana Lopez"), ("guest_email", "a@x"), ("companion_name", "Bo Chen")])
    assert [one.known for one in people_of((0, 0), found, raw, frozenset({b"a@x"}))] == [True, False]


def test_ids_of_one_numbering_are_told_by_their_column_or_its_table():
    same = {
        field_of("col:orders.1", "user_id", "ACCOUNT_ID").numbering,
        field_of("col:users.0", "id", "ACCOUNT_ID").numbering,
    }
    assert same == {"user"} and field_of("col:3", "employee_no", "ACCOUNT_ID").numbering == "employee"


@pytest.mark.parametrize(
    ("name", "email", "fits"),
    [
        ("Ana Lopez", "ana.lopez@x", True),
        ("Ana Lopez", "alopez7@x", True),
        ("Ana Lopez", "info@x", False),
        ("Bo Li", "bo@x", False),
    ],
)
def test_an_address_made_of_a_name_is_known(name, email, fits):
    assert (made_of(name, email) > 0) is fits


NAMES = st.sampled_from(
    ["name", "first_name", "email", "work_email", "phone", "parent_phone", "guest2_name", "comment", "customer_id"]
)


@given(
    st.lists(
        st.tuples(NAMES, st.sampled_from(["Ana Lopez", "Bo Chen", "Bo", "a@x", "b@x", "+1", "+2", "#1"])), max_size=8
    )
)
def test_no_datum_of_a_record_is_lost_and_none_is_two_peoples_within_one_field(cells):
    found = people(cells)
    assert set().union(*found) == {value for _, value in cells}


@pytest.mark.parametrize(
    ("path", "header", "numbering"),
    [
        ("col:customer_entity.0", "entity_id", "customer"),
        ("col:customer_address_entity.1", "parent_id", "customer"),
        ("col:sales_order.1", "customer_id", "customer"),
        ("col:wp_users.0", "ID", "user"),
        ("col:wp_usermeta.1", "user_id", "user"),
        ("$(Patient).id", "id", "patient"),
        ("col:0", "entity_id", "entity"),
    ],
)
def test_ids_that_join_tables_count_the_same_people(path, header, numbering):
    told = field_of(path, header, "ACCOUNT_ID")
    assert (told.numbering, told.other) == (numbering, False)


def test_the_parent_of_a_pupil_is_somebody_else():
    assert field_of("col:students.1", "parent_id", "ACCOUNT_ID").other

"""Users of the desk: the first one, further ones, and who may do what in which case."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from django.db import transaction

from duenotice.case import audit
from duenotice.case.audit import Actor
from duenotice.case.models import ROLES, Case, Membership, User
from duenotice.model.errors import UsageError

MAY: dict[str, frozenset[str]] = {
    "viewer": frozenset({"see"}),
    "analyst": frozenset({"see", "work", "state"}),
    "officer": frozenset({"see", "work", "state", "draft", "members", "lookup"}),
    "counsel": frozenset({"see", "state"}),
    "approver": frozenset({"see", "approve"}),
    "sender": frozenset({"see", "send"}),
    "auditor": frozenset({"see", "audit"}),
}
"""Role to what it may do. The audit trail is open to `audit` and to the officer's `draft`."""


@dataclass(frozen=True, slots=True)
class NewUser:
    """A user just made. password: shown once, stored only as a hash."""

    name: str
    password: str = field(repr=False)


@transaction.atomic
def first_user(name: str, by: Actor) -> NewUser | None:
    """Make the first user with all roles in every case there is; None where there are users already."""
    if User.objects.exists():
        return None
    made = add_user(name, by)
    user = User.objects.get(username=name)
    user.is_staff = True
    user.save(update_fields=["is_staff"])
    for case in Case.objects.all():
        join(case, user, tuple(ROLES), by)
    return made


@transaction.atomic
def add_user(name: str, by: Actor) -> NewUser:
    """Make a user with a one-time password. Raises UsageError for a name that is taken or not fit."""
    if not name or not name.isascii() or not name.replace("-", "").replace(".", "").isalnum():
        raise UsageError("A user name is made of letters, digits, dots and hyphens.", where=name)
    if User.objects.filter(username=name).exists():
        raise UsageError("There is a user of this name already.", where=name)
    password = _one_time()
    User.objects.create_user(name, password=password)
    audit.record(by, "user", name)
    return NewUser(name, password)


@transaction.atomic
def enlist(case: Case, name: str, roles: tuple[str, ...], by: Actor) -> NewUser | None:
    """Give the user of this name roles in a case; who is new is made first, or not at all where a role does not exist: the one-time
    password would be lost. None for a user there was. Raises UsageError for a role that does not exist or a name not fit."""
    made = None if User.objects.filter(username=name).exists() else add_user(name, by)
    join(case, User.objects.get(username=name), roles, by)
    return made


@transaction.atomic
def join(case: Case, user: User, roles: tuple[str, ...], by: Actor) -> None:
    """Give a user roles in a case. Raises UsageError for a role that does not exist."""
    _refuse_strange(roles)
    for role in roles:
        Membership.objects.get_or_create(case=case, user=user, role=role)
    audit.record(by, "member", user.username, case=case, after=sorted(roles))


@transaction.atomic
def leave(case: Case, name: str, roles: tuple[str, ...], by: Actor) -> None:
    """Take roles in a case from a user; none named: all. Raises UsageError for a role or a member there is not."""
    _refuse_strange(roles)
    mine = Membership.objects.filter(case=case, user__username=name)
    if not mine.exists():
        raise UsageError("Nobody of this name works on the case.", where=name, next_step="See: duenotice member")
    mine.filter(role__in=roles or tuple(ROLES)).delete()
    audit.record(by, "member", name, case=case, after=members(case).get(name, []), reason="roles taken away")


@transaction.atomic
def new_password(name: str, by: Actor) -> NewUser:
    """Give a user another one-time password, for who has lost theirs. Raises UsageError where there is no such user."""
    user = User.objects.filter(username=name).first()
    if user is None:
        raise UsageError("There is no user of this name.", where=name, next_step="See: duenotice member")
    password = _one_time()
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record(by, "password", name)
    return NewUser(name, password)


def members(case: Case) -> dict[str, list[str]]:
    """Who works on a case: name to roles, both sorted."""
    told: dict[str, list[str]] = {}
    rows = Membership.objects.filter(case=case).order_by("user__username", "role")
    for name, role in rows.values_list("user__username", "role"):
        told.setdefault(name, []).append(role)
    return told


def _refuse_strange(roles: tuple[str, ...]) -> None:
    for role in roles:
        if role not in ROLES:
            raise UsageError(f"There is no role {role!r}.", next_step=f"Roles: {', '.join(ROLES)}.")


def _one_time() -> str:
    return "-".join(secrets.token_hex(3) for _ in range(4))


def rights(case: Case, user: User) -> frozenset[str]:
    """What a user may do in a case; empty for who is no member."""
    roles = Membership.objects.filter(case=case, user=user, user__is_active=True).values_list("role", flat=True)
    return frozenset().union(*(MAY[role] for role in roles))

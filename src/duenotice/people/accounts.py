"""Accounts of which nothing but the user's name is known: lists of logins, files of passwords, dumps of directories. Each is somebody's.

A user's name beside an address or any other key says no more than that; one that stands beside a key elsewhere is that person's; and in
running text it may be anybody's, unless a log says that this user did log in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from duenotice.model.kinds import family
from duenotice.people.normalise import PLACEHOLDERS, ROLE_LOCALS
from duenotice.people.recorded import BESIDE, NAME, Place, Told

USER = "USER_NAME"
MACHINES = frozenset(
    "root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats nobody _apt systemd-network "  # noqa: SIM905
    "systemd-resolve systemd-timesync messagebus sshd syslog postfix dovecot postgres mysql redis mongodb nginx apache "
    "jenkins gitlab ubuntu debian centos fedora ec2-user cloud-user vagrant docker git svn ftp cron gdm polkitd chrony tomcat "
    "deploy deployer ansible puppet nagios icinga zabbix prometheus grafana telegraf rsync borg backuppc oracle rabbitmq elasticsearch "
    "nfsnobody halt shutdown operator administrator guest krbtgt "
    "defaultaccount wdagutilityaccount sa system".split()
)
"""Users that systems make for themselves."""
NOBODYS_USERS = MACHINES | ROLE_LOCALS | PLACEHOLDERS
"""Names of users that stand for a service, an office or nobody."""

MOST_USERS, MOST_OF_MANY, EACH = 2, 8, 8
"""Users, names or addresses beside the one account of a log up to which it may be a person's; beside one of several accounts that each
stand in so many records and more."""
ACCOUNT = "ACCOUNT_ID"


def without_tenants(records: Mapping[Place, list[Told]]) -> dict[Place, list[Told]]:
    """The records without the accounts of those for whom a log is kept, `accountId` of a cloud, `tenant`: the same in every record or
    in very many, and beside it ever other people."""
    places: dict[tuple[int, int | None], dict[bytes, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for place, told in records.items():
        for one in told:
            if one.kind == ACCOUNT and not one.field.loose:
                places[place[0], one.number][one.value].append(place)
    tenants: set[tuple[int, bytes]] = set()
    for (item, _), held in places.items():
        few = sum(map(len, held.values())) >= EACH * len(held)
        most = MOST_USERS if len(held) == 1 else MOST_OF_MANY
        tenants |= {(item, value) for value, some in held.items() if few and _users(records, some, value) > most}
    if not tenants:
        return dict(records)
    kept = {place: [one for one in told if (place[0], one.value) not in tenants] for place, told in records.items()}
    return {place: told for place, told in kept.items() if told}


def _users(records: Mapping[Place, list[Told]], places: list[Place], value: bytes) -> int:
    """How many different users, names, addresses or other accounts, whichever are most, stand in these records."""
    met: dict[str, set[bytes]] = defaultdict(set)
    for place in places:
        for one in records[place]:
            if family(one.kind) in {ACCOUNT, USER, NAME, "EMAIL"} and one.value != value and not one.field.other:
                met[one.kind].add(one.value)
    return max(map(len, met.values()), default=0)


def without_machines(records: Mapping[Place, list[Told]], machines: AbstractSet[Place]) -> dict[Place, list[Told]]:
    """The records less those of users that stand for a service or for nobody, of whom nothing but a number is told. machines: where
    such a user stands."""
    return {
        place: told
        for place, told in records.items()
        if place not in machines or any(family(one.kind) in {NAME, "EMAIL", "PHONE"} for one in told)
    }


def with_users_alone(records: Mapping[Place, list[Told]]) -> dict[Place, list[Told]]:
    """The records without names of users, but for those in fields that are all that is known of somebody."""
    known = {
        place for place, told in records.items() if any(one.kind != USER and one.kind not in BESIDE for one in told)
    }
    theirs = {one.value for place in known for one in records[place] if one.kind == USER}

    def is_kept(place: Place, one: Told) -> bool:
        return one.kind != USER or (place not in known and one.value not in theirs and not one.field.loose)

    kept = {place: [one for one in told if is_kept(place, one)] for place, told in records.items()}
    return {place: told for place, told in kept.items() if told}

"""Accounts of which nothing but the user's name is known: lists of logins, files of passwords, dumps of directories. Each is somebody's.

A user's name beside an address or any other key says no more than that; one that stands beside a key elsewhere is that person's; and in
running text it may be anybody's.
"""

from __future__ import annotations

from collections.abc import Mapping

from duenotice.people.normalise import PLACEHOLDERS, ROLE_LOCALS
from duenotice.people.recorded import BESIDE, Place, Told

USER = "USER_NAME"
MACHINES = frozenset(
    "root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats nobody _apt systemd-network "  # noqa: SIM905
    "systemd-resolve systemd-timesync messagebus sshd syslog postfix dovecot postgres mysql redis mongodb nginx apache tomcat "
    "jenkins gitlab ubuntu debian ec2-user vagrant docker git svn ftp nfsnobody halt shutdown operator administrator guest krbtgt "
    "defaultaccount wdagutilityaccount sa system".split()
)
"""Users that systems make for themselves."""
NOBODYS_USERS = MACHINES | ROLE_LOCALS | PLACEHOLDERS
"""Names of users that stand for a service, an office or nobody."""


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

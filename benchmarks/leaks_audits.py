"""Made-up leaks of logs of audits and of programs: who did what, with the number of the one tenant in every record."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from benchmarks.crowd import Crowd, Somebody, ascii_of
from benchmarks.leaks_records import again, trapped
from benchmarks.leaks_texts import AGENT, START

TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47"


def _ids(crowd: Crowd, people: list[Somebody]) -> dict[int, str]:
    """An id of every account, as clouds make them."""
    return {p.number: str(UUID(int=crowd.random.getrandbits(128), version=4)) for p in people}


def _acts(crowd: Crowd, people: list[Somebody], count: int) -> list[tuple[Somebody, str, str]]:
    """Who acts, when, and from which of a few addresses of an office."""
    made = [*people, *(crowd.random.choice(people) for _ in range(count - len(people)))]
    crowd.random.shuffle(made)
    return [(p, f"{START + timedelta(seconds=13 * n):%Y-%m-%dT%H:%M:%SZ}", f"203.0.113.{n % 4}") for n, p in enumerate(made)]  # fmt: skip


def cloud_trail(folder: Path, crowd: Crowd) -> int:
    """Calls in an account of a cloud: users by name, roles taken on by people, and machines."""
    people, records = crowd.people(50), []
    for n, (p, at, address) in enumerate(_acts(crowd, people, 200)):
        user = f"{ascii_of(p.given)}.{ascii_of(p.family)}{p.number}"
        identity: dict[str, object] = {
            "type": "IAMUser", "principalId": f"AIDA{p.number:017}", "arn": f"arn:aws:iam::123456789012:user/{user}",
            "accountId": "123456789012", "accessKeyId": f"AKIA{p.number:016}", "userName": user,
        }  # fmt: skip
        if people.index(p) % 2:
            identity = {
                "type": "AssumedRole", "principalId": f"AROA{7:017}:{p.work_email}", "accountId": "123456789012",
                "arn": f"arn:aws:sts::123456789012:assumed-role/Admin/{p.work_email}", "accessKeyId": f"ASIA{n:016}",
            }  # fmt: skip
        records.append({
            "eventVersion": "1.08", "userIdentity": identity, "eventTime": at, "eventSource": "s3.amazonaws.com", "eventName": "GetObject",
            "awsRegion": "eu-central-1", "sourceIPAddress": address, "userAgent": "aws-cli/2.15", "requestID": f"{n:016X}",
            "eventID": str(UUID(int=n + 1)), "eventType": "AwsApiCall", "recipientAccountId": "123456789012",
        })  # fmt: skip
    (folder / "123456789012_CloudTrail_eu-central-1_20260302T0900Z.json").write_text(json.dumps({"Records": records}))
    return len(people)


def single_sign_on(folder: Path, crowd: Crowd) -> int:
    """The log of a service of log-ins: who acted, and for some upon whom."""
    people, rows, admin = crowd.people(60), [], crowd.somebody()
    ids = {p.number: f"00u{p.number:017x}" for p in (*people, admin)}
    for n, (p, at, address) in enumerate(_acts(crowd, people, 180)):
        who, upon = (admin, [p]) if crowd.chance(0.2) else (p, [])
        rows.append({
            "actor": _who(who, ids[who.number]), "client": {"userAgent": {"rawUserAgent": AGENT}, "ipAddress": address}, "published": at,
            "eventType": "user.session.start", "uuid": str(UUID(int=n + 9)), "authenticationContext": {"externalSessionId": f"trs{n:020}"},
            "target": [*(_who(one, ids[one.number]) for one in upon), {"id": "0oa5app", "type": "AppInstance", "displayName": "Mail"}],
            "debugContext": {"debugData": {"orgId": "00o1org", "requestUri": "/api/v1/authn"}},
        })  # fmt: skip
    (folder / "system_log.json").write_text(json.dumps(rows, indent=1))
    return len({p.number for p in people} | {admin.number})


def _who(p: Somebody, number: str) -> dict[str, str]:
    return {"id": number, "type": "User", "alternateId": p.work_email, "displayName": p.name}


def sign_ins(folder: Path, crowd: Crowd) -> int:
    """Log-ins of a tenant, one object a line."""
    people, lines = trapped(crowd, 60), []
    ids = _ids(crowd, people)
    for n, (p, at, address) in enumerate(_acts(crowd, people, 180)):
        told = {
            "id": str(UUID(int=n + 5)), "createdDateTime": at, "userDisplayName": p.name, "userPrincipalName": p.work_email,
            "userId": ids[p.number], "appId": "00000003-0000-0000-c000-000000000000", "appDisplayName": "Office", "ipAddress": address,
        }  # fmt: skip
        row = {"time": at, "tenantId": TENANT, "category": "SignInLogs", "identity": p.name, "properties": told}
        lines.append(json.dumps(row))
    (folder / "PT1H.json").write_text("\n".join(lines) + "\n")
    return len(people)


def unified_audit(folder: Path, crowd: Crowd) -> int:
    """An export of an audit: a table whose last column is an object."""
    people, rows = crowd.people(60), []
    for n, (p, at, address) in enumerate(_acts(crowd, people, 150)):
        data = {
            "CreationTime": at, "Id": str(UUID(int=n + 77)), "Operation": "FileDownloaded", "OrganizationId": TENANT, "UserType": 0,
            "UserKey": f"i:0h.f|membership|{p.number:016x}@live.example", "UserId": p.work_email, "ClientIP": address,
            "ObjectId": f"https://files.example/personal/{ascii_of(p.given)}/plan.docx",
        }  # fmt: skip
        rows.append((at, p.work_email, "FileDownloaded", json.dumps(data)))
    with (folder / "AuditLog.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("CreationDate", "UserIds", "Operations", "AuditData"), *rows])
    return len(people)


def office_reports(folder: Path, crowd: Crowd) -> int:
    """Activities of an office in a cloud: the actor by address and number, and files shared with others by address."""
    people, items, met = crowd.people(50), [], set[str]()
    for n, (p, at, address) in enumerate(_acts(crowd, people, 140)):
        met.add(p.work_email)
        parameters = [{"name": "doc_title", "value": "Plan"}, {"name": "visibility", "value": "private"}]
        if crowd.chance(0.2):
            guest = crowd.somebody()
            met.add(guest.email)
            parameters.append({"name": "target_user", "value": guest.email})
        items.append({
            "kind": "admin#reports#activity",
            "id": {"time": at, "uniqueQualifier": str(n * 77), "applicationName": "drive", "customerId": "C03az79cb"},
            "actor": {"email": p.work_email, "profileId": str(10**20 + p.number)}, "ipAddress": address,
            "events": [{"type": "acl_change", "name": "change_user_access", "parameters": parameters}],
        })  # fmt: skip
    (folder / "activities.json").write_text(json.dumps({"kind": "admin#reports#activities", "items": items}, indent=2))
    return len(met)


def code_audit(folder: Path, crowd: Crowd) -> int:
    """The audit of a house of code: actors by login and number, one organisation."""
    people, lines = crowd.people(40), []
    for n, (p, _, address) in enumerate(_acts(crowd, people, 150)):
        row = {
            "@timestamp": 1772442000000 + n, "action": "git.clone", "actor": f"{ascii_of(p.given)}-{ascii_of(p.family)}{p.number}",
            "actor_id": p.number, "actor_ip": address, "org": "example-org", "org_id": 424242,
            "repo": "example-org/site", "user_agent": "git/2.43",
        }  # fmt: skip
        lines.append(json.dumps(row))
    (folder / "audit.jsonl").write_text("\n".join(lines) + "\n")
    return len(people)


def shells(folder: Path, crowd: Crowd) -> int:
    """Log-ins at a machine as its system logs them; people by login, attempts on users of machines."""
    people, lines = crowd.people(30), []
    for n, (p, _, address) in enumerate(_acts(crowd, people, 150)):
        user, at = f"{ascii_of(p.given)}.{ascii_of(p.family)}{p.number}", START + timedelta(seconds=17 * n)
        head = f"{at:%b %e %H:%M:%S} gate sshd[{2000 + n}]:"
        lines.append(f"{head} Accepted publickey for {user} from {address} port {40000 + n} ssh2")
        lines.append(f"{head} pam_unix(sshd:session): session opened for user {user}(uid={p.number}) by (uid=0)")
        if n % 9 == 0:
            lines.append(f"{head} Failed password for root from 198.51.100.7 port {41000 + n} ssh2")
    (folder / "auth.log").write_text("\n".join(lines) + "\n")
    return len(people)


def gate_logs(folder: Path, crowd: Crowd) -> int:
    """Logs of a machine, its mailboxes and its wireless network: people by login, beside users that a system or a program has, and
    those that strangers try."""
    people, lines = crowd.people(45), []
    for n, (p, _, address) in enumerate(_acts(crowd, people, 140)):
        user, stamp = (
            f"{ascii_of(p.given)[0]}{ascii_of(p.family)}{p.number}",
            f"{START + timedelta(seconds=41 * n):%b %e %H:%M:%S}",
        )
        tried = ascii_of(crowd.somebody().given)
        lines += (
            f"{stamp} gate sshd[{700 + n}]: Failed password for invalid user {tried} from 198.51.100.9 port 22 ssh2",
            f"{stamp} gate CRON[{800 + n}]: pam_unix(cron:session): session opened for user www-data(uid=33) by (uid=0)",
            f"{stamp} gate systemd: pam_unix(systemd-user:session): session opened for user tracker{n % 3}(uid=99{n % 3}) by (uid=0)",
        )
        lines.append(
            (
                f"{stamp} gate sudo:   {user} : TTY=pts/{n % 9} ; PWD=/srv ; USER=root ; COMMAND=/usr/bin/id",
                f"{stamp} mail dovecot: imap-login: Login: user=<{user}>, method=PLAIN, rip={address}, lip=192.0.2.1, mpid={n}, TLS",
                f"{stamp} gate radiusd[91]: ({n}) Login OK: [{user}] (from client wlan-7 port {n} cli 02-00-5E-10-00-00)",
            )[p.number % 3]
        )  # fmt: skip
    (folder / "messages.log").write_text("\n".join(lines) + "\n")
    return len(people)


def log_pairs(folder: Path, crowd: Crowd) -> int:
    """Lines of pairs: given name, family name and telephone, the tenant in each."""
    people, lines = trapped(crowd, 80), []
    for p in again(crowd, people, 0.5):
        lines.append(
            f'ts=2026-03-02T09:00:00Z level=info tenant_id=88231 org=acme msg="profile saved" given_name={p.given} '
            f"family_name={p.family} phone={p.mobile} duration_ms=12"
        )
    (folder / "profiles.log").write_text("\n".join(lines) + "\n")
    return len(people)


def log_pairs_numbered(folder: Path, crowd: Crowd) -> int:
    """Lines of pairs that tell different things of a user, joined by the user's number; an account of the company in each."""
    people, lines = trapped(crowd, 70), []
    for p in people:
        facts = [f'name="{p.name}"', f"phone={p.mobile}", f"email={p.email}"]
        for fact in crowd.random.sample(facts, crowd.random.randrange(1, 4)):
            lines.append(f"2026-03-02 09:00:00 INFO [api] account_id=900100 user_id={p.number} updated {fact}")
    crowd.random.shuffle(lines)
    (folder / "api.log").write_text("\n".join(lines) + "\n")
    return len(people)


def firewall(folder: Path, crowd: Crowd) -> int:
    """Log-ins to a network from afar, in the common format of events: user, full name, telephone that got a code."""
    people, lines = trapped(crowd, 50), []
    for p, _, address in _acts(crowd, people, 120):
        user = f"{ascii_of(p.given)[0]}{ascii_of(p.family)}{p.number}"
        lines.append(
            f"CEF:0|Example|Gate|7.1|100|Login|3|src={address} suser={user} duid={user}@corp.example "
            f"cs1Label=FullName cs1={p.name} cs2Label=Mobile cs2={p.mobile} dvchost=gate01 customerId=55"
        )
    (folder / "vpn.log").write_text("\n".join(lines) + "\n")
    return len(people)


def cluster_audit(folder: Path, crowd: Crowd) -> int:
    """Events of a cluster of containers: people by address, accounts of machines, one account of the cloud in all."""
    people, lines = crowd.people(30), []
    for n, (p, at, address) in enumerate(_acts(crowd, people, 160)):
        machine = n % 4 == 0 and n > 60
        user = {
            "username": "system:serviceaccount:kube-system:builder" if machine else p.work_email,
            "groups": ["system:authenticated"],
        }
        user |= {"uid": "aws-iam:123456789012"}
        row = {
            "kind": "Event", "apiVersion": "audit.k8s.io/v1", "auditID": str(UUID(int=n + 3)), "verb": "get", "user": user,
            "sourceIPs": [address], "objectRef": {"resource": "secrets", "namespace": "shop", "name": "db"}, "requestReceivedTimestamp": at,
        }  # fmt: skip
        lines.append((p if not machine else None, json.dumps(row)))
    (folder / "audit.log").write_text("".join(f"{line}\n" for _, line in lines))
    return len({p.number for p, _ in lines if p})


AUDITS: dict[str, Callable[[Path, Crowd], int]] = {
    one.__name__: one
    for one in (
        cloud_trail, single_sign_on, sign_ins, unified_audit, office_reports, code_audit, shells, gate_logs, log_pairs, log_pairs_numbered,
        firewall, cluster_audit,
    )
}  # fmt: skip
"""Name of the leak → writes it into a folder and gives the number of people."""

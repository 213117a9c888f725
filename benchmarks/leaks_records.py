"""Made-up leaks whose records are written out as text: configuration, printed structures of programs, forms, passports.

Each has the traps of life: namesakes, couples at one telephone, records that stand twice, and data that are missing.
"""

from __future__ import annotations

import configparser
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from pprint import pformat

import yaml

from benchmarks.crowd import Crowd, Somebody, ascii_of

Told = dict[str, object]


def trapped(crowd: Crowd, count: int) -> list[Somebody]:
    """So many people, among them namesakes, and couples who share a telephone."""
    people = crowd.people(count)
    for n in range(1, count, 2):
        one, other, chance = people[n - 1], people[n], crowd.random.random()
        if chance < 0.06:
            other.given, other.family = one.given, one.family
        elif chance < 0.16 and other.given != one.given:
            other.family, other.mobile = one.family, one.mobile
    return people


def again(crowd: Crowd, people: list[Somebody], share: float = 0.12) -> list[Somebody]:
    """Everybody once, some a second time, in no order."""
    made = [*people, *crowd.some(people, share)]
    crowd.random.shuffle(made)
    return made


def told(crowd: Crowd, p: Somebody, names: str, missing: float = 0.15) -> Told:
    """A record of a person: number, given and family name, address for mail, telephone and birth date, in this order, under these names.
    The address may be missing, never the telephone. `-` in place of a name leaves one out."""
    values = (p.number, p.given, p.family, "" if crowd.chance(missing) else p.email, p.mobile, str(p.born))
    return {name: value for name, value in zip(names.split(), values, strict=True) if name != "-"}


def yaml_list(folder: Path, crowd: Crowd) -> int:
    """Members of a club as a list of mappings, some with somebody to call."""
    people, near, rows = trapped(crowd, 90), 0, []
    for p in people:
        row = told(crowd, p, "- first_name last_name email phone date_of_birth")
        if crowd.chance(0.3):
            other, near = crowd.somebody(), near + 1
            row["emergency_contact"] = {"name": other.name, "phone": other.mobile}
        rows.append(row)
    (folder / "members.yaml").write_text(yaml.safe_dump({"members": rows}, sort_keys=False))
    return len(people) + near


def yaml_documents(folder: Path, crowd: Crowd) -> int:
    """One document a customer, with `---` between them."""
    people = trapped(crowd, 80)
    rows = [told(crowd, p, "id vorname nachname email telefon geburtsdatum") for p in again(crowd, people)]
    (folder / "kunden.yml").write_text(yaml.safe_dump_all(rows, sort_keys=False))
    return len(people)


def yaml_fixtures(folder: Path, crowd: Crowd) -> int:
    """Records under a name each, as tests of web applications keep them."""
    people = trapped(crowd, 60)
    text = "".join(
        f"user_{n}:\n  given_name: {p.given}\n  surname: {p.family}\n  mobile: '{p.mobile}'\n  company_id: 77\n\n"
        for n, p in enumerate(people)
    )
    (folder / "users.yml").write_text(text)
    return len(people)


def _print_r(value: object, depth: int = 0) -> str:
    if not isinstance(value, Mapping):
        return str(value)
    pad = " " * 8 * depth
    inner = "".join(f"{pad}    [{key}] => {_print_r(one, depth + 1)}\n" for key, one in value.items())
    return f"Array\n{pad}(\n{inner}{pad})\n"


def php_print_r(folder: Path, crowd: Crowd) -> int:
    """What `print_r` shows of rows."""
    people = trapped(crowd, 100)
    rows = [told(crowd, p, "id firstname lastname email phone birthday") for p in again(crowd, people)]
    (folder / "debug.txt").write_text(_print_r(dict(enumerate(rows))))
    return len(people)


def _var_dump(value: object, depth: int = 0) -> str:
    pad = "  " * depth
    if isinstance(value, Mapping):
        inner = "".join(
            f"{pad}  [{_quoted(key)}]=>\n{pad}  {_var_dump(one, depth + 1)}\n" for key, one in value.items()
        )
        return f"array({len(value)}) {{\n{inner}{pad}}}"
    return f"int({value})" if isinstance(value, int) else f'string({len(str(value))}) "{value}"'


def _quoted(key: object) -> str:
    return str(key) if isinstance(key, int) else f'"{key}"'


def php_var_dump(folder: Path, crowd: Crowd) -> int:
    """What `var_dump` shows of rows, with French names of fields and no address for mail."""
    people = trapped(crowd, 80)
    rows = [told(crowd, p, "- prenom nom - telephone date_naissance") for p in people]
    (folder / "dump.txt").write_text(_var_dump(dict(enumerate(rows))) + "\n")
    return len(people)


def php_var_export(folder: Path, crowd: Crowd) -> int:
    """What `var_export` shows of rows, with one shop's number in each."""
    people, parts = trapped(crowd, 80), []
    for n, p in enumerate(again(crowd, people)):
        row = {"shop_id": 4711, **told(crowd, p, "customer_id firstname lastname email telephone -")}
        inner = "".join(f"    '{key}' => {one if isinstance(one, int) else repr(one)},\n" for key, one in row.items())
        parts.append(f"  {n} => \n  array (\n{inner}  ),\n")
    (folder / "cache.php").write_text(f"<?php\nreturn array (\n{''.join(parts)});\n")
    return len(people)


def php_serialized(folder: Path, crowd: Crowd) -> int:
    """Sessions as PHP stores them, one a line."""
    people, lines = trapped(crowd, 70), []
    for p in again(crowd, people):
        row = told(crowd, p, "user_id first_name last_name email phone -")
        inner = "".join(f"{_stored(key)}{_stored(one)}" for key, one in row.items())
        lines.append(f"a:{len(row)}:{{{inner}}}")
    (folder / "sessions.txt").write_text("\n".join(lines) + "\n")
    return len(people)


def _stored(value: object) -> str:
    return f"i:{value};" if isinstance(value, int) else f's:{len(str(value))}:"{value}";'


def python_pprint(folder: Path, crowd: Crowd) -> int:
    """A list of dicts as Python prints it."""
    people = trapped(crowd, 90)
    rows = [told(crowd, p, "id first_name last_name email phone dob") for p in again(crowd, people)]
    (folder / "rows.txt").write_text(pformat(rows, sort_dicts=False) + "\n")
    return len(people)


def _lines(folder: Path, name: str, made: Iterable[str]) -> None:
    (folder / name).write_text("".join(f"{line}\n" for line in made))


def python_objects(folder: Path, crowd: Crowd) -> int:
    """Objects of a data class, one a line of a log."""
    people, lines = trapped(crowd, 80), []
    for p in again(crowd, people, 0.4):
        row = told(crowd, p, "id first_name last_name email mobile born")
        inner = ", ".join(f"{key}={one!r}" for key, one in row.items())
        lines.append(f"2026-03-02 09:00:00,123 DEBUG crm.sync loaded Contact({inner})")
    _lines(folder, "sync.log", lines)
    return len(people)


def ruby_inspect(folder: Path, crowd: Crowd) -> int:
    """Records of a console of Ruby, with the tenant's number in each."""
    people, parts = trapped(crowd, 80), []
    for p in again(crowd, people):
        row = {"tenant_id": 12, **told(crowd, p, "id first_name last_name email phone_number -")}
        inner = ", ".join(f"{key}: {one}" if isinstance(one, int) else f'{key}: "{one}"' for key, one in row.items())
        parts.append(f"#<User {inner}>")
    (folder / "console.txt").write_text("irb(main):001:0> User.all\n=> [" + ",\n ".join(parts) + "]\n")
    return len(people)


def rails_parameters(folder: Path, crowd: Crowd) -> int:
    """Parameters of forms as a web application logs them: given name, family name and telephone."""
    people, lines = trapped(crowd, 80), []
    for p in again(crowd, people, 0.3):
        inner = f'"first_name"=>"{p.given}", "last_name"=>"{p.family}", "phone"=>"{p.mobile}"'
        lines += ['Started POST "/contacts" for 203.0.113.9 at 2026-03-02 09:00:00 +0000']
        lines += [f'  Parameters: {{"utf8"=>"✓", "contact"=>{{{inner}}}, "commit"=>"Save"}}', "Completed 302 Found", ""]
    _lines(folder, "production.log", lines)
    return len(people)


def java_objects(folder: Path, crowd: Crowd) -> int:
    """What `toString` of a class makes, in a log."""
    people, lines = trapped(crowd, 80), []
    for p in again(crowd, people, 0.4):
        row = told(crowd, p, "customerId firstName lastName email phoneNumber -")
        inner = ", ".join(f"{key}={one}" if isinstance(one, int) else f"{key}='{one}'" for key, one in row.items())
        lines.append(f"09:00:00.123 [http-1] INFO c.example.OrderService - saved Customer{{{inner}}} for tenantId=88")
    _lines(folder, "orders.log", lines)
    return len(people)


def go_structs(folder: Path, crowd: Crowd) -> int:
    """What `%+v` prints: no quotes, blanks between the fields."""
    people = trapped(crowd, 70)
    rows = (told(crowd, p, "ID GivenName FamilyName Email Phone -", 0) for p in again(crowd, people))
    made = (" ".join(f"{key}:{one}" for key, one in row.items()) for row in rows)
    _lines(folder, "worker.log", (f"2026/03/02 09:00:00 importing user {{{row}}}" for row in made))
    return len(people)


def script_objects(folder: Path, crowd: Crowd) -> int:
    """An array of literals in a script."""
    people, parts = trapped(crowd, 80), []
    for p in again(crowd, people):
        row = told(crowd, p, "id firstName lastName email phone -")
        inner = "".join(f"    {key}: {one!r},\n" for key, one in row.items())
        parts.append(f"  {{\n{inner}  }},\n")
    (folder / "seed.js").write_text(f"export const customers = [\n{''.join(parts)}];\n")
    return len(people)


def ini_blocks(folder: Path, crowd: Crowd) -> int:
    """A section a user."""
    people, made = trapped(crowd, 70), configparser.ConfigParser(interpolation=None)
    for n, p in enumerate(people):
        made[f"user{n}"] = {"first_name": p.given, "last_name": p.family, "phone": p.mobile, "group": "staff"}
        if crowd.chance(0.6):
            made[f"user{n}"]["email"] = p.email
    with (folder / "users.ini").open("w") as file:
        made.write(file)
    return len(people)


def mysql_vertical(folder: Path, crowd: Crowd) -> int:
    """What MySQL's client prints at `\\G`."""
    people, parts = trapped(crowd, 90), []
    for n, p in enumerate(again(crowd, people), 1):
        row = {"shop_id": 1, **told(crowd, p, "customer_id first_name last_name email phone birth_date")}
        width = max(map(len, row))
        parts.append(f"{'*' * 27} {n}. row {'*' * 27}\n" + "".join(f"{k:>{width}}: {v}\n" for k, v in row.items()))
    (folder / "query.txt").write_text("".join(parts) + f"{len(parts)} rows in set (0.00 sec)\n")
    return len(people)


def psql_expanded(folder: Path, crowd: Crowd) -> int:
    """What PostgreSQL's client prints at `\\x`."""
    people, parts = trapped(crowd, 90), []
    for n, p in enumerate(again(crowd, people), 1):
        row = told(crowd, p, "- given_name family_name email phone birth_date")
        width = max(map(len, row))
        head = f"-[ RECORD {n} ]"
        parts.append(f"{head:-<{width + 1}}+{'-' * 24}\n" + "".join(f"{k:<{width}} | {v}\n" for k, v in row.items()))
    (folder / "query.txt").write_text("".join(parts) + "\n")
    return len(people)


def redis_commands(folder: Path, crowd: Crowd) -> int:
    """Hashes of a store in memory, as commands."""
    people, lines = trapped(crowd, 80), []
    for p in people:
        row = told(crowd, p, "- first_name last_name email phone -")
        inner = " ".join(f'{key} "{one}"' for key, one in row.items())
        lines.append(f'HSET "user:{p.number}" {inner} plan "basic"')
    _lines(folder, "appendonly.txt", lines)
    return len(people)


def accounts_unix(folder: Path, crowd: Crowd) -> int:
    """Users of a machine with name and telephone, and those of services."""
    people = trapped(crowd, 50)
    lines = ["root:x:0:0:root:/root:/bin/bash", "daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin"]
    lines += ["www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin"]
    lines += ["postgres:x:110:117:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash"]
    for n, p in enumerate(people, 1001):
        user = f"{ascii_of(p.given)[0]}{ascii_of(p.family)}{n}"
        lines.append(f"{user}:x:{n}:{n}:{p.name},,{p.mobile},:/home/{user}:/bin/bash")
    _lines(folder, "passwd", lines)
    return len(people)


RECORDS: dict[str, Callable[[Path, Crowd], int]] = {
    one.__name__: one
    for one in (
        yaml_list, yaml_documents, yaml_fixtures, php_print_r, php_var_dump, php_var_export, php_serialized, python_pprint,
        python_objects, ruby_inspect, rails_parameters, java_objects, go_structs, script_objects, ini_blocks, mysql_vertical,
        psql_expanded, redis_commands, accounts_unix,
    )
}  # fmt: skip
"""Name of the leak → writes it into a folder and gives the number of people."""

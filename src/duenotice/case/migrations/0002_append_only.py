"""The database itself refuses to change or delete audit rows and versions of facts (facts of an erased case may go)."""

from django.db import migrations

ERASED = "(SELECT state FROM case_case WHERE id = OLD.case_id) = 'erased'"
RULES = (
    ("case_audit", "UPDATE", ""),
    ("case_audit", "DELETE", ""),
    ("case_fact", "UPDATE", ""),
    ("case_fact", "DELETE", ERASED),
)


def _sqlite(table, verb, unless):
    when = f"WHEN NOT ({unless})" if unless else ""
    return [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} {when} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    ]


def _postgresql(table, verb, unless):
    name = f"{table}_no_{verb.lower()}"
    check = f"IF {unless} THEN RETURN OLD; END IF;" if unless else ""
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {check} "
        f"RAISE EXCEPTION '{table} is append-only'; END $$",
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def make(apps, schema_editor):
    build = {"sqlite": _sqlite, "postgresql": _postgresql}[schema_editor.connection.vendor]
    for rule in RULES:
        for statement in build(*rule):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("case", "0001_initial")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]

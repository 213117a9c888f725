"""What people judge of possible links between records; the database refuses to change or delete a judgement of a living case."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

rules = import_module("duenotice.case.migrations.0002_append_only")


def make(apps, schema_editor):
    build = {"sqlite": rules._sqlite, "postgresql": rules._postgresql}[schema_editor.connection.vendor]
    for rule in (("case_judgement", "UPDATE", ""), ("case_judgement", "DELETE", rules.ERASED)):
        for statement in build(*rule):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("case", "0003_reply")]
    operations = [
        migrations.CreateModel(
            name="Judgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("left_id", models.CharField(max_length=64)),
                ("right_id", models.CharField(max_length=64)),
                (
                    "decision",
                    models.CharField(
                        choices=[(d, d) for d in ("same", "different", "unsure", "open")],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True, default="")),
                ("by", models.CharField(max_length=120)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="case.case")),
            ],
            options={"ordering": ("pk",)},
        ),
        migrations.RunPython(make, migrations.RunPython.noop),
    ]

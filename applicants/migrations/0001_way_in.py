"""The way in: leads, applications, screening, interviews, offers, onboarding."""

import applicants.models.fairness
import apprenticeships.migrations._operations
import apprenticeships.models.fields
import datetime
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import uuid
from django.conf import settings
from django.db import migrations, models

from apprenticeships.migrations._fresh import FreshMigration


class Migration(FreshMigration):
    initial = True

    dependencies = [
        ("apprenticeships", "0001_kernel"),
        ("apprenticeships", "__first__"),
        ("cohorts", "0001_training"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Guardian",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guardians",
                        to="apprenticeships.person",
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                ("email", models.EmailField(max_length=254)),
                ("link_number", models.PositiveSmallIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["person", "-created_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at__isnull", True)),
                        fields=("person",),
                        name="guardian_one_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "guardian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="consents", to="applicants.guardian"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("taking_part", "Taking part in the program"),
                            ("photos", "Photos and videos"),
                            ("trips", "Trips away from the site"),
                            ("drug_screen", "A drug screen"),
                            ("health_release", "Telling us the result of the drug screen"),
                        ],
                        max_length=16,
                    ),
                ),
                ("is_given", models.BooleanField()),
                ("signed_name", models.CharField(max_length=160)),
                ("given_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["person", "-given_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at__isnull", True)),
                        fields=("person", "kind"),
                        name="consent_one_in_force",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Lead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leads", to="apprenticeships.person"
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leads", to="apprenticeships.program"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("friend", "A friend or family"),
                            ("works_here", "Somebody who works here"),
                            ("workforce_center", "A workforce center"),
                            ("school", "A school"),
                            ("intern", "Was an intern here"),
                            ("event", "An event"),
                            ("web", "The internet"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500)),
                ("created_at", models.DateTimeField()),
                ("renewed_at", models.DateTimeField(blank=True, null=True)),
                ("waits_for_class", models.BooleanField(default=False)),
                ("waits_for_date", models.BooleanField(default=False)),
                ("reminders_stopped_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("waits_for_class", True), ("waits_for_date", True), _connector="OR"),
                        fields=["program"],
                        name="lead_waits",
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("person", "program"), name="lead_once_per_program")],
            },
        ),
        migrations.CreateModel(
            name="MatchRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="match_runs", to="cohorts.cohort"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("variant", models.CharField(max_length=24)),
                ("seed", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("replaced", "Replaced by a later draft"),
                            ("released", "Released"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("input_digest", models.CharField(max_length=64)),
                ("summary", models.JSONField(blank=True, default=dict)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("released_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["cohort", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("cohort", "number"), name="match_run_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")), fields=("cohort",), name="match_run_one_draft"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("released_at__isnull", False), ("released_by__isnull", False), ("state", "released")
                            ),
                            models.Q(
                                models.Q(("state", "released"), _negated=True),
                                ("released_at__isnull", True),
                                ("released_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="match_run_released_has_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GuardianEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.guardian",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.person",
                    ),
                ),
                ("link_number", models.PositiveSmallIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConsentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.consent",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "guardian",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.guardian",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("taking_part", "Taking part in the program"),
                            ("photos", "Photos and videos"),
                            ("trips", "Trips away from the site"),
                            ("drug_screen", "A drug screen"),
                            ("health_release", "Telling us the result of the drug screen"),
                        ],
                        max_length=16,
                    ),
                ),
                ("is_given", models.BooleanField()),
                ("signed_name", models.CharField(max_length=160)),
                ("given_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LeadEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.lead",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.program",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("friend", "A friend or family"),
                            ("works_here", "Somebody who works here"),
                            ("workforce_center", "A workforce center"),
                            ("school", "A school"),
                            ("intern", "Was an intern here"),
                            ("event", "An event"),
                            ("web", "The internet"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("created_at", models.DateTimeField()),
                ("renewed_at", models.DateTimeField(blank=True, null=True)),
                ("waits_for_class", models.BooleanField(default=False)),
                ("waits_for_date", models.BooleanField(default=False)),
                ("reminders_stopped_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MatchRunEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.matchrun",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("variant", models.CharField(max_length=24)),
                ("seed", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("replaced", "Replaced by a later draft"),
                            ("released", "Released"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("input_digest", models.CharField(max_length=64)),
                ("summary", models.JSONField(blank=True, default=dict)),
                (
                    "made_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("released_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AccessCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="access_codes", to="cohorts.cohort"
                    ),
                ),
                ("digest", models.CharField(editable=False, max_length=64, unique=True)),
                ("sealed", models.BinaryField()),
                ("most_uses", models.PositiveSmallIntegerField(default=1)),
                ("last_on", models.DateField()),
                ("note", models.CharField(max_length=200)),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("revoke_reason", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("most_uses__gte", 1)), name="access_code_has_uses"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoke_reason", ""), ("revoked_at__isnull", True)),
                            models.Q(("revoked_at__isnull", False), models.Q(("revoke_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="access_code_revoked_has_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_on__isnull", True),
                            models.Q(
                                ("last_on__gte", datetime.date(1900, 1, 1)), ("last_on__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="applicants_accesscode_last_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="apprenticeships.programversion",
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="apprenticeships.track",
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="applications", to="cohorts.cohort"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Sent"),
                            ("needs_information", "Needs information"),
                            ("ready", "Ready to interview"),
                            ("offered", "Offered"),
                            ("accepted", "Accepted"),
                            ("onboarding", "Onboarding"),
                            ("enrolled", "Enrolled"),
                            ("ineligible", "Ineligible"),
                            ("not_selected", "Not selected"),
                            ("withdrawn", "Withdrawn"),
                            ("expired", "Expired"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("ready_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("answer_due", models.DateField(blank=True, null=True)),
                ("is_internal", models.BooleanField(default=False)),
                (
                    "home_department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="internal_candidates",
                        to="apprenticeships.department",
                    ),
                ),
                (
                    "withdraw_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("other_job", "I found another job"),
                            ("school", "I go to school"),
                            ("pay", "The pay does not work for me"),
                            ("schedule", "The hours do not work for me"),
                            ("travel", "It is too far"),
                            ("family", "Family or health"),
                            ("not_for_me", "It is not for me"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("withdraw_note", models.CharField(blank=True, max_length=500)),
                ("request_note", models.CharField(blank=True, max_length=500)),
                ("request_due", models.DateField(blank=True, null=True)),
                (
                    "no_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("places", "There were more people than places."),
                            ("practice", "Others had more practice for this work."),
                            ("fit", "The hours, the place or the path did not fit."),
                            ("proof", "Something that we asked for did not come, or does not show it."),
                            ("rule", "A rule of the program is not met."),
                            ("twice", "You go on in another application."),
                        ],
                        max_length=10,
                    ),
                ),
                ("ended_sentence", models.CharField(blank=True, max_length=500)),
                ("retry_from", models.DateField(blank=True, null=True)),
                (
                    "access_code",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="applicants.accesscode",
                    ),
                ),
                ("answers_destroyed_at", models.DateTimeField(blank=True, null=True)),
                ("submit_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
            ],
            options={
                "ordering": ["-started_at", "-pk"],
                "indexes": [
                    models.Index(fields=["state", "-submitted_at", "-id"], name="application_by_state"),
                    models.Index(fields=["cohort", "state"], name="application_by_cohort"),
                    models.Index(
                        condition=models.Q(("answer_due__isnull", False)),
                        fields=["answer_due"],
                        name="application_answer_due",
                    ),
                    models.Index(fields=["-submitted_at", "-id"], name="application_newest"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "draft",
                                    "submitted",
                                    "needs_information",
                                    "ready",
                                    "offered",
                                    "accepted",
                                    "onboarding",
                                    "ineligible",
                                    "not_selected",
                                    "withdrawn",
                                    "expired",
                                    "enrolled",
                                ],
                            )
                        ),
                        name="application_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "draft"), ("submitted_at__isnull", True)),
                            ("state__in", ["withdrawn", "expired"]),
                            models.Q(
                                models.Q(("state__in", ["draft", "withdrawn", "expired"]), _negated=True),
                                ("submitted_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="application_sent_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", False),
                                ("state__in", ("ineligible", "not_selected", "withdrawn", "expired")),
                            ),
                            models.Q(
                                models.Q(
                                    ("state__in", ("ineligible", "not_selected", "withdrawn", "expired")), _negated=True
                                ),
                                ("ended_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="application_ended_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), models.Q(("withdraw_reason", ""), _negated=True)),
                            models.Q(models.Q(("state", "withdrawn"), _negated=True), ("withdraw_reason", "")),
                            _connector="OR",
                        ),
                        name="application_withdrawn_has_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("no_reason", ""), ("state__in", ["not_selected", "ineligible"]), _connector="OR"
                        ),
                        name="application_no_has_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                (
                                    "draft",
                                    "submitted",
                                    "needs_information",
                                    "ready",
                                    "offered",
                                    "accepted",
                                    "onboarding",
                                ),
                            )
                        ),
                        fields=("person", "cohort"),
                        name="application_one_open_per_cohort",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer_due__isnull", True),
                            models.Q(
                                ("answer_due__gte", datetime.date(1900, 1, 1)),
                                ("answer_due__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_application_answer_due_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("request_due__isnull", True),
                            models.Q(
                                ("request_due__gte", datetime.date(1900, 1, 1)),
                                ("request_due__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_application_request_due_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("retry_from__isnull", True),
                            models.Q(
                                ("retry_from__gte", datetime.date(1900, 1, 1)),
                                ("retry_from__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_application_retry_from_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="applicants.application",
                    ),
                ),
                ("slug", models.SlugField(max_length=40)),
                ("answers", models.JSONField(blank=True, default=dict)),
                ("is_complete", models.BooleanField(default=False)),
                ("reopened", models.BooleanField(default=False)),
                ("saved_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=0)),
                ("sources", models.JSONField(blank=True, default=dict)),
                ("clashes", models.JSONField(blank=True, default=dict)),
                ("request_note", models.CharField(blank=True, max_length=500)),
                ("to_confirm", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("application", "slug"), name="section_once_per_application")
                ],
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="jobs", to="applicants.application"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("employer", models.CharField(max_length=120)),
                ("title", models.CharField(max_length=120)),
                ("is_health_care", models.BooleanField(default=True)),
                ("started_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("share", models.PositiveSmallIntegerField(default=100)),
                ("reference_name", models.CharField(blank=True, max_length=120)),
                ("reference_phone", models.CharField(blank=True, max_length=32)),
                ("may_call", models.BooleanField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-started_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("application", "key"), name="job_key_once_per_application"),
                    models.CheckConstraint(condition=models.Q(("share__range", (1, 100))), name="job_share_range"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True), ("ended_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="job_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("started_on__isnull", True),
                            models.Q(
                                ("started_on__gte", datetime.date(1900, 1, 1)),
                                ("started_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_job_started_on_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            models.Q(
                                ("ended_on__gte", datetime.date(1900, 1, 1)),
                                ("ended_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_job_ended_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="applicants.application",
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="referrals", to="cohorts.opening"
                    ),
                ),
                ("referred_at", models.DateTimeField()),
                ("invite_by", models.DateField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("passed_reason", models.CharField(blank=True, max_length=200)),
                ("preference", models.PositiveSmallIntegerField(blank=True, null=True)),
            ],
            options={
                "ordering": ["referred_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("application", "opening"), name="referral_once_per_opening")
                ],
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="offers", to="applicants.application"
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="offers", to="cohorts.opening"
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="offers",
                        to="cohorts.seat",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("prepared", "Prepared"),
                            ("verbal", "Made"),
                            ("confirmed", "Confirmed"),
                            ("declined", "Declined"),
                            ("expired", "Ran out"),
                            ("rescinded", "Taken back"),
                        ],
                        default="prepared",
                        max_length=12,
                    ),
                ),
                (
                    "verbal_answer",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("thinking", "Wants to think")], max_length=12
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="offers", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("prepared_at", models.DateTimeField()),
                ("verbal_at", models.DateTimeField(blank=True, null=True)),
                ("respond_by", models.DateTimeField()),
                ("call_back_at", models.DateTimeField(blank=True, null=True)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("decline_reason", models.CharField(blank=True, max_length=20)),
                ("decline_note", models.CharField(blank=True, max_length=500)),
                (
                    "back_asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers_wanted_back",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("back_asked_at", models.DateTimeField(blank=True, null=True)),
                ("back_reason", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["-prepared_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["prepared", "verbal", "confirmed"])),
                        fields=("application",),
                        name="offer_one_open_per_application",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["prepared", "verbal", "confirmed"])),
                        fields=("seat",),
                        name="offer_one_open_per_seat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("confirmed_at__isnull", True),
                                ("ended_at__isnull", True),
                                ("state", "prepared"),
                                ("verbal_at__isnull", True),
                            ),
                            models.Q(
                                ("confirmed_at__isnull", True),
                                ("ended_at__isnull", True),
                                ("state", "verbal"),
                                ("verbal_at__isnull", False),
                            ),
                            models.Q(
                                ("confirmed_at__isnull", False),
                                ("ended_at__isnull", True),
                                ("state", "confirmed"),
                                ("verbal_at__isnull", False),
                            ),
                            models.Q(("ended_at__isnull", False), ("state__in", ["declined", "expired", "rescinded"])),
                            _connector="OR",
                        ),
                        name="offer_state_and_columns",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["prepared", "verbal", "confirmed"]), _negated=True),
                            ("seat__isnull", False),
                            _connector="OR",
                        ),
                        name="offer_open_has_seat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("back_asked_at__isnull", True), ("back_asked_by__isnull", True), ("back_reason", "")
                            ),
                            models.Q(
                                ("back_asked_at__isnull", False),
                                ("back_asked_by__isnull", False),
                                models.Q(("back_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="offer_wanted_back_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("respond_by__isnull", True),
                            models.Q(
                                ("respond_by__gte", datetime.datetime(1900, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)),
                                ("respond_by__lt", datetime.datetime(2101, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_offer_respond_by_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("call_back_at__isnull", True),
                            models.Q(
                                (
                                    "call_back_at__gte",
                                    datetime.datetime(1900, 1, 1, 0, 0, tzinfo=datetime.timezone.utc),
                                ),
                                ("call_back_at__lt", datetime.datetime(2101, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_offer_call_back_at_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Match",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="matches", to="applicants.matchrun"
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="matches", to="applicants.application"
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matches",
                        to="cohorts.opening",
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("miles", models.DecimalField(blank=True, decimal_places=1, max_digits=6, null=True)),
                ("grounds", models.JSONField(blank=True, default=list)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("offered", "Offer made"),
                            ("none", "Told that there is no place"),
                            ("passed", "Passed over"),
                        ],
                        max_length=8,
                    ),
                ),
                ("passed_reason", models.CharField(blank=True, max_length=300)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "matches",
                "ordering": ["run", "application"],
                "constraints": [
                    models.UniqueConstraint(fields=("run", "application"), name="match_once_per_run"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("passed_reason", ""), ("told_at__isnull", True)),
                            models.Q(
                                ("outcome__in", ["offered", "none"]), ("passed_reason", ""), ("told_at__isnull", False)
                            ),
                            models.Q(
                                models.Q(("outcome", "passed"), ("told_at__isnull", False)),
                                models.Q(("passed_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="match_outcome_and_columns",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MatchLock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="match_lock",
                        to="applicants.application",
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="match_locks",
                        to="cohorts.opening",
                    ),
                ),
                ("reason", models.CharField(max_length=200)),
                (
                    "locked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("locked_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="OnboardingTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="onboarding_tasks",
                        to="applicants.application",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="apprenticeships.onboardingitem",
                    ),
                ),
                ("due_on", models.DateField()),
                ("counted_from", models.DateField()),
                ("planned_on", models.DateField()),
                ("said_at", models.DateTimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200)),
                ("back_reason", models.CharField(blank=True, max_length=300)),
                ("answers", models.JSONField(blank=True, default=list)),
            ],
            options={
                "ordering": ["due_on", "item__position", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at__isnull", True)), fields=["due_on"], name="onboarding_task_open"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("application", "item"), name="onboarding_task_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at__isnull", True), ("done_by__isnull", True)),
                            models.Q(("done_at__isnull", False), ("done_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="onboarding_done_has_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("back_reason", ""),
                            models.Q(("done_at__isnull", True), ("said_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="onboarding_back_is_not_done",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on__isnull", True),
                            models.Q(
                                ("due_on__gte", datetime.date(1900, 1, 1)), ("due_on__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="applicants_onboardingtask_due_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Wish",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="wishes", to="applicants.application"
                    ),
                ),
                (
                    "interest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wishes",
                        to="apprenticeships.interest",
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["application", "rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("application", "rank"), name="wish_rank_once"),
                    models.UniqueConstraint(fields=("application", "interest"), name="wish_interest_once"),
                    models.CheckConstraint(condition=models.Q(("rank__range", (1, 3))), name="wish_rank_range"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Availability",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="availability",
                        to="applicants.application",
                    ),
                ),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("most_miles", models.PositiveSmallIntegerField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="availability_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("most_miles__isnull", True), ("most_miles__range", (1, 200)), _connector="OR"
                        ),
                        name="availability_miles_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_day__isnull", True),
                            models.Q(
                                ("first_day__gte", datetime.date(1900, 1, 1)),
                                ("first_day__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_availability_first_day_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day__isnull", True),
                            models.Q(
                                ("last_day__gte", datetime.date(1900, 1, 1)),
                                ("last_day__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_availability_last_day_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScreeningStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="screening",
                        to="applicants.application",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="screening",
                        to="apprenticeships.requirement",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("met", "Met"),
                            ("not_met", "Not met"),
                            ("missing", "Missing"),
                            ("expired", "Expired"),
                            ("waived", "Waived"),
                            ("not_applicable", "Not applicable"),
                            ("look", "Look"),
                        ],
                        default="missing",
                        max_length=16,
                    ),
                ),
                ("reason_code", models.CharField(blank=True, max_length=40)),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("retest_from", models.DateField(blank=True, null=True)),
                ("judged_at", models.DateTimeField(blank=True, null=True)),
                ("look_since", models.DateTimeField(blank=True, null=True)),
                (
                    "waived_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("waive_reason", models.CharField(blank=True, max_length=200)),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="to_look_at",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["application", "requirement__step__position", "requirement__position"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("verdict", "look")), fields=["judged_at"], name="screening_to_look_at"
                    ),
                    models.Index(
                        condition=models.Q(("valid_until__isnull", False), ("verdict", "met")),
                        fields=["valid_until"],
                        name="screening_gets_old",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("application", "requirement"), name="screening_step_once"),
                    models.CheckConstraint(
                        condition=models.Q(("verdict", "look"), ("look_since__isnull", True), _connector="OR"),
                        name="screening_since_only_while_look",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("verdict", "waived"),
                                ("waived_by__isnull", False),
                                models.Q(("waive_reason", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("verdict", "waived"), _negated=True),
                                ("waive_reason", ""),
                                ("waived_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="screening_waived_has_who_and_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConditionCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="condition_checks",
                        to="applicants.application",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("background", "Background check"), ("drug", "Drug screen")], max_length=12
                    ),
                ),
                ("status", models.CharField(max_length=24)),
                ("status_on", models.DateField()),
                ("due_on", models.DateField(blank=True, null=True)),
                ("authorized_at", models.DateTimeField(blank=True, null=True)),
                ("released_at", models.DateTimeField(blank=True, null=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                (
                    "wrong_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("wrong_reason", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("application", "kind"), name="condition_once_per_application"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("wrong_by__isnull", True), ("wrong_reason", "")),
                            models.Q(("wrong_by__isnull", False), models.Q(("wrong_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="condition_wrong_has_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status_on__isnull", True),
                            models.Q(
                                ("status_on__gte", datetime.date(1900, 1, 1)),
                                ("status_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_conditioncheck_status_on_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on__isnull", True),
                            models.Q(
                                ("due_on__gte", datetime.date(1900, 1, 1)), ("due_on__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="applicants_conditioncheck_due_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ApplicationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.application",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.programversion",
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.track",
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Sent"),
                            ("needs_information", "Needs information"),
                            ("ready", "Ready to interview"),
                            ("offered", "Offered"),
                            ("accepted", "Accepted"),
                            ("onboarding", "Onboarding"),
                            ("enrolled", "Enrolled"),
                            ("ineligible", "Ineligible"),
                            ("not_selected", "Not selected"),
                            ("withdrawn", "Withdrawn"),
                            ("expired", "Expired"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("ready_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("answer_due", models.DateField(blank=True, null=True)),
                ("is_internal", models.BooleanField(default=False)),
                (
                    "home_department",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.department",
                    ),
                ),
                (
                    "withdraw_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("other_job", "I found another job"),
                            ("school", "I go to school"),
                            ("pay", "The pay does not work for me"),
                            ("schedule", "The hours do not work for me"),
                            ("travel", "It is too far"),
                            ("family", "Family or health"),
                            ("not_for_me", "It is not for me"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("request_due", models.DateField(blank=True, null=True)),
                (
                    "no_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("places", "There were more people than places."),
                            ("practice", "Others had more practice for this work."),
                            ("fit", "The hours, the place or the path did not fit."),
                            ("proof", "Something that we asked for did not come, or does not show it."),
                            ("rule", "A rule of the program is not met."),
                            ("twice", "You go on in another application."),
                        ],
                        max_length=10,
                    ),
                ),
                ("retry_from", models.DateField(blank=True, null=True)),
                (
                    "access_code",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.accesscode",
                    ),
                ),
                ("answers_destroyed_at", models.DateTimeField(blank=True, null=True)),
                ("submit_key", models.UUIDField(blank=True, editable=False, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReferralEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.referral",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.opening",
                    ),
                ),
                ("referred_at", models.DateTimeField()),
                ("invite_by", models.DateField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("preference", models.PositiveSmallIntegerField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OfferEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.offer",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.opening",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.seat",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("prepared", "Prepared"),
                            ("verbal", "Made"),
                            ("confirmed", "Confirmed"),
                            ("declined", "Declined"),
                            ("expired", "Ran out"),
                            ("rescinded", "Taken back"),
                        ],
                        default="prepared",
                        max_length=12,
                    ),
                ),
                (
                    "verbal_answer",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("thinking", "Wants to think")], max_length=12
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("prepared_at", models.DateTimeField()),
                ("verbal_at", models.DateTimeField(blank=True, null=True)),
                ("respond_by", models.DateTimeField()),
                ("call_back_at", models.DateTimeField(blank=True, null=True)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("decline_reason", models.CharField(blank=True, max_length=20)),
                (
                    "back_asked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("back_asked_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MatchLockEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.matchlock",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.opening",
                    ),
                ),
                (
                    "locked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("locked_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OnboardingTaskEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.onboardingtask",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.onboardingitem",
                    ),
                ),
                ("due_on", models.DateField()),
                ("counted_from", models.DateField()),
                ("planned_on", models.DateField()),
                ("said_at", models.DateTimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ScreeningStepEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.screeningstep",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.requirement",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("met", "Met"),
                            ("not_met", "Not met"),
                            ("missing", "Missing"),
                            ("expired", "Expired"),
                            ("waived", "Waived"),
                            ("not_applicable", "Not applicable"),
                            ("look", "Look"),
                        ],
                        default="missing",
                        max_length=16,
                    ),
                ),
                ("reason_code", models.CharField(blank=True, max_length=40)),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("retest_from", models.DateField(blank=True, null=True)),
                ("judged_at", models.DateTimeField(blank=True, null=True)),
                ("look_since", models.DateTimeField(blank=True, null=True)),
                (
                    "waived_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConditionCheckEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.conditioncheck",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("background", "Background check"), ("drug", "Drug screen")], max_length=12
                    ),
                ),
                ("status", models.CharField(max_length=24)),
                ("status_on", models.DateField()),
                ("due_on", models.DateField(blank=True, null=True)),
                ("authorized_at", models.DateTimeField(blank=True, null=True)),
                ("released_at", models.DateTimeField(blank=True, null=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                (
                    "wrong_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AccessCodeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.accesscode",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                ("most_uses", models.PositiveSmallIntegerField(default=1)),
                ("last_on", models.DateField()),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("revoke_reason", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PaperEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="paper", to="applicants.application"
                    ),
                ),
                (
                    "begun_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                ("signed_on", models.DateField(blank=True, null=True)),
                (
                    "attested_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("attested_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "paper entries",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("attested_at__isnull", True),
                                ("attested_by__isnull", True),
                                ("signed_on__isnull", True),
                            ),
                            models.Q(
                                ("attested_at__isnull", False),
                                ("attested_by__isnull", False),
                                ("signed_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="paper_signature_has_witness",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("signed_on__isnull", True),
                            models.Q(
                                ("signed_on__gte", datetime.date(1900, 1, 1)),
                                ("signed_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_paperentry_signed_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperEntryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.paperentry",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                (
                    "begun_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                ("signed_on", models.DateField(blank=True, null=True)),
                (
                    "attested_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("attested_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SelfIdentification",
            fields=[
                ("reference", models.CharField(editable=False, max_length=64, primary_key=True, serialize=False)),
                (
                    "hispanic",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("no_answer", "I do not wish to answer")],
                        max_length=16,
                    ),
                ),
                ("races", models.JSONField(blank=True, default=list)),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("female", "Female"), ("male", "Male"), ("no_answer", "I do not wish to answer")],
                        max_length=16,
                    ),
                ),
                (
                    "veteran",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("no_answer", "I do not wish to answer")],
                        max_length=16,
                    ),
                ),
                (
                    "disability",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("no_answer", "I do not wish to answer")],
                        max_length=16,
                    ),
                ),
                ("month", models.DateField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="self_identification_month_only"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("month__isnull", True),
                            models.Q(
                                ("month__gte", datetime.date(1900, 1, 1)), ("month__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="applicants_selfidentification_month_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerDelay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answer_delays",
                        to="applicants.application",
                    ),
                ),
                ("promised", models.DateField()),
                ("until", models.DateField()),
                ("reason", models.CharField(max_length=300)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["application", "made_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("promised"))), name="answer_delay_is_later"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="answer_delay_has_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            models.Q(
                                ("until__gte", datetime.date(1900, 1, 1)), ("until__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="applicants_answerdelay_until_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerDelayEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.answerdelay",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                ("promised", models.DateField()),
                ("until", models.DateField()),
                (
                    "made_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Passport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passports",
                        to="apprenticeships.person",
                    ),
                ),
                ("holder", models.UUIDField(editable=False)),
                ("number", models.CharField(editable=False, max_length=12, unique=True)),
                ("lines", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("issued_at", models.DateTimeField()),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "revoke_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("replaced", "A newer one was made"),
                            ("owner", "Its owner took it back"),
                            ("result", "A result on it was taken back"),
                            ("merged", "Two records of the person became one"),
                            ("office", "A coordinator took it back"),
                        ],
                        max_length=12,
                    ),
                ),
            ],
            options={
                "ordering": ["-issued_at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("revoked_at__isnull", True)), fields=["person"], name="passport_in_force"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoke_reason", ""), ("revoked_at__isnull", True)),
                            models.Q(("revoked_at__isnull", False), models.Q(("revoke_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="passport_revoked_has_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PassportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.passport",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.person",
                    ),
                ),
                ("holder", models.UUIDField(editable=False)),
                ("number", models.CharField(editable=False, max_length=12)),
                ("lines", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("issued_at", models.DateTimeField()),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "revoke_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("replaced", "A newer one was made"),
                            ("owner", "Its owner took it back"),
                            ("result", "A result on it was taken back"),
                            ("merged", "Two records of the person became one"),
                            ("office", "A coordinator took it back"),
                        ],
                        max_length=12,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Sending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sendings",
                        to="applicants.application",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("sent_at", models.DateTimeField()),
                ("content", models.JSONField()),
                ("changes", models.JSONField(blank=True, default=list)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["application", "-number"],
                "constraints": [models.UniqueConstraint(fields=("application", "number"), name="sending_number_once")],
            },
        ),
        migrations.CreateModel(
            name="RightsForm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rights_forms",
                        to="apprenticeships.organization",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("content", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("added_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["organization", "-added_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="BackgroundCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                ("sealed", models.BinaryField(blank=True, null=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="background_checks",
                        to="applicants.application",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Waits for the signature"),
                            ("authorized", "Signed, not ordered"),
                            ("ordered", "Ordered"),
                            ("review", "In review"),
                            ("waiting", "First notice is out"),
                            ("disputed", "Disputed"),
                            ("proposed", "Waits for a second person"),
                            ("clear", "Cleared"),
                            ("not_clear", "Not cleared"),
                            ("superseded", "Put right"),
                            ("canceled", "Canceled"),
                        ],
                        default="asked",
                        max_length=12,
                    ),
                ),
                ("profile", models.CharField(max_length=12)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("disclosed_at", models.DateTimeField(blank=True, null=True)),
                ("ordered_on", models.DateField(blank=True, null=True)),
                ("agency_name", models.CharField(blank=True, max_length=120)),
                ("agency_phone", models.CharField(blank=True, max_length=32)),
                ("agency_address", models.CharField(blank=True, max_length=200)),
                ("received_on", models.DateField(blank=True, null=True)),
                (
                    "assessed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("assessed_at", models.DateTimeField(blank=True, null=True)),
                ("final_from", models.DateField(blank=True, null=True)),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("proposed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "held_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("held_at", models.DateTimeField(blank=True, null=True)),
                ("hold_reason", models.CharField(blank=True, max_length=300)),
                ("destroyed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="applicants.backgroundcheck",
                    ),
                ),
            ],
            options={
                "ordering": ["application", "-asked_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["clear", "superseded", "canceled"]), _negated=True),
                        fields=("application",),
                        name="background_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["proposed", "not_clear", "superseded"]), _negated=True),
                            models.Q(("proposed_at__isnull", False), ("proposed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="background_proposed_has_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["not_clear", "superseded"]), _negated=True),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="background_no_takes_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["asked", "authorized", "canceled"]),
                            models.Q(("ordered_on__isnull", False), models.Q(("agency_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="background_ordered_has_agency",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("held_at__isnull", True), ("held_by__isnull", True), ("hold_reason", "")),
                            models.Q(
                                ("destroyed_at__isnull", True),
                                ("held_at__isnull", False),
                                ("held_by__isnull", False),
                                models.Q(("hold_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="background_hold_has_who_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("destroyed_at__isnull", True), ("sealed__isnull", True), _connector="OR"),
                        name="background_destroyed_is_empty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ordered_on__isnull", True),
                            models.Q(
                                ("ordered_on__gte", datetime.date(1900, 1, 1)),
                                ("ordered_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_backgroundcheck_ordered_on_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("received_on__isnull", True),
                            models.Q(
                                ("received_on__gte", datetime.date(1900, 1, 1)),
                                ("received_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_backgroundcheck_received_on_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("final_from__isnull", True),
                            models.Q(
                                ("final_from__gte", datetime.date(1900, 1, 1)),
                                ("final_from__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_backgroundcheck_final_from_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BackgroundCheckEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.backgroundcheck",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Waits for the signature"),
                            ("authorized", "Signed, not ordered"),
                            ("ordered", "Ordered"),
                            ("review", "In review"),
                            ("waiting", "First notice is out"),
                            ("disputed", "Disputed"),
                            ("proposed", "Waits for a second person"),
                            ("clear", "Cleared"),
                            ("not_clear", "Not cleared"),
                            ("superseded", "Put right"),
                            ("canceled", "Canceled"),
                        ],
                        default="asked",
                        max_length=12,
                    ),
                ),
                ("profile", models.CharField(max_length=12)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("disclosed_at", models.DateTimeField(blank=True, null=True)),
                ("ordered_on", models.DateField(blank=True, null=True)),
                ("agency_name", models.CharField(blank=True, max_length=120)),
                ("agency_phone", models.CharField(blank=True, max_length=32)),
                ("agency_address", models.CharField(blank=True, max_length=200)),
                ("received_on", models.DateField(blank=True, null=True)),
                (
                    "assessed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("assessed_at", models.DateTimeField(blank=True, null=True)),
                ("final_from", models.DateField(blank=True, null=True)),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("proposed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "held_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("held_at", models.DateTimeField(blank=True, null=True)),
                ("destroyed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.backgroundcheck",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BackgroundSignature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "check_row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="applicants.backgroundcheck",
                    ),
                ),
                (
                    "signer",
                    models.CharField(
                        choices=[("applicant", "The applicant"), ("guardian", "The guardian")], max_length=10
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                ("signed_at", models.DateTimeField()),
                ("version", models.CharField(max_length=20)),
                ("language", models.CharField(max_length=8)),
                ("text", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "guardian",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applicants.guardian",
                    ),
                ),
                (
                    "witness",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("signed_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["check_row", "signed_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("check_row", "signer"), name="background_signed_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_on__isnull", True), ("witness__isnull", True)),
                            models.Q(("signed_on__isnull", False), ("witness__isnull", False)),
                            _connector="OR",
                        ),
                        name="background_paper_has_witness",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("signed_on__isnull", True),
                            models.Q(
                                ("signed_on__gte", datetime.date(1900, 1, 1)),
                                ("signed_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_backgroundsignature_signed_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BackgroundSignatureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.backgroundsignature",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "check_row",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.backgroundcheck",
                    ),
                ),
                (
                    "signer",
                    models.CharField(
                        choices=[("applicant", "The applicant"), ("guardian", "The guardian")], max_length=10
                    ),
                ),
                ("signed_at", models.DateTimeField()),
                ("version", models.CharField(max_length=20)),
                ("language", models.CharField(max_length=8)),
                ("digest", models.CharField(max_length=64)),
                (
                    "guardian",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.guardian",
                    ),
                ),
                (
                    "witness",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("signed_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BackgroundNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                ("sealed", models.BinaryField(blank=True, null=True)),
                (
                    "check_row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="applicants.backgroundcheck",
                    ),
                ),
                (
                    "kind",
                    models.CharField(choices=[("first", "First notice"), ("final", "Final notice")], max_length=8),
                ),
                ("means", models.CharField(max_length=16)),
                ("terms", models.JSONField(default=dict)),
                ("calendar", models.CharField(blank=True, max_length=60)),
                ("days_off", models.JSONField(default=list)),
                ("stood_still", models.JSONField(blank=True, default=list)),
                (
                    "rights",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applicants.rightsform",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("drafted_at", models.DateTimeField()),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("sent_on", models.DateField(blank=True, null=True)),
                ("posted_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["check_row", "drafted_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("check_row", "kind"), name="background_notice_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", True), ("sent_on__isnull", True)),
                            models.Q(
                                ("sent_at__isnull", False),
                                ("sent_on__isnull", False),
                                models.Q(("calendar", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="background_notice_sent_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_at__isnull", True),
                            models.Q(("kind", "first"), _negated=True),
                            ("rights__isnull", False),
                            _connector="OR",
                        ),
                        name="background_first_notice_has_rights",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_on__isnull", True),
                            models.Q(
                                ("sent_on__gte", datetime.date(1900, 1, 1)), ("sent_on__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="applicants_backgroundnotice_sent_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BackgroundNoticeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.backgroundnotice",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "check_row",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.backgroundcheck",
                    ),
                ),
                (
                    "kind",
                    models.CharField(choices=[("first", "First notice"), ("final", "Final notice")], max_length=8),
                ),
                ("means", models.CharField(max_length=16)),
                ("terms", models.JSONField(default=dict)),
                ("calendar", models.CharField(blank=True, max_length=60)),
                ("days_off", models.JSONField(default=list)),
                ("stood_still", models.JSONField(blank=True, default=list)),
                (
                    "rights",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.rightsform",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("drafted_at", models.DateTimeField()),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("sent_on", models.DateField(blank=True, null=True)),
                ("posted_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BackgroundAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                ("sealed", models.BinaryField(blank=True, null=True)),
                (
                    "check_row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="applicants.backgroundcheck",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("wrong", "Something in the report is wrong"),
                            ("context", "The report is right, but please read this before you decide"),
                            ("time", "I need more time to get what shows it"),
                        ],
                        max_length=8,
                    ),
                ),
                ("answered_at", models.DateTimeField()),
                ("answered_on", models.DateField()),
                ("resolved_on", models.DateField(blank=True, null=True)),
                (
                    "resolved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("corrected", "The report was corrected"), ("stands", "The report stands")],
                        max_length=10,
                    ),
                ),
            ],
            options={
                "ordering": ["check_row", "answered_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "wrong"), ("resolved_on__isnull", True)),
                        fields=("check_row",),
                        name="background_one_open_dispute",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("resolved_on__isnull", True)),
                            models.Q(
                                ("kind", "wrong"),
                                ("resolved_on__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="background_resolved_has_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on__isnull", True),
                            models.Q(
                                ("answered_on__gte", datetime.date(1900, 1, 1)),
                                ("answered_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_backgroundanswer_answered_on_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("resolved_on__isnull", True),
                            models.Q(
                                ("resolved_on__gte", datetime.date(1900, 1, 1)),
                                ("resolved_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_backgroundanswer_resolved_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BackgroundAnswerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.backgroundanswer",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "check_row",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.backgroundcheck",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("wrong", "Something in the report is wrong"),
                            ("context", "The report is right, but please read this before you decide"),
                            ("time", "I need more time to get what shows it"),
                        ],
                        max_length=8,
                    ),
                ),
                ("answered_at", models.DateTimeField()),
                ("answered_on", models.DateField()),
                ("resolved_on", models.DateField(blank=True, null=True)),
                (
                    "resolved_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("corrected", "The report was corrected"), ("stands", "The report stands")],
                        max_length=10,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DrugConsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("signed_name", models.CharField(max_length=160)),
                ("signed_at", models.DateTimeField()),
                ("text_version", models.CharField(max_length=20)),
                ("text", models.TextField()),
                ("signed_on", models.DateField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "witness",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drug_consents",
                        to="applicants.application",
                    ),
                ),
            ],
            options={
                "ordering": ["application", "signed_at", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("application",),
                        name="drugconsent_one_in_force",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_on__isnull", True), ("witness__isnull", True)),
                            models.Q(("signed_on__isnull", False), ("witness__isnull", False)),
                            _connector="OR",
                        ),
                        name="drugconsent_on_paper_has_witness",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_name", ""), _negated=True), models.Q(("text", ""), _negated=True)
                        ),
                        name="drugconsent_is_signed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("signed_on__isnull", True),
                            models.Q(
                                ("signed_on__gte", datetime.date(1900, 1, 1)),
                                ("signed_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_drugconsent_signed_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DrugConsentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.drugconsent",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("signed_at", models.DateTimeField()),
                ("text_version", models.CharField(max_length=20)),
                ("signed_on", models.DateField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "witness",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TypingAllowance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="typing_allowances",
                        to="applicants.application",
                    ),
                ),
                ("factor", models.DecimalField(decimal_places=2, default=1, max_digits=4)),
                ("alternative", models.CharField(blank=True, max_length=200)),
                ("until", models.DateField(blank=True, null=True)),
                ("reason", models.CharField(max_length=200)),
                (
                    "granted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("granted_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-granted_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("factor__gte", 1), ("factor__lte", 4)), name="typing_allowance_gives_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("factor__gt", 1), models.Q(("alternative", ""), _negated=True), _connector="OR"
                        ),
                        name="typing_allowance_gives_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TypingRoom",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="typing_rooms",
                        to="apprenticeships.program",
                    ),
                ),
                ("place", models.CharField(max_length=120)),
                ("code", models.CharField(editable=False, max_length=8, unique=True)),
                ("opens_at", models.DateTimeField()),
                ("closes_at", models.DateTimeField()),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("opened_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-opens_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("opens_at"))),
                        name="typing_room_closes_after_it_opens",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TypingRoomEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.typingroom",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "program",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.program",
                    ),
                ),
                ("place", models.CharField(max_length=120)),
                ("opens_at", models.DateTimeField()),
                ("closes_at", models.DateTimeField()),
                (
                    "opened_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Accommodation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accommodations",
                        to="applicants.application",
                    ),
                ),
                ("wish", models.CharField(max_length=1000)),
                ("for_what", models.JSONField(blank=True, default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "We are looking at it"),
                            ("granted", "Agreed"),
                            ("other", "Another way agreed"),
                            ("declined", "Not agreed"),
                            ("withdrawn", "Taken back"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("answer_due", models.DateField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=1000)),
                ("extra_time_percent", models.PositiveSmallIntegerField(default=0)),
                ("alternative", models.CharField(blank=True, max_length=300)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("media_type", models.CharField(blank=True, max_length=80)),
                ("file", models.FileField(blank=True, upload_to="accommodations/")),
            ],
            options={
                "ordering": ["asked_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "asked")), fields=["answer_due"], name="accommodation_to_answer"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["asked", "granted", "other"])),
                        fields=("application",),
                        name="accommodation_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["asked", "withdrawn"]),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="accommodation_answered_has_who_and_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer_due__isnull", True),
                            models.Q(
                                ("answer_due__gte", datetime.date(1900, 1, 1)),
                                ("answer_due__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_accommodation_answer_due_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AccommodationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.accommodation",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                ("for_what", models.JSONField(blank=True, default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "We are looking at it"),
                            ("granted", "Agreed"),
                            ("other", "Another way agreed"),
                            ("declined", "Not agreed"),
                            ("withdrawn", "Taken back"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("answer_due", models.DateField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("extra_time_percent", models.PositiveSmallIntegerField(default=0)),
                ("media_type", models.CharField(blank=True, max_length=80)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InterviewLogistics",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interview_logistics",
                        to="applicants.application",
                    ),
                ),
                ("words", models.CharField(max_length=300)),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("written_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="InterviewLogisticsEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.interviewlogistics",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("written_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RightsNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rights_notices",
                        to="apprenticeships.organization",
                    ),
                ),
                ("version", models.PositiveSmallIntegerField()),
                ("text", models.TextField(max_length=6000)),
                ("text_es", models.TextField(blank=True, max_length=6000)),
                ("lead_name", models.CharField(max_length=120)),
                ("lead_email", models.EmailField(blank=True, max_length=254)),
                ("lead_phone", models.CharField(blank=True, max_length=32)),
                ("published_at", models.DateTimeField()),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["organization", "-version"],
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "version"), name="rights_notice_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(("lead_email", ""), ("lead_phone", ""), _negated=True),
                        name="rights_notice_says_how_to_reach",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RightsNoticeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.rightsnotice",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "organization",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.organization",
                    ),
                ),
                ("version", models.PositiveSmallIntegerField()),
                ("text", models.TextField(max_length=6000)),
                ("text_es", models.TextField(blank=True, max_length=6000)),
                ("lead_name", models.CharField(max_length=120)),
                ("lead_email", models.EmailField(blank=True, max_length=254)),
                ("lead_phone", models.CharField(blank=True, max_length=32)),
                ("published_at", models.DateTimeField()),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RightsNoticeSent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rights_notice",
                        to="applicants.application",
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sent", to="applicants.rightsnotice"
                    ),
                ),
                ("sent_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-sent_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="RightsNoticeSentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.rightsnoticesent",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.rightsnotice",
                    ),
                ),
                ("sent_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RuleChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rule_changes",
                        to="apprenticeships.programversion",
                    ),
                ),
                (
                    "dated",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rule_changes",
                        to="apprenticeships.requirementchange",
                    ),
                ),
                ("key", models.CharField(max_length=40)),
                ("before", models.CharField(max_length=120)),
                ("after", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("changed_at", models.DateTimeField()),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("up_to", models.BigIntegerField(default=0)),
                ("judged", models.PositiveIntegerField(default=0)),
                ("followed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["changed_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("followed_at__isnull", True)),
                        fields=["changed_at"],
                        name="rule_change_to_follow",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since__isnull", True),
                            models.Q(
                                ("since__gte", datetime.date(1900, 1, 1)), ("since__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="applicants_rulechange_since_in_range",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleChangeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.rulechange",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "version",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.programversion",
                    ),
                ),
                (
                    "dated",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.requirementchange",
                    ),
                ),
                ("key", models.CharField(max_length=40)),
                ("before", models.CharField(max_length=120)),
                ("after", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("changed_at", models.DateTimeField()),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("up_to", models.BigIntegerField(default=0)),
                ("judged", models.PositiveIntegerField(default=0)),
                ("followed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ResultImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="result_imports",
                        to="apprenticeships.program",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("age", "Age"),
                            ("diploma", "Diploma"),
                            ("experience", "Health care work"),
                            ("conduct", "Dependable and accountable"),
                            ("enrolled_student", "High-school student"),
                            ("info_session", "Information session"),
                            ("entrance_exam", "Entrance exam"),
                            ("workkeys", "WorkKeys"),
                            ("typing", "Typing test"),
                            ("document", "Document"),
                            ("reference", "Reference"),
                            ("department_approval", "Department approval"),
                            ("background", "Background check"),
                            ("drug", "Drug screen"),
                            ("registry", "Registry and exclusion check"),
                            ("guardian_consent", "Guardian's consent"),
                            ("custom", "Other"),
                        ],
                        max_length=24,
                    ),
                ),
                ("slug", models.SlugField(max_length=60)),
                ("filename", models.CharField(max_length=200)),
                ("digest", models.CharField(max_length=64)),
                ("content", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("tried", "Not written down yet"),
                            ("writing", "Being written down"),
                            ("done", "Written down"),
                            ("undoing", "Being taken back"),
                            ("undone", "Taken back"),
                            ("discarded", "Thrown away"),
                        ],
                        default="tried",
                        max_length=10,
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("uploaded_at", models.DateTimeField()),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("undo_reason", models.CharField(blank=True, max_length=200)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("position", models.PositiveBigIntegerField(default=0)),
                ("rows", models.PositiveIntegerField(default=0)),
                ("chosen", models.PositiveIntegerField(default=0)),
                ("recorded", models.PositiveIntegerField(default=0)),
                ("known", models.PositiveIntegerField(default=0)),
                ("left_out", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["-uploaded_at", "-pk"],
                "indexes": [
                    models.Index(fields=["program", "digest"], name="result_import_by_digest"),
                    models.Index(
                        condition=models.Q(("state__in", ["writing", "undoing"])),
                        fields=["uploaded_at"],
                        name="result_import_under_way",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", False), ("state__in", ("done", "undone", "discarded"))),
                            models.Q(("state__in", ("done", "undone", "discarded")), _negated=True),
                            _connector="OR",
                        ),
                        name="result_import_ended_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["entrance_exam", "workkeys", "typing"])),
                        name="result_import_of_a_test",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["undoing", "undone"]), _negated=True),
                            models.Q(models.Q(("undo_reason", ""), _negated=True), ("undone_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="result_import_undone_has_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "discarded"), _negated=True), ("content", ""), _connector="OR"
                        ),
                        name="result_import_thrown_away_is_wiped",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScreeningResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="screening_results",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("age", "Age"),
                            ("diploma", "Diploma"),
                            ("experience", "Health care work"),
                            ("conduct", "Dependable and accountable"),
                            ("enrolled_student", "High-school student"),
                            ("info_session", "Information session"),
                            ("entrance_exam", "Entrance exam"),
                            ("workkeys", "WorkKeys"),
                            ("typing", "Typing test"),
                            ("document", "Document"),
                            ("reference", "Reference"),
                            ("department_approval", "Department approval"),
                            ("background", "Background check"),
                            ("drug", "Drug screen"),
                            ("registry", "Registry and exclusion check"),
                            ("guardian_consent", "Guardian's consent"),
                            ("custom", "Other"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="apprenticeships.requirement",
                    ),
                ),
                ("taken_on", models.DateField()),
                ("values", models.JSONField()),
                ("source", models.CharField(max_length=120)),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="applicants.resultimport",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("voided_at", models.DateTimeField(blank=True, null=True)),
                ("void_reason", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["-taken_on", "-pk"],
                "indexes": [models.Index(fields=["person", "kind", "-taken_on"], name="result_by_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["background", "drug"]), _negated=True),
                        name="result_is_not_sensitive",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at__isnull", True)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="result_void_has_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_on__isnull", True),
                            models.Q(
                                ("taken_on__gte", datetime.date(1900, 1, 1)),
                                ("taken_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_screeningresult_taken_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScreeningResultEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.screeningresult",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("age", "Age"),
                            ("diploma", "Diploma"),
                            ("experience", "Health care work"),
                            ("conduct", "Dependable and accountable"),
                            ("enrolled_student", "High-school student"),
                            ("info_session", "Information session"),
                            ("entrance_exam", "Entrance exam"),
                            ("workkeys", "WorkKeys"),
                            ("typing", "Typing test"),
                            ("document", "Document"),
                            ("reference", "Reference"),
                            ("department_approval", "Department approval"),
                            ("background", "Background check"),
                            ("drug", "Drug screen"),
                            ("registry", "Registry and exclusion check"),
                            ("guardian_consent", "Guardian's consent"),
                            ("custom", "Other"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.requirement",
                    ),
                ),
                ("taken_on", models.DateField()),
                ("values", models.JSONField()),
                ("source", models.CharField(max_length=120)),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.resultimport",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("voided_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="applicants.application",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("requirement", "What the program asks for"),
                            ("diploma", "Diploma or school record"),
                            ("work", "Proof of work"),
                            ("workkeys", "WorkKeys score report or certificate"),
                            ("permit", "Permit"),
                            ("signature", "Application signed on paper"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="apprenticeships.requirement",
                    ),
                ),
                ("employer", models.CharField(blank=True, max_length=120)),
                ("name", models.CharField(max_length=120)),
                ("media_type", models.CharField(max_length=80)),
                ("size", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("file", models.FileField(blank=True, upload_to="documents/")),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("uploaded_at", models.DateTimeField()),
                ("scanned_at", models.DateTimeField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("accepted", "Accepted"),
                            ("another", "Another one is needed"),
                            ("quarantined", "Quarantined: a scanner flagged it"),
                            ("removed", "Removed"),
                        ],
                        default="received",
                        max_length=12,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "result",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="applicants.screeningresult",
                    ),
                ),
            ],
            options={
                "ordering": ["uploaded_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "received")), fields=["uploaded_at"], name="document_to_look_at"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "removed"), _negated=True),
                        fields=("application", "purpose", "requirement", "employer", "digest"),
                        name="document_once_to_show_one_thing",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("file", ""), ("state", "removed")),
                            models.Q(
                                models.Q(("state", "removed"), _negated=True), models.Q(("file", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="document_file_while_kept",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "another"), _negated=True),
                            models.Q(models.Q(("note", ""), _negated=True), ("due_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="document_another_has_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("purpose", "requirement"), ("requirement__isnull", False)),
                            models.Q(
                                models.Q(("purpose", "requirement"), _negated=True), ("requirement__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="document_asked_for_has_requirement",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on__isnull", True),
                            models.Q(
                                ("due_on__gte", datetime.date(1900, 1, 1)), ("due_on__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="applicants_document_due_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.document",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("requirement", "What the program asks for"),
                            ("diploma", "Diploma or school record"),
                            ("work", "Proof of work"),
                            ("workkeys", "WorkKeys score report or certificate"),
                            ("permit", "Permit"),
                            ("signature", "Application signed on paper"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.requirement",
                    ),
                ),
                ("media_type", models.CharField(max_length=80)),
                ("size", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("uploaded_at", models.DateTimeField()),
                ("scanned_at", models.DateTimeField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("accepted", "Accepted"),
                            ("another", "Another one is needed"),
                            ("quarantined", "Quarantined: a scanner flagged it"),
                            ("removed", "Removed"),
                        ],
                        default="received",
                        max_length=12,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "result",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.screeningresult",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ApprovalRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="applicants.application",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="apprenticeships.department",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waits for the department"),
                            ("approved", "Yes"),
                            ("declined", "No"),
                            ("moved", "Went to another department"),
                            ("closed", "Not needed any more"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("said_by", models.CharField(blank=True, max_length=120)),
                (
                    "said_by_user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reason_code",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("staffing", "The department cannot do without these hours now"),
                            ("timing", "The first day comes at a bad time for the department"),
                            ("new_here", "More time in the present job is needed first"),
                            ("settle", "Something about the present job has to be settled first"),
                            ("other", "Another reason"),
                        ],
                        max_length=12,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500)),
                ("again_from", models.DateField(blank=True, null=True)),
                (
                    "result",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approval",
                        to="applicants.screeningresult",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at", "-pk"],
                "indexes": [models.Index(fields=["department", "state", "due_on"], name="approval_by_department")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")), fields=("application",), name="approval_one_open"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("state__in", ("approved", "declined")),
                            ),
                            models.Q(
                                models.Q(("state__in", ("approved", "declined")), _negated=True),
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="approval_answered_has_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("again_from__isnull", False),
                                ("state", "declined"),
                                models.Q(("reason_code", ""), _negated=True),
                                models.Q(("note", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "declined"), _negated=True),
                                ("again_from__isnull", True),
                                ("reason_code", ""),
                            ),
                            _connector="OR",
                        ),
                        name="approval_no_has_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on__isnull", True),
                            models.Q(
                                ("due_on__gte", datetime.date(1900, 1, 1)), ("due_on__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="applicants_approvalrequest_due_on_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("again_from__isnull", True),
                            models.Q(
                                ("again_from__gte", datetime.date(1900, 1, 1)),
                                ("again_from__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_approvalrequest_again_from_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ApprovalRequestEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.approvalrequest",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.department",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waits for the department"),
                            ("approved", "Yes"),
                            ("declined", "No"),
                            ("moved", "Went to another department"),
                            ("closed", "Not needed any more"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("said_by", models.CharField(blank=True, max_length=120)),
                (
                    "said_by_user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reason_code",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("staffing", "The department cannot do without these hours now"),
                            ("timing", "The first day comes at a bad time for the department"),
                            ("new_here", "More time in the present job is needed first"),
                            ("settle", "Something about the present job has to be settled first"),
                            ("other", "Another reason"),
                        ],
                        max_length=12,
                    ),
                ),
                ("again_from", models.DateField(blank=True, null=True)),
                (
                    "result",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.screeningresult",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TypingTest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="typing_tests",
                        to="applicants.application",
                    ),
                ),
                ("passage", models.SlugField(max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("scored", "Scored"), ("void", "Void")], default="open", max_length=8
                    ),
                ),
                ("formula", models.CharField(default="A", max_length=1)),
                ("pass_mark", models.DecimalField(decimal_places=2, default=0, max_digits=6)),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        default=5, validators=[django.core.validators.MinValueValidator(1)]
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tests",
                        to="applicants.typingroom",
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("draft", models.TextField(blank=True)),
                ("typed", models.TextField(blank=True)),
                ("telemetry", models.JSONField(blank=True, default=list)),
                ("saves", models.JSONField(blank=True, default=list)),
                ("pages", models.JSONField(blank=True, default=list)),
                ("watched", models.JSONField(blank=True, default=dict)),
                ("keystrokes", models.PositiveIntegerField(blank=True, null=True)),
                ("errors", models.PositiveIntegerField(blank=True, null=True)),
                ("net_wpm", models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                ("gross_wpm", models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                ("flags", models.JSONField(blank=True, default=list)),
                ("destroyed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "result",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="typing_test",
                        to="applicants.screeningresult",
                    ),
                ),
            ],
            options={
                "ordering": ["-started_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")), fields=("application",), name="typing_one_open"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "scored"), _negated=True),
                            models.Q(
                                ("errors__isnull", False),
                                ("finished_at__isnull", False),
                                ("keystrokes__isnull", False),
                                ("net_wpm__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="typing_scored_has_numbers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("started_at"))), name="typing_ends_after_start"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("destroyed_at__isnull", True),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("draft", ""),
                                ("pages", []),
                                ("saves", []),
                                ("telemetry", []),
                                ("typed", ""),
                                ("watched", {}),
                            ),
                            _connector="OR",
                        ),
                        name="typing_destroyed_is_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TypingTestEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.typingtest",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                ("passage", models.SlugField(db_index=False, max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("scored", "Scored"), ("void", "Void")], default="open", max_length=8
                    ),
                ),
                ("formula", models.CharField(default="A", max_length=1)),
                ("pass_mark", models.DecimalField(decimal_places=2, default=0, max_digits=6)),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        default=5, validators=[django.core.validators.MinValueValidator(1)]
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.typingroom",
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("keystrokes", models.PositiveIntegerField(blank=True, null=True)),
                ("errors", models.PositiveIntegerField(blank=True, null=True)),
                ("net_wpm", models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                ("gross_wpm", models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                ("flags", models.JSONField(blank=True, default=list)),
                ("destroyed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "result",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.screeningresult",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FairnessReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fairness_reports",
                        to="apprenticeships.program",
                    ),
                ),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("content", models.JSONField()),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["program__name", "-first"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))), name="fairness_days_in_order"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (applicants.models.fairness.Days("first", "last", models.Value("[]")), "&&"),
                            ("program", "="),
                        ],
                        name="fairness_no_day_twice",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first__isnull", True),
                            models.Q(
                                ("first__gte", datetime.date(1900, 1, 1)), ("first__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="applicants_fairnessreport_first_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last__isnull", True),
                            models.Q(("last__gte", datetime.date(1900, 1, 1)), ("last__lt", datetime.date(2101, 1, 1))),
                            _connector="OR",
                        ),
                        name="applicants_fairnessreport_last_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FairnessReportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.fairnessreport",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "program",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.program",
                    ),
                ),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OnboardingPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="applicants.onboardingtask",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("media_type", models.CharField(max_length=80)),
                ("size", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("file", models.FileField(blank=True, upload_to="onboarding/")),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("uploaded_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["uploaded_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at__isnull", True)),
                        fields=("task", "digest"),
                        name="onboarding_paper_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("removed_at__isnull", True), models.Q(("file", ""), _negated=True)),
                            models.Q(("file", ""), ("removed_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="onboarding_paper_file_while_kept",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OnboardingPaperEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.onboardingpaper",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "task",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.onboardingtask",
                    ),
                ),
                ("media_type", models.CharField(max_length=80)),
                ("size", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("uploaded_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="QueueFilter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="queue_filters",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="queue_filters",
                        to="apprenticeships.department",
                        verbose_name="shared with",
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("asked", models.JSONField()),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [models.UniqueConstraint(fields=("owner", "name"), name="queue_filter_name_once")],
            },
        ),
        migrations.CreateModel(
            name="MeetingRoom",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meeting_rooms",
                        to="apprenticeships.site",
                    ),
                ),
                ("name", models.CharField(max_length=60)),
            ],
            options={
                "ordering": ["site", "name"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("site"),
                        django.db.models.functions.text.Lower("name"),
                        name="meeting_room_name_once_per_site",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Interview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interviews",
                        to="applicants.application",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interviews",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="interviews", to="cohorts.opening"
                    ),
                ),
                (
                    "manager",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interviews",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("requested", "Asked for"),
                            ("scheduled", "Has a time"),
                            ("held", "Held"),
                            ("no_show", "Did not come"),
                            ("canceled", "Canceled"),
                        ],
                        default="requested",
                        max_length=12,
                    ),
                ),
                ("starts_at", models.DateTimeField(blank=True, null=True)),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                (
                    "zone",
                    apprenticeships.models.fields.ZoneField(
                        default="America/Chicago",
                        max_length=64,
                        validators=[apprenticeships.models.fields.validate_zone],
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=240)),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interviews",
                        to="applicants.meetingroom",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500)),
                ("choose_by", models.DateField(blank=True, null=True)),
                ("moves", models.PositiveSmallIntegerField(default=0)),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                ("requested_at", models.DateTimeField()),
                ("score_by", models.DateField(blank=True, null=True)),
                ("cancel_reason", models.CharField(blank=True, max_length=200)),
                ("calendar_uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sequence", models.PositiveSmallIntegerField(default=0, editable=False)),
            ],
            options={
                "ordering": ["starts_at", "pk"],
                "indexes": [models.Index(fields=["manager", "state", "starts_at"], name="interview_by_manager")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["scheduled", "held", "no_show"]), _negated=True),
                            models.Q(("ends_at__isnull", False), ("starts_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="interview_scheduled_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ends_at__isnull", True), ("starts_at__isnull", True)),
                            ("ends_at__gt", models.F("starts_at")),
                            _connector="OR",
                        ),
                        name="interview_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["requested", "scheduled"])),
                        fields=("application", "opening"),
                        name="interview_one_open_per_opening",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("state", "scheduled")),
                        expressions=[
                            (apprenticeships.models.fields.Span("starts_at", "ends_at"), "&&"),
                            ("manager", "="),
                        ],
                        name="interview_manager_not_twice",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("state", "scheduled")),
                        expressions=[
                            (apprenticeships.models.fields.Span("starts_at", "ends_at"), "&&"),
                            ("person", "="),
                        ],
                        name="interview_candidate_not_twice",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("room__isnull", False), ("state", "scheduled")),
                        expressions=[(apprenticeships.models.fields.Span("starts_at", "ends_at"), "&&"), ("room", "=")],
                        name="interview_room_not_twice",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("left_at__isnull", True), ("state", "no_show"), _connector="OR"),
                        name="interview_left_after_no_show",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_at__isnull", True),
                            models.Q(
                                ("starts_at__gte", datetime.datetime(1900, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)),
                                ("starts_at__lt", datetime.datetime(2101, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_interview_starts_at_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("choose_by__isnull", True),
                            models.Q(
                                ("choose_by__gte", datetime.date(1900, 1, 1)),
                                ("choose_by__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_interview_choose_by_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Scorecard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scorecards",
                        to="applicants.interview",
                    ),
                ),
                (
                    "scorer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scorecards",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ratings", models.JSONField()),
                ("comment", models.TextField(blank=True)),
                ("comments", models.JSONField(blank=True, default=dict)),
                (
                    "recommendation",
                    models.CharField(choices=[("offer", "Offer"), ("hold", "Hold"), ("pass", "Pass")], max_length=8),
                ),
                ("no_conflict", models.BooleanField()),
                ("handed_in_at", models.DateTimeField()),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction",
                        to="applicants.scorecard",
                    ),
                ),
                ("correction_reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("corrects__isnull", True)),
                        fields=("interview", "scorer"),
                        name="scorecard_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("no_conflict", True)), name="scorecard_without_conflict"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("correction_reason", ""), ("corrects__isnull", True)),
                            models.Q(("corrects__isnull", False), models.Q(("correction_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="scorecard_correction_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InterviewEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.interview",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.opening",
                    ),
                ),
                (
                    "manager",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("requested", "Asked for"),
                            ("scheduled", "Has a time"),
                            ("held", "Held"),
                            ("no_show", "Did not come"),
                            ("canceled", "Canceled"),
                        ],
                        default="requested",
                        max_length=12,
                    ),
                ),
                ("starts_at", models.DateTimeField(blank=True, null=True)),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                (
                    "zone",
                    apprenticeships.models.fields.ZoneField(
                        default="America/Chicago",
                        max_length=64,
                        validators=[apprenticeships.models.fields.validate_zone],
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=240)),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.meetingroom",
                    ),
                ),
                ("choose_by", models.DateField(blank=True, null=True)),
                ("moves", models.PositiveSmallIntegerField(default=0)),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                ("requested_at", models.DateTimeField()),
                ("score_by", models.DateField(blank=True, null=True)),
                ("calendar_uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("sequence", models.PositiveSmallIntegerField(default=0, editable=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ScorecardEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.scorecard",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "interview",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.interview",
                    ),
                ),
                (
                    "scorer",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ratings", models.JSONField()),
                (
                    "recommendation",
                    models.CharField(choices=[("offer", "Offer"), ("hold", "Hold"), ("pass", "Pass")], max_length=8),
                ),
                ("no_conflict", models.BooleanField()),
                ("handed_in_at", models.DateTimeField()),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.scorecard",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ScorecardDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="applicants.interview"
                    ),
                ),
                (
                    "scorer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scorecard_drafts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("texts", models.JSONField(default=dict)),
                ("sources", models.JSONField(default=dict)),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("interview", "scorer"), name="scorecard_draft_once")],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="applicants.application",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Waits for signatures"), ("signed", "Signed by everybody"), ("void", "Void")],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("facts", models.JSONField()),
                ("text", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("needs_guardian", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
                ("signed_at", models.DateTimeField(blank=True, null=True)),
                ("voided_at", models.DateTimeField(blank=True, null=True)),
                ("changed", models.JSONField(blank=True, default=list)),
            ],
            options={
                "ordering": ["application", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("application", "number"), name="agreement_number_unique"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "void"), _negated=True),
                        fields=("application",),
                        name="agreement_one_in_force",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_at__isnull", True), ("state", "open"), ("voided_at__isnull", True)),
                            models.Q(("signed_at__isnull", False), ("state", "signed"), ("voided_at__isnull", True)),
                            models.Q(("state", "void"), ("voided_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="agreement_state_and_columns",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.agreement",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Waits for signatures"), ("signed", "Signed by everybody"), ("void", "Void")],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("needs_guardian", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
                ("signed_at", models.DateTimeField(blank=True, null=True)),
                ("voided_at", models.DateTimeField(blank=True, null=True)),
                ("changed", models.JSONField(blank=True, default=list)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InterviewNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="applicants.interview"
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interview_notes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("words", models.CharField(max_length=300)),
                ("written_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["written_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="interview_note_has_words"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingRoomEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.meetingroom",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "site",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.site",
                    ),
                ),
                ("name", models.CharField(max_length=60)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OpenTimes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="open_times",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="open_times",
                        to="apprenticeships.department",
                    ),
                ),
                (
                    "weekdays",
                    django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=7),
                ),
                ("opens", models.TimeField()),
                ("closes", models.TimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("gap", models.PositiveSmallIntegerField(default=0)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("is_video", models.BooleanField(default=False)),
                ("place", models.CharField(max_length=140)),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="open_times",
                        to="applicants.meetingroom",
                    ),
                ),
                ("published_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "open times",
                "ordering": ["first_day", "opens", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes__gt", models.F("opens"))), name="open_times_close_after_opening"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="open_times_last_day_not_before_first",
                    ),
                    models.CheckConstraint(condition=models.Q(("minutes__gt", 0)), name="open_times_some_minutes"),
                    models.CheckConstraint(
                        condition=models.Q(("is_video", False), ("room__isnull", True), _connector="OR"),
                        name="open_times_room_is_a_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_day__isnull", True),
                            models.Q(
                                ("first_day__gte", datetime.date(1900, 1, 1)),
                                ("first_day__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_opentimes_first_day_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day__isnull", True),
                            models.Q(
                                ("last_day__gte", datetime.date(1900, 1, 1)),
                                ("last_day__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_opentimes_last_day_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpenTimesEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.opentimes",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.department",
                    ),
                ),
                (
                    "weekdays",
                    django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=7),
                ),
                ("opens", models.TimeField()),
                ("closes", models.TimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("gap", models.PositiveSmallIntegerField(default=0)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("is_video", models.BooleanField(default=False)),
                ("place", models.CharField(max_length=140)),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.meetingroom",
                    ),
                ),
                ("published_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OpenTimesException",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "open_times",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exceptions",
                        to="applicants.opentimes",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("off", "Not on this day"),
                            ("shut", "Not at this time"),
                            ("extra", "At this time, too"),
                        ],
                        max_length=8,
                    ),
                ),
                ("day", models.DateField()),
                ("opens", models.TimeField(blank=True, null=True)),
                ("closes", models.TimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["day", "opens", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "off")), fields=("open_times", "day"), name="open_times_off_once"
                    ),
                    models.UniqueConstraint(
                        fields=("open_times", "day", "kind", "opens", "closes"), name="open_times_exception_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closes__isnull", True), ("kind", "off"), ("opens__isnull", True)),
                            models.Q(
                                ("closes__gt", models.F("opens")),
                                ("kind__in", ["shut", "extra"]),
                                ("opens__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="open_times_exception_kind_and_hours",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("day__isnull", True),
                            models.Q(("day__gte", datetime.date(1900, 1, 1)), ("day__lt", datetime.date(2101, 1, 1))),
                            _connector="OR",
                        ),
                        name="applicants_opentimesexception_day_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpenTimesExceptionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.opentimesexception",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "open_times",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.opentimes",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("off", "Not on this day"),
                            ("shut", "Not at this time"),
                            ("extra", "At this time, too"),
                        ],
                        max_length=8,
                    ),
                ),
                ("day", models.DateField()),
                ("opens", models.TimeField(blank=True, null=True)),
                ("closes", models.TimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InterviewerTime",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="panel", to="applicants.interview"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interviewer_times",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("starts_at", models.DateTimeField(blank=True, null=True)),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["interview", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("interview", "user"), name="interviewer_once_per_interview"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ends_at__isnull", True), ("starts_at__isnull", True)),
                            ("ends_at__gt", models.F("starts_at")),
                            _connector="OR",
                        ),
                        name="interviewer_taken_from_until",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("starts_at__isnull", False)),
                        expressions=[(apprenticeships.models.fields.Span("starts_at", "ends_at"), "&&"), ("user", "=")],
                        name="interviewer_not_twice",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InterviewerTimeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.interviewertime",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "interview",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.interview",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("starts_at", models.DateTimeField(blank=True, null=True)),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="applicants.application",
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="cohorts.opening"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("offer", "Offer a place"), ("hold", "Keep for later"), ("pass", "Pass")], max_length=8
                    ),
                ),
                ("reason_code", models.CharField(max_length=20)),
                ("note", models.CharField(blank=True, max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[("prepared", "Prepared"), ("released", "Released"), ("dropped", "Taken back")],
                        default="prepared",
                        max_length=10,
                    ),
                ),
                ("explained", models.CharField(blank=True, max_length=300)),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions_prepared",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("prepared_at", models.DateTimeField()),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions_released",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("released_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["prepared_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "prepared")),
                        fields=("application", "opening"),
                        name="decision_one_prepared",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("released_at__isnull", False), ("released_by__isnull", False), ("state", "released")
                            ),
                            models.Q(
                                models.Q(("state", "released"), _negated=True),
                                ("released_at__isnull", True),
                                ("released_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="decision_released_has_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.decision",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.opening",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("offer", "Offer a place"), ("hold", "Keep for later"), ("pass", "Pass")], max_length=8
                    ),
                ),
                ("reason_code", models.CharField(max_length=20)),
                (
                    "state",
                    models.CharField(
                        choices=[("prepared", "Prepared"), ("released", "Released"), ("dropped", "Taken back")],
                        default="prepared",
                        max_length=10,
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("prepared_at", models.DateTimeField()),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("released_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OfferLetter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="letters", to="applicants.offer"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("issued_at", models.DateTimeField()),
                ("content", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["offer", "-number"],
                "constraints": [models.UniqueConstraint(fields=("offer", "number"), name="offer_letter_number_once")],
            },
        ),
        migrations.CreateModel(
            name="AgreementSignature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=160)),
                ("consent", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("signed_at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="applicants.agreement",
                    ),
                ),
                (
                    "party",
                    models.CharField(
                        choices=[
                            ("apprentice", "Apprentice"),
                            ("guardian", "Parent or guardian"),
                            ("employer", "Employer"),
                            ("sponsor", "Sponsor"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "guardian",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applicants.guardian",
                    ),
                ),
            ],
            options={
                "ordering": ["agreement", "signed_at", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "party"), name="agreement_signed_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("digest", ""), _negated=True)
                        ),
                        name="agreementsignature_has_name_and_text",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("guardian__isnull", False), ("party", "guardian"), ("user__isnull", True)),
                            models.Q(
                                models.Q(("party", "guardian"), _negated=True),
                                ("guardian__isnull", True),
                                ("user__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="agreement_signed_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementSignatureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.agreementsignature",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("consent", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("signed_at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.agreement",
                    ),
                ),
                (
                    "party",
                    models.CharField(
                        choices=[
                            ("apprentice", "Apprentice"),
                            ("guardian", "Parent or guardian"),
                            ("employer", "Employer"),
                            ("sponsor", "Sponsor"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "guardian",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.guardian",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PanelAgreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="applicants.interview",
                    ),
                ),
                ("ratings", models.JSONField()),
                ("scorers", models.JSONField(default=list)),
                ("sentence", models.CharField(max_length=500)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("agreed_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-agreed_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sentence", ""), _negated=True), name="agreement_has_sentence"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PanelAgreementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.panelagreement",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "interview",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.interview",
                    ),
                ),
                ("ratings", models.JSONField()),
                ("scorers", models.JSONField(default=list)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("agreed_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Standby",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standbys",
                        to="applicants.application",
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="standbys", to="cohorts.opening"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waits for a seat"),
                            ("offered", "Has a claim"),
                            ("taken", "Said yes"),
                            ("ended", "Off the list"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("rank", models.IntegerField()),
                ("joined_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "offer",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standby",
                        to="applicants.offer",
                    ),
                ),
                (
                    "deferred_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                ("passed_over", models.CharField(blank=True, max_length=200)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["opening", "rank", "joined_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["waiting", "offered"])),
                        fields=("application", "opening"),
                        name="standby_once_per_opening",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("offer__isnull", True), ("state", "waiting")),
                            models.Q(("ended_at__isnull", True), ("offer__isnull", False), ("state", "offered")),
                            models.Q(("ended_at__isnull", False), ("offer__isnull", False), ("state", "taken")),
                            models.Q(("ended_at__isnull", False), ("state", "ended")),
                            _connector="OR",
                        ),
                        name="standby_state_and_columns",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StandbyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.standby",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.opening",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waits for a seat"),
                            ("offered", "Has a claim"),
                            ("taken", "Said yes"),
                            ("ended", "Off the list"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("rank", models.IntegerField()),
                ("joined_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.offer",
                    ),
                ),
                (
                    "deferred_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                ("passed_over", models.CharField(blank=True, max_length=200)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ClassChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="cohorts.cohort"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("moved", "Starts on another day"),
                            ("merged", "Goes into another class"),
                            ("off", "Called off"),
                        ],
                        max_length=8,
                    ),
                ),
                ("before", models.DateField()),
                ("after", models.DateField()),
                (
                    "into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="received",
                        to="cohorts.cohort",
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("decided_at", models.DateTimeField()),
                ("answer_by", models.DateField()),
            ],
            options={
                "ordering": ["-decided_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="class_change_says_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("into__isnull", True),
                                ("kind", "moved"),
                                models.Q(("before", models.F("after")), _negated=True),
                            ),
                            models.Q(("into__isnull", False), ("kind__in", ["merged", "off"])),
                            _connector="OR",
                        ),
                        name="class_change_goes_somewhere",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("before__isnull", True),
                            models.Q(
                                ("before__gte", datetime.date(1900, 1, 1)), ("before__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="applicants_classchange_before_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("after__isnull", True),
                            models.Q(
                                ("after__gte", datetime.date(1900, 1, 1)), ("after__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="applicants_classchange_after_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer_by__isnull", True),
                            models.Q(
                                ("answer_by__gte", datetime.date(1900, 1, 1)),
                                ("answer_by__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_classchange_answer_by_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClassChangeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.classchange",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("moved", "Starts on another day"),
                            ("merged", "Goes into another class"),
                            ("off", "Called off"),
                        ],
                        max_length=8,
                    ),
                ),
                ("before", models.DateField()),
                ("after", models.DateField()),
                (
                    "into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField()),
                ("answer_by", models.DateField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StartQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="applicants.classchange",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="start_questions",
                        to="applicants.application",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("yes", "Said yes"),
                            ("no", "Said no"),
                            ("over", "Not asked any more"),
                        ],
                        default="asked",
                        max_length=8,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-asked_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")),
                        fields=("application",),
                        name="start_question_one_open_per_application",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("state", "asked")),
                            models.Q(models.Q(("state", "asked"), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="start_question_answered_has_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StartQuestionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.startquestion",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "change",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.classchange",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("yes", "Said yes"),
                            ("no", "Said no"),
                            ("over", "Not asked any more"),
                        ],
                        default="asked",
                        max_length=8,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StandIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stand_ins",
                        to="apprenticeships.department",
                    ),
                ),
                (
                    "acts_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stand_ins",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stand_in_days",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="stand-in",
                    ),
                ),
                ("starts_on", models.DateField()),
                ("through", models.DateField()),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                (
                    "named_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("named_at", models.DateTimeField()),
                ("began_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["starts_at", "pk"],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        expressions=[
                            (apprenticeships.models.fields.Span("starts_at", "ends_at"), "&&"),
                            ("department", "="),
                            ("acts_for", "="),
                        ],
                        name="stand_in_one_at_a_time",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        expressions=[
                            (apprenticeships.models.fields.Span("starts_at", "ends_at"), "&&"),
                            ("department", "="),
                            ("user", "="),
                        ],
                        name="stand_in_for_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_at__gt", models.F("starts_at")), ("through__gte", models.F("starts_on"))
                        ),
                        name="stand_in_days_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("user", models.F("acts_for")), _negated=True),
                        name="stand_in_of_somebody_else",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StandInEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.standin",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "department",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.department",
                    ),
                ),
                (
                    "acts_for",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="stand-in",
                    ),
                ),
                ("starts_on", models.DateField()),
                ("through", models.DateField()),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                (
                    "named_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("named_at", models.DateTimeField()),
                ("began_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Referee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                ("sealed", models.BinaryField(blank=True, null=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referees",
                        to="applicants.application",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referees",
                        to="apprenticeships.requirement",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("answered", "Answered"),
                            ("declined", "Would rather not"),
                            ("lapsed", "Did not answer"),
                            ("returned", "The mail did not arrive"),
                            ("ended", "Not asked any more"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120)),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("supervisor", "Boss or manager"),
                            ("coworker", "Coworker"),
                            ("teacher", "Teacher or counselor"),
                            ("leader", "Leader of a group or a team"),
                            ("other", "Somebody else, not family"),
                        ],
                        max_length=12,
                    ),
                ),
                ("employer", models.CharField(blank=True, max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=32)),
                ("known_since", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "language",
                    models.CharField(choices=[("en", "English"), ("es", "Spanish")], default="en", max_length=2),
                ),
                ("is_confidential", models.BooleanField(default=True)),
                ("link_number", models.PositiveSmallIntegerField(default=1, editable=False)),
                ("digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("named_at", models.DateTimeField()),
                ("asked_at", models.DateTimeField()),
                ("last_day", models.DateField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "taken_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("spoken_on", models.DateField(blank=True, null=True)),
                (
                    "result",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referees",
                        to="applicants.screeningresult",
                    ),
                ),
                ("destroyed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["application", "named_at", "pk"],
                "indexes": [
                    models.Index(condition=models.Q(("state", "asked")), fields=["last_day"], name="referee_asked")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("digest", ""), _negated=True), fields=("digest",), name="referee_link_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("state__in", ["asked", "answered"]), models.Q(("email", ""), _negated=True)
                        ),
                        fields=("application", "email"),
                        name="referee_address_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("digest", ""),
                            models.Q(("state", "asked"), models.Q(("email", ""), _negated=True)),
                            ("state", "answered"),
                            ("state", "declined"),
                            _connector="OR",
                        ),
                        name="referee_link_while_asked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", False), ("state__in", ["answered", "declined"])),
                            models.Q(
                                models.Q(("state__in", ["answered", "declined"]), _negated=True),
                                ("answered_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="referee_answered_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("spoken_on__isnull", True), ("taken_by__isnull", True)),
                            models.Q(("spoken_on__isnull", False), ("state", "answered"), ("taken_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="referee_by_phone_has_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("destroyed_at__isnull", True),
                            models.Q(
                                ("digest", ""),
                                ("email", ""),
                                ("employer", ""),
                                ("name", ""),
                                ("phone", ""),
                                ("sealed__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="referee_destroyed_is_empty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day__isnull", True),
                            models.Q(
                                ("last_day__gte", datetime.date(1900, 1, 1)),
                                ("last_day__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_referee_last_day_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("spoken_on__isnull", True),
                            models.Q(
                                ("spoken_on__gte", datetime.date(1900, 1, 1)),
                                ("spoken_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_referee_spoken_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RefereeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.referee",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.requirement",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("answered", "Answered"),
                            ("declined", "Would rather not"),
                            ("lapsed", "Did not answer"),
                            ("returned", "The mail did not arrive"),
                            ("ended", "Not asked any more"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("supervisor", "Boss or manager"),
                            ("coworker", "Coworker"),
                            ("teacher", "Teacher or counselor"),
                            ("leader", "Leader of a group or a team"),
                            ("other", "Somebody else, not family"),
                        ],
                        max_length=12,
                    ),
                ),
                ("known_since", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "language",
                    models.CharField(choices=[("en", "English"), ("es", "Spanish")], default="en", max_length=2),
                ),
                ("is_confidential", models.BooleanField(default=True)),
                ("link_number", models.PositiveSmallIntegerField(default=1, editable=False)),
                ("named_at", models.DateTimeField()),
                ("asked_at", models.DateTimeField()),
                ("last_day", models.DateField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "taken_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("spoken_on", models.DateField(blank=True, null=True)),
                (
                    "result",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.screeningresult",
                    ),
                ),
                ("destroyed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReferenceVerdict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reference_verdicts",
                        to="applicants.application",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="apprenticeships.requirement"
                    ),
                ),
                ("met", models.BooleanField(blank=True, null=True)),
                (
                    "reason_code",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_recommended", "Would not work with them again"),
                            ("not_reliable", "Doubts about being on time or keeping promises"),
                            ("not_confirmed", "What the applicant told is not confirmed"),
                            ("not_reached", "Nobody could be reached in time"),
                            ("not_suitable", "Those who were named cannot judge"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("decided_at", models.DateTimeField()),
                (
                    "result",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reference_verdict",
                        to="applicants.screeningresult",
                    ),
                ),
                ("destroyed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["application", "-decided_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("destroyed_at__isnull", True),
                                ("met", False),
                                models.Q(("reason_code", ""), _negated=True),
                            ),
                            models.Q(("destroyed_at__isnull", False), ("reason_code", "")),
                            models.Q(
                                models.Q(("met", True), ("met__isnull", True), _connector="OR"), ("reason_code", "")
                            ),
                            _connector="OR",
                        ),
                        name="reference_no_has_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferenceVerdictEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.referenceverdict",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.requirement",
                    ),
                ),
                ("met", models.BooleanField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField()),
                (
                    "result",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.screeningresult",
                    ),
                ),
                ("destroyed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BackgroundCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                ("sealed", models.BinaryField(blank=True, null=True)),
                (
                    "check_row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="applicants.backgroundcheck",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Waits for a second person"),
                            ("agreed", "Put right"),
                            ("dropped", "The decision stands"),
                        ],
                        default="asked",
                        max_length=8,
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("agency", "The agency corrected its report"),
                            ("person", "The report is about another person"),
                            ("record", "It rests on what must not count, such as a sealed or expunged record"),
                            ("ours", "We made a mistake ourselves"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "follows",
                    models.CharField(
                        choices=[
                            ("clear", "It is cleared"),
                            ("review", "Something is left: it is weighed anew, and nothing is decided yet"),
                            ("order", "A new report has to be ordered"),
                            ("nothing", "Only the record is put right: the application cannot come back"),
                        ],
                        max_length=8,
                    ),
                ),
                ("came_on", models.DateField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("posted_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["check_row", "-asked_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "dropped"), _negated=True),
                        fields=("check_row",),
                        name="background_correction_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True), ("state", "asked")),
                            models.Q(
                                models.Q(("state", "asked"), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="background_correction_answered_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "agreed"), _negated=True),
                            models.Q(("answered_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="background_correction_takes_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("came_on__isnull", True),
                            models.Q(
                                ("came_on__gte", datetime.date(1900, 1, 1)), ("came_on__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="applicants_backgroundcorrection_came_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BackgroundPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                ("sealed", models.BinaryField(blank=True, null=True)),
                (
                    "check_row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="applicants.backgroundcheck",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("report", "The report"),
                            ("first", "Our first letter"),
                            ("final", "Our final letter"),
                            ("proof", "What shows that our decision was wrong"),
                            ("amends", "Our letter that takes the decision back"),
                            ("evidence", "What you sent us"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("media_type", models.CharField(max_length=80)),
                ("digest", models.CharField(max_length=64)),
                (
                    "answer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="applicants.backgroundanswer",
                    ),
                ),
                (
                    "correction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="applicants.backgroundcorrection",
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("added_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["check_row", "added_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="BackgroundCorrectionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.backgroundcorrection",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "check_row",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.backgroundcheck",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Waits for a second person"),
                            ("agreed", "Put right"),
                            ("dropped", "The decision stands"),
                        ],
                        default="asked",
                        max_length=8,
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("agency", "The agency corrected its report"),
                            ("person", "The report is about another person"),
                            ("record", "It rests on what must not count, such as a sealed or expunged record"),
                            ("ours", "We made a mistake ourselves"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "follows",
                    models.CharField(
                        choices=[
                            ("clear", "It is cleared"),
                            ("review", "Something is left: it is weighed anew, and nothing is decided yet"),
                            ("order", "A new report has to be ordered"),
                            ("nothing", "Only the record is put right: the application cannot come back"),
                        ],
                        max_length=8,
                    ),
                ),
                ("came_on", models.DateField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("posted_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RegistryMatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "result",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="match",
                        to="applicants.screeningresult",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registry_matches",
                        to="applicants.application",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("named", "Waits for a second person"),
                            ("dropped", "Is another person"),
                            ("confirmed", "Confirmed by two"),
                            ("doubted", "May be a mistake"),
                            ("corrected", "Was a mistake, and was put right"),
                        ],
                        default="named",
                        max_length=9,
                    ),
                ),
                (
                    "named_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("named_at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "doubted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("doubted_at", models.DateTimeField(blank=True, null=True)),
                ("doubt_reason", models.CharField(blank=True, max_length=200)),
                (
                    "corrected_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("corrected_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-named_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True), ("state", "named")),
                            models.Q(
                                models.Q(("state", "named"), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="registry_match_answered_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["named", "dropped"]),
                            models.Q(("answered_by", models.F("named_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="registry_match_takes_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("doubted_by__isnull", False),
                                ("state__in", ["doubted", "corrected"]),
                                ("doubted_at__isnull", False),
                                models.Q(("doubt_reason", ""), _negated=True),
                            ),
                            models.Q(("doubt_reason", ""), ("doubted_at__isnull", True), ("doubted_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="registry_match_doubted_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("corrected_at__isnull", False),
                                ("corrected_by__isnull", False),
                                ("state", "corrected"),
                                models.Q(("corrected_by", models.F("doubted_by")), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "corrected"), _negated=True),
                                ("corrected_at__isnull", True),
                                ("corrected_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="registry_match_put_right_by_two",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegistryMatchEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.registrymatch",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "result",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.screeningresult",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("named", "Waits for a second person"),
                            ("dropped", "Is another person"),
                            ("confirmed", "Confirmed by two"),
                            ("doubted", "May be a mistake"),
                            ("corrected", "Was a mistake, and was put right"),
                        ],
                        default="named",
                        max_length=9,
                    ),
                ),
                (
                    "named_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("named_at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "doubted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("doubted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "corrected_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("corrected_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Complaint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                ("sealed", models.BinaryField(blank=True, null=True)),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to="apprenticeships.organization",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Came in"),
                            ("looked_into", "Is looked into"),
                            ("settled", "Settled"),
                            ("withdrawn", "Taken back"),
                        ],
                        default="received",
                        max_length=12,
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("race", "Race"),
                            ("color", "Color"),
                            ("religion", "Religion"),
                            ("origin", "National origin"),
                            ("sex", "Sex, pregnancy or gender identity"),
                            ("orientation", "Sexual orientation"),
                            ("age", "Age, 40 or older"),
                            ("genetic", "Genetic information"),
                            ("disability", "Disability"),
                            ("retaliation", "Punished for complaining, or for helping"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "came_by",
                    models.CharField(
                        choices=[
                            ("writing", "In writing"),
                            ("spoken", "Told in person or by phone"),
                            ("agency", "Through an outside agency"),
                        ],
                        max_length=8,
                    ),
                ),
                ("received_on", models.DateField()),
                ("happened_on", models.DateField(blank=True, null=True)),
                ("outside_through", models.DateField(blank=True, null=True)),
                ("agency_on", models.DateField(blank=True, null=True)),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("entered_at", models.DateTimeField()),
                (
                    "how_settled",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("put_right", "What happened was put right"),
                            ("agreed", "Agreed with whoever complained"),
                            ("not_shown", "Looked into, and nothing unfair was found"),
                            ("outside", "Decided by an outside agency"),
                        ],
                        max_length=10,
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "held_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("hold_reason", models.CharField(blank=True, max_length=300)),
                ("destroyed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-received_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "number"), name="complaint_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_by__isnull", True),
                                ("closed_on__isnull", True),
                                ("state__in", ("received", "looked_into")),
                            ),
                            models.Q(
                                models.Q(("state__in", ("received", "looked_into")), _negated=True),
                                ("closed_by__isnull", False),
                                ("closed_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="complaint_closed_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "settled"), models.Q(("how_settled", ""), _negated=True)),
                            models.Q(models.Q(("state", "settled"), _negated=True), ("how_settled", "")),
                            _connector="OR",
                        ),
                        name="complaint_settled_somehow",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("held_by__isnull", True), ("hold_reason", "")),
                            models.Q(("held_by__isnull", False), models.Q(("hold_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="complaint_hold_has_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("destroyed_at__isnull", True), ("sealed__isnull", False)),
                            models.Q(("destroyed_at__isnull", False), ("sealed__isnull", True)),
                            _connector="OR",
                        ),
                        name="complaint_destroyed_is_empty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("received_on__isnull", True),
                            models.Q(
                                ("received_on__gte", datetime.date(1900, 1, 1)),
                                ("received_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_complaint_received_on_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("happened_on__isnull", True),
                            models.Q(
                                ("happened_on__gte", datetime.date(1900, 1, 1)),
                                ("happened_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_complaint_happened_on_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agency_on__isnull", True),
                            models.Q(
                                ("agency_on__gte", datetime.date(1900, 1, 1)),
                                ("agency_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_complaint_agency_on_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            models.Q(
                                ("closed_on__gte", datetime.date(1900, 1, 1)),
                                ("closed_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_complaint_closed_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ComplaintEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.complaint",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False)),
                (
                    "organization",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.organization",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Came in"),
                            ("looked_into", "Is looked into"),
                            ("settled", "Settled"),
                            ("withdrawn", "Taken back"),
                        ],
                        default="received",
                        max_length=12,
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("race", "Race"),
                            ("color", "Color"),
                            ("religion", "Religion"),
                            ("origin", "National origin"),
                            ("sex", "Sex, pregnancy or gender identity"),
                            ("orientation", "Sexual orientation"),
                            ("age", "Age, 40 or older"),
                            ("genetic", "Genetic information"),
                            ("disability", "Disability"),
                            ("retaliation", "Punished for complaining, or for helping"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "came_by",
                    models.CharField(
                        choices=[
                            ("writing", "In writing"),
                            ("spoken", "Told in person or by phone"),
                            ("agency", "Through an outside agency"),
                        ],
                        max_length=8,
                    ),
                ),
                ("received_on", models.DateField()),
                ("happened_on", models.DateField(blank=True, null=True)),
                ("outside_through", models.DateField(blank=True, null=True)),
                ("agency_on", models.DateField(blank=True, null=True)),
                (
                    "entered_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("entered_at", models.DateTimeField()),
                (
                    "how_settled",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("put_right", "What happened was put right"),
                            ("agreed", "Agreed with whoever complained"),
                            ("not_shown", "Looked into, and nothing unfair was found"),
                            ("outside", "Decided by an outside agency"),
                        ],
                        max_length=10,
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "held_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("destroyed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OfferLetterSignature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=160)),
                ("consent", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("signed_at", models.DateTimeField()),
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signature",
                        to="applicants.offerletter",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["letter"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("digest", ""), _negated=True)
                        ),
                        name="offerlettersignature_has_name_and_text",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OfferLetterSignatureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.offerlettersignature",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("consent", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("signed_at", models.DateTimeField()),
                (
                    "letter",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.offerletter",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="VoluntaryInvitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voluntary_invitations",
                        to="applicants.application",
                    ),
                ),
                (
                    "occasion",
                    models.CharField(
                        choices=[
                            ("applied", "After the application was sent"),
                            ("said_yes", "After the yes, before the first day"),
                            ("in_training", "In training"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[("mail", "By mail"), ("paper", "On a sheet of paper")], default="mail", max_length=5
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("edition", models.CharField(max_length=10)),
                ("form", models.CharField(blank=True, max_length=120)),
                ("omb_number", models.CharField(blank=True, max_length=40)),
                ("form_expires", models.CharField(blank=True, max_length=40)),
                ("invited_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["invited_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("occasion", "in_training"), _negated=True),
                        fields=("application", "occasion", "way"),
                        name="voluntary_invitation_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("given_by__isnull", False), ("way", "paper")),
                            models.Q(("given_by__isnull", True), ("way", "mail")),
                            _connector="OR",
                        ),
                        name="voluntary_sheet_has_giver",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VoluntaryInvitationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.voluntaryinvitation",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                (
                    "occasion",
                    models.CharField(
                        choices=[
                            ("applied", "After the application was sent"),
                            ("said_yes", "After the yes, before the first day"),
                            ("in_training", "In training"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[("mail", "By mail"), ("paper", "On a sheet of paper")], default="mail", max_length=5
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("edition", models.CharField(max_length=10)),
                ("form", models.CharField(blank=True, max_length=120)),
                ("omb_number", models.CharField(blank=True, max_length=40)),
                ("form_expires", models.CharField(blank=True, max_length=40)),
                ("invited_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="VoluntarySheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voluntary_sheet",
                        to="applicants.application",
                    ),
                ),
                ("since", models.DateTimeField()),
            ],
            options={
                "ordering": ["since", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CountedSheet",
            fields=[
                ("digest", models.CharField(editable=False, max_length=64, primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name="RecruitmentSource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recruitment_sources",
                        to="apprenticeships.organization",
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("career", "Career or workforce center"),
                            ("school", "High school"),
                            ("college", "Community or technical college"),
                            ("pre", "Pre-apprenticeship program"),
                            ("community", "Community or faith organization"),
                            ("disability", "Organization for people with disabilities"),
                            ("veterans", "Organization for veterans"),
                            ("youth", "Federally funded youth program"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                ("contact_name", models.CharField(max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=32)),
                ("address", models.CharField(blank=True, max_length=200)),
                ("looked_at_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("entered_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("address", ""), ("email", ""), ("phone", ""), _negated=True),
                        name="recruitment_source_can_be_reached",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("looked_at_on__isnull", True),
                            models.Q(
                                ("looked_at_on__gte", datetime.date(1900, 1, 1)),
                                ("looked_at_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_recruitmentsource_looked_at_on_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            models.Q(
                                ("ended_on__gte", datetime.date(1900, 1, 1)),
                                ("ended_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_recruitmentsource_ended_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecruitmentSourceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.recruitmentsource",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "organization",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.organization",
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("career", "Career or workforce center"),
                            ("school", "High school"),
                            ("college", "Community or technical college"),
                            ("pre", "Pre-apprenticeship program"),
                            ("community", "Community or faith organization"),
                            ("disability", "Organization for people with disabilities"),
                            ("veterans", "Organization for veterans"),
                            ("youth", "Federally funded youth program"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                ("contact_name", models.CharField(max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=32)),
                ("address", models.CharField(blank=True, max_length=200)),
                ("looked_at_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "entered_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("entered_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OutreachNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="applicants.recruitmentsource",
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="outreach", to="cohorts.cohort"
                    ),
                ),
                ("told_on", models.DateField()),
                (
                    "told_by",
                    models.CharField(
                        choices=[
                            ("mail", "By mail or e-mail"),
                            ("phone", "By phone"),
                            ("visit", "In person"),
                            ("event", "At an event"),
                        ],
                        max_length=8,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300)),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("entered_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-told_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("told_on__isnull", True),
                            models.Q(
                                ("told_on__gte", datetime.date(1900, 1, 1)), ("told_on__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="applicants_outreachnotice_told_on_in_range",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OutreachNoticeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.outreachnotice",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.recruitmentsource",
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                ("told_on", models.DateField()),
                (
                    "told_by",
                    models.CharField(
                        choices=[
                            ("mail", "By mail or e-mail"),
                            ("phone", "By phone"),
                            ("visit", "In person"),
                            ("event", "At an event"),
                        ],
                        max_length=8,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300)),
                (
                    "entered_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("entered_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HealthRelease",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("signed_name", models.CharField(max_length=160)),
                ("signed_at", models.DateTimeField()),
                ("text_version", models.CharField(max_length=20)),
                ("text", models.TextField()),
                ("signed_on", models.DateField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "witness",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="health_releases",
                        to="applicants.application",
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["application", "signed_at", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("application",),
                        name="healthrelease_one_in_force",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_on__isnull", True), ("witness__isnull", True)),
                            models.Q(("signed_on__isnull", False), ("witness__isnull", False)),
                            _connector="OR",
                        ),
                        name="healthrelease_on_paper_has_witness",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_name", ""), _negated=True), models.Q(("text", ""), _negated=True)
                        ),
                        name="healthrelease_is_signed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("signed_on__isnull", True),
                            models.Q(
                                ("signed_on__gte", datetime.date(1900, 1, 1)),
                                ("signed_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_healthrelease_signed_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HealthReleaseEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="column_history",
                        related_query_name="column_history",
                        to="applicants.healthrelease",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("signed_at", models.DateTimeField()),
                ("text_version", models.CharField(max_length=20)),
                ("signed_on", models.DateField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "witness",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applicants.application",
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "abstract": False,
            },
        ),
        apprenticeships.migrations._operations.InstallTriggers(
            triggers={
                "accesscode": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_accesscodeevent" ("cohort_id", "id", "last_on", "made_at", "made_by_id", "most_uses", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "revoke_reason", "revoked_at") VALUES (NEW."cohort_id", NEW."id", NEW."last_on", NEW."made_at", NEW."made_by_id", NEW."most_uses", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."revoke_reason", NEW."revoked_at"); RETURN NULL;',
                            hash="65f9b80e5ba64788ce58087514a52b67a8d885af",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_16bb8",
                            table="applicants_accesscode",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."cohort_id" IS DISTINCT FROM (NEW."cohort_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."last_on" IS DISTINCT FROM (NEW."last_on") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."most_uses" IS DISTINCT FROM (NEW."most_uses") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."revoke_reason" IS DISTINCT FROM (NEW."revoke_reason") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at"))',
                            func='INSERT INTO "applicants_accesscodeevent" ("cohort_id", "id", "last_on", "made_at", "made_by_id", "most_uses", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "revoke_reason", "revoked_at") VALUES (NEW."cohort_id", NEW."id", NEW."last_on", NEW."made_at", NEW."made_by_id", NEW."most_uses", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."revoke_reason", NEW."revoked_at"); RETURN NULL;',
                            hash="4399c6928f7cd8741a255f196479019226c8088c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2f0c2",
                            table="applicants_accesscode",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_accesscodeevent" ("cohort_id", "id", "last_on", "made_at", "made_by_id", "most_uses", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "revoke_reason", "revoked_at") VALUES (OLD."cohort_id", OLD."id", OLD."last_on", OLD."made_at", OLD."made_by_id", OLD."most_uses", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."revoke_reason", OLD."revoked_at"); RETURN NULL;',
                            hash="e4140960eab9338d93ed41d674a71c7e72d3f8c6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ca042",
                            table="applicants_accesscode",
                            when="AFTER",
                        ),
                    ),
                ],
                "accesscodeevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="7238381df241eb21e0d025cdc8718180cfcf843f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_f19b0",
                            table="applicants_accesscodeevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d8b904a9126c290b859ecc3255cb3ed9d253b05a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_896d9",
                            table="applicants_accesscodeevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "accommodation": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_accommodationevent" ("answer_due", "answered_at", "answered_by_id", "application_id", "asked_at", "extra_time_percent", "for_what", "id", "media_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state") VALUES (NEW."answer_due", NEW."answered_at", NEW."answered_by_id", NEW."application_id", NEW."asked_at", NEW."extra_time_percent", NEW."for_what", NEW."id", NEW."media_type", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."state"); RETURN NULL;',
                            hash="7d73d0f9987b88af11fd40580cc24cd43f902551",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4b93f",
                            table="applicants_accommodation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."answer_due" IS DISTINCT FROM (NEW."answer_due") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id") OR OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."extra_time_percent" IS DISTINCT FROM (NEW."extra_time_percent") OR OLD."for_what" IS DISTINCT FROM (NEW."for_what") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."media_type" IS DISTINCT FROM (NEW."media_type") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                            func='INSERT INTO "applicants_accommodationevent" ("answer_due", "answered_at", "answered_by_id", "application_id", "asked_at", "extra_time_percent", "for_what", "id", "media_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state") VALUES (NEW."answer_due", NEW."answered_at", NEW."answered_by_id", NEW."application_id", NEW."asked_at", NEW."extra_time_percent", NEW."for_what", NEW."id", NEW."media_type", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."state"); RETURN NULL;',
                            hash="fe9303a3c0b3261e1f44730b79eb545947036e31",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_22a31",
                            table="applicants_accommodation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_accommodationevent" ("answer_due", "answered_at", "answered_by_id", "application_id", "asked_at", "extra_time_percent", "for_what", "id", "media_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state") VALUES (OLD."answer_due", OLD."answered_at", OLD."answered_by_id", OLD."application_id", OLD."asked_at", OLD."extra_time_percent", OLD."for_what", OLD."id", OLD."media_type", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."state"); RETURN NULL;',
                            hash="3365e1e76ab692bf6bd62d0322c8e4e05202f0ff",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_66e6d",
                            table="applicants_accommodation",
                            when="AFTER",
                        ),
                    ),
                ],
                "accommodationevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="a14f66ebe45e144202a76f5a16dd2f2b9cc340b9",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_c9d00",
                            table="applicants_accommodationevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="63f52771c82acb610e8b255209e1edfa27881e48",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_71508",
                            table="applicants_accommodationevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "agreement": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_agreementevent" ("application_id", "changed", "digest", "id", "made_at", "needs_guardian", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "signed_at", "state", "voided_at") VALUES (NEW."application_id", NEW."changed", NEW."digest", NEW."id", NEW."made_at", NEW."needs_guardian", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."signed_at", NEW."state", NEW."voided_at"); RETURN NULL;',
                            hash="327000a81038d1a38bda83b7a1ecd589fc193b75",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4b505",
                            table="applicants_agreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."changed" IS DISTINCT FROM (NEW."changed") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."needs_guardian" IS DISTINCT FROM (NEW."needs_guardian") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."signed_at" IS DISTINCT FROM (NEW."signed_at") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."voided_at" IS DISTINCT FROM (NEW."voided_at"))',
                            func='INSERT INTO "applicants_agreementevent" ("application_id", "changed", "digest", "id", "made_at", "needs_guardian", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "signed_at", "state", "voided_at") VALUES (NEW."application_id", NEW."changed", NEW."digest", NEW."id", NEW."made_at", NEW."needs_guardian", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."signed_at", NEW."state", NEW."voided_at"); RETURN NULL;',
                            hash="13eefc1573152baa2b55108f70f7054c753e5409",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e241d",
                            table="applicants_agreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_agreementevent" ("application_id", "changed", "digest", "id", "made_at", "needs_guardian", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "signed_at", "state", "voided_at") VALUES (OLD."application_id", OLD."changed", OLD."digest", OLD."id", OLD."made_at", OLD."needs_guardian", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."signed_at", OLD."state", OLD."voided_at"); RETURN NULL;',
                            hash="464de218412c6ce491e5509bffdf5545a86fc564",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_952f1",
                            table="applicants_agreement",
                            when="AFTER",
                        ),
                    ),
                ],
                "agreementevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="54449d04f324ebd6f0d6ab5ad484d69aec014a99",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_d9256",
                            table="applicants_agreementevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ac9b36c31b999c55c66bb12ef9be0e32603591f9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9a6ae",
                            table="applicants_agreementevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "agreementsignature": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_agreementsignatureevent" ("agreement_id", "consent", "digest", "guardian_id", "id", "party", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_at", "user_id") VALUES (NEW."agreement_id", NEW."consent", NEW."digest", NEW."guardian_id", NEW."id", NEW."party", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."signed_at", NEW."user_id"); RETURN NULL;',
                            hash="ce3af56d5b5f81e90bb159b036a168a5fdc23cf4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e07e2",
                            table="applicants_agreementsignature",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."consent" IS DISTINCT FROM (NEW."consent") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."guardian_id" IS DISTINCT FROM (NEW."guardian_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."party" IS DISTINCT FROM (NEW."party") OR OLD."signed_at" IS DISTINCT FROM (NEW."signed_at") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                            func='INSERT INTO "applicants_agreementsignatureevent" ("agreement_id", "consent", "digest", "guardian_id", "id", "party", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_at", "user_id") VALUES (NEW."agreement_id", NEW."consent", NEW."digest", NEW."guardian_id", NEW."id", NEW."party", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."signed_at", NEW."user_id"); RETURN NULL;',
                            hash="778475eecda08f41a7fed88d04ddf97cf96a0932",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5bf4b",
                            table="applicants_agreementsignature",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_agreementsignatureevent" ("agreement_id", "consent", "digest", "guardian_id", "id", "party", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_at", "user_id") VALUES (OLD."agreement_id", OLD."consent", OLD."digest", OLD."guardian_id", OLD."id", OLD."party", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."signed_at", OLD."user_id"); RETURN NULL;',
                            hash="35121cc894f42caa3a75eefa1a699a518370fc4d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4acd1",
                            table="applicants_agreementsignature",
                            when="AFTER",
                        ),
                    ),
                ],
                "agreementsignatureevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="fd01ed779b5e7e29a0373fc30e231efd83f02d3a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_0a3ac",
                            table="applicants_agreementsignatureevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4a5b46e162c55294239d455cf6eddf92d4f94c7f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_76fa5",
                            table="applicants_agreementsignatureevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "answerdelay": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_answerdelayevent" ("application_id", "id", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised", "until") VALUES (NEW."application_id", NEW."id", NEW."made_at", NEW."made_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."promised", NEW."until"); RETURN NULL;',
                            hash="17aefc0787d046400e53c649ca8fdf8d530290c8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_12a8a",
                            table="applicants_answerdelay",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."promised" IS DISTINCT FROM (NEW."promised") OR OLD."until" IS DISTINCT FROM (NEW."until"))',
                            func='INSERT INTO "applicants_answerdelayevent" ("application_id", "id", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised", "until") VALUES (NEW."application_id", NEW."id", NEW."made_at", NEW."made_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."promised", NEW."until"); RETURN NULL;',
                            hash="e566c2247667bf1c1291ff351cb4bd2c7e8c144b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_da3ee",
                            table="applicants_answerdelay",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_answerdelayevent" ("application_id", "id", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised", "until") VALUES (OLD."application_id", OLD."id", OLD."made_at", OLD."made_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."promised", OLD."until"); RETURN NULL;',
                            hash="81690676093bcf5706c2344ae6922d5e9c6159f4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e1842",
                            table="applicants_answerdelay",
                            when="AFTER",
                        ),
                    ),
                ],
                "answerdelayevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="b0e93313dc11681667d48e11e4928d21456ddc88",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_1d289",
                            table="applicants_answerdelayevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="352f4f3ffe79b5498b4b7361c52734eba852ae86",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2612d",
                            table="applicants_answerdelayevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "application": [
                    pgtrigger.compiler.Trigger(
                        name="person_of_interviews",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."person_id" IS DISTINCT FROM (NEW."person_id"))',
                            func="UPDATE applicants_interview SET person_id = NEW.person_id WHERE application_id = NEW.id; RETURN NULL;",
                            hash="fe526d90b38170b5fa6d68ae0d69c7bf9ffb8ce7",
                            operation="UPDATE",
                            pgid="pgtrigger_person_of_interviews_94605",
                            table="applicants_application",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_applicationevent" ("access_code_id", "answer_due", "answers_destroyed_at", "cohort_id", "ended_at", "home_department_id", "id", "is_internal", "no_reason", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "ready_at", "request_due", "retry_from", "started_at", "state", "submit_key", "submitted_at", "track_id", "version_id", "withdraw_reason") VALUES (NEW."access_code_id", NEW."answer_due", NEW."answers_destroyed_at", NEW."cohort_id", NEW."ended_at", NEW."home_department_id", NEW."id", NEW."is_internal", NEW."no_reason", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."ready_at", NEW."request_due", NEW."retry_from", NEW."started_at", NEW."state", NEW."submit_key", NEW."submitted_at", NEW."track_id", NEW."version_id", NEW."withdraw_reason"); RETURN NULL;',
                            hash="b54753e61ebbddc411f5ffe501f4c2316681085f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e0cfa",
                            table="applicants_application",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."access_code_id" IS DISTINCT FROM (NEW."access_code_id") OR OLD."answer_due" IS DISTINCT FROM (NEW."answer_due") OR OLD."answers_destroyed_at" IS DISTINCT FROM (NEW."answers_destroyed_at") OR OLD."cohort_id" IS DISTINCT FROM (NEW."cohort_id") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."home_department_id" IS DISTINCT FROM (NEW."home_department_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_internal" IS DISTINCT FROM (NEW."is_internal") OR OLD."no_reason" IS DISTINCT FROM (NEW."no_reason") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."ready_at" IS DISTINCT FROM (NEW."ready_at") OR OLD."request_due" IS DISTINCT FROM (NEW."request_due") OR OLD."retry_from" IS DISTINCT FROM (NEW."retry_from") OR OLD."started_at" IS DISTINCT FROM (NEW."started_at") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submit_key" IS DISTINCT FROM (NEW."submit_key") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."track_id" IS DISTINCT FROM (NEW."track_id") OR OLD."version_id" IS DISTINCT FROM (NEW."version_id") OR OLD."withdraw_reason" IS DISTINCT FROM (NEW."withdraw_reason"))',
                            func='INSERT INTO "applicants_applicationevent" ("access_code_id", "answer_due", "answers_destroyed_at", "cohort_id", "ended_at", "home_department_id", "id", "is_internal", "no_reason", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "ready_at", "request_due", "retry_from", "started_at", "state", "submit_key", "submitted_at", "track_id", "version_id", "withdraw_reason") VALUES (NEW."access_code_id", NEW."answer_due", NEW."answers_destroyed_at", NEW."cohort_id", NEW."ended_at", NEW."home_department_id", NEW."id", NEW."is_internal", NEW."no_reason", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."ready_at", NEW."request_due", NEW."retry_from", NEW."started_at", NEW."state", NEW."submit_key", NEW."submitted_at", NEW."track_id", NEW."version_id", NEW."withdraw_reason"); RETURN NULL;',
                            hash="9c0b95cb033325cea78eb8486ac5c883399962ac",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cea60",
                            table="applicants_application",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_applicationevent" ("access_code_id", "answer_due", "answers_destroyed_at", "cohort_id", "ended_at", "home_department_id", "id", "is_internal", "no_reason", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "ready_at", "request_due", "retry_from", "started_at", "state", "submit_key", "submitted_at", "track_id", "version_id", "withdraw_reason") VALUES (OLD."access_code_id", OLD."answer_due", OLD."answers_destroyed_at", OLD."cohort_id", OLD."ended_at", OLD."home_department_id", OLD."id", OLD."is_internal", OLD."no_reason", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."ready_at", OLD."request_due", OLD."retry_from", OLD."started_at", OLD."state", OLD."submit_key", OLD."submitted_at", OLD."track_id", OLD."version_id", OLD."withdraw_reason"); RETURN NULL;',
                            hash="37301137de0c5593e55405d19263a1f02d8ac82e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2a102",
                            table="applicants_application",
                            when="AFTER",
                        ),
                    ),
                ],
                "applicationevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="3d5e0205e78a0f6919b962c31c5c27058d6038eb",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_ac8fe",
                            table="applicants_applicationevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f975ab55d24f6333004fa026a373d6f147776822",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e5144",
                            table="applicants_applicationevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "approvalrequest": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_approvalrequestevent" ("again_from", "application_id", "asked_at", "decided_at", "decided_by_id", "department_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason_code", "result_id", "said_by", "said_by_user_id", "state") VALUES (NEW."again_from", NEW."application_id", NEW."asked_at", NEW."decided_at", NEW."decided_by_id", NEW."department_id", NEW."due_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."reason_code", NEW."result_id", NEW."said_by", NEW."said_by_user_id", NEW."state"); RETURN NULL;',
                            hash="a4080cb0ed260705e5956c280cb3270debf3d842",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6ec80",
                            table="applicants_approvalrequest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."again_from" IS DISTINCT FROM (NEW."again_from") OR OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."department_id" IS DISTINCT FROM (NEW."department_id") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."reason_code" IS DISTINCT FROM (NEW."reason_code") OR OLD."result_id" IS DISTINCT FROM (NEW."result_id") OR OLD."said_by" IS DISTINCT FROM (NEW."said_by") OR OLD."said_by_user_id" IS DISTINCT FROM (NEW."said_by_user_id") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                            func='INSERT INTO "applicants_approvalrequestevent" ("again_from", "application_id", "asked_at", "decided_at", "decided_by_id", "department_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason_code", "result_id", "said_by", "said_by_user_id", "state") VALUES (NEW."again_from", NEW."application_id", NEW."asked_at", NEW."decided_at", NEW."decided_by_id", NEW."department_id", NEW."due_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."reason_code", NEW."result_id", NEW."said_by", NEW."said_by_user_id", NEW."state"); RETURN NULL;',
                            hash="11fdd0a8729ae79e3883f87bbd1a63d5400634ea",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_45333",
                            table="applicants_approvalrequest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_approvalrequestevent" ("again_from", "application_id", "asked_at", "decided_at", "decided_by_id", "department_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason_code", "result_id", "said_by", "said_by_user_id", "state") VALUES (OLD."again_from", OLD."application_id", OLD."asked_at", OLD."decided_at", OLD."decided_by_id", OLD."department_id", OLD."due_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."reason_code", OLD."result_id", OLD."said_by", OLD."said_by_user_id", OLD."state"); RETURN NULL;',
                            hash="7d154684e57ce4ee8f1cd72deeb0770573a07ead",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_609ef",
                            table="applicants_approvalrequest",
                            when="AFTER",
                        ),
                    ),
                ],
                "approvalrequestevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="3b2fb4ea2ee6eacf636bf4ba4eae3fbd40f82bef",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_0e989",
                            table="applicants_approvalrequestevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b638506af10dbea23a2d87da38dc2d88593d6816",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c958c",
                            table="applicants_approvalrequestevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "backgroundanswer": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_backgroundanswerevent" ("answered_at", "answered_on", "check_row_id", "id", "kind", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "resolved_by_id", "resolved_on") VALUES (NEW."answered_at", NEW."answered_on", NEW."check_row_id", NEW."id", NEW."kind", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."resolved_by_id", NEW."resolved_on"); RETURN NULL;',
                            hash="51bb720b751035d2caba3528ab3375f65488e125",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4d7f3",
                            table="applicants_backgroundanswer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_on" IS DISTINCT FROM (NEW."answered_on") OR OLD."check_row_id" IS DISTINCT FROM (NEW."check_row_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."resolved_by_id" IS DISTINCT FROM (NEW."resolved_by_id") OR OLD."resolved_on" IS DISTINCT FROM (NEW."resolved_on"))',
                            func='INSERT INTO "applicants_backgroundanswerevent" ("answered_at", "answered_on", "check_row_id", "id", "kind", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "resolved_by_id", "resolved_on") VALUES (NEW."answered_at", NEW."answered_on", NEW."check_row_id", NEW."id", NEW."kind", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."resolved_by_id", NEW."resolved_on"); RETURN NULL;',
                            hash="a28d828f84d1a1034df75a75439b914f51a7343e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4833d",
                            table="applicants_backgroundanswer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_backgroundanswerevent" ("answered_at", "answered_on", "check_row_id", "id", "kind", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "resolved_by_id", "resolved_on") VALUES (OLD."answered_at", OLD."answered_on", OLD."check_row_id", OLD."id", OLD."kind", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."resolved_by_id", OLD."resolved_on"); RETURN NULL;',
                            hash="9b13157eb4fbc9b6c6b8be509539a10209b636cc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9f437",
                            table="applicants_backgroundanswer",
                            when="AFTER",
                        ),
                    ),
                ],
                "backgroundanswerevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="e44de8b237789faa048cd5446f77578f21fbc8a6",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_cd089",
                            table="applicants_backgroundanswerevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8b387a0cd34c4f01c5cf9a83cbdc8b2fc3eb5df2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_006f2",
                            table="applicants_backgroundanswerevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "backgroundcheck": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_backgroundcheckevent" ("agency_address", "agency_name", "agency_phone", "application_id", "asked_at", "asked_by_id", "assessed_at", "assessed_by_id", "decided_at", "decided_by_id", "destroyed_at", "disclosed_at", "final_from", "held_at", "held_by_id", "id", "ordered_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile", "proposed_at", "proposed_by_id", "public_id", "received_on", "replaces_id", "state") VALUES (NEW."agency_address", NEW."agency_name", NEW."agency_phone", NEW."application_id", NEW."asked_at", NEW."asked_by_id", NEW."assessed_at", NEW."assessed_by_id", NEW."decided_at", NEW."decided_by_id", NEW."destroyed_at", NEW."disclosed_at", NEW."final_from", NEW."held_at", NEW."held_by_id", NEW."id", NEW."ordered_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."profile", NEW."proposed_at", NEW."proposed_by_id", NEW."public_id", NEW."received_on", NEW."replaces_id", NEW."state"); RETURN NULL;',
                            hash="580f43b77e5bd807ef2c267942b680f6f919cf3f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_64438",
                            table="applicants_backgroundcheck",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."agency_address" IS DISTINCT FROM (NEW."agency_address") OR OLD."agency_name" IS DISTINCT FROM (NEW."agency_name") OR OLD."agency_phone" IS DISTINCT FROM (NEW."agency_phone") OR OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."assessed_at" IS DISTINCT FROM (NEW."assessed_at") OR OLD."assessed_by_id" IS DISTINCT FROM (NEW."assessed_by_id") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."destroyed_at" IS DISTINCT FROM (NEW."destroyed_at") OR OLD."disclosed_at" IS DISTINCT FROM (NEW."disclosed_at") OR OLD."final_from" IS DISTINCT FROM (NEW."final_from") OR OLD."held_at" IS DISTINCT FROM (NEW."held_at") OR OLD."held_by_id" IS DISTINCT FROM (NEW."held_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."ordered_on" IS DISTINCT FROM (NEW."ordered_on") OR OLD."profile" IS DISTINCT FROM (NEW."profile") OR OLD."proposed_at" IS DISTINCT FROM (NEW."proposed_at") OR OLD."proposed_by_id" IS DISTINCT FROM (NEW."proposed_by_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."received_on" IS DISTINCT FROM (NEW."received_on") OR OLD."replaces_id" IS DISTINCT FROM (NEW."replaces_id") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                            func='INSERT INTO "applicants_backgroundcheckevent" ("agency_address", "agency_name", "agency_phone", "application_id", "asked_at", "asked_by_id", "assessed_at", "assessed_by_id", "decided_at", "decided_by_id", "destroyed_at", "disclosed_at", "final_from", "held_at", "held_by_id", "id", "ordered_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile", "proposed_at", "proposed_by_id", "public_id", "received_on", "replaces_id", "state") VALUES (NEW."agency_address", NEW."agency_name", NEW."agency_phone", NEW."application_id", NEW."asked_at", NEW."asked_by_id", NEW."assessed_at", NEW."assessed_by_id", NEW."decided_at", NEW."decided_by_id", NEW."destroyed_at", NEW."disclosed_at", NEW."final_from", NEW."held_at", NEW."held_by_id", NEW."id", NEW."ordered_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."profile", NEW."proposed_at", NEW."proposed_by_id", NEW."public_id", NEW."received_on", NEW."replaces_id", NEW."state"); RETURN NULL;',
                            hash="7e56d0955227e11e07edc996582a02688d83a58a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_dca75",
                            table="applicants_backgroundcheck",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_backgroundcheckevent" ("agency_address", "agency_name", "agency_phone", "application_id", "asked_at", "asked_by_id", "assessed_at", "assessed_by_id", "decided_at", "decided_by_id", "destroyed_at", "disclosed_at", "final_from", "held_at", "held_by_id", "id", "ordered_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile", "proposed_at", "proposed_by_id", "public_id", "received_on", "replaces_id", "state") VALUES (OLD."agency_address", OLD."agency_name", OLD."agency_phone", OLD."application_id", OLD."asked_at", OLD."asked_by_id", OLD."assessed_at", OLD."assessed_by_id", OLD."decided_at", OLD."decided_by_id", OLD."destroyed_at", OLD."disclosed_at", OLD."final_from", OLD."held_at", OLD."held_by_id", OLD."id", OLD."ordered_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."profile", OLD."proposed_at", OLD."proposed_by_id", OLD."public_id", OLD."received_on", OLD."replaces_id", OLD."state"); RETURN NULL;',
                            hash="a74310b080baaa9a71b8886c8df97f952e6d07c6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f2d5c",
                            table="applicants_backgroundcheck",
                            when="AFTER",
                        ),
                    ),
                ],
                "backgroundcheckevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="5019e61451c80392a2b103dc7b8ab6c9e3b36459",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_29331",
                            table="applicants_backgroundcheckevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7ad5f4c9bdad5dbb11bc27b606de7fc48dcb4da9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e76a2",
                            table="applicants_backgroundcheckevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "backgroundcorrection": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_backgroundcorrectionevent" ("answered_at", "answered_by_id", "asked_at", "asked_by_id", "came_on", "cause", "check_row_id", "follows", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_at", "public_id", "state") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."asked_at", NEW."asked_by_id", NEW."came_on", NEW."cause", NEW."check_row_id", NEW."follows", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."posted_at", NEW."public_id", NEW."state"); RETURN NULL;',
                            hash="07fed082442cf79f6c971b9889aa6a674bfae7c1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_001d5",
                            table="applicants_backgroundcorrection",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."came_on" IS DISTINCT FROM (NEW."came_on") OR OLD."cause" IS DISTINCT FROM (NEW."cause") OR OLD."check_row_id" IS DISTINCT FROM (NEW."check_row_id") OR OLD."follows" IS DISTINCT FROM (NEW."follows") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."posted_at" IS DISTINCT FROM (NEW."posted_at") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                            func='INSERT INTO "applicants_backgroundcorrectionevent" ("answered_at", "answered_by_id", "asked_at", "asked_by_id", "came_on", "cause", "check_row_id", "follows", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_at", "public_id", "state") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."asked_at", NEW."asked_by_id", NEW."came_on", NEW."cause", NEW."check_row_id", NEW."follows", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."posted_at", NEW."public_id", NEW."state"); RETURN NULL;',
                            hash="1b5e0f09fbd39f229016601c09ecc64a6958ce3f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9f4e6",
                            table="applicants_backgroundcorrection",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_backgroundcorrectionevent" ("answered_at", "answered_by_id", "asked_at", "asked_by_id", "came_on", "cause", "check_row_id", "follows", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_at", "public_id", "state") VALUES (OLD."answered_at", OLD."answered_by_id", OLD."asked_at", OLD."asked_by_id", OLD."came_on", OLD."cause", OLD."check_row_id", OLD."follows", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."posted_at", OLD."public_id", OLD."state"); RETURN NULL;',
                            hash="4334979664e35e1d5a49eef10c54f99e9778be15",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_703b8",
                            table="applicants_backgroundcorrection",
                            when="AFTER",
                        ),
                    ),
                ],
                "backgroundcorrectionevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="3a091fb674e5b6f5bcd6e4f48d73c88d49b92945",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_840b8",
                            table="applicants_backgroundcorrectionevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2555d3431e4b1b5130742a76297a49e503750642",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b3c89",
                            table="applicants_backgroundcorrectionevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "backgroundnotice": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_backgroundnoticeevent" ("calendar", "check_row_id", "days_off", "drafted_at", "drafted_by_id", "id", "kind", "means", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_at", "public_id", "rights_id", "sent_at", "sent_by_id", "sent_on", "stood_still", "terms") VALUES (NEW."calendar", NEW."check_row_id", NEW."days_off", NEW."drafted_at", NEW."drafted_by_id", NEW."id", NEW."kind", NEW."means", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."posted_at", NEW."public_id", NEW."rights_id", NEW."sent_at", NEW."sent_by_id", NEW."sent_on", NEW."stood_still", NEW."terms"); RETURN NULL;',
                            hash="a7fe2c992e7a434447c35277abdfdac1cdf8a2d0",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a1814",
                            table="applicants_backgroundnotice",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."calendar" IS DISTINCT FROM (NEW."calendar") OR OLD."check_row_id" IS DISTINCT FROM (NEW."check_row_id") OR OLD."days_off" IS DISTINCT FROM (NEW."days_off") OR OLD."drafted_at" IS DISTINCT FROM (NEW."drafted_at") OR OLD."drafted_by_id" IS DISTINCT FROM (NEW."drafted_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."means" IS DISTINCT FROM (NEW."means") OR OLD."posted_at" IS DISTINCT FROM (NEW."posted_at") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."rights_id" IS DISTINCT FROM (NEW."rights_id") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."sent_by_id" IS DISTINCT FROM (NEW."sent_by_id") OR OLD."sent_on" IS DISTINCT FROM (NEW."sent_on") OR OLD."stood_still" IS DISTINCT FROM (NEW."stood_still") OR OLD."terms" IS DISTINCT FROM (NEW."terms"))',
                            func='INSERT INTO "applicants_backgroundnoticeevent" ("calendar", "check_row_id", "days_off", "drafted_at", "drafted_by_id", "id", "kind", "means", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_at", "public_id", "rights_id", "sent_at", "sent_by_id", "sent_on", "stood_still", "terms") VALUES (NEW."calendar", NEW."check_row_id", NEW."days_off", NEW."drafted_at", NEW."drafted_by_id", NEW."id", NEW."kind", NEW."means", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."posted_at", NEW."public_id", NEW."rights_id", NEW."sent_at", NEW."sent_by_id", NEW."sent_on", NEW."stood_still", NEW."terms"); RETURN NULL;',
                            hash="a2a5de7964b994063320d51ce30923d6b0678b07",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bd959",
                            table="applicants_backgroundnotice",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_backgroundnoticeevent" ("calendar", "check_row_id", "days_off", "drafted_at", "drafted_by_id", "id", "kind", "means", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_at", "public_id", "rights_id", "sent_at", "sent_by_id", "sent_on", "stood_still", "terms") VALUES (OLD."calendar", OLD."check_row_id", OLD."days_off", OLD."drafted_at", OLD."drafted_by_id", OLD."id", OLD."kind", OLD."means", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."posted_at", OLD."public_id", OLD."rights_id", OLD."sent_at", OLD."sent_by_id", OLD."sent_on", OLD."stood_still", OLD."terms"); RETURN NULL;',
                            hash="ecf1671ac8b2187bfd1870cd24e98fefa67e2a17",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1c863",
                            table="applicants_backgroundnotice",
                            when="AFTER",
                        ),
                    ),
                ],
                "backgroundnoticeevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="8298315e8be6204a3a693ba649d540763340c905",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_53650",
                            table="applicants_backgroundnoticeevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b359f424724c25b432ff812b8af7eee8ce786bcd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4e5ce",
                            table="applicants_backgroundnoticeevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "backgroundsignature": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_backgroundsignatureevent" ("check_row_id", "digest", "guardian_id", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_at", "signed_on", "signer", "version", "witness_id") VALUES (NEW."check_row_id", NEW."digest", NEW."guardian_id", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."signed_at", NEW."signed_on", NEW."signer", NEW."version", NEW."witness_id"); RETURN NULL;',
                            hash="68557d61e5b5bddc4215b6fd58e4ad0e7602173d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_eb52d",
                            table="applicants_backgroundsignature",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."check_row_id" IS DISTINCT FROM (NEW."check_row_id") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."guardian_id" IS DISTINCT FROM (NEW."guardian_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."signed_at" IS DISTINCT FROM (NEW."signed_at") OR OLD."signed_on" IS DISTINCT FROM (NEW."signed_on") OR OLD."signer" IS DISTINCT FROM (NEW."signer") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."witness_id" IS DISTINCT FROM (NEW."witness_id"))',
                            func='INSERT INTO "applicants_backgroundsignatureevent" ("check_row_id", "digest", "guardian_id", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_at", "signed_on", "signer", "version", "witness_id") VALUES (NEW."check_row_id", NEW."digest", NEW."guardian_id", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."signed_at", NEW."signed_on", NEW."signer", NEW."version", NEW."witness_id"); RETURN NULL;',
                            hash="c09cd62e72f868b641de38443d4084a79ace54c8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a98d9",
                            table="applicants_backgroundsignature",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_backgroundsignatureevent" ("check_row_id", "digest", "guardian_id", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_at", "signed_on", "signer", "version", "witness_id") VALUES (OLD."check_row_id", OLD."digest", OLD."guardian_id", OLD."id", OLD."language", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."signed_at", OLD."signed_on", OLD."signer", OLD."version", OLD."witness_id"); RETURN NULL;',
                            hash="86d6792d42556b8ec340867f58ce17dbd2cf3094",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1f799",
                            table="applicants_backgroundsignature",
                            when="AFTER",
                        ),
                    ),
                ],
                "backgroundsignatureevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="725e9ce893e4c55ac4a61b8c4566c9daee6e9925",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_2e549",
                            table="applicants_backgroundsignatureevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9546a7ae203829dc0cd0f6668065cd424031193b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_eac6f",
                            table="applicants_backgroundsignatureevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "classchange": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_classchangeevent" ("after", "answer_by", "before", "cohort_id", "decided_at", "decided_by_id", "id", "into_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."after", NEW."answer_by", NEW."before", NEW."cohort_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."into_id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason"); RETURN NULL;',
                            hash="80ee6909ed1e6f57f8d88b4286f205ab1576bee9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_66a8f",
                            table="applicants_classchange",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_classchangeevent" ("after", "answer_by", "before", "cohort_id", "decided_at", "decided_by_id", "id", "into_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."after", NEW."answer_by", NEW."before", NEW."cohort_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."into_id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason"); RETURN NULL;',
                            hash="571fc433e4c38944e6645123bf49459b51caf037",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f6ba5",
                            table="applicants_classchange",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_classchangeevent" ("after", "answer_by", "before", "cohort_id", "decided_at", "decided_by_id", "id", "into_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (OLD."after", OLD."answer_by", OLD."before", OLD."cohort_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."into_id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason"); RETURN NULL;',
                            hash="5c2274d042d35f93de37bafeaf0dffef21690c54",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a6bd7",
                            table="applicants_classchange",
                            when="AFTER",
                        ),
                    ),
                ],
                "classchangeevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="e45570251033674ce5318aa3fe9fea57bcc525a5",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_9282b",
                            table="applicants_classchangeevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c64b964baf6b67ddbee6422aeef20f57e9625442",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5e1cd",
                            table="applicants_classchangeevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "complaint": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_complaintevent" ("agency_on", "basis", "came_by", "closed_by_id", "closed_on", "destroyed_at", "entered_at", "entered_by_id", "happened_on", "held_by_id", "how_settled", "id", "number", "organization_id", "outside_through", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "received_on", "state") VALUES (NEW."agency_on", NEW."basis", NEW."came_by", NEW."closed_by_id", NEW."closed_on", NEW."destroyed_at", NEW."entered_at", NEW."entered_by_id", NEW."happened_on", NEW."held_by_id", NEW."how_settled", NEW."id", NEW."number", NEW."organization_id", NEW."outside_through", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."received_on", NEW."state"); RETURN NULL;',
                            hash="b6b5c39ae1d72fb75d8007d1a63817c5757faa4a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ec28d",
                            table="applicants_complaint",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."agency_on" IS DISTINCT FROM (NEW."agency_on") OR OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."came_by" IS DISTINCT FROM (NEW."came_by") OR OLD."closed_by_id" IS DISTINCT FROM (NEW."closed_by_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."destroyed_at" IS DISTINCT FROM (NEW."destroyed_at") OR OLD."entered_at" IS DISTINCT FROM (NEW."entered_at") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."happened_on" IS DISTINCT FROM (NEW."happened_on") OR OLD."held_by_id" IS DISTINCT FROM (NEW."held_by_id") OR OLD."how_settled" IS DISTINCT FROM (NEW."how_settled") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."outside_through" IS DISTINCT FROM (NEW."outside_through") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."received_on" IS DISTINCT FROM (NEW."received_on") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                            func='INSERT INTO "applicants_complaintevent" ("agency_on", "basis", "came_by", "closed_by_id", "closed_on", "destroyed_at", "entered_at", "entered_by_id", "happened_on", "held_by_id", "how_settled", "id", "number", "organization_id", "outside_through", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "received_on", "state") VALUES (NEW."agency_on", NEW."basis", NEW."came_by", NEW."closed_by_id", NEW."closed_on", NEW."destroyed_at", NEW."entered_at", NEW."entered_by_id", NEW."happened_on", NEW."held_by_id", NEW."how_settled", NEW."id", NEW."number", NEW."organization_id", NEW."outside_through", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."received_on", NEW."state"); RETURN NULL;',
                            hash="882b32f187c470722390997615a3cd002da18a23",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_37d91",
                            table="applicants_complaint",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_complaintevent" ("agency_on", "basis", "came_by", "closed_by_id", "closed_on", "destroyed_at", "entered_at", "entered_by_id", "happened_on", "held_by_id", "how_settled", "id", "number", "organization_id", "outside_through", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "received_on", "state") VALUES (OLD."agency_on", OLD."basis", OLD."came_by", OLD."closed_by_id", OLD."closed_on", OLD."destroyed_at", OLD."entered_at", OLD."entered_by_id", OLD."happened_on", OLD."held_by_id", OLD."how_settled", OLD."id", OLD."number", OLD."organization_id", OLD."outside_through", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."received_on", OLD."state"); RETURN NULL;',
                            hash="146f7b225eb2bb05394e2844b5fe9a9195fbb736",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6c64a",
                            table="applicants_complaint",
                            when="AFTER",
                        ),
                    ),
                ],
                "complaintevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="5e0661bc9c99bad84bfc1772266fc82997805fa7",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_cf7b1",
                            table="applicants_complaintevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b663909be10d294dce0a39b585d780d61c813ddd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ca18b",
                            table="applicants_complaintevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "conditioncheck": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_conditioncheckevent" ("application_id", "authorized_at", "due_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "released_at", "status", "status_on", "wrong_by_id") VALUES (NEW."application_id", NEW."authorized_at", NEW."due_on", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."released_at", NEW."status", NEW."status_on", NEW."wrong_by_id"); RETURN NULL;',
                            hash="6beed8c7f1e73e0147ac473cea4c3329a15c6f70",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_72591",
                            table="applicants_conditioncheck",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."authorized_at" IS DISTINCT FROM (NEW."authorized_at") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."released_at" IS DISTINCT FROM (NEW."released_at") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_on" IS DISTINCT FROM (NEW."status_on") OR OLD."wrong_by_id" IS DISTINCT FROM (NEW."wrong_by_id"))',
                            func='INSERT INTO "applicants_conditioncheckevent" ("application_id", "authorized_at", "due_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "released_at", "status", "status_on", "wrong_by_id") VALUES (NEW."application_id", NEW."authorized_at", NEW."due_on", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."released_at", NEW."status", NEW."status_on", NEW."wrong_by_id"); RETURN NULL;',
                            hash="2e1d815ed25823ffa3c58ab62b9e88e6f0fdaaf9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f6f15",
                            table="applicants_conditioncheck",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_conditioncheckevent" ("application_id", "authorized_at", "due_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "released_at", "status", "status_on", "wrong_by_id") VALUES (OLD."application_id", OLD."authorized_at", OLD."due_on", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."released_at", OLD."status", OLD."status_on", OLD."wrong_by_id"); RETURN NULL;',
                            hash="7e82fdca642a6febac1901d2ebcdde1c2386c8e1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9a90a",
                            table="applicants_conditioncheck",
                            when="AFTER",
                        ),
                    ),
                ],
                "conditioncheckevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="1177e094ddb74cb8e98d37e85957959e2695b3aa",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_8dff8",
                            table="applicants_conditioncheckevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2e26f2436ff0a7451ff86dd412c469f6075e247c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6dc05",
                            table="applicants_conditioncheckevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "consent": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_consentevent" ("given_at", "guardian_id", "id", "is_given", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_at", "signed_name") VALUES (NEW."given_at", NEW."guardian_id", NEW."id", NEW."is_given", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."replaced_at", NEW."signed_name"); RETURN NULL;',
                            hash="d4615633f59dd4b816d52c62d7c3c4454dceb8cc",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_85f4c",
                            table="applicants_consent",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_consentevent" ("given_at", "guardian_id", "id", "is_given", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_at", "signed_name") VALUES (NEW."given_at", NEW."guardian_id", NEW."id", NEW."is_given", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."replaced_at", NEW."signed_name"); RETURN NULL;',
                            hash="6e499a492109a727dac7159087f4d30d94527323",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3a94d",
                            table="applicants_consent",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_consentevent" ("given_at", "guardian_id", "id", "is_given", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_at", "signed_name") VALUES (OLD."given_at", OLD."guardian_id", OLD."id", OLD."is_given", OLD."kind", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."replaced_at", OLD."signed_name"); RETURN NULL;',
                            hash="c7ff915c28c187790bf41572b92fd599177a8662",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_77521",
                            table="applicants_consent",
                            when="AFTER",
                        ),
                    ),
                ],
                "consentevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="326480aac42d738fc3519ed39399385d83437819",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_3db6a",
                            table="applicants_consentevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4363c5627c86bd8125aecd70d54ea0db08e5e25f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3c534",
                            table="applicants_consentevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "decision": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_decisionevent" ("application_id", "id", "kind", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "public_id", "reason_code", "released_at", "released_by_id", "state") VALUES (NEW."application_id", NEW."id", NEW."kind", NEW."opening_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."public_id", NEW."reason_code", NEW."released_at", NEW."released_by_id", NEW."state"); RETURN NULL;',
                            hash="8c0c4da108d39180e8687b3ad857024244aca046",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0a3c0",
                            table="applicants_decision",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."opening_id" IS DISTINCT FROM (NEW."opening_id") OR OLD."prepared_at" IS DISTINCT FROM (NEW."prepared_at") OR OLD."prepared_by_id" IS DISTINCT FROM (NEW."prepared_by_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."reason_code" IS DISTINCT FROM (NEW."reason_code") OR OLD."released_at" IS DISTINCT FROM (NEW."released_at") OR OLD."released_by_id" IS DISTINCT FROM (NEW."released_by_id") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                            func='INSERT INTO "applicants_decisionevent" ("application_id", "id", "kind", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "public_id", "reason_code", "released_at", "released_by_id", "state") VALUES (NEW."application_id", NEW."id", NEW."kind", NEW."opening_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."public_id", NEW."reason_code", NEW."released_at", NEW."released_by_id", NEW."state"); RETURN NULL;',
                            hash="1ebb6e496afc82ebf63b9bd1f6d6211848c6012e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c2816",
                            table="applicants_decision",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_decisionevent" ("application_id", "id", "kind", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "public_id", "reason_code", "released_at", "released_by_id", "state") VALUES (OLD."application_id", OLD."id", OLD."kind", OLD."opening_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."prepared_at", OLD."prepared_by_id", OLD."public_id", OLD."reason_code", OLD."released_at", OLD."released_by_id", OLD."state"); RETURN NULL;',
                            hash="92c47396b6e40bbd63825f641469fd50eac9c56f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2c6fb",
                            table="applicants_decision",
                            when="AFTER",
                        ),
                    ),
                ],
                "decisionevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="4971d1b1d9092030590dd89090ccd2e8df8ae3f5",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_c415f",
                            table="applicants_decisionevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="be441b9e51dd15fe0b534d32d95db8b73b7f9d5e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_67fb5",
                            table="applicants_decisionevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "document": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_documentevent" ("answered_at", "application_id", "decided_at", "decided_by_id", "digest", "due_on", "id", "media_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "purpose", "requirement_id", "result_id", "scanned_at", "size", "state", "uploaded_at", "uploaded_by_id") VALUES (NEW."answered_at", NEW."application_id", NEW."decided_at", NEW."decided_by_id", NEW."digest", NEW."due_on", NEW."id", NEW."media_type", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."purpose", NEW."requirement_id", NEW."result_id", NEW."scanned_at", NEW."size", NEW."state", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                            hash="782813b36dc398cb11d843aab0ffdfd4db561093",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0db36",
                            table="applicants_document",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."media_type" IS DISTINCT FROM (NEW."media_type") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."requirement_id" IS DISTINCT FROM (NEW."requirement_id") OR OLD."result_id" IS DISTINCT FROM (NEW."result_id") OR OLD."scanned_at" IS DISTINCT FROM (NEW."scanned_at") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."uploaded_at" IS DISTINCT FROM (NEW."uploaded_at") OR OLD."uploaded_by_id" IS DISTINCT FROM (NEW."uploaded_by_id"))',
                            func='INSERT INTO "applicants_documentevent" ("answered_at", "application_id", "decided_at", "decided_by_id", "digest", "due_on", "id", "media_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "purpose", "requirement_id", "result_id", "scanned_at", "size", "state", "uploaded_at", "uploaded_by_id") VALUES (NEW."answered_at", NEW."application_id", NEW."decided_at", NEW."decided_by_id", NEW."digest", NEW."due_on", NEW."id", NEW."media_type", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."purpose", NEW."requirement_id", NEW."result_id", NEW."scanned_at", NEW."size", NEW."state", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                            hash="ae105c31346ac9af9166df61211dbf42f1470979",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1ad6b",
                            table="applicants_document",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_documentevent" ("answered_at", "application_id", "decided_at", "decided_by_id", "digest", "due_on", "id", "media_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "purpose", "requirement_id", "result_id", "scanned_at", "size", "state", "uploaded_at", "uploaded_by_id") VALUES (OLD."answered_at", OLD."application_id", OLD."decided_at", OLD."decided_by_id", OLD."digest", OLD."due_on", OLD."id", OLD."media_type", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."purpose", OLD."requirement_id", OLD."result_id", OLD."scanned_at", OLD."size", OLD."state", OLD."uploaded_at", OLD."uploaded_by_id"); RETURN NULL;',
                            hash="d1077cb925f8b4afd521b9dc07ad7e4b4afd1e59",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_376d4",
                            table="applicants_document",
                            when="AFTER",
                        ),
                    ),
                ],
                "documentevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="8b5991413d5c7d52a381256bb600051bac71e7cd",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_e5baf",
                            table="applicants_documentevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a4cd56ecffa82d6815719360c2a9f93115411ce2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1aee1",
                            table="applicants_documentevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "drugconsent": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_drugconsentevent" ("application_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_at", "signed_on", "text_version", "withdrawn_at", "witness_id") VALUES (NEW."application_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."signed_at", NEW."signed_on", NEW."text_version", NEW."withdrawn_at", NEW."witness_id"); RETURN NULL;',
                            hash="c82507244b3d8e547bf91c9c459a891b0688c800",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0493b",
                            table="applicants_drugconsent",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."signed_at" IS DISTINCT FROM (NEW."signed_at") OR OLD."signed_on" IS DISTINCT FROM (NEW."signed_on") OR OLD."text_version" IS DISTINCT FROM (NEW."text_version") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at") OR OLD."witness_id" IS DISTINCT FROM (NEW."witness_id"))',
                            func='INSERT INTO "applicants_drugconsentevent" ("application_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_at", "signed_on", "text_version", "withdrawn_at", "witness_id") VALUES (NEW."application_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."signed_at", NEW."signed_on", NEW."text_version", NEW."withdrawn_at", NEW."witness_id"); RETURN NULL;',
                            hash="237b6d377034d81fc061e082ec17316d8e16a7f7",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1c65c",
                            table="applicants_drugconsent",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_drugconsentevent" ("application_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_at", "signed_on", "text_version", "withdrawn_at", "witness_id") VALUES (OLD."application_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."signed_at", OLD."signed_on", OLD."text_version", OLD."withdrawn_at", OLD."witness_id"); RETURN NULL;',
                            hash="46c3a334074623c7d8cf6ad7b2937bd5c38840d8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e678d",
                            table="applicants_drugconsent",
                            when="AFTER",
                        ),
                    ),
                ],
                "drugconsentevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="01d8388f4959b55c1975f5192c75109b0db24322",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_a995b",
                            table="applicants_drugconsentevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0b615e7bbb57fb3ed83b1a853844c0d0e32a7b32",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f925b",
                            table="applicants_drugconsentevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "fairnessreport": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_fairnessreportevent" ("first", "id", "last", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id") VALUES (NEW."first", NEW."id", NEW."last", NEW."made_at", NEW."made_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."public_id"); RETURN NULL;',
                            hash="5932db5867f0ceb750560539f4e4754a732bfeca",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d1672",
                            table="applicants_fairnessreport",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."first" IS DISTINCT FROM (NEW."first") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."last" IS DISTINCT FROM (NEW."last") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."program_id" IS DISTINCT FROM (NEW."program_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id"))',
                            func='INSERT INTO "applicants_fairnessreportevent" ("first", "id", "last", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id") VALUES (NEW."first", NEW."id", NEW."last", NEW."made_at", NEW."made_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."public_id"); RETURN NULL;',
                            hash="bd78745fee9b34802fa19dabcba68eece41f0c17",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_653f2",
                            table="applicants_fairnessreport",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_fairnessreportevent" ("first", "id", "last", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id") VALUES (OLD."first", OLD."id", OLD."last", OLD."made_at", OLD."made_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."public_id"); RETURN NULL;',
                            hash="903a36105c5ce35e6e7600de96af43f443a8d7ba",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_52aa2",
                            table="applicants_fairnessreport",
                            when="AFTER",
                        ),
                    ),
                ],
                "fairnessreportevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="d1992be58c7666043fcae1e8c9f922a5118a8d23",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_d14db",
                            table="applicants_fairnessreportevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e78fb2aa7d6147dafa77085611cf0db794858324",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5acd4",
                            table="applicants_fairnessreportevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "guardian": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_guardianevent" ("created_at", "id", "link_number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "revoked_at") VALUES (NEW."created_at", NEW."id", NEW."link_number", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."revoked_at"); RETURN NULL;',
                            hash="d15c2e13acf9c2dd17305cbadf05149a6223b830",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_79ef0",
                            table="applicants_guardian",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."link_number" IS DISTINCT FROM (NEW."link_number") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at"))',
                            func='INSERT INTO "applicants_guardianevent" ("created_at", "id", "link_number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "revoked_at") VALUES (NEW."created_at", NEW."id", NEW."link_number", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."revoked_at"); RETURN NULL;',
                            hash="e4729a5a919cad133132ff6332ab4a64eb941a28",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_47ebf",
                            table="applicants_guardian",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_guardianevent" ("created_at", "id", "link_number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "revoked_at") VALUES (OLD."created_at", OLD."id", OLD."link_number", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."revoked_at"); RETURN NULL;',
                            hash="602b7ed98b1aa5a3b19e73f418cc516daa9a7eac",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_df037",
                            table="applicants_guardian",
                            when="AFTER",
                        ),
                    ),
                ],
                "guardianevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="25c982cfa66479b7a3e5249a72ce0e29bb279dbc",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_d2bc5",
                            table="applicants_guardianevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0df18ed599e5020403af0015bf5e7a2609b46340",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d1a6d",
                            table="applicants_guardianevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "healthrelease": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_healthreleaseevent" ("application_id", "digest", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_at", "signed_on", "text_version", "withdrawn_at", "witness_id") VALUES (NEW."application_id", NEW."digest", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."signed_at", NEW."signed_on", NEW."text_version", NEW."withdrawn_at", NEW."witness_id"); RETURN NULL;',
                            hash="f01132908735ea8253629da07e7a02ed7a486870",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_773e7",
                            table="applicants_healthrelease",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."signed_at" IS DISTINCT FROM (NEW."signed_at") OR OLD."signed_on" IS DISTINCT FROM (NEW."signed_on") OR OLD."text_version" IS DISTINCT FROM (NEW."text_version") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at") OR OLD."witness_id" IS DISTINCT FROM (NEW."witness_id"))',
                            func='INSERT INTO "applicants_healthreleaseevent" ("application_id", "digest", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_at", "signed_on", "text_version", "withdrawn_at", "witness_id") VALUES (NEW."application_id", NEW."digest", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."signed_at", NEW."signed_on", NEW."text_version", NEW."withdrawn_at", NEW."witness_id"); RETURN NULL;',
                            hash="d49da16d8e83175b38a41477fed1890e6fd4e191",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_06e94",
                            table="applicants_healthrelease",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_healthreleaseevent" ("application_id", "digest", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_at", "signed_on", "text_version", "withdrawn_at", "witness_id") VALUES (OLD."application_id", OLD."digest", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."signed_at", OLD."signed_on", OLD."text_version", OLD."withdrawn_at", OLD."witness_id"); RETURN NULL;',
                            hash="6e1da02c6d7a80bb973872aff8d58e73662da502",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5a606",
                            table="applicants_healthrelease",
                            when="AFTER",
                        ),
                    ),
                ],
                "healthreleaseevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="a15fad150175319fca9c67292b7e6199c2463a55",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_b587e",
                            table="applicants_healthreleaseevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5b0ea05203d8176da0ffad8b2b018d130b372229",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_bc221",
                            table="applicants_healthreleaseevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "interview": [
                    pgtrigger.compiler.Trigger(
                        name="person_of_application",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="SELECT person_id INTO NEW.person_id FROM applicants_application WHERE id = NEW.application_id; RETURN NEW;",
                            hash="3058809d69f53452681eebf230d881dd15aeb40d",
                            operation='INSERT OR UPDATE OF "application_id", "person_id"',
                            pgid="pgtrigger_person_of_application_859a9",
                            table="applicants_interview",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_interviewevent" ("application_id", "calendar_uid", "choose_by", "ends_at", "id", "left_at", "manager_id", "moves", "opening_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "requested_at", "room_id", "score_by", "sequence", "starts_at", "state", "zone") VALUES (NEW."application_id", NEW."calendar_uid", NEW."choose_by", NEW."ends_at", NEW."id", NEW."left_at", NEW."manager_id", NEW."moves", NEW."opening_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."public_id", NEW."requested_at", NEW."room_id", NEW."score_by", NEW."sequence", NEW."starts_at", NEW."state", NEW."zone"); RETURN NULL;',
                            hash="00b845cdb2e703207de6f6bc4563cdaaa3e5ad68",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9077c",
                            table="applicants_interview",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."calendar_uid" IS DISTINCT FROM (NEW."calendar_uid") OR OLD."choose_by" IS DISTINCT FROM (NEW."choose_by") OR OLD."ends_at" IS DISTINCT FROM (NEW."ends_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."left_at" IS DISTINCT FROM (NEW."left_at") OR OLD."manager_id" IS DISTINCT FROM (NEW."manager_id") OR OLD."moves" IS DISTINCT FROM (NEW."moves") OR OLD."opening_id" IS DISTINCT FROM (NEW."opening_id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."requested_at" IS DISTINCT FROM (NEW."requested_at") OR OLD."room_id" IS DISTINCT FROM (NEW."room_id") OR OLD."score_by" IS DISTINCT FROM (NEW."score_by") OR OLD."sequence" IS DISTINCT FROM (NEW."sequence") OR OLD."starts_at" IS DISTINCT FROM (NEW."starts_at") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."zone" IS DISTINCT FROM (NEW."zone"))',
                            func='INSERT INTO "applicants_interviewevent" ("application_id", "calendar_uid", "choose_by", "ends_at", "id", "left_at", "manager_id", "moves", "opening_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "requested_at", "room_id", "score_by", "sequence", "starts_at", "state", "zone") VALUES (NEW."application_id", NEW."calendar_uid", NEW."choose_by", NEW."ends_at", NEW."id", NEW."left_at", NEW."manager_id", NEW."moves", NEW."opening_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."public_id", NEW."requested_at", NEW."room_id", NEW."score_by", NEW."sequence", NEW."starts_at", NEW."state", NEW."zone"); RETURN NULL;',
                            hash="6b5a943cada003babc97947383517b40cbeac0cb",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_33e8a",
                            table="applicants_interview",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_interviewevent" ("application_id", "calendar_uid", "choose_by", "ends_at", "id", "left_at", "manager_id", "moves", "opening_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "requested_at", "room_id", "score_by", "sequence", "starts_at", "state", "zone") VALUES (OLD."application_id", OLD."calendar_uid", OLD."choose_by", OLD."ends_at", OLD."id", OLD."left_at", OLD."manager_id", OLD."moves", OLD."opening_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."public_id", OLD."requested_at", OLD."room_id", OLD."score_by", OLD."sequence", OLD."starts_at", OLD."state", OLD."zone"); RETURN NULL;',
                            hash="50f03a395990f75f4c5ef72bf0b4a0a788975784",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bb898",
                            table="applicants_interview",
                            when="AFTER",
                        ),
                    ),
                ],
                "interviewertime": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_interviewertimeevent" ("ends_at", "id", "interview_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "user_id") VALUES (NEW."ends_at", NEW."id", NEW."interview_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_at", NEW."user_id"); RETURN NULL;',
                            hash="e7b6dd04cac9db186091f877269d63793fd0fbf1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4eacc",
                            table="applicants_interviewertime",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_interviewertimeevent" ("ends_at", "id", "interview_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "user_id") VALUES (NEW."ends_at", NEW."id", NEW."interview_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts_at", NEW."user_id"); RETURN NULL;',
                            hash="e31f458e57f29e009683fa8875ef3981a6f60611",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_76f99",
                            table="applicants_interviewertime",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_interviewertimeevent" ("ends_at", "id", "interview_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "user_id") VALUES (OLD."ends_at", OLD."id", OLD."interview_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."starts_at", OLD."user_id"); RETURN NULL;',
                            hash="0a986b4e1ce572ee568a0d98daeffeb29f54ee89",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4caf8",
                            table="applicants_interviewertime",
                            when="AFTER",
                        ),
                    ),
                ],
                "interviewertimeevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="03e98696f82256eaec6adbe2940f3dcdb4c7b0dc",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_73f43",
                            table="applicants_interviewertimeevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e5e290ba229ca08cd757d4872e6ad8b950c973d5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7e633",
                            table="applicants_interviewertimeevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "interviewevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="d600f3ceadd442237eb843eed1af77ec80cde958",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_1dc4d",
                            table="applicants_interviewevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6b5a1b494df624ef23a3267afc72ada212129321",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a1560",
                            table="applicants_interviewevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "interviewlogistics": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_interviewlogisticsevent" ("application_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "written_at", "written_by_id") VALUES (NEW."application_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                            hash="478cc8a95f83754380894c1b5689983548423f20",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_437b5",
                            table="applicants_interviewlogistics",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."written_at" IS DISTINCT FROM (NEW."written_at") OR OLD."written_by_id" IS DISTINCT FROM (NEW."written_by_id"))',
                            func='INSERT INTO "applicants_interviewlogisticsevent" ("application_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "written_at", "written_by_id") VALUES (NEW."application_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                            hash="cf75f203b6a67a539ef011d58f3aa0e550cc792a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a69b7",
                            table="applicants_interviewlogistics",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_interviewlogisticsevent" ("application_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "written_at", "written_by_id") VALUES (OLD."application_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."written_at", OLD."written_by_id"); RETURN NULL;',
                            hash="c0c7761859e8ea5050e570ea334333ebab5590cf",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_aadca",
                            table="applicants_interviewlogistics",
                            when="AFTER",
                        ),
                    ),
                ],
                "interviewlogisticsevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="824fccc556dbd3d179dc4a440cde7f1e9d27a4cb",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_50c3b",
                            table="applicants_interviewlogisticsevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="96b2a9c409f7dd3ffa6c27c5677d9fbc460ac96b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ddacf",
                            table="applicants_interviewlogisticsevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "interviewnote": [
                    pgtrigger.compiler.Trigger(
                        name="written_once",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e15b92d287c440a1f93989ea99ef31e462992324",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_written_once_ced5b",
                            table="applicants_interviewnote",
                            when="BEFORE",
                        ),
                    )
                ],
                "lead": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_leadevent" ("created_at", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "reminders_stopped_at", "renewed_at", "source", "waits_for_class", "waits_for_date") VALUES (NEW."created_at", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."public_id", NEW."reminders_stopped_at", NEW."renewed_at", NEW."source", NEW."waits_for_class", NEW."waits_for_date"); RETURN NULL;',
                            hash="7df49fea7ce54cf5524ba743b270516be42c3aa4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a6f90",
                            table="applicants_lead",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."program_id" IS DISTINCT FROM (NEW."program_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."reminders_stopped_at" IS DISTINCT FROM (NEW."reminders_stopped_at") OR OLD."renewed_at" IS DISTINCT FROM (NEW."renewed_at") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."waits_for_class" IS DISTINCT FROM (NEW."waits_for_class") OR OLD."waits_for_date" IS DISTINCT FROM (NEW."waits_for_date"))',
                            func='INSERT INTO "applicants_leadevent" ("created_at", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "reminders_stopped_at", "renewed_at", "source", "waits_for_class", "waits_for_date") VALUES (NEW."created_at", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."public_id", NEW."reminders_stopped_at", NEW."renewed_at", NEW."source", NEW."waits_for_class", NEW."waits_for_date"); RETURN NULL;',
                            hash="ceed0c8d5c8297d7e9ab33495aa966db2f7de9f3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_728a4",
                            table="applicants_lead",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_leadevent" ("created_at", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "reminders_stopped_at", "renewed_at", "source", "waits_for_class", "waits_for_date") VALUES (OLD."created_at", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."public_id", OLD."reminders_stopped_at", OLD."renewed_at", OLD."source", OLD."waits_for_class", OLD."waits_for_date"); RETURN NULL;',
                            hash="32287592436c12ff6d3ce2a052734f2eba272719",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_23349",
                            table="applicants_lead",
                            when="AFTER",
                        ),
                    ),
                ],
                "leadevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="4d58c0c373c3273329d68a5fc453686ad2be0ff6",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_27ee8",
                            table="applicants_leadevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e42ec33d342ac3de5c1e4fe95844300d166bdc08",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7ef74",
                            table="applicants_leadevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "matchlock": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_matchlockevent" ("application_id", "id", "locked_at", "locked_by_id", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."application_id", NEW."id", NEW."locked_at", NEW."locked_by_id", NEW."opening_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="8abb05327c42148370fa4a643ae1b652ec651981",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_eb071",
                            table="applicants_matchlock",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."locked_at" IS DISTINCT FROM (NEW."locked_at") OR OLD."locked_by_id" IS DISTINCT FROM (NEW."locked_by_id") OR OLD."opening_id" IS DISTINCT FROM (NEW."opening_id"))',
                            func='INSERT INTO "applicants_matchlockevent" ("application_id", "id", "locked_at", "locked_by_id", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."application_id", NEW."id", NEW."locked_at", NEW."locked_by_id", NEW."opening_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="0e0c056c4fd759a3f2e1766800dd806da4e877d5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_94cd8",
                            table="applicants_matchlock",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_matchlockevent" ("application_id", "id", "locked_at", "locked_by_id", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."application_id", OLD."id", OLD."locked_at", OLD."locked_by_id", OLD."opening_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="8068aabc4d31fe75a18dbdf8a7e7cfeb085f5eaa",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_46bb8",
                            table="applicants_matchlock",
                            when="AFTER",
                        ),
                    ),
                ],
                "matchlockevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="bb5b89fa19163dd842af001fdcb81d5e5099eb77",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_5d940",
                            table="applicants_matchlockevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="afb88a0d0b66c7313e0190e0ee99b5649afaff5e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0e3c4",
                            table="applicants_matchlockevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "matchrun": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_matchrunevent" ("cohort_id", "id", "input_digest", "made_at", "made_by_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "released_at", "released_by_id", "seed", "state", "summary", "variant") VALUES (NEW."cohort_id", NEW."id", NEW."input_digest", NEW."made_at", NEW."made_by_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."released_at", NEW."released_by_id", NEW."seed", NEW."state", NEW."summary", NEW."variant"); RETURN NULL;',
                            hash="52267d45acc13ab166e6e3e926144c9bd2d93bb3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_094c7",
                            table="applicants_matchrun",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_matchrunevent" ("cohort_id", "id", "input_digest", "made_at", "made_by_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "released_at", "released_by_id", "seed", "state", "summary", "variant") VALUES (NEW."cohort_id", NEW."id", NEW."input_digest", NEW."made_at", NEW."made_by_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."released_at", NEW."released_by_id", NEW."seed", NEW."state", NEW."summary", NEW."variant"); RETURN NULL;',
                            hash="01ebfe40c51f1de4f17578941f4dfd0c35c3a910",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9c05e",
                            table="applicants_matchrun",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_matchrunevent" ("cohort_id", "id", "input_digest", "made_at", "made_by_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "released_at", "released_by_id", "seed", "state", "summary", "variant") VALUES (OLD."cohort_id", OLD."id", OLD."input_digest", OLD."made_at", OLD."made_by_id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."released_at", OLD."released_by_id", OLD."seed", OLD."state", OLD."summary", OLD."variant"); RETURN NULL;',
                            hash="6fccbfbe60afbb44398ed230a0b2bb49a83b7a98",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e6a7b",
                            table="applicants_matchrun",
                            when="AFTER",
                        ),
                    ),
                ],
                "matchrunevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="ae33cc4bbf575cfea90ce5fefef67eaa20d405d2",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_58b01",
                            table="applicants_matchrunevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0b00cbff278744ce79d5f3be6f39a0739194a7f0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d0323",
                            table="applicants_matchrunevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "meetingroom": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_meetingroomevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."site_id"); RETURN NULL;',
                            hash="0797584de1e8d557d95d0020c0dbcc080d234802",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8de5e",
                            table="applicants_meetingroom",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_meetingroomevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."site_id"); RETURN NULL;',
                            hash="90552a48a4793603797652ca6d8c8056a8acfccc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f96f8",
                            table="applicants_meetingroom",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_meetingroomevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id") VALUES (OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."site_id"); RETURN NULL;',
                            hash="6ceaf3f1c93ae5cd79d3ba2bc4dcef2c156afc40",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ce82b",
                            table="applicants_meetingroom",
                            when="AFTER",
                        ),
                    ),
                ],
                "meetingroomevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="5b04f3690e6ed61303be38ebfb7390759aca813c",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_3fbef",
                            table="applicants_meetingroomevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e20c0491b7e5c5665dc115a0e157a3ce5436e024",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ebd3d",
                            table="applicants_meetingroomevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "offer": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_offerevent" ("application_id", "back_asked_at", "back_asked_by_id", "call_back_at", "confirmed_at", "decline_reason", "ended_at", "id", "made_by_id", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "public_id", "respond_by", "seat_id", "state", "verbal_answer", "verbal_at") VALUES (NEW."application_id", NEW."back_asked_at", NEW."back_asked_by_id", NEW."call_back_at", NEW."confirmed_at", NEW."decline_reason", NEW."ended_at", NEW."id", NEW."made_by_id", NEW."opening_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prepared_at", NEW."public_id", NEW."respond_by", NEW."seat_id", NEW."state", NEW."verbal_answer", NEW."verbal_at"); RETURN NULL;',
                            hash="c94a895b7e78e3933f80e6ff193294bd54c796ec",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_32d8d",
                            table="applicants_offer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."back_asked_at" IS DISTINCT FROM (NEW."back_asked_at") OR OLD."back_asked_by_id" IS DISTINCT FROM (NEW."back_asked_by_id") OR OLD."call_back_at" IS DISTINCT FROM (NEW."call_back_at") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."decline_reason" IS DISTINCT FROM (NEW."decline_reason") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."opening_id" IS DISTINCT FROM (NEW."opening_id") OR OLD."prepared_at" IS DISTINCT FROM (NEW."prepared_at") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."respond_by" IS DISTINCT FROM (NEW."respond_by") OR OLD."seat_id" IS DISTINCT FROM (NEW."seat_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."verbal_answer" IS DISTINCT FROM (NEW."verbal_answer") OR OLD."verbal_at" IS DISTINCT FROM (NEW."verbal_at"))',
                            func='INSERT INTO "applicants_offerevent" ("application_id", "back_asked_at", "back_asked_by_id", "call_back_at", "confirmed_at", "decline_reason", "ended_at", "id", "made_by_id", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "public_id", "respond_by", "seat_id", "state", "verbal_answer", "verbal_at") VALUES (NEW."application_id", NEW."back_asked_at", NEW."back_asked_by_id", NEW."call_back_at", NEW."confirmed_at", NEW."decline_reason", NEW."ended_at", NEW."id", NEW."made_by_id", NEW."opening_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prepared_at", NEW."public_id", NEW."respond_by", NEW."seat_id", NEW."state", NEW."verbal_answer", NEW."verbal_at"); RETURN NULL;',
                            hash="50e405cdd9f8ddd5725d0543913ec16c89d7a08e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_68145",
                            table="applicants_offer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_offerevent" ("application_id", "back_asked_at", "back_asked_by_id", "call_back_at", "confirmed_at", "decline_reason", "ended_at", "id", "made_by_id", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "public_id", "respond_by", "seat_id", "state", "verbal_answer", "verbal_at") VALUES (OLD."application_id", OLD."back_asked_at", OLD."back_asked_by_id", OLD."call_back_at", OLD."confirmed_at", OLD."decline_reason", OLD."ended_at", OLD."id", OLD."made_by_id", OLD."opening_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."prepared_at", OLD."public_id", OLD."respond_by", OLD."seat_id", OLD."state", OLD."verbal_answer", OLD."verbal_at"); RETURN NULL;',
                            hash="079ce4d047b349886bb1cc76d61ffd75c13585ba",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0071e",
                            table="applicants_offer",
                            when="AFTER",
                        ),
                    ),
                ],
                "offerevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="abbf10b3fca0addb87413b0e6f68c70e224e0ebe",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_fd77f",
                            table="applicants_offerevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7c04c4728c56ba6a778d67afdbe33c133756d828",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_dfbc9",
                            table="applicants_offerevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "offerlettersignature": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_offerlettersignatureevent" ("consent", "digest", "id", "letter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_at", "user_id") VALUES (NEW."consent", NEW."digest", NEW."id", NEW."letter_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."signed_at", NEW."user_id"); RETURN NULL;',
                            hash="75dd794cb339a65d042e31d61c7bdd9bbf5a1824",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_028f5",
                            table="applicants_offerlettersignature",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."consent" IS DISTINCT FROM (NEW."consent") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."letter_id" IS DISTINCT FROM (NEW."letter_id") OR OLD."signed_at" IS DISTINCT FROM (NEW."signed_at") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                            func='INSERT INTO "applicants_offerlettersignatureevent" ("consent", "digest", "id", "letter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_at", "user_id") VALUES (NEW."consent", NEW."digest", NEW."id", NEW."letter_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."signed_at", NEW."user_id"); RETURN NULL;',
                            hash="9483cb4730a79551101791d5392503684d3ba1de",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_69b8d",
                            table="applicants_offerlettersignature",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_offerlettersignatureevent" ("consent", "digest", "id", "letter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_at", "user_id") VALUES (OLD."consent", OLD."digest", OLD."id", OLD."letter_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."signed_at", OLD."user_id"); RETURN NULL;',
                            hash="79f06f9da19c4683238d79d3629e3cff061590e7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_eb5ff",
                            table="applicants_offerlettersignature",
                            when="AFTER",
                        ),
                    ),
                ],
                "offerlettersignatureevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="5a1abd0c6726580b3fbb281cfeafe686ba8a5bfe",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_fb55e",
                            table="applicants_offerlettersignatureevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7b290a82f9b94b7d97cc3e6964d14c707e12c428",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_86b32",
                            table="applicants_offerlettersignatureevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "onboardingpaper": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_onboardingpaperevent" ("digest", "id", "media_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "removed_at", "size", "task_id", "uploaded_at", "uploaded_by_id") VALUES (NEW."digest", NEW."id", NEW."media_type", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."removed_at", NEW."size", NEW."task_id", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                            hash="4e921f5abdc395aa70c88007e84cdcc7e167bbbd",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_478aa",
                            table="applicants_onboardingpaper",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."media_type" IS DISTINCT FROM (NEW."media_type") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."removed_at" IS DISTINCT FROM (NEW."removed_at") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."task_id" IS DISTINCT FROM (NEW."task_id") OR OLD."uploaded_at" IS DISTINCT FROM (NEW."uploaded_at") OR OLD."uploaded_by_id" IS DISTINCT FROM (NEW."uploaded_by_id"))',
                            func='INSERT INTO "applicants_onboardingpaperevent" ("digest", "id", "media_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "removed_at", "size", "task_id", "uploaded_at", "uploaded_by_id") VALUES (NEW."digest", NEW."id", NEW."media_type", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."removed_at", NEW."size", NEW."task_id", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                            hash="1bc5ba7ae5e9ec78915f1ae12a9195e287f813bc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_749cc",
                            table="applicants_onboardingpaper",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_onboardingpaperevent" ("digest", "id", "media_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "removed_at", "size", "task_id", "uploaded_at", "uploaded_by_id") VALUES (OLD."digest", OLD."id", OLD."media_type", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."removed_at", OLD."size", OLD."task_id", OLD."uploaded_at", OLD."uploaded_by_id"); RETURN NULL;',
                            hash="b649dd368b62a99daf509e03084dcbfc3f1d2dcb",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_862c6",
                            table="applicants_onboardingpaper",
                            when="AFTER",
                        ),
                    ),
                ],
                "onboardingpaperevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="a9a5f6ed9eb042adf2e5c09328e533ab9a54d1df",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_b85de",
                            table="applicants_onboardingpaperevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="98228aba45822a29850a5efdab6eb1560a8f9141",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5c6db",
                            table="applicants_onboardingpaperevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "onboardingtask": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_onboardingtaskevent" ("application_id", "counted_from", "done_at", "done_by_id", "due_on", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "public_id", "said_at") VALUES (NEW."application_id", NEW."counted_from", NEW."done_at", NEW."done_by_id", NEW."due_on", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."planned_on", NEW."public_id", NEW."said_at"); RETURN NULL;',
                            hash="966110e2807fcfe81a393553dc9fedb9e33d2596",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c4037",
                            table="applicants_onboardingtask",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."counted_from" IS DISTINCT FROM (NEW."counted_from") OR OLD."done_at" IS DISTINCT FROM (NEW."done_at") OR OLD."done_by_id" IS DISTINCT FROM (NEW."done_by_id") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."item_id" IS DISTINCT FROM (NEW."item_id") OR OLD."planned_on" IS DISTINCT FROM (NEW."planned_on") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."said_at" IS DISTINCT FROM (NEW."said_at"))',
                            func='INSERT INTO "applicants_onboardingtaskevent" ("application_id", "counted_from", "done_at", "done_by_id", "due_on", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "public_id", "said_at") VALUES (NEW."application_id", NEW."counted_from", NEW."done_at", NEW."done_by_id", NEW."due_on", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."planned_on", NEW."public_id", NEW."said_at"); RETURN NULL;',
                            hash="42d639912eadc4324022714270c3842ce029280b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_65e69",
                            table="applicants_onboardingtask",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_onboardingtaskevent" ("application_id", "counted_from", "done_at", "done_by_id", "due_on", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "public_id", "said_at") VALUES (OLD."application_id", OLD."counted_from", OLD."done_at", OLD."done_by_id", OLD."due_on", OLD."id", OLD."item_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."planned_on", OLD."public_id", OLD."said_at"); RETURN NULL;',
                            hash="4745078ef22e3898a873b7f8e2896b4c316be074",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_acf97",
                            table="applicants_onboardingtask",
                            when="AFTER",
                        ),
                    ),
                ],
                "onboardingtaskevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="3630d6b470a60bd92e9ba6612cccde000d26dfc6",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_21991",
                            table="applicants_onboardingtaskevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2471d2c784b71e169f7979419f6d58645321a6c4",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_52c95",
                            table="applicants_onboardingtaskevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "opentimes": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_opentimesevent" ("closes", "department_id", "ended_at", "first_day", "gap", "id", "is_video", "last_day", "minutes", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "published_at", "room_id", "user_id", "weekdays") VALUES (NEW."closes", NEW."department_id", NEW."ended_at", NEW."first_day", NEW."gap", NEW."id", NEW."is_video", NEW."last_day", NEW."minutes", NEW."opens", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."public_id", NEW."published_at", NEW."room_id", NEW."user_id", NEW."weekdays"); RETURN NULL;',
                            hash="8a4d66d1275fbb3605bc5e717005ec03f3394662",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_207cd",
                            table="applicants_opentimes",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_opentimesevent" ("closes", "department_id", "ended_at", "first_day", "gap", "id", "is_video", "last_day", "minutes", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "published_at", "room_id", "user_id", "weekdays") VALUES (NEW."closes", NEW."department_id", NEW."ended_at", NEW."first_day", NEW."gap", NEW."id", NEW."is_video", NEW."last_day", NEW."minutes", NEW."opens", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."public_id", NEW."published_at", NEW."room_id", NEW."user_id", NEW."weekdays"); RETURN NULL;',
                            hash="672b2f9a1de3d146dffd82c72a277da90b19c434",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b9c3b",
                            table="applicants_opentimes",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_opentimesevent" ("closes", "department_id", "ended_at", "first_day", "gap", "id", "is_video", "last_day", "minutes", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "published_at", "room_id", "user_id", "weekdays") VALUES (OLD."closes", OLD."department_id", OLD."ended_at", OLD."first_day", OLD."gap", OLD."id", OLD."is_video", OLD."last_day", OLD."minutes", OLD."opens", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."public_id", OLD."published_at", OLD."room_id", OLD."user_id", OLD."weekdays"); RETURN NULL;',
                            hash="223b14a182482994e2bf48f1b30b8a0708fc7cff",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6fcb3",
                            table="applicants_opentimes",
                            when="AFTER",
                        ),
                    ),
                ],
                "opentimesevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="ee541774ad30ac863fa65099157e48eacc3d882e",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_e5a57",
                            table="applicants_opentimesevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="724c89a27a7c30c7e8e472c8f81ae0275f29991b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8619b",
                            table="applicants_opentimesevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "opentimesexception": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_opentimesexceptionevent" ("closes", "day", "id", "kind", "open_times_id", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."closes", NEW."day", NEW."id", NEW."kind", NEW."open_times_id", NEW."opens", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;',
                            hash="b360c180196a821bcf26bbb71d426aca20c211a6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_303bf",
                            table="applicants_opentimesexception",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_opentimesexceptionevent" ("closes", "day", "id", "kind", "open_times_id", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."closes", NEW."day", NEW."id", NEW."kind", NEW."open_times_id", NEW."opens", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;',
                            hash="6abd3533d67c15574cff67cc10f32e4104ad6ccf",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_48157",
                            table="applicants_opentimesexception",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_opentimesexceptionevent" ("closes", "day", "id", "kind", "open_times_id", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."closes", OLD."day", OLD."id", OLD."kind", OLD."open_times_id", OLD."opens", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;',
                            hash="b5ecaaf11f87bfe02d3bfe698ad298d7b71ca6a9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ffbb4",
                            table="applicants_opentimesexception",
                            when="AFTER",
                        ),
                    ),
                ],
                "opentimesexceptionevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="8f61fd96b499df6fca33f25ccf05f660d7923871",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_d590f",
                            table="applicants_opentimesexceptionevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9e678a9f4706f8ff412dc65405e10e28a2566845",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_bce66",
                            table="applicants_opentimesexceptionevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "outreachnotice": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_outreachnoticeevent" ("cohort_id", "entered_at", "entered_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "told_by", "told_on", "words") VALUES (NEW."cohort_id", NEW."entered_at", NEW."entered_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_id", NEW."told_by", NEW."told_on", NEW."words"); RETURN NULL;',
                            hash="8146474fb57f911b2f430bc8ea694e6dcf0dfc99",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_96f85",
                            table="applicants_outreachnotice",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_outreachnoticeevent" ("cohort_id", "entered_at", "entered_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "told_by", "told_on", "words") VALUES (NEW."cohort_id", NEW."entered_at", NEW."entered_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_id", NEW."told_by", NEW."told_on", NEW."words"); RETURN NULL;',
                            hash="100750a8fddaa682cf9d9cc8c0fd10b842a56be8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a4f63",
                            table="applicants_outreachnotice",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_outreachnoticeevent" ("cohort_id", "entered_at", "entered_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "told_by", "told_on", "words") VALUES (OLD."cohort_id", OLD."entered_at", OLD."entered_by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_id", OLD."told_by", OLD."told_on", OLD."words"); RETURN NULL;',
                            hash="9ceeeaf8f031aa397001d38964109b50a176b309",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a1d21",
                            table="applicants_outreachnotice",
                            when="AFTER",
                        ),
                    ),
                ],
                "outreachnoticeevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="70e2a6389569a75d705a86ce3c8d9c2a4827d2f1",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_d5b75",
                            table="applicants_outreachnoticeevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ac4fb264d7bcedb5158b5d337a00e8a36c2c85f5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4db9d",
                            table="applicants_outreachnoticeevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "panelagreement": [
                    pgtrigger.compiler.Trigger(
                        name="written_once",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="836f534a653322a97dff4a2a2a2602d438333e37",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_written_once_f1429",
                            table="applicants_panelagreement",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_panelagreementevent" ("agreed_at", "agreed_by_id", "id", "interview_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ratings", "scorers") VALUES (NEW."agreed_at", NEW."agreed_by_id", NEW."id", NEW."interview_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ratings", NEW."scorers"); RETURN NULL;',
                            hash="b6bd3ed747a310762d68727fdd30b461038ef0a2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_66845",
                            table="applicants_panelagreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."agreed_at" IS DISTINCT FROM (NEW."agreed_at") OR OLD."agreed_by_id" IS DISTINCT FROM (NEW."agreed_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."interview_id" IS DISTINCT FROM (NEW."interview_id") OR OLD."ratings" IS DISTINCT FROM (NEW."ratings") OR OLD."scorers" IS DISTINCT FROM (NEW."scorers"))',
                            func='INSERT INTO "applicants_panelagreementevent" ("agreed_at", "agreed_by_id", "id", "interview_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ratings", "scorers") VALUES (NEW."agreed_at", NEW."agreed_by_id", NEW."id", NEW."interview_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ratings", NEW."scorers"); RETURN NULL;',
                            hash="a3843e545fd0269f27c654ac89557fe96a8b847f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9868a",
                            table="applicants_panelagreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_panelagreementevent" ("agreed_at", "agreed_by_id", "id", "interview_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ratings", "scorers") VALUES (OLD."agreed_at", OLD."agreed_by_id", OLD."id", OLD."interview_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ratings", OLD."scorers"); RETURN NULL;',
                            hash="62a7c166b458861dd938e6835d0cf4a13518f96b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cc508",
                            table="applicants_panelagreement",
                            when="AFTER",
                        ),
                    ),
                ],
                "panelagreementevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="d140edee6fe5ea14fe347fd857544f7a96024249",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_1f508",
                            table="applicants_panelagreementevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="efb97468fa9a8a12cf9b9abbc3df0d06bbb85619",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_940bf",
                            table="applicants_panelagreementevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "paperentry": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_paperentryevent" ("application_id", "attested_at", "attested_by_id", "begun_at", "begun_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_on") VALUES (NEW."application_id", NEW."attested_at", NEW."attested_by_id", NEW."begun_at", NEW."begun_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."signed_on"); RETURN NULL;',
                            hash="cef533a5278d524fa2f3d7ef521e0a30aeaf702a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f4d89",
                            table="applicants_paperentry",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_paperentryevent" ("application_id", "attested_at", "attested_by_id", "begun_at", "begun_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_on") VALUES (NEW."application_id", NEW."attested_at", NEW."attested_by_id", NEW."begun_at", NEW."begun_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."signed_on"); RETURN NULL;',
                            hash="624574836d2b8819941d945adffc30f863574c18",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cf0d1",
                            table="applicants_paperentry",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_paperentryevent" ("application_id", "attested_at", "attested_by_id", "begun_at", "begun_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_on") VALUES (OLD."application_id", OLD."attested_at", OLD."attested_by_id", OLD."begun_at", OLD."begun_by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."signed_on"); RETURN NULL;',
                            hash="813329ad99c2706bfaaf98e86fb6367974ae9c44",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_32a4c",
                            table="applicants_paperentry",
                            when="AFTER",
                        ),
                    ),
                ],
                "paperentryevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="10e0bf1bc7e344500bc287a35862adbe56f5aa7d",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_f1f02",
                            table="applicants_paperentryevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d353b9b6cecaee15c7a477a57eeaab37af55b315",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d1482",
                            table="applicants_paperentryevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "passport": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_passportevent" ("digest", "holder", "id", "issued_at", "issued_by_id", "lines", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "revoke_reason", "revoked_at") VALUES (NEW."digest", NEW."holder", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."lines", NEW."number", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."revoke_reason", NEW."revoked_at"); RETURN NULL;',
                            hash="14c26edd4dfbe7db5ad22640cf9bef813e204ca4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6c578",
                            table="applicants_passport",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_passportevent" ("digest", "holder", "id", "issued_at", "issued_by_id", "lines", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "revoke_reason", "revoked_at") VALUES (NEW."digest", NEW."holder", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."lines", NEW."number", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."revoke_reason", NEW."revoked_at"); RETURN NULL;',
                            hash="90211c1315177abf5ca37ff887583685248f987a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b4b55",
                            table="applicants_passport",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_passportevent" ("digest", "holder", "id", "issued_at", "issued_by_id", "lines", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "revoke_reason", "revoked_at") VALUES (OLD."digest", OLD."holder", OLD."id", OLD."issued_at", OLD."issued_by_id", OLD."lines", OLD."number", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."revoke_reason", OLD."revoked_at"); RETURN NULL;',
                            hash="2ef06e0baef7bfbeedf0c317c546c90e03111968",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_383bd",
                            table="applicants_passport",
                            when="AFTER",
                        ),
                    ),
                ],
                "passportevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="1ae6cdc19bcaf328e4abee5c8dd05653c4813c49",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_28e23",
                            table="applicants_passportevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="eaf376c6c48dd66390cf414d8cd9694a7f7a211d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a9de4",
                            table="applicants_passportevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "recruitmentsource": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_recruitmentsourceevent" ("address", "contact_name", "email", "ended_on", "entered_at", "entered_by_id", "id", "kind", "looked_at_on", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (NEW."address", NEW."contact_name", NEW."email", NEW."ended_on", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."kind", NEW."looked_at_on", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone"); RETURN NULL;',
                            hash="ec2f3ca230b87defbf93d1c4c96d1c5ca2b43350",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ec164",
                            table="applicants_recruitmentsource",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_recruitmentsourceevent" ("address", "contact_name", "email", "ended_on", "entered_at", "entered_by_id", "id", "kind", "looked_at_on", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (NEW."address", NEW."contact_name", NEW."email", NEW."ended_on", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."kind", NEW."looked_at_on", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone"); RETURN NULL;',
                            hash="089777c60bd4773e71a4563864b38297fecdbe97",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a53f3",
                            table="applicants_recruitmentsource",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_recruitmentsourceevent" ("address", "contact_name", "email", "ended_on", "entered_at", "entered_by_id", "id", "kind", "looked_at_on", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (OLD."address", OLD."contact_name", OLD."email", OLD."ended_on", OLD."entered_at", OLD."entered_by_id", OLD."id", OLD."kind", OLD."looked_at_on", OLD."name", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone"); RETURN NULL;',
                            hash="594c511cafa41c667093fc724ddb6d0b3e8c13dd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f2136",
                            table="applicants_recruitmentsource",
                            when="AFTER",
                        ),
                    ),
                ],
                "recruitmentsourceevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="5e7147ad4e6e9bae207441255494ec16df35da7f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_ccec4",
                            table="applicants_recruitmentsourceevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a6cb9dbb0d26e4662213f135ce5210b1475a69f4",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3d897",
                            table="applicants_recruitmentsourceevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "referee": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_refereeevent" ("answered_at", "application_id", "asked_at", "destroyed_at", "ended_at", "id", "is_confidential", "known_since", "language", "last_day", "link_number", "named_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "relation", "requirement_id", "result_id", "spoken_on", "state", "taken_by_id") VALUES (NEW."answered_at", NEW."application_id", NEW."asked_at", NEW."destroyed_at", NEW."ended_at", NEW."id", NEW."is_confidential", NEW."known_since", NEW."language", NEW."last_day", NEW."link_number", NEW."named_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."relation", NEW."requirement_id", NEW."result_id", NEW."spoken_on", NEW."state", NEW."taken_by_id"); RETURN NULL;',
                            hash="8e54c3f7b4eb4047edae7bef1cdcc3f032d6a7c3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f24c9",
                            table="applicants_referee",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."destroyed_at" IS DISTINCT FROM (NEW."destroyed_at") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_confidential" IS DISTINCT FROM (NEW."is_confidential") OR OLD."known_since" IS DISTINCT FROM (NEW."known_since") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."last_day" IS DISTINCT FROM (NEW."last_day") OR OLD."link_number" IS DISTINCT FROM (NEW."link_number") OR OLD."named_at" IS DISTINCT FROM (NEW."named_at") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."relation" IS DISTINCT FROM (NEW."relation") OR OLD."requirement_id" IS DISTINCT FROM (NEW."requirement_id") OR OLD."result_id" IS DISTINCT FROM (NEW."result_id") OR OLD."spoken_on" IS DISTINCT FROM (NEW."spoken_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."taken_by_id" IS DISTINCT FROM (NEW."taken_by_id"))',
                            func='INSERT INTO "applicants_refereeevent" ("answered_at", "application_id", "asked_at", "destroyed_at", "ended_at", "id", "is_confidential", "known_since", "language", "last_day", "link_number", "named_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "relation", "requirement_id", "result_id", "spoken_on", "state", "taken_by_id") VALUES (NEW."answered_at", NEW."application_id", NEW."asked_at", NEW."destroyed_at", NEW."ended_at", NEW."id", NEW."is_confidential", NEW."known_since", NEW."language", NEW."last_day", NEW."link_number", NEW."named_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."relation", NEW."requirement_id", NEW."result_id", NEW."spoken_on", NEW."state", NEW."taken_by_id"); RETURN NULL;',
                            hash="26c596ad7759060ec2e15e57edeaf3393c2e3d7a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3646e",
                            table="applicants_referee",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_refereeevent" ("answered_at", "application_id", "asked_at", "destroyed_at", "ended_at", "id", "is_confidential", "known_since", "language", "last_day", "link_number", "named_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "relation", "requirement_id", "result_id", "spoken_on", "state", "taken_by_id") VALUES (OLD."answered_at", OLD."application_id", OLD."asked_at", OLD."destroyed_at", OLD."ended_at", OLD."id", OLD."is_confidential", OLD."known_since", OLD."language", OLD."last_day", OLD."link_number", OLD."named_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."relation", OLD."requirement_id", OLD."result_id", OLD."spoken_on", OLD."state", OLD."taken_by_id"); RETURN NULL;',
                            hash="e9a08bb9e8d8d9b9d3bc7b3f141338e26a11e575",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3057a",
                            table="applicants_referee",
                            when="AFTER",
                        ),
                    ),
                ],
                "refereeevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="d3ae62ef8e7db5ebdd35318a72cd1f313c16b653",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_8afb4",
                            table="applicants_refereeevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="fb317254c59bf942f502ef5f894b9fce4cc79578",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_787be",
                            table="applicants_refereeevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "referenceverdict": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_referenceverdictevent" ("application_id", "decided_at", "decided_by_id", "destroyed_at", "id", "met", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "requirement_id", "result_id") VALUES (NEW."application_id", NEW."decided_at", NEW."decided_by_id", NEW."destroyed_at", NEW."id", NEW."met", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."requirement_id", NEW."result_id"); RETURN NULL;',
                            hash="6c279c81605894a8bdf17080f29408708490890a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7a1be",
                            table="applicants_referenceverdict",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."destroyed_at" IS DISTINCT FROM (NEW."destroyed_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."met" IS DISTINCT FROM (NEW."met") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."requirement_id" IS DISTINCT FROM (NEW."requirement_id") OR OLD."result_id" IS DISTINCT FROM (NEW."result_id"))',
                            func='INSERT INTO "applicants_referenceverdictevent" ("application_id", "decided_at", "decided_by_id", "destroyed_at", "id", "met", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "requirement_id", "result_id") VALUES (NEW."application_id", NEW."decided_at", NEW."decided_by_id", NEW."destroyed_at", NEW."id", NEW."met", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."requirement_id", NEW."result_id"); RETURN NULL;',
                            hash="e845995fa5aabc404230654f9f424ab6cf5dd06e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b1587",
                            table="applicants_referenceverdict",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_referenceverdictevent" ("application_id", "decided_at", "decided_by_id", "destroyed_at", "id", "met", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "requirement_id", "result_id") VALUES (OLD."application_id", OLD."decided_at", OLD."decided_by_id", OLD."destroyed_at", OLD."id", OLD."met", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."requirement_id", OLD."result_id"); RETURN NULL;',
                            hash="6d4b826500584f253fafb4d8233b1594ba7e2fa7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cdb48",
                            table="applicants_referenceverdict",
                            when="AFTER",
                        ),
                    ),
                ],
                "referenceverdictevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="6844cb43477464dd66308fa4cb508080dbc764e1",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_78403",
                            table="applicants_referenceverdictevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5ba4610b74ed416d8c2a31791e5b5652a1f5ad8a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b40eb",
                            table="applicants_referenceverdictevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "referral": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_referralevent" ("application_id", "closed_at", "id", "invite_by", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preference", "referred_at") VALUES (NEW."application_id", NEW."closed_at", NEW."id", NEW."invite_by", NEW."opening_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."preference", NEW."referred_at"); RETURN NULL;',
                            hash="c573854c9a8b08e5fbbfdebbb034f361727fcd9f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a29c2",
                            table="applicants_referral",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invite_by" IS DISTINCT FROM (NEW."invite_by") OR OLD."opening_id" IS DISTINCT FROM (NEW."opening_id") OR OLD."preference" IS DISTINCT FROM (NEW."preference") OR OLD."referred_at" IS DISTINCT FROM (NEW."referred_at"))',
                            func='INSERT INTO "applicants_referralevent" ("application_id", "closed_at", "id", "invite_by", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preference", "referred_at") VALUES (NEW."application_id", NEW."closed_at", NEW."id", NEW."invite_by", NEW."opening_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."preference", NEW."referred_at"); RETURN NULL;',
                            hash="1dc0d07318d828aa28ae6d6e3fc42d8448f737bc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7ffa1",
                            table="applicants_referral",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_referralevent" ("application_id", "closed_at", "id", "invite_by", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preference", "referred_at") VALUES (OLD."application_id", OLD."closed_at", OLD."id", OLD."invite_by", OLD."opening_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."preference", OLD."referred_at"); RETURN NULL;',
                            hash="2c9fac8ae138e8da4f0ec512f6f78a3f0ecbb7d6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d57cd",
                            table="applicants_referral",
                            when="AFTER",
                        ),
                    ),
                ],
                "referralevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="5bba284ef88ebc0f433b3ea05c030b705a50dd29",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_f4898",
                            table="applicants_referralevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="289b9bd0683bf77d27e597a7e3780ff7bf9a5290",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_75c48",
                            table="applicants_referralevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "registrymatch": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_registrymatchevent" ("answered_at", "answered_by_id", "application_id", "corrected_at", "corrected_by_id", "doubted_at", "doubted_by_id", "id", "named_at", "named_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result_id", "state") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."application_id", NEW."corrected_at", NEW."corrected_by_id", NEW."doubted_at", NEW."doubted_by_id", NEW."id", NEW."named_at", NEW."named_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."result_id", NEW."state"); RETURN NULL;',
                            hash="1cd77e026d3f0f15fc8f4736d5e0a1606bd3f0c5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d5625",
                            table="applicants_registrymatch",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id") OR OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."corrected_at" IS DISTINCT FROM (NEW."corrected_at") OR OLD."corrected_by_id" IS DISTINCT FROM (NEW."corrected_by_id") OR OLD."doubted_at" IS DISTINCT FROM (NEW."doubted_at") OR OLD."doubted_by_id" IS DISTINCT FROM (NEW."doubted_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."named_at" IS DISTINCT FROM (NEW."named_at") OR OLD."named_by_id" IS DISTINCT FROM (NEW."named_by_id") OR OLD."result_id" IS DISTINCT FROM (NEW."result_id") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                            func='INSERT INTO "applicants_registrymatchevent" ("answered_at", "answered_by_id", "application_id", "corrected_at", "corrected_by_id", "doubted_at", "doubted_by_id", "id", "named_at", "named_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result_id", "state") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."application_id", NEW."corrected_at", NEW."corrected_by_id", NEW."doubted_at", NEW."doubted_by_id", NEW."id", NEW."named_at", NEW."named_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."result_id", NEW."state"); RETURN NULL;',
                            hash="4ef6bb5d756735ac0d36cbbb777cb075794f37f4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0def2",
                            table="applicants_registrymatch",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_registrymatchevent" ("answered_at", "answered_by_id", "application_id", "corrected_at", "corrected_by_id", "doubted_at", "doubted_by_id", "id", "named_at", "named_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result_id", "state") VALUES (OLD."answered_at", OLD."answered_by_id", OLD."application_id", OLD."corrected_at", OLD."corrected_by_id", OLD."doubted_at", OLD."doubted_by_id", OLD."id", OLD."named_at", OLD."named_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."result_id", OLD."state"); RETURN NULL;',
                            hash="ee52b564fa1c49b7661665693517efacc3288aa8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_55798",
                            table="applicants_registrymatch",
                            when="AFTER",
                        ),
                    ),
                ],
                "registrymatchevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="112e21a6619ec77374b1c39705c89c506fc9f073",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_d4a0d",
                            table="applicants_registrymatchevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="96524f46be9d817174659fc814d5374c180e0543",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f9d46",
                            table="applicants_registrymatchevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "rightsnotice": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_rightsnoticeevent" ("id", "lead_email", "lead_name", "lead_phone", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_at", "published_by_id", "text", "text_es", "version") VALUES (NEW."id", NEW."lead_email", NEW."lead_name", NEW."lead_phone", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."published_at", NEW."published_by_id", NEW."text", NEW."text_es", NEW."version"); RETURN NULL;',
                            hash="7a54db5e6270f710636a05df2a986316a9552cdb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fa579",
                            table="applicants_rightsnotice",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_rightsnoticeevent" ("id", "lead_email", "lead_name", "lead_phone", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_at", "published_by_id", "text", "text_es", "version") VALUES (NEW."id", NEW."lead_email", NEW."lead_name", NEW."lead_phone", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."published_at", NEW."published_by_id", NEW."text", NEW."text_es", NEW."version"); RETURN NULL;',
                            hash="b995a40be509d1878985a4e99883f561715b25a3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_71d95",
                            table="applicants_rightsnotice",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_rightsnoticeevent" ("id", "lead_email", "lead_name", "lead_phone", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_at", "published_by_id", "text", "text_es", "version") VALUES (OLD."id", OLD."lead_email", OLD."lead_name", OLD."lead_phone", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."published_at", OLD."published_by_id", OLD."text", OLD."text_es", OLD."version"); RETURN NULL;',
                            hash="602f0a8fb16316a00128555042fe998c1ee72c70",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f1f91",
                            table="applicants_rightsnotice",
                            when="AFTER",
                        ),
                    ),
                ],
                "rightsnoticeevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="7359b07a5cc6915b778603dd826a159ef2d3fa25",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_854c0",
                            table="applicants_rightsnoticeevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="67954f2c522f6c1aa8a6c16aab18ba484020c98c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_bc1bd",
                            table="applicants_rightsnoticeevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "rightsnoticesent": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_rightsnoticesentevent" ("application_id", "id", "notice_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at") VALUES (NEW."application_id", NEW."id", NEW."notice_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sent_at"); RETURN NULL;',
                            hash="8508babe7c4d0e95a5b554a6bcd6bcd7b5fdf226",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a92d1",
                            table="applicants_rightsnoticesent",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_rightsnoticesentevent" ("application_id", "id", "notice_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at") VALUES (NEW."application_id", NEW."id", NEW."notice_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sent_at"); RETURN NULL;',
                            hash="756fc56e7ddf13a99504dcf89d6b01e36b257c85",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_14ad3",
                            table="applicants_rightsnoticesent",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_rightsnoticesentevent" ("application_id", "id", "notice_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at") VALUES (OLD."application_id", OLD."id", OLD."notice_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sent_at"); RETURN NULL;',
                            hash="a49e88af1bf9306959e3b0c60cbcb83a8821e459",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8086d",
                            table="applicants_rightsnoticesent",
                            when="AFTER",
                        ),
                    ),
                ],
                "rightsnoticesentevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="1f9fa75af8f1082aa79b676733ab182a1e2dbb8e",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_4c1ab",
                            table="applicants_rightsnoticesentevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="44e9f4270c657156b8c7cc3ac5fe375e8ba174ca",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c7fbc",
                            table="applicants_rightsnoticesentevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "rulechange": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_rulechangeevent" ("after", "before", "changed_at", "changed_by_id", "dated_id", "followed_at", "id", "judged", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "up_to", "version_id") VALUES (NEW."after", NEW."before", NEW."changed_at", NEW."changed_by_id", NEW."dated_id", NEW."followed_at", NEW."id", NEW."judged", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."since", NEW."up_to", NEW."version_id"); RETURN NULL;',
                            hash="c6f039f3ccd59d19b10791fc36a701997e34c021",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_94991",
                            table="applicants_rulechange",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_rulechangeevent" ("after", "before", "changed_at", "changed_by_id", "dated_id", "followed_at", "id", "judged", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "up_to", "version_id") VALUES (NEW."after", NEW."before", NEW."changed_at", NEW."changed_by_id", NEW."dated_id", NEW."followed_at", NEW."id", NEW."judged", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."since", NEW."up_to", NEW."version_id"); RETURN NULL;',
                            hash="2d42caf9b56b2a36f87467afdf7c2e0ee5d1354b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2289d",
                            table="applicants_rulechange",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_rulechangeevent" ("after", "before", "changed_at", "changed_by_id", "dated_id", "followed_at", "id", "judged", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "up_to", "version_id") VALUES (OLD."after", OLD."before", OLD."changed_at", OLD."changed_by_id", OLD."dated_id", OLD."followed_at", OLD."id", OLD."judged", OLD."key", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."since", OLD."up_to", OLD."version_id"); RETURN NULL;',
                            hash="fa3a4ca1a7e9978d8c07e6ac691ce9ee72d1c1bc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4123c",
                            table="applicants_rulechange",
                            when="AFTER",
                        ),
                    ),
                ],
                "rulechangeevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="a04a16cea4091a90a1f8572fd5aa4cb7c3285779",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_f2ac5",
                            table="applicants_rulechangeevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="634f17f2127ef5cc5ba699b1c852fb3097351f48",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e3407",
                            table="applicants_rulechangeevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "scorecard": [
                    pgtrigger.compiler.Trigger(
                        name="written_once",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bf84bacf213b4b82b0e6dc7b29054449cfaf237d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_written_once_9578a",
                            table="applicants_scorecard",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_scorecardevent" ("corrects_id", "handed_in_at", "id", "interview_id", "no_conflict", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ratings", "recommendation", "scorer_id") VALUES (NEW."corrects_id", NEW."handed_in_at", NEW."id", NEW."interview_id", NEW."no_conflict", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ratings", NEW."recommendation", NEW."scorer_id"); RETURN NULL;',
                            hash="e1b55566091173c8559c141289161999d528d9a5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f1f9d",
                            table="applicants_scorecard",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."corrects_id" IS DISTINCT FROM (NEW."corrects_id") OR OLD."handed_in_at" IS DISTINCT FROM (NEW."handed_in_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."interview_id" IS DISTINCT FROM (NEW."interview_id") OR OLD."no_conflict" IS DISTINCT FROM (NEW."no_conflict") OR OLD."ratings" IS DISTINCT FROM (NEW."ratings") OR OLD."recommendation" IS DISTINCT FROM (NEW."recommendation") OR OLD."scorer_id" IS DISTINCT FROM (NEW."scorer_id"))',
                            func='INSERT INTO "applicants_scorecardevent" ("corrects_id", "handed_in_at", "id", "interview_id", "no_conflict", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ratings", "recommendation", "scorer_id") VALUES (NEW."corrects_id", NEW."handed_in_at", NEW."id", NEW."interview_id", NEW."no_conflict", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ratings", NEW."recommendation", NEW."scorer_id"); RETURN NULL;',
                            hash="be3af30bfbddd9c000aba13325c20febe4339590",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8c495",
                            table="applicants_scorecard",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_scorecardevent" ("corrects_id", "handed_in_at", "id", "interview_id", "no_conflict", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ratings", "recommendation", "scorer_id") VALUES (OLD."corrects_id", OLD."handed_in_at", OLD."id", OLD."interview_id", OLD."no_conflict", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ratings", OLD."recommendation", OLD."scorer_id"); RETURN NULL;',
                            hash="b961c2eb5f3e48046d736c18a71f8c69648bd5ce",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_71832",
                            table="applicants_scorecard",
                            when="AFTER",
                        ),
                    ),
                ],
                "scorecardevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="e07327f44b42e916da700a0fa46ec8d7b7404d6d",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_1ed46",
                            table="applicants_scorecardevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="eabd96afd449ac63847e7581088033c083f1852f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_95f21",
                            table="applicants_scorecardevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "screeningresult": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_screeningresultevent" ("batch_id", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_at", "recorded_by_id", "requirement_id", "source", "taken_on", "values", "voided_at") VALUES (NEW."batch_id", NEW."id", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."recorded_at", NEW."recorded_by_id", NEW."requirement_id", NEW."source", NEW."taken_on", NEW."values", NEW."voided_at"); RETURN NULL;',
                            hash="d589083aee67c226453658a413bd479c341b97b8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_95f59",
                            table="applicants_screeningresult",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."batch_id" IS DISTINCT FROM (NEW."batch_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."requirement_id" IS DISTINCT FROM (NEW."requirement_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."taken_on" IS DISTINCT FROM (NEW."taken_on") OR OLD."values" IS DISTINCT FROM (NEW."values") OR OLD."voided_at" IS DISTINCT FROM (NEW."voided_at"))',
                            func='INSERT INTO "applicants_screeningresultevent" ("batch_id", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_at", "recorded_by_id", "requirement_id", "source", "taken_on", "values", "voided_at") VALUES (NEW."batch_id", NEW."id", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."recorded_at", NEW."recorded_by_id", NEW."requirement_id", NEW."source", NEW."taken_on", NEW."values", NEW."voided_at"); RETURN NULL;',
                            hash="98cf8946c05f84f20b2af7609e339c4874450461",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2ec88",
                            table="applicants_screeningresult",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_screeningresultevent" ("batch_id", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_at", "recorded_by_id", "requirement_id", "source", "taken_on", "values", "voided_at") VALUES (OLD."batch_id", OLD."id", OLD."kind", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."recorded_at", OLD."recorded_by_id", OLD."requirement_id", OLD."source", OLD."taken_on", OLD."values", OLD."voided_at"); RETURN NULL;',
                            hash="951a505efac80fff0bb3c85b86989e5f1b4535ae",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0df03",
                            table="applicants_screeningresult",
                            when="AFTER",
                        ),
                    ),
                ],
                "screeningresultevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="084cb3efada65ff0c9dac0a1c61e286c56a3b04d",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_2be53",
                            table="applicants_screeningresultevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="09a541d4054bfafc3d96cf1d8762c69b14e4a2cd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_abb0a",
                            table="applicants_screeningresultevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "screeningstep": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_screeningstepevent" ("application_id", "id", "judged_at", "look_since", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_code", "requirement_id", "retest_from", "valid_until", "verdict", "waived_by_id") VALUES (NEW."application_id", NEW."id", NEW."judged_at", NEW."look_since", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason_code", NEW."requirement_id", NEW."retest_from", NEW."valid_until", NEW."verdict", NEW."waived_by_id"); RETURN NULL;',
                            hash="3fb8e291be05c7957f81a6f01049103f2a927c26",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_be113",
                            table="applicants_screeningstep",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."judged_at" IS DISTINCT FROM (NEW."judged_at") OR OLD."look_since" IS DISTINCT FROM (NEW."look_since") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."reason_code" IS DISTINCT FROM (NEW."reason_code") OR OLD."requirement_id" IS DISTINCT FROM (NEW."requirement_id") OR OLD."retest_from" IS DISTINCT FROM (NEW."retest_from") OR OLD."valid_until" IS DISTINCT FROM (NEW."valid_until") OR OLD."verdict" IS DISTINCT FROM (NEW."verdict") OR OLD."waived_by_id" IS DISTINCT FROM (NEW."waived_by_id"))',
                            func='INSERT INTO "applicants_screeningstepevent" ("application_id", "id", "judged_at", "look_since", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_code", "requirement_id", "retest_from", "valid_until", "verdict", "waived_by_id") VALUES (NEW."application_id", NEW."id", NEW."judged_at", NEW."look_since", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason_code", NEW."requirement_id", NEW."retest_from", NEW."valid_until", NEW."verdict", NEW."waived_by_id"); RETURN NULL;',
                            hash="5fb1f98a45bfd40ce3d53fdcdb5845ce85ddb99d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_91c0e",
                            table="applicants_screeningstep",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_screeningstepevent" ("application_id", "id", "judged_at", "look_since", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_code", "requirement_id", "retest_from", "valid_until", "verdict", "waived_by_id") VALUES (OLD."application_id", OLD."id", OLD."judged_at", OLD."look_since", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason_code", OLD."requirement_id", OLD."retest_from", OLD."valid_until", OLD."verdict", OLD."waived_by_id"); RETURN NULL;',
                            hash="8325913cab1da7299716cd84b89f85dad2f5747d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9c092",
                            table="applicants_screeningstep",
                            when="AFTER",
                        ),
                    ),
                ],
                "screeningstepevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="937b793b1ac76558b7a2c1f1a2e76a596d493fbe",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_3fdf7",
                            table="applicants_screeningstepevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8878d109c545f71ac057a5205353c14370bd3ada",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_eda4f",
                            table="applicants_screeningstepevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "standby": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_standbyevent" ("added_by_id", "application_id", "deferred_from_id", "ended_at", "id", "joined_at", "offer_id", "opening_id", "passed_over", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rank", "state") VALUES (NEW."added_by_id", NEW."application_id", NEW."deferred_from_id", NEW."ended_at", NEW."id", NEW."joined_at", NEW."offer_id", NEW."opening_id", NEW."passed_over", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."rank", NEW."state"); RETURN NULL;',
                            hash="16743c56fa74e3b89eaee2842673c2f2c95d139a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8ec8c",
                            table="applicants_standby",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_standbyevent" ("added_by_id", "application_id", "deferred_from_id", "ended_at", "id", "joined_at", "offer_id", "opening_id", "passed_over", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rank", "state") VALUES (NEW."added_by_id", NEW."application_id", NEW."deferred_from_id", NEW."ended_at", NEW."id", NEW."joined_at", NEW."offer_id", NEW."opening_id", NEW."passed_over", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."rank", NEW."state"); RETURN NULL;',
                            hash="971c7aec43ba1f79f16ca768a0685f5e91b2d66c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3c06a",
                            table="applicants_standby",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_standbyevent" ("added_by_id", "application_id", "deferred_from_id", "ended_at", "id", "joined_at", "offer_id", "opening_id", "passed_over", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rank", "state") VALUES (OLD."added_by_id", OLD."application_id", OLD."deferred_from_id", OLD."ended_at", OLD."id", OLD."joined_at", OLD."offer_id", OLD."opening_id", OLD."passed_over", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."rank", OLD."state"); RETURN NULL;',
                            hash="cb456dfecd2cf1e233cc590f10c12fc5dc3668c4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c0cfb",
                            table="applicants_standby",
                            when="AFTER",
                        ),
                    ),
                ],
                "standbyevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="3756321a51c3b08bdcbf6548f85183323ce3f7f8",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_8c26b",
                            table="applicants_standbyevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7daa3cb58006057e60c9dbbfdba6b6b58467c4ed",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a7459",
                            table="applicants_standbyevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "standin": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_standinevent" ("acts_for_id", "began_at", "department_id", "ended_at", "ends_at", "id", "named_at", "named_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "starts_at", "starts_on", "through", "user_id") VALUES (NEW."acts_for_id", NEW."began_at", NEW."department_id", NEW."ended_at", NEW."ends_at", NEW."id", NEW."named_at", NEW."named_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."starts_at", NEW."starts_on", NEW."through", NEW."user_id"); RETURN NULL;',
                            hash="5783b9b7eae8a09ec056a1417c05d59ab7f6afea",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_178c9",
                            table="applicants_standin",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_standinevent" ("acts_for_id", "began_at", "department_id", "ended_at", "ends_at", "id", "named_at", "named_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "starts_at", "starts_on", "through", "user_id") VALUES (NEW."acts_for_id", NEW."began_at", NEW."department_id", NEW."ended_at", NEW."ends_at", NEW."id", NEW."named_at", NEW."named_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."starts_at", NEW."starts_on", NEW."through", NEW."user_id"); RETURN NULL;',
                            hash="7ee4671bca307851eae1dc177df0ca63d001a80e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_19df0",
                            table="applicants_standin",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_standinevent" ("acts_for_id", "began_at", "department_id", "ended_at", "ends_at", "id", "named_at", "named_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "starts_at", "starts_on", "through", "user_id") VALUES (OLD."acts_for_id", OLD."began_at", OLD."department_id", OLD."ended_at", OLD."ends_at", OLD."id", OLD."named_at", OLD."named_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."starts_at", OLD."starts_on", OLD."through", OLD."user_id"); RETURN NULL;',
                            hash="a3cfa5b7914c4df72665b67bb7ddedd2196bbf63",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_61f2c",
                            table="applicants_standin",
                            when="AFTER",
                        ),
                    ),
                ],
                "standinevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="19c0089233d7acf5f7da26b1319f5833c3c3da63",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_e1fcc",
                            table="applicants_standinevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4ea9d8ff4fa7ba1946275ef0f37f38bcc460bf0a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9aa3c",
                            table="applicants_standinevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "startquestion": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_startquestionevent" ("answered_at", "application_id", "asked_at", "change_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state") VALUES (NEW."answered_at", NEW."application_id", NEW."asked_at", NEW."change_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."state"); RETURN NULL;',
                            hash="cc48014d644da9ac0a292f3e37894080bf063cf9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a54b4",
                            table="applicants_startquestion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_startquestionevent" ("answered_at", "application_id", "asked_at", "change_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state") VALUES (NEW."answered_at", NEW."application_id", NEW."asked_at", NEW."change_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."state"); RETURN NULL;',
                            hash="817113693ffe329b7b026700accd46be57acffc0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_96f86",
                            table="applicants_startquestion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_startquestionevent" ("answered_at", "application_id", "asked_at", "change_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state") VALUES (OLD."answered_at", OLD."application_id", OLD."asked_at", OLD."change_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."state"); RETURN NULL;',
                            hash="c934901724aa51e47fdce9e2f0219504b000032e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_169fa",
                            table="applicants_startquestion",
                            when="AFTER",
                        ),
                    ),
                ],
                "startquestionevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="fa07e05ee81e011c16f43c216dee91bada8cca5b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_f4bfb",
                            table="applicants_startquestionevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6cbcc4b6708b6dfafb3f2df20005fd0ca207eb45",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_27ec9",
                            table="applicants_startquestionevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "typingroom": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_typingroomevent" ("closes_at", "id", "opened_at", "opened_by_id", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "program_id") VALUES (NEW."closes_at", NEW."id", NEW."opened_at", NEW."opened_by_id", NEW."opens_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."program_id"); RETURN NULL;',
                            hash="4d99d732f8dba3407cd13be99f0081044e3b4353",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0fbbf",
                            table="applicants_typingroom",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."closes_at" IS DISTINCT FROM (NEW."closes_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."opened_at" IS DISTINCT FROM (NEW."opened_at") OR OLD."opened_by_id" IS DISTINCT FROM (NEW."opened_by_id") OR OLD."opens_at" IS DISTINCT FROM (NEW."opens_at") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."program_id" IS DISTINCT FROM (NEW."program_id"))',
                            func='INSERT INTO "applicants_typingroomevent" ("closes_at", "id", "opened_at", "opened_by_id", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "program_id") VALUES (NEW."closes_at", NEW."id", NEW."opened_at", NEW."opened_by_id", NEW."opens_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."program_id"); RETURN NULL;',
                            hash="a0d038aed9352d6d146e8242783e54102b97d7fd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_247ab",
                            table="applicants_typingroom",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_typingroomevent" ("closes_at", "id", "opened_at", "opened_by_id", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "program_id") VALUES (OLD."closes_at", OLD."id", OLD."opened_at", OLD."opened_by_id", OLD."opens_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."program_id"); RETURN NULL;',
                            hash="4789041df146cc7fc1a38fbeb25d8070d7cf65a4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5af2a",
                            table="applicants_typingroom",
                            when="AFTER",
                        ),
                    ),
                ],
                "typingroomevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="ea10e08e049727e90cfd5248d7d84a5b832ea591",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_c0a00",
                            table="applicants_typingroomevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="aee03319e62b6ce102f52cd4d4e11b1d4678620b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8ca5e",
                            table="applicants_typingroomevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "typingtest": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_typingtestevent" ("application_id", "destroyed_at", "ends_at", "errors", "finished_at", "flags", "formula", "gross_wpm", "id", "keystrokes", "minutes", "net_wpm", "pass_mark", "passage", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "result_id", "room_id", "started_at", "state") VALUES (NEW."application_id", NEW."destroyed_at", NEW."ends_at", NEW."errors", NEW."finished_at", NEW."flags", NEW."formula", NEW."gross_wpm", NEW."id", NEW."keystrokes", NEW."minutes", NEW."net_wpm", NEW."pass_mark", NEW."passage", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."result_id", NEW."room_id", NEW."started_at", NEW."state"); RETURN NULL;',
                            hash="7a454505374406cfaabcc46f334924a4d021e7c5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_460b2",
                            table="applicants_typingtest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."destroyed_at" IS DISTINCT FROM (NEW."destroyed_at") OR OLD."ends_at" IS DISTINCT FROM (NEW."ends_at") OR OLD."errors" IS DISTINCT FROM (NEW."errors") OR OLD."finished_at" IS DISTINCT FROM (NEW."finished_at") OR OLD."flags" IS DISTINCT FROM (NEW."flags") OR OLD."formula" IS DISTINCT FROM (NEW."formula") OR OLD."gross_wpm" IS DISTINCT FROM (NEW."gross_wpm") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."keystrokes" IS DISTINCT FROM (NEW."keystrokes") OR OLD."minutes" IS DISTINCT FROM (NEW."minutes") OR OLD."net_wpm" IS DISTINCT FROM (NEW."net_wpm") OR OLD."pass_mark" IS DISTINCT FROM (NEW."pass_mark") OR OLD."passage" IS DISTINCT FROM (NEW."passage") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."result_id" IS DISTINCT FROM (NEW."result_id") OR OLD."room_id" IS DISTINCT FROM (NEW."room_id") OR OLD."started_at" IS DISTINCT FROM (NEW."started_at") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                            func='INSERT INTO "applicants_typingtestevent" ("application_id", "destroyed_at", "ends_at", "errors", "finished_at", "flags", "formula", "gross_wpm", "id", "keystrokes", "minutes", "net_wpm", "pass_mark", "passage", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "result_id", "room_id", "started_at", "state") VALUES (NEW."application_id", NEW."destroyed_at", NEW."ends_at", NEW."errors", NEW."finished_at", NEW."flags", NEW."formula", NEW."gross_wpm", NEW."id", NEW."keystrokes", NEW."minutes", NEW."net_wpm", NEW."pass_mark", NEW."passage", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."result_id", NEW."room_id", NEW."started_at", NEW."state"); RETURN NULL;',
                            hash="20316db3d3f70bdc9562ed4122a6d2aa7bffa759",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_697a0",
                            table="applicants_typingtest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_typingtestevent" ("application_id", "destroyed_at", "ends_at", "errors", "finished_at", "flags", "formula", "gross_wpm", "id", "keystrokes", "minutes", "net_wpm", "pass_mark", "passage", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "result_id", "room_id", "started_at", "state") VALUES (OLD."application_id", OLD."destroyed_at", OLD."ends_at", OLD."errors", OLD."finished_at", OLD."flags", OLD."formula", OLD."gross_wpm", OLD."id", OLD."keystrokes", OLD."minutes", OLD."net_wpm", OLD."pass_mark", OLD."passage", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."result_id", OLD."room_id", OLD."started_at", OLD."state"); RETURN NULL;',
                            hash="8d3ed0f89a4ad0dd4ade2a41f00f5b09252293f4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4edb2",
                            table="applicants_typingtest",
                            when="AFTER",
                        ),
                    ),
                ],
                "typingtestevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="7d8f62683c61b5b6494d920a6e764d1f84c00cb9",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_a5dfd",
                            table="applicants_typingtestevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="94e4ca9a6955eb4cb67617264997e597c2e558a8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c04b6",
                            table="applicants_typingtestevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "voluntaryinvitation": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_voluntaryinvitationevent" ("application_id", "edition", "form", "form_expires", "given_by_id", "id", "invited_at", "occasion", "omb_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "way") VALUES (NEW."application_id", NEW."edition", NEW."form", NEW."form_expires", NEW."given_by_id", NEW."id", NEW."invited_at", NEW."occasion", NEW."omb_number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."way"); RETURN NULL;',
                            hash="d0d54c6fd94ef0b95a69603b43f3e08052a3f47b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5d179",
                            table="applicants_voluntaryinvitation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_voluntaryinvitationevent" ("application_id", "edition", "form", "form_expires", "given_by_id", "id", "invited_at", "occasion", "omb_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "way") VALUES (NEW."application_id", NEW."edition", NEW."form", NEW."form_expires", NEW."given_by_id", NEW."id", NEW."invited_at", NEW."occasion", NEW."omb_number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."way"); RETURN NULL;',
                            hash="994a3bfecd7b63dd89f63eec347c52a238258fce",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fd41a",
                            table="applicants_voluntaryinvitation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_voluntaryinvitationevent" ("application_id", "edition", "form", "form_expires", "given_by_id", "id", "invited_at", "occasion", "omb_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "way") VALUES (OLD."application_id", OLD."edition", OLD."form", OLD."form_expires", OLD."given_by_id", OLD."id", OLD."invited_at", OLD."occasion", OLD."omb_number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."way"); RETURN NULL;',
                            hash="3ce58abd99f869ff244ba2105073f5b6b2b593d4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_053a6",
                            table="applicants_voluntaryinvitation",
                            when="AFTER",
                        ),
                    ),
                ],
                "voluntaryinvitationevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="ec80705370b8437c30c127e6b0242825f6849db8",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_95fca",
                            table="applicants_voluntaryinvitationevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="424ee5c4fa0b52752a06d7033ef0ab65cf7761f0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a9915",
                            table="applicants_voluntaryinvitationevent",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
    ]

"""The way in: leads, applications, screening, interviews, offers, onboarding."""

import apprenticeships.migrations._operations
import apprenticeships.models.fields
import datetime
import django.contrib.postgres.constraints
import django.db.models.deletion
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
                ("ended_sentence", models.CharField(blank=True, max_length=500)),
                ("retry_from", models.DateField(blank=True, null=True)),
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
            ],
            options={
                "ordering": ["referred_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("application", "opening"), name="referral_once_per_opening")
                ],
            },
        ),
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
                ("place", models.CharField(blank=True, max_length=200)),
                ("note", models.CharField(blank=True, max_length=500)),
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
                            ("application", "="),
                        ],
                        name="interview_candidate_not_twice",
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
                (
                    "recommendation",
                    models.CharField(choices=[("offer", "Offer"), ("hold", "Hold"), ("pass", "Pass")], max_length=8),
                ),
                ("no_conflict", models.BooleanField()),
                ("handed_in_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("interview", "scorer"), name="scorecard_once"),
                    models.CheckConstraint(
                        condition=models.Q(("no_conflict", True)), name="scorecard_without_conflict"
                    ),
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
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("decline_reason", models.CharField(blank=True, max_length=20)),
                ("decline_note", models.CharField(blank=True, max_length=500)),
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
                            ("respond_by__isnull", True),
                            models.Q(
                                ("respond_by__gte", datetime.datetime(1900, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)),
                                ("respond_by__lt", datetime.datetime(2101, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)),
                            ),
                            _connector="OR",
                        ),
                        name="applicants_offer_respond_by_in_range",
                    ),
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
            ],
            options={
                "ordering": ["-created_at", "-pk"],
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
                ("reasons", models.JSONField(blank=True, default=list)),
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
            ],
            options={
                "ordering": ["due_on", "item__position", "pk"],
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
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("application", "requirement"), name="screening_step_once"),
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
                ("authorized_at", models.DateTimeField(blank=True, null=True)),
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("application", "kind"), name="condition_once_per_application"),
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
                ],
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
                ("started_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("typed", models.TextField(blank=True)),
                ("telemetry", models.JSONField(blank=True, default=list)),
                ("keystrokes", models.PositiveIntegerField(blank=True, null=True)),
                ("errors", models.PositiveIntegerField(blank=True, null=True)),
                ("net_wpm", models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                ("gross_wpm", models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                ("flags", models.JSONField(blank=True, default=list)),
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
                ("retry_from", models.DateField(blank=True, null=True)),
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
                ("passed_reason", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "abstract": False,
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
                ("place", models.CharField(blank=True, max_length=200)),
                ("requested_at", models.DateTimeField()),
                ("score_by", models.DateField(blank=True, null=True)),
                ("cancel_reason", models.CharField(blank=True, max_length=200)),
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
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("decline_reason", models.CharField(blank=True, max_length=20)),
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
                ("reason", models.CharField(max_length=200)),
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
                ("waive_reason", models.CharField(blank=True, max_length=200)),
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
                ("void_reason", models.CharField(blank=True, max_length=200)),
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
                ("authorized_at", models.DateTimeField(blank=True, null=True)),
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
            ],
            options={
                "abstract": False,
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
                ("started_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("keystrokes", models.PositiveIntegerField(blank=True, null=True)),
                ("errors", models.PositiveIntegerField(blank=True, null=True)),
                ("net_wpm", models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                ("gross_wpm", models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                ("flags", models.JSONField(blank=True, default=list)),
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
        apprenticeships.migrations._operations.InstallTriggers(
            triggers={
                "application": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_applicationevent" ("answer_due", "cohort_id", "ended_at", "home_department_id", "id", "is_internal", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "ready_at", "request_due", "retry_from", "started_at", "state", "submit_key", "submitted_at", "track_id", "version_id", "withdraw_reason") VALUES (NEW."answer_due", NEW."cohort_id", NEW."ended_at", NEW."home_department_id", NEW."id", NEW."is_internal", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."ready_at", NEW."request_due", NEW."retry_from", NEW."started_at", NEW."state", NEW."submit_key", NEW."submitted_at", NEW."track_id", NEW."version_id", NEW."withdraw_reason"); RETURN NULL;',
                            hash="978478664c630dd7f66ec8a99afd5f3e58fa89a5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e0cfa",
                            table="applicants_application",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."answer_due" IS DISTINCT FROM (NEW."answer_due") OR OLD."cohort_id" IS DISTINCT FROM (NEW."cohort_id") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."home_department_id" IS DISTINCT FROM (NEW."home_department_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_internal" IS DISTINCT FROM (NEW."is_internal") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."ready_at" IS DISTINCT FROM (NEW."ready_at") OR OLD."request_due" IS DISTINCT FROM (NEW."request_due") OR OLD."retry_from" IS DISTINCT FROM (NEW."retry_from") OR OLD."started_at" IS DISTINCT FROM (NEW."started_at") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submit_key" IS DISTINCT FROM (NEW."submit_key") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."track_id" IS DISTINCT FROM (NEW."track_id") OR OLD."version_id" IS DISTINCT FROM (NEW."version_id") OR OLD."withdraw_reason" IS DISTINCT FROM (NEW."withdraw_reason"))',
                            func='INSERT INTO "applicants_applicationevent" ("answer_due", "cohort_id", "ended_at", "home_department_id", "id", "is_internal", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "ready_at", "request_due", "retry_from", "started_at", "state", "submit_key", "submitted_at", "track_id", "version_id", "withdraw_reason") VALUES (NEW."answer_due", NEW."cohort_id", NEW."ended_at", NEW."home_department_id", NEW."id", NEW."is_internal", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."ready_at", NEW."request_due", NEW."retry_from", NEW."started_at", NEW."state", NEW."submit_key", NEW."submitted_at", NEW."track_id", NEW."version_id", NEW."withdraw_reason"); RETURN NULL;',
                            hash="b28de9925b4a668ff649e9bf7288dadfe600ec37",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cea60",
                            table="applicants_application",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_applicationevent" ("answer_due", "cohort_id", "ended_at", "home_department_id", "id", "is_internal", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "ready_at", "request_due", "retry_from", "started_at", "state", "submit_key", "submitted_at", "track_id", "version_id", "withdraw_reason") VALUES (OLD."answer_due", OLD."cohort_id", OLD."ended_at", OLD."home_department_id", OLD."id", OLD."is_internal", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."ready_at", OLD."request_due", OLD."retry_from", OLD."started_at", OLD."state", OLD."submit_key", OLD."submitted_at", OLD."track_id", OLD."version_id", OLD."withdraw_reason"); RETURN NULL;',
                            hash="92f51716b4bda036c26f03362e2cbdb6b2ea379b",
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
                "conditioncheck": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_conditioncheckevent" ("application_id", "authorized_at", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "status", "status_on") VALUES (NEW."application_id", NEW."authorized_at", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."status", NEW."status_on"); RETURN NULL;',
                            hash="0ce70460c5616060aaabf492d871bf43f2f8967c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_72591",
                            table="applicants_conditioncheck",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_conditioncheckevent" ("application_id", "authorized_at", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "status", "status_on") VALUES (NEW."application_id", NEW."authorized_at", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."status", NEW."status_on"); RETURN NULL;',
                            hash="0fed4df84e2b23a853bde1633638893a04d60906",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f6f15",
                            table="applicants_conditioncheck",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_conditioncheckevent" ("application_id", "authorized_at", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "status", "status_on") VALUES (OLD."application_id", OLD."authorized_at", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."status", OLD."status_on"); RETURN NULL;',
                            hash="272839d7de94d945ee27af8879ed941c4f7bc680",
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
                "interview": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_interviewevent" ("application_id", "calendar_uid", "cancel_reason", "ends_at", "id", "manager_id", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "requested_at", "score_by", "sequence", "starts_at", "state", "zone") VALUES (NEW."application_id", NEW."calendar_uid", NEW."cancel_reason", NEW."ends_at", NEW."id", NEW."manager_id", NEW."opening_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."public_id", NEW."requested_at", NEW."score_by", NEW."sequence", NEW."starts_at", NEW."state", NEW."zone"); RETURN NULL;',
                            hash="e97c8dc3ff9145a52a166d8f521165472243ba93",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9077c",
                            table="applicants_interview",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."calendar_uid" IS DISTINCT FROM (NEW."calendar_uid") OR OLD."cancel_reason" IS DISTINCT FROM (NEW."cancel_reason") OR OLD."ends_at" IS DISTINCT FROM (NEW."ends_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."manager_id" IS DISTINCT FROM (NEW."manager_id") OR OLD."opening_id" IS DISTINCT FROM (NEW."opening_id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."requested_at" IS DISTINCT FROM (NEW."requested_at") OR OLD."score_by" IS DISTINCT FROM (NEW."score_by") OR OLD."sequence" IS DISTINCT FROM (NEW."sequence") OR OLD."starts_at" IS DISTINCT FROM (NEW."starts_at") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."zone" IS DISTINCT FROM (NEW."zone"))',
                            func='INSERT INTO "applicants_interviewevent" ("application_id", "calendar_uid", "cancel_reason", "ends_at", "id", "manager_id", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "requested_at", "score_by", "sequence", "starts_at", "state", "zone") VALUES (NEW."application_id", NEW."calendar_uid", NEW."cancel_reason", NEW."ends_at", NEW."id", NEW."manager_id", NEW."opening_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."public_id", NEW."requested_at", NEW."score_by", NEW."sequence", NEW."starts_at", NEW."state", NEW."zone"); RETURN NULL;',
                            hash="e5629ad1d94d286a8e7bd6de9d87575f4fd74818",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_33e8a",
                            table="applicants_interview",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_interviewevent" ("application_id", "calendar_uid", "cancel_reason", "ends_at", "id", "manager_id", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "requested_at", "score_by", "sequence", "starts_at", "state", "zone") VALUES (OLD."application_id", OLD."calendar_uid", OLD."cancel_reason", OLD."ends_at", OLD."id", OLD."manager_id", OLD."opening_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."public_id", OLD."requested_at", OLD."score_by", OLD."sequence", OLD."starts_at", OLD."state", OLD."zone"); RETURN NULL;',
                            hash="2d5a562ce94871104b03937d8bcfa0a590671a6f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bb898",
                            table="applicants_interview",
                            when="AFTER",
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
                "lead": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_leadevent" ("created_at", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "source") VALUES (NEW."created_at", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."public_id", NEW."source"); RETURN NULL;',
                            hash="fb68ae77fa484c0346514b0d63bc6a0fdd3efef3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a6f90",
                            table="applicants_lead",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."program_id" IS DISTINCT FROM (NEW."program_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."source" IS DISTINCT FROM (NEW."source"))',
                            func='INSERT INTO "applicants_leadevent" ("created_at", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "source") VALUES (NEW."created_at", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."public_id", NEW."source"); RETURN NULL;',
                            hash="50dc9e1c426eeb725f928f5ab4b756453644c9a8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_728a4",
                            table="applicants_lead",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_leadevent" ("created_at", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "source") VALUES (OLD."created_at", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."public_id", OLD."source"); RETURN NULL;',
                            hash="48ab7accbf7aacef3d0adb5b59fe78d55f1327db",
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
                            func='INSERT INTO "applicants_matchlockevent" ("application_id", "id", "locked_at", "locked_by_id", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."application_id", NEW."id", NEW."locked_at", NEW."locked_by_id", NEW."opening_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason"); RETURN NULL;',
                            hash="2f75432314ad01be79da4bc223623f484cdcb8a0",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_eb071",
                            table="applicants_matchlock",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_matchlockevent" ("application_id", "id", "locked_at", "locked_by_id", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."application_id", NEW."id", NEW."locked_at", NEW."locked_by_id", NEW."opening_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason"); RETURN NULL;',
                            hash="609b41dfb047389f846e1bf1a2d53e50000a0e14",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_94cd8",
                            table="applicants_matchlock",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_matchlockevent" ("application_id", "id", "locked_at", "locked_by_id", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (OLD."application_id", OLD."id", OLD."locked_at", OLD."locked_by_id", OLD."opening_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason"); RETURN NULL;',
                            hash="9cf1cf24aed0fbfdfdfcc81632db20da6b893c4b",
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
                "offer": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_offerevent" ("application_id", "confirmed_at", "decline_reason", "ended_at", "id", "made_by_id", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "public_id", "respond_by", "seat_id", "state", "verbal_answer", "verbal_at") VALUES (NEW."application_id", NEW."confirmed_at", NEW."decline_reason", NEW."ended_at", NEW."id", NEW."made_by_id", NEW."opening_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prepared_at", NEW."public_id", NEW."respond_by", NEW."seat_id", NEW."state", NEW."verbal_answer", NEW."verbal_at"); RETURN NULL;',
                            hash="fe15a6d2ef4ac32c8acb56bcfe0597dec5f94781",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_32d8d",
                            table="applicants_offer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."decline_reason" IS DISTINCT FROM (NEW."decline_reason") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."opening_id" IS DISTINCT FROM (NEW."opening_id") OR OLD."prepared_at" IS DISTINCT FROM (NEW."prepared_at") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."respond_by" IS DISTINCT FROM (NEW."respond_by") OR OLD."seat_id" IS DISTINCT FROM (NEW."seat_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."verbal_answer" IS DISTINCT FROM (NEW."verbal_answer") OR OLD."verbal_at" IS DISTINCT FROM (NEW."verbal_at"))',
                            func='INSERT INTO "applicants_offerevent" ("application_id", "confirmed_at", "decline_reason", "ended_at", "id", "made_by_id", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "public_id", "respond_by", "seat_id", "state", "verbal_answer", "verbal_at") VALUES (NEW."application_id", NEW."confirmed_at", NEW."decline_reason", NEW."ended_at", NEW."id", NEW."made_by_id", NEW."opening_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prepared_at", NEW."public_id", NEW."respond_by", NEW."seat_id", NEW."state", NEW."verbal_answer", NEW."verbal_at"); RETURN NULL;',
                            hash="edb781b7fa25d4b0d0e58b7d7558835a266400ed",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_68145",
                            table="applicants_offer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_offerevent" ("application_id", "confirmed_at", "decline_reason", "ended_at", "id", "made_by_id", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "public_id", "respond_by", "seat_id", "state", "verbal_answer", "verbal_at") VALUES (OLD."application_id", OLD."confirmed_at", OLD."decline_reason", OLD."ended_at", OLD."id", OLD."made_by_id", OLD."opening_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."prepared_at", OLD."public_id", OLD."respond_by", OLD."seat_id", OLD."state", OLD."verbal_answer", OLD."verbal_at"); RETURN NULL;',
                            hash="217bc6e2c02f974dca2ea0ce52a30432a3b4e34e",
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
                "onboardingtask": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_onboardingtaskevent" ("application_id", "done_at", "done_by_id", "due_on", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "said_at") VALUES (NEW."application_id", NEW."done_at", NEW."done_by_id", NEW."due_on", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."said_at"); RETURN NULL;',
                            hash="a425afcf550375e868b64f328c3e7b122cbfe516",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c4037",
                            table="applicants_onboardingtask",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."done_at" IS DISTINCT FROM (NEW."done_at") OR OLD."done_by_id" IS DISTINCT FROM (NEW."done_by_id") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."item_id" IS DISTINCT FROM (NEW."item_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."said_at" IS DISTINCT FROM (NEW."said_at"))',
                            func='INSERT INTO "applicants_onboardingtaskevent" ("application_id", "done_at", "done_by_id", "due_on", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "said_at") VALUES (NEW."application_id", NEW."done_at", NEW."done_by_id", NEW."due_on", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."said_at"); RETURN NULL;',
                            hash="aa9bba0ff7cdcf1bc728cd12aa734a44b69ead5b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_65e69",
                            table="applicants_onboardingtask",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_onboardingtaskevent" ("application_id", "done_at", "done_by_id", "due_on", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "said_at") VALUES (OLD."application_id", OLD."done_at", OLD."done_by_id", OLD."due_on", OLD."id", OLD."item_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."said_at"); RETURN NULL;',
                            hash="24e94266c17ec5733d4fecc2536fa6a8e32cbf64",
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
                "referral": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_referralevent" ("application_id", "closed_at", "id", "invite_by", "opening_id", "passed_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referred_at") VALUES (NEW."application_id", NEW."closed_at", NEW."id", NEW."invite_by", NEW."opening_id", NEW."passed_reason", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."referred_at"); RETURN NULL;',
                            hash="e50f4ebacfd79bcb40744813cce1c471b2d722d3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a29c2",
                            table="applicants_referral",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_referralevent" ("application_id", "closed_at", "id", "invite_by", "opening_id", "passed_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referred_at") VALUES (NEW."application_id", NEW."closed_at", NEW."id", NEW."invite_by", NEW."opening_id", NEW."passed_reason", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."referred_at"); RETURN NULL;',
                            hash="6df508c3510abf27bf9e4b8dbed89d8427eec79e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7ffa1",
                            table="applicants_referral",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_referralevent" ("application_id", "closed_at", "id", "invite_by", "opening_id", "passed_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referred_at") VALUES (OLD."application_id", OLD."closed_at", OLD."id", OLD."invite_by", OLD."opening_id", OLD."passed_reason", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."referred_at"); RETURN NULL;',
                            hash="8890734aa7665e050b501c7040ba59c206a33478",
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
                "scorecard": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_scorecardevent" ("handed_in_at", "id", "interview_id", "no_conflict", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ratings", "recommendation", "scorer_id") VALUES (NEW."handed_in_at", NEW."id", NEW."interview_id", NEW."no_conflict", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ratings", NEW."recommendation", NEW."scorer_id"); RETURN NULL;',
                            hash="728e19a8cbac9737248594f63fc8b32109e9ce4b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f1f9d",
                            table="applicants_scorecard",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."handed_in_at" IS DISTINCT FROM (NEW."handed_in_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."interview_id" IS DISTINCT FROM (NEW."interview_id") OR OLD."no_conflict" IS DISTINCT FROM (NEW."no_conflict") OR OLD."ratings" IS DISTINCT FROM (NEW."ratings") OR OLD."recommendation" IS DISTINCT FROM (NEW."recommendation") OR OLD."scorer_id" IS DISTINCT FROM (NEW."scorer_id"))',
                            func='INSERT INTO "applicants_scorecardevent" ("handed_in_at", "id", "interview_id", "no_conflict", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ratings", "recommendation", "scorer_id") VALUES (NEW."handed_in_at", NEW."id", NEW."interview_id", NEW."no_conflict", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ratings", NEW."recommendation", NEW."scorer_id"); RETURN NULL;',
                            hash="58ca8a2f47f3b2ac9b871e8c8a07cde47c83e3fa",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8c495",
                            table="applicants_scorecard",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_scorecardevent" ("handed_in_at", "id", "interview_id", "no_conflict", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ratings", "recommendation", "scorer_id") VALUES (OLD."handed_in_at", OLD."id", OLD."interview_id", OLD."no_conflict", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ratings", OLD."recommendation", OLD."scorer_id"); RETURN NULL;',
                            hash="f210d9bcc501155db1538913f43db74044cff721",
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
                            func='INSERT INTO "applicants_screeningresultevent" ("id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_at", "recorded_by_id", "requirement_id", "source", "taken_on", "values", "void_reason", "voided_at") VALUES (NEW."id", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."recorded_at", NEW."recorded_by_id", NEW."requirement_id", NEW."source", NEW."taken_on", NEW."values", NEW."void_reason", NEW."voided_at"); RETURN NULL;',
                            hash="bb62af2d9c66867470c5b180079462ca3549b175",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_95f59",
                            table="applicants_screeningresult",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_screeningresultevent" ("id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_at", "recorded_by_id", "requirement_id", "source", "taken_on", "values", "void_reason", "voided_at") VALUES (NEW."id", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."recorded_at", NEW."recorded_by_id", NEW."requirement_id", NEW."source", NEW."taken_on", NEW."values", NEW."void_reason", NEW."voided_at"); RETURN NULL;',
                            hash="fee55894c03161b91694770512e1165ff3149cb7",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2ec88",
                            table="applicants_screeningresult",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_screeningresultevent" ("id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_at", "recorded_by_id", "requirement_id", "source", "taken_on", "values", "void_reason", "voided_at") VALUES (OLD."id", OLD."kind", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."recorded_at", OLD."recorded_by_id", OLD."requirement_id", OLD."source", OLD."taken_on", OLD."values", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                            hash="2b2f0fc48bb2965eda738a967acbf42bfefd98b3",
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
                            func='INSERT INTO "applicants_screeningstepevent" ("application_id", "id", "judged_at", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_code", "requirement_id", "retest_from", "valid_until", "verdict", "waive_reason", "waived_by_id") VALUES (NEW."application_id", NEW."id", NEW."judged_at", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason_code", NEW."requirement_id", NEW."retest_from", NEW."valid_until", NEW."verdict", NEW."waive_reason", NEW."waived_by_id"); RETURN NULL;',
                            hash="15b66c6a38d7ef978a81710d2706ee507caa773a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_be113",
                            table="applicants_screeningstep",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "applicants_screeningstepevent" ("application_id", "id", "judged_at", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_code", "requirement_id", "retest_from", "valid_until", "verdict", "waive_reason", "waived_by_id") VALUES (NEW."application_id", NEW."id", NEW."judged_at", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason_code", NEW."requirement_id", NEW."retest_from", NEW."valid_until", NEW."verdict", NEW."waive_reason", NEW."waived_by_id"); RETURN NULL;',
                            hash="485d57cf2840ad4d96f823cf7c56c16b77a319c5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_91c0e",
                            table="applicants_screeningstep",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_screeningstepevent" ("application_id", "id", "judged_at", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_code", "requirement_id", "retest_from", "valid_until", "verdict", "waive_reason", "waived_by_id") VALUES (OLD."application_id", OLD."id", OLD."judged_at", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason_code", OLD."requirement_id", OLD."retest_from", OLD."valid_until", OLD."verdict", OLD."waive_reason", OLD."waived_by_id"); RETURN NULL;',
                            hash="33dc42c67806901e868ec06d77208c17948dc173",
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
                "typingtest": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_typingtestevent" ("application_id", "ends_at", "errors", "finished_at", "flags", "formula", "gross_wpm", "id", "keystrokes", "net_wpm", "passage", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "result_id", "started_at", "state") VALUES (NEW."application_id", NEW."ends_at", NEW."errors", NEW."finished_at", NEW."flags", NEW."formula", NEW."gross_wpm", NEW."id", NEW."keystrokes", NEW."net_wpm", NEW."passage", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."result_id", NEW."started_at", NEW."state"); RETURN NULL;',
                            hash="44c39a18b6542ad5e8c1ac3683eee4f19774d246",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_460b2",
                            table="applicants_typingtest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."ends_at" IS DISTINCT FROM (NEW."ends_at") OR OLD."errors" IS DISTINCT FROM (NEW."errors") OR OLD."finished_at" IS DISTINCT FROM (NEW."finished_at") OR OLD."flags" IS DISTINCT FROM (NEW."flags") OR OLD."formula" IS DISTINCT FROM (NEW."formula") OR OLD."gross_wpm" IS DISTINCT FROM (NEW."gross_wpm") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."keystrokes" IS DISTINCT FROM (NEW."keystrokes") OR OLD."net_wpm" IS DISTINCT FROM (NEW."net_wpm") OR OLD."passage" IS DISTINCT FROM (NEW."passage") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."result_id" IS DISTINCT FROM (NEW."result_id") OR OLD."started_at" IS DISTINCT FROM (NEW."started_at") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                            func='INSERT INTO "applicants_typingtestevent" ("application_id", "ends_at", "errors", "finished_at", "flags", "formula", "gross_wpm", "id", "keystrokes", "net_wpm", "passage", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "result_id", "started_at", "state") VALUES (NEW."application_id", NEW."ends_at", NEW."errors", NEW."finished_at", NEW."flags", NEW."formula", NEW."gross_wpm", NEW."id", NEW."keystrokes", NEW."net_wpm", NEW."passage", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."result_id", NEW."started_at", NEW."state"); RETURN NULL;',
                            hash="de211a6a8cc53ea3df4e4863d21ee1ad81a19dd4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_697a0",
                            table="applicants_typingtest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "applicants_typingtestevent" ("application_id", "ends_at", "errors", "finished_at", "flags", "formula", "gross_wpm", "id", "keystrokes", "net_wpm", "passage", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "result_id", "started_at", "state") VALUES (OLD."application_id", OLD."ends_at", OLD."errors", OLD."finished_at", OLD."flags", OLD."formula", OLD."gross_wpm", OLD."id", OLD."keystrokes", OLD."net_wpm", OLD."passage", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."result_id", OLD."started_at", OLD."state"); RETURN NULL;',
                            hash="7bea1c51e50acadd93dc05894e738d5edb1a9376",
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
            },
        ),
    ]

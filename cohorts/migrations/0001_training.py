"""Training: cohorts, seats, enrollments, schedules, records, exams, pay."""

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
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Cohort",
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
                        related_name="cohorts",
                        to="apprenticeships.program",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cohorts",
                        to="apprenticeships.programversion",
                    ),
                ),
                ("nominal_start", models.DateField()),
                ("starts_on", models.DateField()),
                ("apply_by", models.DateField()),
                ("ready_by", models.DateField()),
                ("class_ends_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("exam_from", models.DateField(blank=True, null=True)),
                ("exam_to", models.DateField(blank=True, null=True)),
                (
                    "schedule_state",
                    models.CharField(
                        choices=[("none", "Not made yet"), ("draft", "Draft"), ("published", "Published")],
                        default="none",
                        max_length=12,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("canceled_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["starts_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("program", "nominal_start"), name="cohort_start_unique"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("apply_by__lt", models.F("starts_on")),
                            ("ready_by__lte", models.F("starts_on")),
                            ("starts_on__lte", models.F("class_ends_on")),
                            ("class_ends_on__lte", models.F("ends_on")),
                        ),
                        name="cohort_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at__isnull", False), ("schedule_state", "published")),
                            models.Q(("schedule_state", "published"), _negated=True),
                            _connector="OR",
                        ),
                        name="cohort_published_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("nominal_start__isnull", True),
                            models.Q(
                                ("nominal_start__gte", datetime.date(1900, 1, 1)),
                                ("nominal_start__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_cohort_nominal_start_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            models.Q(
                                ("starts_on__gte", datetime.date(1900, 1, 1)),
                                ("starts_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_cohort_starts_on_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            models.Q(
                                ("ends_on__gte", datetime.date(1900, 1, 1)), ("ends_on__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_cohort_ends_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="openings", to="cohorts.cohort"
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="openings", to="apprenticeships.track"
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="openings", to="apprenticeships.site"
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to="apprenticeships.department",
                    ),
                ),
                ("headcount", models.PositiveSmallIntegerField()),
                (
                    "interest",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to="apprenticeships.interest",
                    ),
                ),
                ("age_from", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("age_to", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("weekly_minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
            ],
            options={
                "ordering": ["cohort", "department", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("cohort", "track", "department", "interest"),
                        name="opening_unique",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("age_from__isnull", True), ("age_from__range", (14, 99)), _connector="OR"),
                            models.Q(("age_to__isnull", True), ("age_to__range", (14, 99)), _connector="OR"),
                            models.Q(
                                ("age_from__isnull", True),
                                ("age_to__isnull", True),
                                ("age_to__gte", models.F("age_from")),
                                _connector="OR",
                            ),
                        ),
                        name="opening_ages_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("weekly_minutes__isnull", True), ("weekly_minutes__range", (60, 2400)), _connector="OR"
                        ),
                        name="opening_weekly_minutes_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("headcount__range", (0, 500))), name="opening_headcount_range"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="cohorts.opening"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("free", "Free"), ("held", "Held"), ("taken", "Taken")], default="free", max_length=8
                    ),
                ),
                ("held_until", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="apprenticeships.person",
                    ),
                ),
            ],
            options={
                "ordering": ["opening", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("opening", "number"), name="seat_number_unique"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "held")), fields=("person",), name="seat_one_held_per_person"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("held_until__isnull", True), ("person__isnull", True), ("state", "free")),
                            models.Q(("held_until__isnull", False), ("person__isnull", False), ("state", "held")),
                            models.Q(("held_until__isnull", True), ("person__isnull", False), ("state", "taken")),
                            _connector="OR",
                        ),
                        name="seat_state_and_columns",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Enrollment",
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
                        related_name="enrollments",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="enrollments", to="cohorts.cohort"
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enrollments",
                        to="apprenticeships.track",
                    ),
                ),
                (
                    "seat",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enrollment",
                        to="cohorts.seat",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reserved", "Place reserved"),
                            ("active", "In training"),
                            ("paused", "Paused"),
                            ("completed", "Graduated"),
                            ("exited", "Left"),
                        ],
                        default="reserved",
                        max_length=12,
                    ),
                ),
                ("reserved_at", models.DateTimeField()),
                ("starts_on", models.DateField()),
                ("class_ends_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("required_ojl_minutes", models.PositiveIntegerField()),
                ("required_rti_minutes", models.PositiveIntegerField()),
                ("paused_from", models.DateField(blank=True, null=True)),
                ("completed_on", models.DateField(blank=True, null=True)),
                ("exited_on", models.DateField(blank=True, null=True)),
                (
                    "exit_code",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("reservation_released", "Place given back before the first day"),
                            ("resigned", "Resigned"),
                            ("discharged", "Discharged"),
                            ("failed_credential", "Did not earn the credential"),
                            ("transferred", "Transferred"),
                            ("relocated", "Moved away"),
                            ("illness", "Illness"),
                            ("other", "Other"),
                        ],
                        max_length=24,
                    ),
                ),
            ],
            options={
                "ordering": ["cohort__starts_on", "person__sort_name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "exited"), _negated=True),
                        fields=("person", "cohort"),
                        name="enrollment_once_per_cohort",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["reserved", "active", "paused", "completed", "exited"])),
                        name="enrollment_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "exited"), ("seat__isnull", False), _connector="OR"),
                        name="enrollment_seat_unless_exited",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("exited_on__isnull", False),
                                ("state", "exited"),
                                models.Q(("exit_code", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "exited"), _negated=True),
                                ("exit_code", ""),
                                ("exited_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="enrollment_exit_is_coded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("completed_on__isnull", False), ("state", "completed")),
                            models.Q(models.Q(("state", "completed"), _negated=True), ("completed_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="enrollment_completion_has_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("paused_from__isnull", False), ("state", "paused")),
                            models.Q(models.Q(("state", "paused"), _negated=True), ("paused_from__isnull", True)),
                            _connector="OR",
                        ),
                        name="enrollment_pause_has_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            models.Q(
                                ("starts_on__gte", datetime.date(1900, 1, 1)),
                                ("starts_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_enrollment_starts_on_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            models.Q(
                                ("ends_on__gte", datetime.date(1900, 1, 1)), ("ends_on__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_enrollment_ends_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "enrollment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="placements", to="cohorts.enrollment"
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="apprenticeships.department",
                    ),
                ),
                (
                    "preceptor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="precepting",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["enrollment", "starts_on"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on__isnull", True)), fields=("enrollment",), name="placement_one_open"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="placement_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExamAttempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "enrollment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exam_attempts",
                        to="cohorts.enrollment",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("brand", models.CharField(max_length=24)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("booked", "Booked"),
                            ("passed", "Passed"),
                            ("failed", "Did not pass yet"),
                            ("void", "Void"),
                            ("no_show", "Did not come"),
                        ],
                        default="planned",
                        max_length=8,
                    ),
                ),
                ("window_from", models.DateField()),
                ("window_to", models.DateField()),
                ("starts_at", models.DateTimeField(blank=True, null=True)),
                (
                    "zone",
                    apprenticeships.models.fields.ZoneField(
                        default="America/Chicago",
                        max_length=64,
                        validators=[apprenticeships.models.fields.validate_zone],
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200)),
                ("taken_on", models.DateField(blank=True, null=True)),
                ("score", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("certificate_number", models.CharField(blank=True, max_length=40)),
                ("verified_at", models.DateTimeField(blank=True, null=True)),
                ("expires_on", models.DateField(blank=True, null=True)),
                ("retake_from", models.DateField(blank=True, null=True)),
                ("sequence", models.PositiveSmallIntegerField(default=0, editable=False)),
            ],
            options={
                "ordering": ["enrollment", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("enrollment", "number"), name="exam_attempt_number_unique"),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["planned", "booked"])),
                        fields=("enrollment",),
                        name="exam_one_open",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "passed")), fields=("enrollment", "brand"), name="exam_one_pass"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("starts_at__isnull", True), ("state", "planned"), ("taken_on__isnull", True)),
                            models.Q(("starts_at__isnull", False), ("state", "booked"), ("taken_on__isnull", True)),
                            models.Q(("state", "passed"), ("taken_on__isnull", False), ("verified_at__isnull", False)),
                            models.Q(("state", "failed"), ("taken_on__isnull", False)),
                            ("state__in", ["void", "no_show"]),
                            _connector="OR",
                        ),
                        name="exam_state_and_columns",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("window_to__gte", models.F("window_from"))), name="exam_window_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("window_from__isnull", True),
                            models.Q(
                                ("window_from__gte", datetime.date(1900, 1, 1)),
                                ("window_from__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_examattempt_window_from_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("window_to__isnull", True),
                            models.Q(
                                ("window_to__gte", datetime.date(1900, 1, 1)),
                                ("window_to__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_examattempt_window_to_in_range",
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
                        name="cohorts_examattempt_taken_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WageChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "enrollment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wage_changes",
                        to="cohorts.enrollment",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="apprenticeships.wagestep",
                    ),
                ),
                (
                    "exam",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wage_changes",
                        to="cohorts.examattempt",
                    ),
                ),
                ("rate", models.DecimalField(decimal_places=4, max_digits=10)),
                ("effective_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("due", "Waits for approval"), ("approved", "Approved"), ("denied", "Not approved")],
                        default="due",
                        max_length=8,
                    ),
                ),
                ("because", models.CharField(max_length=200)),
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
            ],
            options={
                "ordering": ["enrollment", "effective_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "denied"), _negated=True),
                        fields=("enrollment", "step"),
                        name="wage_change_once",
                    ),
                    models.CheckConstraint(condition=models.Q(("rate__gt", 0)), name="wage_change_rate_positive"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("state", "due")),
                            models.Q(models.Q(("state", "due"), _negated=True), ("decided_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="wage_change_decided_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("effective_on__isnull", True),
                            models.Q(
                                ("effective_on__gte", datetime.date(1900, 1, 1)),
                                ("effective_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_wagechange_effective_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "enrollment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="evaluations", to="cohorts.enrollment"
                    ),
                ),
                ("moment", models.CharField(choices=[("start", "At the start"), ("end", "At the end")], max_length=8)),
                ("ratings", models.JSONField()),
                ("comment", models.TextField(blank=True)),
                (
                    "rated_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("rated_at", models.DateTimeField()),
                ("voided_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["enrollment", "rated_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("voided_at__isnull", True)),
                        fields=("enrollment", "moment"),
                        name="evaluation_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("moment__in", ["start", "end"])), name="evaluation_moment_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClassSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="class_sessions", to="cohorts.cohort"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(blank=True, max_length=160)),
                ("date", models.DateField()),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                (
                    "zone",
                    apprenticeships.models.fields.ZoneField(
                        default="America/Chicago",
                        max_length=64,
                        validators=[apprenticeships.models.fields.validate_zone],
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200)),
                (
                    "instructor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="classes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("calendar_uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sequence", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("canceled_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["cohort", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("cohort", "number"), name="class_session_number_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="class_session_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date__isnull", True),
                            models.Q(("date__gte", datetime.date(1900, 1, 1)), ("date__lt", datetime.date(2101, 1, 1))),
                            _connector="OR",
                        ),
                        name="cohorts_classsession_date_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlannedDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "enrollment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="planned_days",
                        to="cohorts.enrollment",
                    ),
                ),
                ("date", models.DateField()),
                ("kind", models.CharField(choices=[("class", "Class"), ("clinic", "Clinic")], max_length=8)),
                ("week", models.PositiveSmallIntegerField()),
                ("minutes", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["enrollment", "date", "kind"],
                "constraints": [
                    models.UniqueConstraint(fields=("enrollment", "date", "kind"), name="planned_day_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__range", (1, 1440))), name="planned_day_minutes"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="cohorts.classsession",
                    ),
                ),
                (
                    "enrollment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attendance", to="cohorts.enrollment"
                    ),
                ),
                (
                    "mark",
                    models.CharField(
                        choices=[("present", "Here"), ("late", "Late"), ("excused", "Excused"), ("absent", "Absent")],
                        max_length=8,
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField()),
                (
                    "marked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("marked_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["session", "enrollment"],
                "constraints": [
                    models.UniqueConstraint(fields=("session", "enrollment"), name="attendance_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mark__in", ["present", "late"]), ("minutes__gt", 0)),
                            models.Q(("mark__in", ["excused", "absent"]), ("minutes", 0)),
                            _connector="OR",
                        ),
                        name="attendance_minutes_fit_mark",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HoursEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "enrollment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hours", to="cohorts.enrollment"
                    ),
                ),
                ("date", models.DateField()),
                ("minutes", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("approved", "Approved"), ("voided", "Taken back")], default="approved", max_length=8
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200)),
                (
                    "approved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("approved_at", models.DateTimeField()),
                (
                    "voided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("voided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="cohorts.hoursentry",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "hours entries",
                "ordering": ["enrollment", "date", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "approved")),
                        fields=("enrollment", "date"),
                        name="hours_once_per_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__range", (1, 1440))), name="hours_minutes_of_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "voided"), ("voided_at__isnull", False), ("voided_by__isnull", False)),
                            models.Q(("state", "approved"), ("voided_at__isnull", True), ("voided_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="hours_void_has_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date__isnull", True),
                            models.Q(("date__gte", datetime.date(1900, 1, 1)), ("date__lt", datetime.date(2101, 1, 1))),
                            _connector="OR",
                        ),
                        name="cohorts_hoursentry_date_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CohortEvent",
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
                        to="cohorts.cohort",
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
                ("nominal_start", models.DateField()),
                ("starts_on", models.DateField()),
                ("apply_by", models.DateField()),
                ("ready_by", models.DateField()),
                ("class_ends_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("exam_from", models.DateField(blank=True, null=True)),
                ("exam_to", models.DateField(blank=True, null=True)),
                (
                    "schedule_state",
                    models.CharField(
                        choices=[("none", "Not made yet"), ("draft", "Draft"), ("published", "Published")],
                        default="none",
                        max_length=12,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("canceled_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OpeningEvent",
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
                        to="cohorts.opening",
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
                (
                    "track",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.track",
                    ),
                ),
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
                ("headcount", models.PositiveSmallIntegerField()),
                (
                    "interest",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.interest",
                    ),
                ),
                ("age_from", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("age_to", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("weekly_minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SeatEvent",
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
                        to="cohorts.seat",
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
                    "opening",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.opening",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("free", "Free"), ("held", "Held"), ("taken", "Taken")], default="free", max_length=8
                    ),
                ),
                ("held_until", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EnrollmentEvent",
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
                        to="cohorts.enrollment",
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
                    "track",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.track",
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
                            ("reserved", "Place reserved"),
                            ("active", "In training"),
                            ("paused", "Paused"),
                            ("completed", "Graduated"),
                            ("exited", "Left"),
                        ],
                        default="reserved",
                        max_length=12,
                    ),
                ),
                ("reserved_at", models.DateTimeField()),
                ("starts_on", models.DateField()),
                ("class_ends_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("required_ojl_minutes", models.PositiveIntegerField()),
                ("required_rti_minutes", models.PositiveIntegerField()),
                ("paused_from", models.DateField(blank=True, null=True)),
                ("completed_on", models.DateField(blank=True, null=True)),
                ("exited_on", models.DateField(blank=True, null=True)),
                (
                    "exit_code",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("reservation_released", "Place given back before the first day"),
                            ("resigned", "Resigned"),
                            ("discharged", "Discharged"),
                            ("failed_credential", "Did not earn the credential"),
                            ("transferred", "Transferred"),
                            ("relocated", "Moved away"),
                            ("illness", "Illness"),
                            ("other", "Other"),
                        ],
                        max_length=24,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlacementEvent",
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
                        to="cohorts.placement",
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
                    "enrollment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.enrollment",
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
                    "preceptor",
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
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExamAttemptEvent",
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
                        to="cohorts.examattempt",
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
                    "enrollment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.enrollment",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("brand", models.CharField(max_length=24)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("booked", "Booked"),
                            ("passed", "Passed"),
                            ("failed", "Did not pass yet"),
                            ("void", "Void"),
                            ("no_show", "Did not come"),
                        ],
                        default="planned",
                        max_length=8,
                    ),
                ),
                ("window_from", models.DateField()),
                ("window_to", models.DateField()),
                ("starts_at", models.DateTimeField(blank=True, null=True)),
                (
                    "zone",
                    apprenticeships.models.fields.ZoneField(
                        default="America/Chicago",
                        max_length=64,
                        validators=[apprenticeships.models.fields.validate_zone],
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200)),
                ("taken_on", models.DateField(blank=True, null=True)),
                ("score", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("certificate_number", models.CharField(blank=True, max_length=40)),
                ("verified_at", models.DateTimeField(blank=True, null=True)),
                ("expires_on", models.DateField(blank=True, null=True)),
                ("retake_from", models.DateField(blank=True, null=True)),
                ("sequence", models.PositiveSmallIntegerField(default=0, editable=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WageChangeEvent",
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
                        to="cohorts.wagechange",
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
                    "enrollment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.enrollment",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.wagestep",
                    ),
                ),
                (
                    "exam",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.examattempt",
                    ),
                ),
                ("rate", models.DecimalField(decimal_places=4, max_digits=10)),
                ("effective_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("due", "Waits for approval"), ("approved", "Approved"), ("denied", "Not approved")],
                        default="due",
                        max_length=8,
                    ),
                ),
                ("because", models.CharField(max_length=200)),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EvaluationEvent",
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
                        to="cohorts.evaluation",
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
                    "enrollment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.enrollment",
                    ),
                ),
                ("moment", models.CharField(choices=[("start", "At the start"), ("end", "At the end")], max_length=8)),
                ("ratings", models.JSONField()),
                (
                    "rated_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("rated_at", models.DateTimeField()),
                ("voided_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ClassSessionEvent",
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
                        to="cohorts.classsession",
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
                ("title", models.CharField(blank=True, max_length=160)),
                ("date", models.DateField()),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                (
                    "zone",
                    apprenticeships.models.fields.ZoneField(
                        default="America/Chicago",
                        max_length=64,
                        validators=[apprenticeships.models.fields.validate_zone],
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200)),
                (
                    "instructor",
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
                ("calendar_uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("sequence", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("canceled_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AttendanceEvent",
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
                        to="cohorts.attendance",
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
                    "session",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.classsession",
                    ),
                ),
                (
                    "enrollment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.enrollment",
                    ),
                ),
                (
                    "mark",
                    models.CharField(
                        choices=[("present", "Here"), ("late", "Late"), ("excused", "Excused"), ("absent", "Absent")],
                        max_length=8,
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField()),
                (
                    "marked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("marked_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HoursEntryEvent",
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
                        to="cohorts.hoursentry",
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
                    "enrollment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.enrollment",
                    ),
                ),
                ("date", models.DateField()),
                ("minutes", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("approved", "Approved"), ("voided", "Taken back")], default="approved", max_length=8
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("approved_at", models.DateTimeField()),
                (
                    "voided_by",
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
                ("voided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.hoursentry",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SchoolDistrict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="school_districts",
                        to="apprenticeships.organization",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("since", models.DateField(verbose_name="calendar is complete from")),
                ("through", models.DateField(verbose_name="calendar is complete through")),
                ("opens", models.TimeField(verbose_name="school begins")),
                ("closes", models.TimeField(verbose_name="school ends")),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "name"),
                        name="school_district_name_unique",
                        violation_error_message="There is a district of this name already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("through__gte", models.F("since"))),
                        name="school_district_days_in_order",
                        violation_error_message="The calendar cannot end before it begins.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closes__gt", models.F("opens"))),
                        name="school_district_hours_in_order",
                        violation_error_message="School must end later than it begins.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since__isnull", True),
                            models.Q(
                                ("since__gte", datetime.date(1900, 1, 1)), ("since__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_schooldistrict_since_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("through__isnull", True),
                            models.Q(
                                ("through__gte", datetime.date(1900, 1, 1)), ("through__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_schooldistrict_through_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SchoolTerm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="terms", to="cohorts.schooldistrict"
                    ),
                ),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
            ],
            options={
                "ordering": ["district", "first_day", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="school_term_days_in_order",
                        violation_error_message="A term cannot end before it begins.",
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
                        name="cohorts_schoolterm_first_day_in_range",
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
                        name="cohorts_schoolterm_last_day_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SchoolDate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="dates", to="cohorts.schooldistrict"
                    ),
                ),
                ("date", models.DateField()),
                ("has_school", models.BooleanField(default=False, verbose_name="there is school")),
                ("name", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "ordering": ["district", "date", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("district", "date"),
                        name="school_date_unique",
                        violation_error_message="This day is in the list already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date__isnull", True),
                            models.Q(("date__gte", datetime.date(1900, 1, 1)), ("date__lt", datetime.date(2101, 1, 1))),
                            _connector="OR",
                        ),
                        name="cohorts_schooldate_date_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Schooling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="schooling",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="students",
                        to="cohorts.schooldistrict",
                    ),
                ),
            ],
            options={
                "verbose_name": "school of a person",
                "verbose_name_plural": "schools of people",
                "ordering": ["person__sort_name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="WorkPermit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="work_permits",
                        to="apprenticeships.person",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=40)),
                ("valid_from", models.DateField()),
                ("valid_through", models.DateField()),
                (
                    "most_day_minutes",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="at most minutes a day"),
                ),
                (
                    "most_week_minutes",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="at most minutes a week"),
                ),
                ("latest_end", models.TimeField(blank=True, null=True, verbose_name="work ends by")),
            ],
            options={
                "ordering": ["person__sort_name", "-valid_through", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("valid_through__gte", models.F("valid_from"))),
                        name="work_permit_days_in_order",
                        violation_error_message="A permit cannot end before it begins.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("most_day_minutes__isnull", True),
                                ("most_day_minutes__range", (1, 1440)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("most_week_minutes__isnull", True),
                                ("most_week_minutes__range", (1, 10080)),
                                _connector="OR",
                            ),
                        ),
                        name="work_permit_limits_in_range",
                        violation_error_message="Write minutes such as 240 for four hours.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            models.Q(
                                ("valid_from__gte", datetime.date(1900, 1, 1)),
                                ("valid_from__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_workpermit_valid_from_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_through__isnull", True),
                            models.Q(
                                ("valid_through__gte", datetime.date(1900, 1, 1)),
                                ("valid_through__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_workpermit_valid_through_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Shift",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "enrollment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="shifts", to="cohorts.enrollment"
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shifts",
                        to="apprenticeships.department",
                    ),
                ),
                ("date", models.DateField()),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                (
                    "zone",
                    apprenticeships.models.fields.ZoneField(
                        default="America/Chicago",
                        max_length=64,
                        validators=[apprenticeships.models.fields.validate_zone],
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "Planned"), ("canceled", "Called off")], default="planned", max_length=8
                    ),
                ),
                (
                    "planned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("planned_at", models.DateTimeField()),
                (
                    "canceled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("canceled_at", models.DateTimeField(blank=True, null=True)),
                ("cancel_reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["starts_at", "pk"],
                "indexes": [models.Index(fields=["enrollment", "date"], name="shift_by_day")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("state", "planned")),
                        expressions=[
                            (apprenticeships.models.fields.Span("starts_at", "ends_at"), "&&"),
                            ("enrollment", "="),
                        ],
                        name="shift_never_twice_at_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="shift_ends_after_start"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("cancel_reason", ""),
                                ("canceled_at__isnull", True),
                                ("canceled_by__isnull", True),
                                ("state", "planned"),
                            ),
                            models.Q(
                                ("canceled_at__isnull", False),
                                ("canceled_by__isnull", False),
                                ("state", "canceled"),
                                models.Q(("cancel_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="shift_state_and_columns",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date__isnull", True),
                            models.Q(("date__gte", datetime.date(1900, 1, 1)), ("date__lt", datetime.date(2101, 1, 1))),
                            _connector="OR",
                        ),
                        name="cohorts_shift_date_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Handbook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handbooks",
                        to="apprenticeships.programversion",
                    ),
                ),
                ("label", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=160)),
                ("text", models.TextField(blank=True)),
                ("link", models.URLField(blank=True, max_length=500)),
                ("published_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["version", "-published_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "label"), name="handbook_label_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("link", ""), ("text", ""), _negated=True),
                        name="handbook_has_content",
                        violation_error_message="Write the text, or a link to it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Acknowledgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "handbook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acknowledgements",
                        to="cohorts.handbook",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acknowledgements",
                        to="apprenticeships.person",
                    ),
                ),
                ("signed_name", models.CharField(max_length=120)),
                ("acknowledged_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["handbook", "acknowledged_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("handbook", "person"), name="acknowledgement_once"),
                    models.CheckConstraint(
                        condition=models.Q(("signed_name", ""), _negated=True), name="acknowledgement_is_signed"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AcknowledgementEvent",
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
                        to="cohorts.acknowledgement",
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
                    "handbook",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.handbook",
                    ),
                ),
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
                ("acknowledged_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HandbookEvent",
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
                        to="cohorts.handbook",
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
                    "version",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.programversion",
                    ),
                ),
                ("label", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=160)),
                ("text", models.TextField(blank=True)),
                ("link", models.URLField(blank=True, max_length=500)),
                ("published_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SchoolDateEvent",
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
                        to="cohorts.schooldate",
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
                    "district",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.schooldistrict",
                    ),
                ),
                ("date", models.DateField()),
                ("has_school", models.BooleanField(default=False, verbose_name="there is school")),
                ("name", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SchoolDistrictEvent",
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
                        to="cohorts.schooldistrict",
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
                ("name", models.CharField(max_length=120)),
                ("since", models.DateField(verbose_name="calendar is complete from")),
                ("through", models.DateField(verbose_name="calendar is complete through")),
                ("opens", models.TimeField(verbose_name="school begins")),
                ("closes", models.TimeField(verbose_name="school ends")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SchoolingEvent",
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
                        to="cohorts.schooling",
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
                    "district",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.schooldistrict",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SchoolTermEvent",
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
                        to="cohorts.schoolterm",
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
                    "district",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.schooldistrict",
                    ),
                ),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ShiftEvent",
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
                        to="cohorts.shift",
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
                    "enrollment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.enrollment",
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
                ("date", models.DateField()),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                (
                    "zone",
                    apprenticeships.models.fields.ZoneField(
                        default="America/Chicago",
                        max_length=64,
                        validators=[apprenticeships.models.fields.validate_zone],
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "Planned"), ("canceled", "Called off")], default="planned", max_length=8
                    ),
                ),
                (
                    "planned_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("planned_at", models.DateTimeField()),
                (
                    "canceled_by",
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
                ("canceled_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WorkPermitEvent",
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
                        to="cohorts.workpermit",
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
                ("number", models.CharField(blank=True, max_length=40)),
                ("valid_from", models.DateField()),
                ("valid_through", models.DateField()),
                (
                    "most_day_minutes",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="at most minutes a day"),
                ),
                (
                    "most_week_minutes",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="at most minutes a week"),
                ),
                ("latest_end", models.TimeField(blank=True, null=True, verbose_name="work ends by")),
            ],
            options={
                "abstract": False,
            },
        ),
        apprenticeships.migrations._operations.InstallTriggers(
            triggers={
                "acknowledgement": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_acknowledgementevent" ("acknowledged_at", "handbook_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."acknowledged_at", NEW."handbook_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;',
                            hash="4dac30ab9f18d22609f805bf1436a1e74612542a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0eef2",
                            table="cohorts_acknowledgement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."acknowledged_at" IS DISTINCT FROM (NEW."acknowledged_at") OR OLD."handbook_id" IS DISTINCT FROM (NEW."handbook_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id"))',
                            func='INSERT INTO "cohorts_acknowledgementevent" ("acknowledged_at", "handbook_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."acknowledged_at", NEW."handbook_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;',
                            hash="b8acc758a8a8ddb04667d5ca9f1fb948c02a8f72",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a3e52",
                            table="cohorts_acknowledgement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_acknowledgementevent" ("acknowledged_at", "handbook_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."acknowledged_at", OLD."handbook_id", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;',
                            hash="a4321175392bbe260496bbf0fbd33250bd12cb40",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_79478",
                            table="cohorts_acknowledgement",
                            when="AFTER",
                        ),
                    ),
                ],
                "acknowledgementevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="a48439ffb1e6dba83425ab9d685ceab2370fed56",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_44e0c",
                            table="cohorts_acknowledgementevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="cedc6821bc0f57845c595109c4c9b1e59ccae08d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3b081",
                            table="cohorts_acknowledgementevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "attendance": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_attendanceevent" ("enrollment_id", "id", "mark", "marked_at", "marked_by_id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (NEW."enrollment_id", NEW."id", NEW."mark", NEW."marked_at", NEW."marked_by_id", NEW."minutes", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."session_id"); RETURN NULL;',
                            hash="9fe6bf9e25ddf3b0edfabdc42f828093004b89b0",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7ff06",
                            table="cohorts_attendance",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_attendanceevent" ("enrollment_id", "id", "mark", "marked_at", "marked_by_id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (NEW."enrollment_id", NEW."id", NEW."mark", NEW."marked_at", NEW."marked_by_id", NEW."minutes", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."session_id"); RETURN NULL;',
                            hash="a685fac4f02cd300df73dd2355aadf6dbc0a99b8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9cd90",
                            table="cohorts_attendance",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_attendanceevent" ("enrollment_id", "id", "mark", "marked_at", "marked_by_id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (OLD."enrollment_id", OLD."id", OLD."mark", OLD."marked_at", OLD."marked_by_id", OLD."minutes", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."session_id"); RETURN NULL;',
                            hash="c55f917bb7d5a80ed2165da99d1c80314f50b4e1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e7182",
                            table="cohorts_attendance",
                            when="AFTER",
                        ),
                    ),
                ],
                "attendanceevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="44e1ebfb56e4cf2b8ec9b0d22d8e738dfb1f1cb1",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_122b5",
                            table="cohorts_attendanceevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="933ebd4135d8e5daeb4f6404b243ea22dff2d23a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_43e52",
                            table="cohorts_attendanceevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "classsession": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_classsessionevent" ("calendar_uid", "canceled_at", "cohort_id", "date", "ends_at", "id", "instructor_id", "minutes", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "sequence", "starts_at", "title", "zone") VALUES (NEW."calendar_uid", NEW."canceled_at", NEW."cohort_id", NEW."date", NEW."ends_at", NEW."id", NEW."instructor_id", NEW."minutes", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."public_id", NEW."sequence", NEW."starts_at", NEW."title", NEW."zone"); RETURN NULL;',
                            hash="00a15b6fefe9a85702e45ec468f8100b0b631740",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_19f23",
                            table="cohorts_classsession",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_classsessionevent" ("calendar_uid", "canceled_at", "cohort_id", "date", "ends_at", "id", "instructor_id", "minutes", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "sequence", "starts_at", "title", "zone") VALUES (NEW."calendar_uid", NEW."canceled_at", NEW."cohort_id", NEW."date", NEW."ends_at", NEW."id", NEW."instructor_id", NEW."minutes", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."public_id", NEW."sequence", NEW."starts_at", NEW."title", NEW."zone"); RETURN NULL;',
                            hash="6cfc6d6dd453a98b48a274d47d6f6228b160ffb1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8bc32",
                            table="cohorts_classsession",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_classsessionevent" ("calendar_uid", "canceled_at", "cohort_id", "date", "ends_at", "id", "instructor_id", "minutes", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "sequence", "starts_at", "title", "zone") VALUES (OLD."calendar_uid", OLD."canceled_at", OLD."cohort_id", OLD."date", OLD."ends_at", OLD."id", OLD."instructor_id", OLD."minutes", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."public_id", OLD."sequence", OLD."starts_at", OLD."title", OLD."zone"); RETURN NULL;',
                            hash="f4f8b2fda84c0ecad590bfe7e1f1fe7b22a3d9fb",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_04e80",
                            table="cohorts_classsession",
                            when="AFTER",
                        ),
                    ),
                ],
                "classsessionevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="8b181f3b2e353be5029b7a5fe99fe6595fb2b899",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_2543d",
                            table="cohorts_classsessionevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c0ad3cc8ef612ecb46b0fd342eba6b8850c9daed",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9ce46",
                            table="cohorts_classsessionevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "cohort": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_cohortevent" ("apply_by", "canceled_at", "class_ends_on", "created_at", "ends_on", "exam_from", "exam_to", "id", "nominal_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "published_at", "ready_by", "schedule_state", "starts_on", "version_id") VALUES (NEW."apply_by", NEW."canceled_at", NEW."class_ends_on", NEW."created_at", NEW."ends_on", NEW."exam_from", NEW."exam_to", NEW."id", NEW."nominal_start", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."public_id", NEW."published_at", NEW."ready_by", NEW."schedule_state", NEW."starts_on", NEW."version_id"); RETURN NULL;',
                            hash="7c340547576ed978215c69bb73c1502a202136c9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d3a96",
                            table="cohorts_cohort",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_cohortevent" ("apply_by", "canceled_at", "class_ends_on", "created_at", "ends_on", "exam_from", "exam_to", "id", "nominal_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "published_at", "ready_by", "schedule_state", "starts_on", "version_id") VALUES (NEW."apply_by", NEW."canceled_at", NEW."class_ends_on", NEW."created_at", NEW."ends_on", NEW."exam_from", NEW."exam_to", NEW."id", NEW."nominal_start", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."public_id", NEW."published_at", NEW."ready_by", NEW."schedule_state", NEW."starts_on", NEW."version_id"); RETURN NULL;',
                            hash="18155e224793a1c4c71a2e1dc7aa81e9a1a768a9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_09318",
                            table="cohorts_cohort",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_cohortevent" ("apply_by", "canceled_at", "class_ends_on", "created_at", "ends_on", "exam_from", "exam_to", "id", "nominal_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "published_at", "ready_by", "schedule_state", "starts_on", "version_id") VALUES (OLD."apply_by", OLD."canceled_at", OLD."class_ends_on", OLD."created_at", OLD."ends_on", OLD."exam_from", OLD."exam_to", OLD."id", OLD."nominal_start", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."public_id", OLD."published_at", OLD."ready_by", OLD."schedule_state", OLD."starts_on", OLD."version_id"); RETURN NULL;',
                            hash="3b8d1f6ab55c33b190db7710329ed9e40a95c030",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c354a",
                            table="cohorts_cohort",
                            when="AFTER",
                        ),
                    ),
                ],
                "cohortevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="81f898530a53e9e2a87571a961db1da00e35c6dc",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_0f309",
                            table="cohorts_cohortevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8c49b10445c952a3fac968b1dbc6de7c2e061070",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c9ce7",
                            table="cohorts_cohortevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "enrollment": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_enrollmentevent" ("class_ends_on", "cohort_id", "completed_on", "ends_on", "exit_code", "exited_on", "id", "paused_from", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "required_ojl_minutes", "required_rti_minutes", "reserved_at", "seat_id", "starts_on", "state", "track_id") VALUES (NEW."class_ends_on", NEW."cohort_id", NEW."completed_on", NEW."ends_on", NEW."exit_code", NEW."exited_on", NEW."id", NEW."paused_from", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."required_ojl_minutes", NEW."required_rti_minutes", NEW."reserved_at", NEW."seat_id", NEW."starts_on", NEW."state", NEW."track_id"); RETURN NULL;',
                            hash="661e76cdf80f774cfe52071602f23f2a242bd4f0",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ab27b",
                            table="cohorts_enrollment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_enrollmentevent" ("class_ends_on", "cohort_id", "completed_on", "ends_on", "exit_code", "exited_on", "id", "paused_from", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "required_ojl_minutes", "required_rti_minutes", "reserved_at", "seat_id", "starts_on", "state", "track_id") VALUES (NEW."class_ends_on", NEW."cohort_id", NEW."completed_on", NEW."ends_on", NEW."exit_code", NEW."exited_on", NEW."id", NEW."paused_from", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."required_ojl_minutes", NEW."required_rti_minutes", NEW."reserved_at", NEW."seat_id", NEW."starts_on", NEW."state", NEW."track_id"); RETURN NULL;',
                            hash="87148f652976abe23444433e2feaa4781dc55d9c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3ff1a",
                            table="cohorts_enrollment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_enrollmentevent" ("class_ends_on", "cohort_id", "completed_on", "ends_on", "exit_code", "exited_on", "id", "paused_from", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "required_ojl_minutes", "required_rti_minutes", "reserved_at", "seat_id", "starts_on", "state", "track_id") VALUES (OLD."class_ends_on", OLD."cohort_id", OLD."completed_on", OLD."ends_on", OLD."exit_code", OLD."exited_on", OLD."id", OLD."paused_from", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."required_ojl_minutes", OLD."required_rti_minutes", OLD."reserved_at", OLD."seat_id", OLD."starts_on", OLD."state", OLD."track_id"); RETURN NULL;',
                            hash="13c6c2e7af8eb623e2aabc8bae4eb299ab43b655",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5d93e",
                            table="cohorts_enrollment",
                            when="AFTER",
                        ),
                    ),
                ],
                "enrollmentevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="e5e6db68bc68eed955b494ae4955104879aff3dd",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_21387",
                            table="cohorts_enrollmentevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1704d2c41d5d2df52bb90d076abaf3114d328401",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e8cfe",
                            table="cohorts_enrollmentevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "evaluation": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_evaluationevent" ("enrollment_id", "id", "moment", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rated_at", "rated_by_id", "ratings", "voided_at") VALUES (NEW."enrollment_id", NEW."id", NEW."moment", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."rated_at", NEW."rated_by_id", NEW."ratings", NEW."voided_at"); RETURN NULL;',
                            hash="158765dbb9f5f25b6b060b1900cdaa3732648ce3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_89753",
                            table="cohorts_evaluation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."enrollment_id" IS DISTINCT FROM (NEW."enrollment_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."moment" IS DISTINCT FROM (NEW."moment") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."rated_at" IS DISTINCT FROM (NEW."rated_at") OR OLD."rated_by_id" IS DISTINCT FROM (NEW."rated_by_id") OR OLD."ratings" IS DISTINCT FROM (NEW."ratings") OR OLD."voided_at" IS DISTINCT FROM (NEW."voided_at"))',
                            func='INSERT INTO "cohorts_evaluationevent" ("enrollment_id", "id", "moment", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rated_at", "rated_by_id", "ratings", "voided_at") VALUES (NEW."enrollment_id", NEW."id", NEW."moment", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."rated_at", NEW."rated_by_id", NEW."ratings", NEW."voided_at"); RETURN NULL;',
                            hash="04c729256da5c7a8df0376163f91184a1d934f79",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_48919",
                            table="cohorts_evaluation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_evaluationevent" ("enrollment_id", "id", "moment", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rated_at", "rated_by_id", "ratings", "voided_at") VALUES (OLD."enrollment_id", OLD."id", OLD."moment", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."rated_at", OLD."rated_by_id", OLD."ratings", OLD."voided_at"); RETURN NULL;',
                            hash="82e31c6d2c30632233ca8d5a0f216cb7022898d7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5c5fc",
                            table="cohorts_evaluation",
                            when="AFTER",
                        ),
                    ),
                ],
                "evaluationevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="bbdadfe65958c25eaa9282614ba19f4ec8d7eb09",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_e98e8",
                            table="cohorts_evaluationevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2e9c918189f080460c2e3d6036caf9623f28cdc0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_49baf",
                            table="cohorts_evaluationevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "examattempt": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_examattemptevent" ("brand", "certificate_number", "enrollment_id", "expires_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "retake_from", "score", "sequence", "starts_at", "state", "taken_on", "verified_at", "window_from", "window_to", "zone") VALUES (NEW."brand", NEW."certificate_number", NEW."enrollment_id", NEW."expires_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."public_id", NEW."retake_from", NEW."score", NEW."sequence", NEW."starts_at", NEW."state", NEW."taken_on", NEW."verified_at", NEW."window_from", NEW."window_to", NEW."zone"); RETURN NULL;',
                            hash="6079c0a8b7d905e5759c52fadc57ace6fee2c9b3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4aa02",
                            table="cohorts_examattempt",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_examattemptevent" ("brand", "certificate_number", "enrollment_id", "expires_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "retake_from", "score", "sequence", "starts_at", "state", "taken_on", "verified_at", "window_from", "window_to", "zone") VALUES (NEW."brand", NEW."certificate_number", NEW."enrollment_id", NEW."expires_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."public_id", NEW."retake_from", NEW."score", NEW."sequence", NEW."starts_at", NEW."state", NEW."taken_on", NEW."verified_at", NEW."window_from", NEW."window_to", NEW."zone"); RETURN NULL;',
                            hash="00146ce71a367ca1f44a98221885cae73fcc23f0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ed4eb",
                            table="cohorts_examattempt",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_examattemptevent" ("brand", "certificate_number", "enrollment_id", "expires_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "retake_from", "score", "sequence", "starts_at", "state", "taken_on", "verified_at", "window_from", "window_to", "zone") VALUES (OLD."brand", OLD."certificate_number", OLD."enrollment_id", OLD."expires_on", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."public_id", OLD."retake_from", OLD."score", OLD."sequence", OLD."starts_at", OLD."state", OLD."taken_on", OLD."verified_at", OLD."window_from", OLD."window_to", OLD."zone"); RETURN NULL;',
                            hash="2040a385b3d71bc74783cf9c50a5dfe1a036ba60",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5ae0e",
                            table="cohorts_examattempt",
                            when="AFTER",
                        ),
                    ),
                ],
                "examattemptevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="b54d5e2a7e566843fac9ad4b0200a8f562a62da1",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_b3e36",
                            table="cohorts_examattemptevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="117d4b824c6d4fcdcd897317433e8232c4daf7e2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_080d7",
                            table="cohorts_examattemptevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "handbook": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_handbookevent" ("id", "label", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_at", "text", "title", "version_id") VALUES (NEW."id", NEW."label", NEW."link", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."published_at", NEW."text", NEW."title", NEW."version_id"); RETURN NULL;',
                            hash="eb3d121d475e1ae87f92c3dcc56bcfc8bc8dba0d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_72215",
                            table="cohorts_handbook",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_handbookevent" ("id", "label", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_at", "text", "title", "version_id") VALUES (NEW."id", NEW."label", NEW."link", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."published_at", NEW."text", NEW."title", NEW."version_id"); RETURN NULL;',
                            hash="a81263061306403c8946fd6f6943ace816ea4d63",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_01334",
                            table="cohorts_handbook",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_handbookevent" ("id", "label", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_at", "text", "title", "version_id") VALUES (OLD."id", OLD."label", OLD."link", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."published_at", OLD."text", OLD."title", OLD."version_id"); RETURN NULL;',
                            hash="8a3b28b54f1d3f69917cd6df03c713e24d3f6da1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e8699",
                            table="cohorts_handbook",
                            when="AFTER",
                        ),
                    ),
                ],
                "handbookevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="8677f2c2b2d4d2487af522342af73486ca543ab1",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_eb74f",
                            table="cohorts_handbookevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b08d421f26857948859f1840424174bdc3926313",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_337d9",
                            table="cohorts_handbookevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "hoursentry": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_hoursentryevent" ("approved_at", "approved_by_id", "corrects_id", "date", "enrollment_id", "id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state", "voided_at", "voided_by_id") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."corrects_id", NEW."date", NEW."enrollment_id", NEW."id", NEW."minutes", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."state", NEW."voided_at", NEW."voided_by_id"); RETURN NULL;',
                            hash="7273db69bd2ecc4023148bbc860c3193d473815a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d55f5",
                            table="cohorts_hoursentry",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."approved_at" IS DISTINCT FROM (NEW."approved_at") OR OLD."approved_by_id" IS DISTINCT FROM (NEW."approved_by_id") OR OLD."corrects_id" IS DISTINCT FROM (NEW."corrects_id") OR OLD."date" IS DISTINCT FROM (NEW."date") OR OLD."enrollment_id" IS DISTINCT FROM (NEW."enrollment_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."minutes" IS DISTINCT FROM (NEW."minutes") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."voided_at" IS DISTINCT FROM (NEW."voided_at") OR OLD."voided_by_id" IS DISTINCT FROM (NEW."voided_by_id"))',
                            func='INSERT INTO "cohorts_hoursentryevent" ("approved_at", "approved_by_id", "corrects_id", "date", "enrollment_id", "id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state", "voided_at", "voided_by_id") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."corrects_id", NEW."date", NEW."enrollment_id", NEW."id", NEW."minutes", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."state", NEW."voided_at", NEW."voided_by_id"); RETURN NULL;',
                            hash="e37c56629dc87e72df4f203407f93a06cff9ba04",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a62bd",
                            table="cohorts_hoursentry",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_hoursentryevent" ("approved_at", "approved_by_id", "corrects_id", "date", "enrollment_id", "id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state", "voided_at", "voided_by_id") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."corrects_id", OLD."date", OLD."enrollment_id", OLD."id", OLD."minutes", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."state", OLD."voided_at", OLD."voided_by_id"); RETURN NULL;',
                            hash="fde79204a45bcd5a1bcac5b787b6bd64939825df",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2da79",
                            table="cohorts_hoursentry",
                            when="AFTER",
                        ),
                    ),
                ],
                "hoursentryevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="0ef87304fe183163a4b8e00618d110ccfb01be45",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_2fbcf",
                            table="cohorts_hoursentryevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f2bf781c8a78e42f47a4f7192aa18df7c1ce03b0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c47ea",
                            table="cohorts_hoursentryevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "opening": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_openingevent" ("age_from", "age_to", "cohort_id", "department_id", "headcount", "id", "interest_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "site_id", "track_id", "weekly_minutes") VALUES (NEW."age_from", NEW."age_to", NEW."cohort_id", NEW."department_id", NEW."headcount", NEW."id", NEW."interest_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."site_id", NEW."track_id", NEW."weekly_minutes"); RETURN NULL;',
                            hash="527b09a3eae79c9f1fb84335b4ffbd288284b94a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b94a6",
                            table="cohorts_opening",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_openingevent" ("age_from", "age_to", "cohort_id", "department_id", "headcount", "id", "interest_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "site_id", "track_id", "weekly_minutes") VALUES (NEW."age_from", NEW."age_to", NEW."cohort_id", NEW."department_id", NEW."headcount", NEW."id", NEW."interest_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."site_id", NEW."track_id", NEW."weekly_minutes"); RETURN NULL;',
                            hash="89638220ea6f3e32d58bf6399a69ca96af0c04d5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2053a",
                            table="cohorts_opening",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_openingevent" ("age_from", "age_to", "cohort_id", "department_id", "headcount", "id", "interest_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "site_id", "track_id", "weekly_minutes") VALUES (OLD."age_from", OLD."age_to", OLD."cohort_id", OLD."department_id", OLD."headcount", OLD."id", OLD."interest_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."site_id", OLD."track_id", OLD."weekly_minutes"); RETURN NULL;',
                            hash="43880aa32431c3a8447d35a120b46aa8ddabf76d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c8d11",
                            table="cohorts_opening",
                            when="AFTER",
                        ),
                    ),
                ],
                "openingevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="9bca2927b37e3fb41c47052093c1dc8d031003f0",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_93982",
                            table="cohorts_openingevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b6520ae19034846de7014f4254a92350070ec772",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_63cf3",
                            table="cohorts_openingevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "placement": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_placementevent" ("department_id", "ends_on", "enrollment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preceptor_id", "starts_on") VALUES (NEW."department_id", NEW."ends_on", NEW."enrollment_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."preceptor_id", NEW."starts_on"); RETURN NULL;',
                            hash="545231374559353f2b76655040d2e40fa5c86504",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5d457",
                            table="cohorts_placement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_placementevent" ("department_id", "ends_on", "enrollment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preceptor_id", "starts_on") VALUES (NEW."department_id", NEW."ends_on", NEW."enrollment_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."preceptor_id", NEW."starts_on"); RETURN NULL;',
                            hash="36d630f063001ea3152f37407e9f10341cf61a12",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_63cbd",
                            table="cohorts_placement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_placementevent" ("department_id", "ends_on", "enrollment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preceptor_id", "starts_on") VALUES (OLD."department_id", OLD."ends_on", OLD."enrollment_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."preceptor_id", OLD."starts_on"); RETURN NULL;',
                            hash="08ed5e43b9b82df6d829cbd830194fd0da7817e8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b102b",
                            table="cohorts_placement",
                            when="AFTER",
                        ),
                    ),
                ],
                "placementevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="10f73bf723e4a6cc78baf01228297adedc8b8ef8",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_d1073",
                            table="cohorts_placementevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ada8505d735b115b3acdd14af0b4f4f93c5f9f02",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0eb56",
                            table="cohorts_placementevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "schooldate": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_schooldateevent" ("date", "district_id", "has_school", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."date", NEW."district_id", NEW."has_school", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="80818469de2d962affd8b0700140abbee544eb24",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_41f5e",
                            table="cohorts_schooldate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_schooldateevent" ("date", "district_id", "has_school", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."date", NEW."district_id", NEW."has_school", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="936731a59d9dbaebc39ae82923c9188466deb5cd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_20dc4",
                            table="cohorts_schooldate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_schooldateevent" ("date", "district_id", "has_school", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."date", OLD."district_id", OLD."has_school", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="d1ed93bdb2b39c37d6b90bc91778296921def4f5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_072a7",
                            table="cohorts_schooldate",
                            when="AFTER",
                        ),
                    ),
                ],
                "schooldateevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="6fa5b0f60716c79a355bc2ebaa1806b9d805a7c3",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_ef693",
                            table="cohorts_schooldateevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="642e5d0000b6a837a27fb992f90d79a5ed69e300",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_59707",
                            table="cohorts_schooldateevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "schooldistrict": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_schooldistrictevent" ("closes", "id", "name", "opens", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "through") VALUES (NEW."closes", NEW."id", NEW."name", NEW."opens", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."since", NEW."through"); RETURN NULL;',
                            hash="3fce4ee19202646e148f43f934fc0630d9977254",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a7b3e",
                            table="cohorts_schooldistrict",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_schooldistrictevent" ("closes", "id", "name", "opens", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "through") VALUES (NEW."closes", NEW."id", NEW."name", NEW."opens", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."since", NEW."through"); RETURN NULL;',
                            hash="0410bf08c032b4af6eeef1ad63f5985b5fa3c5f6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bcc9f",
                            table="cohorts_schooldistrict",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_schooldistrictevent" ("closes", "id", "name", "opens", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "through") VALUES (OLD."closes", OLD."id", OLD."name", OLD."opens", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."since", OLD."through"); RETURN NULL;',
                            hash="ae2437320d487c619dea5b2345b8edd0fc296d77",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b34f7",
                            table="cohorts_schooldistrict",
                            when="AFTER",
                        ),
                    ),
                ],
                "schooldistrictevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="426dabf7bb114799412b47a09b00dbab57cbbc3a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_5733e",
                            table="cohorts_schooldistrictevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6cf23998875feb067917827fd8b42afde2ec7ecd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_85b2b",
                            table="cohorts_schooldistrictevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "schooling": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_schoolingevent" ("district_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."district_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="3eb0886a3c853eabcbe1c0ae2256510c3bbe0c6d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f1d60",
                            table="cohorts_schooling",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_schoolingevent" ("district_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."district_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="6f79a463935af097e527af60d287fba704c4d9e8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_78928",
                            table="cohorts_schooling",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_schoolingevent" ("district_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."district_id", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="322fdaeaf6a6f058364d27e9a1abfcbc66d15bd7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7aab5",
                            table="cohorts_schooling",
                            when="AFTER",
                        ),
                    ),
                ],
                "schoolingevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="dd741e2b22e6570d829ebe83f66d6fb35ba7b13c",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_cb11c",
                            table="cohorts_schoolingevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b3afe1a29c3e37502cf58ed9e01c319aaba9dba9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b1ab6",
                            table="cohorts_schoolingevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "schoolterm": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_schooltermevent" ("district_id", "first_day", "id", "last_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."district_id", NEW."first_day", NEW."id", NEW."last_day", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="cbb50b164a8a8589712b13a1b36a06886d40683a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_af10b",
                            table="cohorts_schoolterm",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_schooltermevent" ("district_id", "first_day", "id", "last_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."district_id", NEW."first_day", NEW."id", NEW."last_day", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="9b318bc228d7547c06ef259fa213c28b30321107",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c8abd",
                            table="cohorts_schoolterm",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_schooltermevent" ("district_id", "first_day", "id", "last_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."district_id", OLD."first_day", OLD."id", OLD."last_day", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="10199fa58b03aab9f8fcfd27ae0b99a65d515b9d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_dbae7",
                            table="cohorts_schoolterm",
                            when="AFTER",
                        ),
                    ),
                ],
                "schooltermevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="ec68971abfe933db850f3fab24be7925f34e0f0f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_33ed3",
                            table="cohorts_schooltermevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4946d916853a00c8f22c04d11b1a768c738c79a4",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b060f",
                            table="cohorts_schooltermevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "seat": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_seatevent" ("held_until", "id", "number", "opening_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (NEW."held_until", NEW."id", NEW."number", NEW."opening_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state"); RETURN NULL;',
                            hash="bdaea676e2f3f24a60520e0a7a21711a2108372a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_73515",
                            table="cohorts_seat",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_seatevent" ("held_until", "id", "number", "opening_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (NEW."held_until", NEW."id", NEW."number", NEW."opening_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state"); RETURN NULL;',
                            hash="4420fd2e361f43192ee428e01bcc0a73ea52eecc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_69986",
                            table="cohorts_seat",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_seatevent" ("held_until", "id", "number", "opening_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (OLD."held_until", OLD."id", OLD."number", OLD."opening_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."state"); RETURN NULL;',
                            hash="56e22eb38b6b0ebe6f99916c634d4857e6e10aa7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cdf94",
                            table="cohorts_seat",
                            when="AFTER",
                        ),
                    ),
                ],
                "seatevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="15202c8f47375e39eb965164927471f9e3bb0112",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_8773a",
                            table="cohorts_seatevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b36307833f16adfd9923d0168befd3ddd0384066",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_024bc",
                            table="cohorts_seatevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "shift": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_shiftevent" ("canceled_at", "canceled_by_id", "date", "department_id", "ends_at", "enrollment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_at", "planned_by_id", "public_id", "starts_at", "state", "zone") VALUES (NEW."canceled_at", NEW."canceled_by_id", NEW."date", NEW."department_id", NEW."ends_at", NEW."enrollment_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."planned_at", NEW."planned_by_id", NEW."public_id", NEW."starts_at", NEW."state", NEW."zone"); RETURN NULL;',
                            hash="b25187d02bae30e7b08bae1a6a85317022c4eb75",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_32e48",
                            table="cohorts_shift",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."canceled_at" IS DISTINCT FROM (NEW."canceled_at") OR OLD."canceled_by_id" IS DISTINCT FROM (NEW."canceled_by_id") OR OLD."date" IS DISTINCT FROM (NEW."date") OR OLD."department_id" IS DISTINCT FROM (NEW."department_id") OR OLD."ends_at" IS DISTINCT FROM (NEW."ends_at") OR OLD."enrollment_id" IS DISTINCT FROM (NEW."enrollment_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."planned_at" IS DISTINCT FROM (NEW."planned_at") OR OLD."planned_by_id" IS DISTINCT FROM (NEW."planned_by_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."starts_at" IS DISTINCT FROM (NEW."starts_at") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."zone" IS DISTINCT FROM (NEW."zone"))',
                            func='INSERT INTO "cohorts_shiftevent" ("canceled_at", "canceled_by_id", "date", "department_id", "ends_at", "enrollment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_at", "planned_by_id", "public_id", "starts_at", "state", "zone") VALUES (NEW."canceled_at", NEW."canceled_by_id", NEW."date", NEW."department_id", NEW."ends_at", NEW."enrollment_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."planned_at", NEW."planned_by_id", NEW."public_id", NEW."starts_at", NEW."state", NEW."zone"); RETURN NULL;',
                            hash="a1b75402234474c7675e82b98aa766422d266b55",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_34cb7",
                            table="cohorts_shift",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_shiftevent" ("canceled_at", "canceled_by_id", "date", "department_id", "ends_at", "enrollment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_at", "planned_by_id", "public_id", "starts_at", "state", "zone") VALUES (OLD."canceled_at", OLD."canceled_by_id", OLD."date", OLD."department_id", OLD."ends_at", OLD."enrollment_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."planned_at", OLD."planned_by_id", OLD."public_id", OLD."starts_at", OLD."state", OLD."zone"); RETURN NULL;',
                            hash="93deb65591df8347d2f02b4ff33e0373eeab67de",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b0304",
                            table="cohorts_shift",
                            when="AFTER",
                        ),
                    ),
                ],
                "shiftevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="0f91aff0a5ce11c862d50a2e301bcdb59d5961aa",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_42187",
                            table="cohorts_shiftevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8da5421ec7d73a77403a571b614162d1913f4b00",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e05e8",
                            table="cohorts_shiftevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "wagechange": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_wagechangeevent" ("because", "decided_at", "decided_by_id", "effective_on", "enrollment_id", "exam_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rate", "state", "step_id") VALUES (NEW."because", NEW."decided_at", NEW."decided_by_id", NEW."effective_on", NEW."enrollment_id", NEW."exam_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."rate", NEW."state", NEW."step_id"); RETURN NULL;',
                            hash="eb3d4c95f3dba73f6e2df1c2ddba7d8e1e2b0a12",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_79ac3",
                            table="cohorts_wagechange",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_wagechangeevent" ("because", "decided_at", "decided_by_id", "effective_on", "enrollment_id", "exam_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rate", "state", "step_id") VALUES (NEW."because", NEW."decided_at", NEW."decided_by_id", NEW."effective_on", NEW."enrollment_id", NEW."exam_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."rate", NEW."state", NEW."step_id"); RETURN NULL;',
                            hash="a37d6b2cd305ccaf88969531361b1fcfb025bd34",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c6d57",
                            table="cohorts_wagechange",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_wagechangeevent" ("because", "decided_at", "decided_by_id", "effective_on", "enrollment_id", "exam_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rate", "state", "step_id") VALUES (OLD."because", OLD."decided_at", OLD."decided_by_id", OLD."effective_on", OLD."enrollment_id", OLD."exam_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."rate", OLD."state", OLD."step_id"); RETURN NULL;',
                            hash="105fc1d334f58fb3dde7d5594e26cc9e58eaf9ea",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cd715",
                            table="cohorts_wagechange",
                            when="AFTER",
                        ),
                    ),
                ],
                "wagechangeevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="8207dd0866fd5091f6189d44901ced6d98340f77",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_dd32f",
                            table="cohorts_wagechangeevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b4cc60fd0e9fac97f49912cc9f760010eb9591f3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_be864",
                            table="cohorts_wagechangeevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "workpermit": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_workpermitevent" ("id", "latest_end", "most_day_minutes", "most_week_minutes", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_through") VALUES (NEW."id", NEW."latest_end", NEW."most_day_minutes", NEW."most_week_minutes", NEW."number", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_through"); RETURN NULL;',
                            hash="c3891d9cc77d9cf8ae4cd356e5e7d9f48d09501c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cc6af",
                            table="cohorts_workpermit",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_workpermitevent" ("id", "latest_end", "most_day_minutes", "most_week_minutes", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_through") VALUES (NEW."id", NEW."latest_end", NEW."most_day_minutes", NEW."most_week_minutes", NEW."number", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_through"); RETURN NULL;',
                            hash="691ee63b517089e4d7eb2383a9a626318a561945",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_38b38",
                            table="cohorts_workpermit",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_workpermitevent" ("id", "latest_end", "most_day_minutes", "most_week_minutes", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_through") VALUES (OLD."id", OLD."latest_end", OLD."most_day_minutes", OLD."most_week_minutes", OLD."number", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_through"); RETURN NULL;',
                            hash="5a08895524d69ec0c5129aa4ba977c23384bea3e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7510a",
                            table="cohorts_workpermit",
                            when="AFTER",
                        ),
                    ),
                ],
                "workpermitevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="2e5e107bfd85bca740e9863095c63d8590633216",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_91d2a",
                            table="cohorts_workpermitevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1fc918ddbdd522751ba0bb6b00434c66f39a31de",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b2dc7",
                            table="cohorts_workpermitevent",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
    ]

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
                ("title", models.CharField(blank=True, max_length=120)),
                (
                    "component",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cohorts",
                        to="apprenticeships.component",
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
                    models.UniqueConstraint(fields=("program", "nominal_start", "title"), name="cohort_start_unique"),
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
                ("rate", models.DecimalField(blank=True, decimal_places=4, max_digits=10, null=True)),
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
                        condition=models.Q(("rate__isnull", True), ("rate__gt", 0), _connector="OR"),
                        name="opening_rate_positive",
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
                (
                    "cohort",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cohorts.cohort",
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
                    models.UniqueConstraint(fields=("cohort", "person"), name="seat_one_per_person_and_class"),
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
                ("hired_on", models.DateField(blank=True, null=True)),
                ("hired_as", models.CharField(blank=True, max_length=160)),
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
                            models.Q(("hired_as", ""), ("hired_on__isnull", True)),
                            models.Q(
                                models.Q(("hired_on__gte", models.F("completed_on")), ("state", "completed")),
                                models.Q(("hired_as", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="enrollment_hired_after_completion",
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
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hired_on__isnull", True),
                            models.Q(
                                ("hired_on__gte", datetime.date(1900, 1, 1)),
                                ("hired_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_enrollment_hired_on_in_range",
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
                ("title", models.CharField(blank=True, max_length=120)),
                (
                    "component",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.component",
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
                ("rate", models.DecimalField(blank=True, decimal_places=4, max_digits=10, null=True)),
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
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
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
                ("hired_on", models.DateField(blank=True, null=True)),
                ("hired_as", models.CharField(blank=True, max_length=160)),
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
        migrations.CreateModel(
            name="Minutes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "session",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="apprenticeships.session",
                    ),
                ),
                ("text", models.TextField()),
                ("decisions", models.JSONField(blank=True, default=list)),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("written_at", models.DateTimeField()),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "minutes",
                "ordering": ["-session__starts_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at__isnull", True), ("approved_by__isnull", True)),
                            models.Q(("approved_at__isnull", False), ("approved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="minutes_approved_by_whom",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MinutesEvent",
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
                        to="cohorts.minutes",
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
                    "session",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.session",
                    ),
                ),
                ("text", models.TextField()),
                ("decisions", models.JSONField(blank=True, default=list)),
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
                (
                    "approved_by",
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
                ("approved_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Practice",
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
                        related_name="practices",
                        to="apprenticeships.program",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="practices",
                        to="apprenticeships.organization",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="practices",
                        to="apprenticeships.session",
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("text", models.TextField()),
                (
                    "shared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("shared_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-shared_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PracticeEvent",
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
                        to="cohorts.practice",
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
                    "organization",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.organization",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.session",
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("text", models.TextField()),
                (
                    "shared_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("shared_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="grants", to="apprenticeships.program"
                    ),
                ),
                (
                    "funder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="apprenticeships.organization",
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                ("number", models.CharField(blank=True, max_length=40)),
                ("since", models.DateField()),
                ("until", models.DateField()),
                (
                    "reports_every",
                    models.CharField(
                        choices=[("month", "Every month"), ("quarter", "Every quarter"), ("year", "Every year")],
                        default="quarter",
                        max_length=8,
                    ),
                ),
                ("due_day", models.PositiveSmallIntegerField(default=20)),
                ("year_begins", models.PositiveSmallIntegerField(default=7)),
                (
                    "calendar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="apprenticeships.holidaycalendar",
                    ),
                ),
            ],
            options={
                "ordering": ["since", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))), name="grant_dates_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_day__range", (1, 28)), ("year_begins__range", (1, 12))),
                        name="grant_due_day_and_month",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since__isnull", True),
                            models.Q(
                                ("since__gte", datetime.date(1900, 1, 1)), ("since__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_grant_since_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            models.Q(
                                ("until__gte", datetime.date(1900, 1, 1)), ("until__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_grant_until_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GrantEvent",
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
                        to="cohorts.grant",
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
                    "funder",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.organization",
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                ("number", models.CharField(blank=True, max_length=40)),
                ("since", models.DateField()),
                ("until", models.DateField()),
                (
                    "reports_every",
                    models.CharField(
                        choices=[("month", "Every month"), ("quarter", "Every quarter"), ("year", "Every year")],
                        default="quarter",
                        max_length=8,
                    ),
                ),
                ("due_day", models.PositiveSmallIntegerField(default=20)),
                ("year_begins", models.PositiveSmallIntegerField(default=7)),
                (
                    "calendar",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.holidaycalendar",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ParticipantBatch",
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
                        related_name="batches",
                        to="apprenticeships.program",
                    ),
                ),
                ("filename", models.CharField(max_length=200)),
                ("digest", models.CharField(max_length=64)),
                ("content", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("tried", "Tried, nothing saved"),
                            ("applied", "Taken in"),
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
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("rows", models.PositiveIntegerField(default=0)),
                ("created", models.PositiveIntegerField(default=0)),
                ("matched", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name_plural": "participant batches",
                "ordering": ["-uploaded_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("state", "tried")),
                            models.Q(
                                ("content", ""), ("ended_at__isnull", False), ("state__in", ["applied", "discarded"])
                            ),
                            _connector="OR",
                        ),
                        name="batch_ended_is_wiped",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Participant",
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
                        related_name="participants",
                        to="apprenticeships.program",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "grant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participants",
                        to="cohorts.grant",
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="employed",
                        to="apprenticeships.organization",
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="represented",
                        to="apprenticeships.organization",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("incumbent", "Works for a partner"), ("entrant", "New to the field")], max_length=12
                    ),
                ),
                ("occupation", models.CharField(blank=True, max_length=120)),
                ("region", models.CharField(blank=True, max_length=80)),
                ("reference", models.CharField(blank=True, max_length=40)),
                ("joined_on", models.DateField()),
                ("left_on", models.DateField(blank=True, null=True)),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="participants",
                        to="cohorts.participantbatch",
                    ),
                ),
            ],
            options={
                "ordering": ["person__sort_name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("program", "person"), name="participant_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("reference", ""), _negated=True),
                        fields=("program", "employer", "reference"),
                        name="participant_reference_unique",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("left_on__isnull", True), ("left_on__gte", models.F("joined_on")), _connector="OR"
                        ),
                        name="participant_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "entrant"),
                            models.Q(("employer__isnull", False), ("kind", "incumbent")),
                            _connector="OR",
                        ),
                        name="participant_incumbent_has_employer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("joined_on__isnull", True),
                            models.Q(
                                ("joined_on__gte", datetime.date(1900, 1, 1)),
                                ("joined_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_participant_joined_on_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("left_on__isnull", True),
                            models.Q(
                                ("left_on__gte", datetime.date(1900, 1, 1)), ("left_on__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_participant_left_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ParticipantEvent",
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
                        to="cohorts.participant",
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
                    "grant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.grant",
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.organization",
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.organization",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("incumbent", "Works for a partner"), ("entrant", "New to the field")], max_length=12
                    ),
                ),
                ("occupation", models.CharField(blank=True, max_length=120)),
                ("region", models.CharField(blank=True, max_length=80)),
                ("reference", models.CharField(blank=True, max_length=40)),
                ("joined_on", models.DateField()),
                ("left_on", models.DateField(blank=True, null=True)),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.participantbatch",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ParticipantBatchEvent",
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
                        to="cohorts.participantbatch",
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
                ("filename", models.CharField(max_length=200)),
                ("digest", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("tried", "Tried, nothing saved"),
                            ("applied", "Taken in"),
                            ("discarded", "Thrown away"),
                        ],
                        default="tried",
                        max_length=10,
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("uploaded_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("rows", models.PositiveIntegerField(default=0)),
                ("created", models.PositiveIntegerField(default=0)),
                ("matched", models.PositiveIntegerField(default=0)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "track",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registration",
                        to="apprenticeships.track",
                    ),
                ),
                ("number", models.CharField(max_length=40)),
                ("registered_on", models.DateField()),
                ("occupation_id", models.CharField(max_length=40)),
                ("provider_id", models.CharField(max_length=40)),
                ("employer_id", models.CharField(blank=True, max_length=40)),
                ("wage_schedule_id", models.CharField(max_length=40)),
                ("least_entry_wage", models.DecimalField(blank=True, decimal_places=4, max_digits=10, null=True)),
                ("least_age", models.PositiveSmallIntegerField(default=16)),
                ("profile", models.CharField(default="rapids", max_length=24)),
            ],
            options={
                "ordering": ["track", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("registered_on__isnull", True),
                            models.Q(
                                ("registered_on__gte", datetime.date(1900, 1, 1)),
                                ("registered_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_registration_registered_on_in_range",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RegistrationEvent",
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
                        to="cohorts.registration",
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
                    "track",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.track",
                    ),
                ),
                ("number", models.CharField(max_length=40)),
                ("registered_on", models.DateField()),
                ("occupation_id", models.CharField(max_length=40)),
                ("provider_id", models.CharField(max_length=40)),
                ("employer_id", models.CharField(blank=True, max_length=40)),
                ("wage_schedule_id", models.CharField(max_length=40)),
                ("least_entry_wage", models.DecimalField(blank=True, decimal_places=4, max_digits=10, null=True)),
                ("least_age", models.PositiveSmallIntegerField(default=16)),
                ("profile", models.CharField(default="rapids", max_length=24)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RegisteredApprentice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "enrollment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="registered", to="cohorts.enrollment"
                    ),
                ),
                ("sealed", models.BinaryField()),
                ("answered_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "grant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="cohorts.grant"
                    ),
                ),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("number", models.PositiveSmallIntegerField(default=1)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Sent"),
                            ("replaced", "Replaced by a later version"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("due_on", models.DateField()),
                ("reason", models.TextField(blank=True)),
                ("notes", models.JSONField(blank=True, default=dict)),
                ("snapshot", models.JSONField(blank=True, null=True)),
                ("digest", models.CharField(blank=True, max_length=64)),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-first", "-number", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("grant", "first", "number"), name="report_number_unique"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "submitted")),
                        fields=("grant", "first"),
                        name="report_one_in_force",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")), fields=("grant", "first"), name="report_one_draft"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))), name="report_dates_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("digest", ""),
                                ("snapshot__isnull", True),
                                ("state", "draft"),
                                ("submitted_at__isnull", True),
                            ),
                            models.Q(
                                models.Q(
                                    ("snapshot__isnull", False),
                                    ("state__in", ["submitted", "replaced"]),
                                    ("submitted_at__isnull", False),
                                ),
                                models.Q(("digest", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="report_sent_is_frozen",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first__isnull", True),
                            models.Q(
                                ("first__gte", datetime.date(1900, 1, 1)), ("first__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_report_first_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last__isnull", True),
                            models.Q(("last__gte", datetime.date(1900, 1, 1)), ("last__lt", datetime.date(2101, 1, 1))),
                            _connector="OR",
                        ),
                        name="cohorts_report_last_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on__isnull", True),
                            models.Q(
                                ("due_on__gte", datetime.date(1900, 1, 1)), ("due_on__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_report_due_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportEvent",
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
                        to="cohorts.report",
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
                    "grant",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.grant",
                    ),
                ),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("number", models.PositiveSmallIntegerField(default=1)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Sent"),
                            ("replaced", "Replaced by a later version"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("due_on", models.DateField()),
                ("reason", models.TextField(blank=True)),
                ("snapshot", models.JSONField(blank=True, null=True)),
                ("digest", models.CharField(blank=True, max_length=64)),
                (
                    "submitted_by",
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
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="signatures", to="cohorts.report"
                    ),
                ),
                ("party", models.CharField(choices=[("employer", "Employers"), ("union", "Unions")], max_length=8)),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="apprenticeships.organization"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("digest", models.CharField(max_length=64)),
                ("dissent", models.TextField(blank=True)),
                ("signed_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["signed_at", "pk"],
                "constraints": [models.UniqueConstraint(fields=("report", "party"), name="signature_one_per_party")],
            },
        ),
        migrations.CreateModel(
            name="TuitionRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tuition_requests",
                        to="cohorts.participant",
                    ),
                ),
                ("school", models.CharField(max_length=160)),
                ("course", models.CharField(max_length=160)),
                ("area", models.CharField(max_length=120)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("note", models.TextField(blank=True)),
                ("paid_elsewhere", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("approved", "Approved"),
                            ("denied", "Not approved"),
                            ("paid", "Paid"),
                            ("withdrawn", "Taken back"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("approved_amount", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
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
                ("decision", models.CharField(blank=True, max_length=300)),
                ("paid_on", models.DateField(blank=True, null=True)),
                ("excludable", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("taxable", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
            ],
            options={
                "ordering": ["-asked_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="tuition_amount_positive"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="tuition_dates_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", True),
                                ("paid_on__isnull", True),
                                ("state__in", ["asked", "withdrawn"]),
                            ),
                            models.Q(
                                ("approved_amount__isnull", True),
                                ("decided_at__isnull", False),
                                ("paid_on__isnull", True),
                                ("state", "denied"),
                            ),
                            models.Q(
                                ("approved_amount__gt", 0),
                                ("decided_at__isnull", False),
                                ("paid_on__isnull", True),
                                ("state", "approved"),
                            ),
                            models.Q(
                                ("approved_amount__gt", 0),
                                ("decided_at__isnull", False),
                                ("paid_on__isnull", False),
                                ("state", "paid"),
                            ),
                            _connector="OR",
                        ),
                        name="tuition_state_and_columns",
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
                        name="cohorts_tuitionrequest_starts_on_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            models.Q(
                                ("ends_on__gte", datetime.date(1900, 1, 1)), ("ends_on__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_tuitionrequest_ends_on_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("paid_on__isnull", True),
                            models.Q(
                                ("paid_on__gte", datetime.date(1900, 1, 1)), ("paid_on__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_tuitionrequest_paid_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TuitionRequestEvent",
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
                        to="cohorts.tuitionrequest",
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
                    "participant",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.participant",
                    ),
                ),
                ("school", models.CharField(max_length=160)),
                ("course", models.CharField(max_length=160)),
                ("area", models.CharField(max_length=120)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("paid_elsewhere", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("approved", "Approved"),
                            ("denied", "Not approved"),
                            ("paid", "Paid"),
                            ("withdrawn", "Taken back"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("approved_amount", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
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
                ("paid_on", models.DateField(blank=True, null=True)),
                ("excludable", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("taxable", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TuitionDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="cohorts.tuitionrequest",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("media_type", models.CharField(max_length=80)),
                ("size", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("file", models.FileField(upload_to="tuition/")),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("uploaded_at", models.DateTimeField()),
                ("destroyed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["uploaded_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("destroyed_at__isnull", True), models.Q(("file", ""), _negated=True)),
                            models.Q(("destroyed_at__isnull", False), ("file", ""), ("name", "")),
                            _connector="OR",
                        ),
                        name="tuition_document_here_or_destroyed",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PreceptorshipLog",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="preceptorship",
                        to="cohorts.participant",
                    ),
                ),
                ("date", models.DateField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("area", models.CharField(max_length=120)),
                (
                    "supervisor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("supervisor_name", models.CharField(max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("claimed", "Waits for the preceptor"),
                            ("confirmed", "Confirmed"),
                            ("voided", "Taken back"),
                        ],
                        default="claimed",
                        max_length=10,
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("written_at", models.DateTimeField()),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-date", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "voided"), _negated=True),
                        fields=("participant", "date", "area"),
                        name="preceptorship_once_per_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__range", (1, 1440))), name="preceptorship_minutes_of_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("confirmed_at__isnull", False), ("confirmed_by__isnull", False), ("state", "confirmed")
                            ),
                            models.Q(("confirmed_at__isnull", True), ("state", "claimed")),
                            ("state", "voided"),
                            _connector="OR",
                        ),
                        name="preceptorship_confirmed_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date__isnull", True),
                            models.Q(("date__gte", datetime.date(1900, 1, 1)), ("date__lt", datetime.date(2101, 1, 1))),
                            _connector="OR",
                        ),
                        name="cohorts_preceptorshiplog_date_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PreceptorshipLogEvent",
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
                        to="cohorts.preceptorshiplog",
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
                    "participant",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.participant",
                    ),
                ),
                ("date", models.DateField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("area", models.CharField(max_length=120)),
                (
                    "supervisor",
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
                ("supervisor_name", models.CharField(max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("claimed", "Waits for the preceptor"),
                            ("confirmed", "Confirmed"),
                            ("voided", "Taken back"),
                        ],
                        default="claimed",
                        max_length=10,
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
                (
                    "confirmed_by",
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
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="JobPlacement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="placements", to="cohorts.participant"
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placed",
                        to="apprenticeships.organization",
                    ),
                ),
                ("employer_name", models.CharField(max_length=160)),
                ("title", models.CharField(max_length=120)),
                ("started_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "proof",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Nothing yet"),
                            ("pay_stub", "Pay stub"),
                            ("employer", "The employer confirmed it"),
                            ("payroll", "Payroll record"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("voided_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-started_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("voided_at__isnull", True)),
                        fields=("participant", "employer_name", "started_on"),
                        name="job_placement_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True), ("ended_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="job_placement_dates_in_order",
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
                        name="cohorts_jobplacement_started_on_in_range",
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
                        name="cohorts_jobplacement_ended_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JobPlacementEvent",
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
                        to="cohorts.jobplacement",
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
                    "participant",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.participant",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.organization",
                    ),
                ),
                ("employer_name", models.CharField(max_length=160)),
                ("title", models.CharField(max_length=120)),
                ("started_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "proof",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Nothing yet"),
                            ("pay_stub", "Pay stub"),
                            ("employer", "The employer confirmed it"),
                            ("payroll", "Payroll record"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_constraint=False,
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
            name="Credential",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="credentials",
                        to="cohorts.participant",
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("issuer", models.CharField(max_length=160)),
                ("number", models.CharField(blank=True, max_length=60)),
                ("earned_on", models.DateField()),
                ("expires_on", models.DateField(blank=True, null=True)),
                (
                    "proof",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Nothing yet"),
                            ("copy", "Copy of the certificate seen"),
                            ("issuer", "Looked up at the issuer"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("voided_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-earned_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("voided_at__isnull", True)),
                        fields=("participant", "title", "earned_on"),
                        name="credential_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expires_on__isnull", True), ("expires_on__gte", models.F("earned_on")), _connector="OR"
                        ),
                        name="credential_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("earned_on__isnull", True),
                            models.Q(
                                ("earned_on__gte", datetime.date(1900, 1, 1)),
                                ("earned_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_credential_earned_on_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expires_on__isnull", True),
                            models.Q(
                                ("expires_on__gte", datetime.date(1900, 1, 1)),
                                ("expires_on__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_credential_expires_on_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CredentialEvent",
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
                        to="cohorts.credential",
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
                    "participant",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.participant",
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("issuer", models.CharField(max_length=160)),
                ("number", models.CharField(blank=True, max_length=60)),
                ("earned_on", models.DateField()),
                ("expires_on", models.DateField(blank=True, null=True)),
                (
                    "proof",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Nothing yet"),
                            ("copy", "Copy of the certificate seen"),
                            ("issuer", "Looked up at the issuer"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_constraint=False,
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
            name="OpeningRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opening_requests",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opening_requests",
                        to="apprenticeships.track",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opening_requests",
                        to="apprenticeships.department",
                    ),
                ),
                ("headcount", models.PositiveSmallIntegerField()),
                ("rate", models.DecimalField(blank=True, decimal_places=4, max_digits=10, null=True)),
                ("why", models.CharField(max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Waits for the coordinator"),
                            ("approved", "Approved"),
                            ("declined", "Declined"),
                            ("withdrawn", "Taken back"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings_asked",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings_decided",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decision_reason", models.CharField(blank=True, max_length=300)),
                (
                    "opening",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="requests",
                        to="cohorts.opening",
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")),
                        fields=("cohort", "track", "department"),
                        name="opening_request_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("headcount__range", (1, 500))), name="opening_request_headcount"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True), ("state", "asked")),
                            models.Q(
                                models.Q(("state", "asked"), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="opening_request_decided",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpeningRequestEvent",
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
                        to="cohorts.openingrequest",
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
                ("rate", models.DecimalField(blank=True, decimal_places=4, max_digits=10, null=True)),
                ("why", models.CharField(max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Waits for the coordinator"),
                            ("approved", "Approved"),
                            ("declined", "Declined"),
                            ("withdrawn", "Taken back"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
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
                ("decision_reason", models.CharField(blank=True, max_length=300)),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AntiHarassmentTraining",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anti_harassment_trainings",
                        to="apprenticeships.organization",
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("held_on", models.DateField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("given_by", models.CharField(max_length=120)),
                ("materials", models.CharField(max_length=300)),
                ("valid_through", models.DateField()),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("entered_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-held_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("minutes__range", (1, 1440))), name="anti_harassment_minutes"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("valid_through__gte", models.F("held_on"))),
                        name="anti_harassment_valid_after",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held_on__isnull", True),
                            models.Q(
                                ("held_on__gte", datetime.date(1900, 1, 1)), ("held_on__lt", datetime.date(2101, 1, 1))
                            ),
                            _connector="OR",
                        ),
                        name="cohorts_antiharassmenttraining_held_on_in_range",
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
                        name="cohorts_antiharassmenttraining_valid_through_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AntiHarassmentTrainingEvent",
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
                        to="cohorts.antiharassmenttraining",
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
                ("title", models.CharField(max_length=160)),
                ("held_on", models.DateField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("given_by", models.CharField(max_length=120)),
                ("materials", models.CharField(max_length=300)),
                ("valid_through", models.DateField()),
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
            name="AntiHarassmentAttendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="cohorts.antiharassmenttraining",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anti_harassment_attendances",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anti_harassment_attendances",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "marked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("marked_at", models.DateTimeField()),
                ("later_why", models.CharField(blank=True, max_length=300)),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                ("taken_back_why", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["training", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person__isnull", False), ("user__isnull", True)),
                            models.Q(("person__isnull", True), ("user__isnull", False)),
                            _connector="OR",
                        ),
                        name="anti_harassment_one_of_both",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False), ("taken_back_at__isnull", True)),
                        fields=("training", "person"),
                        name="anti_harassment_person_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True), ("user__isnull", False)),
                        fields=("training", "user"),
                        name="anti_harassment_user_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("later_why", ""), ("user__isnull", False), _connector="OR"),
                        name="anti_harassment_later_is_staff",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("taken_back_at__isnull", True), ("taken_back_by__isnull", True), ("taken_back_why", "")
                            ),
                            models.Q(
                                ("taken_back_at__isnull", False),
                                ("taken_back_by__isnull", False),
                                models.Q(("taken_back_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="anti_harassment_taken_back_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AntiHarassmentAttendanceEvent",
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
                        to="cohorts.antiharassmentattendance",
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
                    "training",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.antiharassmenttraining",
                    ),
                ),
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
                ("later_why", models.CharField(blank=True, max_length=300)),
                (
                    "taken_back_by",
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
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                ("taken_back_why", models.CharField(blank=True, max_length=300)),
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
                "antiharassmentattendance": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_antiharassmentattendanceevent" ("id", "later_why", "marked_at", "marked_by_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_back_at", "taken_back_by_id", "taken_back_why", "training_id", "user_id") VALUES (NEW."id", NEW."later_why", NEW."marked_at", NEW."marked_by_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."taken_back_at", NEW."taken_back_by_id", NEW."taken_back_why", NEW."training_id", NEW."user_id"); RETURN NULL;',
                            hash="e575fa0b9e22a2e493ca01d93665383936402f10",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_af4c9",
                            table="cohorts_antiharassmentattendance",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_antiharassmentattendanceevent" ("id", "later_why", "marked_at", "marked_by_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_back_at", "taken_back_by_id", "taken_back_why", "training_id", "user_id") VALUES (NEW."id", NEW."later_why", NEW."marked_at", NEW."marked_by_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."taken_back_at", NEW."taken_back_by_id", NEW."taken_back_why", NEW."training_id", NEW."user_id"); RETURN NULL;',
                            hash="59bd183ccb056f1060174056d7d0cd99ebe36021",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_22114",
                            table="cohorts_antiharassmentattendance",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_antiharassmentattendanceevent" ("id", "later_why", "marked_at", "marked_by_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_back_at", "taken_back_by_id", "taken_back_why", "training_id", "user_id") VALUES (OLD."id", OLD."later_why", OLD."marked_at", OLD."marked_by_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."taken_back_at", OLD."taken_back_by_id", OLD."taken_back_why", OLD."training_id", OLD."user_id"); RETURN NULL;',
                            hash="6a84a0cf85f79d24c6724e1ae014dd497e4c6b47",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_adbaf",
                            table="cohorts_antiharassmentattendance",
                            when="AFTER",
                        ),
                    ),
                ],
                "antiharassmentattendanceevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="c3bd2865493130d269fe238353b0c74366d9206b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_463ae",
                            table="cohorts_antiharassmentattendanceevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b5168f80f5a9cfbca65446e73ed33a423fdc401c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f1643",
                            table="cohorts_antiharassmentattendanceevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "antiharassmenttraining": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_antiharassmenttrainingevent" ("entered_at", "entered_by_id", "given_by", "held_on", "id", "materials", "minutes", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "valid_through") VALUES (NEW."entered_at", NEW."entered_by_id", NEW."given_by", NEW."held_on", NEW."id", NEW."materials", NEW."minutes", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title", NEW."valid_through"); RETURN NULL;',
                            hash="8b8cc1289483e37bd9795ea7da049ac937187950",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_803b0",
                            table="cohorts_antiharassmenttraining",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_antiharassmenttrainingevent" ("entered_at", "entered_by_id", "given_by", "held_on", "id", "materials", "minutes", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "valid_through") VALUES (NEW."entered_at", NEW."entered_by_id", NEW."given_by", NEW."held_on", NEW."id", NEW."materials", NEW."minutes", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title", NEW."valid_through"); RETURN NULL;',
                            hash="f4d311f01995caaf74d9ec51d8da16e7bc6db690",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_add2d",
                            table="cohorts_antiharassmenttraining",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_antiharassmenttrainingevent" ("entered_at", "entered_by_id", "given_by", "held_on", "id", "materials", "minutes", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "valid_through") VALUES (OLD."entered_at", OLD."entered_by_id", OLD."given_by", OLD."held_on", OLD."id", OLD."materials", OLD."minutes", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title", OLD."valid_through"); RETURN NULL;',
                            hash="d2ea42b3d138e6378ad7d0f89f2c5d37847b9f77",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b73eb",
                            table="cohorts_antiharassmenttraining",
                            when="AFTER",
                        ),
                    ),
                ],
                "antiharassmenttrainingevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="da55ff1e4269f9733735c8fa68b8d72a737b1b9f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_a3f40",
                            table="cohorts_antiharassmenttrainingevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b62f2d97c2174041435bf8765f03a978c3535449",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_73e01",
                            table="cohorts_antiharassmenttrainingevent",
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
                            func='INSERT INTO "cohorts_cohortevent" ("apply_by", "canceled_at", "class_ends_on", "component_id", "created_at", "ends_on", "exam_from", "exam_to", "id", "nominal_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "published_at", "ready_by", "schedule_state", "starts_on", "title", "version_id") VALUES (NEW."apply_by", NEW."canceled_at", NEW."class_ends_on", NEW."component_id", NEW."created_at", NEW."ends_on", NEW."exam_from", NEW."exam_to", NEW."id", NEW."nominal_start", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."public_id", NEW."published_at", NEW."ready_by", NEW."schedule_state", NEW."starts_on", NEW."title", NEW."version_id"); RETURN NULL;',
                            hash="9eef546aef5a3be7ee43e9263d4067e248b2d7f7",
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
                            func='INSERT INTO "cohorts_cohortevent" ("apply_by", "canceled_at", "class_ends_on", "component_id", "created_at", "ends_on", "exam_from", "exam_to", "id", "nominal_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "published_at", "ready_by", "schedule_state", "starts_on", "title", "version_id") VALUES (NEW."apply_by", NEW."canceled_at", NEW."class_ends_on", NEW."component_id", NEW."created_at", NEW."ends_on", NEW."exam_from", NEW."exam_to", NEW."id", NEW."nominal_start", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."public_id", NEW."published_at", NEW."ready_by", NEW."schedule_state", NEW."starts_on", NEW."title", NEW."version_id"); RETURN NULL;',
                            hash="366c070c46bf6a522ecafcbd30729cf0caee5ccf",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_09318",
                            table="cohorts_cohort",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_cohortevent" ("apply_by", "canceled_at", "class_ends_on", "component_id", "created_at", "ends_on", "exam_from", "exam_to", "id", "nominal_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "published_at", "ready_by", "schedule_state", "starts_on", "title", "version_id") VALUES (OLD."apply_by", OLD."canceled_at", OLD."class_ends_on", OLD."component_id", OLD."created_at", OLD."ends_on", OLD."exam_from", OLD."exam_to", OLD."id", OLD."nominal_start", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."public_id", OLD."published_at", OLD."ready_by", OLD."schedule_state", OLD."starts_on", OLD."title", OLD."version_id"); RETURN NULL;',
                            hash="a4de072fd28909b488c38b4d3804f208b73c8da1",
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
                "credential": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_credentialevent" ("earned_on", "expires_on", "id", "issuer", "number", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "public_id", "recorded_at", "recorded_by_id", "title", "voided_at") VALUES (NEW."earned_on", NEW."expires_on", NEW."id", NEW."issuer", NEW."number", NEW."participant_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proof", NEW."public_id", NEW."recorded_at", NEW."recorded_by_id", NEW."title", NEW."voided_at"); RETURN NULL;',
                            hash="53809359d55181e0be966d1d5ed5d90b3aaa6756",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_78cab",
                            table="cohorts_credential",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_credentialevent" ("earned_on", "expires_on", "id", "issuer", "number", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "public_id", "recorded_at", "recorded_by_id", "title", "voided_at") VALUES (NEW."earned_on", NEW."expires_on", NEW."id", NEW."issuer", NEW."number", NEW."participant_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proof", NEW."public_id", NEW."recorded_at", NEW."recorded_by_id", NEW."title", NEW."voided_at"); RETURN NULL;',
                            hash="8dd8660ee3659bff747758e5e5500f32eb805ec8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6120a",
                            table="cohorts_credential",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_credentialevent" ("earned_on", "expires_on", "id", "issuer", "number", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "public_id", "recorded_at", "recorded_by_id", "title", "voided_at") VALUES (OLD."earned_on", OLD."expires_on", OLD."id", OLD."issuer", OLD."number", OLD."participant_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proof", OLD."public_id", OLD."recorded_at", OLD."recorded_by_id", OLD."title", OLD."voided_at"); RETURN NULL;',
                            hash="9bbd987d401c7680342bdf73dc2c996c4de7a990",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f3c40",
                            table="cohorts_credential",
                            when="AFTER",
                        ),
                    ),
                ],
                "credentialevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="e513a719aa375020438df41d68218f0b06155145",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_b0d6b",
                            table="cohorts_credentialevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c5a438c0571fbbb990e0d959a11059064a33414a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d417c",
                            table="cohorts_credentialevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "enrollment": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_enrollmentevent" ("class_ends_on", "cohort_id", "completed_on", "ends_on", "exit_code", "exited_on", "hired_as", "hired_on", "id", "paused_from", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "required_ojl_minutes", "required_rti_minutes", "reserved_at", "seat_id", "starts_on", "state", "track_id") VALUES (NEW."class_ends_on", NEW."cohort_id", NEW."completed_on", NEW."ends_on", NEW."exit_code", NEW."exited_on", NEW."hired_as", NEW."hired_on", NEW."id", NEW."paused_from", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."required_ojl_minutes", NEW."required_rti_minutes", NEW."reserved_at", NEW."seat_id", NEW."starts_on", NEW."state", NEW."track_id"); RETURN NULL;',
                            hash="4131cd189e653677a45ea28f3c127047d73186f0",
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
                            func='INSERT INTO "cohorts_enrollmentevent" ("class_ends_on", "cohort_id", "completed_on", "ends_on", "exit_code", "exited_on", "hired_as", "hired_on", "id", "paused_from", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "required_ojl_minutes", "required_rti_minutes", "reserved_at", "seat_id", "starts_on", "state", "track_id") VALUES (NEW."class_ends_on", NEW."cohort_id", NEW."completed_on", NEW."ends_on", NEW."exit_code", NEW."exited_on", NEW."hired_as", NEW."hired_on", NEW."id", NEW."paused_from", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."required_ojl_minutes", NEW."required_rti_minutes", NEW."reserved_at", NEW."seat_id", NEW."starts_on", NEW."state", NEW."track_id"); RETURN NULL;',
                            hash="0184936c42a8bbc152ea655fc129cba190546c37",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3ff1a",
                            table="cohorts_enrollment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_enrollmentevent" ("class_ends_on", "cohort_id", "completed_on", "ends_on", "exit_code", "exited_on", "hired_as", "hired_on", "id", "paused_from", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "required_ojl_minutes", "required_rti_minutes", "reserved_at", "seat_id", "starts_on", "state", "track_id") VALUES (OLD."class_ends_on", OLD."cohort_id", OLD."completed_on", OLD."ends_on", OLD."exit_code", OLD."exited_on", OLD."hired_as", OLD."hired_on", OLD."id", OLD."paused_from", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."required_ojl_minutes", OLD."required_rti_minutes", OLD."reserved_at", OLD."seat_id", OLD."starts_on", OLD."state", OLD."track_id"); RETURN NULL;',
                            hash="ad5163dd52a27f9d48efd942cbeef4417a542580",
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
                "grant": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_grantevent" ("calendar_id", "due_day", "funder_id", "id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "reports_every", "since", "until", "year_begins") VALUES (NEW."calendar_id", NEW."due_day", NEW."funder_id", NEW."id", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."public_id", NEW."reports_every", NEW."since", NEW."until", NEW."year_begins"); RETURN NULL;',
                            hash="19b15eb3c230dc1a84c2939079aa016cde3d244e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_72b26",
                            table="cohorts_grant",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_grantevent" ("calendar_id", "due_day", "funder_id", "id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "reports_every", "since", "until", "year_begins") VALUES (NEW."calendar_id", NEW."due_day", NEW."funder_id", NEW."id", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."public_id", NEW."reports_every", NEW."since", NEW."until", NEW."year_begins"); RETURN NULL;',
                            hash="58667fababccd280da265815acf17ca59d6f1728",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_10f47",
                            table="cohorts_grant",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_grantevent" ("calendar_id", "due_day", "funder_id", "id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "reports_every", "since", "until", "year_begins") VALUES (OLD."calendar_id", OLD."due_day", OLD."funder_id", OLD."id", OLD."name", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."public_id", OLD."reports_every", OLD."since", OLD."until", OLD."year_begins"); RETURN NULL;',
                            hash="8b1a6f42a9446b49a30122f9f3d515b16ed5f2c6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_94ff6",
                            table="cohorts_grant",
                            when="AFTER",
                        ),
                    ),
                ],
                "grantevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="7a1a3d3bd2e70addfd418bd46cd8bf5330bf73c0",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_d34b0",
                            table="cohorts_grantevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f800e734aa571087a22ed2c70f34485c511f43a6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c7b3a",
                            table="cohorts_grantevent",
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
                "jobplacement": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_jobplacementevent" ("employer_name", "ended_on", "id", "organization_id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "public_id", "recorded_at", "recorded_by_id", "started_on", "title", "voided_at") VALUES (NEW."employer_name", NEW."ended_on", NEW."id", NEW."organization_id", NEW."participant_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proof", NEW."public_id", NEW."recorded_at", NEW."recorded_by_id", NEW."started_on", NEW."title", NEW."voided_at"); RETURN NULL;',
                            hash="f668fc4fa859c0d80aed5eba640914d31e029199",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_58334",
                            table="cohorts_jobplacement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_jobplacementevent" ("employer_name", "ended_on", "id", "organization_id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "public_id", "recorded_at", "recorded_by_id", "started_on", "title", "voided_at") VALUES (NEW."employer_name", NEW."ended_on", NEW."id", NEW."organization_id", NEW."participant_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proof", NEW."public_id", NEW."recorded_at", NEW."recorded_by_id", NEW."started_on", NEW."title", NEW."voided_at"); RETURN NULL;',
                            hash="46fc17c8c6414da08f7d12ce23d4fd3d04d1fd2f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e801e",
                            table="cohorts_jobplacement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_jobplacementevent" ("employer_name", "ended_on", "id", "organization_id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "public_id", "recorded_at", "recorded_by_id", "started_on", "title", "voided_at") VALUES (OLD."employer_name", OLD."ended_on", OLD."id", OLD."organization_id", OLD."participant_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proof", OLD."public_id", OLD."recorded_at", OLD."recorded_by_id", OLD."started_on", OLD."title", OLD."voided_at"); RETURN NULL;',
                            hash="bbf9acfba780b7dffe463c716fb4769a70adcf5c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f56ad",
                            table="cohorts_jobplacement",
                            when="AFTER",
                        ),
                    ),
                ],
                "jobplacementevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="107309aa3f311467d1ebafc90e7b5671bd812de4",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_3497f",
                            table="cohorts_jobplacementevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="fea1f398883e30ef0e745429815c9bb341463f89",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_607f2",
                            table="cohorts_jobplacementevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "minutes": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_minutesevent" ("approved_at", "approved_by_id", "decisions", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "session_id", "text", "written_at", "written_by_id") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."decisions", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."session_id", NEW."text", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                            hash="bd16e62901db2ec95507cb44acb93fc0bd7547ef",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4a6a2",
                            table="cohorts_minutes",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_minutesevent" ("approved_at", "approved_by_id", "decisions", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "session_id", "text", "written_at", "written_by_id") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."decisions", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."session_id", NEW."text", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                            hash="1a55f14b6b90e9f357dbb74de035c12832707919",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_89bc0",
                            table="cohorts_minutes",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_minutesevent" ("approved_at", "approved_by_id", "decisions", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "session_id", "text", "written_at", "written_by_id") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."decisions", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."session_id", OLD."text", OLD."written_at", OLD."written_by_id"); RETURN NULL;',
                            hash="806556595fecb35e3f8c52e28db7feebdaa837ea",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_07cd9",
                            table="cohorts_minutes",
                            when="AFTER",
                        ),
                    ),
                ],
                "minutesevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="2c5c9b9dcddaa82fd22776523f63b1f3f02da29e",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_6448c",
                            table="cohorts_minutesevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f07efc8d28be72101402e3c0f95d7a4b50474ed0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_88807",
                            table="cohorts_minutesevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "opening": [
                    pgtrigger.compiler.Trigger(
                        name="headcount_counted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE places integer; counted bigint;",
                            func="counted := NEW.id;\nSELECT headcount INTO places FROM cohorts_opening WHERE id = counted;\nIF FOUND AND places <> (SELECT count(*) FROM cohorts_seat WHERE opening_id = counted) THEN\n    RAISE EXCEPTION 'an opening has as many seats as its headcount says'\n        USING ERRCODE = 'check_violation', CONSTRAINT = 'opening_seats_are_its_headcount';\nEND IF;\nRETURN NULL;",
                            hash="c3f0bf7593b33f245d6933eb7ce964115cccb2b7",
                            operation='INSERT OR UPDATE OF "headcount"',
                            pgid="pgtrigger_headcount_counted_e5068",
                            table="cohorts_opening",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="class_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."cohort_id" IS DISTINCT FROM (NEW."cohort_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="68d9cabb4312dfc1d066e02e34522d6d4e73b53f",
                            operation="UPDATE",
                            pgid="pgtrigger_class_stays_3536a",
                            table="cohorts_opening",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_openingevent" ("age_from", "age_to", "cohort_id", "department_id", "headcount", "id", "interest_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rate", "site_id", "track_id", "weekly_minutes") VALUES (NEW."age_from", NEW."age_to", NEW."cohort_id", NEW."department_id", NEW."headcount", NEW."id", NEW."interest_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."rate", NEW."site_id", NEW."track_id", NEW."weekly_minutes"); RETURN NULL;',
                            hash="80f55816e4b6dbf747e36d02acebf6f8b76757a6",
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
                            func='INSERT INTO "cohorts_openingevent" ("age_from", "age_to", "cohort_id", "department_id", "headcount", "id", "interest_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rate", "site_id", "track_id", "weekly_minutes") VALUES (NEW."age_from", NEW."age_to", NEW."cohort_id", NEW."department_id", NEW."headcount", NEW."id", NEW."interest_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."rate", NEW."site_id", NEW."track_id", NEW."weekly_minutes"); RETURN NULL;',
                            hash="35831380407547424783880264a44e5efc9c96b1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2053a",
                            table="cohorts_opening",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_openingevent" ("age_from", "age_to", "cohort_id", "department_id", "headcount", "id", "interest_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rate", "site_id", "track_id", "weekly_minutes") VALUES (OLD."age_from", OLD."age_to", OLD."cohort_id", OLD."department_id", OLD."headcount", OLD."id", OLD."interest_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."rate", OLD."site_id", OLD."track_id", OLD."weekly_minutes"); RETURN NULL;',
                            hash="02a205ec9a05d83f7008409da621df9ab3593302",
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
                "openingrequest": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_openingrequestevent" ("asked_at", "asked_by_id", "cohort_id", "decided_at", "decided_by_id", "decision_reason", "department_id", "headcount", "id", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rate", "state", "track_id", "why") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."cohort_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."department_id", NEW."headcount", NEW."id", NEW."opening_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."rate", NEW."state", NEW."track_id", NEW."why"); RETURN NULL;',
                            hash="298f5eee919bd36aa0cc7e2997c8d76a93fde469",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_33356",
                            table="cohorts_openingrequest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_openingrequestevent" ("asked_at", "asked_by_id", "cohort_id", "decided_at", "decided_by_id", "decision_reason", "department_id", "headcount", "id", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rate", "state", "track_id", "why") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."cohort_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."department_id", NEW."headcount", NEW."id", NEW."opening_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."rate", NEW."state", NEW."track_id", NEW."why"); RETURN NULL;',
                            hash="12a9d1485d04561657ce4e4c379f385e031168f7",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_59e0f",
                            table="cohorts_openingrequest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_openingrequestevent" ("asked_at", "asked_by_id", "cohort_id", "decided_at", "decided_by_id", "decision_reason", "department_id", "headcount", "id", "opening_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rate", "state", "track_id", "why") VALUES (OLD."asked_at", OLD."asked_by_id", OLD."cohort_id", OLD."decided_at", OLD."decided_by_id", OLD."decision_reason", OLD."department_id", OLD."headcount", OLD."id", OLD."opening_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."rate", OLD."state", OLD."track_id", OLD."why"); RETURN NULL;',
                            hash="84cfb4e4ad2c896b776ffaf85e39e9fe6ee8a3ae",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c6aa1",
                            table="cohorts_openingrequest",
                            when="AFTER",
                        ),
                    ),
                ],
                "openingrequestevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="1f23902028303318a8a6b0fda0b54792d0955b73",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_ebcb7",
                            table="cohorts_openingrequestevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a0bbdcdda37fe5f817b88a3bee135c586e21562f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_07504",
                            table="cohorts_openingrequestevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "participant": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_participantevent" ("batch_id", "employer_id", "grant_id", "id", "joined_on", "kind", "left_on", "occupation", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "reference", "region", "union_id") VALUES (NEW."batch_id", NEW."employer_id", NEW."grant_id", NEW."id", NEW."joined_on", NEW."kind", NEW."left_on", NEW."occupation", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."public_id", NEW."reference", NEW."region", NEW."union_id"); RETURN NULL;',
                            hash="aa06c4358d8e303f4aa0a6a3443dba9a01347665",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1dfe4",
                            table="cohorts_participant",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_participantevent" ("batch_id", "employer_id", "grant_id", "id", "joined_on", "kind", "left_on", "occupation", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "reference", "region", "union_id") VALUES (NEW."batch_id", NEW."employer_id", NEW."grant_id", NEW."id", NEW."joined_on", NEW."kind", NEW."left_on", NEW."occupation", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."public_id", NEW."reference", NEW."region", NEW."union_id"); RETURN NULL;',
                            hash="63c6f963d19284c80535a0f4a24ca68c6d804794",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_40d1c",
                            table="cohorts_participant",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_participantevent" ("batch_id", "employer_id", "grant_id", "id", "joined_on", "kind", "left_on", "occupation", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "reference", "region", "union_id") VALUES (OLD."batch_id", OLD."employer_id", OLD."grant_id", OLD."id", OLD."joined_on", OLD."kind", OLD."left_on", OLD."occupation", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."public_id", OLD."reference", OLD."region", OLD."union_id"); RETURN NULL;',
                            hash="151b3a0ef00b80769d7007cca39f2b95b128660f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e41f7",
                            table="cohorts_participant",
                            when="AFTER",
                        ),
                    ),
                ],
                "participantbatch": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_participantbatchevent" ("created", "digest", "ended_at", "filename", "id", "matched", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "rows", "state", "uploaded_at", "uploaded_by_id") VALUES (NEW."created", NEW."digest", NEW."ended_at", NEW."filename", NEW."id", NEW."matched", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."public_id", NEW."rows", NEW."state", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                            hash="44e3e25dae81720475451a0a290f53f57c2067a0",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_df40f",
                            table="cohorts_participantbatch",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."created" IS DISTINCT FROM (NEW."created") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."filename" IS DISTINCT FROM (NEW."filename") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."matched" IS DISTINCT FROM (NEW."matched") OR OLD."program_id" IS DISTINCT FROM (NEW."program_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."rows" IS DISTINCT FROM (NEW."rows") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."uploaded_at" IS DISTINCT FROM (NEW."uploaded_at") OR OLD."uploaded_by_id" IS DISTINCT FROM (NEW."uploaded_by_id"))',
                            func='INSERT INTO "cohorts_participantbatchevent" ("created", "digest", "ended_at", "filename", "id", "matched", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "rows", "state", "uploaded_at", "uploaded_by_id") VALUES (NEW."created", NEW."digest", NEW."ended_at", NEW."filename", NEW."id", NEW."matched", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."public_id", NEW."rows", NEW."state", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                            hash="ec6cb6e60931cbf9067df42ecf15659ccf822929",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_69a9f",
                            table="cohorts_participantbatch",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_participantbatchevent" ("created", "digest", "ended_at", "filename", "id", "matched", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "rows", "state", "uploaded_at", "uploaded_by_id") VALUES (OLD."created", OLD."digest", OLD."ended_at", OLD."filename", OLD."id", OLD."matched", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."public_id", OLD."rows", OLD."state", OLD."uploaded_at", OLD."uploaded_by_id"); RETURN NULL;',
                            hash="61c2d5e0cc9e3e34129a0a3aacf5a2ae9abbd321",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_33bc2",
                            table="cohorts_participantbatch",
                            when="AFTER",
                        ),
                    ),
                ],
                "participantbatchevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="f7343e0f9fb971ac2e105663d2c2644d56ca557b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_9db89",
                            table="cohorts_participantbatchevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5a0eb46b42f846c60bd81fa77f4495221f5ef9af",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f0a75",
                            table="cohorts_participantbatchevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "participantevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="51c3a84ca1f5469b084a9a8a3fa9d90ae813407d",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_8ca98",
                            table="cohorts_participantevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c6d534eb8d661595595264c175d661c4d7b0f523",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e60a1",
                            table="cohorts_participantevent",
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
                "practice": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_practiceevent" ("id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "session_id", "shared_at", "shared_by_id", "text", "title", "withdrawn_at") VALUES (NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."public_id", NEW."session_id", NEW."shared_at", NEW."shared_by_id", NEW."text", NEW."title", NEW."withdrawn_at"); RETURN NULL;',
                            hash="892f076150cf94376106b36b227af26e34a52d5a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9de0d",
                            table="cohorts_practice",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_practiceevent" ("id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "session_id", "shared_at", "shared_by_id", "text", "title", "withdrawn_at") VALUES (NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."public_id", NEW."session_id", NEW."shared_at", NEW."shared_by_id", NEW."text", NEW."title", NEW."withdrawn_at"); RETURN NULL;',
                            hash="4d8efe873cbf67b53edec47e6c655ba23b9e3eaa",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c4f7b",
                            table="cohorts_practice",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_practiceevent" ("id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "public_id", "session_id", "shared_at", "shared_by_id", "text", "title", "withdrawn_at") VALUES (OLD."id", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."public_id", OLD."session_id", OLD."shared_at", OLD."shared_by_id", OLD."text", OLD."title", OLD."withdrawn_at"); RETURN NULL;',
                            hash="45198cd98f955de9db17d7a00a6d5a72c8bb054e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9d733",
                            table="cohorts_practice",
                            when="AFTER",
                        ),
                    ),
                ],
                "practiceevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="3121283654273d47b8ad114edbf26594bb24b05e",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_316e7",
                            table="cohorts_practiceevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="20593846365decf36c0a472dd98eb75e0954398b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e69d3",
                            table="cohorts_practiceevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "preceptorshiplog": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_preceptorshiplogevent" ("area", "confirmed_at", "confirmed_by_id", "date", "id", "minutes", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state", "supervisor_id", "supervisor_name", "written_at", "written_by_id") VALUES (NEW."area", NEW."confirmed_at", NEW."confirmed_by_id", NEW."date", NEW."id", NEW."minutes", NEW."participant_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."state", NEW."supervisor_id", NEW."supervisor_name", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                            hash="6e4fddf9c16218e6c03b2f97b20db6410ad9a501",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f66cd",
                            table="cohorts_preceptorshiplog",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_preceptorshiplogevent" ("area", "confirmed_at", "confirmed_by_id", "date", "id", "minutes", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state", "supervisor_id", "supervisor_name", "written_at", "written_by_id") VALUES (NEW."area", NEW."confirmed_at", NEW."confirmed_by_id", NEW."date", NEW."id", NEW."minutes", NEW."participant_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."state", NEW."supervisor_id", NEW."supervisor_name", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                            hash="d03fcf9c91af3fb1c9611939fee7a5314fedaf14",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5f8b8",
                            table="cohorts_preceptorshiplog",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_preceptorshiplogevent" ("area", "confirmed_at", "confirmed_by_id", "date", "id", "minutes", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state", "supervisor_id", "supervisor_name", "written_at", "written_by_id") VALUES (OLD."area", OLD."confirmed_at", OLD."confirmed_by_id", OLD."date", OLD."id", OLD."minutes", OLD."participant_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."state", OLD."supervisor_id", OLD."supervisor_name", OLD."written_at", OLD."written_by_id"); RETURN NULL;',
                            hash="e2940e8ed3d5fc65fc83b772bfae32c7947d5a52",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_898d0",
                            table="cohorts_preceptorshiplog",
                            when="AFTER",
                        ),
                    ),
                ],
                "preceptorshiplogevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="42a0a77203b6af14a30e2d9c88ee6a02c3ee5eab",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_3a5db",
                            table="cohorts_preceptorshiplogevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="77395a4ef95328a0148e7c436a4d9150aa4ee39a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d20a3",
                            table="cohorts_preceptorshiplogevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "registration": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_registrationevent" ("employer_id", "id", "least_age", "least_entry_wage", "number", "occupation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile", "provider_id", "registered_on", "track_id", "wage_schedule_id") VALUES (NEW."employer_id", NEW."id", NEW."least_age", NEW."least_entry_wage", NEW."number", NEW."occupation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."profile", NEW."provider_id", NEW."registered_on", NEW."track_id", NEW."wage_schedule_id"); RETURN NULL;',
                            hash="87633e84955149e3c09c4f7563963074fae2ca07",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4f5e4",
                            table="cohorts_registration",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cohorts_registrationevent" ("employer_id", "id", "least_age", "least_entry_wage", "number", "occupation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile", "provider_id", "registered_on", "track_id", "wage_schedule_id") VALUES (NEW."employer_id", NEW."id", NEW."least_age", NEW."least_entry_wage", NEW."number", NEW."occupation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."profile", NEW."provider_id", NEW."registered_on", NEW."track_id", NEW."wage_schedule_id"); RETURN NULL;',
                            hash="dde067517453ce977827c10a532d316597202136",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_197b6",
                            table="cohorts_registration",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_registrationevent" ("employer_id", "id", "least_age", "least_entry_wage", "number", "occupation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile", "provider_id", "registered_on", "track_id", "wage_schedule_id") VALUES (OLD."employer_id", OLD."id", OLD."least_age", OLD."least_entry_wage", OLD."number", OLD."occupation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."profile", OLD."provider_id", OLD."registered_on", OLD."track_id", OLD."wage_schedule_id"); RETURN NULL;',
                            hash="330680dfacaab0441304a67601ad53604bceb29f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_43c41",
                            table="cohorts_registration",
                            when="AFTER",
                        ),
                    ),
                ],
                "registrationevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="e9e35930a38bb3704266d424017007a6c04cf807",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_59eb2",
                            table="cohorts_registrationevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="351d77b35d621cae3fad96d98a485c0e7c938500",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_918d3",
                            table="cohorts_registrationevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "report": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_reportevent" ("digest", "due_on", "first", "grant_id", "id", "last", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "snapshot", "state", "submitted_at", "submitted_by_id") VALUES (NEW."digest", NEW."due_on", NEW."first", NEW."grant_id", NEW."id", NEW."last", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."reason", NEW."snapshot", NEW."state", NEW."submitted_at", NEW."submitted_by_id"); RETURN NULL;',
                            hash="8fc3a5e3b043a06b64f5c5a8f2f113c372ac310d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d195f",
                            table="cohorts_report",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."first" IS DISTINCT FROM (NEW."first") OR OLD."grant_id" IS DISTINCT FROM (NEW."grant_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."last" IS DISTINCT FROM (NEW."last") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."snapshot" IS DISTINCT FROM (NEW."snapshot") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id"))',
                            func='INSERT INTO "cohorts_reportevent" ("digest", "due_on", "first", "grant_id", "id", "last", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "snapshot", "state", "submitted_at", "submitted_by_id") VALUES (NEW."digest", NEW."due_on", NEW."first", NEW."grant_id", NEW."id", NEW."last", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."reason", NEW."snapshot", NEW."state", NEW."submitted_at", NEW."submitted_by_id"); RETURN NULL;',
                            hash="9af1955d862ed90d68b9c8d798d6da565c86a67d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_957fd",
                            table="cohorts_report",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_reportevent" ("digest", "due_on", "first", "grant_id", "id", "last", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "snapshot", "state", "submitted_at", "submitted_by_id") VALUES (OLD."digest", OLD."due_on", OLD."first", OLD."grant_id", OLD."id", OLD."last", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."reason", OLD."snapshot", OLD."state", OLD."submitted_at", OLD."submitted_by_id"); RETURN NULL;',
                            hash="b9ce496203e6af1acd94549ae17b2325d3986bf4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_75594",
                            table="cohorts_report",
                            when="AFTER",
                        ),
                    ),
                ],
                "reportevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="d48554ec8f244f369e632a908c37e47d4d4686de",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_ff337",
                            table="cohorts_reportevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="fe12d8219592d50824c9a1152018a1500d52ac50",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_67480",
                            table="cohorts_reportevent",
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
                        name="class_of_opening",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="SELECT cohort_id INTO NEW.cohort_id FROM cohorts_opening WHERE id = NEW.opening_id; RETURN NEW;",
                            hash="88303b46af2ef7fdc44b2256f939049023e7a11f",
                            operation='INSERT OR UPDATE OF "opening_id", "cohort_id"',
                            pgid="pgtrigger_class_of_opening_e938d",
                            table="cohorts_seat",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="added_counted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE places integer; counted bigint;",
                            func="counted := NEW.opening_id;\nSELECT headcount INTO places FROM cohorts_opening WHERE id = counted;\nIF FOUND AND places <> (SELECT count(*) FROM cohorts_seat WHERE opening_id = counted) THEN\n    RAISE EXCEPTION 'an opening has as many seats as its headcount says'\n        USING ERRCODE = 'check_violation', CONSTRAINT = 'opening_seats_are_its_headcount';\nEND IF;\nRETURN NULL;",
                            hash="53a2c1c719e76537ef4a0480e042d5c8a8637a03",
                            operation="INSERT",
                            pgid="pgtrigger_added_counted_219c8",
                            table="cohorts_seat",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="removed_counted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE places integer; counted bigint;",
                            func="counted := OLD.opening_id;\nSELECT headcount INTO places FROM cohorts_opening WHERE id = counted;\nIF FOUND AND places <> (SELECT count(*) FROM cohorts_seat WHERE opening_id = counted) THEN\n    RAISE EXCEPTION 'an opening has as many seats as its headcount says'\n        USING ERRCODE = 'check_violation', CONSTRAINT = 'opening_seats_are_its_headcount';\nEND IF;\nRETURN NULL;",
                            hash="c3b0202778e2c2c067cf0f6a8cf2263420e35bf3",
                            operation="DELETE",
                            pgid="pgtrigger_removed_counted_4f286",
                            table="cohorts_seat",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="moved_counted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE places integer; counted bigint;",
                            func="counted := OLD.opening_id;\nSELECT headcount INTO places FROM cohorts_opening WHERE id = counted;\nIF FOUND AND places <> (SELECT count(*) FROM cohorts_seat WHERE opening_id = counted) THEN\n    RAISE EXCEPTION 'an opening has as many seats as its headcount says'\n        USING ERRCODE = 'check_violation', CONSTRAINT = 'opening_seats_are_its_headcount';\nEND IF;\ncounted := NEW.opening_id;\nSELECT headcount INTO places FROM cohorts_opening WHERE id = counted;\nIF FOUND AND places <> (SELECT count(*) FROM cohorts_seat WHERE opening_id = counted) THEN\n    RAISE EXCEPTION 'an opening has as many seats as its headcount says'\n        USING ERRCODE = 'check_violation', CONSTRAINT = 'opening_seats_are_its_headcount';\nEND IF;\nRETURN NULL;",
                            hash="5d42862fc9ea0f063a800ed21fa1c57a73726397",
                            operation='UPDATE OF "opening_id"',
                            pgid="pgtrigger_moved_counted_2dd35",
                            table="cohorts_seat",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_seatevent" ("cohort_id", "held_until", "id", "number", "opening_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (NEW."cohort_id", NEW."held_until", NEW."id", NEW."number", NEW."opening_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state"); RETURN NULL;',
                            hash="e653178af2215ec6dcdb1861006bb1c4278540ef",
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
                            func='INSERT INTO "cohorts_seatevent" ("cohort_id", "held_until", "id", "number", "opening_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (NEW."cohort_id", NEW."held_until", NEW."id", NEW."number", NEW."opening_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state"); RETURN NULL;',
                            hash="c9720469c084c2312be7bbeec13bba947976fb85",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_69986",
                            table="cohorts_seat",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_seatevent" ("cohort_id", "held_until", "id", "number", "opening_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (OLD."cohort_id", OLD."held_until", OLD."id", OLD."number", OLD."opening_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."state"); RETURN NULL;',
                            hash="b03b81dc5ef2c393d06cbecb7e8feb2c81907186",
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
                "tuitionrequest": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_tuitionrequestevent" ("amount", "approved_amount", "area", "asked_at", "course", "decided_at", "decided_by_id", "ends_on", "excludable", "id", "paid_elsewhere", "paid_on", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "school", "starts_on", "state", "taxable") VALUES (NEW."amount", NEW."approved_amount", NEW."area", NEW."asked_at", NEW."course", NEW."decided_at", NEW."decided_by_id", NEW."ends_on", NEW."excludable", NEW."id", NEW."paid_elsewhere", NEW."paid_on", NEW."participant_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."school", NEW."starts_on", NEW."state", NEW."taxable"); RETURN NULL;',
                            hash="c836dc7de4f42604b3994d150621bd9ffaa90d8a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e33b7",
                            table="cohorts_tuitionrequest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."approved_amount" IS DISTINCT FROM (NEW."approved_amount") OR OLD."area" IS DISTINCT FROM (NEW."area") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."course" IS DISTINCT FROM (NEW."course") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."excludable" IS DISTINCT FROM (NEW."excludable") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."paid_elsewhere" IS DISTINCT FROM (NEW."paid_elsewhere") OR OLD."paid_on" IS DISTINCT FROM (NEW."paid_on") OR OLD."participant_id" IS DISTINCT FROM (NEW."participant_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."school" IS DISTINCT FROM (NEW."school") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."taxable" IS DISTINCT FROM (NEW."taxable"))',
                            func='INSERT INTO "cohorts_tuitionrequestevent" ("amount", "approved_amount", "area", "asked_at", "course", "decided_at", "decided_by_id", "ends_on", "excludable", "id", "paid_elsewhere", "paid_on", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "school", "starts_on", "state", "taxable") VALUES (NEW."amount", NEW."approved_amount", NEW."area", NEW."asked_at", NEW."course", NEW."decided_at", NEW."decided_by_id", NEW."ends_on", NEW."excludable", NEW."id", NEW."paid_elsewhere", NEW."paid_on", NEW."participant_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."school", NEW."starts_on", NEW."state", NEW."taxable"); RETURN NULL;',
                            hash="81687e1fd0ae25f21e8e926cb3b598b98fa3edb2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_80a53",
                            table="cohorts_tuitionrequest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cohorts_tuitionrequestevent" ("amount", "approved_amount", "area", "asked_at", "course", "decided_at", "decided_by_id", "ends_on", "excludable", "id", "paid_elsewhere", "paid_on", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "school", "starts_on", "state", "taxable") VALUES (OLD."amount", OLD."approved_amount", OLD."area", OLD."asked_at", OLD."course", OLD."decided_at", OLD."decided_by_id", OLD."ends_on", OLD."excludable", OLD."id", OLD."paid_elsewhere", OLD."paid_on", OLD."participant_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."school", OLD."starts_on", OLD."state", OLD."taxable"); RETURN NULL;',
                            hash="e314a9b2ed1acf88d54b9807aaef787a11b28e34",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ed896",
                            table="cohorts_tuitionrequest",
                            when="AFTER",
                        ),
                    ),
                ],
                "tuitionrequestevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="30a8268689a51f0a6783a1bb1a6e5a7b9ad350bf",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_98967",
                            table="cohorts_tuitionrequestevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b7d76af962a5ecdeb2a10e4b1c8c5200705c234a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d9b58",
                            table="cohorts_tuitionrequestevent",
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

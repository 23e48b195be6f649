"""The kernel: people, organizations, programs, sessions, messages, events."""

import apprenticeships.migrations._operations
import apprenticeships.models.fields
import apprenticeships.models.parameter
import apprenticeships.models.person
import apprenticeships.models.requirement_change
import datetime
import django.contrib.postgres.indexes
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
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        *apprenticeships.migrations._operations.EXTENSIONS,
        migrations.CreateModel(
            name="HolidayCalendar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("source", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Holiday",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "calendar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="holidays",
                        to="apprenticeships.holidaycalendar",
                    ),
                ),
                ("date", models.DateField()),
                ("name", models.CharField(max_length=120)),
                ("no_class", models.BooleanField(default=True)),
                ("no_clinic", models.BooleanField(default=True)),
                ("is_paid", models.BooleanField(default=True)),
                ("is_business_day", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["calendar", "date"],
                "constraints": [
                    models.UniqueConstraint(fields=("calendar", "date", "name"), name="holiday_unique"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date__isnull", True),
                            models.Q(("date__gte", datetime.date(1900, 1, 1)), ("date__lt", datetime.date(2101, 1, 1))),
                            _connector="OR",
                        ),
                        name="apprenticeships_holiday_date_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("is_active", models.BooleanField(default=True)),
                ("date_joined", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "indexes": [models.Index(django.db.models.functions.text.Upper("email"), name="user_email_upper")],
                "constraints": [
                    models.UniqueConstraint(django.db.models.functions.text.Lower("email"), name="user_email_unique")
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="person",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("given_name", models.CharField(max_length=80)),
                ("family_name", models.CharField(max_length=80)),
                ("preferred_name", models.CharField(blank=True, max_length=80)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=32)),
                ("street", models.CharField(blank=True, max_length=120)),
                ("city", models.CharField(blank=True, max_length=80)),
                ("state", models.CharField(blank=True, max_length=2)),
                ("postal_code", models.CharField(blank=True, max_length=10)),
                (
                    "is_called",
                    models.BooleanField(
                        default=False, help_text="Has no e-mail address: what a mail would say is told by phone."
                    ),
                ),
                (
                    "language",
                    models.CharField(choices=[("en", "English"), ("es", "Español")], default="en", max_length=2),
                ),
                (
                    "zone",
                    apprenticeships.models.fields.ZoneField(
                        blank=True, max_length=64, validators=[apprenticeships.models.fields.validate_zone]
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_from",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "sort_name",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.text.Lower(
                            apprenticeships.models.person.Plain(
                                django.db.models.functions.text.Concat(
                                    models.F("family_name"), models.Value(" "), models.F("given_name")
                                )
                            )
                        ),
                        output_field=models.TextField(),
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "people",
                "indexes": [
                    models.Index(fields=["sort_name", "id"], name="person_sort_name"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(models.F("sort_name"), "gin_trgm_ops"),
                        name="person_sort_name_trgm",
                    ),
                    models.Index(django.db.models.functions.text.Upper("email"), name="person_email_upper"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("user__isnull", True), models.Q(("merged_into", models.F("pk")), _negated=True)),
                            _connector="OR",
                        ),
                        name="person_merged_into_another",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonIdentity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identity",
                        to="apprenticeships.person",
                    ),
                ),
                ("birth_date", models.DateField()),
            ],
            options={
                "verbose_name_plural": "person identities",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("birth_date__isnull", True),
                            models.Q(
                                ("birth_date__gte", datetime.date(1900, 1, 1)),
                                ("birth_date__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="apprenticeships_personidentity_birth_date_in_range",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=60)),
                ("subject_type", models.CharField(max_length=60)),
                ("subject_id", models.BigIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="apprenticeships.person",
                    ),
                ),
                ("actor_kind", models.CharField(max_length=12)),
                ("actor_id", models.BigIntegerField(blank=True, null=True)),
                ("actor_name", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                ("before", models.CharField(blank=True, max_length=24)),
                ("after", models.CharField(blank=True, max_length=24)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("data", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(fields=["subject_type", "subject_id", "-at"], name="event_by_subject"),
                    models.Index(fields=["person", "-at"], name="event_by_person"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Heartbeat",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="FeedToken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feed",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feed",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("created_at", models.DateTimeField()),
                ("shown", models.CharField(blank=True, max_length=64)),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person__isnull", False), ("user__isnull", True)),
                            models.Q(("person__isnull", True), ("user__isnull", False)),
                            _connector="OR",
                        ),
                        name="feed_token_of_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=160, unique=True)),
                ("kind", models.CharField(max_length=60)),
                (
                    "lane",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "Sign-in"), (1, "Today"), (2, "Offers"), (3, "Everything else")], default=3
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="messages",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outbox",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recipient", models.EmailField(blank=True, max_length=254)),
                ("language", models.CharField(default="en", max_length=2)),
                ("context", models.JSONField(blank=True, default=dict)),
                ("sealed", models.BinaryField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("queued", "Due"),
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("bounced", "Came back"),
                            ("unknown", "Not known whether it arrived"),
                            ("failed", "Refused by the mail server"),
                            ("dead", "Given up after many tries"),
                            ("canceled", "No longer needed"),
                            ("call", "To be told by phone"),
                            ("told", "Told by phone"),
                            ("suppressed", "Held back"),
                        ],
                        default="planned",
                        max_length=12,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("created_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("ambiguous", models.PositiveSmallIntegerField(default=0)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("lease_token", models.UUIDField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("subject", models.CharField(blank=True, max_length=200)),
                ("text", models.TextField(blank=True)),
                ("html", models.TextField(blank=True)),
                ("destroyed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-created_at", "-id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["planned", "queued"])),
                        fields=["lane", "due_at", "id"],
                        name="message_due",
                    ),
                    models.Index(
                        condition=models.Q(("state", "sending")), fields=["lease_until"], name="message_leased"
                    ),
                    models.Index(fields=["person", "-created_at"], name="message_by_person"),
                    models.Index(
                        condition=models.Q(("sealed__isnull", False)), fields=["created_at"], name="message_sealed"
                    ),
                    models.Index(fields=["-created_at", "-id"], name="message_newest"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", False), ("state__in", ["sent", "bounced"])),
                            models.Q(
                                models.Q(("state__in", ["sent", "bounced"]), _negated=True), ("sent_at__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="message_sent_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("lease_token__isnull", False), ("lease_until__isnull", False), ("state", "sending")
                            ),
                            models.Q(
                                models.Q(("state", "sending"), _negated=True),
                                ("lease_token__isnull", True),
                                ("lease_until__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="message_lease_while_sending",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("destroyed_at__isnull", True),
                            models.Q(("html", ""), ("reason", ""), ("recipient", ""), ("subject", ""), ("text", "")),
                            _connector="OR",
                        ),
                        name="message_destroyed_is_empty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_at__isnull", True),
                            models.Q(
                                ("due_at__gte", datetime.datetime(1900, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)),
                                ("due_at__lt", datetime.datetime(2101, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)),
                            ),
                            _connector="OR",
                        ),
                        name="apprenticeships_message_due_at_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organization",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=160)),
                ("slug", models.SlugField(max_length=80, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("employer", "Employer"),
                            ("clinic", "Community clinic"),
                            ("union", "Union local"),
                            ("school", "School or college"),
                            ("training_provider", "Training provider"),
                            ("community_partner", "Community partner"),
                            ("funder", "Funder"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "zone",
                    apprenticeships.models.fields.ZoneField(
                        default="America/Chicago",
                        max_length=64,
                        validators=[apprenticeships.models.fields.validate_zone],
                    ),
                ),
                ("contact_name", models.CharField(blank=True, max_length=120)),
                ("contact_phone", models.CharField(blank=True, max_length=32)),
                ("contact_hours", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Site",
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
                        related_name="sites",
                        to="apprenticeships.organization",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                (
                    "zone",
                    apprenticeships.models.fields.ZoneField(
                        default="America/Chicago",
                        max_length=64,
                        validators=[apprenticeships.models.fields.validate_zone],
                    ),
                ),
                ("street", models.CharField(blank=True, max_length=120)),
                ("city", models.CharField(blank=True, max_length=80)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("AL", "Alabama"),
                            ("AK", "Alaska"),
                            ("AZ", "Arizona"),
                            ("AR", "Arkansas"),
                            ("CA", "California"),
                            ("CO", "Colorado"),
                            ("CT", "Connecticut"),
                            ("DE", "Delaware"),
                            ("DC", "District of Columbia"),
                            ("FL", "Florida"),
                            ("GA", "Georgia"),
                            ("HI", "Hawaii"),
                            ("ID", "Idaho"),
                            ("IL", "Illinois"),
                            ("IN", "Indiana"),
                            ("IA", "Iowa"),
                            ("KS", "Kansas"),
                            ("KY", "Kentucky"),
                            ("LA", "Louisiana"),
                            ("ME", "Maine"),
                            ("MD", "Maryland"),
                            ("MA", "Massachusetts"),
                            ("MI", "Michigan"),
                            ("MN", "Minnesota"),
                            ("MS", "Mississippi"),
                            ("MO", "Missouri"),
                            ("MT", "Montana"),
                            ("NE", "Nebraska"),
                            ("NV", "Nevada"),
                            ("NH", "New Hampshire"),
                            ("NJ", "New Jersey"),
                            ("NM", "New Mexico"),
                            ("NY", "New York"),
                            ("NC", "North Carolina"),
                            ("ND", "North Dakota"),
                            ("OH", "Ohio"),
                            ("OK", "Oklahoma"),
                            ("OR", "Oregon"),
                            ("PA", "Pennsylvania"),
                            ("RI", "Rhode Island"),
                            ("SC", "South Carolina"),
                            ("SD", "South Dakota"),
                            ("TN", "Tennessee"),
                            ("TX", "Texas"),
                            ("UT", "Utah"),
                            ("VT", "Vermont"),
                            ("VA", "Virginia"),
                            ("WA", "Washington"),
                            ("WV", "West Virginia"),
                            ("WI", "Wisconsin"),
                            ("WY", "Wyoming"),
                            ("PR", "Puerto Rico"),
                        ],
                        max_length=2,
                    ),
                ),
                ("postal_code", models.CharField(blank=True, max_length=10)),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "name"), name="site_name_unique"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "",
                                    "AL",
                                    "AK",
                                    "AZ",
                                    "AR",
                                    "CA",
                                    "CO",
                                    "CT",
                                    "DE",
                                    "DC",
                                    "FL",
                                    "GA",
                                    "HI",
                                    "ID",
                                    "IL",
                                    "IN",
                                    "IA",
                                    "KS",
                                    "KY",
                                    "LA",
                                    "ME",
                                    "MD",
                                    "MA",
                                    "MI",
                                    "MN",
                                    "MS",
                                    "MO",
                                    "MT",
                                    "NE",
                                    "NV",
                                    "NH",
                                    "NJ",
                                    "NM",
                                    "NY",
                                    "NC",
                                    "ND",
                                    "OH",
                                    "OK",
                                    "OR",
                                    "PA",
                                    "RI",
                                    "SC",
                                    "SD",
                                    "TN",
                                    "TX",
                                    "UT",
                                    "VT",
                                    "VA",
                                    "WA",
                                    "WV",
                                    "WI",
                                    "WY",
                                    "PR",
                                ],
                            )
                        ),
                        name="site_state_is_one",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Department",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="departments",
                        to="apprenticeships.site",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
            ],
            options={
                "ordering": ["site__name", "name", "pk"],
                "constraints": [models.UniqueConstraint(fields=("site", "name"), name="department_name_unique")],
            },
        ),
        migrations.CreateModel(
            name="Program",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programs",
                        to="apprenticeships.organization",
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(max_length=160)),
                ("is_listed", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("coordinator", "Coordinator"),
                            ("screening_officer", "Screening officer"),
                            ("hiring_manager", "Hiring manager"),
                            ("panelist", "Panelist"),
                            ("department_approver", "Department approver"),
                            ("instructor", "Instructor"),
                            ("preceptor", "Preceptor"),
                            ("site_coordinator", "Site coordinator"),
                            ("eeo_analyst", "Equal-opportunity analyst"),
                            ("partner", "Partner"),
                            ("auditor", "Auditor"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="apprenticeships.organization",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="apprenticeships.site",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="apprenticeships.department",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="apprenticeships.program",
                    ),
                ),
                (
                    "acts_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="substitutes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("acts_for__isnull", True), ("ends_at__isnull", True)),
                            models.Q(
                                ("acts_for__isnull", False), ("ends_at__isnull", False), ("role", "hiring_manager")
                            ),
                            _connector="OR",
                        ),
                        name="membership_of_a_stand_in_ends",
                    ),
                    models.UniqueConstraint(
                        fields=("user", "role", "organization", "site", "department", "program"),
                        name="membership_unique",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("role__in", ["hiring_manager", "panelist", "department_approver"]), _negated=True
                            ),
                            ("department__isnull", False),
                            _connector="OR",
                        ),
                        name="membership_manager_has_department",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgramVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="apprenticeships.program",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published"), ("retired", "Retired")],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("headline", models.CharField(blank=True, max_length=160)),
                ("summary", models.TextField(blank=True)),
                (
                    "intake",
                    models.CharField(
                        choices=[
                            ("monthly", "A class every month"),
                            ("yearly", "A class once a year"),
                            ("rolling", "At any time"),
                        ],
                        default="monthly",
                        max_length=12,
                    ),
                ),
                ("intake_months", models.JSONField(blank=True, default=list)),
                (
                    "holiday_policy",
                    models.CharField(
                        choices=[
                            ("next_monday", "Moves to the next Monday"),
                            ("next_business_day", "Moves to the next working day"),
                        ],
                        default="next_monday",
                        max_length=20,
                    ),
                ),
                (
                    "calendar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="apprenticeships.holidaycalendar",
                    ),
                ),
                ("cutoff_months_before", models.PositiveSmallIntegerField(default=2)),
                ("ready_days_before", models.PositiveSmallIntegerField(default=10)),
                ("class_weekday", models.PositiveSmallIntegerField(default=2)),
                ("class_starts_at", models.TimeField(blank=True, null=True)),
                ("day_minutes", models.PositiveSmallIntegerField(default=480)),
                ("exam_week", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("required_ojl_minutes", models.PositiveIntegerField(default=0)),
                ("required_rti_minutes", models.PositiveIntegerField(default=0)),
                ("track_open_until_week", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("seats_per_cohort", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("asks", models.JSONField(blank=True, default=list)),
                ("origins", models.JSONField(blank=True, default=dict)),
                ("spanish", models.JSONField(blank=True, default=list)),
            ],
            options={
                "ordering": ["program", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("program", "number"), name="version_number_unique"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "published")), fields=("program",), name="version_one_published"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at__isnull", True), ("state", "draft")),
                            models.Q(models.Q(("state", "draft"), _negated=True), ("published_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="version_published_has_date",
                    ),
                    models.CheckConstraint(condition=models.Q(("class_weekday__lte", 6)), name="version_class_weekday"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Track",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tracks",
                        to="apprenticeships.programversion",
                    ),
                ),
                ("slug", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=120)),
                ("career_path", models.CharField(blank=True, max_length=60)),
                ("occupation", models.CharField(blank=True, max_length=120)),
                ("soc_code", models.CharField(blank=True, max_length=12)),
                ("rapids_code", models.CharField(blank=True, max_length=12)),
                ("hired_as", models.CharField(blank=True, max_length=120)),
                ("credential", models.CharField(blank=True, max_length=120)),
                ("exam_brand", models.CharField(blank=True, max_length=24)),
            ],
            options={
                "ordering": ["version", "position"],
                "constraints": [models.UniqueConstraint(fields=("version", "slug"), name="track_slug_unique")],
            },
        ),
        migrations.CreateModel(
            name="WageStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wage_steps",
                        to="apprenticeships.track",
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                (
                    "trigger",
                    models.CharField(
                        choices=[
                            ("start", "From the first day"),
                            ("exam_pass", "After passing the exam"),
                            ("completion", "After graduation"),
                        ],
                        max_length=12,
                    ),
                ),
                ("rate", models.DecimalField(blank=True, decimal_places=4, max_digits=10, null=True)),
            ],
            options={
                "ordering": ["track", "position"],
                "constraints": [
                    models.UniqueConstraint(fields=("track", "position"), name="wage_step_position_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("rate__isnull", True), ("rate__gt", 0), _connector="OR"),
                        name="wage_step_rate_positive",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Phase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="phases",
                        to="apprenticeships.programversion",
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("weeks", models.PositiveSmallIntegerField()),
                ("weeks_max", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("class_minutes", models.PositiveSmallIntegerField(default=0)),
                ("clinic_minutes", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["version", "position"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "position"), name="phase_position_unique"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("weeks__gt", 0),
                            models.Q(
                                ("weeks_max__isnull", True), ("weeks_max__gte", models.F("weeks")), _connector="OR"
                            ),
                        ),
                        name="phase_weeks_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Lesson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lessons",
                        to="apprenticeships.programversion",
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("minutes", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["version", "position"],
            },
        ),
        migrations.CreateModel(
            name="Competency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="competencies",
                        to="apprenticeships.track",
                    ),
                ),
                ("slug", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=160)),
                ("required_count", models.PositiveSmallIntegerField(default=1)),
            ],
            options={
                "verbose_name_plural": "competencies",
                "ordering": ["track", "position"],
                "constraints": [models.UniqueConstraint(fields=("track", "slug"), name="competency_slug_unique")],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criteria",
                        to="apprenticeships.programversion",
                    ),
                ),
                (
                    "use",
                    models.CharField(
                        choices=[("interview", "Interview"), ("evaluation", "Evaluation at the start and the end")],
                        max_length=12,
                    ),
                ),
                ("slug", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=120)),
                ("anchors", models.JSONField(blank=True, default=list)),
            ],
            options={
                "verbose_name_plural": "criteria",
                "ordering": ["version", "use", "position"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "use", "slug"), name="criterion_slug_unique")
                ],
            },
        ),
        migrations.CreateModel(
            name="Interest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interests",
                        to="apprenticeships.programversion",
                    ),
                ),
                ("slug", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=120)),
            ],
            options={
                "ordering": ["version", "position"],
                "constraints": [models.UniqueConstraint(fields=("version", "slug"), name="interest_slug_unique")],
            },
        ),
        migrations.CreateModel(
            name="Component",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="components",
                        to="apprenticeships.programversion",
                    ),
                ),
                ("slug", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("measure", models.CharField(max_length=40)),
                ("target", models.PositiveIntegerField()),
                ("unit", models.CharField(max_length=20)),
                ("details", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "ordering": ["version", "position"],
                "constraints": [models.UniqueConstraint(fields=("version", "slug"), name="component_slug_unique")],
            },
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partners",
                        to="apprenticeships.programversion",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partnerships",
                        to="apprenticeships.organization",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("employer", "Employer"),
                            ("clinic", "Community clinic"),
                            ("union", "Union local"),
                            ("school", "School or college"),
                            ("training_provider", "Training provider"),
                            ("community_partner", "Community partner"),
                            ("funder", "Funder"),
                        ],
                        max_length=24,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["version", "position"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "organization"), name="partner_organization_unique")
                ],
            },
        ),
        migrations.CreateModel(
            name="Fact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="facts",
                        to="apprenticeships.programversion",
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("about", "About the program"),
                            ("benefit", "Benefits"),
                            ("recognition", "Recognition"),
                            ("result", "What it led to"),
                            ("people", "Who runs it"),
                            ("population", "Whom it serves"),
                            ("background", "Background"),
                            ("call", "What is said on the phone when a place is offered"),
                        ],
                        default="about",
                        max_length=16,
                    ),
                ),
                ("slug", models.SlugField(max_length=60)),
                ("text", models.CharField(max_length=300)),
            ],
            options={
                "ordering": ["version", "position"],
                "constraints": [models.UniqueConstraint(fields=("version", "slug"), name="fact_slug_unique")],
            },
        ),
        migrations.CreateModel(
            name="Parameter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parameters",
                        to="apprenticeships.programversion",
                    ),
                ),
                ("key", models.CharField(max_length=40, validators=[apprenticeships.models.parameter.validate_key])),
                ("value", models.JSONField()),
                ("effective_from", models.DateField()),
            ],
            options={
                "ordering": ["key", "version", "-effective_from"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "key", "effective_from"), name="parameter_unique", nulls_distinct=False
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("effective_from__isnull", True),
                            models.Q(
                                ("effective_from__gte", datetime.date(1900, 1, 1)),
                                ("effective_from__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="apprenticeships_parameter_effective_from_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PostalCode",
            fields=[
                ("code", models.CharField(max_length=5, primary_key=True, serialize=False)),
                ("latitude", models.DecimalField(decimal_places=5, max_digits=8)),
                ("longitude", models.DecimalField(decimal_places=5, max_digits=8)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("latitude__range", (-90, 90))), name="postal_code_latitude_range"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("longitude__range", (-180, 180))), name="postal_code_longitude_range"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="apprenticeships.programversion",
                    ),
                ),
                ("slug", models.SlugField(max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("presentation", "Look at the program"),
                            ("interest", "Say that you are interested"),
                            ("session", "Information session"),
                            ("application", "Application"),
                            ("tests", "Tests"),
                            ("screening", "Screening"),
                            ("matching", "Matching"),
                            ("interview", "Interview"),
                            ("offer", "Offer"),
                            ("onboarding", "Ready to start"),
                        ],
                        max_length=16,
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("sentence", models.CharField(blank=True, max_length=300)),
                ("takes", models.CharField(blank=True, max_length=60)),
            ],
            options={
                "ordering": ["version", "position"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "slug"), name="step_slug_unique"),
                    models.UniqueConstraint(fields=("version", "position"), name="step_position_unique"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Requirement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requirements",
                        to="apprenticeships.programversion",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requirements",
                        to="apprenticeships.step",
                    ),
                ),
                ("slug", models.SlugField(max_length=60)),
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
                ("title", models.CharField(max_length=120)),
                ("sentence", models.CharField(blank=True, max_length=300)),
                ("is_required", models.BooleanField(default=True)),
                ("needs_proof", models.BooleanField(default=False)),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("everybody", "Everybody"),
                            ("internal", "Only people who work here now"),
                            ("minors", "Only people under 18"),
                        ],
                        default="everybody",
                        max_length=12,
                    ),
                ),
                ("threshold", models.JSONField(blank=True, default=dict)),
                ("validity_months", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("retest_wait_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("questions", models.JSONField(blank=True, default=list)),
                ("is_public", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["version", "step__position", "position"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "slug"), name="requirement_slug_unique"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("needs_proof", False), ("kind__in", ["diploma", "experience"]), _connector="OR"
                        ),
                        name="requirement_proof_of_what_papers_show",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OnboardingItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="onboarding_items",
                        to="apprenticeships.programversion",
                    ),
                ),
                ("slug", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=120)),
                ("sentence", models.CharField(blank=True, max_length=300)),
                (
                    "owner",
                    models.CharField(
                        choices=[
                            ("candidate", "The new apprentice"),
                            ("coordinator", "The coordinator"),
                            ("department", "The department"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("tick", "Said to be done"),
                            ("upload", "A file is sent"),
                            ("approval", "Yes or no, with a reason"),
                            ("form", "Questions are answered"),
                        ],
                        default="tick",
                        max_length=12,
                    ),
                ),
                ("questions", models.JSONField(blank=True, default=list)),
                ("due_days", models.SmallIntegerField(default=-10)),
                (
                    "due_unit",
                    models.CharField(
                        choices=[("days", "Days"), ("business_days", "Business days")], default="days", max_length=16
                    ),
                ),
                ("gates_start", models.BooleanField(default=True)),
                ("is_checked", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["version", "position"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "slug"), name="onboarding_item_slug_unique")
                ],
            },
        ),
        migrations.CreateModel(
            name="Session",
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
                        related_name="sessions",
                        to="apprenticeships.program",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("info", "Information session"),
                            ("exam", "Entrance exam"),
                            ("workkeys", "WorkKeys"),
                            ("orientation", "Orientation"),
                            ("education", "Educational day"),
                            ("committee", "Committee meeting"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "requirement_kind",
                    models.CharField(
                        blank=True,
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
                    "component",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="apprenticeships.component",
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                (
                    "site",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="apprenticeships.site",
                    ),
                ),
                ("place", models.CharField(max_length=200)),
                (
                    "zone",
                    apprenticeships.models.fields.ZoneField(
                        default="America/Chicago",
                        max_length=64,
                        validators=[apprenticeships.models.fields.validate_zone],
                    ),
                ),
                ("language", models.CharField(default="en", max_length=2)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("capacity", models.PositiveSmallIntegerField()),
                (
                    "host",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="hosted_sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("calendar_uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sequence", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("canceled_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["starts_at", "pk"],
                "indexes": [models.Index(fields=["program", "kind", "starts_at"], name="session_upcoming")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="session_ends_after_start"
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
                        name="apprenticeships_session_starts_at_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_at__isnull", True),
                            models.Q(
                                ("ends_at__gte", datetime.datetime(1900, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)),
                                ("ends_at__lt", datetime.datetime(2101, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)),
                            ),
                            _connector="OR",
                        ),
                        name="apprenticeships_session_ends_at_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=apprenticeships.models.fields.public_id, editable=False, unique=True),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_ups",
                        to="apprenticeships.session",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_ups",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("signed_up", "Signed up"),
                            ("waiting", "On the waiting list"),
                            ("offered", "Has a chair to claim"),
                            ("attended", "Came"),
                            ("no_show", "Did not come"),
                            ("unseated", "No chair came free"),
                            ("canceled", "Canceled"),
                        ],
                        max_length=12,
                    ),
                ),
                ("signed_at", models.DateTimeField()),
                ("marked_at", models.DateTimeField(blank=True, null=True)),
                ("claim_until", models.DateTimeField(blank=True, null=True)),
                ("lapsed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["signed_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "offered")), fields=["claim_until"], name="sign_up_claims"
                    ),
                    models.Index(
                        condition=models.Q(("state__in", ["waiting", "signed_up"])),
                        fields=["session"],
                        name="sign_up_to_come",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "canceled"), _negated=True),
                        fields=("session", "person"),
                        name="sign_up_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["attended", "no_show"]), _negated=True),
                            ("marked_at__isnull", False),
                            _connector="OR",
                        ),
                        name="sign_up_marked_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("claim_until__isnull", False), ("state", "offered")),
                            models.Q(models.Q(("state", "offered"), _negated=True), ("claim_until__isnull", True)),
                            _connector="OR",
                        ),
                        name="sign_up_offered_has_clock",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HolidayEvent",
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
                        to="apprenticeships.holiday",
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
                    "calendar",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.holidaycalendar",
                    ),
                ),
                ("date", models.DateField()),
                ("name", models.CharField(max_length=120)),
                ("no_class", models.BooleanField(default=True)),
                ("no_clinic", models.BooleanField(default=True)),
                ("is_paid", models.BooleanField(default=True)),
                ("is_business_day", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PersonEvent",
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
                        to="apprenticeships.person",
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
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("given_name", models.CharField(max_length=80)),
                ("family_name", models.CharField(max_length=80)),
                ("preferred_name", models.CharField(blank=True, max_length=80)),
                ("state", models.CharField(blank=True, max_length=2)),
                (
                    "is_called",
                    models.BooleanField(
                        default=False, help_text="Has no e-mail address: what a mail would say is told by phone."
                    ),
                ),
                (
                    "language",
                    models.CharField(choices=[("en", "English"), ("es", "Español")], default="en", max_length=2),
                ),
                (
                    "zone",
                    apprenticeships.models.fields.ZoneField(
                        blank=True, max_length=64, validators=[apprenticeships.models.fields.validate_zone]
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "merged_into",
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
            name="OrganizationEvent",
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
                        to="apprenticeships.organization",
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
                ("name", models.CharField(max_length=160)),
                ("slug", models.SlugField(db_index=False, max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("employer", "Employer"),
                            ("clinic", "Community clinic"),
                            ("union", "Union local"),
                            ("school", "School or college"),
                            ("training_provider", "Training provider"),
                            ("community_partner", "Community partner"),
                            ("funder", "Funder"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "zone",
                    apprenticeships.models.fields.ZoneField(
                        default="America/Chicago",
                        max_length=64,
                        validators=[apprenticeships.models.fields.validate_zone],
                    ),
                ),
                ("contact_name", models.CharField(blank=True, max_length=120)),
                ("contact_phone", models.CharField(blank=True, max_length=32)),
                ("contact_hours", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SiteEvent",
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
                        to="apprenticeships.site",
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
                ("name", models.CharField(max_length=120)),
                (
                    "zone",
                    apprenticeships.models.fields.ZoneField(
                        default="America/Chicago",
                        max_length=64,
                        validators=[apprenticeships.models.fields.validate_zone],
                    ),
                ),
                ("street", models.CharField(blank=True, max_length=120)),
                ("city", models.CharField(blank=True, max_length=80)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("AL", "Alabama"),
                            ("AK", "Alaska"),
                            ("AZ", "Arizona"),
                            ("AR", "Arkansas"),
                            ("CA", "California"),
                            ("CO", "Colorado"),
                            ("CT", "Connecticut"),
                            ("DE", "Delaware"),
                            ("DC", "District of Columbia"),
                            ("FL", "Florida"),
                            ("GA", "Georgia"),
                            ("HI", "Hawaii"),
                            ("ID", "Idaho"),
                            ("IL", "Illinois"),
                            ("IN", "Indiana"),
                            ("IA", "Iowa"),
                            ("KS", "Kansas"),
                            ("KY", "Kentucky"),
                            ("LA", "Louisiana"),
                            ("ME", "Maine"),
                            ("MD", "Maryland"),
                            ("MA", "Massachusetts"),
                            ("MI", "Michigan"),
                            ("MN", "Minnesota"),
                            ("MS", "Mississippi"),
                            ("MO", "Missouri"),
                            ("MT", "Montana"),
                            ("NE", "Nebraska"),
                            ("NV", "Nevada"),
                            ("NH", "New Hampshire"),
                            ("NJ", "New Jersey"),
                            ("NM", "New Mexico"),
                            ("NY", "New York"),
                            ("NC", "North Carolina"),
                            ("ND", "North Dakota"),
                            ("OH", "Ohio"),
                            ("OK", "Oklahoma"),
                            ("OR", "Oregon"),
                            ("PA", "Pennsylvania"),
                            ("RI", "Rhode Island"),
                            ("SC", "South Carolina"),
                            ("SD", "South Dakota"),
                            ("TN", "Tennessee"),
                            ("TX", "Texas"),
                            ("UT", "Utah"),
                            ("VT", "Vermont"),
                            ("VA", "Virginia"),
                            ("WA", "Washington"),
                            ("WV", "West Virginia"),
                            ("WI", "Wisconsin"),
                            ("WY", "Wyoming"),
                            ("PR", "Puerto Rico"),
                        ],
                        max_length=2,
                    ),
                ),
                ("postal_code", models.CharField(blank=True, max_length=10)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DepartmentEvent",
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
                        to="apprenticeships.department",
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
                    "site",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.site",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MembershipEvent",
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
                        to="apprenticeships.membership",
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
                    "role",
                    models.CharField(
                        choices=[
                            ("coordinator", "Coordinator"),
                            ("screening_officer", "Screening officer"),
                            ("hiring_manager", "Hiring manager"),
                            ("panelist", "Panelist"),
                            ("department_approver", "Department approver"),
                            ("instructor", "Instructor"),
                            ("preceptor", "Preceptor"),
                            ("site_coordinator", "Site coordinator"),
                            ("eeo_analyst", "Equal-opportunity analyst"),
                            ("partner", "Partner"),
                            ("auditor", "Auditor"),
                        ],
                        max_length=24,
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
                    "site",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.site",
                    ),
                ),
                (
                    "department",
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
                    "program",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.program",
                    ),
                ),
                (
                    "acts_for",
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
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProgramEvent",
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
                        to="apprenticeships.program",
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
                ("slug", models.SlugField(db_index=False, max_length=80)),
                ("name", models.CharField(max_length=160)),
                ("is_listed", models.BooleanField(default=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProgramVersionEvent",
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
                        to="apprenticeships.programversion",
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
                ("number", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published"), ("retired", "Retired")],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("headline", models.CharField(blank=True, max_length=160)),
                ("summary", models.TextField(blank=True)),
                (
                    "intake",
                    models.CharField(
                        choices=[
                            ("monthly", "A class every month"),
                            ("yearly", "A class once a year"),
                            ("rolling", "At any time"),
                        ],
                        default="monthly",
                        max_length=12,
                    ),
                ),
                ("intake_months", models.JSONField(blank=True, default=list)),
                (
                    "holiday_policy",
                    models.CharField(
                        choices=[
                            ("next_monday", "Moves to the next Monday"),
                            ("next_business_day", "Moves to the next working day"),
                        ],
                        default="next_monday",
                        max_length=20,
                    ),
                ),
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
                ("cutoff_months_before", models.PositiveSmallIntegerField(default=2)),
                ("ready_days_before", models.PositiveSmallIntegerField(default=10)),
                ("class_weekday", models.PositiveSmallIntegerField(default=2)),
                ("class_starts_at", models.TimeField(blank=True, null=True)),
                ("day_minutes", models.PositiveSmallIntegerField(default=480)),
                ("exam_week", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("required_ojl_minutes", models.PositiveIntegerField(default=0)),
                ("required_rti_minutes", models.PositiveIntegerField(default=0)),
                ("track_open_until_week", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("seats_per_cohort", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("asks", models.JSONField(blank=True, default=list)),
                ("origins", models.JSONField(blank=True, default=dict)),
                ("spanish", models.JSONField(blank=True, default=list)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TrackEvent",
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
                        to="apprenticeships.track",
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
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
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
                ("slug", models.SlugField(db_index=False, max_length=60)),
                ("title", models.CharField(max_length=120)),
                ("career_path", models.CharField(blank=True, max_length=60)),
                ("occupation", models.CharField(blank=True, max_length=120)),
                ("soc_code", models.CharField(blank=True, max_length=12)),
                ("rapids_code", models.CharField(blank=True, max_length=12)),
                ("hired_as", models.CharField(blank=True, max_length=120)),
                ("credential", models.CharField(blank=True, max_length=120)),
                ("exam_brand", models.CharField(blank=True, max_length=24)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WageStepEvent",
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
                        to="apprenticeships.wagestep",
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
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
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
                ("title", models.CharField(max_length=120)),
                (
                    "trigger",
                    models.CharField(
                        choices=[
                            ("start", "From the first day"),
                            ("exam_pass", "After passing the exam"),
                            ("completion", "After graduation"),
                        ],
                        max_length=12,
                    ),
                ),
                ("rate", models.DecimalField(blank=True, decimal_places=4, max_digits=10, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PhaseEvent",
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
                        to="apprenticeships.phase",
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
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
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
                ("title", models.CharField(max_length=120)),
                ("weeks", models.PositiveSmallIntegerField()),
                ("weeks_max", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("class_minutes", models.PositiveSmallIntegerField(default=0)),
                ("clinic_minutes", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CriterionEvent",
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
                        to="apprenticeships.criterion",
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
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
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
                    "use",
                    models.CharField(
                        choices=[("interview", "Interview"), ("evaluation", "Evaluation at the start and the end")],
                        max_length=12,
                    ),
                ),
                ("slug", models.SlugField(db_index=False, max_length=60)),
                ("title", models.CharField(max_length=120)),
                ("anchors", models.JSONField(blank=True, default=list)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ComponentEvent",
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
                        to="apprenticeships.component",
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
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
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
                ("slug", models.SlugField(db_index=False, max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("measure", models.CharField(max_length=40)),
                ("target", models.PositiveIntegerField()),
                ("unit", models.CharField(max_length=20)),
                ("details", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PartnerEvent",
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
                        to="apprenticeships.partner",
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
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
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
                    "role",
                    models.CharField(
                        choices=[
                            ("employer", "Employer"),
                            ("clinic", "Community clinic"),
                            ("union", "Union local"),
                            ("school", "School or college"),
                            ("training_provider", "Training provider"),
                            ("community_partner", "Community partner"),
                            ("funder", "Funder"),
                        ],
                        max_length=24,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ParameterEvent",
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
                        to="apprenticeships.parameter",
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
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.programversion",
                    ),
                ),
                ("key", models.CharField(max_length=40, validators=[apprenticeships.models.parameter.validate_key])),
                ("value", models.JSONField()),
                ("effective_from", models.DateField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StepEvent",
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
                        to="apprenticeships.step",
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
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
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
                ("slug", models.SlugField(db_index=False, max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("presentation", "Look at the program"),
                            ("interest", "Say that you are interested"),
                            ("session", "Information session"),
                            ("application", "Application"),
                            ("tests", "Tests"),
                            ("screening", "Screening"),
                            ("matching", "Matching"),
                            ("interview", "Interview"),
                            ("offer", "Offer"),
                            ("onboarding", "Ready to start"),
                        ],
                        max_length=16,
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("sentence", models.CharField(blank=True, max_length=300)),
                ("takes", models.CharField(blank=True, max_length=60)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RequirementEvent",
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
                        to="apprenticeships.requirement",
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
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
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
                    "step",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.step",
                    ),
                ),
                ("slug", models.SlugField(db_index=False, max_length=60)),
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
                ("title", models.CharField(max_length=120)),
                ("sentence", models.CharField(blank=True, max_length=300)),
                ("is_required", models.BooleanField(default=True)),
                ("needs_proof", models.BooleanField(default=False)),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("everybody", "Everybody"),
                            ("internal", "Only people who work here now"),
                            ("minors", "Only people under 18"),
                        ],
                        default="everybody",
                        max_length=12,
                    ),
                ),
                ("threshold", models.JSONField(blank=True, default=dict)),
                ("validity_months", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("retest_wait_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("questions", models.JSONField(blank=True, default=list)),
                ("is_public", models.BooleanField(default=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OnboardingItemEvent",
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
                        to="apprenticeships.onboardingitem",
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
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
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
                ("slug", models.SlugField(db_index=False, max_length=60)),
                ("title", models.CharField(max_length=120)),
                ("sentence", models.CharField(blank=True, max_length=300)),
                (
                    "owner",
                    models.CharField(
                        choices=[
                            ("candidate", "The new apprentice"),
                            ("coordinator", "The coordinator"),
                            ("department", "The department"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("tick", "Said to be done"),
                            ("upload", "A file is sent"),
                            ("approval", "Yes or no, with a reason"),
                            ("form", "Questions are answered"),
                        ],
                        default="tick",
                        max_length=12,
                    ),
                ),
                ("questions", models.JSONField(blank=True, default=list)),
                ("due_days", models.SmallIntegerField(default=-10)),
                (
                    "due_unit",
                    models.CharField(
                        choices=[("days", "Days"), ("business_days", "Business days")], default="days", max_length=16
                    ),
                ),
                ("gates_start", models.BooleanField(default=True)),
                ("is_checked", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SessionEvent",
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
                        to="apprenticeships.session",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("info", "Information session"),
                            ("exam", "Entrance exam"),
                            ("workkeys", "WorkKeys"),
                            ("orientation", "Orientation"),
                            ("education", "Educational day"),
                            ("committee", "Committee meeting"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "requirement_kind",
                    models.CharField(
                        blank=True,
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
                ("title", models.CharField(max_length=120)),
                (
                    "site",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.site",
                    ),
                ),
                ("place", models.CharField(max_length=200)),
                (
                    "zone",
                    apprenticeships.models.fields.ZoneField(
                        default="America/Chicago",
                        max_length=64,
                        validators=[apprenticeships.models.fields.validate_zone],
                    ),
                ),
                ("language", models.CharField(default="en", max_length=2)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("capacity", models.PositiveSmallIntegerField()),
                (
                    "host",
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
            name="SignUpEvent",
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
                        to="apprenticeships.signup",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("signed_up", "Signed up"),
                            ("waiting", "On the waiting list"),
                            ("offered", "Has a chair to claim"),
                            ("attended", "Came"),
                            ("no_show", "Did not come"),
                            ("unseated", "No chair came free"),
                            ("canceled", "Canceled"),
                        ],
                        max_length=12,
                    ),
                ),
                ("signed_at", models.DateTimeField()),
                ("marked_at", models.DateTimeField(blank=True, null=True)),
                ("claim_until", models.DateTimeField(blank=True, null=True)),
                ("lapsed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DuplicatePair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pairs_as_first",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pairs_as_second",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "likeness",
                    models.PositiveSmallIntegerField(choices=[(1, "Only a hint"), (2, "Likely"), (3, "Almost sure")]),
                ),
                ("reasons", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Nobody decided yet"), ("apart", "Two people")], default="open", max_length=8
                    ),
                ),
                ("found_at", models.DateTimeField()),
                ("by_hand", models.BooleanField(default=False)),
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
                ("why", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["-likeness", "first__sort_name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="pair_once"),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="pair_older_first"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                                ("state", "open"),
                                ("why", ""),
                            ),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("state", "apart"),
                                models.Q(("why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="pair_decided_has_who_when_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merges_kept",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "merged",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merges_away",
                        to="apprenticeships.person",
                    ),
                ),
                ("moved", models.JSONField(default=list)),
                ("notes", models.JSONField(default=list)),
                (
                    "likeness",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Only a hint"), (2, "Likely"), (3, "Almost sure")], default=1
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
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
                ("undo_why", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at__isnull", True)), fields=("merged",), name="merge_in_force_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kept", models.F("merged")), _negated=True), name="merge_of_two"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MergeEvent",
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
                        to="apprenticeships.merge",
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
                    "kept",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "merged",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.person",
                    ),
                ),
                ("notes", models.JSONField(default=list)),
                (
                    "likeness",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Only a hint"), (2, "Likely"), (3, "Almost sure")], default=1
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
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
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "undone_by",
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
            name="SensitiveRead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="apprenticeships.person",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("conditions", "Background check, drug screen or registries"),
                            ("document", "A document"),
                            ("letter", "A letter about a check"),
                            ("reference", "What somebody says who was named as a reference"),
                            ("help", "A request for help with tests"),
                        ],
                        max_length=16,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("request", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(fields=["person", "-at"], name="reading_by_person"),
                    models.Index(fields=["user", "-at"], name="reading_by_user"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequirementChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                (
                    "requirement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="apprenticeships.requirement",
                    ),
                ),
                (
                    "measure",
                    models.CharField(
                        max_length=24, validators=[apprenticeships.models.requirement_change.validate_measure]
                    ),
                ),
                ("value", models.JSONField(blank=True, null=True)),
                ("effective_from", models.DateField()),
                ("for_all", models.BooleanField(default=False)),
                ("reason", models.CharField(blank=True, max_length=200)),
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
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["requirement", "measure", "effective_from", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("requirement", "measure", "effective_from"),
                        name="requirement_change_unique",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("effective_from__isnull", True),
                            models.Q(
                                ("effective_from__gte", datetime.date(1900, 1, 1)),
                                ("effective_from__lt", datetime.date(2101, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="apprenticeships_requirementchange_effective_from_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequirementChangeEvent",
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
                        to="apprenticeships.requirementchange",
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
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
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
                    "measure",
                    models.CharField(
                        max_length=24, validators=[apprenticeships.models.requirement_change.validate_measure]
                    ),
                ),
                ("value", models.JSONField(blank=True, null=True)),
                ("effective_from", models.DateField()),
                ("for_all", models.BooleanField(default=False)),
                ("reason", models.CharField(blank=True, max_length=200)),
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
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InterviewQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="apprenticeships.criterion",
                    ),
                ),
                ("slug", models.SlugField(max_length=60)),
                ("text", models.CharField(max_length=300, verbose_name="question")),
                ("listen_for", models.CharField(blank=True, max_length=400)),
            ],
            options={
                "ordering": ["criterion", "position"],
                "constraints": [
                    models.UniqueConstraint(fields=("criterion", "slug"), name="interview_question_slug_unique")
                ],
            },
        ),
        migrations.CreateModel(
            name="InterviewQuestionEvent",
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
                        to="apprenticeships.interviewquestion",
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
                ("source", models.CharField(blank=True, max_length=200)),
                ("assumed", models.BooleanField(default=False)),
                ("assumed_fields", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "criterion",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="apprenticeships.criterion",
                    ),
                ),
                ("slug", models.SlugField(db_index=False, max_length=60)),
                ("text", models.CharField(max_length=300, verbose_name="question")),
                ("listen_for", models.CharField(blank=True, max_length=400)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ChoreFailure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("job", models.CharField(max_length=100, verbose_name="what was to be done")),
                ("row", models.BigIntegerField(verbose_name="number of the record")),
                ("problem", models.CharField(max_length=300, verbose_name="what stands in the way")),
                ("since", models.DateTimeField(verbose_name="since")),
                ("again_at", models.DateTimeField(verbose_name="is tried again at")),
                ("times", models.PositiveIntegerField(default=1, verbose_name="tries")),
            ],
            options={
                "verbose_name": "step that the worker could not do",
                "verbose_name_plural": "steps that the worker could not do",
                "ordering": ["since", "pk"],
                "constraints": [models.UniqueConstraint(fields=("job", "row"), name="one_failure_for_each_row")],
            },
        ),
        apprenticeships.migrations._operations.InstallTriggers(
            triggers={
                "component": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_componentevent" ("assumed", "assumed_fields", "details", "id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "slug", "source", "target", "title", "unit", "version_id") VALUES (NEW."assumed", NEW."assumed_fields", NEW."details", NEW."id", NEW."measure", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."slug", NEW."source", NEW."target", NEW."title", NEW."unit", NEW."version_id"); RETURN NULL;',
                            hash="4a813ca5a718a44799d8e1ec997eb284f5ed1906",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8a19a",
                            table="apprenticeships_component",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "apprenticeships_componentevent" ("assumed", "assumed_fields", "details", "id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "slug", "source", "target", "title", "unit", "version_id") VALUES (NEW."assumed", NEW."assumed_fields", NEW."details", NEW."id", NEW."measure", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."slug", NEW."source", NEW."target", NEW."title", NEW."unit", NEW."version_id"); RETURN NULL;',
                            hash="7a6445eb5c32fa4c3cf0b3af32f1ab23de5894f4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b7c38",
                            table="apprenticeships_component",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_componentevent" ("assumed", "assumed_fields", "details", "id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "slug", "source", "target", "title", "unit", "version_id") VALUES (OLD."assumed", OLD."assumed_fields", OLD."details", OLD."id", OLD."measure", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."slug", OLD."source", OLD."target", OLD."title", OLD."unit", OLD."version_id"); RETURN NULL;',
                            hash="dab7cac772f6cb155f17e06ff7795d07614e0c5d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b7437",
                            table="apprenticeships_component",
                            when="AFTER",
                        ),
                    ),
                ],
                "componentevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="5d5b44e683dc81428623d7c3066b98f63b3aa673",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_7c190",
                            table="apprenticeships_componentevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8f4c84ac4311300557a7b29e8137d1b43c8b3aac",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e45c9",
                            table="apprenticeships_componentevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "criterion": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_criterionevent" ("anchors", "assumed", "assumed_fields", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "slug", "source", "title", "use", "version_id") VALUES (NEW."anchors", NEW."assumed", NEW."assumed_fields", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."slug", NEW."source", NEW."title", NEW."use", NEW."version_id"); RETURN NULL;',
                            hash="d52688089c677184b119802c62dddba44cfc5dee",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_99215",
                            table="apprenticeships_criterion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "apprenticeships_criterionevent" ("anchors", "assumed", "assumed_fields", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "slug", "source", "title", "use", "version_id") VALUES (NEW."anchors", NEW."assumed", NEW."assumed_fields", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."slug", NEW."source", NEW."title", NEW."use", NEW."version_id"); RETURN NULL;',
                            hash="17ca72f27c34b0f714c9468730ef4857a00be097",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c2de4",
                            table="apprenticeships_criterion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_criterionevent" ("anchors", "assumed", "assumed_fields", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "slug", "source", "title", "use", "version_id") VALUES (OLD."anchors", OLD."assumed", OLD."assumed_fields", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."slug", OLD."source", OLD."title", OLD."use", OLD."version_id"); RETURN NULL;',
                            hash="60c11bd5bcf6b56f7488c727b451a475fcd4d968",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_092fe",
                            table="apprenticeships_criterion",
                            when="AFTER",
                        ),
                    ),
                ],
                "criterionevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="5a2ca3281105d26aa2e07b08342c075c523c6ff3",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_96da7",
                            table="apprenticeships_criterionevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="80b1ed30674b798781699c9ed9a69e52bebba04e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_11e92",
                            table="apprenticeships_criterionevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "department": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_departmentevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "site_id") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."site_id"); RETURN NULL;',
                            hash="b21d3f0fade45d077d33fded6d36b361b7929a10",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_691a3",
                            table="apprenticeships_department",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "apprenticeships_departmentevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "site_id") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."site_id"); RETURN NULL;',
                            hash="f8723d4e266781d918a3739a5eba8f109c086349",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_860df",
                            table="apprenticeships_department",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_departmentevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "site_id") VALUES (OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."site_id"); RETURN NULL;',
                            hash="e63a87db2de7d0b41e0941ed08d3165b72ed89b5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2606a",
                            table="apprenticeships_department",
                            when="AFTER",
                        ),
                    ),
                ],
                "departmentevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="696324614edf6fe81ded432fca5843048ba54f4e",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_71e2e",
                            table="apprenticeships_departmentevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9312075d38bb9b1aea5687b093d75388a2595aab",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_585a1",
                            table="apprenticeships_departmentevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "event": [
                    pgtrigger.compiler.Trigger(
                        name="written_once",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."actor_id" IS DISTINCT FROM (NEW."actor_id") OR OLD."actor_kind" IS DISTINCT FROM (NEW."actor_kind") OR OLD."actor_name" IS DISTINCT FROM (NEW."actor_name") OR OLD."after" IS DISTINCT FROM (NEW."after") OR OLD."at" IS DISTINCT FROM (NEW."at") OR OLD."before" IS DISTINCT FROM (NEW."before") OR OLD."data" IS DISTINCT FROM (NEW."data") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."subject_id" IS DISTINCT FROM (NEW."subject_id") OR OLD."subject_type" IS DISTINCT FROM (NEW."subject_type"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="9faa042b66d1efdb7858565c3b9c20c09dda0ad3",
                            operation="UPDATE",
                            pgid="pgtrigger_written_once_ebcd4",
                            table="apprenticeships_event",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="never_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="df6f1d1e29092b7c9d8155776c54496454b30d9f",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_2193e",
                            table="apprenticeships_event",
                            when="BEFORE",
                        ),
                    ),
                ],
                "holiday": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_holidayevent" ("calendar_id", "date", "id", "is_business_day", "is_paid", "name", "no_class", "no_clinic", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."calendar_id", NEW."date", NEW."id", NEW."is_business_day", NEW."is_paid", NEW."name", NEW."no_class", NEW."no_clinic", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="07e5f0f2421a669b7515f50a6f672d2314fc7604",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2dacd",
                            table="apprenticeships_holiday",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "apprenticeships_holidayevent" ("calendar_id", "date", "id", "is_business_day", "is_paid", "name", "no_class", "no_clinic", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."calendar_id", NEW."date", NEW."id", NEW."is_business_day", NEW."is_paid", NEW."name", NEW."no_class", NEW."no_clinic", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="e9475a859bb4116dab038f051b86cfc130b04325",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ca88b",
                            table="apprenticeships_holiday",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_holidayevent" ("calendar_id", "date", "id", "is_business_day", "is_paid", "name", "no_class", "no_clinic", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."calendar_id", OLD."date", OLD."id", OLD."is_business_day", OLD."is_paid", OLD."name", OLD."no_class", OLD."no_clinic", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="6e9e30f233e597784c651c85c6d949587c081e79",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_71413",
                            table="apprenticeships_holiday",
                            when="AFTER",
                        ),
                    ),
                ],
                "holidayevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="ecad076b1af4f36b5e89034f3d44b8de78e4d78f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_c226b",
                            table="apprenticeships_holidayevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3a19fcbc6edc00003263e99c9f50953ab450f7db",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9a256",
                            table="apprenticeships_holidayevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "interviewquestion": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_interviewquestionevent" ("assumed", "assumed_fields", "criterion_id", "id", "listen_for", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "slug", "source", "text") VALUES (NEW."assumed", NEW."assumed_fields", NEW."criterion_id", NEW."id", NEW."listen_for", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."slug", NEW."source", NEW."text"); RETURN NULL;',
                            hash="4b234c36fcf306ae9c1d1b64c55e4aaa4aacbcec",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_dded2",
                            table="apprenticeships_interviewquestion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "apprenticeships_interviewquestionevent" ("assumed", "assumed_fields", "criterion_id", "id", "listen_for", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "slug", "source", "text") VALUES (NEW."assumed", NEW."assumed_fields", NEW."criterion_id", NEW."id", NEW."listen_for", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."slug", NEW."source", NEW."text"); RETURN NULL;',
                            hash="c6eac1872e24da76fb4cbab941abf36c9aaeb818",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9b923",
                            table="apprenticeships_interviewquestion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_interviewquestionevent" ("assumed", "assumed_fields", "criterion_id", "id", "listen_for", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "slug", "source", "text") VALUES (OLD."assumed", OLD."assumed_fields", OLD."criterion_id", OLD."id", OLD."listen_for", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."slug", OLD."source", OLD."text"); RETURN NULL;',
                            hash="f8f3fa302079802067de7b5db7d953020a548f74",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0ef16",
                            table="apprenticeships_interviewquestion",
                            when="AFTER",
                        ),
                    ),
                ],
                "interviewquestionevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="5eafef5a253a76186e500a59d49c7898e49ed389",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_eeb36",
                            table="apprenticeships_interviewquestionevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9fbc776e9765332c777849df85a99176683224b3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_58e9f",
                            table="apprenticeships_interviewquestionevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "membership": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_membershipevent" ("acts_for_id", "created_at", "department_id", "ends_at", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "role", "site_id", "user_id") VALUES (NEW."acts_for_id", NEW."created_at", NEW."department_id", NEW."ends_at", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."role", NEW."site_id", NEW."user_id"); RETURN NULL;',
                            hash="24097b83e5733c006ff2162d57dd30c4be63574b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_de023",
                            table="apprenticeships_membership",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "apprenticeships_membershipevent" ("acts_for_id", "created_at", "department_id", "ends_at", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "role", "site_id", "user_id") VALUES (NEW."acts_for_id", NEW."created_at", NEW."department_id", NEW."ends_at", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."role", NEW."site_id", NEW."user_id"); RETURN NULL;',
                            hash="bc5937a241d28485585cca2f4cc3d0e2a3d12122",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_96224",
                            table="apprenticeships_membership",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_membershipevent" ("acts_for_id", "created_at", "department_id", "ends_at", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "role", "site_id", "user_id") VALUES (OLD."acts_for_id", OLD."created_at", OLD."department_id", OLD."ends_at", OLD."id", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."role", OLD."site_id", OLD."user_id"); RETURN NULL;',
                            hash="94b63babdb2921ca6bc18c5c3edacfa6d712ea03",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_edee2",
                            table="apprenticeships_membership",
                            when="AFTER",
                        ),
                    ),
                ],
                "membershipevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="1c8f3c4aa896a5c8638e89b132a97101bcda0fab",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_2d1d9",
                            table="apprenticeships_membershipevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f29bc0e14c3bde902e96c5ad2614a784fc1045a3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7d347",
                            table="apprenticeships_membershipevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "merge": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_mergeevent" ("at", "by_id", "id", "kept_id", "likeness", "merged_id", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "undone_at", "undone_by_id") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."kept_id", NEW."likeness", NEW."merged_id", NEW."notes", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."undone_at", NEW."undone_by_id"); RETURN NULL;',
                            hash="65e5b8052e102dd8617db04a0c2dd1ab6971e188",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7f18f",
                            table="apprenticeships_merge",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."at" IS DISTINCT FROM (NEW."at") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kept_id" IS DISTINCT FROM (NEW."kept_id") OR OLD."likeness" IS DISTINCT FROM (NEW."likeness") OR OLD."merged_id" IS DISTINCT FROM (NEW."merged_id") OR OLD."notes" IS DISTINCT FROM (NEW."notes") OR OLD."undone_at" IS DISTINCT FROM (NEW."undone_at") OR OLD."undone_by_id" IS DISTINCT FROM (NEW."undone_by_id"))',
                            func='INSERT INTO "apprenticeships_mergeevent" ("at", "by_id", "id", "kept_id", "likeness", "merged_id", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "undone_at", "undone_by_id") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."kept_id", NEW."likeness", NEW."merged_id", NEW."notes", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."undone_at", NEW."undone_by_id"); RETURN NULL;',
                            hash="7f7c43a41163c7677ac90c45d578cce4a6db7a66",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_73643",
                            table="apprenticeships_merge",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_mergeevent" ("at", "by_id", "id", "kept_id", "likeness", "merged_id", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "undone_at", "undone_by_id") VALUES (OLD."at", OLD."by_id", OLD."id", OLD."kept_id", OLD."likeness", OLD."merged_id", OLD."notes", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."undone_at", OLD."undone_by_id"); RETURN NULL;',
                            hash="7e1bad5ad68861cc60385afd96a2c5941d2441f5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1f98f",
                            table="apprenticeships_merge",
                            when="AFTER",
                        ),
                    ),
                ],
                "mergeevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="47c0a41886688c38b7534f69d41ba9686310a488",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_79381",
                            table="apprenticeships_mergeevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="cbf058865c6bc7200f755d5c1161e99528287eae",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_754af",
                            table="apprenticeships_mergeevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "onboardingitem": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_onboardingitemevent" ("assumed", "assumed_fields", "due_days", "due_unit", "gates_start", "id", "is_checked", "kind", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "questions", "sentence", "slug", "source", "title", "version_id") VALUES (NEW."assumed", NEW."assumed_fields", NEW."due_days", NEW."due_unit", NEW."gates_start", NEW."id", NEW."is_checked", NEW."kind", NEW."owner", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."questions", NEW."sentence", NEW."slug", NEW."source", NEW."title", NEW."version_id"); RETURN NULL;',
                            hash="b28846688b6ddc335a84276cb1761f4b3a3363b3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d0cfb",
                            table="apprenticeships_onboardingitem",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "apprenticeships_onboardingitemevent" ("assumed", "assumed_fields", "due_days", "due_unit", "gates_start", "id", "is_checked", "kind", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "questions", "sentence", "slug", "source", "title", "version_id") VALUES (NEW."assumed", NEW."assumed_fields", NEW."due_days", NEW."due_unit", NEW."gates_start", NEW."id", NEW."is_checked", NEW."kind", NEW."owner", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."questions", NEW."sentence", NEW."slug", NEW."source", NEW."title", NEW."version_id"); RETURN NULL;',
                            hash="63c22e4481557fbe5640682f392e05925c0cbcdd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2de42",
                            table="apprenticeships_onboardingitem",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_onboardingitemevent" ("assumed", "assumed_fields", "due_days", "due_unit", "gates_start", "id", "is_checked", "kind", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "questions", "sentence", "slug", "source", "title", "version_id") VALUES (OLD."assumed", OLD."assumed_fields", OLD."due_days", OLD."due_unit", OLD."gates_start", OLD."id", OLD."is_checked", OLD."kind", OLD."owner", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."questions", OLD."sentence", OLD."slug", OLD."source", OLD."title", OLD."version_id"); RETURN NULL;',
                            hash="5efd34aea155671e49906e112de1ad628f3834c9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a0693",
                            table="apprenticeships_onboardingitem",
                            when="AFTER",
                        ),
                    ),
                ],
                "onboardingitemevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="fcb389bdb2dba150019a8e9309ce3e86c06253d8",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_2df64",
                            table="apprenticeships_onboardingitemevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="af563b8e4bfa177d8878e12c2a372bf5e17c8c25",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7faed",
                            table="apprenticeships_onboardingitemevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "organization": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_organizationevent" ("contact_hours", "contact_name", "contact_phone", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "zone") VALUES (NEW."contact_hours", NEW."contact_name", NEW."contact_phone", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."zone"); RETURN NULL;',
                            hash="fd7bdd69558ecec945031835ef07ba5fe508ca24",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ff8a0",
                            table="apprenticeships_organization",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "apprenticeships_organizationevent" ("contact_hours", "contact_name", "contact_phone", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "zone") VALUES (NEW."contact_hours", NEW."contact_name", NEW."contact_phone", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."zone"); RETURN NULL;',
                            hash="64cfbeb893aeccb1e1a65ebf6999b88b9c160368",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7cd1d",
                            table="apprenticeships_organization",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_organizationevent" ("contact_hours", "contact_name", "contact_phone", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "zone") VALUES (OLD."contact_hours", OLD."contact_name", OLD."contact_phone", OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."zone"); RETURN NULL;',
                            hash="7030c0358e2d8263d42fc6c895e0585155289b55",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1a062",
                            table="apprenticeships_organization",
                            when="AFTER",
                        ),
                    ),
                ],
                "organizationevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="9573cc5f91c52aeb4e3def10f2324bc04b308056",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_d6560",
                            table="apprenticeships_organizationevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b55f48653e61ee6fd194cf4d21674db4f206ee83",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ae65d",
                            table="apprenticeships_organizationevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "parameter": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_parameterevent" ("assumed", "assumed_fields", "effective_from", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "value", "version_id") VALUES (NEW."assumed", NEW."assumed_fields", NEW."effective_from", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."value", NEW."version_id"); RETURN NULL;',
                            hash="d1df728c4e48e911ecbfa9b035ce139469bafb12",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5cbb7",
                            table="apprenticeships_parameter",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "apprenticeships_parameterevent" ("assumed", "assumed_fields", "effective_from", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "value", "version_id") VALUES (NEW."assumed", NEW."assumed_fields", NEW."effective_from", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."value", NEW."version_id"); RETURN NULL;',
                            hash="c6ebe6c79fd7280c175a237041dd63deb932f6d4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9f691",
                            table="apprenticeships_parameter",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_parameterevent" ("assumed", "assumed_fields", "effective_from", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "value", "version_id") VALUES (OLD."assumed", OLD."assumed_fields", OLD."effective_from", OLD."id", OLD."key", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source", OLD."value", OLD."version_id"); RETURN NULL;',
                            hash="7e488113984e8308573a24d8f43f14a7b2fa725c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_29b44",
                            table="apprenticeships_parameter",
                            when="AFTER",
                        ),
                    ),
                ],
                "parameterevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="734edf25861c93d01181e14029e1d1c201114175",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_c9d42",
                            table="apprenticeships_parameterevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="04b7ea1d9f05060cf7435540165b8562dd206862",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a9433",
                            table="apprenticeships_parameterevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "partner": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_partnerevent" ("assumed", "assumed_fields", "id", "note", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role", "source", "version_id") VALUES (NEW."assumed", NEW."assumed_fields", NEW."id", NEW."note", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."role", NEW."source", NEW."version_id"); RETURN NULL;',
                            hash="9db33cbab8fdd90d6d6b6bf2b1cce34f8d5e1d92",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_940ed",
                            table="apprenticeships_partner",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "apprenticeships_partnerevent" ("assumed", "assumed_fields", "id", "note", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role", "source", "version_id") VALUES (NEW."assumed", NEW."assumed_fields", NEW."id", NEW."note", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."role", NEW."source", NEW."version_id"); RETURN NULL;',
                            hash="f8129ebbde78c1683e7610c0b8444200d6425eb5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e5c5b",
                            table="apprenticeships_partner",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_partnerevent" ("assumed", "assumed_fields", "id", "note", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role", "source", "version_id") VALUES (OLD."assumed", OLD."assumed_fields", OLD."id", OLD."note", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."role", OLD."source", OLD."version_id"); RETURN NULL;',
                            hash="c6fad35ccc844f243c7a4adc80e443177cefeb60",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fc0da",
                            table="apprenticeships_partner",
                            when="AFTER",
                        ),
                    ),
                ],
                "partnerevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="b011733723756539912bf51ff598d87136e8185b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_a4323",
                            table="apprenticeships_partnerevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4a7210569fbd2236be1ff0c6ad65329fb6a21f15",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_fc9ae",
                            table="apprenticeships_partnerevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "person": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_personevent" ("created_at", "family_name", "given_name", "id", "is_called", "language", "merged_into_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred_name", "public_id", "state", "user_id", "zone") VALUES (NEW."created_at", NEW."family_name", NEW."given_name", NEW."id", NEW."is_called", NEW."language", NEW."merged_into_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."preferred_name", NEW."public_id", NEW."state", NEW."user_id", NEW."zone"); RETURN NULL;',
                            hash="312c6089faa9c2686f3b9515b5d8df66f132d30a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a453f",
                            table="apprenticeships_person",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."family_name" IS DISTINCT FROM (NEW."family_name") OR OLD."given_name" IS DISTINCT FROM (NEW."given_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_called" IS DISTINCT FROM (NEW."is_called") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."preferred_name" IS DISTINCT FROM (NEW."preferred_name") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id") OR OLD."zone" IS DISTINCT FROM (NEW."zone"))',
                            func='INSERT INTO "apprenticeships_personevent" ("created_at", "family_name", "given_name", "id", "is_called", "language", "merged_into_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred_name", "public_id", "state", "user_id", "zone") VALUES (NEW."created_at", NEW."family_name", NEW."given_name", NEW."id", NEW."is_called", NEW."language", NEW."merged_into_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."preferred_name", NEW."public_id", NEW."state", NEW."user_id", NEW."zone"); RETURN NULL;',
                            hash="5630bd3e73688a3afc0416ca9e698a3827d2ad4d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0f470",
                            table="apprenticeships_person",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_personevent" ("created_at", "family_name", "given_name", "id", "is_called", "language", "merged_into_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred_name", "public_id", "state", "user_id", "zone") VALUES (OLD."created_at", OLD."family_name", OLD."given_name", OLD."id", OLD."is_called", OLD."language", OLD."merged_into_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."preferred_name", OLD."public_id", OLD."state", OLD."user_id", OLD."zone"); RETURN NULL;',
                            hash="663e8473bc0d39c280621e4f2aa3d8abb9239b83",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_08ccb",
                            table="apprenticeships_person",
                            when="AFTER",
                        ),
                    ),
                ],
                "personevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="611865340ee070d57fc60e7296e9b94443cc8dd3",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_efcfd",
                            table="apprenticeships_personevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="dddc524b0316b20a88832a7916726ee8deafeafa",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ba81c",
                            table="apprenticeships_personevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "phase": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_phaseevent" ("assumed", "assumed_fields", "class_minutes", "clinic_minutes", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source", "title", "version_id", "weeks", "weeks_max") VALUES (NEW."assumed", NEW."assumed_fields", NEW."class_minutes", NEW."clinic_minutes", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."source", NEW."title", NEW."version_id", NEW."weeks", NEW."weeks_max"); RETURN NULL;',
                            hash="a55ea7ff32928c85ae999757451f9d040f72e103",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_00f47",
                            table="apprenticeships_phase",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "apprenticeships_phaseevent" ("assumed", "assumed_fields", "class_minutes", "clinic_minutes", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source", "title", "version_id", "weeks", "weeks_max") VALUES (NEW."assumed", NEW."assumed_fields", NEW."class_minutes", NEW."clinic_minutes", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."source", NEW."title", NEW."version_id", NEW."weeks", NEW."weeks_max"); RETURN NULL;',
                            hash="ff242ec6af2bbb4450716374f3977132293f685b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_48789",
                            table="apprenticeships_phase",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_phaseevent" ("assumed", "assumed_fields", "class_minutes", "clinic_minutes", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source", "title", "version_id", "weeks", "weeks_max") VALUES (OLD."assumed", OLD."assumed_fields", OLD."class_minutes", OLD."clinic_minutes", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."source", OLD."title", OLD."version_id", OLD."weeks", OLD."weeks_max"); RETURN NULL;',
                            hash="38ff3b0561953a64e27ab9296c381c6f211f278f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6f8cd",
                            table="apprenticeships_phase",
                            when="AFTER",
                        ),
                    ),
                ],
                "phaseevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="ecc989eab8392a171bb37889de5bc6112c73dd65",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_1ac2c",
                            table="apprenticeships_phaseevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="080982c5e5efbe1b78bb2e36fc862b28825ad0a7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_177ac",
                            table="apprenticeships_phaseevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "program": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_programevent" ("id", "is_listed", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."id", NEW."is_listed", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug"); RETURN NULL;',
                            hash="55ad93eb84161a1619a1e514e0abefbcde3256eb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_78dc4",
                            table="apprenticeships_program",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "apprenticeships_programevent" ("id", "is_listed", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."id", NEW."is_listed", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug"); RETURN NULL;',
                            hash="5043a4e196bba580938cdd51b8c01968c1643955",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9fe70",
                            table="apprenticeships_program",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_programevent" ("id", "is_listed", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."id", OLD."is_listed", OLD."name", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug"); RETURN NULL;',
                            hash="3da48b213f1bb0010d0c19ae0a1031430eb8f047",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_199d5",
                            table="apprenticeships_program",
                            when="AFTER",
                        ),
                    ),
                ],
                "programevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="52c6477dcec5e13ffdd663b20d092a8cb60fe8f3",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_32629",
                            table="apprenticeships_programevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b8cc133f42b679a44142202367ba79f1cf10aae6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_155a7",
                            table="apprenticeships_programevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "programversion": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_programversionevent" ("asks", "calendar_id", "class_starts_at", "class_weekday", "cutoff_months_before", "day_minutes", "exam_week", "headline", "holiday_policy", "id", "intake", "intake_months", "number", "origins", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "published_at", "ready_days_before", "required_ojl_minutes", "required_rti_minutes", "seats_per_cohort", "spanish", "state", "summary", "track_open_until_week") VALUES (NEW."asks", NEW."calendar_id", NEW."class_starts_at", NEW."class_weekday", NEW."cutoff_months_before", NEW."day_minutes", NEW."exam_week", NEW."headline", NEW."holiday_policy", NEW."id", NEW."intake", NEW."intake_months", NEW."number", NEW."origins", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."published_at", NEW."ready_days_before", NEW."required_ojl_minutes", NEW."required_rti_minutes", NEW."seats_per_cohort", NEW."spanish", NEW."state", NEW."summary", NEW."track_open_until_week"); RETURN NULL;',
                            hash="fbd8a759948b5d6ed3cacf1b53145699f6a65dc0",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_533bf",
                            table="apprenticeships_programversion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "apprenticeships_programversionevent" ("asks", "calendar_id", "class_starts_at", "class_weekday", "cutoff_months_before", "day_minutes", "exam_week", "headline", "holiday_policy", "id", "intake", "intake_months", "number", "origins", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "published_at", "ready_days_before", "required_ojl_minutes", "required_rti_minutes", "seats_per_cohort", "spanish", "state", "summary", "track_open_until_week") VALUES (NEW."asks", NEW."calendar_id", NEW."class_starts_at", NEW."class_weekday", NEW."cutoff_months_before", NEW."day_minutes", NEW."exam_week", NEW."headline", NEW."holiday_policy", NEW."id", NEW."intake", NEW."intake_months", NEW."number", NEW."origins", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."published_at", NEW."ready_days_before", NEW."required_ojl_minutes", NEW."required_rti_minutes", NEW."seats_per_cohort", NEW."spanish", NEW."state", NEW."summary", NEW."track_open_until_week"); RETURN NULL;',
                            hash="8e52c9b92f241f2dbe3e72c720428ed48bab378f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3b7d2",
                            table="apprenticeships_programversion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_programversionevent" ("asks", "calendar_id", "class_starts_at", "class_weekday", "cutoff_months_before", "day_minutes", "exam_week", "headline", "holiday_policy", "id", "intake", "intake_months", "number", "origins", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "published_at", "ready_days_before", "required_ojl_minutes", "required_rti_minutes", "seats_per_cohort", "spanish", "state", "summary", "track_open_until_week") VALUES (OLD."asks", OLD."calendar_id", OLD."class_starts_at", OLD."class_weekday", OLD."cutoff_months_before", OLD."day_minutes", OLD."exam_week", OLD."headline", OLD."holiday_policy", OLD."id", OLD."intake", OLD."intake_months", OLD."number", OLD."origins", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."published_at", OLD."ready_days_before", OLD."required_ojl_minutes", OLD."required_rti_minutes", OLD."seats_per_cohort", OLD."spanish", OLD."state", OLD."summary", OLD."track_open_until_week"); RETURN NULL;',
                            hash="ba8d861abf426f4c90971cb612d23f375f70767a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_38b35",
                            table="apprenticeships_programversion",
                            when="AFTER",
                        ),
                    ),
                ],
                "programversionevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="869f9a9bb72a37c03b748b8fe55b7aaa5ec5057a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_b77ff",
                            table="apprenticeships_programversionevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="11884ca4174c917376fc2d6dd099fe9e9029eb0d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_12643",
                            table="apprenticeships_programversionevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "requirement": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_requirementevent" ("assumed", "assumed_fields", "audience", "id", "is_public", "is_required", "kind", "needs_proof", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "questions", "retest_wait_days", "sentence", "slug", "source", "step_id", "threshold", "title", "validity_months", "version_id") VALUES (NEW."assumed", NEW."assumed_fields", NEW."audience", NEW."id", NEW."is_public", NEW."is_required", NEW."kind", NEW."needs_proof", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."questions", NEW."retest_wait_days", NEW."sentence", NEW."slug", NEW."source", NEW."step_id", NEW."threshold", NEW."title", NEW."validity_months", NEW."version_id"); RETURN NULL;',
                            hash="fb1b77e214400162c0dcd960449dd4d767519696",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_24c52",
                            table="apprenticeships_requirement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "apprenticeships_requirementevent" ("assumed", "assumed_fields", "audience", "id", "is_public", "is_required", "kind", "needs_proof", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "questions", "retest_wait_days", "sentence", "slug", "source", "step_id", "threshold", "title", "validity_months", "version_id") VALUES (NEW."assumed", NEW."assumed_fields", NEW."audience", NEW."id", NEW."is_public", NEW."is_required", NEW."kind", NEW."needs_proof", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."questions", NEW."retest_wait_days", NEW."sentence", NEW."slug", NEW."source", NEW."step_id", NEW."threshold", NEW."title", NEW."validity_months", NEW."version_id"); RETURN NULL;',
                            hash="bfa60c6d5dd92b1f07d4c83ad3f1d5af10397a5c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_dfb01",
                            table="apprenticeships_requirement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_requirementevent" ("assumed", "assumed_fields", "audience", "id", "is_public", "is_required", "kind", "needs_proof", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "questions", "retest_wait_days", "sentence", "slug", "source", "step_id", "threshold", "title", "validity_months", "version_id") VALUES (OLD."assumed", OLD."assumed_fields", OLD."audience", OLD."id", OLD."is_public", OLD."is_required", OLD."kind", OLD."needs_proof", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."questions", OLD."retest_wait_days", OLD."sentence", OLD."slug", OLD."source", OLD."step_id", OLD."threshold", OLD."title", OLD."validity_months", OLD."version_id"); RETURN NULL;',
                            hash="655a2023759bad56135fa5895360b77bb6ca4bed",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4ae9c",
                            table="apprenticeships_requirement",
                            when="AFTER",
                        ),
                    ),
                ],
                "requirementchange": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_requirementchangeevent" ("assumed", "assumed_fields", "decided_at", "decided_by_id", "effective_from", "for_all", "id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "requirement_id", "source", "taken_back_at", "value") VALUES (NEW."assumed", NEW."assumed_fields", NEW."decided_at", NEW."decided_by_id", NEW."effective_from", NEW."for_all", NEW."id", NEW."measure", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."requirement_id", NEW."source", NEW."taken_back_at", NEW."value"); RETURN NULL;',
                            hash="a122a387d5d14c87c35c3f8df87d0e0435612839",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_af692",
                            table="apprenticeships_requirementchange",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "apprenticeships_requirementchangeevent" ("assumed", "assumed_fields", "decided_at", "decided_by_id", "effective_from", "for_all", "id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "requirement_id", "source", "taken_back_at", "value") VALUES (NEW."assumed", NEW."assumed_fields", NEW."decided_at", NEW."decided_by_id", NEW."effective_from", NEW."for_all", NEW."id", NEW."measure", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."requirement_id", NEW."source", NEW."taken_back_at", NEW."value"); RETURN NULL;',
                            hash="73a79bac21de6d39858ca03944ee90d4cf1ea025",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8d35d",
                            table="apprenticeships_requirementchange",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_requirementchangeevent" ("assumed", "assumed_fields", "decided_at", "decided_by_id", "effective_from", "for_all", "id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "requirement_id", "source", "taken_back_at", "value") VALUES (OLD."assumed", OLD."assumed_fields", OLD."decided_at", OLD."decided_by_id", OLD."effective_from", OLD."for_all", OLD."id", OLD."measure", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."requirement_id", OLD."source", OLD."taken_back_at", OLD."value"); RETURN NULL;',
                            hash="e7fd1954812a48684080b86ac497ef9d09ac81fa",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4fa00",
                            table="apprenticeships_requirementchange",
                            when="AFTER",
                        ),
                    ),
                ],
                "requirementchangeevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="e77e9a7c23f3d13eeb1ff8c1228a1009e12b3a4a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_2e163",
                            table="apprenticeships_requirementchangeevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="fdb212defdcbd04bd9dbd6b6c0daf1daf6312879",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_41786",
                            table="apprenticeships_requirementchangeevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "requirementevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="cd76304a1ddc5e52c9374b170388f36b8400f4ae",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_2d32f",
                            table="apprenticeships_requirementevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="98297297c65aa1ce25525e1911d0e97dbfee646a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a4a8f",
                            table="apprenticeships_requirementevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "session": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_sessionevent" ("calendar_uid", "canceled_at", "capacity", "component_id", "ends_at", "host_id", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "program_id", "public_id", "requirement_kind", "sequence", "site_id", "starts_at", "title", "zone") VALUES (NEW."calendar_uid", NEW."canceled_at", NEW."capacity", NEW."component_id", NEW."ends_at", NEW."host_id", NEW."id", NEW."kind", NEW."language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."program_id", NEW."public_id", NEW."requirement_kind", NEW."sequence", NEW."site_id", NEW."starts_at", NEW."title", NEW."zone"); RETURN NULL;',
                            hash="94cc5b701946a92402bc07b9be1d9ed17f2a5687",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_60c01",
                            table="apprenticeships_session",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "apprenticeships_sessionevent" ("calendar_uid", "canceled_at", "capacity", "component_id", "ends_at", "host_id", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "program_id", "public_id", "requirement_kind", "sequence", "site_id", "starts_at", "title", "zone") VALUES (NEW."calendar_uid", NEW."canceled_at", NEW."capacity", NEW."component_id", NEW."ends_at", NEW."host_id", NEW."id", NEW."kind", NEW."language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."program_id", NEW."public_id", NEW."requirement_kind", NEW."sequence", NEW."site_id", NEW."starts_at", NEW."title", NEW."zone"); RETURN NULL;',
                            hash="6a33397bb7e7b6fbd88fdff430c83921e3fd577c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_56d45",
                            table="apprenticeships_session",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_sessionevent" ("calendar_uid", "canceled_at", "capacity", "component_id", "ends_at", "host_id", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "program_id", "public_id", "requirement_kind", "sequence", "site_id", "starts_at", "title", "zone") VALUES (OLD."calendar_uid", OLD."canceled_at", OLD."capacity", OLD."component_id", OLD."ends_at", OLD."host_id", OLD."id", OLD."kind", OLD."language", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."program_id", OLD."public_id", OLD."requirement_kind", OLD."sequence", OLD."site_id", OLD."starts_at", OLD."title", OLD."zone"); RETURN NULL;',
                            hash="d15c772a1626f3ffb2591329ca39de1008eb1ab7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_80072",
                            table="apprenticeships_session",
                            when="AFTER",
                        ),
                    ),
                ],
                "sessionevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="597f8f3493c9b4a7e90a3a09d5e2a9e89fd7f879",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_8e66c",
                            table="apprenticeships_sessionevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a8d63913a3f2f45a296cf6ee38251e0bd1c85dc0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2043c",
                            table="apprenticeships_sessionevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "signup": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_signupevent" ("claim_until", "id", "lapsed_at", "marked_at", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "session_id", "signed_at", "state") VALUES (NEW."claim_until", NEW."id", NEW."lapsed_at", NEW."marked_at", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."session_id", NEW."signed_at", NEW."state"); RETURN NULL;',
                            hash="79acb799c32263fa557ad11dc63400704a836cfa",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e9607",
                            table="apprenticeships_signup",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "apprenticeships_signupevent" ("claim_until", "id", "lapsed_at", "marked_at", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "session_id", "signed_at", "state") VALUES (NEW."claim_until", NEW."id", NEW."lapsed_at", NEW."marked_at", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."session_id", NEW."signed_at", NEW."state"); RETURN NULL;',
                            hash="3f555956ea536f3ef03dd688f2d2a262d70f8c70",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b57f1",
                            table="apprenticeships_signup",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_signupevent" ("claim_until", "id", "lapsed_at", "marked_at", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "session_id", "signed_at", "state") VALUES (OLD."claim_until", OLD."id", OLD."lapsed_at", OLD."marked_at", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."session_id", OLD."signed_at", OLD."state"); RETURN NULL;',
                            hash="1df9b2f80b7a11ebb048aa0c285ebf8b5b0986e6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8d6bc",
                            table="apprenticeships_signup",
                            when="AFTER",
                        ),
                    ),
                ],
                "signupevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="3d9bdd665413a39a3de193c39fbd099b16e3f971",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_77b66",
                            table="apprenticeships_signupevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d2e4344695458d37c2fa7e1e88a18638bafe0c67",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_cd25a",
                            table="apprenticeships_signupevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "site": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_siteevent" ("city", "id", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postal_code", "public_id", "state", "street", "zone") VALUES (NEW."city", NEW."id", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."postal_code", NEW."public_id", NEW."state", NEW."street", NEW."zone"); RETURN NULL;',
                            hash="fb6c6710a40eb4527d3dc0b723fcf926dd49516c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e9d22",
                            table="apprenticeships_site",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "apprenticeships_siteevent" ("city", "id", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postal_code", "public_id", "state", "street", "zone") VALUES (NEW."city", NEW."id", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."postal_code", NEW."public_id", NEW."state", NEW."street", NEW."zone"); RETURN NULL;',
                            hash="c60eaa5907f098a5b1a2c0412afc927ec3c15e4e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2925e",
                            table="apprenticeships_site",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_siteevent" ("city", "id", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postal_code", "public_id", "state", "street", "zone") VALUES (OLD."city", OLD."id", OLD."name", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."postal_code", OLD."public_id", OLD."state", OLD."street", OLD."zone"); RETURN NULL;',
                            hash="53ed90c13b2826279cb38f9de704dfcb5a889c0e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ad38c",
                            table="apprenticeships_site",
                            when="AFTER",
                        ),
                    ),
                ],
                "siteevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="5c3082472f2c477414cf05fe3afbf3755d6984bc",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_ba621",
                            table="apprenticeships_siteevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="13387f31a2821ee5a885a324995475421289d23c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9e91e",
                            table="apprenticeships_siteevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "step": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_stepevent" ("assumed", "assumed_fields", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sentence", "slug", "source", "takes", "title", "version_id") VALUES (NEW."assumed", NEW."assumed_fields", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."sentence", NEW."slug", NEW."source", NEW."takes", NEW."title", NEW."version_id"); RETURN NULL;',
                            hash="59a934bbdce3553e22412b7c90f4b3fb4e102d8d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ac199",
                            table="apprenticeships_step",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "apprenticeships_stepevent" ("assumed", "assumed_fields", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sentence", "slug", "source", "takes", "title", "version_id") VALUES (NEW."assumed", NEW."assumed_fields", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."sentence", NEW."slug", NEW."source", NEW."takes", NEW."title", NEW."version_id"); RETURN NULL;',
                            hash="6842f15ba256b55da94ba4ec79f3813fa34774ad",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1727f",
                            table="apprenticeships_step",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_stepevent" ("assumed", "assumed_fields", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sentence", "slug", "source", "takes", "title", "version_id") VALUES (OLD."assumed", OLD."assumed_fields", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."sentence", OLD."slug", OLD."source", OLD."takes", OLD."title", OLD."version_id"); RETURN NULL;',
                            hash="af8659fa67e66efb26a8d7c639a2483c38b7e78e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9f326",
                            table="apprenticeships_step",
                            when="AFTER",
                        ),
                    ),
                ],
                "stepevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="3d28c9f497c6b81dfca24d1dda0c55f45d3b6bc1",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_bde91",
                            table="apprenticeships_stepevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="87f0749bec76c760c15e04b32f65bf4ff41b3826",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_214db",
                            table="apprenticeships_stepevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "track": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_trackevent" ("assumed", "assumed_fields", "career_path", "credential", "exam_brand", "hired_as", "id", "occupation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rapids_code", "slug", "soc_code", "source", "title", "version_id") VALUES (NEW."assumed", NEW."assumed_fields", NEW."career_path", NEW."credential", NEW."exam_brand", NEW."hired_as", NEW."id", NEW."occupation", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."rapids_code", NEW."slug", NEW."soc_code", NEW."source", NEW."title", NEW."version_id"); RETURN NULL;',
                            hash="509496de37fff11e1519db8188ca3a4351098073",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_20c77",
                            table="apprenticeships_track",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "apprenticeships_trackevent" ("assumed", "assumed_fields", "career_path", "credential", "exam_brand", "hired_as", "id", "occupation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rapids_code", "slug", "soc_code", "source", "title", "version_id") VALUES (NEW."assumed", NEW."assumed_fields", NEW."career_path", NEW."credential", NEW."exam_brand", NEW."hired_as", NEW."id", NEW."occupation", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."rapids_code", NEW."slug", NEW."soc_code", NEW."source", NEW."title", NEW."version_id"); RETURN NULL;',
                            hash="6959eebcc2a1ce47aa0fdba369899db31668769b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9d416",
                            table="apprenticeships_track",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_trackevent" ("assumed", "assumed_fields", "career_path", "credential", "exam_brand", "hired_as", "id", "occupation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rapids_code", "slug", "soc_code", "source", "title", "version_id") VALUES (OLD."assumed", OLD."assumed_fields", OLD."career_path", OLD."credential", OLD."exam_brand", OLD."hired_as", OLD."id", OLD."occupation", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."rapids_code", OLD."slug", OLD."soc_code", OLD."source", OLD."title", OLD."version_id"); RETURN NULL;',
                            hash="76fd43b48bc671fd80ede7bfab5c43c545e9c85a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_809a0",
                            table="apprenticeships_track",
                            when="AFTER",
                        ),
                    ),
                ],
                "trackevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="9d9ef779504ca9f3feaa0337dcc145bb7a0df8c6",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_85548",
                            table="apprenticeships_trackevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bc58836fe788c92518ac07e9f6fe4e559a9e55b5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_19130",
                            table="apprenticeships_trackevent",
                            when="BEFORE",
                        ),
                    ),
                ],
                "wagestep": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_wagestepevent" ("assumed", "assumed_fields", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rate", "source", "title", "track_id", "trigger") VALUES (NEW."assumed", NEW."assumed_fields", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."rate", NEW."source", NEW."title", NEW."track_id", NEW."trigger"); RETURN NULL;',
                            hash="e1632a209b9b38b0c6b3cee76ff9a4178d01a170",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_be2a9",
                            table="apprenticeships_wagestep",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "apprenticeships_wagestepevent" ("assumed", "assumed_fields", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rate", "source", "title", "track_id", "trigger") VALUES (NEW."assumed", NEW."assumed_fields", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."rate", NEW."source", NEW."title", NEW."track_id", NEW."trigger"); RETURN NULL;',
                            hash="fb215c51728a2466e3961bc8093dd2c2bed49e7f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fd4ed",
                            table="apprenticeships_wagestep",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "apprenticeships_wagestepevent" ("assumed", "assumed_fields", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rate", "source", "title", "track_id", "trigger") VALUES (OLD."assumed", OLD."assumed_fields", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."rate", OLD."source", OLD."title", OLD."track_id", OLD."trigger"); RETURN NULL;',
                            hash="ef5b8acfa602f60fb6bfa4bd789c7d5ff50e54e4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7e208",
                            table="apprenticeships_wagestep",
                            when="AFTER",
                        ),
                    ),
                ],
                "wagestepevent": [
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
                            hash="418dca10ce0c25eb137d0098ab6d8569311dc897",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_070a8",
                            table="apprenticeships_wagestepevent",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="91ed8ce058c0a97c9eeb028ee99abc4705ad9d6a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_945c3",
                            table="apprenticeships_wagestepevent",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
    ]

"""The packet: facts about the work, and nothing that must not weigh."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Job, ScreeningResult, ScreeningStep, Section
from applicants.workflows import interviews, referrals
from apprenticeships.models import PersonIdentity, RequirementKind
from tests import factories as make
from tests.applicants.hiring.candidates import CANARIES, loaded
from tests.applicants.hiring.readers import browser, opened, path_of, see, text_of
from tests.applicants.hiring_world import AFTER, MEETING, NOW, world

pytestmark = pytest.mark.django_db


def test_the_packet_shows_work_tests_conditions_and_own_words():
    here = world()
    who = opened(here, loaded(here))

    page = see(here.manager, path_of(who))
    words = text_of(page)

    assert page.content.decode().index('href="#next"') < page.content.decode().index(
        'id="glance"'
    )  # far down on a phone
    for fact in (
        "Health care work 3.5 years, 2 years needed",
        "Typing 41 words a minute",
        "Entrance exam 82 of 100",
        "WorkKeys Silver levels 4, 5, 4",
        "Screening Pending Nobody who hires sees more than this word.",
        "References Done Nobody who hires reads what was said.",
        "Why this work? I was told I listen well.",
        "Maple Court Senior Living, Resident aide July 2022 to January 2026",
        "You said on Wednesday, January 7 that you have no conflict of interest.",
    ):
        assert fact in words


@pytest.mark.parametrize(
    ("first", "voided", "second", "shown"),
    [
        ("99", True, "76", "76 of 100"),  # taken back
        ("95", False, "88", "88 of 100"),  # two passes: the newest decides, as in the screening
        ("999", False, "88", "88 of 100"),  # not possible
        ("88", False, "40", "88 of 100"),  # a pass before a fail
        ("90", True, None, "– not there yet"),  # noqa: RUF001
    ],
)
def test_the_packet_shows_the_exam_result_by_which_the_screening_judges(first, voided, second, shown):
    here = world()
    who = opened(here, loaded(here))
    old = ScreeningResult.objects.get(person=who.person, kind=RequirementKind.ENTRANCE_EXAM)
    old.values = {"score": first}
    old.voided_at, old.void_reason = (NOW, "Misread.") if voided else (None, "")
    old.save()
    if second:
        ScreeningResult.objects.create(
            person=who.person,
            kind=old.kind,
            requirement=old.requirement,
            taken_on=old.taken_on,
            values={"score": second},
            source=old.source,
            recorded_at=NOW,
        )

    words = text_of(see(here.manager, path_of(who)))

    assert f"Entrance exam {shown}" in words


def test_no_hiring_page_ever_shows_what_must_not_weigh():
    here = world()
    who = opened(here, loaded(here))
    with_offer = here.candidate()
    pages = [("/hiring/", NOW), (path_of(who), NOW), (reverse("hiring:invite", args=[who.public_id]), NOW)]
    pages += [(reverse("hiring:pass", args=[who.public_id]), NOW), ("/hiring/decided/", NOW)]
    meeting = here.meet(who)
    pages += [(reverse(f"hiring:{name}", args=[meeting.public_id]), NOW) for name in ("move", "cancel")]
    interviews.hold(meeting.pk, by=here.by, at=AFTER)
    pages.append((path_of(who), AFTER))
    here.score(meeting)
    ScreeningStep.objects.filter(application=who).update(verdict="met")
    offer = here.prepared(who)
    pages += [(reverse("hiring:offer", args=[offer.public_id]), AFTER)]
    pages += [(reverse("hiring:take_back", args=[offer.public_id]), AFTER)]
    html = {path: see(here.manager, path, at) for path, at in pages}

    for path, response in html.items():
        body = response.content.decode()
        assert response.status_code == 200, path
        assert [word for word in CANARIES if word.lower() in body.lower()] == [], path
        for word in ("background", "drug", "birth", "years old"):
            assert word not in text_of(response).lower(), (path, word)
    assert with_offer.pk
    assert PersonIdentity.objects.count() == 1


@pytest.mark.parametrize(
    ("verdict", "word"), [("met", "Cleared"), ("waived", "Cleared"), ("look", "Pending"), ("not_met", "Not cleared")]
)
def test_conditions_are_one_word(verdict, word):
    here = world()
    who = opened(here, loaded(here))
    ScreeningStep.objects.filter(application=who, requirement__kind__in=["background", "drug"]).update(
        verdict=verdict,
        waived_by=here.manager if verdict == "waived" else None,
        waive_reason="Zz-medical-review" if verdict == "waived" else "",
    )

    response = see(here.manager, path_of(who))

    assert f"Screening {word}" in text_of(response)
    assert "Zz-medical-review" not in response.content.decode()


def test_text_of_candidates_is_escaped():
    here = world()
    who = opened(here, here.candidate(person=make.applicant(given_name="<b>Bo</b>", family_name="O'Neil")))
    Section.objects.create(
        application=who, slug="words", answers={"why": "<script>alert(1)</script>", "n": 3}, saved_at=NOW
    )

    body = see(here.manager, path_of(who)).content.decode()

    assert "<script>alert" not in body
    assert "<b>Bo</b>" not in body


@pytest.mark.parametrize("number", [1, 30])
def test_the_packet_costs_the_same_however_much_there_is_to_read(number, django_assert_max_num_queries):
    here = world()
    who = opened(here, loaded(here))
    for count in range(number):
        Job.objects.create(
            application=who, employer="Clinic", title="Aide", started_on=date(2020, 1, 1) + timedelta(days=count)
        )
    with time_machine.travel(NOW, tick=False):
        client = browser(here.manager)

        with django_assert_max_num_queries(15) as counted:
            client.get(path_of(who))

    assert len(counted) == 13


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_of_decisions_costs_the_same_for_one_as_for_thirty(number, django_assert_max_num_queries):
    here = world()
    for _ in range(number):
        who = here.candidate()
        referrals.pass_over(who.pk, opening_id=here.opening.pk, reason_code="others", by=here.by, at=NOW)
    with time_machine.travel(MEETING, tick=False):
        client = browser(here.manager)

        with django_assert_max_num_queries(12) as counted:
            response = client.get("/hiring/decided/")

    assert (len(counted), len(response.context["rows"])) == (3, number)


@pytest.mark.parametrize(("flagged", "shown"), [(True, "Typing – not there yet"), (False, "Typing 41 words")])  # noqa: RUF001
def test_a_try_that_nobody_accepted_shows_no_number(flagged, shown):
    here = world()
    who = opened(here, loaded(here))
    for row in ScreeningResult.objects.filter(person=who.person, kind=RequirementKind.TYPING):
        row.values = {**row.values, "flagged": flagged}
        row.save()

    assert shown in text_of(see(here.manager, path_of(who)))


def test_what_is_too_old_shows_no_number_and_what_counted_on_the_day_of_sending_still_does():
    here = world()
    who = opened(here, loaded(here))
    who.submitted_at = NOW - timedelta(days=8)
    who.save()
    who.version.requirements.filter(kind__in=["typing", "workkeys"]).update(validity_months=1)
    for row in ScreeningResult.objects.filter(person=who.person, kind__in=["typing", "workkeys"]):
        row.pk, row.public_id, row.taken_on = None, uuid4(), row.taken_on - timedelta(days=90)
        row.values = {name: 7 if value in {4, 5} else value * 2 for name, value in row.values.items()}
        row.save()

    words = text_of(see(here.manager, path_of(who)))

    assert "Typing 41 words a minute" in words
    assert "WorkKeys Silver levels 4, 5, 4" in words


@pytest.mark.parametrize(
    ("kind", "label", "number"),
    [
        (RequirementKind.TYPING, "Typing", "41"),
        (RequirementKind.ENTRANCE_EXAM, "Entrance exam", "82 of 100"),
        (RequirementKind.WORKKEYS, "WorkKeys", "Silver"),
        (RequirementKind.EXPERIENCE, "Health care work", "3.5"),
    ],
)
def test_what_was_waived_shows_no_number(kind, label, number):
    here = world()
    who = opened(here, loaded(here))
    step, _ = ScreeningStep.objects.get_or_create(application=who, requirement=who.version.requirements.get(kind=kind))
    step.verdict, step.waived_by, step.waive_reason = "waived", here.manager, "Types all day at work."
    step.save()

    words = text_of(see(here.manager, path_of(who)))

    assert f"{label} Waived" in words
    assert f"{label} {number}" not in words

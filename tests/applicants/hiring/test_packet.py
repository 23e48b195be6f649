"""The packet: the conflict statement first, then facts about the work, and nothing that must not weigh."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import ConditionCheck, Job, Lead, ScreeningResult, ScreeningStep, Section
from applicants.workflows import interviews, referrals
from apprenticeships.models import Event, PersonIdentity, RequirementKind, Role, Step
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring_world import AFTER, MEETING, NOW, world

pytestmark = pytest.mark.django_db

CANARIES = (
    "1987",
    "Zanzibar Way",
    "Hidden Hollow",
    "63999",
    "canary-source",
    "Roosevelt High",
    "graduated",
    "pre_adverse",
    "pre adverse",
    "verified_positive",
    "verified positive",
    "Zz-medical-review",
    "friend_canary",
    "too_old",
    "being_checked",
    "lead-note-canary",
    "Spanish",
)


def opened(here, who):
    referrals.declare(who.pk, conflict=False, by=here.by, at=NOW)
    return who


def path_of(who):
    return reverse("hiring:candidate", args=[who.public_id])


def see(user, path, at=NOW, **data):
    with time_machine.travel(at, tick=False):
        client = browser(user)
        return client.post(path, data) if data else client.get(path)


def loaded(here, **fields):
    """A candidate of whom everything is known, also what no hiring page may show."""
    person = make.applicant(
        given_name="Aaliyah",
        family_name="Brooks",
        birth_date=date(1987, 3, 14),
        street="12 Zanzibar Way",
        city="Hidden Hollow",
        state="MO",
        postal_code="63999",
        language="es",
    )
    who = here.candidate(person=person, **fields)
    steps = {step.kind: step for step in Step.objects.filter(version=here.version)}
    asked = {
        RequirementKind.EXPERIENCE: make.requirement(
            steps["application"], RequirementKind.EXPERIENCE, threshold={"months": 24}
        ),
        RequirementKind.TYPING: make.requirement(
            steps["tests"], RequirementKind.TYPING, threshold={"words_per_minute": 30, "formula": "A"}
        ),
        RequirementKind.ENTRANCE_EXAM: make.requirement(
            steps["tests"], RequirementKind.ENTRANCE_EXAM, threshold={"pass_mark": 70, "maximum": 100}
        ),
        RequirementKind.WORKKEYS: make.requirement(
            steps["tests"], RequirementKind.WORKKEYS, is_required=False, threshold={"level": 3}
        ),
        RequirementKind.BACKGROUND: make.requirement(steps["screening"], RequirementKind.BACKGROUND),
        RequirementKind.DRUG: make.requirement(steps["screening"], RequirementKind.DRUG),
    }
    for kind, row in asked.items():
        condition = kind in {RequirementKind.BACKGROUND, RequirementKind.DRUG}
        ScreeningStep.objects.create(
            application=who,
            requirement=row,
            verdict="missing" if condition else "met",
            reason_code="being_checked" if condition else "passed",
        )
    results = {
        RequirementKind.TYPING: {"keystrokes": 1050, "errors": 5, "minutes": 5},
        RequirementKind.ENTRANCE_EXAM: {"score": 82, "maximum": 100},
        RequirementKind.WORKKEYS: {"applied_math": 4, "graphic_literacy": 5, "workplace_documents": 4},
    }
    for kind, values in results.items():
        ScreeningResult.objects.create(
            person=person,
            kind=kind,
            requirement=None if kind != RequirementKind.ENTRANCE_EXAM else asked[kind],
            taken_on=date(2025, 12, 1),
            values=values,
            source="canary-source",
            recorded_at=NOW,
        )
    for kind, status in (("background", "pre_adverse"), ("drug", "verified_positive")):
        ConditionCheck.objects.create(
            application=who, kind=kind, status=status, status_on=date(2025, 12, 2), recorded_at=NOW
        )
    Lead.objects.create(
        person=person, program=here.version.program, source="friend", note="lead-note-canary", created_at=NOW
    )
    Section.objects.create(
        application=who,
        slug="words",
        answers={"why": "I was told I listen well.", "note": "Roosevelt High"},
        saved_at=NOW,
    )
    Section.objects.create(
        application=who,
        slug="education",
        answers={"school": "Roosevelt High", "graduated": "2005", "source": "friend_canary"},
        saved_at=NOW,
    )
    Job.objects.create(
        application=who,
        employer="Maple Court Senior Living",
        title="Resident aide",
        started_on=date(2022, 7, 7),
        ended_on=date(2026, 1, 6),
    )
    return who


def test_before_the_file_opens_the_reader_is_asked_about_conflicts_and_sees_nothing_else():
    here = world()
    who = loaded(here)

    response = see(here.manager, path_of(who))

    words = text_of(response)
    assert response.status_code == 200
    assert "Are you too close to this person to judge fairly?" in words
    assert "Maple Court" not in words
    assert "I was told I listen well." not in words


def test_without_a_conflict_the_file_opens():
    here = world()
    who = loaded(here)

    answer = see(here.manager, reverse("hiring:declare", args=[who.public_id]), conflict="no")

    assert answer.status_code == 302
    assert "Maple Court Senior Living" in text_of(see(here.manager, answer.headers["Location"]))


def test_a_conflict_keeps_the_file_closed_until_it_is_changed():
    here = world()
    who = loaded(here)

    answer = see(here.manager, reverse("hiring:declare", args=[who.public_id]), conflict="yes")

    assert answer.headers["Location"] == "/hiring/"
    words = text_of(see(here.manager, path_of(who)))
    assert "You said that you have a conflict of interest." in words
    assert "Maple Court" not in words
    assert see(here.manager, reverse("hiring:invite", args=[who.public_id])).status_code == 302


def test_a_missing_declaration_is_asked_for_again():
    here = world()
    who = loaded(here)

    response = see(here.manager, reverse("hiring:declare", args=[who.public_id]), conflict="maybe")

    assert response.status_code == 422
    assert Event.objects.filter(kind__startswith="application.").count() == 0


def test_the_packet_shows_work_tests_conditions_and_own_words():
    here = world()
    who = opened(here, loaded(here))

    words = text_of(see(here.manager, path_of(who)))

    for fact in (
        "Health care work 3.5 years, 2 years needed",
        "Typing 41 words a minute",
        "Entrance exam 82 of 100",
        "WorkKeys Silver levels 4, 5, 4",
        "Screening Pending Nobody who hires sees more than this word.",
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


def test_somebody_elses_candidate_is_404_for_every_address():
    here, there = world(), world()
    who = opened(there, there.candidate())
    meeting = there.scored(who)
    offer = there.prepared(who)
    addresses = [("candidate", who.public_id), ("invite", who.public_id), ("pass", who.public_id)]
    addresses += [("move", meeting.public_id), ("cancel", meeting.public_id)]
    addresses += [("offer", offer.public_id), ("take_back", offer.public_id)]
    posts = [("declare", who.public_id), ("undo_pass", who.public_id), ("prepare", who.public_id)]
    posts += [("held", meeting.public_id), ("missed", meeting.public_id), ("score", meeting.public_id)]
    client = browser(here.manager)

    got = {name: client.get(reverse(f"hiring:{name}", args=[key])).status_code for name, key in addresses}
    sent = {
        name: client.post(reverse(f"hiring:{name}", args=[key])).status_code for name, key in [*addresses[1:], *posts]
    }

    assert set(got.values()) == {404}
    assert set(sent.values()) == {404}


def test_the_opening_in_the_address_is_checked_too():
    here, there = world(), world()
    who = opened(here, here.candidate())

    for opening in (there.opening.public_id, "nonsense", "\ufffd", "' or 1=1"):
        response = browser(here.manager).get(path_of(who), {"opening": opening})
        assert response.status_code == 404


@pytest.mark.parametrize("name", ["invite", "pass", "move", "cancel", "offer", "take_back"])
def test_a_panelist_reads_403_where_only_managers_decide(name):
    here = world()
    who = here.candidate()
    meeting = here.meet(who)

    key = who.public_id if name in {"invite", "pass"} else meeting.public_id
    assert browser(here.panelist()).get(reverse(f"hiring:{name}", args=[key])).status_code == 403


def test_a_manager_elsewhere_who_is_only_a_panelist_here_does_not_decide_here():
    here = world()
    colleague = here.panelist()
    make.membership(colleague, Role.HIRING_MANAGER)
    who = here.candidate()

    assert browser(colleague).get(path_of(who)).status_code == 200
    assert browser(colleague).get(reverse("hiring:invite", args=[who.public_id])).status_code == 404
    assert browser(colleague).post(reverse("hiring:prepare", args=[who.public_id])).status_code == 404


def test_others_scores_stay_hidden_until_the_readers_own_is_in():
    here = world()
    colleague = here.panelist(name="Sam Ortiz")
    who = opened(here, here.candidate())
    meeting = here.met(who)
    here.score(meeting, by=Actor.user(colleague), ratings={"care": 1, "reliability": 2}, comment="Kept looking away.")

    before = text_of(see(here.manager, path_of(who), AFTER))
    here.score(meeting)
    after = text_of(see(here.manager, path_of(who), AFTER))

    assert "Kept looking away." not in before
    assert "Sam Ortiz: Offer" not in before
    assert "Sam Ortiz: Offer" in after
    assert "Kept looking away." in after


def test_a_panelist_who_has_not_scored_sees_no_scores_and_no_decision():
    here = world()
    colleague = here.panelist()
    who = here.candidate()
    here.scored(who)
    referrals.declare(who.pk, conflict=False, by=Actor.user(colleague), at=NOW)

    words = text_of(see(colleague, path_of(who), AFTER))

    assert "Priya Raman: Offer" not in words
    assert "Offer by phone" not in words
    assert "Your scorecard" in words


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

        with django_assert_max_num_queries(17) as counted:
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

    assert (len(counted), len(response.context["rows"])) == (4, number)

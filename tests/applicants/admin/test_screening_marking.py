"""Writing down for many people at once: nothing before the preview, each person by themselves, and a way back."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from applicants.models import Application, ScreeningResult, ScreeningStep
from applicants.workflows import screening
from apprenticeships.models import Event, Message, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.admin.marking import (
    APPLY,
    BOARD,
    EXAM,
    MARK,
    MET,
    TODAY,
    YESTERDAY,
    K,
    S,
    asking,
    classes,
    done,
    previewed,
    somebody,
    states,
    verdicts,
)
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def test_a_preview_says_what_changes_for_whom_and_writes_nothing(client, coordinator):
    cohort = classes(custom={})
    rows = [somebody(cohort, family) for family in ("Abara", "Bauer")]
    events = Event.objects.count()

    page, _ = previewed(client, rows, **MET)

    assert [(row["name"], row["becomes_ready"], row["ends"]) for row in page.context["good"]] == [
        ("Ana Abara", True, False), ("Ana Bauer", True, False)
    ]  # fmt: skip
    assert "Missing" in page.context["good"][0]["before"]
    assert "Met" in page.context["good"][0]["after"]
    assert "2 people, 2 become ready" in text(page)
    assert "Gets by mail: Ready to meet." in text(page)
    assert not ScreeningResult.objects.exists()
    assert not Message.objects.exists()
    assert Event.objects.count() == events
    assert states(rows) == [S.SUBMITTED, S.SUBMITTED]


def test_what_was_looked_at_is_written_down_for_everybody_ticked(client, coordinator):
    cohort = classes(custom={})
    rows = [somebody(cohort, family) for family in ("Abara", "Bauer", "Castillo")]
    _, sent = previewed(client, rows, **MET)

    page = client.post(APPLY, sent | {"who": [rows[0].pk, rows[2].pk]}, follow=True)

    assert states(rows) == [S.READY, S.SUBMITTED, S.READY]
    assert ScreeningResult.objects.filter(source="Phone call", recorded_by=coordinator).count() == 2
    assert "Written down for 2 people" in text(page)
    assert [row["name"] for row in page.context["people"]] == ["Ana Abara", "Ana Castillo"]


def test_points_are_written_person_by_person_and_who_has_none_is_left_out(client, coordinator):
    cohort = classes(entrance_exam=EXAM, custom={})
    rows = [somebody(cohort, family) for family in ("Abara", "Bauer", "Castillo")]
    points = {f"score-{rows[0].pk}": "74.5", f"score-{rows[1].pk}": "64", f"score-{rows[2].pk}": ""}
    typed = {"slug": "entrance-exam", "taken_on": YESTERDAY, "source": "Room 214", "maximum": "100", **points}

    page, sent = previewed(client, rows, **typed)
    marked = client.post(APPLY, sent, follow=True)
    client.post(marked.context["undo"].url, {"reason": "The wrong list."})
    after = text(client.get(marked.redirect_chain[-1][0]))

    assert page.context["left_out"] == ["Ana Castillo"]
    assert "1 application ends with this. Taking the results back later does not open it again" in text(page)
    assert "1 application ended, and stays over" in after
    assert f'<a href="/admin/applications/{rows[1].pk}/">Ana Bauer</a>: ' in after
    assert [row["ends"] for row in page.context["good"]] == [False, True]
    assert "The application ends." in text(page)
    assert states(rows) == [S.SUBMITTED, S.INELIGIBLE, S.SUBMITTED]
    assert verdicts(rows, "entrance-exam") == ["missing", "not_met", "missing"]


def test_who_is_refused_is_named_with_the_reason_and_the_others_go_on(client, coordinator):
    cohort = classes(entrance_exam=EXAM, custom={})
    rows = [somebody(cohort, family) for family in ("Abara", "Bauer")]
    points = {f"score-{rows[0].pk}": "174", f"score-{rows[1].pk}": "74"}
    typed = {"slug": "entrance-exam", "taken_on": YESTERDAY, "source": "Room 214", **points}

    page, sent = previewed(client, rows, **typed)
    after = client.post(APPLY, sent, follow=True)

    assert [(row["name"], row["refused"]) for row in page.context["bad"]] == [
        ("Ana Abara", "Write at most 100 points.")
    ]
    assert "Ana Abara: Write at most 100 points." in text(after)
    assert verdicts(rows, "entrance-exam") == ["missing", "met"]


@pytest.mark.parametrize(
    ("kind", "typed", "verdict"),
    [
        (K.INFO_SESSION, {"attended": "yes"}, "met"),
        (K.DOCUMENT, {"status": "accepted"}, "met"),
        (K.REFERENCE, {"status": "received"}, "missing"),
        (K.CUSTOM, {"met": "look"}, "look"),
    ],
)
def test_each_kind_is_written_down_in_its_own_words(client, coordinator, kind, typed, verdict):
    cohort = classes(**{kind.value: {}, "typing": {}})
    rows = [somebody(cohort)]
    slug = kind.value.replace("_", "-")

    page = done(client, rows, slug=slug, taken_on=YESTERDAY, source="Sign-in sheet", **typed)

    assert page.status_code == 200
    assert verdicts(rows, slug) == [verdict]
    assert ScreeningResult.objects.get().kind == kind


def test_a_waiver_for_many_has_one_reason_and_is_taken_back_with_another(client, coordinator):
    cohort = classes(custom={}, typing={})
    rows = [somebody(cohort, family) for family in ("Abara", "Bauer")]
    screening.waive(
        rows[1].screening.get(requirement__slug="typing").pk, by=Actor.user(coordinator), at=NOON, reason="Old"
    )

    page = done(client, rows, slug="typing", how="waive", reason="The lab was closed.")

    assert "Ana Bauer: This is waived already." in text(page)
    step = ScreeningStep.objects.get(application=rows[0], requirement__slug="typing")
    assert (step.verdict, step.waived_by, step.waive_reason) == ("waived", coordinator, "The lab was closed.")

    client.post(page.context["undo"].url, {"reason": "It was open after all."})

    step.refresh_from_db()
    assert (step.verdict, step.waived_by, step.waive_reason) == ("missing", None, "")
    assert verdicts(rows, "typing") == ["missing", "waived"]
    assert Event.objects.get(kind="screening.ask_again").reason == "It was open after all."


def test_all_of_it_is_taken_back_with_a_reason_and_stays_in_the_record(client, coordinator):
    cohort = classes(custom={})
    rows = [somebody(cohort, family) for family in ("Abara", "Bauer")]
    page = done(client, rows, **MET)
    address = page.context["undo"].url

    refused = client.post(address, {"reason": ""})
    back = client.post(address, {"reason": "The wrong list."}, follow=True)
    again = client.post(address, {"reason": "The wrong list."}, follow=True)

    assert refused.status_code == 422
    assert "Taken back for 2 people." in text(back)
    assert "All of it was taken back" in text(back)
    assert back.context["undo"] is None
    assert again.status_code == 200
    assert states(rows) == [S.SUBMITTED, S.SUBMITTED]
    assert set(ScreeningResult.objects.values_list("void_reason", flat=True)) == {"The wrong list."}
    assert Event.objects.filter(kind="result.void").count() == 2


def test_somebody_for_whom_a_colleague_was_faster_is_refused(client, coordinator):
    cohort = classes(custom={}, typing={})
    rows = [somebody(cohort, family) for family in ("Abara", "Bauer")]
    _, sent = previewed(client, rows, **MET)
    asked = rows[0].version.requirements.get(kind=K.CUSTOM).pk
    values = {"values": {"met": None}, "taken_on": TODAY, "source": "Mail", "by": ROBOT, "at": NOON}
    screening.record_result(rows[0].pk, requirement_id=asked, **values)

    page = client.post(APPLY, sent, follow=True)

    assert "Ana Abara: Somebody wrote something down for this person since you looked." in text(page)
    assert ScreeningResult.objects.filter(source="Phone call").count() == 1


def test_who_is_over_by_now_is_left_out_and_that_is_said(client, coordinator):
    cohort = classes(custom={}, typing={})
    rows = [somebody(cohort, family) for family in ("Abara", "Bauer")]
    _, sent = previewed(client, rows, **MET)
    Application.objects.filter(pk=rows[0].pk).update(state=S.WITHDRAWN, ended_at=NOON, withdraw_reason="travel")

    looked, after = client.post(MARK, sent), client.post(APPLY, sent, follow=True)

    assert "whose application is over by now" in text(looked)
    assert "whose application is over by now" in text(after)
    assert verdicts(rows) == ["missing", "met"]


def test_a_form_that_is_sent_twice_writes_once(client, coordinator):
    cohort = classes(custom={})
    rows = [somebody(cohort)]
    _, sent = previewed(client, rows, **MET)

    client.post(APPLY, sent)
    second = client.post(APPLY, sent)

    assert second.status_code == 422
    assert ScreeningResult.objects.count() == 1
    assert Event.objects.filter(kind="screening.mark").count() == 1


def test_who_never_looked_writes_nothing(client, coordinator):
    rows = [somebody(classes(custom={}))]

    response = client.post(APPLY, asking(rows, **MET))

    assert response.status_code == 422
    assert not ScreeningResult.objects.exists()


@pytest.mark.parametrize("kind", [K.BACKGROUND, K.DRUG])
def test_a_check_is_never_written_down_for_many(client, coordinator, kind):
    rows = [somebody(classes(**{kind.value: {}}))]
    typed = asking(rows, slug=kind.value, reason="No need.", how="waive", **MET)

    found = [client.get(f"{MARK}?{urlencode(typed, doseq=True)}"), client.post(MARK, typed), client.post(APPLY, typed)]

    assert {response["Location"] for response in found} == {BOARD}
    assert not Event.objects.filter(kind="screening.mark").exists()


@pytest.mark.parametrize(("kind", "where"), [("workkeys", "Results by file"), ("age", "on each application")])
def test_what_is_not_written_down_here_says_where_and_is_no_waiver_by_mistake(client, coordinator, kind, where):
    rows = [somebody(classes(**{kind: {"threshold": {"level": 3} if kind == "workkeys" else {"years": 18}}}))]

    page = client.post(MARK, asking(rows, slug=kind))

    assert where in text(page)
    assert "Write down for many" not in text(page)
    assert page.context["title"].startswith("Waive for many" if kind == "workkeys" else "Somebody to look")


def test_a_preview_says_why_somebody_is_not_there_yet(client, coordinator):
    rows = [somebody(classes(entrance_exam={"threshold": {"pass_mark": 70, "maximum": 100}}))]
    fields = {"how": "record", "taken_on": "2026-01-06", "source": "Desk", f"score-{rows[0].pk}": "40"}

    page = client.post(MARK, asking(rows, slug="entrance-exam", **fields, maximum="50"))
    empty = client.get(MARK, asking(rows, slug="entrance-exam", how="record"))

    assert "but the pass mark belongs to 100" in page.context["good"][0]["why"]
    assert page.context["good"][0]["why"] in text(page)
    assert 'name="maximum" value="100"' in empty.content.decode()


def test_what_a_department_or_the_law_decides_is_not_waived_for_many(client, coordinator):
    rows = [somebody(classes(department_approval={}, guardian_consent={}, age={"threshold": {"years": 18}}))]

    for slug in ("department-approval", "guardian-consent", "age"):
        page = client.post(MARK, asking(rows, slug=slug, how="waive", reason="No."))
        assert (page.status_code, list(page.context["asked"].hows)) == (422, ["give"])
    assert not ScreeningStep.objects.filter(verdict="waived").exists()


def test_somebody_is_asked_to_look_and_the_board_finds_it_by_their_name(client, coordinator):
    rosa = make.staff(Role.COORDINATOR, name="Rosa Medina")
    cohort = classes(custom={}, typing={})
    rows = [somebody(cohort, family) for family in ("Abara", "Bauer")]
    ScreeningStep.objects.filter(application=rows[0], requirement__slug="custom").update(verdict="look")

    page, sent = previewed(client, rows, how="give", owner=rosa.pk)
    after = client.post(APPLY, sent, follow=True)

    assert "Rosa Medina looks at it." in text(page)
    assert [(row["name"], row["refused"]) for row in page.context["bad"]] == [
        ("Ana Bauer", "There is nothing to look at any more.")
    ]
    assert [line.name for line in client.get(f"{BOARD}?owner={rosa.pk}").context["lines"]] == ["Abara, Ana"]
    assert "Looked at by" in text(client.get(BOARD))

    client.post(after.context["undo"].url, {"reason": "She is away."})

    assert not ScreeningStep.objects.filter(owner__isnull=False).exists()
    assert list(Event.objects.filter(kind="screening.own").values_list("data__name", flat=True)) == ["", "Rosa Medina"]


def test_nobody_is_asked_to_look_who_does_not_coordinate_here(client, coordinator):
    elsewhere = make.staff(name="Elsewhere")
    make.membership(elsewhere, Role.COORDINATOR, organization=make.make_organization(slug="other", name="Other"))
    rows = [somebody(classes(custom={}))]
    ScreeningStep.objects.filter(application=rows[0]).update(verdict="look")

    codes = [
        client.post(MARK, asking(rows, how="give", owner=who)).status_code
        for who in (elsewhere.pk, make.staff(Role.HIRING_MANAGER).pk, "x", "9" * 40, "")
    ]

    assert codes == [422] * 5


def test_people_of_another_organization_are_not_marked(client, coordinator):
    elsewhere = make.program(organization=make.make_organization(slug="strangers", name="Strangers"))
    cohort = make.cohort(version=make.version(program=elsewhere), starts_on=TODAY + timedelta(days=60))
    make.requirement(make.way_in(cohort.version)["tests"], K.CUSTOM)
    rows = [somebody(cohort)]
    event = Event.objects.create(
        kind="screening.mark", subject_type="apprenticeships.program", subject_id=elsewhere.pk, actor_kind="user",
        actor_id=coordinator.pk, actor_name="D", at=NOON,
        data={"requirement": "custom", "results": [], "waived": [], "given": [], "applications": [rows[0].pk]},
    )  # fmt: skip

    codes = [
        client.post(MARK, asking(rows, **MET)).status_code,
        client.post(APPLY, asking(rows, **MET)).status_code,
        client.get(reverse("board:screening-marked", args=[event.pk])).status_code,
        client.post(reverse("board:screening-undo", args=[event.pk]), {"reason": "x"}).status_code,
    ]

    assert codes == [302, 302, 404, 404]
    assert not ScreeningResult.objects.exists()


def test_the_way_back_leads_to_the_same_people(client, coordinator):
    rows = [somebody(classes(custom={}))]
    back = "step=custom&verdict=missing"
    page = client.get(f"{MARK}?{urlencode(asking(rows, back=back + '&evil=//x'), doseq=True)}")

    after = done(client, rows, back=back, **MET)

    assert page.context["back"] == after.context["back"] == f"{BOARD}?{back}"


@pytest.mark.parametrize(
    "typed",
    [
        {"who": "x"}, {"who": "9" * 40}, {"program": "x"}, {"program": "9" * 18}, {"slug": "a\x00b"},
        {"slug": "a" * 10_000}, {"how": "explode"}, {"met": "explode"}, {"taken_on": "31 February"},
        {"taken_on": "9999-12-31"}, {"taken_on": "2026-01-08"}, {"source": "a" * 10_000}, {"source": "a\x00b"},
        {"back": "%00" * 400}, {"back": "a" * 10_000}, {"seen": "x"},
    ],
)  # fmt: skip
def test_nothing_that_is_typed_breaks_these_pages(client, coordinator, typed):
    rows = [somebody(classes(custom={}))]
    sent = asking(rows, **MET) | {f"seen-{rows[0].pk}": typed.get("seen", "0")}
    sent |= {{"slug": "step"}.get(name, name): value for name, value in typed.items()}

    codes = [client.post(MARK, sent).status_code, client.post(APPLY, sent).status_code]
    codes.append(client.get(f"{MARK}?{urlencode(sent, doseq=True)}").status_code)

    assert set(codes) <= {200, 302, 400, 422}
    assert "seen" not in typed or not ScreeningResult.objects.exists()


@pytest.mark.parametrize("many", [1, 20])
def test_choosing_and_reading_cost_the_same_for_one_and_for_many(
    client, coordinator, django_assert_max_num_queries, many
):
    cohort = classes(custom={})
    rows = [somebody(cohort, f"Ortega{number}") for number in range(many)]
    marked = done(client, rows, **MET).request["PATH_INFO"]

    with django_assert_max_num_queries(8):
        client.get(f"{MARK}?{urlencode(asking(rows), doseq=True)}")
    with django_assert_max_num_queries(12):
        client.get(marked)


@pytest.mark.parametrize("role", [Role.HIRING_MANAGER, Role.INSTRUCTOR])
def test_only_coordinators_write_down_for_many(client, role):
    rows = [somebody(classes(custom={}))]
    client.force_login(make.staff(role))

    assert {client.post(MARK, asking(rows, **MET)).status_code, client.post(APPLY, asking(rows)).status_code} == {403}

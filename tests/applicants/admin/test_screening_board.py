"""The screening board: who stands where, found again by its address, the same price at any size."""

import csv
import io
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from applicants.admin import screening_board
from applicants.models import Application, ApplicationState, ScreeningStep
from applicants.workflows import screening
from apprenticeships.models import Event, RequirementKind, Role, VersionState
from tests import factories as make
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
TODAY = NOON.date()
BOARD, PAPER, FILE = (reverse(f"board:screening{name}") for name in ("", "-paper", "-csv"))
FILTERED = "?verdict=look&owner=nobody&q=ortega"
S, K = ApplicationState, RequirementKind
ASKED = {
    K.INFO_SESSION: "session", K.ENTRANCE_EXAM: "tests", K.TYPING: "tests", K.DOCUMENT: "tests",
    K.BACKGROUND: "screening", K.DRUG: "screening",
}  # fmt: skip


@pytest.fixture
def cohort():
    return classes()


def classes(**fields):
    """A class of a program that asks for six things."""
    cohort = make.cohort(starts_on=TODAY + timedelta(days=60), **fields)
    steps = make.way_in(cohort.version)
    for kind, step in ASKED.items():
        make.requirement(steps[step], kind)
    return cohort


def somebody(family, cohort, state=S.SUBMITTED, verdicts=(), **fields) -> Application:
    """An application with its steps; ``verdicts`` are columns of some of them by kind."""
    row = make.application(state, person=make.applicant(given_name="Ana", family_name=family), cohort=cohort, **fields)
    screening.open_steps(row, NOON)
    for kind, columns in dict(verdicts).items():
        ScreeningStep.objects.filter(application=row, requirement__kind=kind).update(**columns)
    return row


def names(page):
    return [line.name for line in page.context["lines"]]


def cell(page, title, line=0):
    return next(each for each in page.context["lines"][line].cells if each.title == title)


def words(page, title, line=0):
    """What a cell says, its link left out."""
    found = cell(page, title, line)
    return found.words, found.next


@pytest.mark.parametrize(("many", "query"), [(1, ""), (50, ""), (1, FILTERED), (10, FILTERED)])
def test_the_board_costs_ten_queries_for_one_row_and_for_fifty(
    client, coordinator, cohort, django_assert_num_queries, many, query
):
    for number in range(many):
        verdicts = {K.TYPING: {"verdict": "look", "judged_at": NOON}}
        somebody(f"Ortega{number}", cohort, verdicts=verdicts, answer_due=TODAY if number % 2 else None)
    client.get(BOARD + query)

    with django_assert_num_queries(9):
        page = client.get(BOARD + query)

    assert len(page.context["lines"]) == many


def test_a_cell_says_the_verdict_since_when_and_who_is_next(client, coordinator, cohort):
    dana = make.staff(Role.COORDINATOR, name="Dana Whitfield")
    long_ago = {"judged_at": NOON - timedelta(days=12)}
    verdicts = {
        K.INFO_SESSION: {"verdict": "met", "reason_code": "completed", **long_ago},
        K.ENTRANCE_EXAM: {
            "verdict": "not_met", "reason_code": "below_mark", "retest_from": TODAY + timedelta(days=9), **long_ago
        },
        K.TYPING: {"verdict": "look", "reason_code": "unusual_typing", "owner": dana, **long_ago},
        K.DOCUMENT: {"verdict": "missing", "reason_code": "being_checked", "judged_at": NOON - timedelta(days=1)},
    }  # fmt: skip
    row = somebody("Ortega", cohort, verdicts=verdicts)

    page = client.get(BOARD)

    assert words(page, K.INFO_SESSION.label) == ("Met", "")
    assert words(page, K.ENTRANCE_EXAM.label) == ("Not met", "again January 16")
    assert words(page, K.TYPING.label) == ("Please look", "Dana Whitfield")
    assert words(page, K.DOCUMENT.label) == ("Missing", "your turn")
    assert "12 days, Dana Whitfield" in cell(page, K.TYPING.label).html
    assert "1 day, your turn" in cell(page, K.DOCUMENT.label).html
    asked = row.version.requirements.get(kind=K.DOCUMENT).pk
    assert f"/admin/applications/{row.pk}/?open=record-{asked}#record-{asked}" in cell(page, K.DOCUMENT.label).html
    typed = row.version.requirements.get(kind=K.TYPING).pk
    assert f"/admin/applications/{row.pk}/#asked-{typed}" in cell(page, K.TYPING.label).html
    assert f'<li id="asked-{typed}">' in client.get(f"/admin/applications/{row.pk}/").content.decode()
    met = K.INFO_SESSION.label
    assert [head["column"].title for head in page.context["heads"]][-1] == met
    assert [each.title for each in page.context["lines"][0].cells][-1] == met
    asked_for = client.get(f"{BOARD}?step=info-session").context["heads"]
    assert asked_for[0]["column"].title == met


def test_a_check_is_one_word_and_nothing_else(client, coordinator, cohort):
    columns = {"verdict": "not_met", "reason_code": "not_cleared", "judged_at": NOON - timedelta(days=3)}
    row = somebody("Ortega", cohort, verdicts={K.BACKGROUND: columns, K.DRUG: {"judged_at": NOON}})

    page = client.get(BOARD)

    assert (words(page, K.BACKGROUND.label), words(page, K.DRUG.label)) == (("Not cleared", ""), ("Pending", ""))
    assert "days" not in cell(page, K.BACKGROUND.label).html
    assert f'href="/admin/applications/{row.pk}/"' in cell(page, K.BACKGROUND.label).html
    assert [slug for slug, _ in page.context["markable"]] == ["info-session", "entrance-exam", "typing", "document"]


def test_what_is_overdue_stands_first(client, coordinator, cohort):
    somebody("Later", cohort, answer_due=TODAY + timedelta(days=3))
    somebody("Older", cohort, S.READY)
    somebody("Latest", cohort, answer_due=TODAY - timedelta(days=2))
    somebody("Asked", cohort, S.NEEDS_INFORMATION, request_due=TODAY - timedelta(days=1))

    page, late = client.get(BOARD), client.get(f"{BOARD}?late=yes")

    assert names(page) == ["Latest, Ana", "Later, Ana", "Asked, Ana", "Older, Ana"]
    assert names(late) == ["Latest, Ana", "Asked, Ana"]
    assert [line.turn for line in late.context["lines"]] == ["2 days late", "1 day late"]


def test_pages_follow_one_another_without_a_gap_or_a_double(client, coordinator, cohort, monkeypatch):
    monkeypatch.setattr(screening_board, "PER_PAGE", 4)
    for number in range(11):
        due = TODAY + timedelta(days=number % 7) if number % 3 == 0 else None
        make.application(S.SUBMITTED, cohort=cohort, answer_due=due)
    seen, address = [], BOARD

    while address:
        page = client.get(address)
        seen += [line.pk for line in page.context["lines"]]
        address = BOARD + page.context["next"] if page.context["next"] else ""

    assert len(seen) == len(set(seen)) == 11


def test_filters_narrow_by_step_verdict_turn_class_owner_and_name(client, coordinator, cohort):
    other = make.cohort(version=cohort.version, starts_on=TODAY + timedelta(days=90))
    look = {K.TYPING: {"verdict": "look", "judged_at": NOON, "owner": coordinator}}
    somebody("Looked", cohort, verdicts=look)
    somebody("Free", cohort, verdicts={K.DOCUMENT: {"verdict": "look", "judged_at": NOON}})
    somebody("There", other, S.READY, verdicts={K.TYPING: {"verdict": "met", "judged_at": NOON}})
    somebody("Draft", cohort, S.DRAFT)
    somebody("Gone", cohort, S.WITHDRAWN)
    found = {
        query: names(client.get(f"{BOARD}?{query}"))
        for query in (
            "step=typing&verdict=look", "verdict=met", f"cohort={other.pk}", "turn=look", f"owner={coordinator.pk}",
            "owner=nobody", "step=typing&owner=nobody", "q=thére", "step=nowhere", "",
        )
    }  # fmt: skip

    assert found == {
        "step=typing&verdict=look": ["Looked, Ana"],
        "verdict=met": ["There, Ana"],
        f"cohort={other.pk}": ["There, Ana"],
        "turn=look": ["Free, Ana", "Looked, Ana"],
        f"owner={coordinator.pk}": ["Looked, Ana"],
        "owner=nobody": ["Free, Ana"],
        "step=typing&owner=nobody": [],
        "q=thére": ["There, Ana"],
        "step=nowhere": [],
        "": ["There, Ana", "Free, Ana", "Looked, Ana"],
    }


def test_a_class_names_its_program_unless_another_is_chosen(client, coordinator, cohort):
    other = classes()
    somebody("Here", cohort)
    somebody("There", other)

    found = [
        names(client.get(f"{BOARD}?{query}"))
        for query in (f"cohort={cohort.pk}", f"cohort={other.pk}", f"cohort={other.pk}&program={cohort.program_id}")
    ]

    assert found == [["Here, Ana"], ["There, Ana"], ["Here, Ana"]]
    chosen = client.get(f"{BOARD}?program={cohort.program_id}").context["classes"]
    assert [pk for pk, _ in chosen] == [cohort.pk]


def test_every_number_opens_the_very_people_it_counts(client, coordinator, cohort):
    for number in range(4):
        verdict = "met" if number else "look"
        verdicts = {K.TYPING: {"verdict": verdict, "judged_at": NOON}, K.DRUG: {"verdict": "not_met"}}
        somebody(f"Ortega{number}", cohort, verdicts=verdicts, answer_due=TODAY - timedelta(days=number % 2))

    page = client.get(f"{BOARD}?late=yes&q=ortega&owner=nobody")

    numbers = [number for head in page.context["heads"] for number in head["numbers"]]
    opened = [len(names(client.get(BOARD + number["url"]))) for number in numbers]
    assert [number["n"] for number in numbers] == opened
    assert sum(opened) == 2 * len(ASKED)


def test_a_verdict_alone_picks_nobody_out_by_a_check(client, coordinator, cohort):
    somebody("Ortega", cohort, verdicts={K.BACKGROUND: {"verdict": "not_met"}})

    found = [names(client.get(f"{BOARD}?{query}")) for query in ("verdict=not_met", "verdict=not_met&step=background")]

    assert found == [[], ["Ortega, Ana"]]


def test_columns_of_an_older_version_stay_as_long_as_somebody_is_asked(client, coordinator, cohort):
    cohort.version.state = VersionState.RETIRED
    cohort.version.save()
    newer = make.version(program=cohort.program, number=2)
    steps = make.way_in(newer)
    make.requirement(steps["tests"], K.WORKKEYS)
    later = make.cohort(version=newer, program=cohort.program, starts_on=TODAY + timedelta(days=90))
    somebody("Old", cohort)
    somebody("New", later)

    page = client.get(BOARD)

    titles = [head["column"].slug for head in page.context["heads"]]
    assert titles == ["workkeys", *[kind.value.replace("_", "-") for kind in ASKED]]
    assert [line.cells[0].words for line in page.context["lines"]] == ["Missing", ""]


def test_the_file_has_no_check_and_no_formula_and_is_recorded(client, coordinator, cohort):
    somebody("=1+1", cohort, verdicts={K.BACKGROUND: {"verdict": "look"}, K.TYPING: {"judged_at": NOON}})
    somebody("Other", cohort, verdicts={K.TYPING: {"verdict": "met"}})

    response = client.post(f"{FILE}?step=typing&verdict=missing&q=%3D1")

    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) == 2
    assert rows[1][0] == "'=1+1, Ana"
    assert not any("ackground" in each or "rug" in each for each in rows[0])
    assert "Please look" not in rows[1]
    assert rows[1][rows[0].index("Typing test: since")] == "2026-01-07"
    event = Event.objects.get(kind="screening.export")
    assert (event.actor_id, event.data) == (
        coordinator.pk, {"rows": 1, "asked": {"step": "typing", "verdict": "missing"}}
    )  # fmt: skip


def test_paper_shows_everybody_asked_for_but_no_check(client, coordinator, cohort, monkeypatch):
    monkeypatch.setattr(screening_board, "PER_PAGE", 4)
    for _ in range(6):
        make.application(S.SUBMITTED, cohort=cohort)

    page = client.get(f"{PAPER}?cohort={cohort.pk}")

    assert len(page.context["lines"]) == 6
    assert [each.title for each in page.context["columns"]] == [
        kind.label for kind in ASKED if kind not in {K.BACKGROUND, K.DRUG}
    ]


@pytest.mark.parametrize("address", [PAPER, FILE])
def test_people_chosen_by_a_check_stay_on_the_screen(client, coordinator, cohort, address):
    somebody("Ortega", cohort, verdicts={K.DRUG: {"verdict": "not_met"}})
    send = client.post if address == FILE else client.get

    response = send(f"{address}?step=drug&verdict=not_met")

    assert parse_qs(urlsplit(response["Location"]).query) == {"step": ["drug"], "verdict": ["not_met"]}
    assert "stay on the screen" in text(client.get(BOARD))
    assert not Event.objects.filter(kind="screening.export").exists()


def test_people_of_another_organization_are_not_there(client, coordinator):
    program = make.program(organization=make.make_organization(slug="strangers", name="Strangers"))
    cohort = classes(version=make.version(program=program))
    somebody("Stranger", cohort)

    pages = [client.get(f"{BOARD}?{query}") for query in ("", f"program={program.pk}", f"cohort={cohort.pk}")]
    pages += [client.get(f"{PAPER}?program={program.pk}"), client.post(f"{FILE}?program={program.pk}", follow=True)]

    assert not any("Stranger" in page.content.decode() for page in pages)
    assert not Event.objects.filter(kind="screening.export").exists()


@pytest.mark.parametrize(
    "query",
    [
        "q=%00", f"q={'a' * 10_000}", "cohort=abc", f"cohort={'9' * 40}", "program=-1", f"program={'9' * 18}",
        "step=%00x", f"step={'a' * 10_000}", "verdict=explode", "turn=explode", "late=maybe", "owner=-1",
        f"owner={'9' * 18}", f"owner={'9' * 40}", "after=x", "after=9999-99-99.1", "after=9999-12-31.1",
        f"after=2026-01-01.{'9' * 40}", "after=-.1", "program=%D9%A3", "verdict__regex=(a",
    ],
)  # fmt: skip
def test_strange_addresses_never_break_the_board(client, coordinator, cohort, query):
    somebody("Ortega", cohort)

    codes = {client.get(f"{address}?{query}").status_code for address in (BOARD, PAPER)}
    codes.add(client.post(f"{FILE}?{query}").status_code)

    assert codes <= {200, 302, 400}


def test_what_an_applicant_is_called_is_text_and_never_code(client, coordinator, cohort):
    somebody('"><script>alert(1)</script>', cohort)

    assert "<script>alert" not in client.get(BOARD).content.decode()


@pytest.mark.parametrize("role", [Role.HIRING_MANAGER, Role.INSTRUCTOR, None])
def test_the_board_is_for_coordinators_only(client, role):
    client.force_login(make.staff(role) if role else make.applicant().user)

    assert {client.get(BOARD).status_code, client.get(PAPER).status_code, client.post(FILE).status_code} == {403}

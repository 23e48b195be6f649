"""Files of results: tried, written down once, taken back; and what the first look says is what happens."""

from datetime import date, timedelta

import pytest

from applicants.models import Application, ApplicationState, ImportState, ResultImport, ScreeningResult, ScreeningStep
from applicants.records.result_plans import SKIP
from applicants.rules.requirements import Kind
from applicants.rules.result_lists import Why, columns
from applicants.rules.result_matching import How
from applicants.workflows import result_imports, screening
from apprenticeships.errors import Conflict, GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Event, Message
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.files import DAY, TODAY, K, applying, asking, file, finished, looked, tried, workbook, written
from tests.cohorts.scene import race
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
S = ApplicationState


@pytest.fixture
def by():
    return Actor.user(make.staff())


@pytest.fixture
def cohort():
    return asking(K.ENTRANCE_EXAM)


def exam(*rows):
    return file(K.ENTRANCE_EXAM, *rows)


def verdict(application, kind=K.ENTRANCE_EXAM):
    return ScreeningStep.objects.get(application=application, requirement__kind=kind).verdict


def test_results_find_their_applications_and_are_judged(cohort, by):
    ana = applying(cohort, "Ana", "Ruiz", email="Ana@Example.org")
    ben = applying(cohort, "Ben", "Núñez", email="ben@example.org", born=date(1999, 4, 30))
    eva = applying(cohort, "Eva", "Stone")
    rows = (f",ana@example.org,,,,{DAY},74.5,100", f",,ben,nunez,4/30/1999,{DAY},60,", f"{eva.pk},,,,,{DAY},90,100")
    batch = tried(cohort, by, K.ENTRANCE_EXAM, exam(*rows))

    assert [each.how for each in looked(batch).changes] == [How.EMAIL, How.BIRTH_DATE, How.NUMBER]
    assert not ScreeningResult.objects.exists()

    done = written(batch, by)
    assert (done.state, done.recorded, done.left_out, done.known) == (ImportState.DONE, 3, 0, 0)
    assert [verdict(each) for each in (ana, ben, eva)] == ["met", "not_met", "met"]
    row = ScreeningResult.objects.get(person=ana.person)
    assert (row.values, row.batch, row.recorded_by_id) == ({"score": "74.5", "maximum": "100"}, done, by.user_id)
    assert Event.objects.filter(kind="result.record", actor_id=by.user_id).count() == 3
    assert Message.objects.filter(kind="screening.result").count() == 1  # who is ready hears that instead


def test_a_workbook_says_the_same_as_a_text(cohort, by):
    ana = applying(cohort, "Ana", "Ruiz", born=date(1999, 4, 30))
    row = [None, None, "Ana", "Ruiz", date(1999, 4, 30), TODAY - timedelta(days=3), 74.5, 100]

    written(tried(cohort, by, K.ENTRANCE_EXAM, workbook(K.ENTRANCE_EXAM, row), "results.xlsx"), by)

    assert ScreeningResult.objects.get(person=ana.person).values == {"score": "74.5", "maximum": "100"}


def test_what_is_odd_is_left_out_with_its_reason(cohort, by):
    ana = applying(cohort, "Ana", "Ruiz", email="ana@example.org")
    applying(cohort, "Ivo", "Draft", email="ivo@example.org", state=S.DRAFT)
    over = applying(cohort, "Max", "Over", email="max@example.org")
    Application.objects.filter(pk=over.pk).update(state=S.WITHDRAWN, ended_at=NOON, withdraw_reason="other")
    old = (TODAY - timedelta(days=600)).isoformat()
    held, known = ((TODAY - timedelta(days=days)).isoformat() for days in (9, 12))
    asked = ana.version.requirements.get()
    for day in (held, known):
        screening.record_result(
            ana.pk, requirement_id=asked.pk, values={"score": "60"}, taken_on=date.fromisoformat(day), source="Paper",
            by=by, at=NOON,
        )  # fmt: skip
    two = (TODAY - timedelta(days=2)).isoformat()
    rows = {
        f",ana@example.org,,,,{DAY},80,": None,
        f",ana@example.org,,,,{DAY},80,100": Why.TWICE,
        f",ana@example.org,,,,{two},80,": Why.TWICE,
        f",ana@example.org,,,,{two},81,": Why.TWICE,
        f",ana@example.org,,,,{held},61,": Why.DIFFERS,
        f",ana@example.org,,,,{old},80,": Why.TOO_OLD,
        f",ana@example.org,,,,{TODAY - timedelta(days=1)},101,": Why.IMPOSSIBLE,
        f",ana@example.org,,,,{TODAY + timedelta(days=1)},80,": Why.IMPOSSIBLE,
        f",ana@example.org,,,,{TODAY - timedelta(days=1)},=1+1,": Why.UNREADABLE,
        f",nobody@example.org,,,,{DAY},80,": Why.UNKNOWN,
        f"999999,,,,,{DAY},80,": Why.UNKNOWN,
        f"{ana.pk},,Ana,Stone,,{DAY},80,": Why.ANOTHER_NAME,
        f",ivo@example.org,,,,{DAY},80,": Why.NOT_OPEN,
        f",max@example.org,,,,{DAY},80,": Why.NOT_OPEN,
        f",,,,,{DAY},80,": Why.UNREADABLE,
    }
    batch = tried(cohort, by, K.ENTRANCE_EXAM, exam(*rows, f",ana@example.org,,,,{known},60.0,"))

    plan = looked(batch)
    found = {each.row: each.why for each in plan.findings}
    assert [found.get(number) for number in range(2, 2 + len(rows))] == list(rows.values())
    assert [each.entry.row for each in plan.same] == [2 + len(rows)]

    done = written(batch, by)
    assert (done.recorded, done.known, done.left_out) == (1, 1, 14)
    assert [each.why for each in result_imports.findings_in(done)] == [each for each in rows.values() if each]


def test_a_namesake_is_a_question_for_a_person(cohort, by):
    one, two = (applying(cohort, "Ana", "Ruiz") for _ in range(2))
    applying(cohort, "Eva", "Stone", email="home@example.org")
    applying(cohort, "Ben", "Stone", email="home@example.org")
    rows = (f",,Ana,Ruiz,,{DAY},80,", f",home@example.org,,,,{DAY},80,", f",home@example.org,Ben,Stone,,{DAY},80,")
    batch = tried(cohort, by, K.ENTRANCE_EXAM, exam(*rows))

    plan = looked(batch)
    assert [(each.entry.row, len(each.candidates)) for each in plan.asked] == [(2, 2), (3, 2)]
    with pytest.raises(GuardFailed, match="2 more rows are"):
        written(batch, by)
    with pytest.raises(GuardFailed, match="2 more rows are"):
        written(batch, by, {2: "999999", 3: "x"})

    done = written(batch, by, {2: str(two.pk), 3: SKIP})
    assert (done.recorded, done.left_out) == (2, 1)
    assert not ScreeningResult.objects.filter(person=one.person).exists()
    assert ScreeningResult.objects.filter(person=two.person).exists()


def test_the_same_file_twice_changes_nothing(cohort, by):
    applying(cohort, "Ana", "Ruiz", email="ana@example.org")
    data = exam(f",ana@example.org,,,,{DAY},80,")
    first = tried(cohort, by, K.ENTRANCE_EXAM, data)
    assert tried(cohort, by, K.ENTRANCE_EXAM, data) == first
    written(first, by)

    second = tried(cohort, by, K.ENTRANCE_EXAM, data)
    assert second != first
    assert len(looked(second).same) == 1
    with pytest.raises(GuardFailed, match="nothing to write down"):
        written(second, by)
    assert result_imports.start(first.pk, fingerprint="", answers={}, by=by, at=NOON).state == ImportState.DONE
    assert ScreeningResult.objects.count() == 1


@pytest.mark.parametrize(
    ("trained", "scale", "held"),
    [
        ("Yes", '"80, 78, 77"', {"scale": "80, 78, 77", "after_training": True}),
        ("no", "", {}),
        ("perhaps", "", None),
        ("", "120", None),
    ],
)
def test_scale_scores_and_a_training_come_with_a_file_too(by, trained, scale, held):
    cohort = asking(K.WORKKEYS)
    applying(cohort, "Ana", "Ruiz", email="ana@example.org")

    names = [column.title for column in columns(Kind.WORKKEYS)]
    row = f",ana@example.org,,,,{DAY},5,4,4,,{scale},,{trained},,"
    batch = tried(cohort, by, K.WORKKEYS, file(K.WORKKEYS, row, heads=",".join(names)))
    done = written(batch, by) if held is not None else batch

    levels = {"applied_math": 5, "graphic_literacy": 4, "workplace_documents": 4}
    expected = [] if held is None else [levels | held]
    assert list(ScreeningResult.objects.values_list("values", flat=True)) == expected
    assert held is None or done.recorded == 1


def test_workkeys_may_come_a_row_for_each_test_and_never_of_the_retired_series(by):
    cohort = asking(K.WORKKEYS)
    ana = applying(cohort, "Ana", "Ruiz", email="ana@example.org")
    rows = (
        f"ana@example.org,,,,{DAY},5,,,,", f"ana@example.org,,,,{DAY},,Level 4,,Current,",
        f"ana@example.org,,,,{DAY},,,<3,,", f"ana@example.org,,,,{DAY},5,5,5,retired,",
        f"ana@example.org,,,,{DAY},,,,,5", f"ana@example.org,,,,{DAY},78,,,,", f"ana@example.org,,,,{DAY},8,,,,",
        f"ana@example.org,,,,{DAY},,,,,",
    )  # fmt: skip
    batch = tried(cohort, by, K.WORKKEYS, file(K.WORKKEYS, *rows))

    plan = looked(batch)
    assert [each.why for each in plan.findings] == [Why.RETIRED, Why.RETIRED, *[Why.IMPOSSIBLE] * 3]
    assert [each.after.verdict.value for each in plan.changes] == ["missing", "missing", "not_met"]
    written(batch, by)
    assert verdict(ana, K.WORKKEYS) == "not_met"


@pytest.mark.parametrize(
    ("keystrokes", "errors", "minutes", "why"),
    [
        ("750", "0", "5", None), ("750", "0", "0", Why.IMPOSSIBLE), ("750", "751", "5", Why.IMPOSSIBLE),
        ("99999", "0", "5", Why.IMPOSSIBLE), ("", "0", "5", Why.IMPOSSIBLE), ("750", "-1", "5", Why.IMPOSSIBLE),
        ("750", "0", "61", Why.IMPOSSIBLE), ("7.5", "0", "5", Why.IMPOSSIBLE), ("=750", "0", "5", Why.UNREADABLE),
    ],
)  # fmt: skip
def test_typing_results_are_counts_that_somebody_can_type(by, keystrokes, errors, minutes, why):
    cohort = asking(K.TYPING)
    applying(cohort, "Ana", "Ruiz", email="ana@example.org")
    row = f"ana@example.org,,,,{DAY},{keystrokes},{errors},{minutes}"

    plan = looked(tried(cohort, by, K.TYPING, file(K.TYPING, row)))

    assert ([each.why for each in plan.findings], len(plan.changes)) == ([why] if why else [], 0 if why else 1)


def test_what_the_first_look_says_is_what_happens(cohort, by):
    people = [applying(cohort, "Ana", f"Ruiz{number}", email=f"ana{number}@example.org") for number in range(8)]
    rows = [f",ana{number}@example.org,,,,{DAY},{55 + 5 * number},{'' if number % 2 else 100}" for number in range(8)]
    rows += [f",ana{number}@example.org,,,,{TODAY},{90 - 10 * number},100" for number in range(0, 8, 2)]
    batch = tried(cohort, by, K.ENTRANCE_EXAM, exam(*rows))
    said = {each.application: each.after for each in looked(batch).changes}

    written(batch, by)

    steps = ScreeningStep.objects.filter(application__in=people)
    done = {each.application_id: (each.verdict, each.reason_code, each.valid_until, each.retest_from) for each in steps}
    assert done == {
        key: (each.verdict.value, each.reason.value, each.valid_until, each.retest_from) for key, each in said.items()
    }


def test_a_change_meanwhile_asks_for_another_look(cohort, by):
    ana = applying(cohort, "Ana", "Ruiz", email="ana@example.org")
    batch = tried(cohort, by, K.ENTRANCE_EXAM, exam(f",ana@example.org,,,,{DAY},80,"))
    mark = looked(batch).fingerprint
    screening.record_result(
        ana.pk, requirement_id=ana.version.requirements.get().pk, values={"score": "80"},
        taken_on=date.fromisoformat(DAY), source="Paper", by=by, at=NOON,
    )  # fmt: skip

    with pytest.raises(Conflict, match="Something changed"):
        result_imports.start(batch.pk, fingerprint=mark, answers={}, by=by, at=NOON)


def test_the_work_goes_on_piece_by_piece_where_it_was(cohort, by, monkeypatch):
    monkeypatch.setattr(result_imports, "AT_ONCE", 2)
    for number in range(5):
        applying(cohort, "Ana", f"Ruiz{number}", email=f"ana{number}@example.org")
    rows = [f",ana{number}@example.org,,,,{DAY},80," for number in range(5)]
    batch = tried(cohort, by, K.ENTRANCE_EXAM, exam(*rows))
    result_imports.start(batch.pk, fingerprint=looked(batch).fingerprint, answers={}, by=by, at=NOON)

    seen = []
    while result_imports.go_on(batch.pk, at=NOON):
        seen.append(ScreeningResult.objects.count())

    assert seen == [2, 4]
    assert (finished(batch).state, finished(batch).recorded) == (ImportState.DONE, 5)


def test_a_row_that_changed_under_way_is_left_out_and_stops_no_other(cohort, by):
    gone = applying(cohort, "Ana", "Ruiz", email="ana@example.org")
    applying(cohort, "Ben", "Ruiz", email="ben@example.org")
    rows = (f",ana@example.org,,,,{DAY},80,", f",ben@example.org,,,,{DAY},80,")
    batch = tried(cohort, by, K.ENTRANCE_EXAM, exam(*rows))
    result_imports.start(batch.pk, fingerprint=looked(batch).fingerprint, answers={}, by=by, at=NOON)
    Application.objects.filter(pk=gone.pk).update(state=S.WITHDRAWN, ended_at=NOON, withdraw_reason="other")

    done = finished(batch)

    assert (done.state, done.recorded, done.left_out) == (ImportState.DONE, 1, 1)
    assert [each.why for each in result_imports.findings_in(done)] == [Why.NOT_OPEN]


def test_taking_a_file_back_voids_its_results_and_judges_anew(cohort, by):
    ana = applying(cohort, "Ana", "Ruiz", email="ana@example.org")
    batch = written(tried(cohort, by, K.ENTRANCE_EXAM, exam(f",ana@example.org,,,,{DAY},80,")), by)
    assert verdict(ana) == "met"

    with pytest.raises(GuardFailed, match="Write why"):
        result_imports.undo(batch.pk, by=by, at=NOON, reason=" ")
    result_imports.undo(batch.pk, by=by, at=NOON, reason="The wrong column.")
    done = finished(batch)

    assert (done.state, done.undo_reason) == (ImportState.UNDONE, "The wrong column.")
    assert ScreeningResult.objects.get().void_reason == "The wrong column."
    ana.refresh_from_db()
    assert (verdict(ana), ana.state) == ("missing", S.SUBMITTED)
    assert result_imports.undo(batch.pk, by=by, at=NOON, reason="Again").undo_reason == "The wrong column."
    assert len(looked(tried(cohort, by, K.ENTRANCE_EXAM, exam(f",ana@example.org,,,,{DAY},80,"))).changes) == 1


def test_results_on_which_something_newer_stands_remain(cohort, by):
    offered = applying(cohort, "Ana", "Ruiz", email="ana@example.org")
    ben = applying(cohort, "Ben", "Ruiz", email="ben@example.org")
    rows = (f",ana@example.org,,,,{DAY},80,", f",ben@example.org,,,,{DAY},80,")
    batch = written(tried(cohort, by, K.ENTRANCE_EXAM, exam(*rows)), by)
    Event.objects.create(
        kind="application.offer", subject_type="applicants.application", subject_id=offered.pk, actor_kind="user",
        at=NOON + timedelta(hours=1), before=S.READY, after=S.OFFERED,
    )  # fmt: skip

    result_imports.undo(batch.pk, by=by, at=NOON + timedelta(hours=2), reason="The wrong column.")

    assert finished(batch).state == ImportState.UNDONE
    assert ScreeningResult.objects.get(voided_at__isnull=True).person == offered.person
    assert verdict(ben) == "missing"


def test_a_file_that_only_newer_steps_stand_on_cannot_be_taken_back(cohort, by):
    ana = applying(cohort, "Ana", "Ruiz", email="ana@example.org")
    batch = written(tried(cohort, by, K.ENTRANCE_EXAM, exam(f",ana@example.org,,,,{DAY},80,")), by)
    make_interview(ana)

    with pytest.raises(GuardFailed, match="Something newer"):
        result_imports.undo(batch.pk, by=by, at=NOON, reason="The wrong column.")


def make_interview(application):
    opening = make.opening(cohort=application.cohort)
    application.interviews.create(opening=opening, manager=make.user(), requested_at=NOON + timedelta(hours=1))


def test_a_file_is_thrown_away_by_hand_or_after_a_month_with_all_that_was_kept(cohort, by):
    ana = applying(cohort, "Ana", "Ruiz", email="ana@example.org")
    first, second = (tried(cohort, by, K.ENTRANCE_EXAM, exam(f",ana@example.org,,,,{DAY},{n},")) for n in (80, 81))
    done = written(tried(cohort, by, K.ENTRANCE_EXAM, exam(f",ana@example.org,,,,{DAY},82,", f",,,,,{DAY},82,")), by)
    result_imports.discard(first.pk, by=by, at=NOON)
    result_imports.discard(first.pk, by=by, at=NOON)

    found = [result_imports.forget(at=NOON + timedelta(days=days)) for days in (30, 31, 31)]

    assert found == [0, 2, 0]
    assert set(ResultImport.objects.values_list("content", flat=True)) == {""}
    second.refresh_from_db()
    assert second.state == ImportState.DISCARDED
    with pytest.raises(TransitionRefused, match="written down already"):
        result_imports.discard(done.pk, by=by, at=NOON)
    assert verdict(ana) == "met"


def test_only_a_person_takes_in_results(cohort, by):
    with pytest.raises(NotAllowed):
        tried(cohort, ROBOT, K.ENTRANCE_EXAM, exam(f",ana@example.org,,,,{DAY},80,"))


@pytest.mark.django_db(transaction=True)
def test_two_workers_write_every_row_down_once(cohort, by, monkeypatch):
    monkeypatch.setattr(result_imports, "AT_ONCE", 2)
    for number in range(6):
        applying(cohort, "Ana", f"Ruiz{number}", email=f"ana{number}@example.org")
    rows = [f",ana{number}@example.org,,,,{DAY},80," for number in range(6)]
    batch = tried(cohort, by, K.ENTRANCE_EXAM, exam(*rows))
    result_imports.start(batch.pk, fingerprint=looked(batch).fingerprint, answers={}, by=by, at=NOON)

    race(3, lambda _: result_imports.go_on_all(at=NOON))

    assert (finished(batch).recorded, ScreeningResult.objects.count()) == (6, 6)

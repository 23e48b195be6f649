"""What recorded results hold, read back."""

from datetime import date
from decimal import Decimal

import pytest

from applicants.rules.readings import read, refuse_beyond
from applicants.rules.requirements import Kind
from applicants.rules.results import Approval, Attendance, Decision, ExamScore, Paper, PaperStatus, TypingCount, YesNo
from applicants.rules.workkeys import Series, Sitting, Subject
from apprenticeships.rules.refusal import RuleRefused

ON = date(2026, 1, 7)


@pytest.mark.parametrize(
    ("kind", "values", "results"),
    [
        (Kind.ENTRANCE_EXAM, {"score": "74.5"}, [ExamScore(Decimal("74.5"), ON)]),
        (Kind.ENTRANCE_EXAM, {"score": 74, "maximum": 80}, [ExamScore(Decimal(74), ON, Decimal(80))]),
        (Kind.WORKKEYS, {"applied_math": 5}, [Sitting(Subject.APPLIED_MATH, 5, ON)]),
        (
            Kind.WORKKEYS,
            {"applied_math": "", "graphic_literacy": "3", "series": "retired"},
            [Sitting(Subject.GRAPHIC_LITERACY, 3, ON, Series.RETIRED)],
        ),
        (Kind.TYPING, {"keystrokes": 900, "errors": 8, "minutes": "5"}, [TypingCount(900, 8, 5, ON)]),
        (
            Kind.TYPING,
            {"keystrokes": 1, "errors": 0, "minutes": "9/2", "flagged": True},
            [TypingCount(1, 0, Decimal("4.5"), ON, flagged=True)],
        ),
        (Kind.DOCUMENT, {"status": "sent_back", "note": "Blurred"}, [Paper(PaperStatus.SENT_BACK, ON, "Blurred")]),
        (Kind.REFERENCE, {"status": "accepted"}, [Paper(PaperStatus.ACCEPTED, ON)]),
        (Kind.DEPARTMENT_APPROVAL, {"decision": "declined"}, [Approval(Decision.DECLINED, ON)]),
        (Kind.INFO_SESSION, {"attended": True}, [Attendance(ON, attended=True)]),
        (Kind.CUSTOM, {"met": None}, [YesNo(None, ON)]),
        (Kind.GUARDIAN_CONSENT, {"met": True}, [YesNo(met=True, on=ON)]),
    ],
)
def test_a_result_is_read_as_it_was_written(kind, values, results):
    assert read(kind, values, ON) == results


@pytest.mark.parametrize(
    ("kind", "values", "code"),
    [
        (Kind.ENTRANCE_EXAM, {"score": ""}, "points"),
        (Kind.ENTRANCE_EXAM, {"score": "1e9"}, "points"),
        (Kind.ENTRANCE_EXAM, {"score": 10, "maximum": "x"}, "points"),
        (Kind.WORKKEYS, {"series": "current"}, "levels"),
        (Kind.WORKKEYS, {"applied_math": 9}, "levels"),
        (Kind.WORKKEYS, {"applied_math": -1}, "count"),
        (Kind.WORKKEYS, {"applied_math": 5, "series": "old"}, "word"),
        (Kind.TYPING, {"keystrokes": True, "errors": 0, "minutes": "5"}, "count"),
        (Kind.TYPING, {"keystrokes": 1, "errors": 0, "minutes": ""}, "typing"),
        (Kind.DOCUMENT, {"status": "lost"}, "word"),
        (Kind.INFO_SESSION, {"attended": "yes"}, "yes-no"),
        (Kind.CUSTOM, {"met": 1}, "yes-no"),
        (Kind.DRUG, {"status": "negative"}, "sensitive"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_code(kind, values, code):
    with pytest.raises(RuleRefused) as refused:
        read(kind, values, ON)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("values", "threshold", "most"),
    [
        ({"score": "999"}, {"maximum": 100}, "100"),
        ({"score": "100.5"}, {"maximum": 100}, "100"),
        ({"score": "81", "maximum": "80"}, {}, "80"),
        ({"score": "81", "maximum": "80.50"}, {"maximum": 80.5}, "80.5"),
        ({"score": "90", "maximum": "120"}, {"maximum": 80}, "80"),
    ],
)
def test_more_points_than_an_exam_can_give_are_refused(values, threshold, most):
    with pytest.raises(RuleRefused) as refusal:
        refuse_beyond(Kind.ENTRANCE_EXAM, values, threshold)

    assert (refusal.value.message, refusal.value.code) == (f"Write at most {most} points.", "score")


@pytest.mark.parametrize(
    ("kind", "values", "threshold"),
    [
        (Kind.ENTRANCE_EXAM, {"score": "100", "maximum": "100"}, {"maximum": 100}),
        (Kind.ENTRANCE_EXAM, {"score": "999"}, {}),
        (Kind.TYPING, {"keystrokes": 900}, {"maximum": 1}),
    ],
)
def test_points_up_to_the_maximum_are_taken(kind, values, threshold):
    assert refuse_beyond(kind, values, threshold) is None

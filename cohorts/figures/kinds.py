"""The kinds of records behind figures: their words, and the page of each one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import NoReverseMatch, reverse

from apprenticeships.models import SignUp
from cohorts.figures.done import Done
from cohorts.models import Attendance, ExamAttempt, JobPlacement, PreceptorshipLog, TuitionRequest


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a list: what it is, what it says in a few words, and its own page (empty: it has none yet)."""

    words: str
    detail: str
    url: str


def _exams(keys: Sequence[int]) -> Iterable[tuple[int, int, str]]:
    rows = ExamAttempt.objects.filter(pk__in=keys)
    return rows.values_list("pk", "enrollment_id", "enrollment__track__credential")


def _classes(keys: Sequence[int]) -> Iterable[tuple[int, int, str]]:
    return Attendance.objects.filter(pk__in=keys).values_list("pk", "session_id", "session__cohort__title")


def _sessions(keys: Sequence[int]) -> Iterable[tuple[int, int, str]]:
    return SignUp.objects.filter(pk__in=keys).values_list("pk", "session_id", "session__title")


def _themselves(keys: Sequence[int]) -> Iterable[tuple[int, int, str]]:
    return [(pk, pk, "") for pk in keys]


def _tuition(keys: Sequence[int]) -> Iterable[tuple[int, int, str]]:
    return TuitionRequest.objects.filter(pk__in=keys).values_list("pk", "pk", "course")


def _preceptorship(keys: Sequence[int]) -> Iterable[tuple[int, int, str]]:
    return PreceptorshipLog.objects.filter(pk__in=keys).values_list("pk", "pk", "area")


def _placements(keys: Sequence[int]) -> Iterable[tuple[int, int, str]]:
    return JobPlacement.objects.filter(pk__in=keys).values_list("pk", "pk", "title")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its word, the name of its page's address, and what the page is keyed by."""

    words: str
    page: str
    read: Callable[[Sequence[int]], Iterable[tuple[int, int, str]]]
    stranger: str = ""


KINDS: Final[dict[str, Kind]] = {
    "exam": Kind("Passed exam", "classes:person", _exams, "with a passed exam"),
    "class": Kind("Came to class", "admin:cohorts_classsession_change", _classes, "who came to a class"),
    "session": Kind("Came to a session", "desk:session", _sessions, "who came to a session"),
    "apprenticeship": Kind("Apprenticeship", "classes:person", _themselves, "in a registered apprenticeship"),
    "tuition": Kind("Tuition request", "admin:cohorts_tuitionrequest_change", _tuition),
    "preceptorship": Kind("Hours with a preceptor", "admin:cohorts_preceptorshiplog_change", _preceptorship),
    "placement": Kind("Job", "admin:cohorts_jobplacement_change", _placements),
}


def records_of(rows: Iterable[Done], *, linked: bool = True) -> dict[tuple[str, int], Record]:
    """Return the records behind services by kind and key: one query for each kind that occurs."""
    keys: dict[str, list[int]] = {}
    for each in rows:
        keys.setdefault(each.record, []).append(each.pk)
    return {
        (name, pk): Record(KINDS[name].words, detail, _address(KINDS[name].page, page) if linked else "")
        for name, wanted in keys.items()
        for pk, page, detail in KINDS[name].read(wanted)
    }


def _address(name: str, key: int) -> str:
    try:
        return reverse(name, args=[key])
    except NoReverseMatch:
        return ""


def strangers_in_words(record: str, people: int) -> str:
    """As in "3 people with a passed exam are not on the list of participants"."""
    many = "person" if people == 1 else "people"
    verb = "is" if people == 1 else "are"
    return f"{people:,} {many} {KINDS[record].stranger} {verb} not on the list of participants"

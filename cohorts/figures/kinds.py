"""The kinds of records behind figures: their words, and the page of each one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import CharField, F, Model, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.urls import reverse

from apprenticeships.models import SignUp
from cohorts.figures.done import Done
from cohorts.models import (
    Attendance,
    Credential,
    Enrollment,
    ExamAttempt,
    JobPlacement,
    PreceptorshipLog,
    TuitionRequest,
)


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a list: what it is, what it says in a few words, and its page (empty for readers without one)."""

    words: str
    detail: str
    url: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its word, its page and what that is keyed by, and the column that says what it was about.

    ``stranger`` continues "3 people ... are not on the list of participants".
    """

    words: str
    page: str
    model: type[Model]
    key: str = "pk"
    detail: str = ""
    stranger: str = ""


KINDS: Final[dict[str, Kind]] = {
    "exam": Kind(
        "Passed exam", "classes:person", ExamAttempt, "enrollment_id", "enrollment__track__credential",
        "with a passed exam",
    ),
    "credential": Kind("Credential", "partnership:services-person", Credential, "participant_id", "title"),
    "class": Kind(
        "Came to class", "admin:cohorts_classsession_change", Attendance, "session_id", "session__cohort__title",
        "who came to a class",
    ),
    "session": Kind(
        "Came to a session", "desk:session", SignUp, "session_id", "session__title", "who came to a session"
    ),
    "apprenticeship": Kind(
        "Apprenticeship", "classes:person", Enrollment, stranger="in a registered apprenticeship"
    ),
    "tuition": Kind("Tuition request", "partnership:tuition-request", TuitionRequest, detail="course"),
    "preceptorship": Kind(
        "Hours with a preceptor", "partnership:services-person", PreceptorshipLog, "participant_id", "area"
    ),
    "placement": Kind("Job", "partnership:services-person", JobPlacement, "participant_id", "title"),
}  # fmt: skip


def records_of(rows: Iterable[Done], *, linked: bool = True) -> dict[tuple[str, int], Record]:
    """Return the records behind services by kind and key: one statement for all kinds together."""
    keys: dict[str, list[int]] = {}
    for each in rows:
        keys.setdefault(each.record, []).append(each.pk)
    branches = [_branch(name, KINDS[name], wanted) for name, wanted in keys.items()]
    found = branches[0].union(*branches[1:], all=True) if branches else ()
    return {
        (name, pk): Record(KINDS[name].words, detail, reverse(KINDS[name].page, args=[page]) if linked else "")
        for name, pk, page, detail in found
    }


def _branch(name: str, kind: Kind, keys: Sequence[int]) -> QuerySet[Any]:
    """The records of a kind: its name, the key, the key of the page, the words; the same columns for each kind."""
    rows = (
        QuerySet(kind.model)
        .filter(pk__in=keys)
        .order_by()
        .annotate(
            kind_name=Value(name, CharField()),
            kind_pk=F("pk"),
            kind_page=F(kind.key),
            kind_detail=Cast(kind.detail, TextField()) if kind.detail else Value("", TextField()),
        )
    )
    found: QuerySet[Any] = rows.values_list("kind_name", "kind_pk", "kind_page", "kind_detail")
    return found


def strangers_in_words(record: str, people: int) -> str:
    """As in "3 people with a passed exam are not on the list of participants"."""
    many = "person" if people == 1 else "people"
    verb = "is" if people == 1 else "are"
    return f"{people:,} {many} {KINDS[record].stranger} {verb} not on the list of participants"

"""Files of test results, and the applications that they may mean."""

import io
from datetime import date, timedelta

from openpyxl import Workbook

from applicants.models import Application, ApplicationState, ResultImport
from applicants.workflows import result_imports, screening
from apprenticeships.models import PersonIdentity, RequirementKind
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.factories import NOON

K = RequirementKind
TODAY = NOON.date()
DAY = (TODAY - timedelta(days=3)).isoformat()
HEADS = {
    K.ENTRANCE_EXAM: "Application number,E-mail,First name,Last name,Birth date,Taken on,Points,Out of",
    K.WORKKEYS: "E-mail,First name,Last name,Birth date,Taken on,Applied Math,Graphic Literacy,Workplace Documents,"
    "Series,Reading for Information",
    K.TYPING: "E-mail,First name,Last name,Birth date,Taken on,Keystrokes,Errors,Minutes",
}
ASKED = {
    K.ENTRANCE_EXAM: {"threshold": {"pass_mark": 70, "maximum": 100}, "validity_months": 12, "retest_wait_days": 30},
    K.WORKKEYS: {"threshold": {"level": 3}, "is_required": False},
    K.TYPING: {"threshold": {"words_per_minute": 30}, "retest_wait_days": 1},
}


def asking(*kinds):
    """A program whose way in asks for these tests: its class."""
    cohort = make.cohort(starts_on=TODAY + timedelta(days=60))
    steps = make.way_in(cohort.version)
    for kind in kinds:
        make.requirement(steps["tests"], kind, slug=kind.value.replace("_", "-"), **ASKED[kind])
    return cohort


def applying(
    cohort, given, family, *, email="", born: date | None = None, state=ApplicationState.SUBMITTED
) -> Application:
    """Somebody of this name whose application is with us."""
    person = make.person(given_name=given, family_name=family, email=email)
    if born:
        PersonIdentity.objects.create(person=person, birth_date=born)
    application = make.application(state, cohort=cohort, person=person)
    screening.open_steps(application, NOON)
    return application


def file(kind, *rows, heads="") -> bytes:
    return "\n".join([heads or HEADS[kind], *rows]).encode()


def workbook(kind, *rows) -> bytes:
    """The same rows as a workbook, its cells typed as a spreadsheet would."""
    book = Workbook()
    book.active.append(HEADS[kind].split(","))
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def tried(cohort, by: Actor, kind, data: bytes, name="results.csv") -> ResultImport:
    return result_imports.try_out(
        cohort.program_id, kind=kind, slug=kind.value.replace("_", "-"), filename=name, data=data, by=by, at=NOON
    )


def looked(batch):
    return result_imports.plan_of(ResultImport.objects.get(pk=batch.pk), at=NOON)


def written(batch, by: Actor, answers=None) -> ResultImport:
    mark = looked(batch).fingerprint
    result_imports.start(batch.pk, fingerprint=mark, answers=answers or {}, by=by, at=NOON)
    return finished(batch)


def finished(batch) -> ResultImport:
    result_imports.go_on_all(at=NOON)
    return ResultImport.objects.get(pk=batch.pk)

"""Where the answers of a section belong: what is a column or a row of its own never stays in the section."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from applicants.models import Application, Job
from applicants.records.deadlines import local_day
from applicants.rules.ages import sign_up_refusal
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Department, PersonIdentity
from cohorts.models import Cohort

CONTACT = ("given_name", "family_name", "preferred_name", "phone", "street", "city", "state", "postal_code", "language")
NEVER_EMPTY = frozenset({"given_name", "family_name", "language"})


def write(
    application: Application, slug: str, answers: Mapping[str, Any], before: Mapping[str, Any], *, at: datetime
) -> dict[str, Any]:
    """Put the answers of one section where they belong; return what the section itself keeps."""
    if slug == "contact":
        return _contact(application, answers)
    if slug == "eligibility":
        return dict(before) | _eligibility(application, answers, at=at)
    if slug == "work":
        return dict(before) | _work(application, answers)
    if slug == "path":
        return dict(before) | _path(application, answers, at=at)
    return dict(before) | {name: _plain(value) for name, value in answers.items()}


def _contact(application: Application, answers: Mapping[str, Any]) -> dict[str, Any]:
    person = application.person
    changed = []
    for name in CONTACT:
        if name not in answers or (name in NEVER_EMPTY and not answers[name]):
            continue
        setattr(person, name, str(answers[name] or ""))
        changed.append(name)
    if changed:
        person.save(update_fields=changed)
    return {}


def _eligibility(application: Application, answers: Mapping[str, Any], *, at: datetime) -> dict[str, Any]:
    born = answers.get("birth_date")
    if isinstance(born, date):
        refusal = sign_up_refusal(born, local_day(application.version.program, at))
        if refusal:
            raise GuardFailed(refusal, code="birth-date", field="birth_date")
        PersonIdentity.objects.update_or_create(person_id=application.person_id, defaults={"birth_date": born})
    if answers.get("works_here") is not None:
        application.is_internal = bool(answers["works_here"])
        department = answers.get("home_department") if application.is_internal else None
        application.home_department = department if isinstance(department, Department) else None
        application.save(update_fields=["is_internal", "home_department"])
    kept = ("diploma", "works_here", "student")
    return {name: answers[name] for name in kept if name in answers}


def _work(application: Application, answers: Mapping[str, Any]) -> dict[str, Any]:
    if "jobs" in answers:
        application.jobs.all().delete()
        Job.objects.bulk_create([Job(application=application, **job) for job in answers["jobs"]])
    return {"none": bool(answers.get("none"))}


def _path(application: Application, answers: Mapping[str, Any], *, at: datetime) -> dict[str, Any]:
    changed = []
    if "track" in answers:
        application.track = answers["track"]
        changed.append("track")
    cohort = answers.get("cohort")
    if isinstance(cohort, Cohort):
        program = application.version.program
        if not Cohort.objects.open_for(program, on=local_day(program, at)).filter(pk=cohort.pk).exists():
            raise GuardFailed("This class takes no more applications. Choose a later one.", code="late", field="cohort")
        application.cohort = cohort
        changed.append("cohort")
    if changed:
        application.save(update_fields=changed)
    kept = {name: answers[name] for name in ("track_later", "interests") if name in answers}
    if "site" in answers:
        kept["site"] = str(answers["site"].public_id) if answers["site"] else ""
    return kept


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool | int | str | list) else str(value)

"""Where the answers of a section belong: what is a column or a row of its own never stays in the section."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from applicants.models import Application, ApplicationState, Availability, Job, Wish
from applicants.records import entry, minors
from applicants.records.deadlines import local_day
from applicants.records.drafts import CONTACT, NEVER_ERASED
from applicants.records.signed_names import signature_refusal
from applicants.rules import schooling
from applicants.rules.ages import sign_up_refusal
from applicants.workflows import guardians
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Department, PersonIdentity
from apprenticeships.workflow import Actor
from apprenticeships.workflows import people
from cohorts.models import Cohort

PLACES = ("site", "second_site", "third_site")


def write(
    application: Application,
    slug: str,
    answers: Mapping[str, Any],
    before: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
) -> dict[str, Any]:
    """Put the answers of one section where they belong; return what the section itself keeps."""
    if slug == "contact":
        return _contact(application, answers, by, at)
    return dict(before) | WRITERS.get(slug, _plainly)(application, answers, by, at)


def _contact(application: Application, answers: Mapping[str, Any], by: Actor, at: datetime) -> dict[str, Any]:
    """Keep who somebody is; in another language than before, mails that wait speak it too."""
    person = application.person
    if answers.get("language"):
        people.speak(person, to=str(answers["language"]), by=by, at=at)
    changed = []
    for name in CONTACT:
        if name not in answers or (name in NEVER_ERASED and not answers[name]):
            continue
        setattr(person, name, str(answers[name] or ""))
        changed.append(name)
    if changed:
        person.save(update_fields=changed)
        _keep_signature(application)
    return {}


def schooling_refusal(application: Application, level: str) -> str:
    """Return what does not fit between how far somebody got and what they say of a diploma, or nothing.

    Nothing either, where the other answer cannot be changed any more: a person looks at it.
    """
    other = application.sections.filter(slug="eligibility").first()
    if other is None or not (application.state == ApplicationState.DRAFT or other.reopened):
        return ""
    return schooling.schooling_refusal(level, diploma=other.answers.get("diploma"))


def _keep_schooling(application: Application, *, diploma: bool) -> None:
    """How far somebody got is asked for again when it does not fit a new answer about the diploma."""
    school = application.sections.filter(slug="education", is_complete=True).first()
    if application.state != ApplicationState.DRAFT or school is None:
        return
    if schooling.schooling_refusal(str(school.answers.get("level") or ""), diploma=diploma):
        school.is_complete = False
        school.save(update_fields=["is_complete"])


def _education(application: Application, answers: Mapping[str, Any], by: Actor, at: datetime) -> dict[str, Any]:
    refusal = schooling_refusal(application, str(answers.get("level") or ""))
    if refusal:
        raise GuardFailed(refusal, code="schooling", field="level")
    return _plainly(application, answers, by, at)


def _keep_signature(application: Application) -> None:
    """A signature by a name that is not the person's any more is asked for again, until the application is sent."""
    if application.state != ApplicationState.DRAFT:
        return
    signed = application.sections.filter(slug="attestation", is_complete=True).first()
    if signed is not None and signature_refusal(application, str(signed.answers.get("name") or "")):
        signed.is_complete = False
        signed.save(update_fields=["is_complete"])


def _attestation(application: Application, answers: Mapping[str, Any], by: Actor, at: datetime) -> dict[str, Any]:
    if application.person.user_id is None and by.user_id is not None:
        raise NotAllowed("Nobody signs for somebody else. Record the signature on paper instead.")
    refusal = signature_refusal(application, str(answers["name"])) if answers.get("name") else ""
    if refusal:
        raise GuardFailed(refusal, code="signature", field="name")
    return _plainly(application, answers, by, at)


def _eligibility(application: Application, answers: Mapping[str, Any], by: Actor, at: datetime) -> dict[str, Any]:
    born = answers.get("birth_date")
    if isinstance(born, date):
        refusal = sign_up_refusal(born, local_day(application.version.program, at))
        if refusal:
            raise GuardFailed(refusal, code="birth-date", field="birth_date")
        PersonIdentity.objects.update_or_create(person_id=application.person_id, defaults={"birth_date": born})
        if minors.is_unnamed(application):
            application.sections.filter(slug="guardian").update(is_complete=False)
    if answers.get("diploma") is not None:
        _keep_schooling(application, diploma=bool(answers["diploma"]))
    if answers.get("works_here") is not None:
        application.is_internal = bool(answers["works_here"])
        department = answers.get("home_department") if application.is_internal else None
        application.home_department = department if isinstance(department, Department) else None
        application.save(update_fields=["is_internal", "home_department"])
    kept = {name: _plain(answers[name]) for name in ("diploma", "works_here", "student") if name in answers}
    return kept | _of_an_employee(application, answers)


def _of_an_employee(application: Application, answers: Mapping[str, Any]) -> dict[str, Any]:
    """For whom somebody works here and since when; of somebody else nothing of it is kept."""
    names = [name for name in ("supervisor", "employee_since") if name in answers]
    if application.is_internal:
        return {name: _plain(answers[name]) for name in names}
    before = application.sections.filter(slug="eligibility").values_list("answers", flat=True).first() or {}
    return {name: None for name in names if before.get(name)}


def _work(application: Application, answers: Mapping[str, Any], by: Actor, at: datetime) -> dict[str, Any]:
    if "jobs" in answers:
        application.jobs.all().delete()
        Job.objects.bulk_create([Job(application=application, **job) for job in answers["jobs"]])
    return {"none": bool(answers.get("none")), "unfinished": list(answers.get("unfinished", []))}


def _interests(application: Application, answers: Mapping[str, Any], by: Actor, at: datetime) -> dict[str, Any]:
    if "interests" in answers:
        application.wishes.all().delete()
        Wish.objects.bulk_create(
            Wish(application=application, interest=interest, rank=rank)
            for rank, interest in enumerate(answers["interests"], start=1)
        )
    first, last = answers.get("first_day"), answers.get("last_day")
    if isinstance(first, date) and isinstance(last, date):
        if last < first:
            raise GuardFailed(_("The last day is before the first."), code="days", field="last_day")
        days = {"first_day": first, "last_day": last, "most_miles": answers.get("most_miles")}
        Availability.objects.update_or_create(application=application, defaults=days)
    return {}


def _guardian(application: Application, answers: Mapping[str, Any], by: Actor, at: datetime) -> dict[str, Any]:
    name, email = answers.get("guardian_name"), answers.get("guardian_email")
    if name and email:
        guardians.name_guardian(application.person_id, name=name, email=email, by=by, at=at)
    return {}


def _path(application: Application, answers: Mapping[str, Any], by: Actor, at: datetime) -> dict[str, Any]:
    changed = []
    if "track" in answers:
        application.track = answers["track"]
        changed.append("track")
    cohort = answers.get("cohort")
    if isinstance(cohort, Cohort):
        if not entry.may_aim_at(application, cohort, on=local_day(application.version.program, at)):
            raise GuardFailed(
                _("This class takes no more applications. Choose a later one."), code="late", field="cohort"
            )
        application.cohort = cohort
        changed.append("cohort")
    if changed:
        application.save(update_fields=changed)
    kept = {name: answers[name] for name in ("track_later", "interests") if name in answers}
    for name in PLACES:
        if name in answers:
            kept[name] = str(answers[name].public_id) if answers[name] else ""
    return kept


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool | int | str | list) else str(value)


def _plainly(application: Application, answers: Mapping[str, Any], by: Actor, at: datetime) -> dict[str, Any]:
    return {name: _plain(value) for name, value in answers.items()}


WRITERS: Mapping[str, Callable[[Application, Mapping[str, Any], Actor, datetime], dict[str, Any]]] = {
    "eligibility": _eligibility,
    "work": _work,
    "interests": _interests,
    "guardian": _guardian,
    "education": _education,
    "path": _path,
    "attestation": _attestation,
}

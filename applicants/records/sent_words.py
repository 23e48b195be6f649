"""An application in the words in which people read it: each section with its questions and answers, to keep as sent.

The labels are those of the forms; a test holds that they agree.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from applicants.models import Application, Availability, Guardian, Job
from applicants.rules.sections import SectionSpec
from applicants.rules.shifts import DAYS, SHIFTS, TRANSPORT
from apprenticeships.language import said
from apprenticeships.models import PersonIdentity, Site
from apprenticeships.rules.speech import marked
from apprenticeships.rules.words import day_in_words
from apprenticeships.templatetags.look import national

LEVELS: Final = {
    "some_high_school": marked("Some high school"),
    "high_school": marked("High school diploma"),
    "equivalent": marked("An equivalent, such as a GED"),
    "some_college": marked("Some college"),
    "degree": marked("A college degree"),
}
LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "contact": {
        "given_name": "First name",
        "family_name": "Last name",
        "preferred_name": "What should we call you?",
        "phone": "Phone",
        "street": "Street and number",
        "city": "City",
        "postal_code": "ZIP code",
        "language": "Which language do you prefer?",
    },
    "eligibility": {
        "birth_date": "When were you born?",
        "diploma": "Do you have a high school diploma or an equivalent, such as a GED?",
        "student": "Do you go to high school now?",
        "works_here": "Do you work here now?",
        "home_department": "In which department?",
        "supervisor": "Who is your supervisor?",
        "employee_since": "Since when do you work here?",
    },
    "education": {
        "level": "How far did you get in school?",
        "school": "Name of your last school",
        "year": "Year in which you left it",
    },
    "path": {
        "track": "Which path?",
        "site": "Where would you like to work?",
        "second_site": "Your second choice",
        "third_site": "Your third choice",
        "cohort": "Which class?",
    },
    "shifts": {
        "shifts": "Which shifts can you work?",
        "days": "On which days?",
        "transport": "How do you get to work?",
        "shift_note": "Anything that we should know about your time?",
    },
    "words": {
        "why": "Why do you want to do this work?",
        "proud": "Tell us about a time when others counted on you.",
    },
    "attestation": {
        "agrees": "All of this is true. People can count on me: I come on time and keep my word.",
        "name": "Your full name",
    },
}
CHOICES: Final = (marked("Choice 1"), marked("Choice 2"), marked("Choice 3"))
Line = dict[str, str]


def words_of(application: Application, specs: tuple[SectionSpec, ...]) -> list[dict[str, Any]]:
    """Return the sections of an application, each with lines of a name, a label and a value.

    In English whatever its owner reads: a copy is compared with the one before, and the staff reads it. Where the owner
    reads another language, ``own`` of each section is the same as they read it when they sent it.
    """
    parts = _parts(application, specs, settings.LANGUAGE_CODE)
    language = application.person.language
    if language not in dict(settings.LANGUAGES) or language == settings.LANGUAGE_CODE:
        return parts
    own = _parts(application, specs, language)
    return [
        {**part, "own": {"language": language, "title": mine["title"], "lines": mine["lines"]}}
        for part, mine in zip(parts, own, strict=True)
    ]


def in_language(part: Mapping[str, Any], language: str) -> dict[str, Any] | None:
    """Return a section of a copy as its owner read it, if that was in this language; ``None`` where it was not."""
    own = part.get("own")
    return {"slug": part["slug"], **own} if own and own["language"] == language else None


def _parts(application: Application, specs: tuple[SectionSpec, ...], language: str) -> list[dict[str, Any]]:
    answers = {row.slug: row.answers for row in application.sections.all()}
    with translation.override(language):
        return [
            {"slug": spec.slug, "title": said(spec.title), "lines": list(_lines(application, spec.slug, answers))}
            for spec in specs
        ]


def changes_between(before: list[dict[str, Any]], now: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Return what became different from one sending to the next: section, label, before and now."""
    was = {(part["slug"], line["name"]): line for part in before for line in part["lines"]}
    titles = {part["slug"]: part["title"] for part in [*before, *now]}
    found = []
    for part in now:
        for line in part["lines"]:
            old = was.pop((part["slug"], line["name"]), None)
            if old is None or old["value"] != line["value"]:
                found.append(_change(titles, part["slug"], line["label"], old["value"] if old else "", line["value"]))
    found.extend(_change(titles, slug, line["label"], line["value"], "") for (slug, _name), line in was.items())
    return found


def job_line(job: Job) -> str:
    """Return the days and the share of a job, and who can say that it is true."""
    until = day_in_words(job.ended_on, year=True) if job.ended_on else _("today")
    other = "" if job.is_health_care else _(", not in health care")
    words = _("%(first)s to %(last)s, %(share)s%% of full time") % {
        "first": day_in_words(job.started_on, year=True),
        "last": until,
        "share": job.share,
    }
    words = f"{words}{other}"
    return f"{words}. {_reference(job)}" if job.reference_name or job.reference_phone else words


def _reference(job: Job) -> str:
    who = ", ".join(part for part in (job.reference_name, national(job.reference_phone)) if part)
    call = {True: _("We may call."), False: _("Please do not call."), None: _("Ask first before calling.")}[
        job.may_call
    ]
    return f"{_('Supervisor: %(who)s.') % {'who': who}} {call}"


def _change(titles: Mapping[str, str], slug: str, label: str, before: str, now: str) -> dict[str, str]:
    return {"section": slug, "title": titles[slug], "label": label, "before": before, "now": now}


def _lines(application: Application, slug: str, answers: Mapping[str, dict[str, Any]]) -> Iterator[Line]:
    own = answers.get(slug, {})
    if slug == "work":
        yield from _jobs(application, own)
        return
    if slug == "interests":
        yield from _interests(application)
        return
    if slug == "guardian":
        yield from _guardian(application)
        return
    values = {**own, **_apart(application, slug, own)}
    for name, label in LABELS.get(slug, {}).items():
        text = _said(name, values.get(name))
        if text:
            yield {"name": name, "label": said(label), "value": text}


def _apart(application: Application, slug: str, own: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers of a section that lie in columns and rows of their own."""
    person = application.person
    if slug == "contact":
        held = {name: getattr(person, name) for name in LABELS["contact"]}
        return {**held, "phone": national(person.phone), "language": person.get_language_display()}
    if slug == "eligibility":
        born = PersonIdentity.objects.filter(person_id=person.pk).values_list("birth_date", flat=True).first()
        return {"birth_date": born, "home_department": str(application.home_department or "")}
    if slug == "path":
        wanted = [key for name in ("site", "second_site", "third_site") if (key := own.get(name))]
        sites = {str(row.public_id): row.name for row in Site.objects.filter(public_id__in=wanted)}
        places = {name: sites.get(own.get(name) or "", "") for name in ("site", "second_site", "third_site")}
        track = said(application.track.title if application.track else marked("I am not sure yet"))
        if "site" in own and not places["site"]:
            places["site"] = said(marked("Anywhere"))
        return {**places, "track": track, "cohort": application.cohort.starts_on}
    return {}


def _said(name: str, value: object) -> str:
    """Return a value as people read it; a day that is kept as text as a day, too."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return said(marked("Yes") if value else marked("No"))
    if name == "employee_since" and isinstance(value, str):
        value = date.fromisoformat(value)
    if isinstance(value, date):
        return day_in_words(value, year=True)
    if isinstance(value, list):
        names = {**SHIFTS, **DAYS}
        return ", ".join(said(names[each]) if each in names else str(each) for each in value)
    known = {**LEVELS, **TRANSPORT}.get(str(value))
    return said(known) if known else str(value)


def _jobs(application: Application, own: Mapping[str, Any]) -> Iterator[Line]:
    jobs = list(application.jobs.all())
    for job in jobs:
        yield {"name": str(job.key), "label": f"{job.title}, {job.employer}", "value": job_line(job)}
    if not jobs and own.get("none"):
        yield {"name": "none", "label": said(marked("Jobs")), "value": said(marked("None in health care yet"))}


def _interests(application: Application) -> Iterator[Line]:
    for wish in application.wishes.select_related("interest").order_by("rank"):
        yield {"name": f"wish{wish.rank}", "label": said(CHOICES[wish.rank - 1]), "value": said(wish.interest.title)}
    row = Availability.objects.filter(application=application).first()
    if row is not None:
        days = {"first": day_in_words(row.first_day, year=True), "last": day_in_words(row.last_day, year=True)}
        yield {"name": "days", "label": _("Days"), "value": _("%(first)s to %(last)s") % days}
        miles = _("Up to %(miles)s miles") % {"miles": row.most_miles}
        where = _("Anywhere") if row.most_miles is None else miles
        yield {"name": "miles", "label": _("How far from home can it be?"), "value": where}


def _guardian(application: Application) -> Iterator[Line]:
    row = Guardian.objects.answering_for(application.person_id).first()
    if row is not None:
        yield {"name": "guardian_name", "label": _("Full name of your parent or guardian"), "value": row.name}
        yield {"name": "guardian_email", "label": _("E-mail of your parent or guardian"), "value": row.email}

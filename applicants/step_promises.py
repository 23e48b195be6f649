"""One reminder of a step that has been the applicant's own for some days: a test, a document, a signature, a time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_noop

from applicants.mails import SUBJECTS, letter_of
from applicants.models import (
    Application,
    ApplicationState,
    BackgroundSignature,
    CheckState,
    DrugConsent,
    ScreeningStep,
    Signer,
)
from applicants.records.check_order import beside_the_meeting
from applicants.records.deadlines import local_day
from applicants.records.evidence import AFTER_YES, Judged, judge_all, known, on_now, steps_of
from applicants.records.own_days import days_of
from applicants.records.sittings import KINDS as SITTINGS
from applicants.records.sittings import ahead
from applicants.records.standings import standings
from applicants.rules.pipeline import Turn
from applicants.rules.requirements import Kind as Asked
from applicants.rules.requirements import Reason, Verdict
from apprenticeships import messages
from apprenticeships.messages import Kind, Letter, NoLongerTrueError, Promised
from apprenticeships.models import Event, Message, Parameter, ProgramVersion, SignUp
from apprenticeships.models.session import COMING
from apprenticeships.workflows.one_by_one import in_pieces

REMINDER: Final = "step.reminder"
DEPARTMENT: Final = Asked.DEPARTMENT_APPROVAL
TYPING, PAPERS = Asked.TYPING, frozenset({Asked.DOCUMENT, Asked.REFERENCE})
PAGES: Final = {Asked.BACKGROUND: "portal:background", Asked.DRUG: "portal:drug"}
"""Where somebody reads and signs before a check."""
ANEW: Final = [Verdict.EXPIRED.value, Verdict.NOT_MET.value]
REMINDED: Final = AFTER_YES | {ApplicationState.SUBMITTED, ApplicationState.READY}
"""Who has steps of their own. While an offer is open, it is the one step, with mails of its own."""
LOOKED_BACK: Final = timedelta(days=30)
TOGETHER: Final = 100


def reconcile(*, at: datetime) -> int:
    """Promise what should be reminded and was not since something happened last. How many mails.

    Who is with managers hears at once of a step that got too old: nobody looks at their page for it.
    """
    return in_pieces([*(row.pk for row in _quiet(at)), *_anew()], _remind, size=TOGETHER, at=at)


def _anew() -> QuerySet[Application, int]:
    old = ScreeningStep.objects.filter(application=OuterRef("pk"), requirement__is_required=True, verdict__in=ANEW)
    rows = Application.objects.filter(Exists(old), state=ApplicationState.READY)
    return rows.order_by("pk").values_list("pk", flat=True)


def _remind(application_ids: Sequence[int], *, at: datetime) -> int:
    rows = list(_read(Application.objects.filter(pk__in=application_ids)))
    wanted = [
        Promised(
            _key(row, each),
            row.person,
            {"application": row.pk, "requirement": each.requirement.pk},
        )
        for row, judged in zip(rows, standings(rows, at=at), strict=True)
        for each in _own(row, judged, at=at)
    ]
    known = set(Message.objects.filter(key__in=[each.key for each in wanted]).values_list("key", flat=True))
    fresh = [each for each in wanted if each.key not in known]
    messages.promise_many(REMINDER, fresh, at=at)
    return len(fresh)


def _key(row: Application, each: Judged) -> str:
    """Once for each step; beside the meeting once more each time that it got too old, or was not enough."""
    key = f"{REMINDER}:{row.pk}:{each.requirement.pk}"
    if row.state != ApplicationState.READY:
        return key
    return f"{key}:{each.answer.retest_from or each.answer.valid_until}"


def _read(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_related("person", "version__program__organization", "cohort", "access_code").order_by("pk")


def _quiet(at: datetime) -> list[Application]:
    """Applications that wait for nothing of ours, and about which nothing happened for so many days."""
    told = Event.objects.filter(subject_type=Application._meta.label_lower, subject_id=OuterRef("pk")).order_by()
    last = Subquery(told.values("subject_id").annotate(last=Max("at")).values("last"))
    rows = Application.objects.filter(state__in=REMINDED - {ApplicationState.READY}, answer_due__isnull=True)
    days = _days(rows.values_list("version", flat=True).order_by().distinct(), at)
    if not days:
        return []
    with_last: QuerySet[Any] = rows.annotate(last=Coalesce(last, "submitted_at")).filter(version__in=days)
    reminded = Message.objects.filter(kind=REMINDER, person=OuterRef("person"), created_at__gte=OuterRef("last"))
    since = at - timedelta(days=min(days.values()))
    found = with_last.filter(~Exists(reminded), last__range=(since - LOOKED_BACK, since))
    return [row for row in found.order_by("pk") if row.last <= at - timedelta(days=days[row.version_id])]


def _days(versions: Iterable[int], at: datetime) -> dict[int, int]:
    """After how many days each version reminds; 0 is never."""
    rows = ProgramVersion.objects.filter(pk__in=versions).select_related("program__organization")
    key = "step_reminder_days"
    found = {row.pk: Parameter.objects.value(key, version=row, on=local_day(row.program, at)) for row in rows}
    return {pk: days for pk, days in found.items() if days > 0}


def _own(application: Application, judged: Sequence[Judged], *, at: datetime) -> Iterator[Judged]:
    """Yield the first step that somebody can take now and has not: the one that their page names."""
    today = local_day(application.version.program, at)
    if application.state == ApplicationState.READY:
        judged = beside_the_meeting(judged)
    for each in on_now(judged):
        later = each.answer.retest_from is not None and each.answer.retest_from > today
        if each.answer.turn is Turn.YOU and not later and (each.awaits_proof or _can_be_done(application, each, at=at)):
            yield each
            return


def _can_be_done(application: Application, each: Judged, *, at: datetime) -> bool:
    kind = each.rule.kind
    if kind is TYPING or kind in PAPERS or kind is DEPARTMENT:
        return True
    if kind in PAGES:
        unsigned = each.answer.reason is Reason.NOT_DONE and not _signed(application, kind)
        return unsigned or each.answer.reason is Reason.NOT_COMPLETE
    if kind.value not in SITTINGS:
        return False
    held = SignUp.objects.filter(
        person=application.person_id,
        state__in=COMING,
        session__program=application.version.program_id,
        session__kind=SITTINGS[kind.value],
        session__starts_at__gt=at,
        session__canceled_at__isnull=True,
    )
    return not held.exists() and ahead(application, [each], kind.value, at=at).exists()


def _signed(application: Application, kind: Asked) -> bool:
    """Whether somebody signed what comes before a check; whose turn it is then, other mails say."""
    if kind is Asked.DRUG:
        return DrugConsent.objects.filter(application=application, withdrawn_at__isnull=True).exists()
    rows = BackgroundSignature.objects.filter(check_row__application=application, check_row__state=CheckState.ASKED)
    return rows.filter(signer=Signer.APPLICANT).exists()


def _letter(message: Message) -> Letter:
    application = SUBJECTS.of(message)
    at = message.due_at
    facts = known(application, at=at)
    judged = judge_all(facts, steps_of(application))
    own = next(_own(application, judged, at=at), None)
    wanted = message.context["requirement"]
    if application.state not in REMINDED or own is None or own.requirement.pk != wanted:
        raise NoLongerTrueError("The step was taken, or it is not their turn.")
    days = replace(days_of(facts, judged), too_soon=False)  # no next class is known here: the button leads to the page
    why = own.answer.applicant if own.answer.verdict is Verdict.EXPIRED else ""
    words = {"name": own.rule.name, "why": why, "way": _way(own), "by": days.by(own), "later": days.after(own)}
    letter = letter_of(application, gettext_noop("Go to your next step"), **words)
    return replace(letter, context={**letter.context, "button_url": f"{settings.SITE_URL}{_path(application, own)}"})


def _way(each: Judged) -> str:
    if each.rule.kind is TYPING:
        return "typing"
    if each.rule.kind is DEPARTMENT:
        return "department"
    if each.rule.kind is Asked.REFERENCE:
        return "names"
    if each.rule.kind in PAGES:
        return "sign"
    return "papers" if each.rule.kind in PAPERS or each.awaits_proof else "time"


def _path(application: Application, each: Judged) -> str:
    key = application.public_id
    if each.rule.kind is TYPING:
        return reverse("portal:typing", args=[key])
    if each.rule.kind is DEPARTMENT:
        return reverse("portal:department", args=[key])
    if each.rule.kind in PAGES:
        return reverse(PAGES[each.rule.kind], args=[key])
    if each.rule.kind in PAPERS or each.awaits_proof:
        return reverse("portal:references" if each.rule.kind is Asked.REFERENCE else "portal:documents", args=[key])
    return reverse("portal:times", args=[key, each.rule.kind.value.replace("_", "-")])


KINDS: tuple[Kind, ...] = (
    Kind(REMINDER, "applicants/step_reminder", _letter, label="Reminder of the next step", gather=SUBJECTS.gather),
)

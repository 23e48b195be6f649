"""The jobs that a program leads to: what one does there, the credential, and what it pays."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import QuerySet, Value
from django.utils.translation import gettext as _

from apprenticeships.language import said
from apprenticeships.models import PayTrigger, ProgramVersion, Track, WageStep
from apprenticeships.templatetags.look import money

MOST_DUTIES = 4


@dataclass(frozen=True, slots=True)
class Job:
    """One path, in the reader's language; ``path`` only where it says more than the title."""

    title: str
    path: str
    duties: str
    credential: str
    pay: str


def with_duties(version: ProgramVersion) -> QuerySet[Track]:
    """Return the paths of a version, annotated with ``duties``: the titles of the skills that are learned there."""
    duties = ArrayAgg("competencies__title", order_by="competencies__position", default=Value([]))
    return version.tracks.annotate(duties=duties).order_by("position")


def jobs(tracks: Iterable[Track], wages: Iterable[WageStep]) -> list[Job]:
    """Return the jobs of paths that were read ``with_duties``, with the first of those."""
    rates: dict[int, dict[str, Decimal]] = {}
    for step in wages:
        if step.rate is not None:
            rates.setdefault(step.track_id, {}).setdefault(step.trigger, step.rate)
    return [
        Job(
            title=said(track.title),
            path=said(track.career_path),
            duties=" ".join(f"{said(each)}." for each in [*filter(None, getattr(track, "duties", ()))][:MOST_DUTIES]),
            credential=said(track.credential),
            pay=_pay(rates.get(track.pk, {})),
        )
        for track in tracks
    ]


def _pay(rates: dict[str, Decimal]) -> str:
    start, later = rates.get(PayTrigger.START), rates.get(PayTrigger.EXAM_PASS)
    if start is None:
        return ""
    words = _("%(amount)s an hour") % {"amount": money(start)}
    return words if later is None else words + _(", then %(amount)s when you pass the exam") % {"amount": money(later)}

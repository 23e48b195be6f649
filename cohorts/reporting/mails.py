"""Mails of reports: one is due, one waits for a signature. Each is held back when it is no longer true."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Lane, Message
from apprenticeships.rules.words import day_in_words
from cohorts.models import Party, Report, ReportState
from cohorts.reporting.due import today_of
from cohorts.reporting.parties import missing_of
from cohorts.rules.partnership.report_due import Every, Period


def period_of(report: Report) -> Period:
    """The period of a report, which reads as people say it."""
    return Period(report.first, report.last, Every(report.grant.reports_every))


def _report(message: Message, state: ReportState) -> Report:
    rows = Report.objects.select_related("grant__program__organization")
    row = rows.filter(pk=message.context["report"], state=state).first()
    if row is None:
        raise NoLongerTrueError("The report is not as it was when this was promised.")
    return row


def _button(address: str, text: str) -> dict[str, Any]:
    return {"button_url": f"{settings.SITE_URL}{address}", "button_text": text}


def _reminder(message: Message) -> Letter:
    row = _report(message, ReportState.DRAFT)
    if row.due_on.isoformat() != message.context["due_on"]:
        raise NoLongerTrueError("The report is due on another day.")
    address = reverse("partnership:report", args=[row.pk])
    context = {
        "report": row,
        "period": str(period_of(row)),
        "due": day_in_words(row.due_on),
        "late": max(0, (today_of(row.grant, message.due_at) - row.due_on).days),
        **_button(address, "Open the report"),
    }
    return Letter(context)


def _sign(message: Message) -> Letter:
    row = _report(message, ReportState.SUBMITTED)
    party = Party(message.context["party"])
    if party not in missing_of(row):
        raise NoLongerTrueError("Somebody signed for this side.")
    address = reverse("partners:report", kwargs={"public_id": row.public_id})
    context = {
        "report": row,
        "period": str(period_of(row)),
        "party": party.label.lower(),
        **_button(address, "Read and sign the report"),
    }
    return Letter(context)


KINDS: tuple[Kind, ...] = (
    Kind("report.reminder", "cohorts/report_reminder", _reminder, lane=Lane.TODAY, label="Report is due"),
    Kind("report.sign", "cohorts/report_sign", _sign, label="Report to sign"),
)

"""What the worker does for the way in beside the common tick: long work, a piece at a time."""

from celery import shared_task

from applicants.workflows import (
    answer_retention,
    complaints,
    destruction,
    event_retention,
    mail_retention,
    paper_retention,
    reference_chores,
    result_imports,
    tuition_retention,
    typing_retention,
    voluntary,
    voluntary_sheets,
)
from apprenticeships import clock


@shared_task(name="applicants.go_on_with_results", ignore_result=True)
def go_on_with_results() -> None:
    """Write down, or take back, the next results of files. Safe to run twice, late or in parallel."""
    result_imports.go_on_all(at=clock.now())


@shared_task(name="applicants.destroy_reports", ignore_result=True)
def destroy_reports() -> None:
    """Destroy what is kept of checks, complaints, references, typing, answers, papers, mails, tuition and words."""
    destruction.destroy_due(at=clock.now())
    complaints.destroy_due(at=clock.now())
    reference_chores.destroy_due(at=clock.now())
    typing_retention.destroy_due(at=clock.now())
    answer_retention.destroy_due(at=clock.now())
    paper_retention.destroy_due(at=clock.now())
    mail_retention.destroy_due(at=clock.now())
    tuition_retention.destroy_due(at=clock.now())
    event_retention.destroy_due(at=clock.now())


@shared_task(name="applicants.invite_voluntary", ignore_result=True)
def invite_voluntary() -> None:
    """Invite to the voluntary questions whoever is owed it, by mail or on paper. Safe to run twice or late."""
    voluntary.keep(at=clock.now())
    voluntary_sheets.keep(at=clock.now())

"""What the new apprentice sends or fills in for a task of getting ready: files, and answers to questions."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from applicants.models import OnboardingPaper, OnboardingTask
from applicants.workflows import onboarding
from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import TaskKind
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.uploads import FIELD, Upload, kept, or_removed, random_name

TRANSITIONS: tuple[Transition, ...] = ()
MOST: Final = 10
LONGEST: Final = 300


@retrying
def send(
    task_id: int, *, uploads: Sequence[Upload], by: Actor, at: datetime, reason: str = ""
) -> list[OnboardingPaper]:
    """Take files in for a task; a coordinator looks at them. What is here already is not kept twice."""
    task = _open(task_id, by, TaskKind.UPLOAD)
    here = set(task.papers.filter(removed_at__isnull=True).values_list("digest", flat=True))
    new = {each.digest: each for each in uploads if each.digest not in here}
    if not uploads:
        raise GuardFailed(_("Choose at least one document."), code="document", field=FIELD)
    if not new and task.back_reason:
        raise GuardFailed(_("This is the same file as before. Choose another one."), code="same", field=FIELD)
    if len(here) + len(new) > MOST:
        raise GuardFailed(
            _("At most %(most)d files fit here. Remove one first.") % {"most": MOST}, code="many", field=FIELD
        )
    rows = []
    with or_removed() as written:
        for each in new.values():
            row = OnboardingPaper(
                task=task, name=each.name, media_type=each.media_type, size=len(each.content), digest=each.digest,
                uploaded_by_id=by.user_id, uploaded_at=at,
            )  # fmt: skip
            row.file.save(random_name(each), kept(each), save=False)
            written.append(row.file)
            row.save()
            onboarding.note_event("onboarding.paper", task, by=by, at=at, reason=reason)
            rows.append(row)
    onboarding.say_done(task, by=by, at=at)
    return rows


@retrying
def remove(paper_id: int, *, by: Actor, at: datetime, reason: str = "") -> OnboardingTask:
    """Take a file back while nobody confirmed the task. It is gone for good; without any, the task is open again."""
    task_id = OnboardingPaper.objects.values_list("task_id", flat=True).get(pk=paper_id)
    task = _open(task_id, by, TaskKind.UPLOAD)
    row = OnboardingPaper.objects.select_for_update().get(pk=paper_id)
    if row.removed_at is not None:
        return task
    name, storage = row.file.name or "", row.file.storage
    row.removed_at, row.file = at, ""
    row.save(update_fields=["removed_at", "file"])
    data = {"task": task.item.title}
    audit.record(
        "onboarding.paper_removed", row, by=by, at=at, person=task.application.person_id, reason=reason, data=data
    )
    if not task.papers.filter(removed_at__isnull=True).exists() and task.said_at is not None:
        task.said_at = None
        task.save(update_fields=["said_at"])
    transaction.on_commit(partial(storage.delete, name))
    return task


@retrying
def fill_in(task_id: int, *, answers: Sequence[str], by: Actor, at: datetime, reason: str = "") -> OnboardingTask:
    """Answer the questions of a task, all of them; that is its tick. Until the list closes they may be changed."""
    task = _open(task_id, by, TaskKind.FORM, may_be_done=True)
    questions: list[str] = task.item.questions
    said = [answer.strip()[:LONGEST] for answer in answers]
    if len(said) != len(questions) or not all(said):
        raise GuardFailed(_("Answer every question."), code="form")
    pairs = [list(pair) for pair in zip(questions, said, strict=True)]
    if task.answers == pairs and task.done_at is not None:
        return task
    task.answers, task.done_at, task.done_by = pairs, None, None
    task.save(update_fields=["answers", "done_at", "done_by"])
    return onboarding.complete(task.pk, by=by, at=at, reason=reason)


def _open(task_id: int, by: Actor, kind: str, *, may_be_done: bool = False) -> OnboardingTask:
    task = onboarding.locked(task_id)
    onboarding.check_owner(task, by)
    if task.item.kind != kind:
        raise GuardFailed(_("This task is done in another way. Load the page again."), code="kind")
    if task.done_at is not None and (task.item.is_looked_at or not may_be_done):
        raise NotAllowed(_("We confirmed this one already. Call us if something is wrong."))
    return task

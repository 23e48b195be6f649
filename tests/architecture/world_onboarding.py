"""Somebody who gets ready: their list, its files, and what the coordinator and the department do."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from applicants.models import Agreement, Application, ClassChange, OnboardingPaper, StartQuestion
from tests import factories as make
from tests.architecture.own import Own
from tests.factories import NOON

DUE = date(2026, 1, 2)


def getting_ready(world: Any, hired: Application) -> dict[str, Own]:
    """Addresses of getting ready on all sides."""
    task = make.onboarding_task(hired, make.onboarding_item(world.version, kind="upload"), DUE)
    ours = make.onboarding_task(hired, make.onboarding_item(world.version, owner="department"), DUE)
    paper = OnboardingPaper.objects.create(
        task=task, name="card.pdf", media_type="application/pdf", size=8, digest="0" * 64,
        file=SimpleUploadedFile("card.pdf", b"%PDF-1.4"), uploaded_at=NOON,
    )  # fmt: skip

    agreement = Agreement.objects.create(
        application=hired, number=1, facts=[["Parties", "Two."]], text="Two.", digest="0" * 64, made_at=NOON
    )
    signing = make.onboarding_task(hired, make.onboarding_item(world.version, slug="agreement"), DUE)

    change = ClassChange.objects.create(
        cohort=hired.cohort, kind="moved", before=DUE, after=hired.cohort.starts_on, reason="The room is not ready",
        decided_by=world.coordinator, decided_at=NOON, answer_by=DUE,
    )  # fmt: skip
    question = StartQuestion.objects.create(change=change, application=hired, asked_at=NOON)

    def mine(**row: Any) -> Own:
        return Own(hired.person.user, world.stranger, {name: found.public_id for name, found in row.items()})

    def desk(**more: Any) -> Own:
        return Own(world.coordinator, world.other_coordinator, {"pk": task.pk} | more)

    return {
        "offers:onboarding": mine(application=hired),
        "offers:agreement": mine(application=hired),
        "offers:agreement_copy": mine(agreement=agreement),
        "board:getting-ready-agreement": desk(pk=signing.pk, agreement=agreement.pk),
        **{f"offers:{name}": mine(task=task) for name in ("tick", "untick", "task")},
        **{f"offers:{name}": mine(paper=paper) for name in ("paper", "paper_remove")},
        "hiring:getting_ready_task": Own(world.manager, world.other_manager, {"task": ours.public_id}),
        "board:getting-ready-task": desk(),
        "offers:new_start": mine(question=question),
        "offers:new_start_answer": mine(question=question),
        "board:class-change": desk(pk=hired.cohort_id),
        "board:class-change-step": desk(pk=hired.cohort_id, step="move"),
        "board:class-change-answer": desk(pk=hired.cohort_id, question=question.pk),
        "board:seats": desk(pk=hired.cohort_id),
        "board:seats-step": desk(pk=hired.cohort_id, step="join"),
        "board:getting-ready-file": desk(paper=paper.pk),
        "board:getting-ready-step": desk(step="done"),
    }

"""Tasks that take more than a tick: files, questions, a department's yes; their days and their reminders."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from applicants import onboarding_promises
from applicants.models import OnboardingPaper, OnboardingTask
from applicants.workflows import onboarding, onboarding_dates, onboarding_papers
from apprenticeships.audit import about
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.messages import NoLongerTrueError, kinds
from apprenticeships.models import Message, Role
from apprenticeships.workflow import Actor
from cohorts.uploads import looked_at
from tests import factories as make
from tests.applicants.hiring_world import AFTER, candidate_of, world
from tests.partnership_services import PDF

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def upload(name="card.pdf", content=PDF):
    return looked_at(SimpleUploadedFile(name, content))


def getting_ready(**item):
    """Somebody who gets ready with one task."""
    here = world()
    make.onboarding_item(here.version, **item)
    who = here.candidate()
    here.confirmed(who)
    return here, who, who.onboarding_tasks.get()


def coordinator():
    return Actor.user(make.user(Role.COORDINATOR))


def test_a_file_ticks_its_task_and_a_coordinator_confirms_or_hands_it_back():
    _here, who, task = getting_ready(title="Show vaccinations", kind="upload")
    own, desk = candidate_of(who), coordinator()

    with pytest.raises(GuardFailed, match="Send a file"):
        onboarding.complete(task.pk, by=own, at=AFTER)
    (paper,) = onboarding_papers.send(task.pk, uploads=[upload()], by=own, at=AFTER)
    assert onboarding_papers.send(task.pk, uploads=[upload()], by=own, at=AFTER) == []  # the same again
    task.refresh_from_db()
    assert (task.said_at, task.done_at) == (AFTER, None)

    onboarding.hand_back(task.pk, by=desk, at=AFTER, reason="The second page is missing")
    with pytest.raises(GuardFailed, match="same file"):
        onboarding_papers.send(task.pk, uploads=[upload()], by=own, at=AFTER)
    onboarding_papers.remove(paper.pk, by=own, at=AFTER)
    onboarding_papers.send(task.pk, uploads=[upload("two.pdf")], by=own, at=AFTER)
    onboarding.complete(task.pk, by=desk, at=AFTER, note="Both pages seen")

    with pytest.raises(NotAllowed, match="confirmed"):
        onboarding_papers.remove(OnboardingPaper.objects.get(removed_at=None).pk, by=own, at=AFTER)
    assert [row.file.name == "" for row in OnboardingPaper.objects.order_by("pk")] == [True, False]
    assert "second page" not in str(list(about(task).values()))


def test_questions_are_all_answered_and_may_be_changed_until_the_list_closes():
    _here, who, task = getting_ready(kind="form", questions=["Name", "Phone number"], gates_start=False)
    own = candidate_of(who)

    with pytest.raises(GuardFailed, match="Answer every question"):
        onboarding_papers.fill_in(task.pk, answers=["Rosa", " "], by=own, at=AFTER)
    with pytest.raises(GuardFailed, match="Answer the questions"):
        onboarding.complete(task.pk, by=own, at=AFTER)
    onboarding_papers.fill_in(task.pk, answers=["Rosa", "314-555-0142"], by=own, at=AFTER)
    changed = onboarding_papers.fill_in(task.pk, answers=["Rosa Diaz", "314-555-0142"], by=own, at=AFTER)

    assert changed.done_at == AFTER
    assert changed.answers == [["Name", "Rosa Diaz"], ["Phone number", "314-555-0142"]]
    assert "314-555" not in str(list(about(task).values()))


def test_a_department_sees_its_own_tasks_only_and_its_no_leaves_them_open():
    here, who, task = getting_ready(owner="department", kind="approval", gates_start=False)
    make.onboarding_item(here.version, title="For somebody else")
    other = world()

    assert list(OnboardingTask.objects.for_department(here.manager)) == [task]
    assert not OnboardingTask.objects.for_department(other.manager).exists()
    with pytest.raises(NotAllowed, match="We do this one"):
        onboarding.complete(task.pk, by=candidate_of(who), at=AFTER)
    no = onboarding.hand_back(task.pk, by=here.by, at=AFTER, reason="No preceptor that week")
    assert (no.done_at, no.back_reason) == (None, "No preceptor that week")
    assert not Message.objects.filter(kind="onboarding.back").exists()  # the candidate is not told of this
    yes = onboarding.complete(task.pk, by=here.by, at=AFTER, note="Ruth has time")

    assert (yes.done_by_id, yes.note, yes.back_reason) == (here.manager.pk, "Ruth has time", "")


def test_open_tasks_follow_the_first_day_and_what_is_done_stays():
    here, who, task = getting_ready(due_days=3, due_unit="business_days", gates_start=False)
    make.onboarding_item(here.version, title="Never begun")
    assert (task.due_on, onboarding_dates.follow(at=AFTER)) == (date(2026, 2, 5), 0)

    here.cohort.starts_on = date(2026, 2, 12)  # Presidents' Day lies in the next three business days
    here.cohort.save()

    assert (onboarding_dates.follow(at=AFTER), onboarding_dates.follow(at=AFTER)) == (1, 0)
    task.refresh_from_db()
    assert task.due_on == date(2026, 2, 18)
    event = about(task).get(kind="onboarding.moved")
    assert event.data | {"task": ""} == {"task": "", "before": "2026-02-05", "due": "2026-02-18"}
    onboarding.complete(task.pk, by=candidate_of(who), at=AFTER)
    here.cohort.starts_on = date(2026, 2, 2)
    here.cohort.save()
    assert onboarding_dates.follow(at=AFTER) == 0


def test_each_day_is_reminded_once_before_and_once_after_and_not_when_all_is_done():
    here, who, task = getting_ready(due_days=-20, title="First")
    make.onboarding_item(here.version, title="Pay", due_days=-20)
    for name, fields in (("Second", {}), ("Plan", {"owner": "department", "gates_start": False})):
        item = make.onboarding_item(here.version, title=name, due_days=-20, **fields)
        make.onboarding_task(who, item, task.due_on)

    onboarding_promises.reconcile(at=AFTER)
    assert onboarding_promises.reconcile(at=AFTER) == 0

    found = {row.kind: row for row in Message.objects.filter(kind__in=onboarding_promises.KINDS)}
    assert {kind: (row.person or row.user) for kind, row in found.items()} == {
        "onboarding.due": who.person,
        "onboarding.overdue": who.person,
        "onboarding.asked": here.manager,
        "onboarding.department_due": here.manager,
        "onboarding.department_overdue": here.manager,
    }
    due = found["onboarding.due"]
    assert due.due_at.date() == task.due_on - timedelta(days=2)
    letter = kinds()["onboarding.due"].build(due)
    assert [line["title"] for line in letter.context["tasks"]] == ["First", "Second"]
    for row in who.onboarding_tasks.filter(item__owner="candidate"):
        onboarding.complete(row.pk, by=candidate_of(who), at=AFTER)
    with pytest.raises(NoLongerTrueError):
        kinds()["onboarding.overdue"].build(found["onboarding.overdue"])
    onboarding_promises.reconcile(at=AFTER)
    due.refresh_from_db()
    assert due.state == "canceled"

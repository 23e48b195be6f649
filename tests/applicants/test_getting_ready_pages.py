"""The pages of a task: the candidate's, the coordinator's with its list, the department's."""

import pytest
import time_machine
from django.urls import reverse

from applicants.workflows import applications
from apprenticeships.models import Role, SensitiveRead
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring_world import AFTER, world
from tests.applicants.portal.test_bad_input import BAD
from tests.partnership_services import file

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture(autouse=True)
def _then(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(AFTER, tick=False):
        yield


def scene(*items):
    """Somebody who gets ready with these tasks, and the coordinator."""
    here = world()
    for item in items:
        make.onboarding_item(here.version, **item)
    who = here.candidate()
    here.confirmed(who)
    staff = make.staff(Role.COORDINATOR)
    return here, who, browser(who.person.user), browser(staff)


def test_a_file_goes_from_the_phone_to_the_coordinator_and_back_with_a_reason():
    _here, who, phone, desk = scene({"title": "Show vaccinations", "kind": "upload"})
    task = who.onboarding_tasks.get()
    page = reverse("offers:task", args=[task.public_id])
    back = reverse("offers:onboarding", args=[who.public_id])
    at_desk = reverse("board:getting-ready-task", args=[task.pk])

    assert "Send a file or a picture" in text_of(phone.get(back))
    empty = phone.post(page)
    assert (empty.status_code, "Choose at least one document." in text_of(empty)) == (422, True)
    assert phone.post(page, {"documents": [file("card.pdf")]})["Location"] == back
    assert "We check it" in text_of(phone.get(back))
    seen = text_of(desk.get(reverse("board:getting-ready") + "?show=look"))
    assert ("Show vaccinations" in seen, "Please look" in seen) == (True, True)
    paper = task.papers.get()
    answer = desk.get(reverse("board:getting-ready-file", args=[task.pk, paper.pk]))
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert SensitiveRead.objects.get().person == who.person
    silent = desk.post(f"{at_desk}back/", {"reason": ""})
    assert silent.status_code == 422
    desk.post(f"{at_desk}back/", {"reason": "The date is cut off"})
    assert "The date is cut off" in text_of(phone.get(back))
    assert "The date is cut off" in text_of(phone.get(page))
    phone.post(reverse("offers:paper_remove", args=[paper.public_id]))
    assert phone.get(reverse("offers:paper", args=[paper.public_id])).status_code == 404
    phone.post(page, {"documents": [file("again.pdf")]})
    desk.post(f"{at_desk}done/", {"note": "Both pages"})
    assert "Accepted" in text_of(phone.get(page))


def test_questions_are_answered_on_their_page_and_no_input_breaks_it():
    _here, who, phone, desk = scene({"kind": "form", "questions": ["Name", "Phone number"], "gates_start": False})
    task = who.onboarding_tasks.get()
    page = reverse("offers:task", args=[task.public_id])

    for bad in BAD:
        assert phone.post(page, {"answer_0": bad, "answer_1": bad}).status_code in {302, 422}
    for bad in ("\x00", "x" * 10_000, "-1", "9" * 30):
        for query in ("show", "owner", "cohort", "q", "page"):
            assert desk.get(reverse("board:getting-ready"), {query: bad}).status_code in {200, 400}
    phone.post(page, {"answer_0": "Rosa Diaz", "answer_1": "314-555-0142"})

    assert "Rosa Diaz" in text_of(desk.get(reverse("board:getting-ready-task", args=[task.pk])))
    assert "Done" in text_of(phone.get(reverse("offers:onboarding", args=[who.public_id])))


def test_a_department_answers_its_task_and_a_no_needs_a_reason():
    here, who, phone, _desk = scene({"title": "Confirm who is there", "owner": "department", "kind": "approval"})
    task, manager = who.onboarding_tasks.get(), browser(here.manager)
    page = reverse("hiring:getting_ready_task", args=[task.public_id])

    assert "Confirm who is there" in text_of(manager.get(reverse("hiring:getting_ready")))
    assert manager.post(page, {"answer": "no", "words": ""}).status_code == 422
    manager.post(page, {"answer": "no", "words": "Nobody that day"})
    assert "Nobody that day" in text_of(manager.get(page))
    assert "Nobody that day" not in text_of(phone.get(reverse("offers:onboarding", args=[who.public_id])))
    manager.post(page, {"answer": "yes", "words": "Ruth is there"})

    assert "Ruth is there" in text_of(manager.get(page))
    assert "Nothing waits for you" in text_of(manager.get(reverse("hiring:getting_ready")))


def test_the_list_finds_people_without_their_accents():
    _here, who, _phone, desk = scene({"title": "Show vaccinations"})
    who.person.family_name = "Núñez"
    who.person.save(update_fields=["family_name"])

    found = [desk.get(reverse("board:getting-ready"), {"q": words}).context["lines"] for words in ("NUNEZ", "Ruiz")]

    assert [len(lines) for lines in found] == [1, 0]


def test_nothing_is_offered_for_a_task_of_somebody_who_will_not_come():
    _here, who, _phone, desk = scene({"title": "Show vaccinations", "owner": "coordinator", "gates_start": False})
    page = reverse("board:getting-ready-task", args=[who.onboarding_tasks.get().pk])

    before = desk.get(page)
    applications.withdraw(who.pk, reason_code="school", by=Actor.user(who.person.user), at=AFTER)
    after = desk.get(page)

    assert [offered.action.slug for offered in before.context["steps"]] == ["done"]
    assert (after.context["steps"], "This list is closed" in text_of(after)) == ([], True)


@pytest.mark.parametrize("number", [1, 30])
def test_the_lists_cost_the_same_for_one_task_as_for_thirty(number, django_assert_max_num_queries):
    items = [{"owner": "department", "due_days": -day} for day in range(number)]
    here, _who, _phone, desk = scene(*items)
    manager = browser(here.manager)

    with django_assert_max_num_queries(12) as counted:
        assert desk.get(reverse("board:getting-ready")).status_code == 200
    with django_assert_max_num_queries(12) as of_department:
        assert manager.get(reverse("hiring:getting_ready")).status_code == 200

    assert (len(counted), len(of_department)) == (6, 4)

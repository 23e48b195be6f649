"""Documents of an earlier application used again: offered once, a file of its own, each under its own rules."""

import pytest

from applicants.models import Application, DocumentState
from applicants.workflows import applications, documents
from applicants.workflows.documents import About
from applicants.workflows.earlier_documents import earlier, use_again
from apprenticeships.errors import GuardFailed
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.papers import DIPLOMA, OTHER, add, asking, letter
from tests.applicants.way import sent
from tests.factories import NOON, ROBOT
from tests.partnership_services import PDF

pytestmark = pytest.mark.django_db
WORK = About("work", employer="Cedar Bend Home Care")
S = DocumentState


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def scene():
    return asking()


@pytest.fixture
def former(scene):
    return sent(scene)


def begun_anew(former) -> Application:
    applications.withdraw(former.pk, reason_code="school", by=ROBOT, at=NOON)
    program = former.version.program
    return applications.start(person=former.person, program=program, by=ROBOT, at=NOON)


def offered(row, *about, user=None):
    return earlier(row, among=about or [DIPLOMA, OTHER], user_id=(user or row.person.user).pk)


def again(row, *chosen, about=(DIPLOMA, OTHER)):
    by = Actor.user(row.person.user)
    return use_again(row.pk, documents_chosen={each.public_id for each in chosen}, among=about, by=by, at=NOON)


def test_a_paper_that_is_still_true_is_used_again_as_a_document_of_its_own(former, folder):
    old = add(former, DIPLOMA)[0]
    row = begun_anew(former)
    assert [each.document for each in offered(row)] == [old]

    new = again(row, old)[0]

    assert (new.application, new.purpose, new.digest, new.state) == (row, "diploma", old.digest, S.RECEIVED)
    assert new.file.name != old.file.name
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 2
    assert offered(row) == []
    assert again(row, old) == []


def test_a_letter_that_the_program_asks_for_is_found_again_by_its_name(scene, former):
    add(former, letter(scene))
    row = begun_anew(former)

    (found,) = offered(row, letter(scene))

    assert found.about == letter(scene)


@pytest.mark.parametrize("gone", ["another", "removed", "quarantined", "permit", "signature", "job of another time"])
def test_what_was_refused_is_gone_or_was_for_one_class_is_not_offered(former, gone):
    about = {"permit": About("permit"), "signature": About("signature"), "job of another time": WORK}.get(gone, DIPLOMA)
    old = add(former, about)[0]
    if gone == "another":
        day = former.cohort.starts_on
        documents.ask_again(old.pk, note="Cut off", due=day, by=Actor.user(make.staff("coordinator")), at=NOON)
    elif gone == "removed":
        documents.remove(old.pk, by=ROBOT, at=NOON)
    elif gone == "quarantined":
        documents.quarantine(old.pk, by=ROBOT, at=NOON)
    among = [DIPLOMA, About("permit"), About("signature")]

    assert offered(begun_anew(former), *among) == []


def test_nobody_elses_papers_are_offered_or_taken(scene, former):
    old = add(former, DIPLOMA)[0]
    row = begun_anew(former)
    other = begun_anew(sent(scene))

    assert offered(row, user=make.staff("coordinator")) == []
    assert offered(other) == []
    assert again(other, old) == []


def test_a_file_is_looked_at_again_and_one_that_is_gone_is_said(former, settings, folder):
    old = add(former, DIPLOMA)[0]
    row = begun_anew(former)
    settings.UPLOAD_SCANNER = f"{__name__}.never"
    with pytest.raises(GuardFailed, match="holds a virus"):
        again(row, old)
    settings.UPLOAD_SCANNER = ""
    (folder / old.file.name).unlink()

    with pytest.raises(GuardFailed, match="cannot be opened any more"):
        again(row, old)
    with pytest.raises(GuardFailed, match="Choose at least one"):
        again(row)


def never(content: bytes) -> bool:
    """A scanner that lets nothing in."""
    return PDF not in content

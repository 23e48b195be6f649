"""A program that asks for a document, and documents as they come in."""

from typing import Any

from applicants.models import Accommodation, Application, Document, DocumentPurpose
from applicants.workflows import accommodations, documents
from applicants.workflows.documents import About
from apprenticeships.models import RequirementKind
from apprenticeships.workflow import Actor
from cohorts.uploads import Upload
from tests import factories as make
from tests.applicants.way import Way, way
from tests.factories import NOON
from tests.partnership_services import PDF

DIPLOMA = About(DocumentPurpose.DIPLOMA)
OTHER = About(DocumentPurpose.OTHER)


def asking(**options: Any) -> Way:
    """The usual way in without tests, which asks for a letter."""
    scene = way(wanted=(RequirementKind.AGE, RequirementKind.DIPLOMA))
    step = scene.version.steps.get(kind="tests")
    scene.asked["document"] = make.requirement(step, RequirementKind.DOCUMENT, title="Letter from work", **options)
    return scene


def letter(scene: Way) -> About:
    """What answers the letter that the program asks for."""
    return About(DocumentPurpose.REQUIREMENT, scene.asked["document"].pk)


def upload(words: str = "one", name: str = "scan.pdf") -> Upload:
    """A PDF of its own."""
    return Upload(name, "application/pdf", PDF + words.encode())


def owner(application: Application) -> Actor:
    """Who sends documents."""
    user = application.person.user
    assert user is not None
    return Actor.user(user)


def add(application: Application, about: About = OTHER, *words: str, at: Any = NOON) -> list[Document]:
    """Documents as their owner sends them."""
    found = [upload(each, f"{each}.pdf") for each in words or ("one",)]
    return documents.add(application.pk, about=about, uploads=found, by=owner(application), at=at)


def with_document(application: Application) -> Accommodation:
    """A request for help with the tests, and a document with it."""
    return accommodations.ask(application.pk, wish="More time.", uploads=[upload()], by=owner(application), at=NOON)

"""References: who may be named, what they are asked, and when they are reminded.

Our choices: somebody is asked by mail or by phone, never without an address of their own; two people are two people;
and whoever does not answer after the last reminder is not written to any more.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from apprenticeships.rules.speech import marked, say

LONGEST_ANSWER: Final = 2_000
FIRST_YEAR: Final = 1930
Choices = tuple[tuple[str, str], ...]

OFTEN: Final[Choices] = (
    ("always", marked("Always")),
    ("mostly", marked("Most of the time")),
    ("sometimes", marked("Sometimes")),
    ("rarely", marked("Rarely")),
    ("unknown", marked("I cannot say")),
)
HOW_WELL: Final[Choices] = (
    ("very_well", marked("Very well")),
    ("well", marked("Well")),
    ("some_trouble", marked("With some trouble")),
    ("badly", marked("Not well")),
    ("unknown", marked("I cannot say")),
)
AGAIN: Final[Choices] = (
    ("yes", marked("Yes, gladly")),
    ("perhaps", marked("Yes, with some doubts")),
    ("no", marked("No")),
    ("unknown", marked("I cannot say")),
)


@dataclass(frozen=True, slots=True)
class Question:
    """One question to a referee: answered with one of ``choices``, in some ``lines``, or in one line."""

    slug: str
    text: str
    choices: Choices = ()
    lines: int = 1
    required: bool = True

    def asked(self, name: str) -> str:
        """Return the question about somebody in the reader's language; one of the program stays as it is written."""
        return self.text if self.is_own else say(self.text, name=name)

    @property
    def is_own(self) -> bool:
        """Whether the program wrote it, and not we."""
        return self.slug.startswith("own-")

    def in_words(self, value: str) -> str:
        """Return an answer as staff read it."""
        return dict(self.choices).get(value, value)


KIT: Final = (
    Question("relation", marked("How do you know {name}?")),
    Question("dates", marked("From when to when did you work or learn together?")),
    Question("reliability", marked("Does {name} come on time and keep promises?"), OFTEN),
    Question("teamwork", marked("How well does {name} work with other people?"), HOW_WELL),
    Question("again", marked("Would you work with {name} again?"), AGAIN),
    Question("more", marked("What else should we know? An example helps."), lines=5, required=False),
)
"""What referees are asked unless the program says something else."""


def questions(own: Sequence[str]) -> tuple[Question, ...]:
    """Return what a program asks: the kit, or its own list, in which a name of the kit stands for that question."""
    kit = {each.slug: each for each in KIT}
    found = [kit.get(text) or Question(f"own-{place}", text, lines=3) for place, text in enumerate(own, start=1)]
    return tuple(found) or KIT


@dataclass(frozen=True, slots=True)
class Terms:
    """When somebody is reminded: every so many ``days``, so many ``times``. The link holds as long once more."""

    days: int
    times: int

    def reminders(self, asked_on: date) -> list[date]:
        """Return the days of the reminders."""
        return [asked_on + timedelta(days=self.days * each) for each in range(1, self.times + 1)]

    def last_day(self, asked_on: date) -> date:
        """Return the last day on which the link holds."""
        return asked_on + timedelta(days=self.days * (self.times + 1))


@dataclass(frozen=True, slots=True)
class Contact:
    """How somebody can be reached."""

    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why somebody cannot be named: at which field, and what to do instead."""

    field: str
    sentence: str


def refusal(
    named: Contact, *, own: Iterable[Contact], others: Iterable[Contact], ours: Collection[str]
) -> Refusal | None:
    """Say why somebody cannot be named: not oneself, nobody twice, and none of ``ours``, who read the answers."""
    own, others, email, phone = list(own), list(others), _plain(named.email), named.phone
    if not email and not phone:
        return Refusal("email", say("Write an e-mail address or a phone number, so that we can ask."))
    taken = (
        ("email", own, say("This is your own address. Write the address of the person who speaks for you.")),
        ("phone", own, say("This is your own number. Write the number of the person who speaks for you.")),
        ("email", [Contact(each) for each in ours], say("This is an address of ours. Name somebody else.")),
        ("email", others, say("You named somebody with this address. Name another person.")),
        ("phone", others, say("You named somebody with this number. Name another person.")),
    )
    for field, known, sentence in taken:
        if field == "email" and email and email in {_plain(each.email) for each in known}:
            return Refusal(field, sentence)
        if field == "phone" and phone and phone in {each.phone for each in known}:
            return Refusal(field, sentence)
    return None


def _plain(email: str) -> str:
    """Return the mailbox behind an address: what stands after a plus sign is the same mailbox."""
    name, at, domain = email.strip().casefold().rpartition("@")
    return f"{name.partition('+')[0]}{at}{domain}"

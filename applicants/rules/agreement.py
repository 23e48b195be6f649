"""The apprenticeship agreement as text: filled from the facts of one person, in the order of 29 CFR 29.7.

The text is English for everybody, as it is filed; what stands around it on a page speaks the reader's language.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from apprenticeships.rules.words import date_in_words

MOST_PROBATION_DAYS: Final = 365
PLEDGE: Final = (
    "{sponsor} will not discriminate against apprenticeship applicants or apprentices based on race, color, religion, "
    "national origin, sex (including pregnancy and gender identity), sexual orientation, genetic information, or "
    "because they are an individual with a disability or a person 40 years old or older. {sponsor} will take "
    "affirmative action to provide equal opportunity in apprenticeship and will operate the apprenticeship program as "
    "required under Title 29 of the Code of Federal Regulations, part 30."
)
"""The words that 29 CFR 30.3(c) prescribes."""
CONSENT: Final = (
    "I have read this agreement. Writing my name below is my signature, and it binds me as one on paper does. I may "
    "ask for a copy on paper at any time."
)
FOR_ANOTHER: Final = (
    "I sign for {organization}, and I may bind it. I have read this agreement. Writing my name below is my signature, "
    "and it binds {organization} as one on paper does."
)
"""What a representative agrees to, of the employer and of the sponsor."""


@dataclass(frozen=True, slots=True)
class Pay:
    """One step of the wage schedule; without a rate the amount is not set yet."""

    title: str
    when: str
    rate: Decimal | None


@dataclass(frozen=True, slots=True)
class Span:
    """Some weeks with the same hours of class and of work, in minutes a week."""

    title: str
    weeks: int
    class_minutes: int
    work_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What one agreement is filled with. Days are local to the program; minutes are of the whole term."""

    apprentice: str
    born_on: date | None
    guardian: str = ""
    sponsor: str
    employer: str
    place: str
    registration: str = ""
    occupation: str
    code: str = ""
    credential: str = ""
    begins_on: date
    ends_on: date
    work_minutes: int
    class_minutes: int
    class_is_paid: bool
    spans: Sequence[Span] = ()
    skills: Sequence[str] = ()
    pay: Sequence[Pay] = ()
    contact: str = ""


def probation_days(begins_on: date, ends_on: date) -> int:
    """Return the days of probation: a quarter of the term, at most a year (29 CFR 29.5(b)(8))."""
    return min((ends_on - begins_on).days // 4, MOST_PROBATION_DAYS)


def facts(terms: Terms) -> list[tuple[str, str]]:
    """Return what the agreement says, as pairs of a heading and its words. Two that are equal are the same paper."""
    return [
        ("Parties", _parties(terms)),
        ("Occupation", _occupation(terms)),
        ("Begin and term", _term(terms)),
        ("On-the-job learning", _work(terms)),
        ("Related instruction", _instruction(terms)),
        ("Wages", _wages(terms)),
        ("Probation and the end of this agreement", _ending(terms)),
        ("Equal opportunity pledge", PLEDGE.format(sponsor=terms.sponsor)),
        ("Questions and complaints", _questions(terms)),
        ("Standards", "The parties know the standards of this program, and they are part of this agreement."),
    ]


def text_of(pairs: Iterable[tuple[str, str]]) -> str:
    """Return the one text that is signed."""
    return "\n\n".join(f"{heading}\n{words}" for heading, words in pairs)


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def changed(before: Iterable[Sequence[str]], now: Iterable[Sequence[str]]) -> list[str]:
    """Return the headings whose words are others, in the order in which they stand."""
    known, current = {each[0]: each[1] for each in before}, {each[0]: each[1] for each in now}
    return [heading for heading in {**current, **known} if known.get(heading) != current.get(heading)]


def _parties(terms: Terms) -> str:
    born = f", born on {date_in_words(terms.born_on, year=True)}" if terms.born_on else ""
    lines = [f"Apprentice: {terms.apprentice}{born}. A Social Security number is voluntary and not asked for here."]
    if terms.guardian:
        lines.append(f"Parent or guardian: {terms.guardian}.")
    registered = f" Registered under {terms.registration}." if terms.registration else ""
    lines.append(f"Sponsor: {terms.sponsor}.{registered}")
    lines.append(f"Employer: {terms.employer}, {terms.place}.")
    return "\n".join(lines)


def _occupation(terms: Terms) -> str:
    code = f" ({terms.code})" if terms.code else ""
    credential = f" It leads to: {terms.credential}." if terms.credential else ""
    return f"{terms.occupation}{code}.{credential}"


def _term(terms: Terms) -> str:
    first, last = date_in_words(terms.begins_on, year=True), date_in_words(terms.ends_on, year=True)
    return f"The apprenticeship begins on {first} and is planned to end on {last}."


def _work(terms: Terms) -> str:
    lines = [f"{_hours(terms.work_minutes)} of work under supervision."]
    for span in terms.spans:
        weeks = f"{span.weeks} week{'' if span.weeks == 1 else 's'}"
        lessons = f" and {_hours(span.class_minutes)} of class" if span.class_minutes else ""
        lines.append(f"{span.title}: {weeks}, {_hours(span.work_minutes)} of work{lessons} a week.")
    if terms.skills:
        lines.append(f"Learned and signed off: {', '.join(terms.skills)}.")
    return "\n".join(lines)


def _instruction(terms: Terms) -> str:
    paid = "is" if terms.class_is_paid else "is not"
    return f"{_hours(terms.class_minutes)} of related instruction. Time in class {paid} paid as work."


def _wages(terms: Terms) -> str:
    lines = [
        f"{step.title}: {f'${step.rate:,.2f} an hour' if step.rate is not None else 'as the employer sets it'}. "
        f"{step.when}."
        for step in terms.pay
    ]
    return "\n".join(lines) or "As the standards of the program say."


def _ending(terms: Terms) -> str:
    days = probation_days(terms.begins_on, terms.ends_on)
    return (
        f"The first {days} days are probation. In that time either party may end this agreement in writing, without "
        "giving a reason. After it, the apprentice may end it at any time; the sponsor may suspend or end it for good "
        "cause, after due notice and a fair chance to put things right."
    )


def _questions(terms: Terms) -> str:
    who = terms.contact or terms.sponsor
    return (
        f"Write or call {who}. What is not settled there may be brought to the registration agency, and a complaint "
        "about discrimination to it within 300 days."
    )


def _hours(minutes: int) -> str:
    whole = minutes / 60
    return f"{whole:,.0f} hours" if minutes % 60 == 0 else f"{whole:,.1f} hours"

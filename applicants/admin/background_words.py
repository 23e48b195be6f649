"""Where a background check stands in a sentence for whoever works on it, and the next lawful step."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from applicants.models import Application, ApplicationState, BackgroundCheck, BackgroundNotice, CheckState
from applicants.records.background import OFFERED, calendar_of, disputes_of, profile_of, terms_of, unsigned
from applicants.rules.adverse_action import Clock, days_run, stands_still
from applicants.rules.working_days import day_words

S = CheckState


@dataclass(frozen=True, slots=True)
class Stands:
    """Whose turn it is, the next lawful step, what it takes; ``clock`` are sentences about the time to answer."""

    family: str
    badge: str
    title: str
    text: str
    clock: tuple[str, ...] = ()


OFFICER: Final = "A screening officer goes on from here: you see the status, and never what the report says."
FOR_OFFICERS: Final = frozenset({S.REVIEW, S.WAITING, S.DISPUTED, S.PROPOSED})
PLAIN: Final = {
    S.AUTHORIZED: Stands(
        "you", "Your turn", "Order the report", "Everybody who has to sign has signed. Write down the agency."
    ),
    S.ORDERED: Stands("us", "The agency", "Wait for the agency", "Write down what it says as soon as it answers."),
    S.REVIEW: Stands(
        "look",
        "Please look",
        "Weigh it, then clear it or send the first letter",
        "Keep the report, weigh it for this person, write the letter, read it, send it. A draft starts no clock.",
    ),
    S.DISPUTED: Stands(
        "look",
        "Please look",
        "Settle the dispute",
        "Ask the agency to look into it. Until it is settled nobody can say no.",
    ),
    S.CLEAR: Stands("done", "Done", "Cleared", "Nothing else to do."),
    S.SUPERSEDED: Stands(
        "done",
        "Put right",
        "The decision was put right",
        "It does not count any more, and a letter says so. Only the record was put right; the application is over.",
    ),
    S.CANCELED: Stands("you", "Your turn", "Ask for the signature again", "The last check was canceled."),
}


def stands(
    application: Application,
    row: BackgroundCheck | None,
    clock: Clock | None,
    notice: BackgroundNotice | None,
    *,
    on: date,
    user_id: int,
    officer: bool,
) -> Stands:
    """Return where a check stands for one reader."""
    if row is not None and row.state == S.NOT_CLEAR:
        return _decided(application)
    if row is not None and row.state == S.SUPERSEDED:
        return PLAIN[S.SUPERSEDED]
    if application.ended_at is not None and (row is None or row.state != S.CLEAR):
        return Stands("later", "Stands still", "The application is over", "The clock stopped. Nothing more is decided.")
    if row is None or row.state == S.ASKED:
        return _before(application, on) if row is None else _signing(row, on)
    found = _under_way(row, clock, on, user_id)
    words = _clock_words(row, clock, notice, on)
    if not officer and row.state in FOR_OFFICERS:
        return Stands("us", "A screening officer", found.title, OFFICER, words)
    return replace(found, clock=words)


def _under_way(row: BackgroundCheck, clock: Clock | None, on: date, user_id: int) -> Stands:
    if row.state == S.WAITING:
        return _waiting(clock, on)
    return _proposed(row, user_id) if row.state == S.PROPOSED else PLAIN[S(row.state)]


def _before(application: Application, on: date) -> Stands:
    if application.state == ApplicationState.DRAFT:
        return Stands("later", "Not yet", "Wait for the application", "It has not been sent yet.")
    if profile_of(application, on=on).in_california and application.state not in OFFERED:
        text = "In California nobody asks about a record before a conditional offer. Make the offer first."
        return Stands("later", "Not yet", "Wait for the conditional offer", text)
    return Stands("you", "Your turn", "Ask for the signature", "First the disclosure, alone on its page; then a name.")


def _signing(row: BackgroundCheck, on: date) -> Stands:
    missing = " and ".join(str(each.label).lower() for each in unsigned(row, on=on))
    text = "They got a mail that a page waits. You can also attest a signature on paper."
    return Stands("us", "The candidate", f"Wait for the signature of {missing}", text)


def _waiting(clock: Clock | None, on: date) -> Stands:
    if clock is not None and clock.may_be_final(on):
        text = "Read what they answered. Clear it, or propose a no: another screening officer decides."
        return Stands("you", "Your turn", "The time to answer is over: decide", text)
    return Stands("us", "The candidate", "Wait until the time to answer is over", "You can clear it at any time.")


def _proposed(row: BackgroundCheck, user_id: int) -> Stands:
    who = row.proposed_by.get_full_name() if row.proposed_by else ""
    if row.proposed_by_id == user_id:
        text = "You proposed a no, so you cannot decide it. Another screening officer looks at it now."
        return Stands("us", "A second person", "Wait for a second person", text)
    text = f"{who} proposed a no. Read everything yourself, then decide it or send it back."
    return Stands("you", "Your turn", "Decide as the second person", text)


def _decided(application: Application) -> Stands:
    if application.ended_at is None:
        text = "The final letter left. The check is preferred and not required, so the application goes on."
        return Stands("stop", "Decided", "Not cleared", text)
    text = "The final letter left. If they call, a person looks again. If it was wrong, two screening officers undo it."
    return Stands("stop", "Decided", "Not cleared", text)


def _clock_words(
    row: BackgroundCheck, clock: Clock | None, notice: BackgroundNotice | None, on: date
) -> tuple[str, ...]:
    """The clock in sentences: what is counted, how far it is, and from when a no is possible."""
    if clock is None or notice is None or notice.sent_on is None:
        return ()
    terms, disputes = terms_of(notice), disputes_of(row)
    run = days_run(clock, on, terms, calendar_of(notice), disputes)
    found = [f"Sent on {day_words(notice.sent_on, on)}, by the {notice.calendar} calendar."]
    if clock.received_on != notice.sent_on:
        found.append(f"In California it counts as received on {day_words(clock.received_on, on)}.")
    if stands_still(terms, disputes):
        found.append(f"The clock stands still at day {run} of {terms.days}, since the dispute.")
    else:
        found.append(f"Business day {run} of {terms.days}.")
    if clock.deadline is not None:
        found.append(f"They can answer until the end of {day_words(clock.deadline, on)}.")
    if clock.final_from is None:
        found.append("A no is not possible while the dispute is open.")
    else:
        found.append(f"A no is possible from {day_words(clock.final_from, on)} on.")
    return tuple(found)

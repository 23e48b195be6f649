"""What a merge of two people means for the kernel's own tables, for their columns and for their sign-ins."""

from typing import Final
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress

from apprenticeships.merging import Add, Decider, How, Relation, Remove, Said, Settlement, Sides, Write, collisions
from apprenticeships.models import (
    DuplicatePair,
    Event,
    FeedToken,
    Merge,
    Message,
    Person,
    PersonIdentity,
    SensitiveRead,
    SignUp,
    SignUpState,
    User,
)
from apprenticeships.models.session import COMING
from apprenticeships.rules.words import day_in_words

PARTS: Final[dict[str, tuple[str, ...]]] = {
    "name": ("given_name", "family_name"),
    "preferred_name": ("preferred_name",),
    "email": ("email",),
    "phone": ("phone",),
    "address": ("street", "city", "state", "postal_code"),
    "language": ("language",),
    "zone": ("zone",),
}
"""What is chosen together, and the columns in which it stands."""
BIRTH: Final = "birth_date"
KEPT, MERGED = "kept", "merged"
OPEN_CHAIRS: Final = frozenset(state.value for state in COMING)
WORTH: Final = {
    SignUpState.ATTENDED.value: 4,
    SignUpState.SIGNED_UP.value: 3,
    SignUpState.NO_SHOW.value: 2,
    SignUpState.OFFERED.value: 1,
    SignUpState.WAITING.value: 1,
    SignUpState.UNSEATED.value: 0,
}
"""Which of two sign-ups for one session counts: the one that is worth more."""
CLOSED: Final = "merged-{}@closed.invalid"


def default_of(part: str, kept: Person) -> str:
    """Whose value is kept unless somebody chooses: the kept person's, where they have one."""
    return KEPT if any(getattr(kept, name) for name in PARTS[part]) else MERGED


def values(sides: Sides) -> Settlement:
    """The columns of the kept person that get the other record's value."""
    found = Settlement()
    for part, names in PARTS.items():
        if sides.chosen.get(part, default_of(part, sides.kept)) != MERGED:
            continue
        for name in names:
            theirs = getattr(sides.merged, name)
            if theirs != getattr(sides.kept, name):
                found.changes.append(Write(sides.kept, name, theirs))
    return found


def identities(sides: Sides) -> Settlement:
    """One birth date. Where they differ, a person says which one is right."""
    rows = {row.person_id: row for row in PersonIdentity.objects.filter(person__in=[sides.kept, sides.merged])}
    mine, theirs = rows.get(sides.kept.pk), rows.get(sides.merged.pk)
    if mine is None or theirs is None:
        return Settlement()
    found = Settlement(changes=[Remove(theirs)])
    if mine.birth_date == theirs.birth_date:
        return found
    chosen = sides.chosen.get(BIRTH)
    if chosen not in {KEPT, MERGED}:
        return Settlement(stops=[Said("Their birth dates differ. Choose the one that is right.")])
    if chosen == MERGED:
        found.changes.append(Write(mine, "birth_date", theirs.birth_date))
    return found


def sign_ups(sides: Sides) -> Settlement:
    """One chair at one session. Two to come wait for a person; of two that are over, the better one counts."""
    found = Settlement()
    for mine, theirs in collisions(SignUp, "person", sides.kept, sides.merged):
        session = mine.session
        named = f"{session.title} on {day_in_words(session.starts_at.astimezone(ZoneInfo(session.zone)).date())}"
        if {mine.state, theirs.state} <= OPEN_CHAIRS and session.starts_at > sides.at:
            sentence = f"Both have signed up for {named}. Give one of the two chairs back first."
            found.stops.append(Said(sentence, session.program.organization_id))
            continue
        lesser = min((theirs, mine), key=lambda row: WORTH[row.state])
        if lesser.claim_until is not None:
            found.changes.append(Write(lesser, "claim_until", None))
        found.changes.append(Write(lesser, "state", SignUpState.CANCELED.value))
        found.notes.append(Said(f"Both were signed up for {named}. It counts once.", session.program.organization_id))
    return found


def sign_ins(sides: Sides) -> Settlement:
    """One sign-in, which every address of both reaches. One that holds a role stays the sign-in of its person."""
    mine, theirs = sides.kept.user, sides.merged.user
    if theirs is None:
        return _reached_by(sides.merged.email, mine)
    if mine is None:
        found = Settlement(changes=[Write(sides.merged, "user_id", None), Write(sides.kept, "user_id", theirs.pk)])
        found += _reached_by(sides.kept.email, theirs)
        return found
    if mine.roles and theirs.roles:
        return Settlement(stops=[Said("Both sign-ins hold a role. End the roles of one of the two first.")])
    stays, closes = (theirs, mine) if theirs.roles else (mine, theirs)
    found = Settlement(changes=[Write(sides.merged, "user_id", None)])
    if stays is theirs:
        found.changes.append(Write(sides.kept, "user_id", stays.pk))
    found += _handed_over(closes, stays)
    found.notes.append(
        Said(f"{closes.email} signs in to the same pages as {stays.email}. A password or passkey of it ends.")
    )
    return found


def _reached_by(address: str, user: User | None) -> Settlement:
    """Let a code sent to ``address`` sign in ``user``; whoever has the address proves it with the code."""
    if user is None or not address:
        return Settlement()
    if (
        EmailAddress.objects.filter(email__iexact=address).exists()
        or User.objects.filter(email__iexact=address).exists()
    ):
        return Settlement()
    row = EmailAddress(user=user, email=address.lower(), verified=False, primary=False)
    note = f"A code sent to {row.email} signs in to the same pages from now on."
    return Settlement(changes=[Add(row)], notes=[Said(note)])


def _handed_over(closes: User, stays: User) -> Settlement:
    """Every address of one sign-in goes to the other; the closed one keeps a name that no mail reaches."""
    found = Settlement()
    held = set(EmailAddress.objects.filter(user=stays).values_list("email", flat=True))
    rows = list(EmailAddress.objects.filter(user=closes).order_by("pk"))
    for row in rows:
        if row.email in held:
            found.changes.append(Remove(row))
            continue
        if row.primary:
            found.changes.append(Write(row, "primary", value=False))
        found.changes.append(Write(row, "user_id", stays.pk))
    if closes.email not in held | {row.email for row in rows}:
        found.changes.append(Add(EmailAddress(user=stays, email=closes.email, verified=False, primary=False)))
    found.changes.append(Write(closes, "email", CLOSED.format(closes.pk)))
    found.changes.append(Write(closes, "is_active", value=False))
    return found


RELATIONS: Final = (
    Decider("values", values),
    Decider("sign-ins", sign_ins),
    Relation(PersonIdentity, "person", "birth date", "birth dates", settle=identities),
    Relation(SignUp, "person", "sign-up for a session", "sign-ups for sessions", settle=sign_ups),
    Relation(Message, "person", "mail", "mails"),
    Relation(Event, "person", "line of the history", "lines of the history"),
    Relation(Person, "merged_into", "record merged before", "records merged before"),
    Relation(SensitiveRead, "person", "reading of a record", "readings of records"),
    Relation(FeedToken, "person", "calendar link", "calendar links", How.FOLLOW),
    Relation(DuplicatePair, "first", "pair", "pairs", How.HISTORY),
    Relation(DuplicatePair, "second", "pair", "pairs", How.HISTORY),
    Relation(Merge, "kept", "merge", "merges", How.HISTORY),
    Relation(Merge, "merged", "merge", "merges", How.HISTORY),
)

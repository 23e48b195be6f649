"""The apprenticeship agreement: filled when getting ready begins, signed by each party, void when its facts change."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from applicants import agreement_mails as mails
from applicants.models import (
    AROUND_THE_START,
    Agreement,
    AgreementSignature,
    AgreementState,
    Application,
    Guardian,
    OnboardingTask,
    Party,
)
from applicants.records import agreements as records
from applicants.records.deadlines import local_day
from applicants.records.minors import is_minor
from applicants.records.signed_names import signature_refusal
from applicants.rules import agreement as rules
from applicants.rules.signatures import account_refusal, guardian_refusal
from applicants.workflows import arrows, signing
from applicants.workflows.signing import Typed
from apprenticeships import audit, messages
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Organization, User
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own
from cohorts.models import Enrollment

S = AgreementState
AGREEMENT: Final = "agreement"
"""The task of this name is settled by signing the agreement; a program without it has none."""
ENDED: Final = gettext_lazy("This agreement is signed by everybody, or void. Load the page again to see which.")
SIGN = arrow("sign", S.OPEN, S.SIGNED, ENDED)
VOID = arrow("void", (S.OPEN, S.SIGNED), S.VOID, "This agreement is void already.")
TRANSITIONS: tuple[Transition, ...] = (SIGN, VOID)
Facts = Sequence[Sequence[str]]


@retrying
def fill(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> Agreement | None:
    """Fill the agreement of somebody who confirmed an offer, if their program has one and none stands yet."""
    application = arrows.locked(application_id)
    known = Agreement.objects.in_force().filter(application=application).first()
    if known is not None or not _task(application).exists():
        return known
    minor = is_minor(application.person_id, on=local_day(application.version.program, at))
    pairs = _facts_now([application.pk], {application.pk: minor}, at)[application.pk]
    row = _write(application, pairs, minor=minor, by=by, at=at, reason=reason)
    _ask_guardian(row, at=at)
    return row


@retrying
def sign(agreement_id: int, *, name: str, read: str, by: Actor, at: datetime, reason: str = "") -> Agreement:
    """Sign as the apprentice, with the own name. Somebody under 18 signs too, and the guardian beside them."""
    row = _locked(agreement_id)
    if by.user_id is None or by.user_id != row.application.person.user_id:
        raise NotAllowed(_("Everybody signs for themselves."))
    typed = Typed(name, rules.CONSENT, signature_refusal(row.application, name), read)
    return _sign(row, Party.APPRENTICE, typed, by=by, at=at, reason=reason)


@retrying
def sign_as_guardian(
    agreement_id: int, *, name: str, read: str, by: Actor, at: datetime, reason: str = ""
) -> Agreement:
    """Sign as the guardian of somebody under 18, by their own link."""
    row = _locked(agreement_id)
    guardian = Guardian.objects.answering_for(row.application.person_id).filter(pk=by.id or 0).first()
    if by.kind != "guardian" or guardian is None or Party.GUARDIAN not in row.parties:
        raise NotAllowed(_("Only the guardian answers here, by their own link."))
    typed = Typed(name, rules.CONSENT, guardian_refusal(name, named=guardian.name), read)
    return _sign(row, Party.GUARDIAN, typed, by=by, at=at, reason=reason, guardian=guardian)


@retrying
def sign_for(
    agreement_id: int, party: Party, *, name: str, read: str, by: Actor, at: datetime, reason: str = ""
) -> Agreement:
    """Sign as the representative of the employer, or of the sponsor, with the name of the own account.

    They coordinate for that organization; where the two are different ones, so are the people. The sponsor signs last,
    when everybody else has: then it is signed, and a copy goes out.
    """
    row = _locked(agreement_id)
    sides = sides_of(row.application_id)
    if not sides or by.user_id is None or by.user_id == row.application.person.user_id:
        raise NotAllowed(f"Somebody who may sign for the {party.label.lower()} signs here.")
    if not records.speaks_for(by.user_id, sides[party]):
        raise NotAllowed(f"Only a coordinator of {sides[party]} signs for it.")
    if len(set(sides.values())) > 1 and row.signatures.filter(party__in=sides, user=by.user_id).exists():
        raise NotAllowed("One person does not sign for both: the employer and the sponsor are different organizations.")
    if party == Party.SPONSOR and row.state == S.OPEN and (others := _others_missing(row)):
        raise GuardFailed(f"The sponsor signs last. This waits for: {others}.", code="order", field="name")
    refusal = account_refusal(name, named=User.objects.get(pk=by.user_id).name)
    consent = rules.FOR_ANOTHER.format(organization=sides[party])
    return _sign(row, party, Typed(name, consent, refusal, read), by=by, at=at, reason=reason)


def sides_of(application_id: int) -> dict[Party, Organization]:
    """Return for whom representatives sign the agreement of an application."""
    offer = records.confirmed_offers([application_id]).get(application_id)
    return records.represented(offer) if offer is not None else {}


def check_signed(application: Application) -> None:
    """Refuse the seat while an agreement that is on the list of the program is not signed by all its parties."""
    row = Agreement.objects.in_force().filter(application=application).first()
    if not _task(application).exists() or (row is not None and row.state == S.SIGNED):
        return
    others = _others_missing(row) if row is not None else ""
    next_ = f"This waits for: {others}. After that sign" if others else "Sign"
    raise GuardFailed(
        f"The apprenticeship agreement is not signed by everybody yet. {next_} for the sponsor under “Getting ready”, "
        "and then take the seat.",
        code="agreement",
    )


def follow(*, at: datetime, only: Collection[int] | None = None) -> int:
    """Void every agreement of which the facts are others by now, and ask for a new one. How many.

    ``only`` names the applications that a step looks at, in its own transaction. The chore asks whoever speaks for an
    employer since the others signed, too.
    """
    if only is None:
        each_on_its_own(mails.unasked().order_by("pk").values_list("pk", flat=True), _ask_employer, at=at)
    here = Enrollment.objects.current().filter(
        person=OuterRef("application__person"), cohort=OuterRef("application__cohort")
    )
    rows = Agreement.objects.in_force().filter(Exists(here), application__state__in=AROUND_THE_START)
    rows = rows if only is None else rows.filter(application__in=only)
    standing = {row.application_id: row for row in rows.select_related("application__version__program__organization")}
    minors = {key: _minor(row, at) for key, row in standing.items()}
    now = _facts_now(list(standing), minors, at)
    stale = [key for key, row in standing.items() if key in now and row.digest != _digest(now[key])]
    found = [standing[key].pk for key in stale]
    return each_on_its_own(found, _refill, at=at) if only is None else sum(_refill(pk, at=at) for pk in found)


@retrying
def _ask_employer(agreement_id: int, *, at: datetime) -> None:
    mails.ask_employer(Agreement.objects.get(pk=agreement_id), at=at)


@retrying
def _refill(agreement_id: int, *, at: datetime) -> bool:
    row = _locked(agreement_id)
    application, by = row.application, Actor.system("agreements")
    if row.state == S.VOID or application.state not in AROUND_THE_START:
        return False
    minor = _minor(row, at)
    pairs = _facts_now([application.pk], {application.pk: minor}, at).get(application.pk)
    if pairs is None or row.digest == _digest(pairs):
        return False
    headings = rules.changed(row.facts, pairs)
    reason = f"Changed: {', '.join(headings)}"
    audit.step(VOID, row, by=by, at=at, person=application.person_id, reason=reason, voided_at=at, changed=headings)
    with translation.override(application.person.language or "en"):
        words = _("The agreement changed, so the signatures under it are void. Please read it and sign again.")
    _task(application).update(said_at=None, done_at=None, done_by=None, back_reason=words[:300])
    new = _write(application, pairs, minor=minor, by=by, at=at, reason=reason)
    key, context = f"agreement.changed:{new.pk}", {"agreement": new.pk}
    messages.promise("agreement.changed", key=key, to=application.person, at=at, context=context)
    _ask_guardian(new, at=at)
    return True


def _write(application: Application, pairs: Facts, *, minor: bool, by: Actor, at: datetime, reason: str) -> Agreement:
    text = rules.text_of([(heading, words) for heading, words in pairs])
    row = Agreement.objects.create(
        application=application,
        number=application.agreements.count() + 1,
        facts=[list(pair) for pair in pairs],
        text=text,
        digest=rules.digest_of(text),
        needs_guardian=minor,
        made_at=at,
    )
    data = {"number": row.number, "digest": row.digest}
    audit.record(
        "agreement.fill", row, by=by, at=at, person=application.person_id, after=row.state, reason=reason, data=data
    )
    return row


def _facts_now(keys: list[int], minors: dict[int, bool], at: datetime) -> dict[int, Facts]:
    """Return what the agreements of applications would say now; nothing of those without a confirmed offer."""
    found = records.confirmed_offers(keys)
    people = [offer.application.person_id for offer in found.values()]
    born, names = records.born_on(people), records.guardians(people)
    known = records.registrations({offer.opening.track_id for offer in found.values()})
    paid: dict[int, bool] = {}
    facts: dict[int, Facts] = {}
    for key, offer in found.items():
        application = offer.application
        if application.version_id not in paid:
            paid[application.version_id] = records.paid_class(
                application, on=local_day(application.version.program, at)
            )
        terms = records.terms_of(
            offer,
            born=born.get(application.person_id),
            guardian=names.get(application.person_id, "") if minors.get(key) else "",
            registration=known.get(offer.opening.track_id),
            class_is_paid=paid[application.version_id],
        )
        with translation.override("en"):  # the text is English for everybody, whoever's page fills it
            facts[key] = rules.facts(terms)
    return facts


def _digest(pairs: Facts) -> str:
    return rules.digest_of(rules.text_of([(heading, words) for heading, words in pairs]))


def _minor(row: Agreement, at: datetime) -> bool:
    """Whether a guardian belongs to it: a birthday after the signatures changes nothing about them."""
    if row.state == S.SIGNED or not row.needs_guardian:
        return row.needs_guardian
    return is_minor(row.application.person_id, on=local_day(row.application.version.program, at))


def _missing(row: Agreement) -> list[Party]:
    signed = set(row.signatures.values_list("party", flat=True))
    return [party for party in row.parties if party not in signed]


def _others_missing(row: Agreement) -> str:
    """Who still has to sign before the sponsor does, in words; nothing when it is the sponsor's turn."""
    return " and ".join(str(each.label).lower() for each in _missing(row) if each != Party.SPONSOR)


def _sign(
    row: Agreement,
    party: Party,
    typed: Typed,
    *,
    by: Actor,
    at: datetime,
    reason: str,
    guardian: Guardian | None = None,
) -> Agreement:
    SIGN.check(row.state)
    if row.application.state not in AROUND_THE_START:
        raise GuardFailed(_("This list is closed: getting ready is over. Call us if something is wrong."))
    if party not in _missing(row):
        raise GuardFailed(_("You signed already. There is nothing else to sign."), code="signed")
    signer = None if guardian else by.user_id
    signature = AgreementSignature(agreement=row, party=party, user_id=signer, guardian=guardian)
    signing.write(signature, typed, digest=row.digest, at=at)
    person, data = row.application.person, {"party": party.value, "digest": row.digest}
    audit.record("agreement.signature", row, by=by, at=at, person=person, reason=reason, data=data)
    task = _task(row.application)
    left = set(_missing(row))
    if left <= {Party.EMPLOYER, Party.SPONSOR} and task.filter(said_at=None).update(said_at=at, back_reason=""):
        mails.ask_employer(row, at=at)
    if not left:
        audit.step(SIGN, row, by=by, at=at, person=person, reason=reason, signed_at=at)
        task.filter(done_at=None).update(done_at=at, done_by=by.user_id, back_reason="")
        context = {"agreement": row.pk}
        messages.promise("agreement.signed", key=f"agreement.signed:{row.pk}", to=person, at=at, context=context)
    return row


def _ask_guardian(row: Agreement, *, at: datetime) -> None:
    """Send the guardian the link, if one has to sign; who has named nobody yet is asked for that elsewhere."""
    guardian = Guardian.objects.answering_for(row.application.person_id).first()
    if not row.needs_guardian or guardian is None:
        return
    context = {"agreement": row.pk, "guardian": guardian.pk, "link_number": guardian.link_number}
    messages.promise(
        "agreement.guardian", key=f"agreement.guardian:{row.pk}:{guardian.pk}", to=row.application.person,
        recipient=guardian.email, at=at, context=context,
    )  # fmt: skip


def _task(application: Application) -> QuerySet[OnboardingTask]:
    return OnboardingTask.objects.filter(application=application, item__slug=AGREEMENT)


def _locked(agreement_id: int) -> Agreement:
    """Lock the application first, as every other step does."""
    application = arrows.locked(Agreement.objects.values_list("application_id", flat=True).get(pk=agreement_id))
    row = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement_id)
    row.application = application
    return row

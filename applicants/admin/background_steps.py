"""The steps of a background check as forms, by the state in which its page offers them; the workflows check again."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from django import forms

from applicants.models import AnswerKind, BackgroundCheck, CheckState, DisputeOutcome, Signer
from applicants.records.deadlines import local_day
from applicants.rules.adverse_action import Means
from applicants.workflows import background, background_notices, background_papers, destruction
from apprenticeships import clock
from apprenticeships.admin.actions import Action, ReasonForm, StepForm
from apprenticeships.admin.steps import day_field
from apprenticeships.workflow import Actor
from cohorts.forms import DocumentsField

S = CheckState
MEANS: Final = {
    Means.EMAIL: "On their pages, with a mail that says so",
    Means.MAIL_IN_STATE: "By mail, within the state",
    Means.MAIL_ELSEWHERE: "By mail, to another state",
    Means.MAIL_ABROAD: "By mail, to another country",
}
MOST_WORDS: Final = 4_000


def _text(label: str, help_text: str = "", **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=MOST_WORDS, widget=forms.Textarea(attrs={"rows": 3}), help_text=help_text, **options
    )


def today_of(form: StepForm) -> date:
    """Return today where the program is."""
    return local_day(form.row.version.program, clock.now())


class PaperForm(StepForm):
    """A signature on paper."""

    signer = forms.ChoiceField(label="Who signed?", choices=Signer.choices)
    name = forms.CharField(label="The name as it stands on the paper", max_length=160)
    signed_on = day_field("On which day?")


class OrderForm(StepForm):
    """The agency, as letters name it."""

    agency_name = forms.CharField(label="Which agency makes the report?", max_length=120)
    agency_address = forms.CharField(label="Its address", max_length=200)
    agency_phone = forms.CharField(label="Its phone", max_length=32, help_text="A free number, if it has one.")
    ordered_on = day_field("Ordered on")

    def prepare(self) -> None:
        """Suggest the agency of the last order, and today."""
        organization = self.row.version.program.organization_id
        rows = BackgroundCheck.objects.filter(application__version__program__organization=organization)
        last = rows.exclude(agency_name="").order_by("-ordered_on", "-pk").first()
        self.initial = {"ordered_on": today_of(self)}
        if last is not None:
            names = ("agency_name", "agency_address", "agency_phone")
            self.initial |= {name: getattr(last, name) for name in names}


class CameForm(StepForm):
    """The day of the agency's answer."""

    received_on = day_field("The agency answered on")

    def prepare(self) -> None:
        """Suggest today."""
        self.initial = {"received_on": today_of(self)}


class FileForm(StepForm):
    """One PDF."""

    documents = DocumentsField(label="The file, as PDF", most=1)


class AssessForm(StepForm):
    """What is weighed for this one person."""

    gravity = _text("How grave is it?", "What happened, and what harm it did.")
    time_since = _text("How long ago is it?", "Since the act and since the sentence, and what the person did since.")
    nature = _text("What does it mean for this work?", "With whom and with what the person will work.")


class DraftForm(StepForm):
    """How the first letter leaves, and what it names."""

    means = forms.ChoiceField(label="How does the letter leave?", choices=[(each.value, MEANS[each]) for each in Means])
    named = _text(
        "What in the report matters?",
        "Stands in the letter. In California: each conviction by name and date.",
        required=False,
    )


class SendForm(StepForm):
    """The day on which the letter leaves."""

    sent_on = day_field("It leaves on, or was posted on")

    def prepare(self) -> None:
        """Suggest today."""
        self.initial = {"sent_on": today_of(self)}


class PostForm(SendForm):
    """How and when the first letter was posted after all."""

    means = forms.ChoiceField(
        label="How did you post it?",
        choices=[("", "Choose one"), *((each.value, MEANS[each]) for each in Means if each is not Means.EMAIL)],
    )
    sent_on = day_field("Posted on")
    field_order = ("means", "sent_on")


class AnswerForm(StepForm):
    """What the applicant said by mail or phone."""

    kind = forms.ChoiceField(label="What do they say?", choices=[("", "Choose one"), *AnswerKind.choices])
    words = _text("In their words")
    answered_on = day_field("On which day did it come?")

    def prepare(self) -> None:
        """Suggest today."""
        self.initial = {"answered_on": today_of(self)}


class ResolveForm(StepForm):
    """How a dispute was settled."""

    outcome = forms.ChoiceField(label="How was it settled?", choices=[("", "Choose one"), *DisputeOutcome.choices])


class AgainForm(StepForm):
    """The assessment made anew."""

    again = _text("What did you weigh again?", "What they answered, and why it is still a no.")


def _one_file(run: Callable[..., object]) -> Callable[..., object]:
    def step(check_id: int, *, documents: Any, by: Actor, at: datetime) -> object:
        return run(check_id, upload=documents[0], by=by, at=at)

    return step


def _receive(*, clear: bool) -> Callable[..., object]:
    def step(check_id: int, **fields: Any) -> object:
        return background.receive(check_id, clear=clear, **fields)

    return step


def _assess(check_id: int, *, gravity: str, time_since: str, nature: str, by: Actor, at: datetime) -> object:
    found = background_papers.Assessment(gravity, time_since, nature)
    return background_papers.assess(check_id, assessment=found, by=by, at=at)


def _keep_rights(check_id: int, *, documents: Any, by: Actor, at: datetime) -> object:
    row = BackgroundCheck.objects.select_related("application__version__program").get(pk=check_id)
    organization = row.application.version.program.organization_id
    return background_papers.keep_rights_form(organization, upload=documents[0], by=by, at=at)


ASK: Final = Action(
    "ask",
    "Ask for the signature",
    "Ask for the signature",
    background.ask,
    "Asked. A mail says that a page waits, and nothing more.",
    lead="The applicant reads the disclosure on a page of its own, and signs on the next one.",
)
PAPER: Final = Action(
    "paper", "They signed on paper", "Attest it", background.sign_on_paper, "Written down, with your name.", PaperForm
)
ORDER: Final = Action("order", "It is ordered", "Write it down", background.order, "Written down.", OrderForm)
CLEAR: Final = Action(
    "clear", "The agency says: clear", "Clear it", _receive(clear=True), "Cleared. The screening was judged anew.",
    CameForm,
)  # fmt: skip
REVIEW: Final = Action(
    "review", "Something needs a review", "Begin the review", _receive(clear=False),
    "In review. A screening officer goes on.", CameForm,
)  # fmt: skip
CANCEL: Final = Action("cancel", "Cancel it", "Cancel it", background.cancel, "Canceled.", stop=True)
REPORT: Final = Action(
    "report", "Keep a copy of the report", "Keep it", _one_file(background_papers.add_report),
    "Kept, sealed. Who opens it is written down.", FileForm,
)  # fmt: skip
ASSESS: Final = Action(
    "assess", "Weigh it for this person", "Keep the assessment", _assess, "Kept, sealed.", AssessForm,
    lead="Never weigh an arrest without a conviction, a diversion program, a sealed or expunged record, "
    "or what a court for minors decided.",
)  # fmt: skip
RIGHTS: Final = Action(
    "rights", "Keep the official summary of rights", "Keep it", _keep_rights,
    "Kept. It goes along with every first letter from now on.", FileForm,
    lead="“A Summary of Your Rights Under the Fair Credit Reporting Act”, as the federal agency publishes it.",
)  # fmt: skip
DRAFT: Final = Action(
    "draft", "Write the first letter", "Keep the draft", background_notices.draft_notice,
    "A draft. It starts no clock, and nobody outside reads it.", DraftForm,
)  # fmt: skip
SEND: Final = Action(
    "send", "Send the first letter", "Send it, and start the clock", background_notices.send_notice,
    "Sent. The clock runs.", SendForm, lead="With the report and the summary of rights.",
)  # fmt: skip
POST: Final = Action(
    "post", "Post the letter instead", "It is posted: start the clock anew", background_notices.post_instead,
    "Written down. The time to answer begins with the day of the post.", PostForm,
    lead="Where no mail reached them. Print the letter, the report and the summary of rights, and post all three.",
)  # fmt: skip
ANSWER: Final = Action(
    "answer", "They answered by mail or phone", "Write it down", background_notices.answer, "Written down.", AnswerForm
)
RESOLVE: Final = Action(
    "resolve", "The dispute is settled", "Settle it", background_notices.resolve,
    "Settled. The clock goes on; clear it if the report was wrong.", ResolveForm,
)  # fmt: skip
PROPOSE: Final = Action(
    "propose", "Propose a no", "Propose it", background_notices.propose,
    "Proposed. Another screening officer decides.", AgainForm, stop=True,
)  # fmt: skip
SEND_BACK: Final = Action(
    "send-back", "I do not agree", "Send it back", background_notices.send_back, "Sent back. Nothing is decided."
)
DECIDE: Final = Action(
    "decide", "Decide: not cleared", "Decide, and send the final letter", background_notices.decide,
    "Decided. The final letter is on their pages.", stop=True,
    lead="It ends the application, and an offer that was made: the seat is free, and the manager hears that alone.",
)  # fmt: skip
POSTED: Final = Action(
    "posted", "Post the final letter", "It is in the post", background_papers.posted, "Written down.",
    lead="The first letter went by mail, so this one does too: print it from the papers below, and post it today.",
)  # fmt: skip
AFTER_ALL: Final = Action(
    "after-all", "Clear it after all", "Clear it", background_notices.clear_after_all,
    "Cleared. The screening was judged anew.",
)  # fmt: skip
HOLD: Final = Action(
    "hold", "Keep everything for a claim or a court", "Put a hold on it", destruction.hold,
    "On hold. Nothing of it is destroyed until the hold is let go.", ReasonForm,
    lead="Without a hold the report, the letters and what was written are destroyed when their time is over.",
)  # fmt: skip
RELEASE: Final = Action(
    "release", "Let the hold go", "Let it go", destruction.release,
    "Let go. What is past its time is destroyed within a day.", ReasonForm,
)  # fmt: skip
BY_STATE: Final[dict[str, tuple[Action, ...]]] = {
    S.ASKED: (PAPER, CANCEL),
    S.AUTHORIZED: (ORDER, CANCEL),
    S.ORDERED: (CLEAR, REVIEW, CANCEL),
    S.REVIEW: (REPORT, ASSESS, RIGHTS, DRAFT, SEND, AFTER_ALL),
    S.WAITING: (PROPOSE, AFTER_ALL, ANSWER, REPORT, POST),
    S.DISPUTED: (RESOLVE, ANSWER, REPORT),
    S.PROPOSED: (DECIDE, SEND_BACK, AFTER_ALL, ANSWER, REPORT),
}
OFFICERS: Final = frozenset({S.REVIEW, S.WAITING, S.DISPUTED, S.PROPOSED})
ALL: Final = (ASK, POSTED, HOLD, RELEASE, *dict.fromkeys(action for actions in BY_STATE.values() for action in actions))

"""The letters of a background check as PDF, in the language of whoever gets them."""

from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from applicants.models import BackgroundCheck, BackgroundCorrection, CorrectionCause, Follows, NoticeKind
from applicants.records.paper import letter
from applicants.records.restored_words import way_words
from applicants.rules.adverse_action import Clock, Profile
from applicants.rules.corrections import Way
from apprenticeships.templatetags.look import longdate


def first(check: BackgroundCheck, *, on: date, clock: Clock, named: str) -> bytes:
    """Return the first letter of a day: what may follow, from what, and how to answer by when.

    ``named`` says what in the report matters.
    """
    with translation.override(check.application.person.language or "en"):
        return _printed(check, on, _("Before we decide"), first_words(check, clock=clock, named=named))


def final(check: BackgroundCheck, *, on: date, named: str) -> bytes:
    """Return the final letter of a day: the decision, who made the report, and every right that is left."""
    with translation.override(check.application.person.language or "en"):
        return _printed(check, on, _("Our decision"), final_words(check, named=named))


def first_words(check: BackgroundCheck, *, clock: Clock, named: str) -> list[tuple[str, str]]:
    """Return headings and words of the first letter in the active language."""
    return [*_why(check, named), *_weighed(check, "gravity", "time_since", "nature"), *_rights(check, clock)]


def _weighed(check: BackgroundCheck, *names: str) -> list[tuple[str, str]]:
    """The written assessment goes along where Los Angeles County asks for it (County Code 8.300)."""
    written = (check.opened() or {}) if check.profile == Profile.LA_COUNTY else {}
    words = "\n".join(written[name] for name in names if written.get(name))
    return [(_("What we weighed"), words)] if words else []


def _why(check: BackgroundCheck, named: str) -> list[tuple[str, str]]:
    program = check.application.version.program.name
    return [
        (
            "",
            _(
                "This letter is no decision. We may have to stop your application for %(program)s because of a "
                "background report about you. Before that, we want to hear from you."
            )
            % {"program": program},
        ),
        (
            _("What comes with this letter"),
            _("A copy of the whole report, and a summary of your rights under the Fair Credit Reporting Act."),
        ),
        (_("What in the report matters to us"), named or _("See the copy of the report.")),
        (_("Who made the report"), _agency(check)),
    ]


def _rights(check: BackgroundCheck, clock: Clock) -> list[tuple[str, str]]:
    assert clock.deadline is not None  # noqa: S101 - a letter that leaves has no dispute yet  # nosec B101
    days = longdate(clock.deadline, "year")
    answer = _(
        "Is something wrong in the report? Is there something that we should know, such as what you did since? Tell "
        "us, and send what shows it, until the end of %(day)s. You can write on your pages under “Background check”, "
        "or by mail, or call us."
    ) % {"day": days}
    if check.profile == Profile.LA_COUNTY:
        wrong = _(
            "Is the report wrong, and are you getting proof of it? Do you need more time? Write that until that day. "
            "Then you have at least ten more business days. We decide nothing before that."
        )
    elif check.profile == Profile.CALIFORNIA:
        wrong = _(
            "If you write until that day that the report is wrong, and that you are getting proof of it, you have at "
            "least five more business days. We decide nothing before that."
        )
    else:
        wrong = _("If you tell us that the report is wrong, the time stands still until that is settled.")
    free = _("You can also ask the agency to correct the report. That costs you nothing.")
    return [(_("What you can do, and by when"), f"{answer}\n{wrong}\n{free}")]


def final_words(check: BackgroundCheck, *, named: str) -> list[tuple[str, str]]:
    """Return headings and words of the final letter in the active language."""
    decided = _("We decided not to go on with your application for %(program)s.") % {
        "program": check.application.version.program.name
    }
    if check.answers.exists():
        weighed = _(
            "We looked at what you sent us, at how serious the matter is, how long ago it was, and what the work is."
        )
    else:
        weighed = _(
            "You sent us nothing. We looked again at how serious the matter is, how long ago it was, and what the work "
            "is."
        )
    because = _("The background report is a reason for this decision.")
    found = [
        ("", f"{decided} {weighed} {because}"),
        (_("What in the report matters to us"), named or _("See the copy of the report.")),
        *_weighed(check, "again"),
        (_("Who made the report"), _agency(check)),
        (
            _("What the agency can do for you"),
            _(
                "The agency did not make this decision, and cannot tell you why we made it. You may ask it for a free "
                "copy of the report within 60 days. You have the right to dispute with it whatever is wrong or "
                "missing in the report."
            ),
        ),
        (_("If you see it differently"), _("Call us. A person looks at it once more.")),
    ]
    if Profile(check.profile).in_california:
        right = _("You have the right to file a complaint with the California Civil Rights Department (CRD).")
        if check.profile == Profile.LA_COUNTY:
            county = _(
                "You may also file one with the Los Angeles County Department of Consumer and Business Affairs (DCBA)."
            )
            right = f"{right}\n{county}"
        found.append((_("Your right to complain"), right))
    return found


def amends(check: BackgroundCheck, correction: BackgroundCorrection, *, on: date, way: Way) -> bytes:
    """Return the letter of a day that takes a final letter back: what was wrong, and what happens now."""
    with translation.override(check.application.person.language or "en"):
        return _printed(check, on, _("We take our decision back"), amends_words(check, correction, way=way))


def amends_words(check: BackgroundCheck, correction: BackgroundCorrection, *, way: Way) -> list[tuple[str, str]]:
    """Return headings and words of the letter that takes a final one back, in the active language."""
    program, final_ = check.application.version.program, check.notices.filter(kind=NoticeKind.FINAL).first()
    day = final_.sent_on if final_ is not None and final_.sent_on is not None else correction.came_on
    wrong = {
        CorrectionCause.AGENCY: _("The agency corrected its report."),
        CorrectionCause.PERSON: _("The report was about another person, and not about you."),
        CorrectionCause.RECORD: _("We weighed something that must not count."),
        CorrectionCause.OURS: _("We made a mistake."),
    }
    return [
        (
            "",
            _(
                "On %(day)s we wrote to you that we do not go on with your application for %(program)s. That letter "
                "was wrong. We take it back, and we are sorry. It does not count any more."
            )
            % {"day": longdate(day, "year"), "program": program.name},
        ),
        (_("What was wrong"), wrong[CorrectionCause(correction.cause)]),
        (_("What happens now"), f"{_check_words(correction)} {way_words(way)}".strip()),
        (
            _("What we keep"),
            _(
                "We keep the old letters and mark them as taken back, so that you can always show what happened. "
                "Nobody decides by them."
            ),
        ),
        (_("Do you have a question?"), _("Call us. A person answers.")),
    ]


def _check_words(correction: BackgroundCorrection) -> str:
    """What becomes of the check itself; nothing where it is not needed any more."""
    found = {
        Follows.CLEAR: _("Your background check is done, and nothing stands in the way."),
        Follows.REVIEW: _(
            "A person looks at the new report. Nothing is decided yet: before we decide against you, we write to you."
        ),
        Follows.ORDER: _("We order a new report. You do not need to do anything."),
    }
    return found.get(Follows(correction.follows), "")


def _agency(check: BackgroundCheck) -> str:
    return "\n".join(each for each in (check.agency_name, check.agency_address, check.agency_phone) if each)


def _printed(check: BackgroundCheck, on: date, title: str, parts: list[tuple[str, str]]) -> bytes:
    application = check.application
    return letter(
        parts, of=application.version.program.organization.name, to=application.person.name, on=on, title=title
    )

"""What somebody reads whose application ended by a mistake: what comes back, and what does not."""

from django.utils.translation import gettext as _

from applicants.rules.corrections import Way


def way_words(way: str) -> str:
    """Return what becomes of the application, in the active language."""
    found = {
        Way.SCREENED: _("Your application is open again, at the point where the mistake stopped it."),
        Way.OFFERED: _(
            "Your application is open again, and so is your place: you find the offer on your page, with the day by "
            "which to answer. What you signed for it before, you sign once more."
        ),
        Way.LISTED: _(
            "Your application is open again. Your place went to somebody else meanwhile, and we cannot take it from "
            "them. You are first on the list: the next seat that comes free there is offered to you."
        ),
        Way.DESK: _(
            "Your application is open again. The time of your offer ran out meanwhile. We look for the best way on, "
            "and call you."
        ),
        Way.ONGOING: _("Your application was open all the time, and goes on."),
        Way.STOPPED: _("Something else keeps your application closed. Your page says what it is, and what helps."),
        Way.CLOSED: _(
            "This class does not wait, so the application stays closed. Start again for a later class: what you "
            "passed is still yours."
        ),
        Way.ANOTHER: _(
            "You began another application for this program meanwhile. Go on with that one: what you passed counts "
            "there."
        ),
        Way.OVER: _("There was one more reason for the end, so it stays closed."),
    }
    return found[Way(way)]

"""What events of sittings, help with tests, notices and looks are called on the coordinators' pages."""

from typing import Final

SCREENING: Final = {
    "session.tell": "Those who need it were written to",
    "accommodation.ask": "Asked for help with tests or the interview",
    "accommodation.change": "Changed what helps",
    "accommodation.grant": "Help was agreed",
    "accommodation.other": "Another way to help was agreed",
    "accommodation.decline": "Help was not agreed",
    "accommodation.withdraw": "Took the request for help back",
    "accommodation.read": "A request for help was opened",
    "accommodation.logistics": "What interviewers have to know was written",
    "rightsnotice.publish": "A new version of the notice of rights",
    "rightsnotice.send": "Got the notice of rights",
    "screening.own": "Somebody else looks at it",
    "rulechange.follow": "A rule changed: applications were judged anew",
}

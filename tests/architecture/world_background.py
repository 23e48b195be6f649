"""A background check with its first letter out, for the table of own and foreign objects."""

from typing import Any

from apprenticeships.models import RequirementKind, Role, User
from cohorts.models import Cohort
from tests import factories as make
from tests.applicants.background import noticed
from tests.architecture.own import Own


def checks(cohort: Cohort, coordinator: User, other: User, stranger: User) -> dict[str, Own]:
    """Addresses of a background check, on both sides."""
    application = make.application("submitted", cohort=cohort)
    step = cohort.version.steps.get(kind="screening")
    if not cohort.version.requirements.filter(kind="background").exists():
        make.requirement(step, RequirementKind.BACKGROUND)
    make.membership(coordinator, Role.SCREENING_OFFICER)
    row = noticed(application, coordinator)
    paper = row.papers.first()
    public = {"public_id": application.public_id}

    def mine(**more: Any) -> Own:
        return Own(application.person.user, stranger, public | more)

    def desk(**more: Any) -> Own:
        return Own(coordinator, other, {"pk": application.pk} | more)

    return {
        "portal:background": mine(),
        "portal:background_disclosure": mine(),
        "portal:background_sign": mine(),
        "portal:background_rights": mine(),
        "portal:background_paper": mine(paper=paper.public_id),
        "board:background": desk(),
        "board:background-read": desk(),
        "board:background-preview": desk(),
        "board:background-paper": desk(paper=paper.pk),
        "board:background-step": desk(step="resolve"),
    }

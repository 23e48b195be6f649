"""Refusals: what a rule says to a person, with a code that programs may rely on."""


class DomainError(Exception):
    """A rule said no. ``message`` is a whole sentence for a person, ``code`` never changes."""

    code = "refused"

    def __init__(self, message: str, *, code: str | None = None, field: str | None = None) -> None:
        self.message = str(message)  # words that are looked up later are looked up now
        super().__init__(self.message)
        self.field = field
        if code is not None:
            self.code = code


class TransitionRefused(DomainError):
    """The subject is in a state from which this step does not lead on."""

    code = "wrong-state"


class GuardFailed(DomainError):
    """The state allows the step, but something that it needs is missing."""

    code = "guard"


class Conflict(DomainError):
    """Somebody else was faster: the row changed, or the place is gone."""

    code = "conflict"


class NotAllowed(DomainError):
    """The actor may not take this step on this subject."""

    code = "not-allowed"

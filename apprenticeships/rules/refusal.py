"""How a pure rule says no."""


class RuleRefused(ValueError):
    """A value breaks a rule. ``message`` is a sentence for a person, ``code`` never changes."""

    def __init__(self, message: str, *, code: str) -> None:
        super().__init__(message)
        self.message = message
        self.code = code

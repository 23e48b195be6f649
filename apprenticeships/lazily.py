"""Words of a class or a module, looked up when they are shown; to the type checker they are text, as they act."""

from collections.abc import Callable

from django.utils import translation

gettext_lazy: Callable[[str], str] = translation.gettext_lazy  # type: ignore[assignment]

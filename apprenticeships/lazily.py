"""Words of a class or a module, looked up when they are shown; to the type checker they are text, as they act."""

from typing import TYPE_CHECKING

from django.utils import translation

if TYPE_CHECKING:
    from collections.abc import Callable

gettext_lazy: "Callable[[str], str]" = translation.gettext_lazy  # type: ignore[assignment]

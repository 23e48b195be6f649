"""The tests of chaos share the throw-away folders of the launcher's."""

from tests.apprenticeships.local.conftest import paths

__all__ = ["paths"]

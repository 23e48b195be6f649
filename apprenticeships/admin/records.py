"""Everything that the kernel registers with the admin."""

from apprenticeships.admin import organizations, outbox, programs, sessions

__all__ = ["organizations", "outbox", "programs", "sessions"]

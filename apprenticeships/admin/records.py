"""Everything that the kernel registers with the admin."""

from apprenticeships.admin import kits, organizations, outbox, programs, sessions

__all__ = ["kits", "organizations", "outbox", "programs", "sessions"]

"""Every step on the way in."""

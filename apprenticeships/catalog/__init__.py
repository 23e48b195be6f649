"""The public pages about programs."""

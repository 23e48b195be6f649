"""Commands of the way in."""

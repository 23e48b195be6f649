"""Who wants in, and who decides."""

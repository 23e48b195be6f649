"""Numbers and dates in forms, where they differ from what the framework knows of a language."""

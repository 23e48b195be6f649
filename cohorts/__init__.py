"""Who is in training, when, where, how it goes, what it led to."""

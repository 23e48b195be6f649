"""Pure rules about who wants in: dates, answers and scores go in, verdicts and sentences come out."""

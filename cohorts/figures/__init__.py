"""The figures of a partnership: every number is counted from the records behind it."""

"""The way in, in the coordinators' admin."""

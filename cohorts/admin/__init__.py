"""Classes and training in the coordinators' admin."""

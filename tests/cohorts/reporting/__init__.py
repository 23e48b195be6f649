"""Tests of reports as they are read."""

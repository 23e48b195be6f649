"""Tests of what is read of applications."""

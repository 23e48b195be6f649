"""Embedded PostgreSQL and Valkey for one machine, and the supervisor that keeps every process up."""

"""How passwords are kept."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2Hasher(Argon2PasswordHasher):
    """Argon2id at the floor that the OWASP cheat sheet on password storage gives: 19 MiB, two passes, one lane."""

    time_cost = 2
    memory_cost = 19 * 1024  # KiB
    parallelism = 1

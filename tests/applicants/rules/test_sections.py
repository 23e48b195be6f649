"""Which sections a program asks for."""

from applicants.rules.sections import sections_for


def slugs(*kinds):
    return [spec.slug for spec in sections_for(kinds)]


def test_work_is_asked_only_where_experience_counts():
    assert slugs("age", "experience") == [
        "contact",
        "eligibility",
        "education",
        "work",
        "path",
        "words",
        "attestation",
    ]
    assert slugs("age") == ["contact", "eligibility", "education", "path", "words", "attestation"]

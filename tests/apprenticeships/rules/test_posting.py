"""What an ad may not say in Los Angeles County: a table, and a program whose texts are looked through."""

import pytest

from apprenticeships.rules.posting import refused, refused_in


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("You must pass a background check.", "must pass a background check"),
        ("All must have passed the criminal screening first.", "must have passed the criminal screening f"),
        ("Background check and drug screen. Both have to be passed before you meet managers.", "Background check and"),
        ("No felons, please.", "No felons"),
        ("We need a clean record.", "clean record"),
        ("No criminal history.", "No criminal history"),
        ("Debe aprobar la verificación de antecedentes.", "Debe aprobar la verificación de antecedentes"),
        ("Antecedentes y prueba de drogas. Hay que aprobar las dos.", "Antecedentes y prueba de drogas. Hay que"),
        ("Sin antecedentes penales.", "Sin antecedentes"),
        ("After a conditional offer we look into criminal history, one person at a time.", ""),
        ("You must pass the typing test. A background check follows the offer.", ""),
        ("Personas con antecedentes pueden solicitar.", ""),
    ],
)
def test_no_ad_says_that_somebody_must_pass_a_check(text, said):
    assert refused(text).startswith(said)
    assert bool(refused(text)) == bool(said)


def test_a_title_is_read_with_its_sentence_and_sources_are_not_read():
    check = {"slug": "check", "title": "Background check", "sentence": "It has to be passed.", "source": "posting"}
    fine = {"title": "Interview", "sentence": "You meet a manager.", "source": "You must pass a background check"}

    found = list(refused_in({"name": "Program", "steps": [fine, check], "parameters": [check]}))

    assert found == [(("steps", 1), "Background check. It has to be passed")]

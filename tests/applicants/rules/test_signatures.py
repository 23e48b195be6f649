"""A signature is one's own name, however it is written."""

import pytest

from applicants.rules.signatures import guardian_refusal, is_signed_by, signature_refusal

MAYA = {"given": "Maya", "family": "Torres"}
MARIA = {"given": "María José", "family": "García López", "preferred": "Majo"}
CRUZ = {"given": "Ana", "family": "de la Cruz"}
OBRIEN = {"given": "Siobhán", "family": "O’Brien"}  # noqa: RUF001 - the apostrophe of print
NILS = {"given": "Søren", "family": "Løkke-Åberg"}
WANG = {"given": "小明", "family": "王"}
NOBODY = {"given": "", "family": ""}


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("Maya Torres", MAYA),
        ("  maya   TORRES ", MAYA),
        ("Torres, Maya", MAYA),
        ("Maya Elena Torres", MAYA),
        ("Maya E. Torres Jr.", MAYA),
        ("MayaTorres", MAYA),
        ("Maria Garcia", MARIA),
        ("Maria Jose Garcia Lopez", MARIA),
        ("Majo López", MARIA),
        ("maría-josé garcía-lópez", MARIA),
        ("Ana Cruz", CRUZ),
        ("Ana De La Cruz", CRUZ),
        ("Siobhan OBrien", OBRIEN),
        ("Siobhan O'Brien", OBRIEN),
        ("Siobhan O Brien", OBRIEN),
        ("Siobhan Mary O Brien", OBRIEN),
        ("Soren Lokke Aberg", NILS),
        ("王小明", WANG),
        ("小明 王", WANG),
        ("Whoever Signs", NOBODY),
        ("Maya", {"given": "Maya", "family": ""}),
    ],
)
def test_the_own_name_is_a_signature_however_it_is_written(typed, who):
    assert is_signed_by(typed, **who)
    assert signature_refusal(typed, **who) == ""


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("Rosa Torres", MAYA),
        ("Maya Smith", MAYA),
        ("Maya", MAYA),
        ("M. Torres", MAYA),
        ("x", MAYA),
        ("...", MAYA),
        ("Ana de Souza", CRUZ),
        ("", NOBODY),
    ],
)
def test_another_name_is_not(typed, who):
    assert not is_signed_by(typed, **who)


def test_the_refusal_says_which_name_and_where_to_change_it():
    assert signature_refusal("Rosa Ortega", **MAYA) == (
        "Sign with your own name: Maya Torres. If that is not your name, change it under “Contact” first."
    )


def test_once_the_name_cannot_be_changed_any_more_the_refusal_says_who_corrects_it():
    words = signature_refusal("Rosa Ortega", **MAYA, may_change=False)

    assert "call us: we correct it" in words
    assert "Contact" not in words


@pytest.mark.parametrize(
    ("named", "typed"),
    [
        ("Rosa Castell", "rosa m. castell"),
        ("María Elena Cruz López", "Elena Cruz"),
        ("María Elena Cruz López", "Maria Lopez"),
        ("Rosa Castell Jr.", "Rosa Castell"),
        ("Rosa", "Rosa Castell"),
    ],
)
def test_a_guardian_signs_by_the_name_by_which_they_were_named(named, typed):
    assert guardian_refusal(typed, named=named) == ""


@pytest.mark.parametrize("typed", ["X", "Rosa", "Castell", "Luis Ortega", ""])
def test_another_name_than_the_guardian_s_is_refused_and_the_right_one_named(typed):
    assert "Sign with your own name: Rosa Castell." in guardian_refusal(typed, named="Rosa Castell")

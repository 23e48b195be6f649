"""Whatever people write in an application or about it is destroyed once, or a reason here says why it stays."""

import ast
from importlib import import_module
from pathlib import Path

from django.contrib.postgres.fields import ArrayField
from django.db import models

from applicants.records.parts import paths
from applicants.rules.fixed_reasons import FIXED
from applicants.workflows.written_words import DELETED, STAYING

OF_NO_EVENT = ("messages.cancel", "forget", "not_done", "replace", "JSONObject", "WhyNot", "Outcome")
LONG = 100
"""So long a column is no code, no number and no name of ours."""
SIGNED = "what was signed, as it was signed"
OWN_TIME = "has an end of its own, by the law about it"
WITH_FILES = "goes with the files, in paper_retention"
SELECTED_BY = "by it was selected"
OURS = "written by a rule or a setting, by nobody about anybody"
EXCEPTIONS = {
    "Accommodation.for_what": OURS,
    "Accommodation.name": WITH_FILES,
    "Agreement.changed": OURS,
    "Agreement.facts": SIGNED,
    "Agreement.text": SIGNED,
    "AgreementSignature.consent": SIGNED,
    "AgreementSignature.name": SIGNED,
    "ApprovalRequest.said_by": "the name of a colleague: who decided",
    "BackgroundAnswer.sealed": OWN_TIME,
    "BackgroundCheck.agency_address": OURS,
    "BackgroundCheck.agency_name": OURS,
    "BackgroundCheck.hold_reason": "says why a claim holds everything, and nothing is destroyed while it does",
    "BackgroundCheck.sealed": OWN_TIME,
    "BackgroundCorrection.sealed": OWN_TIME,
    "BackgroundNotice.days_off": OURS,
    "BackgroundNotice.sealed": OWN_TIME,
    "BackgroundNotice.stood_still": OURS,
    "BackgroundNotice.terms": OURS,
    "BackgroundPaper.name": OWN_TIME,
    "BackgroundPaper.sealed": OWN_TIME,
    "BackgroundSignature.name": SIGNED,
    "BackgroundSignature.text": SIGNED,
    "Document.employer": WITH_FILES,
    "Document.name": WITH_FILES,
    "Document.note": WITH_FILES,
    "DrugConsent.signed_name": SIGNED,
    "DrugConsent.text": SIGNED,
    "HealthRelease.signed_name": SIGNED,
    "HealthRelease.text": SIGNED,
    "Interview.place": "where they met",
    "Match.grounds": SELECTED_BY,
    "Match.passed_reason": OURS,
    "OfferLetter.content": SIGNED,
    "OfferLetterSignature.consent": SIGNED,
    "OfferLetterSignature.name": SIGNED,
    "OnboardingPaper.name": WITH_FILES,
    "PanelAgreement.ratings": SELECTED_BY,
    "PanelAgreement.scorers": "numbers of accounts",
    "Referee.email": OWN_TIME,
    "Referee.employer": OWN_TIME,
    "Referee.name": OWN_TIME,
    "Referee.sealed": OWN_TIME,
    "Scorecard.ratings": SELECTED_BY,
    "Standby.passed_over": OURS,
    "TypingTest.draft": OWN_TIME,
    "TypingTest.flags": OURS,
    "TypingTest.pages": OURS,
    "TypingTest.saves": OURS,
    "TypingTest.telemetry": OWN_TIME,
    "TypingTest.typed": OWN_TIME,
    "TypingTest.watched": OURS,
    "VoluntaryInvitation.form": OURS,
}


def is_free(field):
    if isinstance(field, models.CharField):
        return not field.choices and (field.max_length is None or field.max_length >= LONG)
    texts = isinstance(field, ArrayField) and isinstance(field.base_field, models.CharField)
    return texts or isinstance(field, models.TextField | models.JSONField | models.BinaryField)


def columns(rows):
    return [*(rows.emptied or ()), *rows.replaced]


def test_every_column_of_free_text_is_destroyed_or_stays_for_a_reason():
    whole = {rows.model for rows in DELETED}
    free = {
        f"{model.__name__}.{field.name}"
        for model in paths().keys() - whole
        for field in model._meta.concrete_fields
        if is_free(field)
    }
    ends = {f"{rows.model.__name__}.{name}" for rows in STAYING for name in columns(rows)}

    assert (free - ends - EXCEPTIONS.keys(), ends & EXCEPTIONS.keys(), (ends | EXCEPTIONS.keys()) - free) == (
        set(),
        set(),
        set(),
    )


def test_no_history_keeps_what_is_destroyed():
    kept = {
        f"{rows.model.__name__}.{field.name}"
        for rows in (*DELETED, *STAYING)
        if hasattr(rows.model, "column_history")
        for field in rows.model.column_history.rel.related_model._meta.concrete_fields
        if field.name in columns(rows) or (rows in DELETED and is_free(field) and field.name[:4] != "pgh_")
    }

    assert kept == set()


def said(value, names):
    """The sentences that the code gives as a reason: as it is written there, or under a name of its module."""
    if isinstance(value, ast.BoolOp):
        return [words for each in value.values for words in said(each, names)]
    if isinstance(value, ast.Name) and value.id.isupper():
        return [str(names[value.id])] if isinstance(names.get(value.id), str) else []
    return [value.value] if isinstance(value, ast.Constant) and isinstance(value.value, str) else []


def test_every_reason_that_the_product_gives_itself_stays():
    """Whatever is no reason of ours is destroyed as words of a person; reasons of mails are not among the events."""
    found = set()
    for path in (path for app in ("apprenticeships", "cohorts", "applicants") for path in Path(app).rglob("*.py")):
        if {"migrations", "demo"} & set(path.parts) or path.stem == "outbox":
            continue
        calls = [each for each in ast.walk(ast.parse(path.read_text())) if isinstance(each, ast.Call)]
        for call in calls:
            if ast.unparse(call.func).endswith(OF_NO_EVENT):
                continue
            names = vars(import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__")))
            given = [each.value for each in call.keywords if each.arg in ("reason", "why")]
            found |= {words for each in given for words in said(each, names) if words}

    assert found - FIXED == set()

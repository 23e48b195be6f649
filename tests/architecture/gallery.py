"""What the page of all components shows: one of each, with fictional people, on Friday, March 6, 2026."""

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.paginator import Paginator

from apprenticeships.layout import form_helper, tile_label


class WorkForm(forms.Form):
    """One field of each kind."""

    years = forms.DecimalField(
        label="Years of health care work",
        help_text="For example 2 or 3.5. You need 2 or more.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "ap-w-xs"}),
        error_messages={"invalid": "Write a number, such as 2 or 3.5."},
    )
    last = forms.CharField(label="Where did you work last?", widget=forms.TextInput(attrs={"placeholder": "Name"}))
    kind = forms.ChoiceField(
        label="What did you do most?",
        help_text="Choose the closest one.",
        choices=[("care", "Cared for patients or residents"), ("desk", "Front desk, phones or records")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you did most."},
    )
    answer = forms.ChoiceField(
        label="What did Aaliyah say?",
        choices=[
            ("yes", tile_label("Yes", "Confirms by text or e-mail. You are done.")),
            ("think", tile_label("Wants to think", "Seat held until Monday, March 9, 5:00 p.m.")),
        ],
        widget=forms.RadioSelect,
    )
    days = forms.MultipleChoiceField(
        label="Days that work for you",
        choices=[("mon", "Monday"), ("wed", "Wednesday")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    site = forms.ChoiceField(label="Which clinic is nearest?", choices=[("", "Choose one"), ("n", "Northside")])
    diploma = forms.FileField(label="Your diploma", required=False)
    start = forms.SplitDateTimeField(label="When can you start?", required=False)
    note = forms.CharField(label="Who can tell us about your work?", required=False, widget=forms.Textarea({"rows": 2}))
    agree = forms.BooleanField(label="All of this is true", error_messages={"required": "Tick this to go on."})
    token = forms.CharField(widget=forms.HiddenInput, initial="t")

    @property
    def helper(self) -> FormHelper:
        return form_helper(submit="Save and go on to Tests")


def form(*, bad: bool) -> WorkForm:
    """The form, empty or with three answers that need a change."""
    if not bad:
        return WorkForm(initial={"kind": "care", "last": "Maple Court Senior Living"})
    answers = {"years": "two and a bit", "last": "Maple Court", "answer": "yes", "site": "n", "token": "t"}
    bound = WorkForm(answers)
    bound.add_error(None, "Applications for May closed on Tuesday, March 31. Choose the class of June 1.")
    return bound


def _ways_and_rows() -> dict[str, Any]:
    check = {"icon_name": "check", "text": "Tests passed"}
    return {
        "steps": [
            {"family": "done", "title": "Application", "badge": "Done", "text": "Sent on Monday, February 9"},
            {
                "family": "you",
                "title": "Tests",
                "badge": "Your turn",
                "tasks": [
                    {"title": "Typing test", "url": "#map", "small": "38 words.", "family": "done", "badge": "Passed"},
                    {"title": "Entrance exam", "small": "Choose a time by March 13", "aside": "14 chairs free"},
                ],
            },
            {"family": "later", "title": "First day: Monday, May 4", "text": "$18.40 an hour.", "icon_name": "flag"},
        ],
        "queue": [
            {
                "family": "stop",
                "title": "Jordan Ellis",
                "small": "Medical Assistant, class of April 6",
                "badge": "Late by 1 working day",
                "text": "Interviewed on Thursday, February 26. Your score is missing.",
                "url": "#queue",
                "action": "Score",
                "about": "Jordan Ellis",
                "facts": [check],
            }
        ],
        "todo": [
            {"family": "you", "count": 5, "title": "people are not cleared yet", "url": "#todo", "badge": "Your turn"},
            {"family": "stop", "count": 0, "title": "interviews without a score", "url": "#todo", "badge": "Late"},
        ],
    }


def context(*, bad: bool = False) -> dict[str, Any]:
    """Everything that the page of all components asks for."""
    return {
        "form": form(bad=bad),
        "due": date(2026, 3, 13),
        "figures": [
            {"label": "In training", "value": 12, "small": "of 12 who started", "url": "#ready"},
            {"label": "Came to class", "value": "94%"},
        ],
        "answers": [
            {"label": "Name", "value": "Luis Ortega", "url": "#form"},
            {"label": "Diploma", "missing": True, "url": "#form"},
        ],
        "history": [{"family": "done", "title": "Application sent", "small": "By Maya, Monday, February 9"}],
        "columns": [{"label": "First day"}, {"label": "Apply by"}, {"label": "Seats free", "number": True}],
        "rows": [[{"text": "Monday, May 4", "url": "#form"}, "Tuesday, March 31", "5 of 12"]],
        "page_obj": Paginator(range(60), 25).page(2),
        **_ways_and_rows(),
    }

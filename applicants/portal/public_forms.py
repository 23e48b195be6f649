"""Forms for visitors: an instant answer, interest, a chair at a session, practice."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from applicants.models import LeadSource
from applicants.portal.fields import Choice, Day, Email, NameForm, Number, Phone, PlainForm, Text, Whole, YesNo
from applicants.rules.eligibility import EligibilityAnswers, EligibilityRule, Need
from apprenticeships.layout import form_helper
from apprenticeships.lazily import gettext_lazy

LONGEST_PRACTICE = 4000
HOUR = 3600
MONTHS = 12


class QualifyForm(PlainForm):
    """What a program asks for, as questions; without a rule, every question. Nothing has to be answered."""

    birth_date = Day(label=gettext_lazy("When were you born?"), complete="bday")
    student = YesNo(label=gettext_lazy("Do you go to high school now?"))
    diploma = YesNo(label=gettext_lazy("Do you have a high school diploma or an equivalent, such as a GED?"))
    experience = Number(
        label=gettext_lazy("Years of work in health care"),
        help_text=gettext_lazy(
            "For example 2 or 3.5. Paid or volunteer. Part time counts by its share: two years of half days are 1."
        ),
        least=0,
        most=80,
        say=gettext_lazy("Write a number, such as 2 or 3.5."),
    )
    typing = Whole(
        label=gettext_lazy("Words a minute that you type"),
        help_text=gettext_lazy("A guess is fine. The test decides later."),
        least=0,
        most=300,
        say=gettext_lazy("Write a whole number, such as 35."),
    )
    works_here = YesNo(label=gettext_lazy("Do you work here now?"))

    def __init__(self, *args: Any, rule: EligibilityRule | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if rule is None:
            return
        asked = {
            "birth_date": rule.min_age is not None,
            "student": rule.student is not Need.NOT_ASKED,
            "diploma": rule.diploma is not Need.NOT_ASKED,
            "experience": bool(rule.min_experience_months),
            "typing": rule.typing_wpm is not None,
            "works_here": rule.approval_if_works_here,
        }
        for name, wanted in asked.items():
            if not wanted:
                del self.fields[name]

    @property
    def helper(self) -> FormHelper:
        """Nothing has to be answered, and the page says so once."""
        return form_helper(mark_optional=False)

    def answers(self) -> EligibilityAnswers:
        """What was said, as the rule reads it. Whatever cannot be read was not said."""
        data = self.cleaned_data
        years = data.get("experience")
        return EligibilityAnswers(
            birth_date=data.get("birth_date"),
            diploma=data.get("diploma"),
            experience_months=None if years is None else int(years * MONTHS),
            typing_wpm=data.get("typing"),
            works_here=data.get("works_here"),
            student=data.get("student"),
        )


class VisitorForm(NameForm):
    """Who somebody is and how we reach them."""

    email = Email()
    phone = Phone(help_text=gettext_lazy("Only if we may call you."))


class DoorForm(NameForm):
    """Who is here, as they wrote it when they signed up."""

    email = Email(help_text=gettext_lazy("The one with which you signed up."))


class CodeForm(PlainForm):
    """The short code of a poster."""

    code = Text(
        label=gettext_lazy("The code on the poster"),
        ask=gettext_lazy("Write the six letters of the poster."),
        max_length=20,
    )

    def clean_code(self) -> str:
        """Without blanks and dashes, in capital letters; anything else is no code."""
        code = "".join(self.cleaned_data["code"].split()).replace("-", "").upper()
        if not (code.isascii() and code.isalnum()):
            raise forms.ValidationError(gettext_lazy("Write the six letters of the poster."))
        return code


class InterestForm(VisitorForm):
    """I am interested."""

    source = Choice(
        label=gettext_lazy("How did you hear of us?"),
        ask=gettext_lazy("Choose where you heard of us."),
        choices=[("", gettext_lazy("Choose one")), *LeadSource.choices],
        tiles=False,
    )
    note = Text(label=gettext_lazy("Anything that we should know?"), lines=3, max_length=500)


class PracticeForm(PlainForm):
    """Practice for the typing test. ``seconds`` comes from the page's script; without it only the errors are said."""

    typed = Text(
        label=gettext_lazy("Type here"),
        ask=gettext_lazy("Type some of the text first."),
        lines=6,
        max_length=LONGEST_PRACTICE,
        css="ap-typed",
        strip=False,
    )
    seconds = forms.IntegerField(required=False, min_value=1, max_value=HOUR, widget=forms.HiddenInput)

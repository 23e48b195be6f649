"""The interview kit of a version: what is rated, the sentence of each rating, and the questions in their order.

A draft is written here. What was published is only looked at: everybody who is interviewed under a version is asked the
same and rated on the same scale.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.text import slugify

from apprenticeships.admin.site import FreshForm, ModelAdmin, OwnRelatedFilter, TabularInline
from apprenticeships.models import Criterion, InterviewQuestion, VersionState
from apprenticeships.packs.schema import ANCHORS

LONGEST = 300
SLUG = 50


class AnchorsField(forms.CharField):
    """The sentences of the ratings, one in each line, from the lowest to the highest."""

    def prepare_value(self, value: Any) -> Any:
        """Show a list as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        """Read the lines."""
        lines = [" ".join(line.split()) for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) != ANCHORS:
            raise forms.ValidationError(f"Write {ANCHORS} lines: one sentence for each rating from 1 to {ANCHORS}.")
        if len(set(lines)) != ANCHORS:
            raise forms.ValidationError("Two ratings have the same sentence. Say how they differ.")
        if any(len(line) > LONGEST for line in lines):
            raise forms.ValidationError(f"Write at most {LONGEST} characters in a line.")
        return lines

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what is shown with what came."""
        return super().has_changed(self.prepare_value(initial), data.replace("\r\n", "\n") if data else data)


class CriterionForm(FreshForm):
    """A criterion with the sentences of its ratings."""

    anchors = AnchorsField(
        label="What each rating means",
        help_text="One sentence in each line, from 1 (not yet) to 4 (strong): what somebody said or did.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    class Meta:
        model = Criterion
        fields = ("title", "position", "anchors", "source", "assumed")


class QuestionForm(FreshForm):
    """A question; its short name for packs is made from its words once."""

    class Meta:
        model = InterviewQuestion
        fields = ("position", "text", "listen_for")

    def save(self, commit: bool = True) -> InterviewQuestion:  # noqa: FBT001, FBT002 - Django's signature
        """Name a new question."""
        if not self.instance.slug:
            self.instance.slug = _free_slug(self.instance)
        row: InterviewQuestion = super().save(commit=commit)
        return row


def _free_slug(row: InterviewQuestion) -> str:
    taken = set(InterviewQuestion.objects.filter(criterion_id=row.criterion_id).values_list("slug", flat=True))
    word = slugify(row.text)[:SLUG].strip("-") or "question"
    names = (f"{word}-{number}" for number in range(2, len(taken) + 3))
    return word if word not in taken else next(name for name in names if name not in taken)


class DraftsOnly:
    """Rows of a version are written while it is a draft."""

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Only what is written still."""
        return super().has_change_permission(request, obj) and is_draft(obj)  # type: ignore[misc]


def is_draft(row: Model | None) -> bool:
    """Whether a criterion, if there is one, belongs to a draft."""
    return not isinstance(row, Criterion) or row.version.state == VersionState.DRAFT


class QuestionInline(DraftsOnly, TabularInline):
    """The questions of a criterion, in the order in which they are asked."""

    model = InterviewQuestion
    form = QuestionForm
    fields = ("position", "text", "listen_for")
    ordering = ("position", "pk")

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Only where it is written still."""
        return super().has_add_permission(request, obj) and is_draft(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Only where it is written still."""
        return super().has_delete_permission(request, obj) and is_draft(obj)


@admin.register(Criterion)
class CriterionAdmin(DraftsOnly, ModelAdmin):
    """What people are rated on: in interviews with questions, and in evaluations."""

    form = CriterionForm
    list_display = ("title", "use", "version", "position")
    list_select_related = ("version__program",)
    list_filter = ("use", ("version", OwnRelatedFilter))
    ordering = ("-version", "use", "position")
    fields = ("title", "position", "anchors", "source", "assumed")
    inlines = (QuestionInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A new criterion comes with its pack: it has a name there."""
        return False

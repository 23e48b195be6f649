"""The admin's one door to its library: our site, and record pages that show, search and change only what is listed."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import ForeignKey, Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property
from django.utils.text import capfirst
from unfold.admin import ModelAdmin as UnfoldModelAdmin
from unfold.admin import TabularInline as UnfoldTabularInline
from unfold.sites import UnfoldAdminSite

from apprenticeships import clock
from apprenticeships.access import SURFACES
from apprenticeships.admin import home, navigation
from apprenticeships.admin.changes import changes_of
from apprenticeships.admin.plain import speak_plainly
from apprenticeships.admin.scope import scoped
from apprenticeships.models import User

MOST_COUNTED = 10_000
MOST_SEARCHED = 100
CONFLICT = (
    "Somebody else changed this while you were writing. Nothing of yours was saved. Copy what you want to keep, "
    "load the page again, and write it into what stands there now."
)


def signed_in(request: HttpRequest) -> User:
    """The user of a request that came through a door."""
    if not isinstance(request.user, User):  # the door lets only users in
        raise Http404
    return request.user


class Site(UnfoldAdminSite):  # type: ignore[misc]
    """The coordinators' admin. Signing in, passwords and searching are done elsewhere."""

    site_title = index_title = "Coordinators"

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What every page of the admin needs, ours too."""
        held = request.user.roles if isinstance(request.user, User) else frozenset()
        return {
            **super().each_context(request),
            "navigation": navigation.groups(request),
            "surfaces": [
                {"url": each.path, "text": each.label, "current": each.name == "admin"}
                for each in SURFACES
                if each.roles & held
            ],
        }

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The records of one part of the product; of all together no page shows a list, and the menu is our own.

        The library makes that list for each page, which took a third of the time that a page took.
        """
        return super().get_app_list(request, app_label) if app_label else []

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """What needs doing."""
        page = home.page(signed_in(request), at=clock.now())
        menu = {"navigation": navigation.groups(request, waiting=page["waiting"])}
        return render(request, "admin/home.html", {**self.each_context(request), **menu, **page})

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Nothing to sign in to here: the door has sent everybody else to the one sign-in page."""
        return redirect("admin:index")

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Passwords belong to the account's own pages."""
        return redirect("account_change_password")

    def search(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """There is no search over everything: each list searches its own names."""
        raise Http404


class CappedPaginator(Paginator):  # type: ignore[type-arg]
    """Counts so many rows and no more, so that a long list costs what a short one does."""

    @cached_property
    def count(self) -> int:
        """The number of rows, at most one more than ``MOST_COUNTED``."""
        rows = self.object_list
        if isinstance(rows, QuerySet):
            return rows.order_by()[: MOST_COUNTED + 1].count()
        return len(rows)


class FreshForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form that refuses to overwrite what changed since it was shown."""

    loaded = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            speak_plainly(field)
        if self.instance.pk:
            self.initial["loaded"] = self.fingerprint()

    def fingerprint(self) -> str:
        """A seal over the values that the form shows, as they stand in the database."""
        names = sorted(field.attname for field in self.instance._meta.concrete_fields if field.name in self.fields)
        text = "\x1f".join(f"{name}={getattr(self.instance, name)!r}" for name in names)
        return salted_hmac("apprenticeships.admin.fresh", text, algorithm="sha256").hexdigest()[:32]

    def clean(self) -> dict[str, Any] | None:
        """Compare with what stands in the locked row now."""
        cleaned = super().clean()
        if self.instance.pk and self.has_changed() and self.cleaned_data.get("loaded") != self.initial["loaded"]:
            raise forms.ValidationError(CONFLICT, code="conflict")
        return cleaned


class OwnRelatedFilter(admin.RelatedFieldListFilter):
    """A filter that offers only rows that the user may see."""

    def field_choices(
        self, field: Any, request: HttpRequest, model_admin: "admin.ModelAdmin[Any]"
    ) -> list[tuple[str, Any]]:
        """Pairs of key and name."""
        rows = choices(field.remote_field.model, signed_in(request))
        return [(row.pk, str(row)) for row in rows[:MOST_SEARCHED]]


def choices(model: type[Model], user: User) -> "QuerySet[Any]":
    """Rows to choose from, own ones only, with what their names need."""
    return scoped(model._default_manager.select_related(), user)  # noqa: SLF001 - Django's public name for it


class Scoped:
    """Choices of related rows are those that the user may see."""

    def formfield_for_foreignkey(self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        """Narrow the choices; what somebody else's form sends in is refused like any other wrong choice."""
        kwargs.setdefault("queryset", choices(db_field.remote_field.model, signed_in(request)))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]


class ModelAdmin(Scoped, UnfoldModelAdmin):  # type: ignore[misc]
    """A record list and its pages: own rows only, named columns only, nothing deleted, no state edited."""

    form = FreshForm
    list_per_page = 25
    list_max_show_all = 0
    list_filter_sheet = False
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    paginator = CappedPaginator
    extra_lookups: ClassVar[frozenset[str]] = frozenset()

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Any]":
        """Own rows only."""
        return scoped(super().get_queryset(request), signed_in(request))

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The list, under the name that the menu gives it."""
        found: HttpResponse = super().changelist_view(
            request, {**self._named(), "title": self._named()["list_name"], **(extra_context or {})}
        )
        return found

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """A record, below its list."""
        return super().changeform_view(request, object_id, form_url, {**self._named(), **(extra_context or {})})

    def _named(self) -> dict[str, str]:
        meta = self.model._meta
        name = f"admin:{meta.app_label}_{meta.model_name}_changelist"
        return {"list_name": navigation.name_of(name) or capfirst(meta.verbose_name_plural), "list_url": reverse(name)}

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Model | None:
        """The row; locked while a change to it is being saved."""
        row: Model | None = super().get_object(request, object_id, from_field)
        if row is not None and request.method == "POST" and connection.in_atomic_block:
            rows = type(row)._default_manager  # noqa: SLF001 - Django's public name for it
            row.refresh_from_db(from_queryset=rows.select_for_update(of=("self",)))
        return row

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """As declared, with the hidden seal while somebody changes a row."""
        sets = list(super().get_fieldsets(request, obj))
        if obj is None or not sets or not self.has_change_permission(request, obj):
            return sets
        title, options = sets[-1]
        return [*sets[:-1], (title, {**options, "fields": (*options["fields"], "loaded")})]

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Records end, they are not deleted."""
        return False

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Only those that an admin of ours declares."""
        return {name: value for name, value in super().get_actions(request).items() if name != "delete_selected"}

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Search with as many letters as a name has."""
        found: tuple[Any, bool] = super().get_search_results(request, queryset, search_term[:MOST_SEARCHED])
        return found

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what this list's own filters ask; every other question about a column is refused."""
        return lookup in self.extra_lookups or lookup in set(self._lookups(request))

    def _lookups(self, request: HttpRequest) -> Iterator[str]:
        for item in self.get_list_filter(request):
            if isinstance(item, type):
                yield getattr(item, "parameter_name", "")
                continue
            name = item if isinstance(item, str) else item[0]
            field = self.model._meta.get_field(name)
            yield f"{name}__isnull"
            yield f"{name}__{field.target_field.name}__exact" if isinstance(field, ForeignKey) else f"{name}__exact"

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What changed in the row's columns: who, when, from what to what."""
        row = self.get_object(request, object_id)
        if row is None or not self.has_view_permission(request, row):
            raise Http404
        context = {
            **self.admin_site.each_context(request),
            "title": str(row),
            "record": row,
            "back": reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk]),
            "changes": changes_of(row, hidden=frozenset({"sort_name"})),
        }
        return render(request, "admin/history.html", context)


class ReadOnlyAdmin(ModelAdmin):
    """A record that only workflows write."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Never here."""
        return False


class TabularInline(Scoped, UnfoldTabularInline):  # type: ignore[misc]
    """Rows that belong to a record, changed with it."""

    form: "type[forms.ModelForm[Any]]" = FreshForm
    extra = 0
    hide_title = True


class ReadOnlyInline(TabularInline):
    """Rows that belong to a record, to look at."""

    form = forms.ModelForm
    max_num = 0
    can_delete = False
    show_change_link = False

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Never here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Never here."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Never here."""
        return False

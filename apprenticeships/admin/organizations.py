"""Records of organizations: their sites, departments, people and roles."""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from apprenticeships.admin.scope import scoped
from apprenticeships.admin.site import ModelAdmin, OwnRelatedFilter, ReadOnlyAdmin, ReadOnlyInline, signed_in
from apprenticeships.models import Department, Membership, Organization, Person, Role, Site, User
from apprenticeships.rules.keys import key_in
from apprenticeships.templatetags.look import national


class SiteInline(ReadOnlyInline):
    """The places of an organization."""

    model = Site
    fields = ("name", "zone", "city", "state")
    readonly_fields = fields


class DepartmentInline(ReadOnlyInline):
    """The departments of a site."""

    model = Department
    fields = ("name",)
    readonly_fields = fields


@admin.register(Organization)
class OrganizationAdmin(ModelAdmin):
    """Employers, schools, unions and partners."""

    list_display = ("name", "kind", "zone", "contact_name")
    list_filter = ("kind",)
    search_fields = ("name",)
    fields = ("name", "slug", "kind", "zone", "contact_name", "contact_phone", "contact_hours")
    inlines = (SiteInline,)

    def save_model(self, request: HttpRequest, obj: Organization, form: Any, change: bool) -> None:  # noqa: FBT001
        """Who writes down a new organization coordinates it; else nobody could ever open it."""
        super().save_model(request, obj, form, change)
        if not change:
            Membership.objects.get_or_create(user=signed_in(request), role=Role.COORDINATOR, organization=obj)


@admin.register(Site)
class SiteAdmin(ModelAdmin):
    """Places, each in one time zone."""

    list_display = ("name", "organization", "city", "zone")
    list_select_related = ("organization",)
    list_filter = (("organization", OwnRelatedFilter),)
    search_fields = ("name", "city")
    fields = ("organization", "name", "zone", "street", "city", "state", "postal_code")
    inlines = (DepartmentInline,)


@admin.register(Department)
class DepartmentAdmin(ModelAdmin):
    """Units that hire."""

    list_display = ("name", "site", "organization")
    list_select_related = ("site__organization",)
    list_filter = (("site", OwnRelatedFilter),)
    search_fields = ("name", "site__name")
    fields = ("site", "name")

    @admin.display(ordering="site__organization__name")
    def organization(self, row: Department) -> str:
        """Whose department it is."""
        return str(row.site.organization)


@admin.register(Membership)
class MembershipAdmin(ReadOnlyAdmin):
    """Who may do what where. Roles begin with an invitation and end with a reason."""

    list_display = ("named", "role", "organization", "department", "program", "end")
    list_select_related = ("user", "organization", "department__site", "program")
    list_filter = ("role", ("organization", OwnRelatedFilter))
    search_fields = ("user__email", "user__name")
    fields = ("user", "role", "organization", "site", "department", "program", "created_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """By an invitation."""
        return True

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The page on which somebody is invited."""
        return redirect("desk:invite")

    @admin.display(description="Who", ordering="user__name")
    def named(self, row: Membership) -> str:
        """The name; the address of somebody who gave none."""
        return row.user.get_full_name()

    @admin.display(description="")
    def end(self, row: Membership) -> SafeString:
        """The way to the page that ends the role."""
        return format_html('<a href="{}">End this role</a>', reverse("desk:end-role", args=[row.pk]))


@admin.register(User)
class UserAdmin(ReadOnlyAdmin):
    """Sign-ins of people with a role in one's organizations."""

    list_display = ("email", "name", "is_active", "last_login")
    search_fields = ("email", "name")
    fields = ("email", "name", "is_active", "last_login", "date_joined")


@admin.register(Person)
class PersonAdmin(ModelAdmin):
    """Whoever is served. People come by a lead, a sign-up or an application, so none is added here."""

    list_display = ("sorted_name", "email", "telephone", "language")
    list_filter = ("language",)
    search_fields = ("sort_name",)
    search_help_text = "A part of the name or of the e-mail address"
    ordering = ("sort_name", "pk")
    fields = (
        ("given_name", "family_name", "preferred_name"),
        ("email", "phone"),
        ("street", "city"),
        ("state", "postal_code"),
        ("language", "zone"),
        "user",
        "records",
    )
    readonly_fields = ("user", "records")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never here."""
        return False

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """An old link to a record that was merged into another leads to that one."""
        merged = Person.everyone.filter(pk=key_in(object_id) or 0, merged_into__isnull=False).first()
        if merged is not None:
            return redirect("admin:apprenticeships_person_change", merged.merged_into_id)
        response: HttpResponse = super().change_view(request, object_id, form_url, extra_context)
        return response

    @admin.display(description="Phone")
    def telephone(self, row: Person) -> str:
        """The number as people here write it."""
        return national(row.phone)

    @admin.display(description="Name", ordering="sort_name")
    def sorted_name(self, row: Person) -> str:
        """Family name first, as the list is ordered."""
        return f"{row.family_name}, {row.given_name}"

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """By every word of the name, whatever the accents, or by the e-mail address."""
        words = search_term.strip()[:100]
        if "@" in words:
            return queryset.filter(email__icontains=words), False
        return queryset.named_like(words), False

    @admin.display(description="Everything about this person")
    def records(self, row: Person) -> SafeString:
        """Links to the lists of what points to this person."""
        return format_html_join(", ", '<a class="underline" href="{}">{}</a>', self._links(row))

    def _links(self, row: Person) -> list[tuple[str, str]]:
        found = [(reverse("board:passport", args=[row.pk]), "Passport")]
        for model, record in self.admin_site._registry.items():  # noqa: SLF001 - Django has no public name for it
            if "person__id__exact" not in getattr(record, "extra_lookups", ()):
                continue
            options = model._meta
            address = reverse(f"admin:{options.app_label}_{options.model_name}_changelist")
            found.append((f"{address}?person__id__exact={row.pk}", str(options.verbose_name_plural).capitalize()))
        return found


def own(rows: QuerySet[Model], request: HttpRequest) -> QuerySet[Model]:
    """The rows that the reader of a page may see."""
    return scoped(rows, signed_in(request))

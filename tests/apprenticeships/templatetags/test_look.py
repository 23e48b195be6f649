"""Dates, times, hours, money and badges in the product's own spelling."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
import time_machine
from django import forms
from django.template import Context, Template
from django.utils import timezone

from apprenticeships.templatetags import look


@time_machine.travel("2026-03-06 18:00:00+00:00")
def test_a_day_of_this_year_comes_without_the_year():
    assert look.longdate(date(2026, 3, 13)) == "Friday, March 13"


@time_machine.travel("2026-03-06 18:00:00+00:00")
def test_a_day_of_another_year_comes_with_the_year():
    assert look.longdate(date(2028, 2, 24)) == "Thursday, February 24, 2028"


def test_the_year_depends_on_the_day_that_a_paper_bears():
    assert look.longdate(date(2026, 3, 13), date(2026, 1, 1)) == "Friday, March 13"
    assert look.longdate(date(2026, 3, 13), date(2025, 12, 31)) == "Friday, March 13, 2026"
    assert look.longdate(date(2026, 3, 13), "year") == "Friday, March 13, 2026"


def test_a_moment_has_the_date_of_the_readers_zone():
    late = datetime(2026, 3, 14, 3, 30, tzinfo=UTC)

    with timezone.override("America/Chicago"):
        day = look.longdate(late, date(2026, 1, 1))
        moment = Template("{% load look %}{{ at|longwhen:today }}").render(
            Context({"at": late, "today": date(2026, 1, 1)})
        )

    assert day == "Friday, March 13"
    assert moment == "Friday, March 13, 10:30 p.m."


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (time(17, 30), "5:30 p.m."),
        (time(8, 0), "8:00 a.m."),
        (time(12, 0), "noon"),
        (time(12, 1), "12:01 p.m."),
        (time(0, 0), "midnight"),
    ],
)
def test_a_time_is_written_as_people_say_it(value, words):
    assert look.longtime(value) == words


@pytest.mark.parametrize(
    ("minutes", "long", "short"),
    [
        (240, "4 hours", "4 h"),
        (60, "1 hour", "1 h"),
        (90, "1 hour 30 minutes", "1 h 30 min"),
        (1, "1 minute", "1 min"),
        (0, "0 hours", "0 h"),
        (120_000, "2,000 hours", "2,000 h"),
        (-1320, "\N{MINUS SIGN}22 hours", "\N{MINUS SIGN}22 h"),
    ],
)
def test_minutes_are_said_as_hours(minutes, long, short):
    assert look.hours(minutes) == long
    assert look.hours(minutes, "short") == short.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Decimal("18.4"), "$18.40"),
        (Decimal("20.2450"), "$20.25"),
        (1200, "$1,200.00"),
        (Decimal("-0.5"), "\N{MINUS SIGN}$0.50"),
    ],
)
def test_money_is_dollars_and_cents_rounded_half_up(amount, words):
    assert look.money(amount) == words


def test_what_is_not_known_is_not_written():
    assert [look.longdate(None), look.longtime(None), look.longwhen(None), look.hours(None), look.money(None)] == [
        ""
    ] * 5


def test_a_phone_number_can_be_tapped():
    assert look.tel("(314) 555-0142") == "tel:+13145550142"
    assert look.tel("+1 314 555 0142") == "tel:+13145550142"


def test_small_numbers_are_words():
    assert [look.count_word(number) for number in (1, 4, 9, 10)] == ["one", "four", "nine", "10"]


def test_a_badge_escapes_its_words():
    assert look.status_tag("done", "<b>").endswith("&lt;b&gt;</span>")


def test_a_badge_of_an_unknown_family_is_a_mistake():
    with pytest.raises(KeyError):
        look.status_tag("maybe", "Maybe")


def test_an_icon_speaks_only_when_it_stands_alone():
    assert 'aria-hidden="true"' in look.icon("check")
    assert 'role="img" aria-label="Done"' in look.icon("check", label="Done")


def test_many_seats_become_a_meter():
    assert look.seat_bar(20, 5, 5)["many"] is False
    assert look.seat_bar(20, 5, 6)["many"] is True


def test_a_message_may_carry_the_address_that_undoes_it():
    assert look.undo_address("big undo:/offers/1/undo/") == "/offers/1/undo/"
    assert look.undo_address("") == ""


def test_a_message_may_carry_the_way_back():
    assert look.back_address("back:/hiring/candidates/1/?opening=2") == "/hiring/candidates/1/?opening=2"
    assert look.back_address("undo:/offers/1/undo/") == ""


class NameForm(forms.Form):
    name = forms.CharField(
        widget=forms.TextInput(attrs={"placeholder": "Name", "class": "ap-w-md"}), help_text="In full."
    )


def test_an_input_is_tied_to_its_hint_and_its_error_and_has_no_placeholder():
    form = NameForm({})

    drawn = look.control(Context({}), form["name"])

    assert 'aria-describedby="id_name_helptext id_name_error"' in drawn
    assert 'class="form-control ap-w-md is-invalid"' in drawn
    assert "placeholder" not in drawn


def test_a_summary_counts_fields_and_lists_what_concerns_the_whole_form():
    form = NameForm({})
    form.add_error(None, "This class is full.")

    summary = look.error_summary(form)

    assert summary["answers"] == 1
    assert [(line.text, line.target) for line in summary["complaints"]] == [
        ("This class is full.", ""),
        ("This field is required.", "id_name"),
    ]


def test_the_heading_of_a_summary_counts_the_lines_below_it():
    form = NameForm({"name": ""})
    form.add_error("name", "Write the name as on the card.")
    form.add_error(None, "This class is full.")

    page = Template("{% load look %}{% error_summary form %}").render(Context({"form": form}))

    assert "One answer needs a change" in " ".join(page.split())
    assert page.count("<li>") == 1
    assert "This field is required. Write the name as on the card." in page
    assert page.index("This class is full.") < page.index("<ul>")


def test_a_summary_covers_every_row_of_a_formset():
    rows = forms.formset_factory(NameForm, extra=0)(
        {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "form-0-name": "Maya", "form-1-name": ""}
    )

    summary = look.error_summary(rows)

    assert [line.target for line in summary["complaints"]] == ["id_form-1-name"]


def test_a_form_that_nobody_sent_has_no_summary():
    assert look.error_summary(NameForm())["complaints"] == []


def test_what_is_over_at_midnight_is_shown_by_the_day_that_ends():
    midnight = datetime(2026, 11, 26, 6, tzinfo=UTC)
    shown = Template("{% load look tz %}{% timezone 'America/Chicago' %}{{ over|lastwhen }}{% endtimezone %}")

    words = [shown.render(Context({"over": over})) for over in (midnight, midnight + timedelta(hours=12), None)]

    assert words == [
        look.longdate(date(2026, 11, 25)),
        f"{look.longdate(date(2026, 11, 26))}, noon",
        "",
    ]


def test_a_sentence_that_ends_in_a_time_gets_no_second_period():
    assert [look.closed(words) for words in ("3:24 p.m.", "noon")] == ["3:24 p.m.", "noon."]
    assert [look.stop(words) for words in ("3:24 p.m.", "noon")] == ["", "."]


def test_an_error_summary_says_when_the_answers_are_kept_all_the_same():
    class Wish(forms.Form):
        name = forms.CharField()

    form = Wish({})
    form.is_saved = True

    page = Template("{% load look %}{% error_summary form %}").render(Context({"form": form}))

    assert "The rest is saved. One answer needs a change" in " ".join(page.split())

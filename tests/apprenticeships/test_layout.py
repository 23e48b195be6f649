"""The one shape of forms."""

from crispy_forms.utils import render_crispy_form
from django import forms

from apprenticeships.layout import form_helper, tile_label


class PlaceForm(forms.Form):
    place = forms.ChoiceField(choices=[("a", "Near"), ("b", "Far")], widget=forms.RadioSelect)
    note = forms.CharField(required=False, help_text="As you like.")


def test_the_page_writes_the_form_tag_and_the_token():
    drawn = render_crispy_form(PlaceForm(), form_helper())

    assert "<form" not in drawn
    assert "csrfmiddlewaretoken" not in drawn
    assert "<button" not in drawn


def test_optional_is_written_and_required_is_not_marked():
    drawn = render_crispy_form(PlaceForm(), form_helper())

    assert drawn.count("(optional)") == 1
    assert "asterisk" not in drawn


def test_filters_do_not_say_that_they_are_optional():
    assert "(optional)" not in render_crispy_form(PlaceForm(), form_helper(mark_optional=False))


def test_the_hint_stands_above_the_input():
    drawn = render_crispy_form(PlaceForm(), form_helper("note"))

    assert drawn.index("As you like.") < drawn.index("<input")
    assert "Near" not in drawn


def test_a_submit_text_becomes_the_one_solid_button():
    drawn = render_crispy_form(PlaceForm(), form_helper(submit="Save the place"))

    assert drawn.count("btn-primary") == 1
    assert "Save the place" in drawn


def test_choices_are_tiles_that_carry_nothing_of_the_form():
    helper = form_helper()
    helper.attrs = {"hx-post": "/there/"}

    drawn = render_crispy_form(PlaceForm(), helper)

    assert drawn.count("ap-tile") == 2
    assert "hx-post" not in drawn


def test_the_second_line_of_a_choice_is_escaped():
    assert tile_label("Yes", "<now>") == "<b>Yes</b><small>&lt;now&gt;</small>"

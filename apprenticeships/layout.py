"""One shape for every form: our fields, our error summary, and a `<form>` tag that the page writes itself."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString


def form_helper(
    *fields: object,
    submit: str = "",
    mark_optional: bool = True,
    show_labels: bool = True,
) -> FormHelper:
    """The helper behind each form.

    The page writes `<form>` and `{% csrf_token %}`: a helper's own attributes would also land on the inner
    elements of each group of choices. `fields` gives an order or a layout, else every field comes as declared.
    `submit` adds the page's one solid button; leave it out when the page has more to say beside the button.
    `mark_optional` is turned off for filters, where nothing is required anyway. A field that is required after some
    answers to another one carries `depends`, and its help text says after which.
    """
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.include_media = False
    helper.form_show_labels = show_labels
    helper.submit = submit
    helper.mark_optional = mark_optional
    if fields:
        helper.layout = Layout(*fields)
    return helper


def _tile_label(label: str, small: str) -> SafeString:
    """The label of a choice with a second line that says what follows from it."""
    return format_html("<b>{}</b><small>{}</small>", label, small)


tile_label = lazy(_tile_label, SafeString)

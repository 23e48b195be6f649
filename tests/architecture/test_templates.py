"""Templates and front-end files: they compile, obey the content security policy, and name only what exists."""

import hashlib
import re
from functools import cache
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

from apprenticeships.templatetags.look import FAMILY_ICONS
from tests.architecture import gallery

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"
FILES = sorted(path for path in TEMPLATES.rglob("*") if path.suffix in {".html", ".txt"})
NAMES = [path.relative_to(TEMPLATES).as_posix() for path in FILES]
OWN_CSS = [path for path in (STATIC / "css").glob("*.css") if path.name not in {"tokens.css", "mail.css"}]

SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>", re.IGNORECASE)
FORBIDDEN = {
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a script in an attribute": re.compile(r"""\s(on[a-z]+|hx-on[:\w-]*)\s*=\s*["']""", re.IGNORECASE),
    "a text that is not escaped": re.compile(r"\|\s*safe\b|{%\s*autoescape off"),
    "a misspelled attribute": re.compile(r"aria-labeledby"),
    "an address of another host": re.compile(r"""(?:src|href)=["'](?:https?:)?//"""),
}
ICON = re.compile(r"""{%\s*icon\s+["']([\w-]+)["']|\b(?:icon_name|mark)=["']([\w-]+)["']""")
FAMILY = re.compile(r"""{%\s*status_tag\s+["'](\w+)["']|\bfamily=["'](\w+)["']""")
INCLUDE = re.compile(r"""{%\s*include\s+"([^"]+)"([^%]*)%}""")
STATIC_FILE = re.compile(r"""{%\s*static\s+["']([^"']+)["']""")


@cache
def icons():
    return set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text()))


def page(path="/"):
    return RequestFactory().get(path)


def test_every_template_compiles():
    assert [name for name in NAMES if get_template(name).origin.template_name != name] == []


def refused(name):
    """What a template holds that the policy of the browser refuses."""
    text = (TEMPLATES / name).read_text()
    may = {"a text that is not escaped"} if name.endswith(".txt") and "autoescape off" in text else set()
    found = {what for what, pattern in FORBIDDEN.items() if pattern.search(text)}
    scripts = [match["attributes"] for match in SCRIPT.finditer(text)]
    return [
        *(found ^ may),
        *(script for script in scripts if "src=" not in script and 'type="application/json"' not in script),
    ]


def test_a_template_holds_nothing_that_the_policy_of_the_browser_refuses():
    assert {name: found for name in NAMES if (found := refused(name))} == {}


def loose_signs(name):
    """Where a page would put a space before a comma or a period: marks that stand apart from what they end."""
    text = re.sub(r"{% comment %}.*?{% endcomment %}", "", (TEMPLATES / name).read_text(), flags=re.DOTALL)
    text = re.sub(r"""{%\s*translate ["']([^"']*)["'][^%]*%}""", r"\1", text)
    for shown in (r"{{.*?}}", r"{% (?:else|elif|block|cycle|status_tag|icon)\b.*?%}"):
        text = re.sub(shown, "X", text)
    plain = re.sub(r"{%.*?%}|<[^>]*>", "", text)
    return [" ".join(found.split()) for found in re.findall(r"\w+\s+[,.;:](?=\s|$)", plain)]


def test_no_sign_stands_apart_from_the_word_that_it_ends():
    assert {name: found for name in NAMES if (found := loose_signs(name))} == {}


def unknown(name):
    """The icons, families and files that a template names and that do not exist."""
    text = (TEMPLATES / name).read_text()
    return [
        *({first or second for first, second in ICON.findall(text)} - icons()),
        *({first or second for first, second in FAMILY.findall(text)} - set(FAMILY_ICONS)),
        *(file for file in set(STATIC_FILE.findall(text)) if not is_there(file)),
    ]


@cache
def is_there(file):
    return bool(finders.find(file))


def test_a_template_names_only_icons_families_and_files_that_exist():
    assert {name: found for name in NAMES if (found := unknown(name))} == {}


def test_every_status_family_has_an_icon_that_exists():
    assert set(FAMILY_ICONS.values()) - icons() == set()


@pytest.mark.parametrize("folder", [STATIC / "vendor", ROOT / "tests" / "browser" / "axe"], ids=["vendor", "axe"])
def test_files_that_others_wrote_are_as_they_wrote_them(folder):
    sums = dict(reversed(line.split("  ")) for line in (folder / "SUMS").read_text().splitlines())

    present = {
        f"./{path.relative_to(folder).as_posix()}": hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in {"SUMS", "vendor.sh"}
    }

    assert present == sums
    assert any(name.endswith("LICENSE") for name in present)


def test_no_file_points_at_a_source_map_that_is_not_there():
    files = [path for path in STATIC.rglob("*") if path.suffix in {".css", ".js"}]

    assert [path.name for path in files if "sourceMappingURL" in path.read_text()] == []


@pytest.mark.parametrize("path", OWN_CSS, ids=lambda path: path.name)
def test_only_the_tokens_know_a_color(path):
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(", path.read_text()) == []


def test_a_page_without_context_can_still_say_that_something_broke():
    assert "Something broke on our side" in render_to_string("500.html")


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html", "429.html"])
def test_an_error_page_leads_back(name):
    text = render_to_string(name, request=page())

    assert text.count("btn-primary") == 1
    assert text.count("<h1>") == 1


def test_every_piece_renders_with_the_variables_that_it_names():
    text = render_to_string("components/gallery.html", gallery.context(), page("/?status=open&page=1"))

    assert "By Friday, March 13" in text
    assert "?status=open&amp;page=3" in text
    assert "Error:" not in text


def test_a_form_with_errors_begins_with_a_summary_that_leads_to_each_field():
    text = render_to_string("components/gallery.html", gallery.context(bad=True), page())

    links = re.findall(r'<a href="#(id_\w+)">', text)
    ids = set(re.findall(r'id="(id_\w+)"', text))

    assert "Three answers need a change" in text
    assert links == ["id_years", "id_kind_0", "id_agree"]
    assert set(links) - ids == set()
    assert "Error: " in text
    assert text.index("ap-errors") < text.index("<h1>")


def test_the_page_of_all_pieces_names_each_id_once():
    text = render_to_string("components/gallery.html", gallery.context(bad=True), page())

    ids = re.findall(r'\sid="([^"]+)"', text)

    assert sorted(ids) == sorted(set(ids))


def test_the_chosen_theme_comes_from_the_server():
    request = page()
    request.COOKIES["theme"] = "dark"

    chosen = render_to_string("404.html", request=request)
    unchosen = render_to_string("404.html", request=page())

    assert 'data-bs-theme="dark"' in chosen
    assert "data-bs-theme" not in unchosen


def sends_a_form(name):
    """Whether a template, or one that it includes, needs the page's token."""
    text = (TEMPLATES / name).read_text()
    return "csrf_token" in text or any(sends_a_form(inner) for inner, _ in INCLUDE.findall(text) if inner in NAMES)


def test_a_form_that_a_page_includes_gets_the_token_of_the_page():
    included = ((name, *each) for name in NAMES for each in INCLUDE.findall((TEMPLATES / name).read_text()))

    assert [
        (name, inner) for name, inner, rest in included if " only" in rest and inner in NAMES and sends_a_form(inner)
    ] == []

"""The catalog of Spanish words holds what the source says, and each Spanish text carries what its English one does."""

import gettext
import io
import re
from collections import Counter
from fnmatch import fnmatch

import pytest

from tests import words

NOT_YET: tuple[str, ...] = ()
"""Files whose marked words have no Spanish yet; English stands there until then."""

NOT_MARKED: set[str] = set()
"""Templates whose words are not marked yet. Nothing may be added here."""

CODE = re.compile(
    r"{% comment %}.*?{% endcomment %}|{#.*?#}|{% block (?:body|bar|page)_class %}[^{]*|"
    r"{% blocktranslate.*?{% endblocktranslate %}|{%.*?%}|{{.*?}}",
    re.DOTALL,
)
MARKUP = re.compile(r"<script.*?</script>|<[^<>]*>|[\w-]+=\"[^\"]*\"|&\w+;", re.DOTALL)
SPOKEN_ATTRIBUTE = re.compile(r"""\b(?:aria-label|placeholder|alt|title|text|action|badge|strong)=["'][A-Z][a-z]""")

PLACEHOLDER = re.compile(r"%\((?!verb\))\w+\)[sd]|%%|\{(?!verb\})\w+\}")  # "is" or "are" is English alone
TAG = re.compile(r"</?[a-z][^>]*>")
AFTER_A_CLOCK = re.compile(r"(?:%\((?:when|at)\)s|(?:until|hasta|las|%\(day\)s,) %\(time\)s)\.(?!\w)")
FAMILIAR = re.compile(
    r"\b(?:tú|tus?|ti|te|contigo|puedes|tienes|quieres|necesitas|estás|eres|debes|sabes|vas|haces|aprobaste|abriste|llámanos)\b",
    re.IGNORECASE,
)

KNOWN = words.read(words.CATALOG.read_text())
DONE = {key: entry for key, entry in KNOWN.items() if entry.is_done}


def unmarked(path):
    """The words of a template that no reader gets in another language."""
    text = path.read_text()
    outside = MARKUP.sub("\n", CODE.sub("", text))
    return [*re.findall(r"[A-Za-z]{3,}[^\n]*", outside), *SPOKEN_ATTRIBUTE.findall(text)]


def carried(text: str) -> Counter[str]:
    return Counter(PLACEHOLDER.findall(text)) + Counter(TAG.findall(text))


def test_the_catalog_holds_exactly_what_the_source_says():
    source = words.extracted()

    assert {key: entry.places for key, entry in KNOWN.items()} == {key: entry.places for key, entry in source.items()}


def test_the_catalog_is_written_as_the_tool_writes_it():
    assert words.CATALOG.read_text() == words.written(KNOWN)


def test_what_is_compiled_is_what_is_written():
    assert words.CATALOG.with_suffix(".mo").read_bytes() == words.compiled(KNOWN)


def test_the_standard_library_reads_what_we_compile():
    some = words.Entry("where", "one {x}", "many {x}", spanish=["un {x}", "muchos {x}"])
    plain = words.Entry("", 'say "hi"\n', spanish=['di "hola"\n'])
    entries = {some.key: some, plain.key: plain}

    read = gettext.GNUTranslations(io.BytesIO(words.compiled(entries)))

    assert words.read(words.written(entries)) == entries
    assert read.gettext('say "hi"\n') == 'di "hola"\n'
    assert [read.npgettext("where", "one {x}", "many {x}", count) for count in (1, 2)] == ["un {x}", "muchos {x}"]


def test_every_text_of_a_finished_file_has_spanish():
    missing = {
        f"{place}: {entry.text}"
        for entry in KNOWN.values()
        for place in entry.places
        if not entry.is_done and not any(fnmatch(place, pattern) for pattern in NOT_YET)
    }

    assert missing == set()


def test_every_word_that_somebody_outside_the_staff_reads_is_marked():
    found = {path.relative_to(words.TEMPLATES).as_posix(): unmarked(path) for path in words.templates()}

    assert {name: texts for name, texts in found.items() if bool(texts) != (name in NOT_MARKED)} == {}


def carries_the_same(entry: words.Entry) -> bool:
    if not entry.plural:
        return carried(entry.spanish[0]) == carried(entry.text)
    one, many = entry.spanish
    singular, plural = carried(entry.text), carried(entry.plural)
    return carried(one) in (singular, plural) and carried(many) == plural


def test_a_spanish_text_carries_the_same_values_and_tags():
    assert [(entry.text, entry.spanish) for entry in DONE.values() if not carries_the_same(entry)] == []


@pytest.mark.parametrize(
    ("one", "many", "spanish"),
    [
        ("See {count}", "", ["Vea"]),
        ("See <b>it</b>", "", ["V\u00e9alo"]),
        ("{count} day", "{count} days", ["un d\u00eda", "{days} d\u00edas"]),
        ("{who} and a day", "{count} days", ["un d\u00eda", "{count} d\u00edas"]),
    ],
)
def test_a_value_or_a_tag_that_is_lost_is_found(one, many, spanish):
    assert not carries_the_same(words.Entry("", one, many, spanish=spanish))


def test_no_sentence_ends_right_after_a_time_of_day():
    """In both languages such a time ends with a period of its own ("6:45 p.m."), and two look like a mistake."""
    texts = [text for entry in KNOWN.values() for text in (entry.text, entry.plural, *entry.spanish) if text]

    assert [text for text in texts if AFTER_A_CLOCK.search(text)] == []


def test_spanish_addresses_everybody_as_usted():
    """One voice on all pages and in all mails; the texts to type in a practice speak as their people do."""
    texts = [text for entry in KNOWN.values() for text in entry.spanish]

    assert [text for text in texts if FAMILIAR.search(text)] == []


def test_what_we_ask_of_others_for_somebody_is_not_said_as_asked_of_them():
    """Where the English says that we ask for you, "le preguntamos" would ask the reader."""
    texts = [text for entry in KNOWN.values() if "We ask for you." in entry.text for text in entry.spanish]

    assert texts
    assert [text for text in texts if "lo preguntamos por usted." not in text] == []

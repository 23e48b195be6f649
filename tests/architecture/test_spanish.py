"""The catalog of Spanish words holds what the source says, and each Spanish text carries what its English one does."""

import gettext
import io
import re
from collections import Counter
from fnmatch import fnmatch

import pytest

from tests import words

NOT_YET: tuple[str, ...] = ("*",)
"""Files whose words have no Spanish yet; English stands there until then."""

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w+\}")
TAG = re.compile(r"</?[a-z][^>]*>")

KNOWN = words.read(words.CATALOG.read_text())
DONE = {key: entry for key, entry in KNOWN.items() if entry.is_done}


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


@pytest.mark.parametrize("entry", DONE.values(), ids=lambda entry: entry.text[:40])
def test_a_spanish_text_carries_the_same_values_and_tags(entry):
    if entry.plural:
        one, many = entry.spanish
        assert carried(one) in (carried(entry.text), carried(entry.plural))
        assert carried(many) == carried(entry.plural)
    else:
        assert carried(entry.spanish[0]) == carried(entry.text)

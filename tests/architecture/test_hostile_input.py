"""No form and no address of the portal breaks on any input: never a 500, always a page that says what is wrong."""

import logging
import re
from collections import defaultdict
from functools import partial
from urllib.parse import urlencode, urljoin

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from apprenticeships.accounts import SecondFactorAdapter
from tests.architecture.hostile import BAD, BYTES, forms_of, query_keys_of
from tests.architecture.portal import LATER, Portal, enter
from tests.turns import undone

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
URLENCODED = "application/x-www-form-urlencoded"
CALM = {200, 204, 302, 303, 304, 400, 403, 404, 405, 409, 410, 413, 415, 422, 429}
WORST = ("nul and controls", "foreign id")
EACH = pytest.mark.parametrize("each", [1, pytest.param(len(WORST), marks=pytest.mark.nightly)])
SOME = 4
"""How many of the strange requests a form gets in every run, and of the queries a page; the next gets the next."""
IN_ADDRESSES = ("nul and controls", "long", "huge", "year 9999")


@pytest.fixture
def portal(settings, tmp_path, caplog, monkeypatch):
    caplog.set_level(logging.CRITICAL)
    monkeypatch.setattr(SecondFactorAdapter, "build_totp_svg", lambda *_: "<svg></svg>")  # an eighth of the time
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(LATER, tick=False):
        yield Portal()


class Asker:
    """Somebody before a page who sends what nobody should, and notes what was not answered calmly."""

    def __init__(self, place):
        self.place, self.wrong = place, defaultdict(list)
        self.client = Client(raise_request_exception=False)
        if place.user is not None:
            enter(self.client, place.user)

    def get(self, path):
        with undone():
            answer = self.client.get(path)
            if getattr(answer, "streaming", False):
                list(answer.streaming_content)
        return answer

    def send(self, label, path, **request):
        with undone():
            answer = self.client.generic("POST", path, **request)
        self.note(f"{label} to {path}", answer)
        return answer

    def form(self, label, path, data):
        self.send(label, path, data=urlencode(data, doseq=True, errors="surrogatepass"), content_type=URLENCODED)

    def note(self, label, answer):
        if answer.status_code not in CALM:
            self.wrong[f"{answer.status_code} {self.place}"].append(label[:80])
        elif answer.status_code >= 400 and not _says_something(answer):
            self.wrong[f"{answer.status_code} without a word {self.place}"].append(label[:80])


def _says_something(answer):
    if "html" not in answer.get("Content-Type", "") or answer.status_code == 405:
        return True
    html = answer.content.decode()
    return bool(re.search(r"<h1[\s>]", html) and re.search(r"<title>\s*\S", html))


def forms_before(asker):
    """The forms of the page; one that shows none still gets a post to its own address."""
    answer = asker.get(asker.place.path)
    found = []
    if answer.status_code == 200 and "html" in answer.get("Content-Type", ""):
        for form in forms_of(answer.content.decode()):
            target = urljoin(asker.place.path, form.action)
            if form.method == "post" and target.startswith("/") and "logout" not in target:
                found.append((target, form.fields, form.files))
    return found or [(asker.place.path, {"verb": "x", "answer": "yes"}, set())]


@EACH
def test_no_form_of_the_portal_breaks_on_any_value(portal, each):
    """All fields of a form get each value; each field one of the worst by itself, in turns; by night all of them.

    Of the requests that no browser sends, which what stands before every form answers, each form gets some in turn.
    """
    wrong, sent = {}, set()
    for place in portal.places():
        asker = Asker(place)
        for target, fields, files in forms_before(asker):
            mark = (target, tuple(sorted(fields)))
            if mark in sent:
                continue
            sent.add(mark)
            for name, bad in BAD.items():
                asker.form(f"all {name}", target, dict.fromkeys(fields, bad))
            for turn, key in enumerate(fields):
                for name in [*WORST, *WORST][turn % len(WORST) :][:each]:
                    asker.form(f"{key} {name}", target, fields | {key: BAD[name]})
            strange = list(hostile_requests(asker, target, fields, files).values())
            for turn in range(len(strange) if each > 1 else SOME):
                strange[(len(sent) * SOME + turn) % len(strange)]()
        wrong |= asker.wrong

    assert wrong == {}
    assert len(sent) > 60


def hostile_requests(asker, target, fields, files):
    """Requests that no browser sends for a form, by their names."""
    words = b"&".join(key.encode() + b"=%s" for key in fields)
    forms = {
        "nothing at all": {},
        "each twice": {key: [value, "x"] for key, value in fields.items()},
        "as lists": {f"{key}[]": [value, value] for key, value in fields.items()},
        "two thousand fields": {f"f{number}": "1" for number in range(2_000)},
        "many forms": fields | {key: "100000" for key in fields if key.endswith("TOTAL_FORMS")},
    }
    raw = {name: (words.replace(b"%s", value), URLENCODED) for name, value in BYTES.items()} | {
        "json": ('{"a": 1}', "application/json"),
        "no type": ("a=1", ""),
        "no boundary": ("x", "multipart/form-data"),
        "broken parts": ("--b\r\nContent-Disposition", "multipart/form-data; boundary=b"),
        "no charset": ("a=1", f"{URLENCODED}; charset=klingon"),
    }

    def words_for_files():
        sent = {key: SimpleUploadedFile("\u202eexe.pdf", b"MZ\x00") for key in fields} | dict.fromkeys(files, "no file")
        with undone():
            asker.note(f"files for words to {target}", asker.client.post(target, sent))

    return {
        **{name: partial(asker.form, name, target, data) for name, data in forms.items()},
        **{name: partial(asker.send, name, target, data=data, content_type=kind) for name, (data, kind) in raw.items()},
        "files for words": words_for_files,
    }


def test_a_form_sent_twice_is_answered_twice(portal):
    wrong = {}
    for place in portal.places():
        asker = Asker(place)
        for target, fields, _ in forms_before(asker):
            with undone():
                for turn in ("first", "second"):
                    asker.note(f"{turn} to {target}", asker.client.post(target, fields))
        wrong |= asker.wrong

    assert wrong == {}


@EACH
def test_no_address_of_the_portal_breaks_on_any_query(portal, each):
    wrong = {}
    for number, place in enumerate(portal.places()):
        asker = Asker(place)
        keys = sorted(query_keys_of(place.view))
        queries = {name: urlencode(dict.fromkeys(keys, BAD[name])) for name in IN_ADDRESSES}
        queries |= {name: "&".join(f"{key}={raw.decode()}" for key in keys) for name, raw in BYTES.items()}
        queries["each twice"] = urlencode({key: ["1", "2"] for key in keys}, doseq=True)
        queries["two thousand"] = urlencode({f"k{number}": "1" for number in range(2_000)})
        names = list(queries)
        for turn in range(len(names) if each > 1 else SOME):
            name = names[(number * SOME + turn) % len(names)]
            asker.note(f"{name} {place.path}", asker.get(f"{place.path}?{queries[name]}"))
        wrong |= asker.wrong

    assert wrong == {}


def test_no_address_of_the_portal_breaks_on_what_stands_in_its_path(portal):
    pieces = ("%00", "%ED%A0%80", "..%2f..%2f", "x" * 5_000, "9" * 40)
    wrong = {}
    for place in portal.places():
        asker = Asker(place)
        cut = place.path.rstrip("/").rsplit("/", 1)[0]
        for path in [f"{cut}/{piece}/" for piece in pieces]:
            asker.note(path, asker.get(path))
        wrong |= asker.wrong

    assert wrong == {}

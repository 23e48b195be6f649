"""What is written is read back as it was, whatever a pack says."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apprenticeships.packs.diff import diff
from apprenticeships.packs.export import dump
from apprenticeships.packs.fields import Stated, fields_of
from apprenticeships.packs.parse import parse
from apprenticeships.packs.schema import Translation
from apprenticeships.packs.shapes import Text, one_line
from apprenticeships.packs.shipped import SHIPPED, shipped
from apprenticeships.rules.parameters import SPECS

PACKS = [shipped(slug) for slug in SHIPPED]
WHOLE_LISTS = ("lessons", "onboarding", "criteria", "interests", "components", "facts")
SHORT = [
    replace(
        pack,
        tracks=tuple(replace(track, competencies=track.competencies[:1]) for track in pack.tracks[:2]),
        **{name: getattr(pack, name)[:3] for name in (*WHOLE_LISTS, "requirements", "partners")},
        spanish=(),
    )
    for pack in PACKS
]
# fmt: off
LOOK_LIKE_YAML = [
    "yes", "no", "null", "~", "1e3", "08:30", "0x10", "#", "'", '"', "*a", "&a", "!x", "%", "@", "`", "{}", "[", "? a",
    "2026-01-01", "\ufeff", "\uffff", "\U0001f600", "- a", "a: b", "a #b", "a\\", "<<", "=", "---", "...", "|", ">-",
]
# fmt: on
words = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).map(one_line).filter(bool)
) | st.sampled_from(LOOK_LIKE_YAML)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
stated = st.just(Stated(None)) | st.builds(Stated, st.integers(1, 5000), words | st.just(""), st.booleans())
parameters = st.lists(st.tuples(st.sampled_from(list(SPECS)), days), max_size=3, unique=True)


class Case:
    """A pack that is shown as what differs from the one that it was made of."""

    def __init__(self, base, pack):
        self.base = base
        self.pack = pack

    def __repr__(self):
        return "\n".join([self.base.slug, *diff(self.base, self.pack)])


@st.composite
def cases(draw):
    """A pack that comes along, with other words, orders, rates, parameters and origins."""
    pack = base = SHORT[draw(st.integers(0, len(SHORT) - 1))]
    for name in WHOLE_LISTS:
        items = list(getattr(pack, name))
        if items and draw(st.booleans()):
            places = draw(st.lists(st.integers(0, len(items) - 1), unique=True))
            items = [items[place] for place in places]
            pack = replace(pack, **{name: tuple(changed(draw, item) for item in items)})
    track = changed(draw, pack.tracks[0])
    if track.pay and track.pay[0].rate:
        rate = draw(st.decimals(Decimal("0.0001"), Decimal("18.40"), places=4))
        track = replace(track, pay=(replace(track.pay[0], rate=rate), *track.pay[1:]))
    kind = type(PACKS[0].parameters[0])
    made = replace(
        pack,
        tracks=(track, *pack.tracks[1:]),
        setup=replace(pack.setup, seats_per_cohort=draw(stated), headline=Stated(draw(words))),
        parameters=tuple(kind(key=key, value=SPECS[key].default, effective_from=day) for key, day in draw(parameters)),
    )
    if draw(st.booleans()):
        made = replace(made, spanish=(Translation(en=made.setup.headline.value, es=draw(words)),))
    return Case(base, made)


def changed(draw, item):
    """An entry with other words and another origin."""
    names = fields_of(item)
    texts = [name for name, about in names.items() if isinstance(about.shape, Text) and name != "hired_as"]
    own = [name for name in names if name not in {"source", "assumed"}]
    keys = st.lists(st.sampled_from(own), min_size=1, max_size=3, unique=True).map(tuple)
    return replace(
        item,
        **{name: draw(words) for name in draw(st.lists(st.sampled_from(texts), unique=True, max_size=2))},
        assumed=draw(st.booleans() | keys),
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(cases())
def test_a_pack_that_was_written_reads_as_the_same_pack_and_writes_the_same_bytes(case):
    text = dump(case.pack)
    again = parse(text)

    assert again == case.pack
    assert dump(again) == text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(cases(), cases())
def test_a_diff_is_empty_exactly_when_packs_are_equal(one, other):
    assert diff(one.pack, one.pack) == []
    assert (diff(one.pack, other.pack) == []) == (one.pack == other.pack)


def test_defaults_are_left_out_of_the_text(small):
    assert dump(parse(small)) == small.replace("name: Small program\n", "name: Small program\n\n").replace(
        "\nsetup:", "\n\nsetup:"
    ).replace("\ntracks:", "\n\ntracks:").replace("\nphases:", "\n\nphases:").replace("\nsteps:", "\n\nsteps:").replace(
        "\nrequirements:", "\n\nrequirements:"
    )


@pytest.mark.parametrize(
    ("rate", "written"),
    [("18", "18.00"), ("18.4", "18.40"), ("18.4000", "18.40"), ("18.4125", "18.4125"), ("18.1250", "18.125")],
)
def test_rates_have_two_decimals_or_as_many_as_they_need(small, rate, written):
    text = dump(parse(small.replace("rate: 18.40", f"rate: {rate}")))

    assert f"rate: {written}\n" in text


@pytest.mark.parametrize("written", ["0h", "45m", "4h", "1h30m"])
def test_durations_are_written_as_they_are_read(small, written):
    text = dump(parse(small.replace("class_time: 4h", f"class_time: {written}")))

    assert (f"class_time: {written}\n" in text) == (written != "0h")


def test_a_diff_reads_old_then_new(small):
    old = parse(small)
    new = parse(
        small.replace("rate: 20.25", "rate: 21.00")
        .replace("value: 2", "value: 3")
        .replace("requirements:", "  - {slug: offer, kind: offer, title: Offer}\nrequirements:")
    )

    assert diff(old, new) == [
        "setup / exam_week / value: 2 -> 3",
        "tracks / aide / pay / exam_pass / rate: 20.25 -> 21.00",
        "+ steps / offer: Offer",
    ]


def test_a_diff_names_what_went_and_what_moved():
    pack = PACKS[1]
    first, second, *others = pack.interests
    moved = replace(pack, interests=(second, first, *others[:-1]))

    *removed, order = diff(pack, moved)

    assert removed == ["- interests / information-technology: Information technology"]
    assert order.startswith("order of interests: patient-assistance, member-questions, surveys")
    assert " -> member-questions, patient-assistance, surveys" in order


def test_a_pack_that_is_new_is_one_line():
    assert diff(None, PACKS[0]) == ["+ program medical-apprenticeship: Medical Apprenticeship"]

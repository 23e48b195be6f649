"""What a pack may say, and how its mistakes are reported."""

import datetime as dt
from decimal import Decimal

import pytest

from apprenticeships.packs.fields import Stated
from apprenticeships.packs.mistakes import PackError
from apprenticeships.packs.nodes import MAX_BYTES
from apprenticeships.packs.parse import parse

EXTRA = """\
format: 1
slug: small
name: Small program
organization: {slug: cedar-bend-health, name: Cedar Bend Health}
setup: {}
tracks: [{slug: aide, title: Aide}]
steps: [{slug: application, kind: application, title: Application}]
"""


def mistakes(source):
    with pytest.raises(PackError) as caught:
        parse(source)
    return [str(mistake) for mistake in caught.value.mistakes]


def test_values_are_read_by_their_shapes(small):
    pack = parse(small)

    assert (pack.tracks[0].pay[1].rate, pack.phases[0].clinic_time, pack.requirements[0].threshold) == (
        Decimal("20.25"),
        36 * 60,
        {"years": 18},
    )
    assert (pack.setup.exam_week, pack.setup.class_day) == (Stated(2, "letter"), Stated(2))


def test_bytes_with_a_byte_order_mark_are_read_as_text_is(small):
    assert parse(b"\xef\xbb\xbf" + small.encode()) == parse(small)


def test_windows_line_ends_change_nothing(small):
    assert parse(small.replace("\n", "\r\n")) == parse(small)


def test_line_breaks_in_words_are_spaces():
    pack = parse(EXTRA + "facts:\n  - slug: one\n    text: >-\n      One\n      line\n")

    assert pack.facts[0].text == "One line"


def test_every_shape_of_parameter_is_read():
    pack = parse(
        EXTRA + "parameters:\n"
        "  - {key: exam_reminder_days, value: [14, 1], effective_from: 2026-01-01}\n"
        "  - {key: offer_days, value: 4, effective_from: 2026-02-01}\n"
        "  - {key: on_exam_fail, value: keep_working, effective_from: 2026-03-01}\n"
    )

    assert [(each.value, each.effective_from) for each in pack.parameters] == [
        ([14, 1], dt.date(2026, 1, 1)),
        (4, dt.date(2026, 2, 1)),
        ("keep_working", dt.date(2026, 3, 1)),
    ]


def test_a_row_may_say_which_of_its_keys_are_assumed():
    pack = parse(EXTRA.replace("title: Aide}", "title: Aide, soc_code: 31-9092.00, assumed: [soc_code]}"))

    assert pack.tracks[0].assumed == ("soc_code",)


TASKS = """\
onboarding:
  - {slug: badge, title: Badge, owner: coordinator, due_days: -5}
  - {slug: pay, title: Pay, owner: candidate, due_days: -5, gates_start: false}
  - {slug: papers, title: Papers, owner: candidate}
"""


def test_a_task_that_the_start_waits_for_is_due_by_the_ready_day():
    source = EXTRA.replace("setup: {}", "setup: {ready_days_before: {value: 14}}") + TASKS

    sentence = (
        "The first day waits for this task, and everybody is ready 14 days before. "
        "Write due_days: -14 or less, or gates_start: false."
    )
    assert mistakes(source) == [
        f"line 9, column 63, due_days: {sentence}",
        f"line 11, column 5, onboarding: {sentence}",
    ]


def test_a_task_on_the_ready_day_is_in_time():
    pack = parse(EXTRA + TASKS.replace("-5}", "-10}"))

    assert [(task.slug, task.due_days) for task in pack.onboarding] == [("badge", -10), ("pay", -5), ("papers", -10)]


def test_the_error_counts_the_mistakes_and_says_that_nothing_was_loaded(small):
    with pytest.raises(PackError) as caught:
        parse(small.replace("weeks: 3", "weeks: three"))

    assert caught.value.message == (
        "This pack has one mistake. Nothing was loaded; correct the file and load it again."
    )
    assert caught.value.code == "pack"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "    title: Aide",
            "    titel: Aide",
            [
                "line 12, column 5, tracks: The key title is missing. Write title: here.",
                "line 13, column 5, titel: This key is not known. Did you mean title?",
            ],
        ),
        ("name: Small program\n", "", ["line 1, column 1: The key name is missing. Write name: here."]),
        (
            "weeks: 3\n",
            "weeks: three\n",
            ['line 23, column 12, weeks: Write a whole number, not "three".'],
        ),
        ("weeks: 3\n", "weeks: 0\n", ["line 23, column 12, weeks: Write a number from 1 to 520, not 0."]),
        (
            "weeks: 3\n",
            "weeks: 3\n    weeks_max: 2\n",
            ["line 24, column 16, weeks_max: Write 3 or more, or leave the key out."],
        ),
        (
            "    value: 2\n",
            "    value: 4\n",
            ["line 9, column 12, value: The program has 3 weeks. Write a week from 1 to 3."],
        ),
        (
            "  exam_week:\n    value: 2\n    source: letter\n",
            "  exam_week: 2\n",
            ["line 8, column 14, exam_week: Write exam_week: with the keys value and source below it."],
        ),
        (
            "rate: 20.25",
            "rate: 18.40",
            ["line 20, column 15, rate: A later rate is higher. Write more than 18.40."],
        ),
        (
            "rate: 20.25",
            "rate: 20,25",
            ['line 20, column 15, rate: Write an hourly rate such as 18.40, not "20,25".'],
        ),
        (
            "trigger: exam_pass",
            "trigger: start",
            ["line 19, column 18, trigger: Another entry of pay has this trigger. Choose another."],
        ),
        (
            "clinic_time: 36h",
            "clinic_time: 36",
            ['line 25, column 18, clinic_time: Write a duration such as 4h, 45m or 1h30m, not "36".'],
        ),
        (
            "clinic_time: 36h",
            "clinic_time: 57h",
            ["line 22, column 5, phases: Class and clinic together are more than 60 hours a week. Write less."],
        ),
        (
            "step: application",
            "step: aplication",
            ['line 32, column 11, step: No step has the slug "aplication". Did you mean application?'],
        ),
        (
            "kind: age",
            "kind: agee",
            ['line 33, column 11, kind: "agee" is not known. Did you mean age?'],
        ),
        (
            "      years: 18\n",
            "      months: 18\n",
            [
                (
                    "line 31, column 5, requirements: A requirement of kind age needs a measure. "
                    "Write threshold: with years: below it."
                ),
                "line 36, column 7, threshold: A requirement of kind age has no months. Write one of: years.",
            ],
        ),
        (
            "  - slug: age",
            "  - {slug: age, step: application, kind: conduct, title: Same}\n  - slug: age",
            ["line 32, column 11, slug: Another entry of requirements has this slug. Choose another."],
        ),
        (
            "    title: Aide",
            "    title: Aide\n    exam_brand: nha",
            [
                (
                    'line 14, column 17, exam_brand: "nha" is not known. '
                    "Write one of: nha-ccma, nha-cmaa, aama-cma, amt-rma, ncct-ncma."
                )
            ],
        ),
        (
            "    title: Aide",
            "    title: Aide\n    assumed: [soc]",
            ['line 14, column 14, assumed: "soc" is no key of this entry. Did you mean soc_code?'],
        ),
        (
            "  name: Cedar Bend Health",
            "  name: Cedar Bend Health\n  zone: America/Chicgo",
            ['line 7, column 9, zone: "America/Chicgo" is no time zone. Did you mean America/Chicago?'],
        ),
        ("format: 1", "format: 2", ["line 1, column 9, format: Write a number from 1 to 1, not 2."]),
        (
            "title: Aide",
            "title:",
            ["line 13, column 11, title: Write some words here, or leave the key out."],
        ),
        (
            "title: Aide",
            r'title: "A\0ide"',
            ["line 13, column 12, title: Remove the unprintable character."],
        ),
        (
            "title: Aide",
            f"title: {'a' * 121}",
            ["line 13, column 12, title: Write at most 120 characters; these are 121."],
        ),
        (
            "slug: small",
            "slug: A small one",
            ["line 2, column 7, slug: Write a-small-one: letters, digits and hyphens only."],
        ),
        (
            "name: Small program",
            "name: Small program\nname: Other",
            ["line 4, column 1, name: The key name stands here twice. Keep one."],
        ),
        (
            "name: Small program",
            "name: [Small]",
            ["line 3, column 7, name: Write some words here, not a list."],
        ),
    ],
)
def test_a_mistake_is_named_with_its_place_and_what_to_write(small, old, new, expected):
    assert small.count(old) >= 1

    assert mistakes(small.replace(old, new, 1)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", ["line 1, column 1: The file is empty. Start with format: 1 and slug:."]),
        ("- a\n", ["line 1, column 1: Write keys here, starting with format:"]),
        ("slug:\n\tname: 1\n", ["line 2, column 1: Write spaces in place of the tab character."]),
        ("slug: a\0b\n", ["line 1, column 8: Remove the unprintable character U+0000."]),
        (b"slug: a\nname: \xff\n", ["line 2, column 7: Save the file as UTF-8; this byte is none."]),
        (
            "slug: [a\n",
            [
                (
                    "line 2, column 1: This is not YAML (expected ',' or ']', but got '<stream end>'). "
                    "Look for a missing colon, quote or indent just before."
                )
            ],
        ),
        ("a: 1\n---\nb: 2\n", ["line 2, column 1: Remove the line ---; one file holds one pack."]),
        ("[" * 500, ["line 1, column 13: Write this less deeply nested."]),
        (
            b"#" * (MAX_BYTES + 1),
            ["line 1, column 1: The file has 1,000,001 bytes; a pack has at most 1,000,000. Make it shorter."],
        ),
    ],
)
def test_text_that_is_no_pack_at_all_is_refused(source, expected):
    assert mistakes(source) == expected


def test_a_tag_never_builds_an_object_and_is_refused(small):
    found = mistakes(small.replace("name: Small program", 'name: !!python/object/apply:os.system ["true"]'))

    assert found == [
        "line 3, column 7: Leave out tag:yaml.org,2002:python/object/apply:os.system; a pack has no tags.",
        "line 3, column 7, name: Write some words here, not a list.",
    ]


def test_anchors_and_aliases_are_refused_each_where_it_stands(small):
    source = small.replace("title: Start", "title: &words Start").replace("title: After the exam", "title: *words")

    assert mistakes(source) == [
        "line 15, column 16: Leave out &words; a pack has no anchors.",
        "line 18, column 16: Write the value again in place of *words; a pack has no aliases.",
    ]


def test_a_merge_key_is_a_key_that_is_not_known():
    assert mistakes("<<: {slug: a}\n" + EXTRA)[0].startswith("line 1, column 1, <<: This key is not known.")


def test_all_mistakes_of_a_pack_are_listed_at_once_in_the_order_of_the_file(small):
    source = (
        small.replace("rate: 20.25", "rate: 1.00")
        .replace("name: Small program\n", "nam: Small program\n")
        .replace("step: application", "step: nowhere")
        .replace("weeks: 3", "weeks: many")
    )

    assert [mistake.split(",")[0] for mistake in mistakes(source)] == [
        "line 1",
        "line 3",
        "line 20",
        "line 23",
        "line 32",
    ]


def test_an_evaluation_asks_nothing():
    criterion = "use: evaluation, slug: calm, title: Calm, anchors: [a, b, c, d]"
    source = f"{EXTRA}criteria: [{{{criterion}, questions: [{{slug: why, text: Say why}}]}}]\n"

    assert mistakes(source) == [
        "line 8, column 89, questions: An evaluation asks nothing. Leave the questions out.",
    ]


def test_an_interview_criterion_asks_something_and_has_four_anchors():
    source = EXTRA + "criteria: [{use: interview, slug: calm, title: Calm, anchors: [a, b, c]}]\n"

    assert mistakes(source) == [
        "line 8, column 12, criteria: An interview criterion asks something. Write questions: here.",
        "line 8, column 63, anchors: Write exactly 4 of them; these are 3.",
    ]


@pytest.mark.parametrize(
    ("parameter", "expected"),
    [
        ("key: offer_days, value: soon", "line 9, column 30, value: Write it as 3 is written."),
        (
            "key: offer_day, value: 3",
            'line 9, column 11, key: "offer_day" is not known. Did you mean offer_days?',
        ),
        ("key: exam_reminder_days, value: 3", "line 9, column 38, value: Write it as [28, 14, 7, 1] is written."),
    ],
)
def test_a_parameter_has_the_shape_that_its_rule_reads(parameter, expected):
    source = EXTRA + f"parameters:\n  - {{{parameter}, effective_from: 2026-01-01}}\n"

    assert mistakes(source) == [expected]


def test_a_date_that_no_calendar_has_is_refused():
    source = EXTRA + "parameters:\n  - {key: offer_days, value: 3, effective_from: 2026-02-30}\n"

    assert mistakes(source) == ['line 9, column 49, effective_from: Write a date such as 2026-03-02, not "2026-02-30".']


def test_a_pass_mark_above_the_maximum_is_refused(small):
    source = small.replace("kind: age", "kind: entrance_exam").replace("years: 18", "{pass_mark: 90, maximum: 80}")
    source = source.replace("threshold:\n      {", "threshold: {")

    assert mistakes(source) == ["line 35, column 16, threshold: The pass mark is above the maximum. Write a lower one."]


def test_a_program_has_at_least_one_track_and_one_step():
    source = EXTRA.replace("[{slug: aide, title: Aide}]", "[]").replace(
        "[{slug: application, kind: application, title: Application}]", "[]"
    )

    assert mistakes(source) == [
        "line 6, column 9, tracks: A program has at least one entry of tracks. Add one.",
        "line 7, column 8, steps: A program has at least one entry of steps. Add one.",
    ]


def test_an_ad_in_los_angeles_county_does_not_say_that_somebody_must_pass_a_check():
    county = EXTRA + "parameters:\n  - {key: notice_rules, value: la_county, effective_from: 2026-01-01}\n"
    bad = "facts:\n  - {slug: one, text: You must pass a background check.}\n"

    assert parse(county + bad.replace("must pass", "are told before we order"))
    assert parse(EXTRA + bad)
    (found,) = mistakes(county + bad)
    assert 'Los Angeles County allows no "must pass a background check" in an ad.' in found


def test_whose_rules_hold_is_one_of_the_known_ones():
    found = mistakes(EXTRA + "parameters:\n  - {key: notice_rules, value: LA County, effective_from: 2026-01-01}\n")

    assert "Write one of: by_site, federal, california, la_county." in found[0]

"""What partners read of a report: small numbers are hidden, also where another number would tell them."""

from cohorts.reporting.masking import masked_parts, masked_totals
from cohorts.reporting.reading import Content, Part


def content(people, reached, target=10):
    numbers = {"services": people, "people": people, "claimed": 0, "reached": reached, "missing": target - reached}
    total = {"services": people, "people": people, "claimed_services": 0, "claimed_people": 0}
    return Content({"period": total, "total": total}, [Part("a", "A", target, numbers)])


def test_numbers_under_five_are_hidden_and_zero_is_not_told_from_four():
    assert masked_parts(content(4, 4)) == masked_parts(content(0, 0))


def test_what_is_missing_is_hidden_with_what_was_reached():
    assert masked_parts(content(4, 4))[0].numbers["missing"] == "Not shown"
    assert masked_parts(content(2, 6))[0].numbers == {
        "services": "Under 5", "people": "Under 5", "claimed": "Under 5", "reached": 6, "missing": 4,
    }  # fmt: skip


def test_totals_are_hidden_likewise():
    assert masked_totals(content(4, 4))["period"]["people"] == "Under 5"
    assert masked_totals(content(5, 5))["total"]["people"] == 5


def lines(*services):
    parts = [
        Part(str(number), str(number), 10,
             {"services": number, "people": number, "claimed": 0, "reached": number, "missing": 0})
        for number in services
    ]  # fmt: skip
    every = sum(services)
    total = {"services": every, "people": max(services), "claimed_services": 0, "claimed_people": 0}
    return Content({"period": total, "total": total}, parts)


def test_the_services_of_a_line_cannot_be_had_from_the_total_minus_the_other_lines():
    seen = lines(0, 12, 9)
    assert [each.numbers["services"] for each in masked_parts(seen)] == ["Under 5", 12, 9]
    assert masked_totals(seen)["period"]["services"] == "Not shown"


def test_people_of_all_do_not_tell_the_people_of_a_hidden_line():
    seen = lines(4, 12)
    seen.data["period"]["people"] = 16
    assert [each.numbers["people"] for each in masked_parts(seen)] == ["Under 5", "Not shown"]

"""The target report at the desk: numbers that open, one line with its burn-up, downloads that give nobody away."""

import csv
import io
import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from apprenticeships.models import Role
from cohorts.models import Attendance, JobPlacement, Mark, Registration
from tests import factories as make
from tests import partnership, trainings
from tests.apprenticeships.admin.desk import text
from tests.cohorts.figures.records import SLUGS, Filled
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def filled(coordinator):
    return Filled(4).fill()


def report(filled, **query) -> str:
    return reverse("partnership:grant", args=[filled.grant.pk]) + "?" + "&".join(f"{k}={v}" for k, v in query.items())


def links(page: str) -> list[tuple[str, int]]:
    """Every link to a list of records, with the number that it stands on."""
    found = re.findall(r'href="([^"]*/records/\?[^"]*)"[^>]*>(?:<strong>)?\s*([\d,]+)\s*<', page)
    return [(url.replace("&amp;", "&"), int(number.replace(",", ""))) for url, number in found]


@pytest.mark.parametrize("period", ["to-date", "2025-10-01", "all"])
def test_every_number_opens_a_list_of_as_many_rows(client, filled, period):
    found = links(text(client.get(report(filled, period=period))))

    assert len(found) > 4 * len(SLUGS)
    for url, number in found:
        page = client.get(url)
        assert page.context["page_obj"].paginator.count == number
        assert page.context["title"].startswith(f"{number:,} ")


def test_the_report_names_target_missing_and_the_pace(client, filled):
    page = client.get(report(filled))
    line = next(each["goal"] for each in page.context["lines"] if each["goal"].component == "tuition")
    reached = filled.count(filled.grant.since, NOON.date(), line="tuition")[1]

    assert (line.target, line.reached, line.missing) == (12, reached, 12 - reached)
    assert line.weekly in text(page)
    assert line.pace.endswith("until Wednesday, June 30, 2027")


def test_each_row_of_a_list_leads_to_the_record(client, filled):
    exam = filled.pass_exam(filled.participants[0].person, date(2025, 12, 1))
    url = reverse("partnership:records", args=[filled.grant.pk])
    page = client.get(url, {"from": "2025-12-01", "to": "2025-12-01", "count": "services", "component": "credentials"})

    assert reverse("classes:person", args=[exam.enrollment_id]) in page.content.decode()


def test_people_who_are_no_participants_are_told_with_their_list(client, filled):
    for person in filled.strangers:
        filled.pass_exam(person, date(2025, 12, 2))
    page = client.get(report(filled))
    told = page.context["strangers"][0]

    assert told["text"] == "3 people with a passed exam are not on the list of participants"
    assert client.get(told["url"]).context["page_obj"].paginator.count == 3


def test_the_apprenticeship_says_who_is_placed_and_who_had_a_year_of_wages(client, coordinator):
    filled = Filled(8)
    filled.version.components.create(
        slug="apprenticeship", title="Apprenticeship", measure="apprenticeship", target=10, unit="people", position=9,
        details={"wage_months": 12, "placement_percent": 90},
    )  # fmt: skip
    filled.grant.since = date(2024, 1, 1)
    filled.grant.save()
    cohort = make.cohort(version=filled.version, starts_on=date(2025, 1, 6))
    opening = make.opening(cohort=cohort, headcount=10)
    enrollments = [make.enrollment(opening=opening, person=each.person) for each in filled.participants[:10]]
    Registration.objects.create(
        track=enrollments[0].track, number="CA-1", registered_on=date(2025, 1, 1), occupation_id="1", provider_id="2",
        wage_schedule_id="3",
    )  # fmt: skip
    for number, who in enumerate(filled.participants):
        JobPlacement.objects.create(
            participant=who, employer_name="Harbor Clinic", title="Community health worker",
            started_on=date(2026, 1, 5), proof="pay_stub" if number < 8 or number > 9 else "",
            recorded_by=filled.user, recorded_at=NOON,
        )  # fmt: skip
    JobPlacement.objects.create(
        participant=filled.participants[9], employer_name="A", title="A", started_on=date(2026, 1, 5), proof="payroll",
        recorded_by=filled.user, recorded_at=NOON, voided_at=NOON,
    )  # fmt: skip
    page = client.get(report(filled))
    (item,) = page.context["outcomes"]

    assert item["outcome"].sentence == "8 of the 9 needed (90% of 10)"
    assert (len(item["outcome"].paid), item["outcome"].apprentices) == (10, 10)
    assert client.get(item["placed_url"]).context["page_obj"].paginator.count == 8
    assert client.get(item["paid_url"]).context["page_obj"].paginator.count == 10


def test_one_line_shows_its_burn_up_and_the_same_numbers(client, filled):
    page = client.get(reverse("partnership:target", args=[filled.grant.pk, "supervision"]))
    reached = filled.count(filled.grant.since, NOON.date(), line="supervision")[1]

    assert page.context["chart"].rows[0].point.people == reached
    assert "Still needed:" in text(page)
    assert all(client.get(url).context["page_obj"].paginator.count == number for url, number in links(text(page)))


def rows_of(page) -> list[list[str]]:
    return list(csv.reader(io.StringIO(page.content.decode("utf-8-sig"))))


def numbers_of(rows) -> list[int]:
    """The numbers of a download that count people or services; column 1 is the target."""
    return [int(cell) for row in rows for place, cell in enumerate(row) if place > 1 and str(cell).isdigit()]


@pytest.mark.parametrize("period", ["to-date", "2025-10-01", "all"])
def test_a_download_hides_what_is_under_five(client, filled, period):
    rows = rows_of(client.get(reverse("partnership:targets-csv", args=[filled.grant.pk]), {"period": period}))
    table = rows[: len(SLUGS) + 2]

    assert "Hidden" in {cell for row in table for cell in row}
    reached = [int(row[2]) for row in table[1:] if row[2].isdigit()]
    missing = [int(row[4]) for row in table[1:] if row[4].isdigit()]
    assert min(reached) >= 5
    assert len(missing) <= len(reached)
    assert min(numbers_of([row[:4] + row[6:] for row in table[1:]])) >= 5


def test_a_workbook_keeps_texts_as_texts_and_numbers_as_numbers(client, filled):
    filled.version.components.filter(slug="tuition").update(title='=HYPERLINK("x")\x07')
    page = client.get(reverse("partnership:targets-xlsx", args=[filled.grant.pk]))
    sheet = load_workbook(io.BytesIO(page.content))["Targets"]

    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert sheet["A4"].value == '\'=HYPERLINK("x")'
    assert sheet["B4"].value == 12


def test_a_formula_is_no_formula_in_the_csv(client, filled):
    filled.version.components.filter(slug="tuition").update(title="@SUM(A1)")

    assert rows_of(client.get(reverse("partnership:targets-csv", args=[filled.grant.pk])))[3][0] == "'@SUM(A1)"


def test_paper_shows_the_masked_table_and_the_page_says_so(client, filled):
    page = client.get(report(filled))
    masked = page.context["masked"]

    assert "These are exact numbers for your desk only" in text(page)
    assert min((int(c) for row in masked for c in row[1:] if c.isdigit()), default=5) >= 5


@pytest.mark.parametrize(
    "query",
    ["from=x&to=y&count=people", "from=2026-02-31&to=2026-03-01&count=people", "from=2026-01-01&to=2026-03-01",
     "from=2026-01-01&to=2026-03-01&count=people&component=nothing", "from=2026-01-01&to=2026-03-01&count=9",
     "from=2026-01-01&to=2026-03-01&count=people&of=everything"],
)  # fmt: skip
def test_a_figure_that_does_not_exist_is_not_found(client, filled, query):
    assert client.get(reverse("partnership:records", args=[filled.grant.pk]) + f"?{query}").status_code == 404


def test_an_address_without_a_figure_leads_to_the_report(client, filled):
    response = client.get(reverse("partnership:records", args=[filled.grant.pk]))

    assert response.url == reverse("partnership:grant", args=[filled.grant.pk])


@pytest.mark.parametrize(
    "query",
    ["from=0001-01-01&to=9999-12-31&count=people", "from=2026-05-01&to=2025-01-01&count=services",
     "from=2025-07-01&to=2026-03-01&count=people&partner=%F0%9F&page=x",
     f"from=2025-07-01&to=2026-03-01&count=people&partner={'a' * 10_000}&kind=none"],
)  # fmt: skip
def test_odd_figures_are_lists_all_the_same(client, filled, query):
    assert client.get(reverse("partnership:records", args=[filled.grant.pk]) + f"?{query}").status_code == 200


def test_a_period_nobody_knows_is_the_grant_to_date(client, filled):
    assert client.get(report(filled, period="31-02")).context["period"].key == "to-date"


def test_a_line_that_does_not_exist_is_not_found(client, filled):
    assert client.get(reverse("partnership:target", args=[filled.grant.pk, "nothing"])).status_code == 404


def test_a_grant_without_lines_says_what_is_missing(client, coordinator):
    grant = partnership.grant(make.version())

    assert "No line has a target" in text(client.get(reverse("partnership:grant", args=[grant.pk])))
    assert client.get(reverse("partnership:targets-csv", args=[grant.pk])).status_code == 200


@pytest.mark.parametrize("days", [-400, 400, 4000])
def test_a_grant_that_has_not_begun_or_is_over_is_shown(client, coordinator, days):
    filled = Filled(5, people=8)
    filled.grant.since, filled.grant.until = (NOON.date() + timedelta(days=days + more) for more in (0, 300))
    filled.grant.save()

    assert client.get(report(filled)).status_code == 200
    assert client.get(reverse("partnership:target", args=[filled.grant.pk, "tuition"])).status_code == 200
    assert client.get(reverse("partnership:targets-xlsx", args=[filled.grant.pk])).status_code == 200


@pytest.mark.parametrize("many", [1, 30])
def test_a_list_of_grants_costs_the_same_for_one_and_for_thirty(client, coordinator, django_assert_num_queries, many):
    version = partnership.partnership()
    for number in range(many):
        partnership.grant(version, name=f"Grant {number}")
    client.get(reverse("partnership:targets"))

    with django_assert_num_queries(5):
        client.get(reverse("partnership:targets"))


@pytest.mark.parametrize("many", [1, 30])
def test_a_list_of_records_costs_the_same_for_one_and_for_thirty(client, coordinator, django_assert_num_queries, many):
    filled = Filled(6, people=8)
    for _ in range(many):
        filled.pass_exam(filled.participants[0].person, date(2025, 12, 1))
    url = reverse("partnership:records", args=[filled.grant.pk])
    query = {"from": "2025-07-01", "to": "2026-06-30", "count": "services", "component": "credentials"}
    assert client.get(url, query).context["page_obj"].paginator.count == many

    with django_assert_num_queries(9):
        client.get(url, query)


@pytest.mark.parametrize("many", [1, 30])
def test_the_report_costs_the_same_for_few_records_and_for_many(client, coordinator, django_assert_num_queries, many):
    filled = Filled(7, people=8)
    filled.fill(many)
    client.get(report(filled))

    with django_assert_num_queries(7):
        client.get(report(filled))


def test_only_the_own_organization_s_grants_are_there(client, filled):
    other = make.make_organization(slug="elsewhere", name="Elsewhere Health")
    user = make.staff()
    make.membership(user, Role.COORDINATOR, organization=other)
    client.force_login(user)

    assert client.get(report(filled)).status_code == 404
    assert filled.grant.name not in text(client.get(reverse("partnership:targets")))


@pytest.fixture
def whole(coordinator):
    """Records of every kind behind the figures."""
    filled = Filled(9, people=8)
    details = {"placement_percent": 50, "wage_months": 1}
    partnership.component(filled.version, "apprenticeship", details=details)
    filled.fill()
    (place,) = trainings.enrolled(trainings.planned(filled.version), filled.participants[0])
    session = place.cohort.class_sessions.first()
    Attendance.objects.create(
        session=session, enrollment=place, mark=Mark.PRESENT, minutes=180, marked_by=filled.user, marked_at=NOON
    )
    partnership.registration(filled.version.tracks.get())
    make.enrollment(cohort=make.cohort(version=filled.version), person=filled.participants[1].person)
    JobPlacement.objects.create(
        participant=filled.participants[1], employer_name="Harbor Clinic", title="Nurse", started_on=date(2026, 1, 5),
        proof="pay_stub", recorded_by=filled.user, recorded_at=NOON,
    )  # fmt: skip
    return filled


@pytest.mark.parametrize("more", ["", "&of=placed"])
@pytest.mark.parametrize("count", ["services", "claimed-services"])
def test_each_record_behind_a_figure_opens(client, whole, count, more):
    url = reverse("partnership:records", args=[whole.grant.pk])
    page = client.get(f"{url}?from=2025-07-01&to=2026-06-30&count={count}{more}")
    rows = page.context["rows"]
    expected = {
        "services": {"Passed exam", "Came to class", "Came to a session", "Apprenticeship", "Tuition request",
                     "Hours with a preceptor"},
        "claimed-services": {"Tuition request", "Hours with a preceptor"},
    }  # fmt: skip

    assert {row.words for row in rows} == ({"Job"} if more else expected[count])
    assert {row.url: client.get(row.url).status_code for row in rows} == dict.fromkeys((row.url for row in rows), 200)
    assert all(row.name in text(client.get(row.url)) for row in rows if row.words != "Came to class")


@pytest.mark.parametrize("many", [1, 30])
def test_the_records_of_all_lines_cost_the_same_for_one_and_for_thirty(client, whole, django_assert_num_queries, many):
    for _ in range(many):
        whole.pass_exam(whole.participants[2].person, date(2025, 12, 1))
    url = reverse("partnership:records", args=[whole.grant.pk])
    query = {"from": "2025-07-01", "to": "2026-06-30", "count": "services"}
    client.get(url, query)

    with django_assert_num_queries(9):
        client.get(url, query)

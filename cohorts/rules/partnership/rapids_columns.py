"""Columns, codes and profiles of uploads to a registry of apprentices.

Source of the 42 columns: the published table schema of the RAPIDS apprentice upload, December 2024. Where its prose
and its lists of codes differ (no disability, not a veteran: 0 or 2), the lists count.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

TEXT_LENGTH = 55
LONG_TEXT_LENGTH = 255


class Kind(StrEnum):
    """How a cell is written and checked."""

    TEXT = "text"
    CODE = "code"
    BEGIN = "begin date"
    BIRTH = "birth date"
    SUFFIX = "suffix"
    SSN = "social security number"
    STATE = "state"
    ZIP = "zip"
    PHONE = "phone"
    ID = "identifier"
    IDS = "identifiers"
    COUNT = "whole number"
    WAGE = "wage"


def _codes(**codes: str) -> Mapping[str, str]:
    return MappingProxyType(codes)


NOT_IDENTIFIED = "not_identified"
SUFFIXES = frozenset({"I", "II", "III", "Jr.", "Sr."})
GENDER = _codes(female="F", male="M", not_identified="9")
EMPLOYMENT = _codes(existing="EE", new="NE")
YES_2 = _codes(yes="1", no="2", not_identified="9")
YES_0 = _codes(yes="1", no="0", not_identified="9")
FLAG = _codes(yes="1", no="0")
VETERAN = _codes(veteran="1", not_veteran="2", other_eligible="3", veteran_eligible="4", not_identified="9")
# Here 9 is a doctorate; everywhere else it means that somebody did not say.
EDUCATION = _codes(
    no_diploma="1",
    high_school="3",
    not_identified="5",
    some_college="6",
    bachelor="7",
    master="8",
    doctorate="9",
)
WAGE_UNIT = _codes(hour="H", week="W", month="M", quarter="Q", half_year="S", year="A")
CONNECTION = _codes(
    pre_apprenticeship="P",
    technical_school="T",
    military="M",
    job_corps="J",
    youthbuild="Y",
    hud="H",
    career_center="C",
    school="S",
    none="N",
)
PARTICIPANT = _codes(incumbent="IW", adult="AD", youth="YT", dislocated="DI")
LINKAGE = _codes(none="N", job_corps="JC", hud="HD", school="SR", direct_entry="DE")
STUDENT = _codes(wblra="WBLRA", yra="YRA", none="NA")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title in the file, the key of the value in a row, and what a cell must be."""

    title: str
    key: str
    kind: Kind
    required: bool = False
    codes: Mapping[str, str] = field(default_factory=dict)
    longest: int | None = None


def _text(title: str, key: str, *, required: bool = False, longest: int = TEXT_LENGTH) -> Column:
    return Column(title, key, Kind.TEXT, required, longest=longest)


def _code(title: str, key: str, codes: Mapping[str, str], *, required: bool = True) -> Column:
    return Column(title, key, Kind.CODE, required, codes)


_BEGINS = Column("Date Apprenticeship Begins", "begins", Kind.BEGIN, required=True)
_BORN = Column("Date of Birth", "born", Kind.BIRTH, required=True)

RAPIDS_COLUMNS = (
    _BEGINS,
    _text("Apprentice First Name", "first_name", required=True),
    _text("Apprentice Last Name", "last_name", required=True),
    _text("Apprentice Middle Name", "middle_name"),
    Column("Apprentice Suffix", "suffix", Kind.SUFFIX),
    Column("Social Security Number", "ssn", Kind.SSN),
    _BORN,
    _code("Gender", "gender", GENDER),
    _code("Employment Status", "employment", EMPLOYMENT),
    _text("Apprentice Street Address", "street", required=True),
    _text("Apprentice City", "city", required=True),
    Column("Apprentice State", "state", Kind.STATE, required=True),
    Column("Apprentice 5-Digit Zip Code", "zip", Kind.ZIP, required=True),
    Column("Telephone", "phone", Kind.PHONE),
    Column("Email", "email", Kind.TEXT),
    Column("Employer", "employer_id", Kind.ID),
    _code("Ethnicity Hispanic / Latino", "hispanic", YES_2),
    _code("Race-American Indian / Alaskan Native", "american_indian", YES_0),
    _code("Asian", "asian", YES_0),
    _code("Black / African American", "black", YES_0),
    _code("Native Hawaiian / Other Pacific Islander", "pacific_islander", YES_0),
    _code("White", "white", YES_0),
    _code("Veteran Status", "veteran", VETERAN),
    _code("Apprentice Disability Status", "disability", YES_2),
    _code("Apprentice Education Level", "education", EDUCATION),
    Column("Occupation", "occupation_id", Kind.ID, required=True),
    Column("Related Technical Instruction Provider", "provider_id", Kind.ID, required=True),
    _text("Credit for previous experience", "credit_experience", required=True, longest=LONG_TEXT_LENGTH),
    Column("Credit for Previous Related Training In Hours", "credit_hours", Kind.COUNT, required=True),
    Column("Prior Wages", "prior_wage", Kind.WAGE, required=True),
    _code("Prior Wage Units", "prior_wage_unit", WAGE_UNIT),
    Column("Entry Wages", "entry_wage", Kind.WAGE, required=True),
    _code("Entry Wage Units", "entry_wage_unit", WAGE_UNIT),
    Column("Wage Schedule", "wage_schedule_id", Kind.ID, required=True),
    Column("Previously Completed Career Lattice Levels", "lattice_ids", Kind.IDS),
    _code("Career Connection", "connection", CONNECTION, required=False),
    _code("WIOA Participant", "wioa", FLAG, required=False),
    _code("Type", "participant", PARTICIPANT, required=False),
    _code("Career Linkage or Direct Entry", "linkage", LINKAGE, required=False),
    _code("TAA Participant", "taa", FLAG, required=False),
    _text("On-the-Job Training Funding Sources", "funding", longest=LONG_TEXT_LENGTH),
    _code("Student Status", "student", STUDENT),
)

# Source: the vendor's published validation rules for demographic data, without columns that it does not describe.
_VENDOR_COLUMNS = (
    Column("email", "email", Kind.TEXT, required=True),
    Column("first_name", "first_name", Kind.TEXT, required=True),
    Column("last_name", "last_name", Kind.TEXT, required=True),
    Column("address", "street", Kind.TEXT, required=True),
    Column("city", "city", Kind.TEXT, required=True),
    Column("state", "state_name", Kind.TEXT, required=True),
    Column("zip", "zip", Kind.ZIP, required=True),
    Column("phone", "phone", Kind.PHONE),
    replace(_BEGINS, title="program_start_date"),
    replace(_BORN, title="date_of_birth"),
    Column("ssn", "ssn", Kind.SSN),
    _code("gender", "gender", _codes(male="1", female="2", not_identified="9"), required=False),
    _code("ethnicity_hispanic_latino", "hispanic", YES_2, required=False),
    _code("american_indian_alaskan_native", "american_indian", YES_0, required=False),
    _code("asian", "asian", YES_0, required=False),
    _code("black_african_american", "black", YES_0, required=False),
    _code("native_hawaiian_other_pacific_islander", "pacific_islander", YES_0, required=False),
    _code("white", "white", YES_0, required=False),
    _code("veteran_status", "veteran", VETERAN, required=False),
    _code("disability_status", "disability", _codes(yes="1", no="2", not_identified="3"), required=False),
)


@dataclass(frozen=True, slots=True)
class Profile:
    """One dialect of the file.

    ``cents``: wages may have cents. ``ssn``: the column of social security numbers is filled, which a program turns
    on with a purpose; otherwise it stays empty whatever is known. ``commas``: cells may hold commas.
    """

    name: str
    columns: tuple[Column, ...]
    date_format: str = "%m/%d/%Y"
    cents: bool = False
    ssn: bool = False
    ssn_dashes: bool = False
    commas: bool = True

    def with_codes(self, key: str, **codes: str) -> "Profile":
        """Return the profile with other codes for some answers of one column."""
        changed = tuple(
            replace(each, codes=MappingProxyType({**each.codes, **codes})) if each.key == key else each
            for each in self.columns
        )
        return replace(self, columns=changed)


RAPIDS = Profile("RAPIDS", RAPIDS_COLUMNS)
RAPIDS_CENTS = replace(RAPIDS, name="RAPIDS, wages with cents", cents=True)
VENDOR = Profile("Demographic data, YYYYMMDD", _VENDOR_COLUMNS, "%Y%m%d", cents=True, ssn_dashes=True, commas=False)
PROFILES = {"rapids": RAPIDS, "rapids-cents": RAPIDS_CENTS, "vendor": VENDOR}

"""`manage.py postal_codes FILE`: where postal codes lie, from the Gazetteer of the Census."""

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from apprenticeships.models import PostalCode

NEEDED: Final = ("GEOID", "INTPTLAT", "INTPTLONG")
DIGITS: Final = 5
AT_ONCE: Final = 2_000
MOST_SHOWN: Final = 20
FARTHEST: Final = (Decimal(90), Decimal(180))
EXACT: Final = Decimal("0.00001")


class Command(BaseCommand):
    """Read the ZCTA file as the Census publishes it: tabs between columns, blanks at the end of the header."""

    help = "Reads where postal codes lie: FILE is the Census Gazetteer of ZIP Code Tabulation Areas, unpacked."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which file."""
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write every line that can be read, and say which cannot."""
        try:
            with options["file"].open(encoding="utf-8-sig") as lines:
                written, mistakes = _load(lines)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{options['file']} cannot be read: {error}.") from error
        self.stdout.write(f"{written:,} postal codes were read.")
        for mistake in mistakes[:MOST_SHOWN]:
            self.stderr.write(mistake)
        if mistakes:
            more = f", of which {MOST_SHOWN} are shown" if len(mistakes) > MOST_SHOWN else ""
            lines = "1 line" if len(mistakes) == 1 else f"{len(mistakes):,} lines"
            raise CommandError(f"{lines} could not be read{more}. The others were kept.")


@transaction.atomic
def _load(lines: Iterable[str]) -> tuple[int, list[str]]:
    rows = iter(lines)
    header = [name.strip().upper() for name in next(rows, "").split("\t")]
    absent = [name for name in NEEDED if name not in header]
    if absent:
        raise CommandError(f"The first line has no column {', '.join(absent)}. Unpack the Gazetteer file of the ZCTAs.")
    places = [header.index(name) for name in NEEDED]
    found: dict[str, PostalCode] = {}
    mistakes = []
    for number, line in enumerate(rows, start=2):
        if not line.strip():
            continue
        try:
            row = _read(line.split("\t"), places)
        except ValueError as error:
            mistakes.append(f"Line {number}: {error}")
        else:
            found[row.code] = row
    for batch in _batches(list(found.values())):
        PostalCode.objects.bulk_create(
            batch, update_conflicts=True, unique_fields=["code"], update_fields=["latitude", "longitude"]
        )
    return len(found), mistakes


def _read(cells: list[str], places: list[int]) -> PostalCode:
    if len(cells) <= max(places):
        raise ValueError(f"{len(cells)} columns instead of {max(places) + 1} or more.")
    code, latitude, longitude = (cells[place].strip() for place in places)
    if len(code) != DIGITS or not (code.isascii() and code.isdigit()):
        raise ValueError(f"“{code}” is not a postal code of five digits.")
    try:
        middle = [Decimal(latitude).quantize(EXACT), Decimal(longitude).quantize(EXACT)]
    except InvalidOperation:
        raise ValueError(f"“{latitude}” and “{longitude}” are no degrees.") from None
    if not all(each.is_finite() and abs(each) <= most for each, most in zip(middle, FARTHEST, strict=True)):
        raise ValueError(f"{latitude} and {longitude} lie outside of the globe.")
    return PostalCode(code=code, latitude=middle[0], longitude=middle[1])


def _batches(rows: list[PostalCode]) -> Iterator[list[PostalCode]]:
    for start in range(0, len(rows), AT_ONCE):
        yield rows[start : start + AT_ONCE]

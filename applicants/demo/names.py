"""Fictional people: names, addresses that lead nowhere, telephone numbers that nobody has."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from apprenticeships.demonstration import DOMAIN

SEED = 1907
GIVEN = (
    "Adaeze Alma Amir Anika Arlo Ayesha Beatriz Benicio Bram Caleb Camila Cassius Celeste Chidi Clara Dalia Darius Delia "
    "Desmond Dov Edith Elena Elias Emeka Esther Ezra Farah Felipe Fiona Gideon Greta Hana Harold Hector Hollis Ilse Imani "
    "Ines Isaac Ivy Jasper Joaquin Josephine Julius Kaia Kamal Katya Kenji Lamar Leila Leopold Lidia Lorenzo Lucille "
    "Malik Marguerite Marisol Milo Mirela Nadia Nathaniel Neha Nestor Noor Odette Orlando Paloma Percy Petra Quincy "
    "Rafael Ramona Rashad Rosalind Ruben Salma Samira Selma Silas Simone Solomon Stellan Tamsin Teodoro Thandi Thelma "
    "Ulises Vera Viola Wendell Winona Xiomara Yara Yusuf Zadie Zora"
).split()
FAMILY = (
    "Abara Albright Alvarado Amadi Aquino Arceneaux Ashworth Baptiste Barlow Benavides Birdsong Blackwood Bonilla "
    "Bracamonte Brightwater Calderon Castellanos Chaudhry Coburn Cordova Crenshaw Dangerfield Delacroix Dembele Dunmore "
    "Eastman Escobedo Falconer Farrow Figueroa Fontaine Gallardo Garrick Goldwater Greenleaf Guidry Halloran Hargrove "
    "Hathaway Herrera Holloway Ibarra Ingram Ives Jarrett Kapoor Kaufman Kessler Kimbrough Lachance Langley Larkspur "
    "Ledbetter Lindqvist Lockhart Macklin Maldonado Marchetti Mbeki McAllister Merriweather Mireles Montague Moonan "
    "Nakamura Navarrete Nightingale Northcott Novak Obi Oduya Olmstead Ontiveros Pacheco Pemberton Penhaligon Pruitt "
    "Quarles Quintero Radcliffe Redfern Ridgeway Rosario Sandoval Satterfield Shepherd Silvestri Stanhope Sterling "
    "Stormont Swann Tamayo Thackeray Tillman Trujillo Underhill Valderrama Vandermeer Villanueva Wakefield Weatherby "
    "Whitlock Winslow Yarborough Zamora Zeller"
).split()
STREETS = ("Alder Street", "Bluff Road", "Cherokee Avenue", "Dogwood Lane", "Elm Court", "Ferry Street", "Grand Avenue")
AREAS = ("314", "573", "636")
NUMBERS_IN_AREA = 100
SPANISH_EACH = 12
YOUNGEST, OLDEST = 20 * 365, 46 * 365  # days


@dataclass(frozen=True, slots=True)
class Who:
    """One fictional person, before anything is known of them."""

    given: str
    family: str
    email: str
    phone: str
    born: date
    street: str
    language: str

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given} {self.family}"

    @property
    def chance(self) -> random.Random:
        """What is left to chance about this person: the same at each start."""
        return random.Random(f"{SEED} {self.email}")  # noqa: S311 - variety, not secrecy


def people(today: date) -> Iterator[Who]:
    """Yield people without end, always the same ones, as old as they would be on ``today``."""
    chance = random.Random(SEED)  # noqa: S311 - variety, not secrecy
    given, family = list(GIVEN), list(FAMILY)
    chance.shuffle(given)
    chance.shuffle(family)
    for place in range(len(given) * len(family)):
        first = given[place % len(given)]
        last = family[(place + place // len(given)) % len(family)]
        yield Who(
            given=first,
            family=last,
            email=f"{first}.{last}@{DOMAIN}".lower(),
            phone=f"+1{AREAS[place // NUMBERS_IN_AREA % len(AREAS)]}55501{place % NUMBERS_IN_AREA:02}",
            born=today - timedelta(days=chance.randint(YOUNGEST, OLDEST)),
            street=f"{chance.randint(100, 4900)} {chance.choice(STREETS)}",
            language="es" if place % SPANISH_EACH == SPANISH_EACH - 1 else "en",
        )


def somebody(name: str, account: str, today: date) -> Who:
    """Return the person behind one of the demonstration's accounts."""
    first, _, last = name.partition(" ")
    born = today - timedelta(days=27 * 365 + 100)
    return Who(first, last, f"{account}@{DOMAIN}", "+13145550177", born, "2218 Elm Court", "en")

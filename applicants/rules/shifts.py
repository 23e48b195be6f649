"""When somebody can work and how they get there: what may be answered."""

from typing import Final

SHIFTS: Final = {
    "early": "Early, from 6 or 7 in the morning",
    "day": "Day, about 8 to 5",
    "evening": "Evening, until 9 at night",
    "night": "Night",
}
DAYS: Final = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
TRANSPORT: Final = {
    "car": "My own car",
    "bus": "Bus or train",
    "ride": "Somebody takes me",
    "bike": "By bike or on foot",
    "unsure": "I am not sure yet",
}

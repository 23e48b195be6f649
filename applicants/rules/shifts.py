"""When somebody can work and how they get there: what may be answered."""

from typing import Final

from apprenticeships.rules.speech import marked

SHIFTS: Final = {
    "early": marked("Early, from 6 or 7 in the morning"),
    "day": marked("Day, about 8 to 5"),
    "evening": marked("Evening, until 9 at night"),
    "night": marked("Night"),
}
DAYS: Final = {
    "mon": marked("Monday"),
    "tue": marked("Tuesday"),
    "wed": marked("Wednesday"),
    "thu": marked("Thursday"),
    "fri": marked("Friday"),
    "sat": marked("Saturday"),
    "sun": marked("Sunday"),
}
TRANSPORT: Final = {
    "car": marked("My own car"),
    "bus": marked("Bus or train"),
    "ride": marked("Somebody takes me"),
    "bike": marked("By bike or on foot"),
    "unsure": marked("I am not sure yet"),
}

"""What events about equal opportunity are called: trainings against harassment, and outreach."""

from typing import Final

FAIR: Final = {
    "antiharassmenttraining.enter": "A training against harassment was written down",
    "antiharassmenttraining.correct": "A training against harassment was put right",
    "antiharassmentattendance.mark": "Was at a training against harassment",
    "antiharassmentattendance.take_back": "Was not at a training against harassment",
    "recruitmentsource.enter": "A recruitment source was put on the list",
    "recruitmentsource.correct": "A recruitment source was put right",
    "recruitmentsource.confirm": "A recruitment source was looked at",
    "recruitmentsource.end": "A recruitment source was taken off the list",
    "outreachnotice.tell": "A recruitment source was told of a class",
}

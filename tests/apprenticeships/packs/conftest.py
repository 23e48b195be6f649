"""Packs that the tests of packs start from."""

import pytest

from apprenticeships.packs.shipped import SHIPPED, path_of, shipped

SMALL = """\
format: 1
slug: small
name: Small program
organization:
  slug: cedar-bend-health
  name: Cedar Bend Health
setup:
  exam_week:
    value: 2
    source: letter
tracks:
  - slug: aide
    title: Aide
    pay:
      - title: Start
        trigger: start
        rate: 18.40
      - title: After the exam
        trigger: exam_pass
        rate: 20.25
phases:
  - title: All
    weeks: 3
    class_time: 4h
    clinic_time: 36h
steps:
  - slug: application
    kind: application
    title: Application
requirements:
  - slug: age
    step: application
    kind: age
    title: 18 years or older
    threshold:
      years: 18
"""


@pytest.fixture
def small():
    """A pack with one of each thing that other things refer to."""
    return SMALL


@pytest.fixture(params=SHIPPED)
def pack(request):
    """Each pack that comes along."""
    return shipped(request.param)


@pytest.fixture(params=SHIPPED)
def pack_file(request):
    """The file of each pack that comes along."""
    return path_of(request.param)

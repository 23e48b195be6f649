"""Saving a section of an application in the background, against a bare view that asks as many statements."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Final
from uuid import uuid4

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from applicants.models import Application, ApplicationState, Section
from apprenticeships import clock
from tests.benchmarks.measures import PageMeasure
from tests.benchmarks.web import Answer, Sample, Web
from tests.benchmarks.world import session_cookie
from tests.forms import fields_of

NAME: Final = "section_save"
SLUG: Final = "words"
TARGET: Final = 3.0
STATEMENTS: Final = 20
WARM: Final = 4
AROUND: Final = 5  # what the bare view asks beside its reads: session, user, begin, update, commit


@require_POST
def bare(request: HttpRequest) -> HttpResponse:
    """Read a section by its key as often as it is told, write it once in the same transaction, and say so."""
    if not request.user.is_authenticated:
        return HttpResponse(status=403)
    row = Section.objects.filter(pk=int(request.POST["section"]))
    with transaction.atomic():
        for _ in range(int(request.POST["reads"])):
            row.values_list("pk", "slug", "answers", "saved_at").get()
        row.update(answers={"why": request.POST["why"]}, saved_at=clock.now())
    return HttpResponse("Saved", content_type="text/plain; charset=utf-8")


def measure(web: Web, *, size: int, options: Namespace) -> PageMeasure:
    """The autosave of one section, each time with other words."""
    row = Application.objects.filter(state=ApplicationState.DRAFT, person__user__isnull=False).order_by("pk")[0]
    cookie = session_cookie(row.person.user)
    path = reverse("portal:section", args=[row.public_id, SLUG])
    sent = {name: values[-1] for name, values in fields_of(web.text(path, cookie=cookie)).items()}
    section, turn = row.sections.exclude(slug=SLUG).order_by("pk")[0], count(1)  # not the one that is saved

    def save(*, counting: bool = False) -> Answer:
        words = sent | {"why": f"I like to help people, and say it {next(turn)} times."}
        return web.posted(path, words, cookie=cookie, headers={"X-Autosave": "1"}, count=counting)

    plain = Plain(web, section.pk, cookie)
    return against(plain, save, name=NAME, size=size, target=TARGET, limit=STATEMENTS, options=options)


@dataclass(frozen=True, slots=True)
class Plain:
    """The bare view: on which section it reads and writes, and who is signed in."""

    web: Web
    section: int
    cookie: str

    def write(self, reads: int) -> Answer:
        """Read so often, and write once."""
        words = {"section": str(self.section), "reads": str(reads), "why": uuid4().hex}
        return self.web.posted(reverse("bench-saved"), words, cookie=self.cookie)


def against(
    plain: Plain, act: Callable[..., Answer], *, name: str, size: int, target: float, limit: int, options: Namespace
) -> PageMeasure:
    """Bare, act, bare, act, bare: something that writes, against the bare view that asks as many statements."""
    web, counted = plain.web, act(counting=True)
    asked = int(counted.headers["X-Statements"])

    def write() -> Answer:
        return plain.write(asked - AROUND)

    for _ in range(WARM):
        act()
        write()
    memory, measured, floor = web.memory(), Sample(), Sample()
    for block in range(options.blocks):
        web.take(floor, options.block, write)
        web.take(measured, options.block, act)
        if block == options.blocks - 1:
            web.take(floor, options.block, write)
    return PageMeasure(
        name=name,
        size=size,
        target=target,
        limit=limit,
        ratio=measured.p50 / floor.p50,
        cpu_ratio=measured.cpu_each / floor.cpu_each,
        p50=measured.p50,
        p95=measured.p95,
        floor_p50=floor.p50,
        cpu=measured.cpu_each,
        statements=asked,
        statements_ms=float(counted.headers["X-Statements-Ms"]),
        kilobytes=len(counted.body) / 1000,
        memory=web.memory(),
        growth=web.memory() - memory,
        samples=len(measured.milliseconds),
    )

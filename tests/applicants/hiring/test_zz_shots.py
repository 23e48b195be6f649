import os
from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import sync_playwright

from applicants.models import Job
from applicants.workflows import interviews, referrals
from tests import factories as make
from tests.applicants.hiring.readers import browser
from tests.applicants.hiring.test_packet import loaded
from tests.applicants.hiring_world import *


@pytest.mark.django_db(transaction=True)
def test_shots(live_server, settings):
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    site = make.make_site(name="Northside")
    dep = make.make_department(site=site, name="Family Medicine")
    here = world(headcount=5, department=dep)
    with_list(here)

    def cand(g, f, **k):
        who = here.candidate(person=make.applicant(given_name=g, family_name=f, phone="(314) 555-0188"), **k)
        return who

    main = loaded(here)
    Job.objects.create(
        application=main,
        employer="Cedar Bend Health",
        title="Food service worker",
        started_on=date(2021, 6, 1),
        ended_on=date(2022, 6, 1),
    )
    from applicants.models import Section

    Section.objects.filter(application=main, slug="words").update(
        answers={
            "why": "I bring the trays, so I am in every room twice a day. People tell me things they forget to tell the nurse. I started writing them down for her.",
            "proud": "Our system was down at lunch and 40 diet cards were missing. I went floor by floor with a pencil and asked each charge nurse.",
        }
    )
    referrals.declare(main.pk, conflict=False, by=here.by, at=NOW)
    late = cand("Jordan", "Ellis")
    late.referrals.update(invite_by=NOW.date() - timedelta(days=1))
    inv = cand("Tomas", "Rivera")
    referrals.declare(inv.pk, conflict=False, by=here.by, at=NOW)
    meetA = cand("Imani", "Walker")
    dev = cand("Devon", "Pryor")
    mm = here.meet(main)
    interviews.hold(mm.pk, by=here.by, at=AFTER)
    md = here.meet(dev, starts_at=MEETING + timedelta(minutes=30))
    interviews.hold(md.pk, by=here.by, at=AFTER)
    here.score(md)
    referrals.declare(dev.pk, conflict=False, by=here.by, at=NOW)
    ma = here.meet(
        meetA, starts_at=AFTER + timedelta(days=4), at=AFTER, place="By video: https://video.example.org/room/214"
    )
    gr = cand("Grace", "Nakamura")
    mg = here.meet(gr, starts_at=AFTER - timedelta(minutes=5), at=NOW)
    interviews.hold(mg.pk, by=here.by, at=AFTER)
    here.score(mg)
    off = here.offered(gr, "thinking")

    calls = cand("Hannah", "Kowalski")
    m2 = here.meet(calls, starts_at=MEETING - timedelta(hours=2))
    interviews.hold(m2.pk, by=here.by, at=AFTER)
    here.score(m2)
    call = here.prepared(calls)
    yes = cand("Maya", "Torres")
    m3 = here.meet(yes, starts_at=MEETING - timedelta(hours=3))
    interviews.hold(m3.pk, by=here.by, at=AFTER)
    here.score(m3)
    conf = here.confirmed(yes)
    with time_machine.travel(AFTER, tick=True):
        pages = {
            here.manager: {
                "queue": "/hiring/",
                "packet": reverse("hiring:candidate", args=[main.public_id]),
                "decide": reverse("hiring:candidate", args=[dev.public_id]),
                "conflict": reverse("hiring:candidate", args=[late.public_id]),
                "planned": reverse("hiring:candidate", args=[inv.public_id]),
                "invite": reverse("hiring:invite", args=[inv.public_id]),
                "call": reverse("hiring:offer", args=[call.public_id]),
                "offer": reverse("hiring:offer", args=[off.public_id]),
                "pass": reverse("hiring:pass", args=[inv.public_id]),
                "decided": "/hiring/decided/",
            },
            gr.person.user: {
                "p-offer": reverse("offers:offer", args=[off.public_id]),
                "p-no": reverse("offers:decline", args=[off.public_id]),
            },
            yes.person.user: {"p-list": reverse("offers:onboarding", args=[yes.public_id])},
        }
        with sync_playwright() as p:
            b = p.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            for user, urls in pages.items():
                c = browser(user)
                for width in (390, 1280):
                    ctx = b.new_context(viewport={"width": width, "height": 900})
                    ctx.add_cookies([{"name": "session", "value": c.cookies["session"].value, "url": live_server.url}])
                    pg = ctx.new_page()
                    pg.add_init_script("")
                    for name, u in urls.items():
                        pg.goto(live_server.url + u)
                        if name == "packet":
                            pg.locator("label:has(input[name=rating_care][value='4'])").click()
                        w = pg.evaluate("document.documentElement.scrollWidth")
                        print(name, width, "overflow" if w > width else "ok", w, pg.title())
                        pg.screenshot(path=f"/tmp/hp/{name}-{width}.png", full_page=True)
                        pg.add_script_tag(path="/work/main/tests/browser/axe/axe.min.js") if False else None
                    ctx.close()
            b.close()

"""A quarter of the partnership, chapter by chapter: each through the pages of those who do it."""

import re
from datetime import date
from html import unescape
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from applicants.demo.world import account
from apprenticeships.models import SignUp, User
from apprenticeships.workflows import people
from cohorts.models import Enrollment, JobPlacement, ParticipantBatch, PreceptorshipLog, TuitionRequest
from cohorts.workflows import cohorts, exams
from tests.applicants.hiring.readers import browser, text_of
from tests.cohorts.registry import ANSWERS
from tests.journeys.partnership_scene import (
    GARDNER,
    LIST,
    LOCAL_521,
    LOCAL_721,
    WITH_MISTAKES,
    WORKER,
    Scene,
    has_a_grant,
    is_registered,
    moment,
)
from tests.partnership_services import file

SIGNERS = {"Graciela Monteverde": GARDNER, "Sol Beltrán": LOCAL_521}
OUTSIDER = {"Terrence Okonjo": LOCAL_721}
COURSE = {
    "school": "City College", "course": "Anatomy 1", "area": "Nursing", "starts_on": "2026-01-12",
    "ends_on": "2026-05-22", "amount": "6000", "elsewhere_known": "nothing", "elsewhere": "", "note": "",
}  # fmt: skip
WHY_FILE = "The state asked for the first quarter."


def address(name: str, *args: object) -> str:
    return reverse(f"partnership:{name}", args=args)


def links(response: Any) -> list[tuple[str, int]]:
    """Every link to a list of records, with the number that it stands on."""
    page = " ".join(response.content.decode().split())
    found = re.findall(r'href="([^"]*/records/\?[^"]*)"[^>]*>(?:<strong>)?\s*([\d,]+)\s*<', page)
    return [(unescape(url), int(number.replace(",", ""))) for url, number in found]


class Quarter:
    """January to March 2026 and the weeks after it, in which the report is made."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    @property
    def desk(self) -> Client:
        return self.scene.desk

    def somebody(self, name: str) -> Client:
        """A partner who signs in."""
        return browser(User.objects.get(name=name))

    def begins(self) -> None:
        """The grant and the registration are entered, partners are invited."""
        scene = self.scene
        scene.go(1, 5, 9, 30)
        has_a_grant(scene)
        is_registered(scene)
        for name, slug in (SIGNERS | OUTSIDER).items():
            typed = {
                "organization": scene.organization(slug).pk, "email": f"{slug}@demo.example", "name": name,
                "role": "partner",
            }  # fmt: skip
            assert self.desk.post(address("invite", scene.version.program_id), typed).status_code == 302
        scene.go(1, 5, 10)

    def looks_at_a_list(self, rows: tuple[str, ...], name: str) -> Any:
        """What taking a list in would do."""
        sent = SimpleUploadedFile(name, "\n".join(rows).encode())
        return self.desk.post(address("import", self.scene.version.program_id), {"file": sent}, follow=True)

    def takes_in_the_list(self) -> list[list[str]]:
        """A list with mistakes is tried and thrown away, the mended one is taken in. The figures of both looks."""
        scene, program = self.scene, self.scene.version.program_id
        by_hand = {
            "given_name": "Nadia", "family_name": "Quint", "kind": "entrant", "occupation": "",
            "email": "nadia@demo.example", "joined_on": "2026-01-02",
        }  # fmt: skip
        assert self.desk.post(address("add", program), by_hand).status_code == 302
        wrong = self.looks_at_a_list(WITH_MISTAKES, "first.csv")
        batch = ParticipantBatch.objects.get()
        self.problems = [(each.row, each.column, each.reason) for each in wrong.context["problems"]]
        self.desk.post(address("discard", batch.pk))
        scene.go(1, 6, 10)
        right = self.looks_at_a_list(LIST, "mended.csv")
        batch = ParticipantBatch.objects.latest("pk")
        typed = {"fingerprint": right.context["fingerprint"], "row-10": f"person-{scene.who('Nadia').person_id}"}
        done = self.desk.post(address("take-in", batch.pk), typed, follow=True)
        assert "Taken in: 8 people joined, 1 was known." in text_of(done)
        return [[each["value"] for each in look.context["figures"]] for look in (wrong, right)]

    def signs_in(self) -> None:
        """The worker signs in with the address of the list, and is known by it."""
        assert people.claim(account("", WORKER.partition("@")[0]), at=self.scene.go(1, 7, 12)) is not None

    @property
    def worker(self) -> Client:
        return browser(self.scene.who("Ines").person.user)

    def holds_trainings(self) -> None:
        """One for professional development, two of continuing education; who came is marked, one did not come."""
        scene, line = self.scene, "continuing-education"
        development = ("Ines", "Paulo", "Dinah", "Mirela", "Joon", "Leona")
        huddle = scene.session("Leading a huddle", day=date(2026, 1, 22), line="professional-development")
        first = scene.session("Charting, part 1", day=date(2026, 2, 5), line=line)
        second = scene.session("Charting, part 2", day=date(2026, 2, 12), line=line)
        self.training(huddle, came=development, missed=("Tomas",), on=(1, 22))
        self.training(first, came=("Ines", "Paulo", "Amalia", "Tomas", "Nadia"), on=(2, 5))
        self.training(second, came=("Ines", "Paulo"), on=(2, 12))

    def training(self, row: Any, *, came: tuple[str, ...], missed: tuple[str, ...] = (), on: tuple[int, int]) -> None:
        """Somebody is signed up from the list, and marked on the day."""
        chosen = [self.scene.who(name).pk for name in (*came, *missed)]
        assert self.desk.post(address("session-sign-up", row.pk), {"who": chosen}).status_code == 302
        self.scene.go(*on, 19)
        for names, how in ((came, "came"), (missed, "missed")):
            marked = SignUp.objects.filter(session=row, person__given_name__in=names)
            keys = list(marked.values_list("pk", flat=True))
            self.desk.post(reverse("desk:mark", args=[row.pk]), {"who": keys, "how": how})

    def begins_classes(self) -> None:
        """The medical assistants begin on January 12, the community health workers on February 2."""
        scene, at = self.scene, self.scene.go(1, 8, 10)
        for track, name, day in (
            ("medical-assistant", "Ines", date(2026, 1, 12)),
            ("community-health-worker", "Nadia", date(2026, 2, 2)),
        ):
            cohort = cohorts.add(scene.version, starts_on=day, by=scene.by, at=at)
            scene.seat(cohort, track, scene.who(name), at)

    def asks_for_tuition(self) -> TuitionRequest:
        """The worker asks for more than the yearly limit, with the bill; the coordinator approves, and it is paid."""
        self.scene.go(2, 16, 12)
        sent = self.worker.post(reverse("tuition:new"), COURSE | {"documents": [file()]}, follow=True)
        row = TuitionRequest.objects.get()
        assert "You hear from us by Monday, February 23." in text_of(sent)
        page = text_of(self.desk.get(address("tuition-request", row.pk)))
        assert "$5,250.00 free of tax, $750.00 taxable as wages." in page
        self.scene.go(2, 18, 10)
        self.desk.post(address("tuition-step", row.pk, "approve"), {"amount": "6000", "note": ""})
        self.scene.go(2, 20, 10)
        self.desk.post(address("tuition-step", row.pk, "pay"), {"paid_on": "2026-02-20"})
        self.scene.go(2, 20, 11)
        row.refresh_from_db()
        return row

    def is_supervised(self) -> None:
        """The worker writes two days down, of which the preceptor confirms one; the preceptor writes a third."""
        scene = self.scene
        scene.go(2, 26, 17)
        ines, floor = scene.who("Ines"), browser(scene.preceptor)
        typed = {"minutes": "4", "area": "Nursing", "supervisor": scene.preceptor.pk, "supervisor_name": ""}
        for day in ("2026-02-24", "2026-02-26"):
            self.worker.post(reverse("supervision:new", args=[ines.public_id]), typed | {"date": day})
        log = PreceptorshipLog.objects.get(date=date(2026, 2, 24))
        assert log.state == "claimed"
        floor.post(reverse("floor:confirm", args=[log.public_id]))
        typed |= {"date": "2026-02-25", "area": "Dental"}
        floor.post(reverse("floor:supervise", args=[scene.who("Dinah").public_id]), typed)

    def passes_the_exam(self) -> None:
        """The exam is booked and passed, with the number on the certificate."""
        scene, at = self.scene, self.scene.go(3, 2, 10)
        row = Enrollment.objects.get(person=scene.who("Ines").person)
        attempt = exams.plan(row.pk, by=scene.by, at=at)
        exams.book(attempt.pk, starts_at=moment(date(2026, 3, 20), 9), place="Testing center", by=scene.by, at=at)
        exams.record_pass(
            attempt.pk, taken_on=date(2026, 3, 20), score=431, certificate_number="C-1", by=scene.by,
            at=scene.go(3, 23, 10),
        )  # fmt: skip

    def is_placed(self) -> None:
        """The apprentice has a job, and then a proof of it comes."""
        scene = self.scene
        scene.go(3, 27, 10)
        typed = {
            "organization": scene.organization(GARDNER).pk, "employer_name": "", "title": "Community health worker",
            "started_on": "2026-03-24", "proof": "",
        }  # fmt: skip
        self.desk.post(address("services-step", scene.who("Nadia").pk, "job"), typed)
        job = JobPlacement.objects.get()
        assert self.placed().endswith("0 of the 9 needed (90% of 10)")
        self.desk.post(address("job-step", job.pk, "prove"), {"proof": "pay_stub"})
        assert self.placed().endswith("1 of the 9 needed (90% of 10)")

    def targets(self) -> Any:
        """The target report of the quarter at the desk."""
        return self.desk.get(address("grant", self.scene.grant.pk), {"period": "2026-01-01"})

    def placed(self) -> str:
        (found,) = self.targets().context["outcomes"]
        return str(found["outcome"].sentence)

    def every_number_opens(self) -> int:
        """Each number of the target report leads to a list of as many rows. How many there are."""
        found = links(self.targets())
        for url, number in found:
            assert self.desk.get(url).context["page_obj"].paginator.count == number
        return len(found)

    def sends(self, report: Any) -> str:
        """The coordinator sends a report; what the page answers."""
        done = self.desk.post(address("report-write", report.pk), {"how": "send"}, follow=True)
        report.refresh_from_db()
        return text_of(done)

    def signs(self, name: str, report: Any, *, dissent: str = "") -> str:
        """A partner reads a report and signs it with their name; what the page says then."""
        client, page = self.somebody(name), reverse("partners:report", args=[report.public_id])
        digest = client.get(page).context["form"].initial["digest"]
        typed = {"name": name, "digest": digest, "dissent": dissent}
        assert client.post(reverse("partners:sign", args=[report.public_id]), typed).status_code == 302
        return text_of(client.get(page))

    def meets(self) -> list[int]:
        """The committee meets; minutes are written by one coordinator and approved by the other."""
        scene = self.scene
        row = scene.session("Clinic committee", day=date(2026, 4, 14), kind="committee")
        scene.go(4, 15, 10)
        step = (scene.grant.pk, row.pk)
        minutes = {
            "text": "Both sides were there.", "decision_1": "Offer charting in the evening.", "for_1": "6",
            "against_1": "1", "abstained_1": "0",
        }  # fmt: skip
        codes = [
            self.desk.post(address("minutes-step", *step, "write"), minutes).status_code,
            self.desk.post(address("minutes-step", *step, "approve")).status_code,
            browser(scene.colleague).post(address("minutes-step", *step, "approve")).status_code,
        ]
        read = text_of(self.somebody("Sol Beltrán").get(reverse("partners:committee")))
        assert "Offer charting in the evening." in read
        return codes

    def is_missing(self) -> list[str]:
        """What the dry run of the registry says."""
        found = self.desk.get(address("registry", self.scene.grant.pk)).context["findings"]
        return [each.problem.column for each in found]

    def answers(self) -> None:
        """Birth date and address are written down; the apprentice's answers are entered and sealed."""
        row = Enrollment.objects.get(person=self.scene.who("Nadia").person)
        place = (self.scene.grant.pk, row.pk)
        lives = {
            "birth_date": "2001-05-17", "street": "12 Oak St", "city": "San Jose", "state": "CA",
            "postal_code": "95110",
        }  # fmt: skip
        assert self.desk.post(address("registry-identity", *place), lives).status_code == 302
        typed = ANSWERS | {"employment": "new", "participant": "adult"}
        assert self.desk.post(address("registry-answers", *place), typed).status_code == 302

    def takes_the_file(self) -> list[str]:
        """The lines of the file for the registry."""
        grant = self.scene.grant
        page = self.desk.get(address("registry", grant.pk))
        typed = {"registration": page.context["chosen"].pk, "profile": "rapids-cents", "reason": WHY_FILE}
        done = self.desk.post(address("registry-file", grant.pk), typed)
        return [*done.content.decode().splitlines()] if done.status_code == 200 else []

"""One object behind every address of a partnership, with its owner and a stranger of the same role."""

from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from apprenticeships.models import ProgramVersion, Role, User
from cohorts.models import ParticipantBatch, Practice, TuitionDocument
from cohorts.workflows import reports
from tests import factories as make
from tests import partnership
from tests import partnership_services as services
from tests.architecture.own import Own
from tests.cohorts.reports import scene
from tests.factories import NOON
from tests.trainings import planned


class Partnerships:
    """What the addresses of partnerships name; the world mixes it in."""

    version: ProgramVersion
    coordinator: User
    other_coordinator: User
    stranger: User

    def partnerships(self) -> dict[str, Own]:
        """Addresses of the partnership desk, and of a partner's own people."""
        version = partnership.partnership()
        row = partnership.participant(version)
        batch = ParticipantBatch.objects.create(
            program=version.program, filename="list.csv", content='{"rows": [], "ignored": []}', uploaded_at=NOON,
            uploaded_by=self.coordinator,
        )  # fmt: skip
        clinic, elsewhere = partnership.clinic(), partnership.clinic("elsewhere-clinic")
        role = make.membership(make.user(), Role.PARTNER, organization=clinic)

        def desk(pk: Any, **more: Any) -> Own:
            return Own(self.coordinator, self.other_coordinator, {"pk": pk} | more)

        program = ("program", "invite", "people", "add", "import", "template")
        return (
            {f"partnership:{name}": desk(version.program_id) for name in program}
            | {f"partnership:{name}": desk(batch.pk) for name in ("batch", "take-in", "discard")}
            | {
                "partnership:end-role": desk(version.program_id, role=role.pk),
                "partnership:participant": desk(row.pk),
                "partnership:participant-step": desk(row.pk, step="end"),
                "partners:person": Own(
                    partnership.partner(clinic), partnership.partner(elsewhere), {"public_id": row.public_id}
                ),
            }
        )

    def services(self) -> dict[str, Own]:
        """Addresses of tuition, supervised hours and jobs, of the worker, the preceptor and the coordinator."""
        worker, boss = services.worker(), services.preceptor()
        tuition, hours, job = services.tuition(worker), services.log(worker, supervisor=boss), services.job(worker)
        stored = default_storage.save("tuition/world.pdf", ContentFile(services.PDF))
        document = TuitionDocument.objects.create(
            request=tuition, name="bill.pdf", media_type="application/pdf", size=9, digest="0", file=stored,
            uploaded_by=worker.person.user, uploaded_at=NOON,
        )  # fmt: skip
        other = make.staff()
        make.membership(other, Role.PRECEPTOR, organization=partnership.clinic("far-clinic", name="Far Clinic"))

        def mine(**kwargs: Any) -> Own:
            return Own(worker.person.user, self.stranger, kwargs)

        def floor(**kwargs: Any) -> Own:
            return Own(boss, other, kwargs)

        def desk(pk: Any, **more: Any) -> Own:
            return Own(self.coordinator, self.other_coordinator, {"pk": pk} | more)

        return {
            "tuition:request": mine(public_id=tuition.public_id),
            "tuition:documents": mine(public_id=tuition.public_id),
            "tuition:take_back": mine(public_id=tuition.public_id),
            "tuition:document": mine(public_id=document.public_id),
            "supervision:new": mine(participant=worker.public_id),
            "supervision:take_back": mine(public_id=hours.public_id),
            "floor:supervise": floor(participant=worker.public_id),
            "floor:confirm": floor(public_id=hours.public_id),
            "floor:not_so": floor(public_id=hours.public_id),
            "partnership:tuition-request": desk(tuition.pk),
            "partnership:tuition-step": desk(tuition.pk, step="deny"),
            "partnership:tuition-document": desk(document.pk),
            "partnership:services-person": desk(worker.pk),
            "partnership:services-step": desk(worker.pk, step="job"),
            "partnership:hours-step": desk(hours.pk, step="confirm"),
            "partnership:credential-step": desk(services.credential(worker).pk, step="prove"),
            "partnership:job-step": desk(job.pk, step="end"),
        }

    def partnership_reports(self) -> dict[str, Own]:
        """Addresses of the reports, the committee and the registry of a partnership, on both sides."""
        here = scene()
        partnership.registration(here.version.tracks.get())
        report = here.sent()
        correction = reports.correct(report.pk, reason="A roster came late.", by=make.ROBOT, at=NOON)
        meeting = here.meeting()
        stranger = partnership.partner(partnership.local("local-9", name="Local 9"))
        apprentice = make.enrollment(cohort=make.cohort(version=here.version))

        def practice(by: User) -> Practice:
            return Practice.objects.create(
                program=here.version.program, organization=partnership.local(), title="Huddle", text="Ten minutes.",
                shared_by=by, shared_at=NOON,
            )  # fmt: skip

        def desk(pk: Any, **more: Any) -> Own:
            return Own(here.coordinator, self.other_coordinator, {"pk": pk} | more)

        def partner(row: Any) -> Own:
            return Own(here.union, stranger, {"public_id": row.public_id})

        of_grant = ("reports", "begin", "committee", "share", "registry", "registry-file")
        of_report = ("report", "report-compare", "report-write", "report-pdf", "report-csv")
        return (
            {f"partnership:{name}": desk(here.grant.pk) for name in of_grant}
            | {f"partnership:{name}": desk(report.pk) for name in of_report}
            | {
                "partnership:report-step": desk(correction.pk, step="discard"),
                "partnership:minutes": desk(here.grant.pk, session=meeting.pk),
                "partnership:minutes-step": desk(here.grant.pk, session=meeting.pk, step="write"),
                "partnership:withdraw": desk(here.grant.pk, practice=practice(here.coordinator).pk),
                "partnership:registry-answers": desk(here.grant.pk, enrollment=apprentice.pk),
                "partnership:registry-identity": desk(here.grant.pk, enrollment=apprentice.pk),
                "partners:report": partner(report),
                "partners:sign": partner(report),
                "partners:withdraw": partner(practice(here.union)),
            }
        )

    def targets(self) -> dict[str, Own]:
        """Addresses of a grant's targets, and of a training that participants are signed up for."""
        grant = partnership.grant(self.version)
        part = partnership.component(self.version, "tuition")
        training = make.session(program=self.version.program, component=part)

        def own(pk: Any, **more: Any) -> Own:
            return Own(self.coordinator, self.other_coordinator, {"pk": pk} | more)

        lesson = planned(self.version)
        views = ("grant", "targets-csv", "targets-xlsx", "records")
        return {f"partnership:{name}": own(grant.pk) for name in views} | {
            "partnership:target": own(grant.pk, component="tuition"),
            "partnership:session-people": own(training.pk),
            "partnership:session-sign-up": own(training.pk),
            "partnership:class-people": own(lesson.pk),
            "partnership:class-sign-up": own(lesson.pk),
        }

"""One object behind every address of a partnership, with its owner and a stranger of the same role."""

from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from apprenticeships.models import Role, User
from cohorts.models import ParticipantBatch, TuitionDocument
from tests import factories as make
from tests import partnership
from tests import partnership_services as services
from tests.architecture.own import Own
from tests.factories import NOON


class Partnerships:
    """What the addresses of partnerships name; the world mixes it in."""

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
            "partnership:job-step": desk(job.pk, step="end"),
        }

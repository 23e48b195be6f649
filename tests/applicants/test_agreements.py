"""The agreement in the product: filled, signed by each party in its order, and void when its facts change."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from applicants.models import Agreement, AgreementSignature, Party
from applicants.records.agreement_paper import record_of, void_words
from applicants.records.guardian_links import token_of
from applicants.workflows import agreements, applications, guardians, onboarding
from apprenticeships import messages
from apprenticeships.admin.todo import collect
from apprenticeships.audit import about
from apprenticeships.errors import GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.mail import render
from apprenticeships.models import Event, Message, PersonIdentity, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring_world import AFTER, NOW, candidate_of, world
from tests.applicants.portal.test_bad_input import BAD

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture(autouse=True)
def _then():
    with time_machine.travel(AFTER, tick=False):
        yield


def agreed(born=None, department=None, **item):
    """Somebody who said yes in a program with an agreement; a minor has a guardian."""
    here = world(department=department) if department else world()
    make.onboarding_item(here.version, slug="agreement", title="Sign the apprenticeship agreement", **item)
    who = here.candidate()
    if born:
        PersonIdentity.objects.create(person=who.person, birth_date=born)
        guardians.name_guardian(
            who.person_id, name="Rosa Ortiz", email="rosa@example.org", by=candidate_of(who), at=NOW
        )
    here.confirmed(who)
    return here, who, who.agreements.get()


def desk_of(name="Dana Whitfield", **fields):
    return make.staff(Role.COORDINATOR, name=name, **fields)


def signed_for_both(row, by):
    """The employer's signature and the sponsor's: one organization here, so one person may give both."""
    for party in (Party.EMPLOYER, Party.SPONSOR):
        agreements.sign_for(row.pk, party, name=by.name, read=row.digest, by=by, at=AFTER)


def own_name(who):
    return f"{who.person.given_name} {who.person.family_name}"


def test_the_apprentice_signs_then_employer_and_sponsor_and_the_task_is_done():
    _here, who, row = agreed()
    staff = desk_of()
    phone, desk = browser(who.person.user), browser(staff)
    task = who.onboarding_tasks.get()
    page = reverse("offers:agreement", args=[who.public_id])
    at_desk = reverse("board:getting-ready-task", args=[task.pk])

    assert "Read and sign the agreement" in text_of(phone.get(reverse("offers:onboarding", args=[who.public_id])))
    assert who.person.given_name in text_of(phone.get(page))
    with pytest.raises(GuardFailed, match="Open the agreement"):
        onboarding.complete(task.pk, by=candidate_of(who), at=AFTER)
    for bad in (*BAD, "Somebody Else"):
        assert phone.post(page, {"name": bad, "digest": row.digest}).status_code == 422
    assert phone.post(page, {"name": own_name(who)}).status_code == 422  # nobody signs without the text
    stranger = {"name": "Somebody Else", "digest": row.digest}
    assert "call us: we correct it, and then you sign" in text_of(phone.post(page, stranger))
    mine = {"name": "Dana Whitfield", "read": row.digest}
    assert desk.post(f"{at_desk}sign/", mine).status_code == 422  # the sponsor signs last
    assert phone.post(page, {"name": own_name(who), "digest": row.digest})["Location"] == page
    assert "You signed it. We write to you when everybody has." in text_of(phone.get(page))
    task.refresh_from_db()
    assert (task.said_at, task.done_at) == (AFTER, None)
    with pytest.raises(GuardFailed, match="This is signed"):
        onboarding.reopen(task.pk, by=candidate_of(who), at=AFTER)
    early = desk.post(f"{at_desk}sign/", mine)
    assert "The sponsor signs last. This waits for: employer." in text_of(early)
    other = desk.post(f"{at_desk}sign-employer/", {"name": "Ruth Calloway", "read": row.digest})
    assert "Sign with your own name: Dana Whitfield." in text_of(other)
    stale = desk.post(f"{at_desk}sign-employer/", {"name": "Dana Whitfield", "read": "0" * 64})
    assert (stale.status_code, f'value="{row.digest}"' in stale.content.decode()) == (422, True)
    assert "The text changed while you read it." in text_of(stale)
    desk.post(f"{at_desk}sign-employer/", mine)
    desk.post(f"{at_desk}sign/", mine)

    assert "Everybody signed it. You can keep a copy." in text_of(phone.get(page))
    row.refresh_from_db()
    task.refresh_from_db()
    assert (row.state, task.done_by_id) == ("signed", staff.pk)
    assert [(each.party, each.digest) for each in row.signatures.all()] == [
        ("apprentice", row.digest),
        ("employer", row.digest),
        ("sponsor", row.digest),
    ]
    assert Message.objects.filter(kind="agreement.signed").count() == 1
    assert who.person.family_name not in str(list(about(row).values_list("data", "reason")))
    assert phone.get(reverse("offers:agreement_copy", args=[row.public_id])).content.startswith(b"%PDF")
    record = dict(record_of(row))
    for party in ("Employer", "Sponsor"):
        assert record[party].split("\n")[::3] == ["Dana Whitfield", f"SHA-256 {row.digest}"]
        assert "I sign for Cedar Bend Health, and I may bind it." in record[party]
    assert "2026-01-09 13:00:00 CST" in record["Apprentice"]
    copy = desk.get(reverse("board:getting-ready-agreement", args=[task.pk, row.pk]))
    assert copy["Content-Type"] == "application/pdf"


def test_a_wrong_name_under_the_agreement_is_corrected_by_us_as_the_application_is_closed():
    _here, who, row = agreed()

    with pytest.raises(GuardFailed) as refused:
        agreements.sign(row.pk, name="Somebody Else", read=row.digest, by=candidate_of(who), at=AFTER)

    assert "call us: we correct it" in str(refused.value)
    assert "Contact" not in str(refused.value)


def test_nobody_signs_for_the_sponsor_with_somebody_who_will_not_come():
    _here, who, row = agreed()
    agreements.sign(row.pk, name=own_name(who), read=row.digest, by=candidate_of(who), at=AFTER)
    applications.withdraw(who.pk, reason_code="school", by=candidate_of(who), at=AFTER)
    desk = browser(desk_of())
    at_desk = reverse("board:getting-ready-task", args=[who.onboarding_tasks.get().pk])

    offered = desk.get(at_desk).context["steps"]
    refused = desk.post(f"{at_desk}sign-employer/", {"name": "Dana Whitfield", "read": row.digest})

    row.refresh_from_db()
    assert (offered, refused.status_code, row.state) == ([], 422, "open")
    assert not Message.objects.filter(kind="agreement.signed").exists()


@pytest.mark.parametrize("gates", [True, False])
def test_nobody_takes_the_seat_before_all_parties_signed_and_no_tick_stands_for_a_signature(gates):
    _here, who, row = agreed(gates_start=gates)
    staff, task = desk_of(), who.onboarding_tasks.get()
    by = Actor.user(staff)

    with pytest.raises(GuardFailed, match=r"waits for: apprentice and employer\. After that sign for the sponsor"):
        onboarding.finish(who.pk, by=by, at=AFTER)
    with pytest.raises(GuardFailed, match="Signatures tick this one"):
        onboarding.complete(task.pk, by=by, at=AFTER)
    board = browser(staff).get(reverse("board:application", args=[who.pk])).content.decode()
    assert ("Sign the apprenticeship agreement" in board, "Choose Sign the appr" in board) == (True, False)
    agreements.sign(row.pk, name=own_name(who), read=row.digest, by=candidate_of(who), at=AFTER)
    with pytest.raises(GuardFailed, match=r"waits for: employer\. After that sign for the sponsor under “Getting"):
        onboarding.finish(who.pk, by=by, at=AFTER)
    signed_for_both(row, by)

    assert onboarding.finish(who.pk, by=by, at=AFTER).state == "enrolled"


def test_a_change_voids_the_agreement_visibly_and_asks_anew():
    here, who, row = agreed()
    agreements.sign(row.pk, name=own_name(who), read=row.digest, by=candidate_of(who), at=AFTER)
    signed_for_both(row, Actor.user(desk_of()))
    assert agreements.follow(at=AFTER) == 0

    here.cohort.starts_on, here.cohort.ends_on = here.cohort.starts_on.replace(day=9), here.cohort.ends_on
    here.cohort.save()
    assert (agreements.follow(at=AFTER), agreements.follow(at=AFTER)) == (1, 0)

    row.refresh_from_db()
    new = who.agreements.get(number=2)
    task = who.onboarding_tasks.get()
    assert (row.state, row.changed) == ("void", ["Begin and term", "Probation and the end of this agreement"])
    assert AgreementSignature.objects.filter(agreement=row).count() == 3  # what was signed stays on record
    assert (new.state, task.done_at, task.said_at) == ("open", None, None)
    assert Message.objects.get(kind="agreement.changed").person == who.person
    phone = browser(who.person.user)
    shown = text_of(phone.get(reverse("offers:agreement", args=[who.public_id])))
    assert ("the earlier one is void" in shown, "Begin and term" in shown) == (True, True)
    assert void_words(row).startswith("VOID since Friday, January 9, 2026. Changed: Begin and term")
    assert void_words(new) == ""
    with pytest.raises(TransitionRefused):
        agreements.sign(row.pk, name=own_name(who), read=row.digest, by=candidate_of(who), at=AFTER)
    agreements.sign(new.pk, name=own_name(who), read=new.digest, by=candidate_of(who), at=AFTER)
    assert Event.objects.filter(kind="agreement.void").get().reason.startswith("Changed: Begin and term")


def test_nobody_signs_a_text_that_replaced_the_one_on_their_screen():
    here, who, row = agreed()
    phone, page = browser(who.person.user), reverse("offers:agreement", args=[who.public_id])
    assert f'name="digest" value="{row.digest}"' in phone.get(page).content.decode()
    here.cohort.starts_on = here.cohort.starts_on.replace(day=9)
    here.cohort.save()
    agreements.follow(at=AFTER)
    new = who.agreements.get(number=2)

    refused = phone.post(page, {"name": own_name(who), "digest": row.digest})

    assert (refused.status_code, new.signatures.count()) == (422, 0)
    assert "The text changed while you read it." in text_of(refused)
    assert f'name="digest" value="{new.digest}"' in refused.content.decode()
    assert phone.post(page, {"name": own_name(who), "digest": new.digest}).status_code == 302
    assert new.signatures.count() == 1


def test_a_guardian_signs_beside_somebody_under_18_by_the_own_link():
    _here, who, row = agreed(born=AFTER.date().replace(year=AFTER.year - 17))
    guardian = who.person.guardians.get()
    page = reverse("portal:for_guardian_agreement", args=[token_of(guardian)])
    visitor = Client()
    spanish = visitor.get(page, headers={"Accept-Language": "es"}).content.decode()
    assert "El texto está en inglés, como se registra." in spanish
    assert '<div lang="en">' in spanish

    assert (row.needs_guardian, "Parent or guardian: Rosa Ortiz" in row.text) == (True, True)
    assert Message.objects.get(kind="agreement.guardian").recipient == "rosa@example.org"
    agreements.sign(row.pk, name=own_name(who), read=row.digest, by=candidate_of(who), at=AFTER)
    sponsor = Actor.user(desk_of())
    with pytest.raises(GuardFailed, match="parent or guardian and employer"):
        agreements.sign_for(row.pk, Party.SPONSOR, name=sponsor.name, read=row.digest, by=sponsor, at=AFTER)
    with pytest.raises(NotAllowed):
        agreements.sign_as_guardian(row.pk, name="Rosa Ortiz", read=row.digest, by=candidate_of(who), at=AFTER)
    assert visitor.post(page, {"name": "Somebody Else", "digest": row.digest}).status_code == 422
    visitor.post(page, {"name": "Rosa Ortiz", "digest": row.digest})
    assert "Nothing to sign now" in text_of(visitor.get(page))
    signed_for_both(row, sponsor)

    assert Agreement.objects.get().state == "signed"


def test_the_employer_that_is_not_the_sponsor_signs_through_people_of_its_own():
    clinics = make.make_organization(slug="harbor-clinics", name="Harbor Clinics")
    place = make.make_department(site=make.make_site(organization=clinics))
    _here, who, row = agreed(department=place)
    task = who.onboarding_tasks.get()
    page = reverse("board:getting-ready-task", args=[task.pk])
    dana = desk_of()

    agreements.sign(row.pk, name=own_name(who), read=row.digest, by=candidate_of(who), at=AFTER)
    agreements.follow(at=AFTER)
    todo = [each for each in collect(dana, AFTER) if each.url == page]
    assert not Message.objects.filter(kind="agreement.employer").exists()
    assert [(each.count, each.small) for each in todo] == [
        (1, f"{own_name(who)}: a coordinator of Harbor Clinics signs")
    ]
    ruth = make.staff(name="Ruth Calloway")
    make.membership(ruth, Role.COORDINATOR, organization=clinics)
    for _ in range(2):
        agreements.follow(at=AFTER)
    assert [each for each in collect(dana, AFTER) if each.url == page] == []
    asked = Message.objects.get(kind="agreement.employer")
    assert asked.user == ruth
    assert page in render(asked, messages.kinds()[asked.kind]).text
    with pytest.raises(NotAllowed, match="Only a coordinator of Harbor Clinics"):
        agreements.sign_for(
            row.pk, Party.EMPLOYER, name="Dana Whitfield", read=row.digest, by=Actor.user(dana), at=AFTER
        )
    hers = browser(ruth)
    assert "and I may bind it" in text_of(hers.get(page))
    assert hers.post(f"{page}sign-employer/", {"name": "Ruth Calloway", "read": row.digest}).status_code == 302
    make.membership(ruth, Role.COORDINATOR)
    with pytest.raises(NotAllowed, match="One person does not sign for both"):
        agreements.sign_for(row.pk, Party.SPONSOR, name="Ruth Calloway", read=row.digest, by=Actor.user(ruth), at=AFTER)
    agreements.sign_for(row.pk, Party.SPONSOR, name="Dana Whitfield", read=row.digest, by=Actor.user(dana), at=AFTER)

    row.refresh_from_db()
    assert row.state == "signed"

"""Files of test results: tried first, written down piece by piece, taken back the same way, or thrown away."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

from django.db.models import QuerySet

from applicants.models import UNDER_WAY, Application, ImportState, ResultImport, ScreeningResult
from applicants.records.deadlines import local_day
from applicants.records.result_plans import Change, Plan, plan, sheet_in
from applicants.records.result_stays import stays
from applicants.rules.requirements import Kind
from applicants.rules.result_lists import Finding, Why, layout
from applicants.workflows import screening
from applicants.workflows.incoming import Incoming
from apprenticeships import audit
from apprenticeships.errors import Conflict, DomainError, GuardFailed, NotAllowed
from apprenticeships.models import User
from apprenticeships.refusals import rules_speak
from apprenticeships.rules.lists import Raw, Sheet, sheet_of
from apprenticeships.spreadsheets import records
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from apprenticeships.workflows.one_by_one import Job, each_on_its_own, name_of

S = ImportState
START = arrow("start", S.TRIED, S.WRITING, "This file was thrown away. Upload it again.")
FINISH = arrow("finish", S.WRITING, S.DONE)
DISCARD = arrow("discard", S.TRIED, S.DISCARDED, "This file was written down already. Take it back instead.")
UNDO = arrow("undo", S.DONE, S.UNDOING, "Only a file that is written down can be taken back.")
FINISH_UNDO = arrow("finish_undo", S.UNDOING, S.UNDONE)
TRANSITIONS: tuple[Transition, ...] = (START, FINISH, DISCARD, UNDO, FINISH_UNDO)

AT_ONCE: Final = 500
MOST_PIECES: Final = 4
FORGOTTEN: Final = timedelta(days=30)
CHANGED_MEANWHILE: Final = "Something changed since you looked. This is how it stands now: look once more."


@retrying
def try_out(
    program_id: int,
    *,
    kind: str,
    slug: str,
    filename: str,
    data: bytes,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> ResultImport:
    """Keep a file for a first look. Only cells that we read are kept. The same file twice is looked at once.

    A file that cannot be read, or that asks what nobody may ask, is refused, and nothing of it is kept.
    """
    if by.user_id is None:
        raise NotAllowed("Only a person takes in results.")
    digest = hashlib.sha256(data).hexdigest()
    again = ResultImport.objects.filter(
        program=program_id, kind=kind, slug=slug, digest=digest, state=S.TRIED, uploaded_by=by.user_id
    ).first()
    if again is not None:
        return again
    with rules_speak():
        form = layout(Kind(kind))
        sheet = sheet_of(records(data, form), form)
    batch = ResultImport.objects.create(
        program_id=program_id,
        kind=kind,
        slug=slug,
        filename=_plain(filename),
        digest=digest,
        content=_packed(sheet),
        uploaded_by_id=by.user_id,
        uploaded_at=at,
        rows=len(sheet.rows),
    )
    audit.record("resultimport.try", batch, by=by, at=at, reason=reason, data={"rows": batch.rows})
    return batch


def plan_of(batch: ResultImport, *, at: datetime) -> Plan:
    """Say what writing down a file would do now. Changes nothing."""
    return plan(batch, sheet_in(batch).rows, on=local_day(batch.program, at))


@retrying
def start(
    batch_id: int, *, fingerprint: str, answers: Mapping[int, str], by: Actor, at: datetime, reason: str = ""
) -> ResultImport:
    """Begin to write down every row that is good, as it was shown. Twice changes nothing.

    ``fingerprint`` is that of the plan that was shown: when anything changed meanwhile it is refused. ``answers`` says
    by row whose a namesake's result is; a question without an answer refuses the step.
    """
    batch = _locked(batch_id)
    if batch.state in {S.WRITING, S.DONE}:
        return batch
    START.check(batch.state)
    if by.user_id is None:
        raise NotAllowed("Only a person takes in results.")
    on = local_day(batch.program, at)
    sheet = sheet_in(batch)
    if plan(batch, sheet.rows, on=on).fingerprint != fingerprint:
        raise Conflict(CHANGED_MEANWHILE, code="changed")
    final = plan(batch, sheet.rows, on=on, answers=answers)
    if final.asked:
        many = len(final.asked)
        words = "one more row is" if many == 1 else f"{many:,} more rows are"
        raise GuardFailed(f"Say first whose {words}.", code="undecided")
    if not final.changes:
        raise GuardFailed("There is nothing to write down. Throw the file away.", code="nothing")
    audit.step(
        START, batch, by=by, at=at, reason=reason, data={"rows": batch.rows},
        content=_packed(sheet, chosen=[(each.entry.row, each.application) for each in final.changes],
                        findings=final.findings),
        written_by_id=by.user_id, position=0, chosen=len(final.changes), known=len(final.same),
        left_out=len(final.findings),
    )  # fmt: skip
    return batch


@retrying
def go_on(batch_id: int, *, at: datetime) -> bool:
    """Do the next piece of the work on a file: write down so many rows, or take so many results back.

    Whether there is more to do here. Safe to call twice, late or by two workers: a piece is done once, and whoever
    comes while another is at it passes by.
    """
    batch = _rows().select_for_update(of=("self",), skip_locked=True).filter(pk=batch_id).first()
    if batch is None:
        return False
    if batch.state == S.WRITING and batch.written_by is not None:
        _write_piece(batch, batch.written_by, at)
    elif batch.state == S.UNDOING and batch.undone_by is not None:
        _undo_piece(batch, batch.undone_by, at)
    return batch.state in UNDER_WAY


def go_on_all(*, at: datetime) -> int:
    """Go on with every file whose work is under way, for as many pieces as one turn of a worker has. How many."""
    found = ResultImport.objects.filter(state__in=UNDER_WAY).order_by("uploaded_at", "pk")
    pieces, job = 0, Job(name_of(go_on), at)
    for key in job.keys(found.values_list("pk", flat=True)):
        more = True
        while more and pieces < MOST_PIECES:
            more = bool(job.tried(key, partial(go_on, key, at=at)))
            pieces += 1
    return pieces


@retrying
def discard(batch_id: int, *, by: Actor, at: datetime, reason: str = "") -> ResultImport:
    """Throw a file away with all that was kept of it. Twice changes nothing."""
    batch = _locked(batch_id)
    if batch.state != S.DISCARDED:
        audit.step(DISCARD, batch, by=by, at=at, reason=reason, content="", ended_at=at)
    return batch


@retrying
def undo(batch_id: int, *, by: Actor, at: datetime, reason: str) -> ResultImport:
    """Begin to take back what a file brought. Results on which something newer stands remain. Twice changes nothing."""
    batch = _locked(batch_id)
    if batch.state in {S.UNDOING, S.UNDONE}:
        return batch
    UNDO.check(batch.state)
    if by.user_id is None:
        raise NotAllowed("Only a person takes results back.")
    if not reason.strip():
        raise GuardFailed("Write why these results do not count.", code="reason", field="reason")
    left = batch.results.filter(voided_at__isnull=True)
    if not left.exists():
        raise GuardFailed("Every result of this file was taken back already.", code="nothing")
    if len(stays(left)) == left.count():
        raise GuardFailed("Something newer stands on every result of this file. None can be taken back.", code="newer")
    audit.step(
        UNDO, batch, by=by, at=at, reason=reason,
        undone_by_id=by.user_id, undo_reason=reason.strip()[:200], position=0, ended_at=None,
    )  # fmt: skip
    return batch


def forget(*, at: datetime) -> int:
    """Throw away files that nobody wrote down for a month, and wipe what is kept of others. A chore. How many."""
    old = ResultImport.objects.filter(uploaded_at__lt=at - FORGOTTEN)
    tried, by = old.filter(state=S.TRIED).order_by("pk").values_list("pk", flat=True), Actor.system("forgotten files")
    done = each_on_its_own(tried, discard, by=by, at=at, reason="Nobody wrote it down for a month.")
    wiped = old.filter(state__in=(S.DONE, S.UNDONE)).exclude(content="").update(content="")
    return done + wiped


def _write_piece(batch: ResultImport, user: User, at: datetime) -> None:
    """Judge the next rows anew under locks, and write down what is still good; the others are left out with reasons."""
    by, kept = Actor.user(user), json.loads(batch.content)
    chosen = [(row, application) for row, application in kept["chosen"]]
    piece = dict(chosen[batch.position : batch.position + AT_ONCE])
    list(Application.objects.select_for_update(of=("self",)).filter(pk__in=set(piece.values())).order_by("pk"))
    rows = [_pointed(each, piece[each.row]) for each in sheet_in(batch).rows if each.row in piece]
    found = plan(batch, rows, on=local_day(batch.program, at))
    refused = _recorded(found.changes, batch, by=by, at=at)
    odd = [*found.findings, *refused]
    kept["findings"] += [_told(each) for each in odd]
    columns: dict[str, Any] = {
        "position": batch.position + len(piece),
        "recorded": batch.recorded + len(found.changes) - len(refused),
        "known": batch.known + len(found.same),
        "left_out": batch.left_out + len(odd),
    }
    if columns["position"] < len(chosen):
        _save(batch, **columns, **({"content": json.dumps(kept)} if odd else {}))
        return
    content = _packed(_left_out(batch, kept["findings"]), findings=[_read(each) for each in kept["findings"]])
    data = {"rows": batch.rows, "recorded": columns["recorded"], "left_out": columns["left_out"]}
    audit.step(FINISH, batch, by=by, at=at, data=data, content=content, ended_at=at, **columns)


def _recorded(changes: Sequence[Change], batch: ResultImport, *, by: Actor, at: datetime) -> list[Finding]:
    """Write down rows together; where a guard says no, one by one, so that one row stops no other."""
    incoming = [
        Incoming(
            each.application, each.requirement.pk, each.entry.values, each.entry.taken_on, f"File {batch.filename}"
        )
        for each in changes
    ]
    try:
        screening.record_results(incoming, batch=batch, by=by, at=at)
    except DomainError:
        odd = []
        for each, one in zip(changes, incoming, strict=True):
            try:
                screening.record_results([one], batch=batch, by=by, at=at)
            except DomainError as refused:
                odd.append(Finding(each.entry.row, "", Why.NOT_OPEN, refused.message))
        return odd
    return []


def _undo_piece(batch: ResultImport, user: User, at: datetime) -> None:
    """Take back the next results, except those on which something newer stands."""
    by = Actor.user(user)
    left = batch.results.filter(voided_at__isnull=True, pk__gt=batch.position).order_by("pk")
    piece = list(left.values_list("pk", flat=True)[:AT_ONCE])
    if piece:
        people = ScreeningResult.objects.filter(pk__in=piece).values("person")
        list(Application.objects.select_for_update(of=("self",)).filter(person__in=people).order_by("pk"))
        kept = stays(ScreeningResult.objects.filter(pk__in=piece))
        screening.void_results([each for each in piece if each not in kept], by=by, at=at, reason=batch.undo_reason)
        _save(batch, position=piece[-1])
    if len(piece) < AT_ONCE:
        audit.step(FINISH_UNDO, batch, by=by, at=at, reason=batch.undo_reason, ended_at=at)


def _save(batch: ResultImport, **columns: Any) -> None:
    for name, value in columns.items():
        setattr(batch, name, value)
    batch.save(update_fields=list(columns))


def _pointed(raw: Raw, application: int) -> Raw:
    """The row with the application that it was found to belong to, instead of what said so."""
    own = {slug: text for slug, text in raw.cells.items() if slug not in {"email", "given_name", "family_name"}}
    return Raw(raw.row, {**own, "application": str(application)}, raw.withheld, too_wide=raw.too_wide)


def _left_out(batch: ResultImport, findings: Collection[Sequence[Any]]) -> Sheet:
    odd, sheet = {each[0] for each in findings}, sheet_in(batch)
    return Sheet(tuple(each for each in sheet.rows if each.row in odd), sheet.ignored)


def findings_in(batch: ResultImport) -> list[Finding]:
    """Return which rows were left out of a file that is written down, and why."""
    return [_read(each) for each in json.loads(batch.content)["findings"]] if batch.content else []


def _packed(sheet: Sheet, *, chosen: Sequence[tuple[int, int]] = (), findings: Collection[Finding] = ()) -> str:
    return json.dumps(
        {
            "rows": [asdict(each) for each in sheet.rows],
            "ignored": sheet.ignored,
            "chosen": chosen,
            "findings": [_told(each) for each in findings],
        }
    )


def _told(each: Finding) -> list[Any]:
    return [each.row, each.column, each.why.value, each.reason]


def _read(told: Sequence[Any]) -> Finding:
    return Finding(told[0], told[1], Why(told[2]), told[3])


def _rows() -> QuerySet[ResultImport]:
    return ResultImport.objects.select_related("program__organization", "written_by", "undone_by")


def _locked(batch_id: int) -> ResultImport:
    return _rows().select_for_update(of=("self",)).get(pk=batch_id)


def _plain(filename: str) -> str:
    return "".join(sign for sign in filename if sign.isprintable())[-200:] or "results"

"""What must hold between the values of a pack: names that refer, numbers in order, nothing twice.

Every check takes values as they were read: a key is absent where its value could not be read.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from apprenticeships.models import PROVEN_KINDS, CriterionUse, PayTrigger, RequirementKind, TaskKind, TaskOwner
from apprenticeships.packs.fields import Nested, Record, Stated, fields_of
from apprenticeships.packs.mistakes import Path, nearest
from apprenticeships.packs.numbers import Money
from apprenticeships.packs.schema import MEASURE, READY_DAYS, WEEK_MINUTES, Pack
from apprenticeships.rules.measures import MEASURES, OF_KIND, Change, Dated, above_the_maximum
from apprenticeships.rules.parameters import accepts, how_to_write
from apprenticeships.rules.posting import COUNTY, refused_in

Found = tuple[Path, str]
Values = Mapping[str, Any]

MOST_WEEKS = 520
NEEDED = {
    RequirementKind.AGE: "years",
    RequirementKind.EXPERIENCE: "months",
    RequirementKind.TYPING: "words_per_minute",
}
PAY_ORDER = [PayTrigger.START, PayTrigger.EXAM_PASS, PayTrigger.COMPLETION]


def check(values: Values) -> Iterator[Found]:
    """Yield the path and the message of everything that does not fit together."""
    yield from _twice(Pack, values, ())
    yield from _assumed(Pack, values, ())
    yield from _at_least_one(values)
    for place, track in enumerate(values.get("tracks", ())):
        yield from _pay(track.get("pay", ()), ("tracks", place, "pay"))
    yield from _weeks(values)
    yield from _requirements(values)
    yield from _onboarding(values)
    for place, item in enumerate(values.get("criteria", ())):
        asks = bool(item.get("questions"))
        if item.get("use") == CriterionUse.INTERVIEW and not asks:
            yield ("criteria", place), "An interview criterion asks something. Write questions: here."
        if item.get("use") == CriterionUse.EVALUATION and asks:
            yield ("criteria", place, "questions"), "An evaluation asks nothing. Leave the questions out."
    yield from _parameters(values)
    yield from _postings(values)
    yield from _spanish(values)


def _twice(record: type[Record], values: Values, path: Path) -> Iterator[Found]:
    """Nothing that is named stands twice in its list, at any depth."""
    for name, about in fields_of(record).items():
        shape = about.shape
        if not isinstance(shape, Nested) or not shape.is_list:
            continue
        seen: set[tuple[Any, ...]] = set()
        for place, item in enumerate(values.get(name, ())):
            inner = (*path, name, place)
            key = tuple(item.get(field) for field in shape.unique)
            if shape.unique and None not in key:
                if key in seen:
                    words = " and ".join(shape.unique)
                    yield (*inner, shape.unique[-1]), f"Another entry of {name} has this {words}. Choose another."
                seen.add(key)
            yield from _twice(shape.record, item, inner)


def _assumed(record: type[Record], values: Values, path: Path) -> Iterator[Found]:
    """Keys that are called assumed are keys of their entry."""
    known = fields_of(record)
    marked = values.get("assumed")
    own = [name for name in known if name not in {"source", "assumed"}]
    for key in marked if isinstance(marked, tuple) else ():
        if key not in own:
            yield (*path, "assumed"), f'"{key}" is no key of this entry. {nearest(key, own)}'
    for name, about in known.items():
        if isinstance(about.shape, Nested) and about.shape.is_list:
            for place, item in enumerate(values.get(name, ())):
                yield from _assumed(about.shape.record, item, (*path, name, place))


def _at_least_one(values: Values) -> Iterator[Found]:
    for name in ("tracks", "steps"):
        if values.get(name) == []:
            yield (name,), f"A program has at least one entry of {name}. Add one."


def _pay(steps: Any, path: Path) -> Iterator[Found]:
    """Rates rise, and what makes them due comes in its order."""
    rate = None
    order = -1
    for place, step in enumerate(steps):
        if "rate" in step:
            if rate is not None and step["rate"] <= rate:
                yield (*path, place, "rate"), f"A later rate is higher. Write more than {Money().write(rate)}."
            rate = step["rate"]
        if "trigger" in step:
            found = PAY_ORDER.index(step["trigger"])
            if found < order:
                yield (*path, place, "trigger"), f"Write the step {step['trigger']} before {PAY_ORDER[order]}."
            order = max(order, found)


def _weeks(values: Values) -> Iterator[Found]:
    """Phases fit into their weeks, and weeks that are named lie within the phases."""
    total = 0
    phases = values.get("phases", ())
    for place, phase in enumerate(phases):
        path = ("phases", place)
        weeks, longest = phase.get("weeks", 0), phase.get("weeks_max", 0)
        if longest and longest < weeks:
            yield (*path, "weeks_max"), f"Write {weeks} or more, or leave the key out."
        if phase.get("class_time", 0) + phase.get("clinic_time", 0) > WEEK_MINUTES:
            hours = WEEK_MINUTES // 60
            yield path, f"Class and clinic together are more than {hours} hours a week. Write less."
        total += max(weeks, longest)
    if total > MOST_WEEKS:
        yield ("phases",), f"The phases have {total} weeks together. Write at most {MOST_WEEKS}."
    if not phases or not all("weeks" in phase for phase in phases):
        return
    for name in ("exam_week", "track_open_until_week"):
        week = _stated(values, name)
        if week is not None and week > total:
            yield ("setup", name, "value"), f"The program has {total} weeks. Write a week from 1 to {total}."


def _stated(values: Values, name: str) -> Any:
    found = values.get("setup", {}).get(name)
    return found.value if isinstance(found, Stated) else None


def _requirements(values: Values) -> Iterator[Found]:
    """A requirement names a step of this program, and measures what its kind measures."""
    steps = [step["slug"] for step in values.get("steps", ()) if "slug" in step]
    for place, item in enumerate(values.get("requirements", ())):
        path = ("requirements", place)
        step, kind, threshold = item.get("step"), item.get("kind"), item.get("threshold", {})
        if step is not None and step not in steps:
            yield (*path, "step"), f'No step has the slug "{step}". {nearest(step, steps)}'
        if kind is None:
            continue
        allowed = [key for key in OF_KIND.get(kind, ()) if key in MEASURE.shapes]
        for key in threshold:
            if key not in allowed:
                yield (*path, "threshold"), f"A requirement of kind {kind} has no {key}. {nearest(key, allowed)}"
        if item.get("questions") and kind != RequirementKind.REFERENCE:
            yield (*path, "questions"), "Only a requirement of kind reference asks questions. Leave them out."
        if item.get("proof") and kind not in PROVEN_KINDS:
            yield (*path, "proof"), "Only a diploma or work experience is shown by a document. Leave proof out."
        needed = NEEDED.get(kind)
        if needed and needed not in threshold:
            yield path, f"A requirement of kind {kind} needs a measure. Write threshold: with {needed}: below it."
        if threshold.get("pass_mark", 0) > threshold.get("maximum", float("inf")):
            yield (*path, "threshold"), "The pass mark is above the maximum. Write a lower one."
        else:
            yield from _changes(kind, threshold, item.get("changes", ()), (*path, "changes"))


def _changes(kind: str, threshold: Values, items: Any, path: Path) -> Iterator[Found]:
    """A number that changes is one of its kind, has a value that it may have, and fits beside the others."""
    allowed = OF_KIND.get(kind, ())
    read: list[Change] = []
    for place, item in enumerate(items):
        number = item.get("number")
        if number is None or "value" not in item:
            continue
        if number not in allowed:
            yield (*path, place, "number"), f"A requirement of kind {kind} has no {number}. {nearest(number, allowed)}"
        elif not MEASURES[number].accepts(item["value"]):
            yield (*path, place, "value"), MEASURES[number].how_to_write
        elif "effective_from" in item:
            change = Change(number, item["value"], item["effective_from"], item.get("for_all", False))
            if above_the_maximum(Dated(threshold, (*read, change))) is not None:
                yield (*path, place, "value"), "The pass mark is above the maximum then. Write a lower one."
            else:
                read.append(change)


def _onboarding(values: Values) -> Iterator[Found]:
    """What the start depends on is due no later than the day on which everybody has to be ready."""
    stated = _stated(values, "ready_days_before")
    days = READY_DAYS if stated is None else stated
    for place, item in enumerate(values.get("onboarding", ())):
        path = ("onboarding", place)
        if item.get("gates_start", True) and item.get("due_days", -READY_DAYS) > -days:
            where = (*path, "due_days") if "due_days" in item else path
            waits = f"The first day waits for this task, and everybody is ready {days} days before. "
            yield where, f"{waits}Write due_days: {-days} or less, or gates_start: false."
        kind, owner = item.get("kind", TaskKind.TICK), item.get("owner")
        if kind in {TaskKind.UPLOAD, TaskKind.FORM} and owner not in {None, TaskOwner.CANDIDATE}:
            yield (*path, "owner"), f"A task of kind {kind} is done by the new apprentice. Write owner: candidate."
        if kind == TaskKind.APPROVAL and owner == TaskOwner.CANDIDATE:
            yield (*path, "owner"), "Nobody approves something for themselves. Write owner: coordinator or department."
        if bool(item.get("questions")) != (kind == TaskKind.FORM):
            yield path, "A task of kind form has questions, and no other has. Write both or neither."


def _spanish(values: Values) -> Iterator[Found]:
    """What has Spanish is a text of this program; a text that was changed lost its Spanish, and that is said."""
    texts = set(_texts({key: value for key, value in values.items() if key != "spanish"}))
    for place, item in enumerate(values.get("spanish", ())):
        text = item.get("en")
        if text is not None and text not in texts:
            yield ("spanish", place, "en"), f"No text of this program reads so. {nearest(text, sorted(texts))}"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Stated):
        yield from _texts(value.value)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _parameters(values: Values) -> Iterator[Found]:
    """A value has the shape of the one that the rule starts with."""
    for place, item in enumerate(values.get("parameters", ())):
        key = item.get("key")
        if key is not None and "value" in item and not accepts(key, item["value"]):
            yield ("parameters", place, "value"), how_to_write(key)


def _postings(values: Values) -> Iterator[Found]:
    """Where the rules of a county hold, no public text says what an ad there may not say."""
    rules = [each for each in values.get("parameters", ()) if each.get("key") == "notice_rules"]
    if any(each.get("value") == COUNTY for each in rules):
        for path, said in refused_in(values):
            yield path, f'Los Angeles County allows no "{said}" in an ad. Say what is looked into, and when.'

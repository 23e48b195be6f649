"""The catalog of Spanish words: `make words` reads the source, keeps what is translated, and compiles it.

The reader and the writer are our own, so that nobody needs GNU gettext. `templates/` and the Python source say which
texts there are; `locale/es/LC_MESSAGES/django.po` says what they are in Spanish; `django.mo` is what Django reads.
"""

import ast
import re
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "templates"
CATALOG = ROOT / "apprenticeships" / "locale" / "es" / "LC_MESSAGES" / "django.po"
APPS = ("apprenticeships", "cohorts", "applicants")
STAFF = {"admin", "hiring", "floor", "partners", "reports", "unfold", "demo", "migrations", "local", "management"}
STAFF_COMPONENTS = {"burn_up.html", "gallery.html", "minutes.html", "target_bar.html"}
STAFF_TEMPLATES = (
    "report_",
    "guardian_refused.",
    "offer_answered.",
    "agreement_employer.",
    "check_overdue.",
    "invited.",
    "role_ended.",
    "approval_asked.",  # these four go to those who answer for a department, and to the coordinator
    "approval_late.",
    "approval_nobody.",
    "panel_short.",
    "interview_left_out.",
    "stand_in_named.",
    "approval_reminder.",
    "department_tasks.",
    "class_manager.",
    "writing_for.",  # stands on a page of an application only while a coordinator writes it
)
ONE = {"gettext", "gettext_lazy", "gettext_noop", "_", "say", "marked"}
MANY = {"ngettext", "ngettext_lazy", "say_many"}
IN_CONTEXT = {"pgettext", "pgettext_lazy", "say_in"}
CALL = re.compile(r"\b(?:n|p|np)?gettext\(|(?<![\w.])_\(")
STAFF_PAGES = {"portal/door/person.html"}  # a code at the door: only whoever keeps the session opens it
HEADER = (
    "Content-Type: text/plain; charset=UTF-8\\n",
    "Content-Transfer-Encoding: 8bit\\n",
    "Language: es\\n",
    "Plural-Forms: nplurals=2; plural=(n != 1);\\n",
)

Key = tuple[str, str]  # context, text


@dataclass
class Entry:
    """A text, its plural if it has one, where it stands, and how it reads in Spanish."""

    context: str
    text: str
    plural: str = ""
    places: list[str] = field(default_factory=list)
    spanish: list[str] = field(default_factory=list)

    @property
    def key(self) -> Key:
        return self.context, self.text

    @property
    def is_done(self) -> bool:
        return bool(self.spanish) and all(self.spanish)


def templates() -> Iterator[Path]:
    """Templates that somebody outside the staff reads."""
    for path in sorted(TEMPLATES.rglob("*")):
        parts = path.relative_to(TEMPLATES).parts
        if path.suffix in {".html", ".txt"} and parts[0] not in STAFF and path.name not in STAFF_COMPONENTS:
            if path.name.startswith(STAFF_TEMPLATES) or "/".join(parts) in STAFF_PAGES:
                continue
            yield path


def modules() -> Iterator[Path]:
    """Modules whose words somebody outside the staff reads."""
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            if not STAFF & set(path.relative_to(ROOT).parts):
                yield path


def extracted() -> dict[Key, Entry]:
    """Every marked text of the source."""
    found: dict[Key, Entry] = {}
    for path in [*modules(), *templates()]:
        place = path.relative_to(ROOT).as_posix()
        for context, text, plural in _marked(path):
            entry = found.setdefault((context, text), Entry(context, text, plural))
            entry.plural = entry.plural or plural
            if place not in entry.places:
                entry.places.append(place)
    return found


def _marked(path: Path) -> Iterator[tuple[str, str, str]]:
    source = path.read_text()
    if path.suffix == ".py":
        calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
        yield from (found for call in calls if (found := _said(call)))
        return
    pieces = templatize(source, origin=str(path))
    for match in CALL.finditer(pieces):
        call = _call_at(pieces, match.start())
        found = _said(call)
        if found:
            yield found


def _call_at(pieces: str, start: int) -> ast.Call:
    """The call that begins at ``start``: up to the first closing bracket that makes it whole."""
    end = start
    while True:
        end = pieces.index(")", end) + 1
        try:
            call = ast.parse(pieces[start:end], mode="eval").body
        except SyntaxError:
            continue
        assert isinstance(call, ast.Call)
        return call


def _said(call: ast.Call) -> tuple[str, str, str] | None:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    texts = [each.value for each in call.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    if name in ONE and texts:
        return "", texts[0], ""
    if name in MANY and len(texts) > 1:
        return "", texts[0], texts[1]
    if name in IN_CONTEXT and len(texts) > 1:
        return texts[0], texts[1], ""
    return None


def read(text: str) -> dict[Key, Entry]:
    """The entries of a .po file; its header is the one with the empty text."""
    found: dict[Key, Entry] = {}
    for block in re.split(r"\n\s*\n", text):
        parts: dict[str, str] = {}
        places, last = [], ""
        for line in block.splitlines():
            if line.startswith("#: "):
                places.append(line[3:].strip())
            elif line.startswith("#"):
                assert "fuzzy" not in line, line
            elif line.startswith('"'):
                parts[last] += ast.literal_eval(line)
            elif line.strip():
                last, _, rest = line.partition(" ")
                parts[last] = ast.literal_eval(rest)
        if parts.get("msgid"):
            spanish = [parts[name] for name in ("msgstr", "msgstr[0]", "msgstr[1]") if name in parts]
            entry = Entry(parts.get("msgctxt", ""), parts["msgid"], parts.get("msgid_plural", ""), places, spanish)
            assert entry.key not in found, f"Twice in the catalog: {entry.text!r}"
            found[entry.key] = entry
    return found


def written(entries: dict[Key, Entry]) -> str:
    """The .po file of these entries, in the order of the source."""
    lines = ['msgid ""', 'msgstr ""', *(f'"{line}"' for line in HEADER), ""]
    for entry in entries.values():
        lines += [f"#: {place}" for place in entry.places]
        if entry.context:
            lines.append(f"msgctxt {_quoted(entry.context)}")
        lines.append(f"msgid {_quoted(entry.text)}")
        if entry.plural:
            one, many = [*entry.spanish, "", ""][:2]
            lines += [
                f"msgid_plural {_quoted(entry.plural)}",
                f"msgstr[0] {_quoted(one)}",
                f"msgstr[1] {_quoted(many)}",
            ]
        else:
            lines.append(f"msgstr {_quoted(entry.spanish[0] if entry.spanish else '')}")
        lines.append("")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    if "\n" not in text:
        return f'"{escaped}"'
    return '""\n' + "\n".join(f'"{line}"' for line in escaped.replace("\n", "\\n\n").splitlines())


def compiled(entries: dict[Key, Entry]) -> bytes:
    """The .mo file: sorted texts, a table of lengths and offsets for each side, the strings, each ended by NUL."""
    pairs = {b"": "".join(HEADER).replace("\\n", "\n").encode()}
    for entry in entries.values():
        if entry.is_done:
            context = f"{entry.context}\x04" if entry.context else ""
            text = context + entry.text + (f"\0{entry.plural}" if entry.plural else "")
            pairs[text.encode()] = "\0".join(entry.spanish).encode()
    keys = sorted(pairs)
    count, start = len(keys), 28
    offset = start + 16 * count
    tables: list[bytes] = []
    strings = b""
    for side in (keys, [pairs[key] for key in keys]):
        for each in side:
            tables.append(struct.pack("<2I", len(each), offset + len(strings)))
            strings += each + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, count, start, start + 8 * count, 0, 0)
    return head + b"".join(tables) + strings


def brought_up_to_date(source: dict[Key, Entry], known: dict[Key, Entry]) -> dict[Key, Entry]:
    """What the source says now, with the Spanish that is known."""
    for key, entry in source.items():
        old = known.get(key)
        if old is not None and bool(old.plural) == bool(entry.plural):
            entry.spanish = old.spanish
    return source


def main() -> None:
    """Write both files anew; say what has no Spanish yet. With --add FILE, take Spanish from another .po file first."""
    known = read(CATALOG.read_text()) if CATALOG.exists() else {}
    for name in sys.argv[2:] if sys.argv[1:2] == ["--add"] else []:
        known |= read(Path(name).read_text())
    entries = brought_up_to_date(extracted(), known)
    CATALOG.parent.mkdir(parents=True, exist_ok=True)
    CATALOG.write_text(written(entries))
    CATALOG.with_suffix(".mo").write_bytes(compiled(entries))
    missing = [entry for entry in entries.values() if not entry.is_done]
    for entry in missing:
        print(f"{entry.places[0]}: {entry.text!r}")
    print(f"{len(entries)} texts, {len(missing)} without Spanish")


if __name__ == "__main__":
    main()

"""Documents that people send in: what they really are, pictures drawn anew, and a safe way back to who may see them."""

import hashlib
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

import filetype
import structlog
from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from apprenticeships.errors import GuardFailed
from apprenticeships.lazily import gettext_lazy
from cohorts.rules.pdf import has_end, is_active, is_locked, pages_only

log = structlog.get_logger(__name__)
MOST_BYTES: Final = 10 * 1024 * 1024
MOST_PIXELS: Final = 50_000_000
NAME_LENGTH: Final = 80
PDF: Final = "application/pdf"
PICTURES: Final = {"image/jpeg": "JPEG", "image/png": "PNG"}
SUFFIXES: Final = {PDF: ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}
KINDS: Final = gettext_lazy("PDF, JPEG or PNG")
FIELD: Final = "documents"
EICAR: Final = b"".join((rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$", b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"))
"""What every scanner has to find; in two parts, so that none finds it here."""
POLICY: Final = "default-src 'none'; sandbox"


@dataclass(frozen=True, slots=True)
class Upload:
    """A document that was looked at: its name, what it is, and what is kept of it."""

    name: str
    media_type: str
    content: bytes

    @property
    def digest(self) -> str:
        """The SHA-256 of what is kept, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def looked_at(file: "File[Any]") -> Upload:
    """Read one file. Its first bytes say what it is, never its name; a picture is drawn anew, without what it hides.

    Refuses another kind, an empty or broken file, and one over 10 MB, each with a sentence that names the file.
    """
    name = _name(file.name or "")
    if not file.size:
        raise _refused(_("“%(name)s” is empty. Choose the file again.") % {"name": name})
    if file.size > MOST_BYTES:
        raise _refused(
            _("“%(name)s” is over 10 MB. Take the picture again in a smaller size, or send a PDF.") % {"name": name}
        )
    file.seek(0)
    content = file.read()
    _scanned(content, name)
    found = filetype.guess_mime(content)
    if found == PDF:
        return Upload(_with_suffix(name, found), found, _pages_of(content, name))
    if found in PICTURES:
        return Upload(_with_suffix(name, found), found, _drawn_anew(content, found, name))
    raise _refused(
        _("“%(name)s” is not a %(kinds)s. Save it as one of these, or take a picture of it.")
        % {"name": name, "kinds": KINDS}
    )


def all_looked_at(files: Sequence["File[Any]"]) -> tuple[Upload, ...]:
    """Read several files; the first wrong one is refused."""
    return tuple(looked_at(file) for file in files)


def kept_before(file: FieldFile, *, name: str, media_type: str) -> Upload:
    """Return a document that was looked at before and is kept, to be kept once more. It is scanned anew.

    Refuses with a sentence where the file cannot be read, or a scanner knows more by now.
    """
    try:
        with file.open("rb") as kept_file:
            content = kept_file.read()
    except OSError as problem:
        raise _refused(_("“%(name)s” cannot be opened any more. Send it again.") % {"name": name}) from problem
    _scanned(content, name)
    return Upload(name, media_type, content)


def _pages_of(content: bytes, name: str) -> bytes:
    """A PDF that holds pages and nothing else, cut off at its end."""
    if not has_end(content):
        raise _refused(_("“%(name)s” is not whole. Send it again, or take a picture of it.") % {"name": name})
    if is_locked(content):
        raise _refused(
            _("“%(name)s” is locked with a password. Save it without one, or take a picture of it.") % {"name": name}
        )
    if is_active(content):
        raise _refused(
            _("“%(name)s” holds more than pages, such as a program or another file. Take a picture of it instead.")
            % {"name": name}
        )
    return pages_only(content)


def _drawn_anew(content: bytes, media_type: str, name: str) -> bytes:
    kind, out = PICTURES[media_type], io.BytesIO()
    try:
        with Image.open(io.BytesIO(content), formats=[kind]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _refused(
                    _("“%(name)s” has too many points. Take the picture again in a smaller size.") % {"name": name}
                )
            upright = ImageOps.exif_transpose(picture)
            plain = upright if upright.mode in {"RGB", "L"} else upright.convert("RGBA" if kind == "PNG" else "RGB")
            plain.info.clear()
            plain.save(out, kind, **({"quality": 88} if kind == "JPEG" else {}))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        raise _refused(
            _("“%(name)s” cannot be opened. Take the picture again, or choose another file.") % {"name": name}
        ) from problem
    if out.tell() > MOST_BYTES:
        raise _refused(
            _("“%(name)s” is over 10 MB. Take the picture again in a smaller size, or send a PDF.") % {"name": name}
        )
    return out.getvalue()


def _scanned(content: bytes, name: str) -> None:
    """Refuse what a scanner knows as harmful: the one that ``settings.UPLOAD_SCANNER`` names, and the test of all.

    It gets the file as it came and says whether it is clean, before anything is kept; one that does not answer lets
    nothing in.
    """
    try:
        clean = is_clean(content)
    except Exception as problem:
        log.exception("upload_scanner_failed")
        raise _refused(
            _("“%(name)s” could not be checked now. Nothing was kept: send it again in an hour.") % {"name": name}
        ) from problem
    if not clean:
        raise _refused(_("“%(name)s” holds a virus. Take a picture of the paper instead.") % {"name": name})


def is_clean(content: bytes) -> bool:
    """Whether neither the test of all scanners nor the one of the settings knows a file as harmful. It may raise."""
    if EICAR in content:
        return False
    return not settings.UPLOAD_SCANNER or bool(import_string(settings.UPLOAD_SCANNER)(content))


def _refused(sentence: str) -> GuardFailed:
    return GuardFailed(sentence, code="document", field=FIELD)


def _name(given: str) -> str:
    last = re.split(r"[\\/]", given)[-1]
    printable = "".join(letter for letter in last if unicodedata.category(letter)[0] not in {"C", "Z"} or letter == " ")
    return " ".join(printable.split())[-NAME_LENGTH:].strip(". ") or "document"


def _with_suffix(name: str, media_type: str) -> str:
    stem, dot, __ = name.rpartition(".")
    return f"{stem if dot and stem else name}{SUFFIXES[media_type]}"


def random_name(upload: Upload) -> str:
    """A name on the disk that nobody can guess and that says nothing."""
    return f"{uuid4().hex}{SUFFIXES[upload.media_type]}"


def kept(upload: Upload) -> "ContentFile[bytes]":
    """What is written to the disk."""
    return ContentFile(upload.content)


@contextmanager
def or_removed() -> Iterator[list[FieldFile]]:
    """Inside, name every file that was written; when the step fails, they are removed again."""
    written: list[FieldFile] = []
    try:
        yield written
    except BaseException:
        for file in written:
            file.storage.delete(file.name or "")
        raise


def download(file: FieldFile, *, name: str, media_type: str) -> FileResponse:
    """Give a document as an attachment that no browser opens as a page of ours or keeps for others."""
    response = FileResponse(file.open("rb"), as_attachment=True, filename=name, content_type=media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    response["Cache-Control"] = "private, no-store"
    return response


def attached(content: bytes, *, name: str, media_type: str) -> HttpResponse:
    """Give a file that lies sealed in the database in the same way."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    response["Cache-Control"] = "private, no-store"
    return response

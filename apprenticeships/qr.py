"""QR codes, drawn here: as a picture in a page, or as a file in a mail."""

import base64
import io
from functools import lru_cache
from typing import Final

import qrcode
from qrcode.constants import ERROR_CORRECT_M

QUIET_ZONE: Final = 4  # modules of white around the code, ISO/IEC 18004, 9.1


def svg_uri(text: str) -> str:
    """Return the code of a text as the address of a picture that the page carries along."""
    rows = _code(text).get_matrix()
    size = len(rows)
    path = "".join(
        f"M{column} {line}h1v1h-1z" for line, row in enumerate(rows) for column, dark in enumerate(row) if dark
    )
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="white" d="M0 0h{size}v{size}H0z"/><path d="{path}"/></svg>'
    )
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.encode()).decode()}"


@lru_cache(maxsize=1000)
def png(text: str) -> bytes:
    """Return the code of a text as a PNG file. Several mails of one person carry the same."""
    out = io.BytesIO()
    _code(text).make_image().save(out)
    return out.getvalue()


def _code(text: str) -> qrcode.QRCode:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, box_size=8, border=QUIET_ZONE)
    code.add_data(text)
    code.make(fit=True)
    return code

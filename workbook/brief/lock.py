"""A page that opens only with a password."""

import io

#: What PDF 2.0 takes of a password, in bytes of UTF-8.
LONGEST = 127


def locked(pdf: bytes, password: str) -> bytes:
    """The same PDF encrypted with AES-256 (PDF 2.0, revision 6 of the standard security handler).

    Nothing of the page, its properties or its bookmarks can be read without the password. Each time other
    bytes. Raises ValueError for a password that is empty or longer than ``LONGEST`` bytes.
    """
    from pypdf import PdfReader, PdfWriter

    if not password:
        raise ValueError("A password needs at least one character.")
    if len(password.encode()) > LONGEST:
        raise ValueError(f"A password can have at most {LONGEST} bytes.")
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.encrypt(password, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()

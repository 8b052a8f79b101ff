"""The bytes of a workbook's zip package in; its parts out, or why it is not safe or not possible to open."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator

# A reply's workbook unpacks to some MB. One of 2.9 MB took 323 MB when it was opened without a look first.
MAX_UNPACKED = 150_000_000
MAX_PARTS = 5_000
_CHUNK = 1 << 20
_DTD = (b"<!DOCTYPE", b"<!ENTITY")
_XML = (".xml", ".rels")
_UNPACKING = (zlib.error, lzma.LZMAError)


class PackageError(ValueError):
    """The package must not or cannot be opened: `status` is a document's status, the message its reason."""

    def __init__(self, status: str, reason: str) -> None:
        super().__init__(reason)
        self.status = status


def open_package(data: bytes) -> zipfile.ZipFile:
    """Return the package after a look at every part; raise PackageError for bombs, entities, damage, passwords.

    No office program writes a document type into a workbook: one that holds entities is made to do harm.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise PackageError("damaged", f"the workbook's package cannot be opened ({error})") from None
    if len(parts) > MAX_PARTS:
        raise PackageError("resource_limit", f"a workbook of more than {MAX_PARTS:,} parts")
    left = MAX_UNPACKED
    for part in parts:
        if part.flag_bits & 1:
            raise PackageError("password_needed", "the workbook's package is locked with a password")
        left -= _checked(package, part, left)
    return package


def _checked(package: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    """Return how many bytes a part unpacks to; the size it states is not believed."""
    size, tail = 0, b""
    for chunk in _chunks(package, part):
        size += len(chunk)
        if size > left:
            raise PackageError("resource_limit", f"it unpacks to more than {MAX_UNPACKED // 1_000_000} MB")
        # Without NULs, so that UTF-16 cannot hide it; with the end of the chunk before, so that no seam can.
        seen = tail + chunk.replace(b"\0", b"")
        if part.filename.casefold().endswith(_XML) and any(word in seen for word in _DTD):
            raise PackageError("damaged", "a part of the workbook defines entities of its own; no office program does")
        tail = seen[-16:]
    return size


def _chunks(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with package.open(part) as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError, *_UNPACKING) as error:
        raise PackageError("damaged", f"a part of the workbook cannot be unpacked ({error})") from None


def has_part(package: zipfile.ZipFile, start: str) -> bool:
    """Return True if a part's name begins so."""
    return any(name.startswith(start) for name in package.namelist())

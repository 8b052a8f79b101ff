"""Pictures of pages and their hidden words in; out comes a scanned PDF whose bytes depend on them alone.

Written here and not by a library: a picture goes in as JPEG or CCITT, the words in render mode 3, and nothing is
packed by zlib, of which two versions write two kinds of bytes.
"""

import io
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from PIL import Image, ImageFilter

from lib.demo.scan_layer import Laid
from lib.demo.scan_place import turned
from lib.demo.sheet import width

# A clockwise turn as the cosine and sine of PDF's matrices, which count the other way.
_WAYS = {0: (1, 0), 90: (0, -1), 180: (-1, 0), 270: (0, 1)}


@dataclass(frozen=True, slots=True)
class Packed:
    """A picture as it lies in a PDF: its bytes, PDF's name of their kind, its dots across and down.

    A mask is print alone: its black dots are laid over what is below it.
    """

    data: bytes
    codec: str
    dots: tuple[int, int]
    is_mask: bool = False


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page to be written: its pictures, one below the other or masks over the first, its /Rotate, its words.

    `size`, pictures and `rotate` are as stored; the words stand upright on a page of `upright`, `turn` away from it.
    """

    pictures: tuple[Packed, ...]
    size: tuple[float, float]
    rotate: int
    upright: tuple[float, float]
    turn: int
    words: tuple[Laid, ...] = ()


def in_strips(picture: Image.Image, quality: int, strips: int) -> tuple[Packed, ...]:
    """Return the picture cut across into strips, as some copiers send a page."""
    edges = [picture.height * n // strips for n in range(strips + 1)]
    return tuple(packed(picture.crop((0, top, picture.width, bottom)), quality) for top, bottom in pairwise(edges))


def compact(picture: Image.Image) -> tuple[Packed, ...]:
    """Return a coarse picture of the paper and a fine mask of the print, as copiers of 2020 wrote small files."""
    coarse = picture.reduce(2).filter(ImageFilter.MaxFilter(7))
    mask = packed(picture.point([0] * 128 + [255] * 128, "1"), 0)
    return packed(coarse, 40), replace(mask, is_mask=True)


def packed(picture: Image.Image, quality: int) -> Packed:
    """Return the picture packed: CCITT for two tones, else JPEG of `quality`."""
    out = io.BytesIO()
    if picture.mode == "1":
        picture.save(out, "TIFF", compression="group4", strip_size=picture.height * (picture.width // 8 + 1))
        with Image.open(out) as tiff:
            starts, lengths = tiff.tag_v2[273], tiff.tag_v2[279]
        (start,), (length,) = starts, lengths
        return Packed(out.getvalue()[start : start + length], "CCITTFaxDecode", picture.size)
    picture.save(out, "JPEG", quality=quality)
    return Packed(out.getvalue(), "DCTDecode", picture.size)


def scanned_pdf(pages: list[ScannedPage], title: str) -> bytes:
    """Return the file; its title says that it is made up."""
    firsts = list(accumulate((2 + len(page.pictures) for page in pages), initial=4))[:-1]
    kids = " ".join(f"{first} 0 R" for first in firsts)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for first, page in zip(firsts, pages, strict=True):
        objects += _objects(page, first)
    objects.append(f"<< /Title ({title} \\(made up, no real agency\\)) /Producer (Scan of made-up paper) >>".encode())
    return _file(objects)


def _objects(page: ScannedPage, first: int) -> list[bytes]:
    width, height = page.size
    names = " ".join(f"/Im{n} {first + 2 + n} 0 R" for n in range(len(page.pictures)))
    about = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:g} {height:g}] /Rotate {page.rotate} "
        f"/Contents {first + 1} 0 R /Resources << /XObject << {names} >> /Font << /F 3 0 R >> >> >>"
    )
    drawn = f"{_pictures_drawn(page)}\n{_hidden(page)}".encode("cp1252", "replace")
    contents = f"<< /Length {len(drawn)} >>\nstream\n".encode() + drawn + b"\nendstream"
    return [about.encode(), contents, *(_picture(one) for one in page.pictures)]


def _pictures_drawn(page: ScannedPage) -> str:
    width, height = page.size
    if any(one.is_mask for one in page.pictures):
        return "\n".join(f"q 0 g {width:g} 0 0 {height:g} 0 0 cm /Im{n} Do Q" for n in range(len(page.pictures)))
    down = sum(one.dots[1] for one in page.pictures)
    top, drawn = 0, []
    for n, one in enumerate(page.pictures):
        top += one.dots[1]
        drawn.append(
            f"q {width:g} 0 0 {height * one.dots[1] / down:.3f} 0 {height * (1 - top / down):.3f} cm /Im{n} Do Q"
        )
    return "\n".join(drawn)


def _picture(one: Packed) -> bytes:
    across, down = one.dots
    is_fax = one.codec == "CCITTFaxDecode"
    more = f" /DecodeParms << /K -1 /BlackIs1 true /Columns {across} /Rows {down} >>" if is_fax else ""
    what = "/ImageMask true /Decode [0 1]" if one.is_mask else "/ColorSpace /DeviceGray"
    about = (
        f"<< /Type /XObject /Subtype /Image /Width {across} /Height {down} {what} "
        f"/BitsPerComponent {1 if is_fax else 8} /Filter /{one.codec}{more} /Length {len(one.data)} >>"
    )
    return about.encode() + b"\nstream\n" + one.data + b"\nendstream"


def _hidden(page: ScannedPage) -> str:
    """Each word a run of its own in render mode 3, as wide and as high as its box."""
    if not page.words:
        return ""
    return "\n".join(["BT 3 Tr", *(_run(page, word) for word in page.words), "ET"])


def _run(page: ScannedPage, word: Laid) -> str:
    x0, top, x1, bottom = word.box
    x, y = turned(x0, bottom, page.upright, page.turn)
    cos, sin = _WAYS[page.turn]
    size = max(1.0, (bottom - top) * 1.3)
    stretch = 100 * (x1 - x0) / max(0.1, width(word.text, size))
    shown = word.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    place = f"{cos} {sin} {-sin} {cos} {x:.2f} {page.size[1] - y:.2f} Tm"
    return f"/F {size:.2f} Tf {stretch:.1f} Tz {place} ({shown}) Tj"


def _file(objects: list[bytes]) -> bytes:
    out = io.BytesIO(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    out.seek(0, io.SEEK_END)
    places = []
    for n, data in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{n} 0 obj\n".encode() + data + b"\nendobj\n")
    table = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.writelines(f"{place:010} 00000 n \n".encode() for place in places)
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n".encode())
    out.write(f"startxref\n{table}\n%%EOF\n".encode())
    return out.getvalue()

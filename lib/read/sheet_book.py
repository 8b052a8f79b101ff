"""The parts of an xlsx package in; its sheets' parts in order, their links, and the formats of its numbers out."""

import posixpath
import re
import zipfile
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import ParseError, fromstring

from lib.read.sheet_package import PackageError

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
# The number formats every program knows without a list (ECMA-376, part 1, 18.8.30); dates and times (14 to 22, 45 to
# 47) are told by the values themselves.
_KNOWN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ?/?"}
_KNOWN |= dict.fromkeys((37, 38, 41), "#,##0") | dict.fromkeys((39, 40, 43), "#,##0.00") | {48: "##0.0E+0"}
_KNOWN |= {5: "$#,##0", 6: "$#,##0", 7: "$#,##0.00", 8: "$#,##0.00", 42: "$#,##0", 44: "$#,##0.00"}
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
# Percent, power, fraction, money, or a comma behind the last digit, which divides by a thousand.
_ODD = re.compile(r"[%eE/?$€£¥]|[0#],+(?![0#])")


def sheet_parts(package: zipfile.ZipFile) -> list[str]:
    """Return the part of each sheet in the workbook's order; empty where the workbook names none."""
    book = _part(package, "xl/workbook.xml")
    targets = relations(package, "xl/workbook.xml")
    sheets = [] if book is None else [node for node in book.iter() if _name(node) == "sheet"]
    return [targets.get(node.get(_RELATION) or node.get(_STRICT_RELATION) or "", "") for node in sheets]


def relations(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return what a part refers to, by id: the name of another part, or an address outside as it stands."""
    folder, name = posixpath.split(part)
    found = _part(package, f"{folder}/_rels/{name}.rels")
    return {} if found is None else {node.get("Id", ""): _target(node, folder) for node in found}


def _target(node: Element, folder: str) -> str:
    target = node.get("Target", "")
    if node.get("TargetMode") == "External":
        return target
    return target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def number_formats(package: zipfile.ZipFile) -> dict[int, str]:
    """Return the format of numbers of each style, by the style's number; without those that show a number as it is."""
    styles = _part(package, "xl/styles.xml")
    if styles is None:
        return {}
    own = {int(n.get("numFmtId", 0)): n.get("formatCode", "") for n in styles.iter() if _name(n) == "numFmt"}
    used = next((node for node in styles if _name(node) == "cellXfs"), [])
    ids = [int(node.get("numFmtId", 0)) for node in used]
    named = {n: own.get(i) or _KNOWN.get(i, "") for n, i in enumerate(ids)}
    return {n: code for n, code in named.items() if code and code.casefold() != "general"}


def shows_otherwise(code: str, stored: str) -> bool:
    """Return True if a format shows other digits than are stored: a percentage, money, rounded or scaled."""
    code = code.split(";", maxsplit=1)[0]
    shown = _NOT_SHOWN.sub("", code)
    if "[$" in code.replace("[$-", "") or _ODD.search(shown):
        return True
    decimals = len(stored.partition(".")[2])
    return decimals > shown.partition(".")[2].count("0") and bool(set(shown) & set("0#"))


def _part(package: zipfile.ZipFile, name: str) -> Element | None:
    try:
        return fromstring(package.read(name), forbid_dtd=True)
    except KeyError:
        return None
    except ParseError as error:
        raise PackageError("damaged", f"a part of the workbook is no whole XML ({error})") from None


def _name(node: Element) -> str:
    return node.tag.rsplit("}", 1)[-1]

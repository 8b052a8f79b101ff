"""Workbooks and tables made up for tests, as bytes. No real agency is meant."""

import base64
import io
import zipfile
import zlib

import openpyxl

HEADER = ["Agency", "State", "2018 Detections", "2018 Hits"]
SAMPLEVILLE = ["Sampleville Police Department", "ZZ", 490535, 405]
# An XLS of two sheets, `Counts` (HEADER, SAMPLEVILLE, a row with a date) and `Real`, hidden; made with another program.
XLS = (
    "c-rk)O-NKx6#nj;H{*<`Gnxh(${_S-3RxRBI@zCX6f>xhpvIX?4bHqL<10|2ESqHzv??MHY|+MQ(+?HYu0>$fA_xMlWt)P67V7KV^WK<$fdeHN"
    "?;GxU_nv#sx%b_3&b@cuo5}L2u?IENSb{eAFlUDlSilohLit7n)Nk9WntukV*dEpuLP2t5z>lY;uZxrqmA|K<;lBQoDDa8O2@IgiG-PxQv6tr%"
    "7itczLZ{f%aEnSAs(D@&OcP8uFuljJ&zSCE&Q+$ZBs(Q~F&XP>XmR8CxK_`7WkdxYvCaqPG@}ZyR2*NtCLCEm+Ow&6dYyID=_MEkxwJzXGOOBQ"
    "+(9ugL}<!nnv%&WRFb>L@xzV+-}8C>BI@zimM=j3pNsiLf8YnniA(v{H60j%eM+cc&QVaG*PT?}XPz~z!5m7E4XD`A(IeyO8C>G6I_RW(`)O$;"
    "hWx-0D{jd!uxn>?OLV`qWWq|B#$d?h97<V(wImhK45a0`R5~rA-DWzKkR&@0&srI2Sd>A%z12XcndrAnW4Qp0cP5ogN~2hvCA{}U7VSNyoRK9&"
    "lL&LYobxh5)1A5d?QLgYckCo{M)(DsQ)#nW0@(Coq(RDM+~Z@adKy?`2h+=JbraWXm{wBK&~r<7m0LMD$}(5DcMFZPoAEBTbwPa_)pK7CKd#Gt"
    "j%}y<M91`S<;45g80zViOp?C(jiOOBikmkSp2YG`;qG4_nN}~`%Ys_OoxANGy<yC%>?M>lby{k5#C%J0*UD-6sO58Qi4|-KwxzrBf^AV0;5p4r"
    "u&vu)Yl$8WC|k;k##S9GQP+ybR+Q&1XsV@=_VAd7Hmw2=RVVGmzp)lx7xQ$zdR?sOb+uT$s#s}NJ$Ufo!Gi}69##v%_eSTgtZq|&_eNIae%G0$"
    "GUt6J`ESt!lYSQcr91$Go>>eP6h9l`7kOJ^l{)$Fg$l=L^ep<($MfhfIDY9yEf&7dsud%DFNF#nf3A>u{^Rj~0eaabIs"
)


def workbook(*rows, change=None, sheet="Counts") -> bytes:
    """Return an XLSX with these rows on its first sheet; `change` gets book and sheet before it is saved."""
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    if change:
        change(book, book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, change) -> bytes:
    """Return a package with one part's bytes changed by `change`."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return out.getvalue()


def sheet_xml(body: str, data: bytes | None = None) -> bytes:
    """Return an XLSX whose first sheet's part holds `body` between its worksheet tags."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = f'<?xml version="1.0"?><worksheet xmlns="{space}">{body}</worksheet>'
    return with_part(data or workbook(["x"]), "xl/worksheets/sheet1.xml", lambda _: xml.encode())


def xls() -> bytes:
    """Return the XLS described above."""
    return zlib.decompress(base64.b85decode(XLS))


def ods(table: str) -> bytes:
    """Return an ODS whose spreadsheet holds `table`, the XML of its tables."""
    names = {n: f"urn:oasis:names:tc:opendocument:xmlns:{n}:1.0" for n in ("office", "table", "text")}
    spaces = " ".join(f'xmlns:{n}="{url}"' for n, url in names.items())
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr("styles.xml", "<styles/>")
        package.writestr("content.xml", f"<office:document-content {spaces}>{body}</office:document-content>")
    return out.getvalue()

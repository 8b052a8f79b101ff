"""Nothing in; out comes a server whose children need not load or set up anything any more."""

from PIL import Image

from lib.read.pdf import read_pdf_rows
from lib.read.pictures import page_picture
from lib.read.sandbox_wire import pack
from lib.read.sheet_delimited import read_delimited
from lib.read.sheet_workbook import read_workbook
from lib.read.webpage import read_webpage

# A page with a word, a picture and a form, written here: no received file is opened to warm up.
_PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R
/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>endobj
4 0 obj<</Length 88>>stream
1 g 0 0 99 50 re f /X Do 0 g BT /F 9 Tf 9 9 Td (warm) Tj ET BT /F 9 Tf 9 70 Td (up) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
6 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Length 17>>stream
.5 g 9 9 9 9 re f
endstream endobj
trailer<</Root 1 0 R/Size 7>>
%%EOF"""


def warm_up(is_for_scans: bool = False) -> None:
    """Read and draw a page made up here, so that children find code, fonts and tables in memory.

    A server for scans holds the models that read pictures, and nothing else.
    """
    if is_for_scans:
        from lib.read.ocr import load

        load()
        return
    Image.preinit()
    pack(read_pdf_rows(_PDF))
    page_picture(_PDF, 1)
    read_webpage(b"<html><p>warm up</p></html>")
    read_delimited(b"warm,up")
    read_workbook(b"PK", lambda page: None)

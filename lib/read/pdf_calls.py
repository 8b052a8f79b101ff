"""Nothing in; out come the functions of PDFium the reader calls, bound so that a call costs little.

A page takes some thousand calls. pypdfium2's own wrappers build a pointer object for every handle they
return; here a handle is a plain number, and the functions called once for each glyph or object (`_bare`) do
not check their arguments: use them through pdf_columns only. PDFium is not thread-safe: one process reads
one file at a time.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

# A document, page, text page, object or font of PDFium.
Handle = int

TEXT, PATH, PICTURE, SHADING, FORM = 1, 2, 3, 4, 5
PASSWORD_ERROR, SECURITY_ERROR = 4, 5
LINK, POPUP = 2, 16
INVISIBLE = 3


def _number_for_pointer(kind: Any) -> Any:
    return ctypes.c_void_p if hasattr(kind, "contents") else kind


def _bound(name: str) -> Callable[..., Any]:
    known = getattr(pdfium, name)
    result = _number_for_pointer(known.restype)
    address = ctypes.cast(known, ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *map(_number_for_pointer, known.argtypes))(address)


def _bare(name: str) -> Callable[..., Any]:
    known = getattr(pdfium, name)
    address = ctypes.cast(known, ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(_number_for_pointer(known.restype))(address)


last_error = _bound("FPDF_GetLastError")
open_document = _bound("FPDF_LoadMemDocument64")
close_document = _bound("FPDF_CloseDocument")
page_count = _bound("FPDF_GetPageCount")
has_sound_index = _bound("FPDF_DocumentHasValidCrossReferenceTable")

load_page = _bound("FPDF_LoadPage")
close_page = _bound("FPDF_ClosePage")
page_rotation = _bound("FPDFPage_GetRotation")
page_box = _bound("FPDF_GetPageBoundingBox")
flatten = _bound("FPDFPage_Flatten")
annotation_count = _bound("FPDFPage_GetAnnotCount")
annotation = _bound("FPDFPage_GetAnnot")
annotation_kind = _bound("FPDFAnnot_GetSubtype")
close_annotation = _bound("FPDFPage_CloseAnnot")

load_text = _bound("FPDFText_LoadPage")
close_text = _bound("FPDFText_ClosePage")
char_count = _bound("FPDFText_CountChars")
get_text = _bound("FPDFText_GetText")
char_code = _bound("FPDFText_GetUnicode")
is_unmapped = _bare("FPDFText_HasUnicodeMapError")
loose_box = _bare("FPDFText_GetLooseCharBox")
ink_box = _bare("FPDFText_GetCharBox")
char_matrix = _bare("FPDFText_GetMatrix")
char_origin = _bare("FPDFText_GetCharOrigin")
object_of_char = _bare("FPDFText_GetTextObject")

count_objects = _bound("FPDFPage_CountObjects")
get_object = _bare("FPDFPage_GetObject")
count_form_objects = _bound("FPDFFormObj_CountObjects")
get_form_object = _bound("FPDFFormObj_GetObject")
object_type = _bare("FPDFPageObj_GetType")
object_bounds = _bare("FPDFPageObj_GetBounds")
object_matrix = _bare("FPDFPageObj_GetMatrix")
fill_color = _bare("FPDFPageObj_GetFillColor")
stroke_width = _bare("FPDFPageObj_GetStrokeWidth")
has_transparency = _bare("FPDFPageObj_HasTransparency")
set_active = _bound("FPDFPageObj_SetIsActive")
count_marks = _bare("FPDFPageObj_CountMarks")
get_mark = _bound("FPDFPageObj_GetMark")
mark_name = _bound("FPDFPageObjMark_GetName")
draw_mode = _bare("FPDFPath_GetDrawMode")
count_segments = _bare("FPDFPath_CountSegments")

render_mode = _bare("FPDFTextObj_GetTextRenderMode")
font_of_text = _bare("FPDFTextObj_GetFont")
font_size = _bare("FPDFTextObj_GetFontSize")
font_descent = _bound("FPDFFont_GetDescent")
font_name = _bound("FPDFFont_GetBaseFontName")
is_font_embedded = _bound("FPDFFont_GetIsEmbedded")

picture_size = _bound("FPDFImageObj_GetImagePixelSize")
picture_bytes = _bound("FPDFImageObj_GetImageDataRaw")
picture_filters = _bound("FPDFImageObj_GetImageFilterCount")
picture_filter = _bound("FPDFImageObj_GetImageFilter")
picture_bitmap = _bound("FPDFImageObj_GetBitmap")

new_bitmap = _bound("FPDFBitmap_CreateEx")
close_bitmap = _bound("FPDFBitmap_Destroy")
fill_bitmap = _bound("FPDFBitmap_FillRect")
render_page = _bound("FPDF_RenderPageBitmap")
bitmap_buffer = _bound("FPDFBitmap_GetBuffer")
bitmap_width = _bound("FPDFBitmap_GetWidth")
bitmap_height = _bound("FPDFBitmap_GetHeight")
bitmap_stride = _bound("FPDFBitmap_GetStride")
bitmap_format = _bound("FPDFBitmap_GetFormat")

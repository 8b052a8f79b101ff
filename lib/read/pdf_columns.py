"""A function of PDFium and many glyphs or objects in; out comes what it says of each, as one list.

The calls run inside `map`; numbers PDFium writes into memory are taken out of it at once. Both together make
a call two to three times cheaper than one by one.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Sequence
from ctypes import c_double, c_float, c_int, c_uint, c_void_p
from itertools import repeat
from typing import Any

from lib.read.pdf_calls import Handle

Call = Callable[..., Any]
# ctypes' own form of an argument: made and passed faster than a c_void_p.
Pointers = list[Any]
pointer = c_void_p.from_param

FLOATS, DOUBLES, COLORS, INTEGERS = c_float, c_double, c_uint, c_int
_LETTERS = {c_float: "f", c_double: "d", c_uint: "I", c_int: "i"}


class _Memory:
    """A place for PDFium to write numbers into, kept between calls and grown when it is too small."""

    def __init__(self) -> None:
        self._size = 0
        self._pointers: dict[tuple[int, int], Pointers] = {}
        self.clear(1 << 15)

    def clear(self, size: int) -> int:
        """Set the first bytes to 0 (a call that fails writes nothing) and return where they begin."""
        if size > self._size:
            self._size = max(size, 2 * self._size)
            self._bytes = (ctypes.c_char * self._size)()
            self._view = memoryview(self._bytes).cast("B")
            self._start = ctypes.addressof(self._bytes)
            self._pointers.clear()
        ctypes.memset(self._start, 0, size)
        return self._start

    def pointers(self, offset: int, step: int) -> Pointers:
        """Return a pointer to the number at `offset` of each row of `step` bytes."""
        known = self._pointers.get((offset, step))
        if known is None:
            places = range(self._start + offset, self._start + self._size - step + 1, step)
            known = self._pointers[offset, step] = list(map(pointer, places))
        return known

    def numbers(self, size: int, kind: type) -> list[Any]:
        """Return the first bytes as numbers."""
        return self._view[:size].cast(_LETTERS[kind]).tolist() if size else []


_MEMORY = _Memory()


def pointers(handles: Sequence[Handle]) -> Pointers:
    """Return handles in the form these functions take."""
    return list(map(pointer, handles))


def of_objects(call: Call, objects: Pointers) -> list[Any]:
    """Return what `call(object)` gives for each object."""
    return list(map(call, objects))


def of_parts(call: Call, whole: Handle, parts: Sequence[int]) -> list[Any]:
    """Return what `call(whole, n)` gives for each n: glyphs of a text page, objects of a page."""
    return list(map(call, repeat(pointer(whole)), parts))


def object_numbers(call: Call, objects: Pointers, kind: type, width: int, is_struct: bool = False) -> list[Any]:
    """Return `width` numbers of each object, one after another, through one pointer each or one to them all."""
    size, places = _places(len(objects), kind, width, is_struct)
    deque(map(call, objects, *places), maxlen=0)
    return _MEMORY.numbers(size, kind)


def glyph_numbers(
    call: Call, text_page: Handle, glyphs: Sequence[int], kind: type, width: int, is_struct: bool = False
) -> list[Any]:
    """Return `width` numbers of each glyph, one after another, through one pointer each or one to them all."""
    size, places = _places(len(glyphs), kind, width, is_struct)
    deque(map(call, repeat(pointer(text_page)), glyphs, *places), maxlen=0)
    return _MEMORY.numbers(size, kind)


def text_units(call: Call, *arguments: Any, most: int) -> str:
    """Return the UTF-16 text that `call` writes, of at most `most` units; it returns their number and one more."""
    start = _MEMORY.clear(2 * most + 2)
    count = call(*arguments, start)
    return ctypes.string_at(start, 2 * min(max(0, count - 1), most)).decode("utf-16-le", "replace")


def _places(rows: int, kind: type, width: int, is_struct: bool) -> tuple[int, list[Pointers]]:
    part = ctypes.sizeof(kind)
    step = part * width
    _MEMORY.clear(step * rows)
    offsets = [0] if is_struct else [part * n for n in range(width)]
    return step * rows, [_MEMORY.pointers(offset, step) for offset in offsets]

"""A page in; out come the order its objects are painted in, and what on it could hide a word: shapes and pictures."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from typing import Any, NamedTuple

from lib.read import pdf_calls as calls
from lib.read.pdf_calls import Handle
from lib.read.pdf_columns import (
    COLORS,
    FLOATS,
    INTEGERS,
    Pointers,
    object_numbers,
    of_objects,
    of_parts,
    pointer,
    pointers,
)

# Thinner things (rules, underlines, frames) neither hide a word nor are its ground. In points.
_THINNEST = 3.0
_DEEPEST_FORM = 12
_CORNERS_OF_A_RECTANGLE = 6
_OPAQUE = 255

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
Color = tuple[int, int, int]


class Shape(NamedTuple):
    """Something painted that is no text: left, bottom, right, top in page coordinates, and its one color.

    `color` is None where it is not one opaque color (pictures, gradients, transparency); `is_rectangle` is
    False where the shape may not fill its box.
    """

    order: int
    box: Box
    color: Color | None
    is_rectangle: bool
    kind: int
    handle: Handle


@dataclass(slots=True)
class Painting:
    """What is painted on a page: the order (from 0) and box of each object, and the shapes, first to last.

    `matrices` place the forms that objects inside of forms stand in; `layered` are text objects that belong
    to a layer which a viewer may switch off.
    """

    places: dict[Handle, tuple[int, Box]] = field(default_factory=dict)
    shapes: list[Shape] = field(default_factory=list)
    matrices: dict[Handle, Matrix] = field(default_factory=dict)
    layered: set[Handle] = field(default_factory=set)

    def matrix(self, handle: Handle) -> Matrix:
        """Return the matrix that places an object on the page."""
        return joined(matrix_of(handle), self.matrices.get(handle))

    def is_next(self, before: Handle, after: Handle) -> bool:
        """True if nothing is painted between two text objects but empty ones and doubles of either."""
        (first, one), (last, other) = self.places[before], self.places[after]
        if last - first == 1:
            return True
        shapes = {shape.order for shape in self.shapes}
        between = islice(self.places.items(), first + 1, max(first + 1, last))
        return first < last and not any(
            n in shapes or (_is_inked_text(handle, box) and not _is_double(box, one) and not _is_double(box, other))
            for handle, (n, box) in between
        )


def _is_inked_text(handle: Handle, box: Box) -> bool:
    return box[2] > box[0] and calls.object_type(pointer(handle)) == calls.TEXT


def _is_double(a: Box, b: Box) -> bool:
    near = 0.5 * min(a[2] - a[0], b[2] - b[0])
    return all(abs(x - y) < near for x, y in zip(a, b, strict=True))


def painting_of(page: Handle) -> Painting:
    """Return what is painted on a page, in the order of painting, with the content of its form objects."""
    painting = Painting()
    handles, kinds = _in_order(painting, of_parts(calls.get_object, page, range(calls.count_objects(page))), None, 0)
    pointed = pointers(handles)
    flat = object_numbers(calls.object_bounds, pointed, FLOATS, 4)
    boxes = list(zip(flat[0::4], flat[1::4], flat[2::4], flat[3::4], strict=True))
    if painting.matrices:
        moves = map(painting.matrices.get, handles)
        boxes = [moved_box(box, move) if move else box for box, move in zip(boxes, moves, strict=True)]
    painting.places.update(zip(handles, enumerate(boxes), strict=True))
    painting.shapes += _shapes(handles, pointed, kinds, boxes)
    texts = [n for n, kind in enumerate(kinds) if kind == calls.TEXT]
    if any(of_objects(calls.count_marks, [pointed[n] for n in texts])):
        painting.layered |= {handles[n] for n in texts if _has_layer_mark(handles[n])}
    return painting


def _in_order(
    painting: Painting, handles: list[Handle], matrix: Matrix | None, depth: int
) -> tuple[list[Handle], list[int]]:
    """Return objects, forms replaced by what stands in them, and their kinds; notes matrices and layers of the latter.

    What stands deeper than twelve forms is left out.
    """
    kinds = of_objects(calls.object_type, pointers(handles))
    if matrix is not None:
        painting.matrices.update(dict.fromkeys(handles, matrix))
    found, found_kinds, start = [], [], 0
    for end in [n for n, kind in enumerate(kinds) if kind == calls.FORM]:
        inside, inside_kinds = _inside(painting, handles[end], matrix, depth) if depth < _DEEPEST_FORM else ([], [])
        found += handles[start:end] + inside
        found_kinds += kinds[start:end] + inside_kinds
        start = end + 1
    return found + handles[start:], found_kinds + kinds[start:]


def _inside(painting: Painting, form: Handle, matrix: Matrix | None, depth: int) -> tuple[list[Handle], list[int]]:
    inside = [calls.get_form_object(form, n) for n in range(calls.count_form_objects(form))]
    found = _in_order(painting, inside, joined(matrix_of(form), matrix), depth + 1)
    if _has_layer_mark(form):
        painting.layered.update(inside)
    return found


def _shapes(handles: list[Handle], pointed: Pointers, kinds: list[int], boxes: list[Box]) -> list[Shape]:
    """Return what is no text, and neither thin nor empty, first to last."""
    paths, others = [], []
    for n, (kind, (left, bottom, right, top)) in enumerate(zip(kinds, boxes, strict=True)):
        if kind != calls.TEXT and right - left >= _THINNEST and top - bottom >= _THINNEST:
            (paths if kind == calls.PATH else others).append(n)
    areas = zip(paths, _areas([pointed[n] for n in paths]), strict=True)
    shapes = [Shape(n, boxes[n], *look, calls.PATH, handles[n]) for n, (*look, paints) in areas if paints]
    if others:
        shapes += [Shape(n, boxes[n], None, True, kinds[n], handles[n]) for n in others]
        shapes.sort(key=itemgetter(0))
    return shapes


def _areas(paths: Pointers) -> Iterator[tuple[Color | None, bool, bool]]:
    """Return color, whether it is a rectangle and whether it paints an area, for each path."""
    modes = object_numbers(calls.draw_mode, paths, INTEGERS, 2)
    fills = object_numbers(calls.fill_color, paths, COLORS, 4)
    colors = zip(fills[0::4], fills[1::4], fills[2::4], strict=True)
    corners = of_objects(calls.count_segments, paths)
    blends = of_objects(calls.has_transparency, paths)
    columns = zip(paths, modes[0::2], modes[1::2], colors, fills[3::4], corners, blends, strict=True)
    for path, is_filled, is_stroked, color, alpha, count, is_blended in columns:
        if is_filled:
            yield (None if is_blended or alpha != _OPAQUE else color), count <= _CORNERS_OF_A_RECTANGLE, True
        else:
            yield None, False, bool(is_stroked) and _is_broad_stroke(path)


def _is_broad_stroke(path: Any) -> bool:
    return object_numbers(calls.stroke_width, [path], FLOATS, 1)[0] >= _THINNEST


def matrix_of(handle: Handle) -> Matrix:
    """Return the matrix that places an object where it stands, within its form if it is in one."""
    return tuple(object_numbers(calls.object_matrix, pointers([handle]), FLOATS, 6, is_struct=True))


def joined(inner: Matrix, outer: Matrix | None) -> Matrix:
    """Return the matrix that first does `inner`, then `outer`."""
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    first = a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j
    return (*first, e * g + f * i + k, e * h + f * j + m)


def moved_box(box: Box, matrix: Matrix) -> Box:
    """Return the upright box around a box moved by a matrix."""
    a, b, c, d, e, f = matrix
    corners = [(box[0], box[1]), (box[0], box[3]), (box[2], box[1]), (box[2], box[3])]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _has_layer_mark(handle: Handle) -> bool:
    name, size = ctypes.create_string_buffer(8), ctypes.c_ulong()
    for n in range(calls.count_marks(pointer(handle))):
        mark = calls.get_mark(handle, n)
        if calls.mark_name(mark, ctypes.addressof(name), 8, ctypes.addressof(size)) and name.raw[:4] == b"O\0C\0":
            return True
    return False

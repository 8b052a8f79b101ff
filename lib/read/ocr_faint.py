"""A gray picture in; the same picture with faint print made dark out."""

import cv2
import numpy as np

_TILE = 8
_PAPER = 31


def stretched(gray: np.ndarray) -> np.ndarray:
    """Return a picture (h, w) in which print a little darker than its paper is nearly black, and paper white.

    How much darker than the paper around it a dot is, counts; light gray print of a web page is 40 to 90 of 255.
    """
    small = cv2.resize(gray, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), _PAPER)
    paper = cv2.resize(paper, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR)
    darker = cv2.subtract(paper, gray).astype(np.float32)
    return (255 - np.clip((darker - 10) * 3.0, 0, 255)).astype(np.uint8)

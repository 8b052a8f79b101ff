"""A gray picture in; the same picture with faint print made dark out."""

import cv2
import numpy as np

from lib.read.ocr_ink import paper_of


def stretched(gray: np.ndarray) -> np.ndarray:
    """Return a picture (h, w) in which print a little darker than its paper is nearly black, and paper white.

    How much darker than the paper around it a dot is, counts; light gray print of a web page is 40 to 90 of 255.
    """
    darker = cv2.subtract(paper_of(gray), gray).astype(np.float32)
    return (255 - np.clip((darker - 10) * 3.0, 0, 255)).astype(np.uint8)

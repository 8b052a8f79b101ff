"""Where lines of print lie on a picture in; out come the quarter turns and the tilt the page was fed with."""

import math

import numpy as np

# A line this many times as long as high tells a tilt; a shorter one does not.
_LONG = 5.0
_STEEP = 1.5
# Degrees. Less is the model's own noise; more is no sheet in a feeder.
_LEAST_TILT, _MOST_TILT = 0.05, 15.0


def lies_on_its_side(corners: np.ndarray) -> bool:
    """True if most lines (n, 4, 2) run up or down the picture."""
    across, down = _sides(corners)
    long = np.maximum(across, down) > 2 * np.minimum(across, down)
    return bool(long.any()) and float((down > _STEEP * across)[long].mean()) > 0.5


def tilt_of(corners: np.ndarray) -> float:
    """Return how many degrees lines (n, 4, 2) go down to the right: the middle of the long ones; 0 without any."""
    across, down = _sides(corners)
    long = corners[across > _LONG * np.maximum(1.0, down)]
    if not len(long):
        return 0.0
    along = (long[:, 1] - long[:, 0]) + (long[:, 2] - long[:, 3])
    degrees = float(np.median(np.degrees(np.arctan2(along[:, 1], along[:, 0]))))
    return round(degrees, 2) if _LEAST_TILT <= abs(degrees) <= _MOST_TILT and math.isfinite(degrees) else 0.0


def _sides(corners: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    across = np.hypot(*(corners[:, 1] - corners[:, 0]).T)
    down = np.hypot(*(corners[:, 3] - corners[:, 0]).T)
    return across, down

"""The two levels of every verdict, and the five labels that a value can get."""

from typing import Any, Literal

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Kind = Literal["proportion", "rate"]

# The normal deviates of 2.5 % and of 0.1 % on each side, in full precision.
Z95, Z998 = 1.959963984540054, 3.090232306167813
LABELS = ("lower_998", "lower_95", "similar", "higher_95", "higher_998")


def usable(numerators: Array, denominators: Array, kind: Kind) -> Array:
    """Which pairs can be compared: both known, something to divide by, no share above one."""
    known = np.isfinite(numerators) & np.isfinite(denominators)
    with np.errstate(invalid="ignore"):
        whole = known & (denominators > 0) & (numerators >= 0)
        return whole & ((numerators <= denominators) | (kind == "rate"))


def tail(deviates: Array, inflation: float | Array = 1.0) -> Array:
    """The probability on one side beyond each deviate, once that is widened."""
    from scipy.special import ndtr

    return np.asarray(ndtr(-deviates * inflation))

"""From values to places on the paper, and the round numbers that stand at an axis."""

from math import ceil, floor, isfinite, log10

from attrs import frozen


@frozen
class Scale:
    """A straight line from values to places on the paper.

    ``low`` lies at ``start`` and ``high`` at ``end``; for a vertical axis ``start`` is the lower
    edge, so that larger values stand higher.
    """

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Give the place of a value."""
        span = self.high - self.low
        share = (value - self.low) / span if span else 0.5
        return self.start + share * (self.end - self.start)

    def ticks(self, about: int = 5) -> list[float]:
        """Give round values from low to high, about so many."""
        return round_values(self.low, self.high, about)


def round_values(low: float, high: float, about: int = 5) -> list[float]:
    """Give evenly spaced round values (steps of 1, 2, 2.5 or 5 times a power of ten).

    Parameters
    ----------
    low, high : the range to cover; values outside it are not given.
    about : how many values are wanted, at least 1.

    Examples
    --------
    >>> round_values(-23.0, 41.0)
    [-20.0, 0.0, 20.0, 40.0]
    """
    if not (isfinite(low) and isfinite(high)) or high <= low:
        return [low]
    rough = (high - low) / max(1, about)
    power = 10.0 ** floor(log10(rough))
    step = next(n * power for n in (1, 2, 2.5, 5, 10) if n * power >= rough * 0.999)
    first = ceil(low / step - 1e-9)
    last = floor(high / step + 1e-9)
    return [round(n * step, 10) + 0.0 for n in range(first, last + 1)]


def number(value: float) -> str:
    """Write a number as briefly as it can be read back: 20, 2.5, with a true minus sign.

    Examples
    --------
    >>> number(-20.0), number(2.50)
    ('−20', '2.5')
    """
    return f"{value:.6g}".replace("-", "−")

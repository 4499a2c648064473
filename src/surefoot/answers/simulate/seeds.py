"""Where chance comes from: one stream per purpose, so that no two runs share a person.

Development people were looked at while models were made; release people only when their figures
are published; demo people belong to the command line. A person is (purpose, stream, index) and
nothing else, so the same person comes out in any order and on any number of workers.
"""

from typing import Literal
from zlib import crc32

import numpy as np

Purpose = Literal["development", "release", "demo"]

_PURPOSE: dict[str, int] = {"development": 0x0DE7, "release": 0x2E1E, "demo": 0x0DE0}


def stream(purpose: Purpose, name: str, index: int) -> np.random.Generator:
    """Give the random numbers of one person for one purpose and one named layer.

    Parameters
    ----------
    purpose : development, release or demo.
    name : which layer and family draws, such as ``course:ramp``.
    index : the person's number, from 0.

    Examples
    --------
    >>> a, b = stream("demo", "x", 3).random(), stream("demo", "x", 3).random()
    >>> a == b, a == stream("release", "x", 3).random()
    (True, False)
    """
    words = [_PURPOSE[purpose], crc32(name.encode()), index]
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(words)))

"""Speed and accuracy, side by side with the peers. ``make bench``."""

import os
from pathlib import Path

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"
#: Where the real recordings are: beside the checkout, unless SUREFOOT_SHARED_DATA names a place.
SHARED_DATA = Path(os.environ.get("SUREFOOT_SHARED_DATA") or _BESIDE)

"""Original files, kept as they came, beside the notebook and named by the hash of their bytes."""

import os
import shutil
from hashlib import file_digest
from pathlib import Path

from surefoot.notebook.trouble import damaged, plainly


def keep(folder: Path, file: Path) -> str:
    """Copy a file in, whole or not at all; give the sha256 of its bytes."""
    with plainly(str(folder)):
        digest = file_hash(file)
        place = place_of(folder, digest)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            passing = place.with_name(f"{digest}.{os.getpid()}.part")
            try:
                shutil.copyfile(file, passing)
                passing.replace(place)
            finally:
                passing.unlink(missing_ok=True)
    return digest


def find(folder: Path, digest: str) -> Path:
    """Give the file with this hash.

    Raises
    ------
    Damaged
        It is gone, or its bytes have changed.
    """
    place = place_of(folder, digest)
    with plainly(str(folder)):
        if not place.exists() or file_hash(place) != digest:
            raise damaged(str(place))
    return place


def place_of(folder: Path, digest: str) -> Path:
    """Say where the file with this hash lies; two letters a folder keep folders small."""
    return folder / digest[:2] / digest


def file_hash(file: Path) -> str:
    """Give the sha256 of a file, read in pieces."""
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()

"""Get a public set of recordings, only when a person asks, and only if it is what it should be."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from attrs import frozen

from surefoot.terms.catalogue import catalogue
from surefoot.terms.errors import CannotUse

_TIMEOUT_S = 30
_BLOCK = 1 << 16


@frozen
class PublicFile:
    """One file of a set: its path below the host, its length and checksum."""

    path: str
    bytes: int
    sha256: str

    @property
    def name(self) -> str:
        """What the file is called."""
        return PurePosixPath(self.path).name


@frozen
class PublicSet:
    """One set: what it is, whose it is, under which licence, and a command to try on it."""

    name: str
    about: str
    by: str
    licence: str
    example: str
    files: tuple[PublicFile, ...]

    @property
    def bytes(self) -> int:
        """How much there is to download."""
        return sum(file.bytes for file in self.files)


def public_sets() -> tuple[PublicSet, ...]:
    """Give the sets that can be downloaded."""
    return tuple(
        PublicSet(
            name=s["name"],
            about=s["about"],
            by=s["by"],
            licence=s["licence"],
            example=s["try"],
            files=tuple(PublicFile(**file) for file in s["files"]),
        )
        for s in catalogue("surefoot.actions", "public_sets.yaml")["sets"]
    )


def get_data(
    name: str,
    folder: Path,
    *,
    where: str | None = None,
    told: Callable[[str], None] = lambda line: None,
) -> tuple[Path, ...]:
    """Download a set, check each file, and keep it.

    Parameters
    ----------
    name : a name of `public_sets`.
    folder : where to put it; the set gets a folder of its own in there.
    where : another host for the same paths, such as a mirror.
    told : called with a line for each file.

    Returns
    -------
    The files. A file that is there and right is not downloaded again.

    Raises
    ------
    CannotUse
        ``unknown_set``, ``no_network``, ``wrong_file``; a wrong file is never kept.
    """
    wanted = next((s for s in public_sets() if s.name == name), None)
    if wanted is None:
        names = ", ".join(s.name for s in public_sets())
        raise CannotUse(
            f"There is no set called {name}.", f"The sets are: {names}.", reason="unknown_set"
        )
    host = where or str(catalogue("surefoot.actions", "public_sets.yaml")["where"])
    here = folder / name
    here.mkdir(parents=True, exist_ok=True)
    kept = []
    for file in wanted.files:
        target = here / file.name
        if not (target.is_file() and _sha256(target) == file.sha256):
            told(f"getting {file.name} ({file.bytes / 1e6:.1f} MB)")
            _download(f"{host}/{file.path}", file, target)
        kept.append(target)
    return tuple(kept)


def _download(address: str, file: PublicFile, target: Path) -> None:
    from urllib.error import URLError
    from urllib.request import urlopen

    part = target.with_name(target.name + ".part")
    digest = hashlib.sha256()
    taken = 0
    try:
        if not address.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
            raise URLError("only https is used")
        with urlopen(address, timeout=_TIMEOUT_S) as answer, part.open("wb") as out:  # noqa: S310
            while block := answer.read(_BLOCK):
                taken += len(block)
                if taken > file.bytes:
                    break
                digest.update(block)
                out.write(block)
        if digest.hexdigest() != file.sha256 or taken != file.bytes:
            raise CannotUse(
                f"What came for {file.name} is not the file that was expected, so it was thrown "
                "away.",
                "Please try again; if it happens again, the set has moved.",
                reason="wrong_file",
            )
        os.replace(part, target)
    except (URLError, OSError, ValueError) as trouble:
        inner = getattr(trouble, "reason", trouble)
        why = getattr(inner, "strerror", None) or inner
        raise CannotUse(
            f"{file.name} could not be downloaded ({why}).",
            "Please check that this computer is online and try again.",
            reason="no_network",
        ) from None
    finally:
        part.unlink(missing_ok=True)


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

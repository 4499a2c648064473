"""axe-core, fetched by npm into a cache folder when a test needs it. It never enters the tree."""

import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

import pytest

VERSION = "4.10.3"


def axe_source() -> str:
    """Give the script, or skip loudly where it cannot be fetched."""
    folder = Path(tempfile.gettempdir()) / f"surefoot-axe-{VERSION}"
    script = folder / "axe.min.js"
    if not script.exists():
        if shutil.which("npm") is None:
            pytest.skip("npm is not here, so axe-core cannot be fetched: pages were not checked")
        folder.mkdir(exist_ok=True)
        got = subprocess.run(
            ["npm", "pack", f"axe-core@{VERSION}", "--silent"],
            cwd=folder,
            capture_output=True,
            timeout=60,
            check=False,
        )
        packed = folder / f"axe-core-{VERSION}.tgz"
        if got.returncode != 0 or not packed.exists():
            pytest.skip("npm could not fetch axe-core: pages were not checked")
        with tarfile.open(packed) as file:
            inner = file.extractfile("package/axe.min.js")
            script.write_bytes(inner.read())
    return script.read_text("utf-8")

"""Public sets: pinned, checked, never kept when wrong. The real host is never asked here."""

import hashlib
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from surefoot.actions import get_data as module
from surefoot.actions.get_data import PublicFile, PublicSet, get_data, public_sets
from surefoot.terms.errors import CannotUse

CONTENT = b"t_s,acc_x_ms2\n" * 1000
PATH = "someone/some-set/0123abc/walk.csv"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def host(tmp_path: Path) -> Iterator[str]:
    """A host on this machine that serves one file."""
    file = tmp_path / "served" / PATH
    file.parent.mkdir(parents=True)
    file.write_bytes(CONTENT)
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "served"))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def one_set(monkeypatch: pytest.MonkeyPatch) -> None:
    file = PublicFile(PATH, len(CONTENT), hashlib.sha256(CONTENT).hexdigest())
    made = PublicSet("tiny", "made up", "nobody", "CC0-1.0", "surefoot walk {folder}", (file,))
    monkeypatch.setattr(module, "public_sets", lambda: (made,))


@pytest.mark.usefixtures("one_set")
def test_a_set_is_downloaded_checked_and_not_downloaded_twice(host: str, tmp_path: Path) -> None:
    told: list[str] = []
    (file,) = get_data("tiny", tmp_path / "to", where=host, told=told.append)
    assert file.read_bytes() == CONTENT
    assert get_data("tiny", tmp_path / "to", where="https://nowhere.invalid") == (file,)
    assert told == ["getting walk.csv (0.0 MB)"]


@pytest.mark.usefixtures("one_set")
@pytest.mark.parametrize("served", [CONTENT + b"more", CONTENT[:-5], CONTENT[:-1] + b"x", b""])
def test_a_file_that_differs_in_any_byte_is_thrown_away(
    host: str, tmp_path: Path, served: bytes
) -> None:
    (tmp_path / "served" / PATH).write_bytes(served)
    with pytest.raises(CannotUse) as refusal:
        get_data("tiny", tmp_path / "to", where=host)
    assert refusal.value.reason == "wrong_file"
    assert list((tmp_path / "to" / "tiny").iterdir()) == []


@pytest.mark.usefixtures("one_set")
@pytest.mark.parametrize("where", ["http://127.0.0.1:9", "http://example.org", "file:///etc"])
def test_no_answer_and_no_https_are_one_sentence(where: str, tmp_path: Path) -> None:
    with pytest.raises(CannotUse) as refusal:
        get_data("tiny", tmp_path, where=where)
    assert refusal.value.reason == "no_network"


def test_every_set_is_pinned_to_a_commit_and_permissive() -> None:
    for one in public_sets():
        assert one.licence in {"MIT", "Apache-2.0", "CC-BY-4.0", "CC0-1.0"}
        for file in one.files:
            commit = file.path.split("/")[2]
            assert len(commit) == 40
            assert int(commit, 16) >= 0
            assert len(file.sha256) == 64


def test_checksums_are_those_of_the_copies_at_hand(shared_data: Path) -> None:
    import gzip

    copies = {
        "foot-loop": shared_data / "xio_foot_loops",
        "healthy-mocap": shared_data / "gaitmap_healthy_mocap",
    }
    for one in public_sets():
        for file in one.files:
            raw = gzip.decompress((copies[one.name] / f"{file.name}.gz").read_bytes())
            assert (len(raw), hashlib.sha256(raw).hexdigest()) == (file.bytes, file.sha256)

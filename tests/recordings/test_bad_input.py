"""A table of broken, hostile and odd files; and a fuzz of every reader."""

import resource
import time
from pathlib import Path

import pytest

from surefoot.recordings.refusals import REFUSALS
from tests.recordings.bad_files import READ, REFUSED, Case, Outcome, outcome, page

DOCS = Path(__file__).resolve().parents[2] / "docs"


def timed(case: Case, folder: Path) -> Outcome:
    """Read one; nothing may hang or swallow the memory."""
    began = time.process_time()
    result = outcome(case, folder)
    assert time.process_time() - began < 5.0
    return result


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.what)
def test_a_bad_file_gets_one_clear_sentence(case: Case, tmp_path: Path) -> None:
    found = timed(case, tmp_path)
    assert found.reason == case.reason, found
    (sentence,) = found.sentences
    assert sentence.endswith(".")
    assert sentence.count(".") >= 2  # what is wrong, and what to do next
    assert "Traceback" not in sentence


@pytest.mark.parametrize("case", READ, ids=lambda case: case.what)
def test_an_odd_file_is_read_and_what_was_mended_is_said(case: Case, tmp_path: Path) -> None:
    found = timed(case, tmp_path)
    assert found.reason == "", found
    assert set(case.codes) <= set(found.codes), found
    assert bool(found.codes) == bool(case.codes), found


def test_there_are_at_least_sixty_and_every_reason_is_tried() -> None:
    assert len(REFUSED) >= 60
    tried = {case.reason for case in REFUSED}
    elsewhere = {  # need the command line, a columns file, or a file system that says no
        "bad_columns_file",
        "no_such_column",
        "too_many_sensors",
        "cannot_open",
        "in_zip",
        "unknown_partner",
    }
    assert tried | elsewhere == set(REFUSALS)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1_500_000  # kB


def test_the_page_of_bad_input_is_current() -> None:
    assert (DOCS / "bad-input.md").read_text(encoding="utf-8") == page()

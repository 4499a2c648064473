"""The pages drawn from code are current, and show no figure that nobody has checked."""

import importlib.util
import re
from pathlib import Path

import pytest

from surefoot.terms.catalogue import catalogue

ROOT = Path(__file__).resolve().parents[1]
spec = importlib.util.spec_from_file_location("draw_docs", ROOT / "scripts" / "draw_docs.py")
draw_docs = importlib.util.module_from_spec(spec)
spec.loader.exec_module(draw_docs)


@pytest.mark.parametrize("name", draw_docs.PAGES)
def test_a_drawn_page_is_current(name):
    page = ROOT / "docs" / name
    assert page.read_text(encoding="utf-8") == draw_docs.PAGES[name](), "run: make docs"


def test_no_figure_from_memory_is_on_the_page():
    page = draw_docs.measures_page()
    shown = {
        str(row["value"])
        for entry in catalogue("surefoot.terms", "measures.yaml")["measures"]
        for key in ("error", "normal", "stroke")
        for row in entry.get(key) or []
        if row["status"] == "seen"
    }
    for entry in catalogue("surefoot.terms", "measures.yaml")["measures"]:
        for key in ("error", "normal", "stroke"):
            for row in entry.get(key) or []:
                words = str(row["value"])
                if row["status"] == "memory" and len(words) > 5 and words not in shown:
                    assert words not in page


def test_every_source_on_the_page_is_listed():
    page = draw_docs.measures_page()
    cited = set(re.findall(r"\| ([A-Z][A-Z0-9_]+) \|$", page, flags=re.MULTILINE))
    assert cited
    assert all(f"- **{source}**" in page for source in cited)

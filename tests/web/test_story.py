"""Her own words, her data: nothing is kept unseen, nothing is lost, all goes out and in."""

import io
import re
import zipfile

from surefoot.diary.event import Event
from tests.web.conftest import NOON

STORY = "Yesterday no drag at all. On Friday I wore the toe separators."


def test_a_story_is_shown_before_anything_is_kept(app, person):
    page = person.submit("/story", text=STORY, on="2026-05-03")
    assert "Is this right?" in page.text
    assert "Yesterday no drag at all." in page.text
    assert app.site.notebook.stories() == []
    assert app.site.notebook.check_ins() == []


def test_only_what_she_keeps_is_kept_and_her_words_stay_as_written(app, person):
    text = STORY + "\nSecond  line, <b>as typed</b>."
    page = person.submit("/story", text=text, on="2026-05-03").text
    ids = re.findall(r'name="keep_(p\d+)" value="yes"', page)
    assert len(ids) >= 2
    fields = {f"keep_{i}": "no" for i in ids} | {f"keep_{ids[0]}": "yes"}
    answer = person.submit("/story/keep", text=text, on="2026-05-03", **fields)
    assert answer.url.path == "/timeline"
    (story,) = app.site.notebook.stories()
    assert story.text == text
    kept = app.site.notebook.check_ins() + app.site.notebook.aid_logs()
    assert len(kept) == 1
    day = person.get("/timeline/2026-05-03").text
    assert "&lt;b&gt;as typed&lt;/b&gt;" in day


def test_a_day_she_changes_is_the_day_kept(app, person):
    page = person.submit("/story", text="Yesterday no drag at all.", on="2026-05-03").text
    (one,) = re.findall(r'name="keep_(p\d+)" value="yes"', page)
    fields = {f"keep_{one}": "yes", f"day_{one}": "2026-04-30"}
    person.submit("/story/keep", text="Yesterday no drag at all.", on="2026-05-03", **fields)
    assert str(app.site.notebook.check_ins()[0].day) == "2026-04-30"


def test_danger_is_heard_first(person):
    page = person.submit("/story", text="My arm suddenly went weak today.", on="2026-05-03").text
    main = page[page.index("<main") :]
    assert main.index("call 999") < main.index("Is this right?")
    assert 'href="/help"' in main


def test_a_story_that_is_too_long_is_one_sentence(app, person):
    answer = person.submit("/story", text="x" * 1_200_000, on="2026-05-03")
    assert answer.status_code == 413
    assert app.site.notebook.stories() == []


def test_no_words_is_one_sentence(person):
    assert "There are no words to read." in person.submit("/story", text="  ", on="2026-05-03").text


def test_everything_goes_out_is_erased_and_comes_back(app, person):
    person.submit("/story/keep", text=STORY, on="2026-05-03", keep_p1="yes")
    out = person.submit("/me/data/export")
    assert out.headers["content-type"] == "application/zip"
    assert zipfile.ZipFile(io.BytesIO(out.content)).testzip() is None
    assert "Nothing was erased" in person.submit("/me/data/erase", sure="yes").text
    assert app.site.notebook.stories()
    assert "Everything is erased" in person.submit("/me/data/erase", sure="erase").text
    assert app.site.notebook.stories() == []
    token = person.token()
    files = {"file": ("../../notes.zip", out.content, "application/zip")}
    answer = person.post("/me/data/bring-in", data={"_form": token}, files=files)
    assert answer.status_code == 200, answer.text
    assert app.site.notebook.stories()[0].text == STORY


def test_a_file_of_something_else_is_one_sentence(person):
    token = person.token()
    files = {"file": ("x.zip", b"PK\x03\x04 not a zip", "application/zip")}
    answer = person.post("/me/data/bring-in", data={"_form": token}, files=files)
    assert answer.status_code == 422
    assert "Traceback" not in answer.text


def test_a_copy_is_made_beside_the_notebook(app, person):
    assert "A copy was made." in person.submit("/me/data/copy").text


def test_the_report_and_the_line_to_share_say_what_they_stand_on(person):
    assert "Not a clinical measurement" in person.get("/report").text
    assert "Nothing is sent" in person.get("/share").text
    asked = person.get("/report?question=<script>x</script>").text
    assert "<script>x" not in asked


def test_one_undo_takes_back_a_story_with_all_that_was_kept_of_it(app, person):
    page = person.submit("/story/keep", text=STORY, on="2026-05-03", keep_p1="yes")
    assert "Saved." in page.text
    assert 'action="/undo"' in page.text
    assert len(app.site.notebook.every_record()) > 1
    person.submit("/undo")
    assert app.site.notebook.every_record() == []


def test_undo_takes_back_what_its_page_tells_of_even_when_something_came_after(app, person):
    page = person.submit("/story/keep", text=STORY, on="2026-05-03", keep_p1="yes")
    deed = re.search(r'name="deed" value="([0-9]+)"', page.text)[1]
    other = app.site.notebook.keep_event(Event(NOON.date(), "from the other phone"), at=NOON)
    assert "Undone." in person.submit("/undo", deed=deed).text
    assert [record for _, _, record in app.site.notebook.every_record()] == [other]
    assert "nothing to undo" in person.submit("/undo", deed=deed).text
    assert "nothing to undo" in person.submit("/undo", deed="9" * 9).text
    assert [record for _, _, record in app.site.notebook.every_record()] == [other]


def test_what_was_kept_by_mistake_is_removed_on_its_day_and_comes_back_by_undo(app, person):
    person.submit("/story/keep", text=STORY, on="2026-05-03", keep_p1="yes")
    for _, _, record in app.site.notebook.every_record():
        day = str(getattr(record, "day", ""))
        page = person.get(f"/timeline/{day}").text
        assert f'value="{record.id}" aria-label="Remove: ' in page
        wrong = person.submit("/timeline/2026-01-01/remove", id=record.id)
        assert wrong.status_code == 422
        assert "Removed." in person.submit(f"/timeline/{day}/remove", id=record.id).text
    assert app.site.notebook.every_record() == []
    person.submit("/undo")
    assert len(app.site.notebook.every_record()) == 1

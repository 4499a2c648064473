"""Walks: files in, measured elsewhere, refused in words, compared only when done alike."""

import re
import time
from datetime import timedelta

import numpy as np
import pytest

from surefoot.web.jobs import Jobs, safe_name
from surefoot.web.walks import alike


@pytest.fixture(scope="session")
def walk_files(tmp_path_factory):
    """The sensor files of one made-up walk."""
    from surefoot.actions.made_up_person import made_up_walk_files

    folder = tmp_path_factory.mktemp("walk")
    made_up_walk_files(folder, 4)
    return [(f.name, f.read_bytes()) for f in sorted(folder.iterdir())]


def add(person, files, **told):
    sent = [("file", (name, content, "application/octet-stream")) for name, content in files]
    return person.post("/walks/add", data={"_form": person.token(), **told}, files=sent)


def until_done(person, answer):
    for _ in range(150):
        state = person.get(str(answer.url), headers={"accept": "application/json"}).json()
        if state["go"]:
            return person.get(state["go"])
        time.sleep(0.2)
    raise AssertionError(f"the walk was not measured: {state}")


def test_a_walk_goes_from_files_to_its_page(app, person, walk_files):
    page = until_done(person, add(person, walk_files, shoe="boots", aid="stick", tired="fresh"))
    assert "The left foot lands" in page.text
    assert page.text.count("<svg") > 4
    assert "boots" in page.text
    (walk,) = app.site.notebook.walks()
    assert (walk.aid, walk.tiredness_0_10) == ("stick", 1)
    signal = person.get(f"{page.url}/signal?start=3&length=2")
    assert "3.0 to 5.0" in signal.text
    for odd in ("?start=x&length=-1", "?start=nan&length=inf", "?foot=99", "?start=1e308"):
        assert person.get(f"{page.url}/signal{odd}").status_code == 200
    again = until_done(person, add(person, walk_files))
    assert again.url == page.url
    assert len(app.site.notebook.walks()) == 1
    assert "Removed." in person.submit(f"{page.url.path}/remove").text
    assert app.site.notebook.walks() == []


def test_a_walk_from_elsewhere_is_drawn_as_whole_as_an_uploaded_one(
    app, person, walk_files, tmp_path
):
    """A walk added on the command line: shown at once from its strides, then with its curves."""
    from surefoot.actions.add_walk import Circumstances, add_walk

    for name, content in walk_files:
        (tmp_path / name).write_bytes(content)
    note, walk = add_walk(app.site.notebook, tmp_path, Circumstances(), now=app.site.clock())
    kept = app.site.notebook.walk(note.id).to_dict()["feet"]
    for foot, numbers in walk.to_dict()["feet"].items():  # no surer for having been kept
        for what, one in numbers.items():
            if isinstance(one, dict) and "low" in one:
                assert kept[foot][what]["low"] == pytest.approx(one["low"], abs=0.011), what
                assert kept[foot][what]["high"] == pytest.approx(one["high"], abs=0.011), what
    app.site.jobs.stop()
    at_once = person.get(f"/walks/{note.id}").text
    assert "The left foot lands" in at_once
    assert "Left foot, pitch, stride by stride" in at_once
    job = re.search(r"/walks/waiting/(\w+)", at_once)[1]
    assert re.search(r"/walks/waiting/(\w+)", person.get(f"/walks/{note.id}").text)[1] == job

    again = Jobs(app.site.jobs.folder, app.site.jobs.notebook)
    again.start()
    page = until_done(person, person.get(f"/walks/waiting/{job}"))
    again.stop()
    assert "from foot flat to foot flat" in page.text
    assert "/walks/waiting/" not in page.text
    assert "The feet side by side" in page.text
    person.submit("/look", locale="de", back="/me")
    german = person.get(f"/walks/{note.id}").text
    assert "Der linke Fuß setzt mit den Zehen" in german
    assert "von Fuß flach zu Fuß flach" in german


def test_two_walks_side_by_side_say_what_clearly_changed(app, person):
    from surefoot.gait.simulate import Walker, simulate_walk
    from surefoot.gait.simulate.people import sensors_as_worn
    from surefoot.gait.walk import measure_walk

    ids = []
    for seed, speed in enumerate((0.6, 1.2, 0.62)):
        chance = np.random.default_rng(seed)
        made = simulate_walk(
            Walker(speed_m_s=speed, strides=12), sensors_as_worn(chance)[:1], chance
        )
        at = app.site.clock() + timedelta(minutes=seed)
        ids.append(app.site.notebook.keep_walk(measure_walk(made.recordings()), at=at).id)
    clear = person.get(f"/walks/{ids[0]}/compare?with={ids[1]}").text
    assert "walking speed (m/s): from 0." in clear
    assert "HOSOI2023" in clear
    assert "No clear change between these walks." in (
        person.get(f"/walks/{ids[0]}/compare?with={ids[2]}").text
    )


def test_how_a_walk_was_done_can_be_told_afterwards(app, person):
    """A phone's recording does not say shoes or what was held. She does; undo takes it back."""
    from surefoot.gait.simulate import Walker, simulate_walk
    from surefoot.gait.simulate.people import sensors_as_worn
    from surefoot.gait.walk import measure_walk

    ids = []
    for seed in (0, 1):
        chance = np.random.default_rng(seed)
        made = simulate_walk(Walker(strides=12), sensors_as_worn(chance)[:1], chance)
        at = app.site.clock() + timedelta(minutes=seed)
        ids.append(app.site.notebook.keep_walk(measure_walk(made.recordings()), at=at).id)
    beside = f"/walks/{ids[0]}/compare?with={ids[1]}"
    assert "Which shoes were worn is not noted." in person.get(beside).text
    page = f"/walks/{ids[0]}"
    said = {"shoe": "boots", "aid": ["brace", "rail", "spaceship"], "tired": "tired"}
    told = person.submit(f"{page}/how", page=page, **said)
    assert "Brace, A rail or wall" in told.text
    kept = app.site.notebook.get(ids[0])
    assert (kept.shoe, kept.aid, kept.tiredness_0_10) == ("boots", "brace, rail", 7)
    assert kept.stride_count == app.site.notebook.get(ids[1]).stride_count
    differs = person.get(beside).text
    assert "What differs: shoes, aid or support, fresh or tired." in differs
    person.submit("/undo", page=page)
    assert app.site.notebook.get(ids[0]).aid == ""


def test_a_file_that_is_no_walk_is_refused_in_words(app, person):
    page = until_done(person, add(person, [("holiday.csv", b"a,b\n1,2\n")]))
    assert "We cannot use this recording" in page.text
    assert "Traceback" not in page.text
    assert app.site.notebook.walks() == []


def test_no_file_is_one_sentence(person):
    answer = add(person, [("", b"")])
    assert answer.status_code in (400, 422)


def test_what_was_left_waiting_goes_on_after_a_restart(app, person, walk_files, tmp_path):
    jobs = app.site.jobs
    jobs.stop()  # as if the program had been ended
    answer = add(person, walk_files)
    job = str(answer.url).rsplit("/", 1)[1]
    assert jobs.look(job)["stage"] == "waiting"
    again = Jobs(jobs.folder, jobs.notebook)
    again.start()
    page = until_done(person, answer)
    again.stop()
    assert "The left foot lands" in page.text


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "..\\..\\x.csv",
        "/abs/x.csv",
        "",
        "...",
        "a\0b.csv",
        "x" * 500,
        "é/ü.zip",
    ],
)
def test_a_name_from_outside_is_only_a_name(name, tmp_path):
    clean = safe_name(name, 3)
    assert clean
    assert "/" not in clean
    assert "\\" not in clean
    assert not clean.startswith(".")
    assert (tmp_path / clean).resolve().parent == tmp_path.resolve()


def test_an_unknown_job_or_walk_is_not_there(person):
    for path in (
        "/walks/waiting/nobody",
        f"/walks/waiting/{'0' * 24}",
        "/walks/x",
        "/walks/x/signal",
    ):
        assert person.get(path).status_code == 404


def test_walks_are_alike_only_when_done_alike():
    from datetime import UTC, date, datetime

    from attrs import evolve

    from surefoot.actions.open import Notebook  # noqa: F401  (the room of WalkNote)
    from surefoot.notebook.walk_note import WalkNote

    began = datetime(2026, 5, 3, 10, tzinfo=UTC)
    one = WalkNote(day=date(2026, 5, 3), began=began, shoe="boots", tiredness_0_10=2)
    assert alike(one, evolve(one, shoe="Boots")) == []
    assert alike(one, evolve(one, shoe="trainers")) == ["shoe"]
    assert alike(one, evolve(one, aid="stick")) == ["aid"]
    assert alike(one, evolve(one, tiredness_0_10=8)) == ["tired"]
    assert alike(one, evolve(one, tiredness_0_10=None)) == ["tired"]
    assert alike(one, evolve(one, began=began.replace(hour=17))) == ["hour"]
    assert alike(one, evolve(one, began=None)) == ["hour"]
    assert alike(one, evolve(one, aid="rail")) == ["aid"], "support counts as an aid does"
    both = evolve(one, aid="stick, brace")
    assert alike(both, evolve(one, aid="Brace, stick")) == []
    assert alike(both, evolve(one, aid="stick")) == ["aid"]

"""Exports of other programs: what is in them comes out, once, with the source named."""

import io
import json
import tracemalloc
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from surefoot.actions.bring_in_other import Kept, heard, keep, look
from surefoot.diary.brought_in.apple import in_si, read_apple
from surefoot.diary.brought_in.days import UnclearDates
from surefoot.diary.brought_in.export_file import read_export
from surefoot.notebook.notebook import Notebook
from surefoot.terms.errors import CannotUse, SideNotSaid

NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)
D = date

FILES = {
    "Loop": "Date,Sock bundle,Steps up\n2026-03-01,2,0\n2026-03-02,0,5500\n2026-03-03,3,-1\n",
    "Track & Graph": (
        "FeatureName,Timestamp,Value,Note\nToe drag,2026-03-01T20:15:00+01:00,1,after the shops\n"
        "Toe drag,2026-03-02T20:15:00+01:00,0,\nMood,2026-03-02T20:15:00+01:00,2:fine,\n"
    ),
    "Daylio": (
        "full_date,date,weekday,time,mood,activities,note_title,note\n"
        '2026-03-01,1 March,Sunday,8:15 pm,good,"walk | shopping","","Foot stayed up, even later"\n'
    ),
    "Bearable": (
        "date,date formatted,weekday,time of day,category,rating/amount,detail,notes\n"
        '"1st Mar 2026",2026-03-01,Sunday,pm,Symptom,2,"Foot drop (Moderate)",""\n'
    ),
    "Nomie": json.dumps(
        {"events": [{"note": "#walked(4) with @ann +park #foot", "end": 1772388000000}]}
    ),
    "pain diary": (
        'name,intensity,date\n"Calf pain",3,"2026-03-01 20:00:00"\n'
        ',2,"2026-03-03 01:30:00"\nTired,1,"2026-03-03 10:00:00"\n'
    ),
    "Fitbit": (
        "Activités\nDate,Calories brûlées,Pas,Distance,Étages,Minutes Sédentaire\n"
        '"01-03-2026","2975","4985","9,28","0","703"\n'
    ),
}


def written(folder: Path, program: str, text: str, encoding: str = "utf-8") -> Path:
    file = folder / f"{program.replace(' ', '')}.bin"  # a name that helps nobody
    file.write_bytes(text.encode(encoding))
    return file


@pytest.mark.parametrize("program", FILES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_each_program_is_known_by_what_is_in_the_file(tmp_path, program, encoding) -> None:
    found = read_export(written(tmp_path, program, FILES[program], encoding))
    assert found.program == program
    assert found.records
    assert all(r.day.year == 2026 for r in found.records)


def whats(folder: Path, program: str) -> list[tuple]:
    found = read_export(written(folder, program, FILES[program]))
    return [(r.day, getattr(r, "what", "pain"), getattr(r, "value", None)) for r in found.records]


def test_what_was_noted_comes_out_as_noted(tmp_path) -> None:
    assert whats(tmp_path, "Loop") == [
        (D(2026, 3, 1), "sock bundle", 1.0),
        (D(2026, 3, 2), "steps up", 5.5),
    ]
    assert whats(tmp_path, "Track & Graph") == [
        (D(2026, 3, 1), "Toe drag", 1.0),
        (D(2026, 3, 2), "Toe drag", 0.0),
        (D(2026, 3, 2), "Mood", 2.0),
    ]
    assert [w for _, w, _ in whats(tmp_path, "Daylio")] == ["mood: good", "walk", "shopping"]
    assert whats(tmp_path, "Bearable") == [(D(2026, 3, 1), "Foot drop", 2.0)]
    assert [(w, v) for _, w, v in whats(tmp_path, "Nomie")] == [("walked", 4.0), ("foot", 1.0)]
    assert whats(tmp_path, "Fitbit") == [(D(2026, 3, 1), "steps_count", 4985.0)]


def test_after_midnight_belongs_to_the_day_before_and_blank_means_as_before(tmp_path) -> None:
    first, second, tired = read_export(written(tmp_path, "pain diary", FILES["pain diary"])).records
    assert (first.day, first.strength_0_10) == (D(2026, 3, 1), 3)
    assert (second.day, second.strength_0_10, second.place) == (D(2026, 3, 2), 2, "calf")
    assert tired.day == D(2026, 3, 3)


def test_twice_brought_in_is_once_kept(tmp_path) -> None:
    with Notebook.in_memory() as notebook:
        for program, text in FILES.items():
            looked = look(written(tmp_path, program, text))
            assert keep(notebook, looked, now=NOW) == Kept(len(looked.brought.records), 0, 0)
            assert keep(notebook, looked, now=NOW) == Kept(0, 0, 0)


def brought(folder: Path, program: str, text: str, **as_sign: str) -> dict[date, str]:
    """Keep what a file holds and give the states of its days."""
    signs = {name.replace("_", " "): sign for name, sign in as_sign.items()}
    with Notebook.in_memory() as notebook:
        keep(notebook, look(written(folder, program, text), as_sign=signs), now=NOW)
        return {day.day: day.state for day in notebook.days(until=D(2026, 3, 3))}


def test_a_sign_that_was_named_without_a_number_was_seen(tmp_path) -> None:
    text = (
        "full_date,date,weekday,time,mood,activities,note_title,note\n"
        '2026-03-03,3 March,Tuesday,8:15 pm,good,"walk | toe drag","",""\n'
    )
    states = brought(tmp_path, "Daylio", text, toe_drag="toe_drag")
    assert states == {D(2026, 3, 3): "foot_drop"}


def test_a_nought_that_was_noted_is_not_one(tmp_path) -> None:
    text = json.dumps({"events": [{"note": "#drag(0)", "end": 1772556000000}]})
    states = brought(tmp_path, "Nomie", text, drag="toe_drag")
    assert states == {D(2026, 3, 3): "clear"}


def test_what_was_noted_twice_on_a_day_is_kept_twice(tmp_path) -> None:
    rows = "".join(f"Reps,2026-03-01T{hour}:15:00+01:00,10,\n" for hour in (10, 11, 12))
    looked = look(written(tmp_path, "T", "FeatureName,Timestamp,Value,Note\n" + rows))
    with Notebook.in_memory() as notebook:
        assert keep(notebook, looked, now=NOW) == Kept(3, 0, 0)
        assert keep(notebook, looked, now=NOW) == Kept(0, 0, 0)


def test_newer_versions_of_loop_write_words_and_a_file_for_each_habit(tmp_path) -> None:
    file = zipped(
        tmp_path,
        Checkmarks_dot_csv="Date,Sock bundle,Water,\n2026-03-02,YES_MANUAL,500,\n"
        "2026-03-01,UNKNOWN,NO,\n2026-02-28,YES_AUTO,SKIP,\n",
        Scores_dot_csv="Date,Sock bundle,Water,\n2026-03-02,1.0000,0.0000,\n",
        One__Checkmarks_dot_csv="Date,Value,Notes\n2026-03-02,YES_MANUAL,\n",
        One__Scores_dot_csv="Date,Score\n2026-03-02,1.0000\n",
    )
    found = read_export(file)
    assert [(r.day, r.what, r.value) for r in found.records] == [
        (D(2026, 3, 2), "sock bundle", 1.0),
        (D(2026, 3, 2), "water", 0.5),
        (D(2026, 2, 28), "sock bundle", 1.0),
    ]
    assert sum(found.passed_over.values()) == 3


def test_the_side_and_the_kind_of_what_was_felt_are_kept(tmp_path) -> None:
    text = 'name,intensity,date\n"Left calf twitch",3,"2026-03-01 20:00:00"\n'
    (felt,) = read_export(written(tmp_path, "pain diary", text)).records
    assert (felt.kind, felt.side, felt.place) == ("twitch", "left", "calf twitch")


def test_a_name_that_is_not_in_the_export_is_said_not_passed_by(tmp_path) -> None:
    file = written(tmp_path, "Track & Graph", FILES["Track & Graph"])
    with pytest.raises(CannotUse, match=r"called 'toes'.*Toe drag"):
        look(file, as_sign={"toes": "toe_drag"})


def test_a_day_to_come_is_left_out_and_said(tmp_path) -> None:
    with Notebook.in_memory() as notebook:
        looked = look(written(tmp_path, "Loop", "Date,Walk\n2026-03-01,2\n2031-01-01,2\n"))
        assert keep(notebook, looked, now=NOW) == Kept(1, 0, 1)


def test_a_tracked_sign_becomes_a_check_in(tmp_path) -> None:
    file = written(tmp_path, "Track & Graph", FILES["Track & Graph"])
    looked = look(file, as_sign={"toe drag": "toe_drag"})
    with Notebook.in_memory() as notebook:
        keep(notebook, looked, now=NOW)
        states = {day.day: day.state for day in notebook.days(until=D(2026, 3, 2))}
    assert states == {D(2026, 3, 1): "foot_drop", D(2026, 3, 2): "clear"}
    with pytest.raises(CannotUse, match="not a foot sign"):
        look(file, as_sign={"toe drag": "nonsense"})


TOPIC = {
    "post_stream": {
        "posts": [
            {"username": "Robin", "created_at": "2026-03-01T10:00:00Z", "post_number": 1,
             "cooked": "<p>No drag <b>today</b> &amp; I slept.</p>"},
            {"username": "other", "created_at": "2026-03-01T11:00:00Z", "post_number": 2,
             "cooked": "<p>Mine drags every day.</p>"},
            {"username": "robin", "created_at": "2026-03-02T10:00:00Z", "post_number": 3,
             "raw": "[quote=\"other\"]Mine drags[/quote]\nIt crept back."},
        ]
    }
}  # fmt: skip


def test_only_her_own_posts_are_read_and_quotes_of_others_are_left(tmp_path) -> None:
    file = written(tmp_path, "forum", json.dumps(TOPIC))
    stories = read_export(file, author="robin").records
    assert [s.text for s in stories] == ["No drag today & I slept.", "It crept back."]
    with pytest.raises(SideNotSaid, match="--author"):
        read_export(file)
    with pytest.raises(CannotUse, match="Nobody called"):
        read_export(file, author="stranger")


def test_danger_in_the_words_of_the_last_days_is_heard_and_in_old_ones_not(tmp_path) -> None:
    post = {"username": "robin", "created_at": "2026-05-01T10:00:00Z",
            "raw": "My face has dropped on one side."}  # fmt: skip
    file = written(tmp_path, "forum", json.dumps({"post_stream": {"posts": [post]}}))
    looked = look(file, author="robin")
    assert [flag.id for flag in heard(looked, D(2026, 5, 3))] == ["rf_face"]
    assert heard(looked, D(2026, 5, 12)) == ()


# --- Apple Health


def record(kind: str, unit: str, value: str, day: str, source: str = "Phone") -> str:
    return (
        f'<Record type="HKQuantityTypeIdentifier{kind}" sourceName="{source}" unit="{unit}" '
        f'startDate="{day} 10:00:00 +0900" endDate="{day} 10:10:00 +0900" value="{value}"/>'
    )


def apple(*rows: str) -> io.BytesIO:
    return io.BytesIO(f'<HealthData locale="en_GB">{"".join(rows)}</HealthData>'.encode())


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "found"),
    [
        (3.6, "km/hr", "m/s", 1.0),
        (1.0, "mi/hr", "m/s", 0.44704),
        (55.0, "cm", "m", 0.55),
        (20.0, "in", "m", 0.508),
        (0.07, "%", "%", 7.0),
        (7.0, "%", "%", 7.0),
        (3.0, "furlong", "m", None),
    ],
)
def test_units_of_every_country_and_fractions_called_per_cent(value, unit, wanted, found) -> None:
    assert in_si(value, unit, wanted) == (None if found is None else pytest.approx(found))


def test_a_day_is_a_median_steps_are_a_sum_of_the_fuller_source() -> None:
    found = read_apple(
        apple(
            record("WalkingSpeed", "km/hr", "3.6", "2025-01-01"),
            record("WalkingSpeed", "km/hr", "7.2", "2025-01-01"),
            record("WalkingSpeed", "km/hr", "4.5", "2025-01-01"),
            record("StepCount", "count", "100", "2025-01-01"),
            record("StepCount", "count", "50", "2025-01-01"),
            record("StepCount", "count", "140", "2025-01-01", "Watch"),
            record("WalkingSpeed", "leagues", "1", "2025-01-02"),
            record("BodyMass", "kg", "70", "2025-01-02"),
        )
    )
    assert {(e.what, e.value, e.unit) for e in found.records} == {
        ("gait_speed", 1.25, "m/s"),
        ("steps_count", 150.0, "{steps}"),
    }
    assert sum(found.passed_over.values()) == 1


def test_the_real_mobility_records_are_understood(shared_data: Path) -> None:
    file = shared_data / "consumer_exports" / "apple_health_mobility" / "export.xml"
    found = read_export(file)
    by_kind: dict[str, list[float]] = {}
    for event in found.records:
        by_kind.setdefault(event.what, []).append(event.value)
    assert found.passed_over == {}
    assert all(0.3 < v < 2.0 for v in by_kind["gait_speed"])
    assert all(0.2 < v < 1.0 for v in by_kind["step_length"])
    assert all(1.0 < v <= 100.0 for v in by_kind["double_support"])


class Endless(io.RawIOBase):
    """An export.xml of any length that is never anywhere as a whole."""

    def __init__(self, rows: int) -> None:
        line = record("WalkingSpeed", "km/hr", "3.6", "2025-01-01").encode() + b"\n"
        self.parts = iter([b"<HealthData>", *([line * 500] * (rows // 500)), b"</HealthData>"])
        self.rest = b""

    def read(self, size: int = -1) -> bytes:
        while len(self.rest) < size:
            part = next(self.parts, None)
            if part is None:
                break
            self.rest += part
        given, self.rest = self.rest[:size], self.rest[size:]
        return given


def test_memory_does_not_grow_with_the_export() -> None:
    peaks = []
    for rows in (2_000, 20_000):
        tracemalloc.start()
        read_apple(Endless(rows))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    # Ten times the export: only the day's own numbers may be more (8 bytes or so each).
    assert peaks[1] - peaks[0] < 18_000 * 100


def zipped(folder: Path, **files: str) -> Path:
    file = folder / "export.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as box:
        for name, text in files.items():
            box.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return file


def test_a_zip_is_opened_and_its_one_diary_found(tmp_path) -> None:
    health = apple(record("WalkingSpeed", "m/s", "1", "2025-01-01")).getvalue().decode()
    inside = {"apple_health_export__export_dot_xml": health, "other_dot_xml": "<x/>"}
    assert read_export(zipped(tmp_path, **inside)).program == "Apple Health"
    loop = {"Loop__Checkmarks_dot_csv": FILES["Loop"], "Loop__readme_dot_txt": "hello"}
    assert read_export(zipped(tmp_path, **loop)).program == "Loop"


BOMB = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">]><HealthData>&a;</HealthData>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"   \n", "is empty"),
        (b"hello there, this is a letter", "not an export"),
        (b"PK\x03\x04 nonsense", "damaged or locked zip"),
        (BOMB.encode(), "cannot be read"),
        (b"<HealthData><Record", "cannot be read"),
        (b"\x0e\x10\x00\x00\x00\x00\x00\x00.FIT\x00\x00", "FIT file|nothing"),
        (b'{"post_stream": 3}', "user name|not an export"),
        (b'{"bucket": [1, 2, {"startTimeMillis": "x"}]}', "not an export"),
        (b'{"events": [{"note": 3}]}', "not an export"),
        (b"[" * 100_000, "not an export"),
        (b"\x00" * 5000, "not an export"),
    ],
)
def test_what_is_no_export_gets_a_sentence(tmp_path, content, said) -> None:
    file = tmp_path / "thing"
    file.write_bytes(content)
    try:
        found = read_export(file)
    except (CannotUse, SideNotSaid) as refusal:
        words = str(refusal)
    else:
        words = "nothing" if not found.records else "something"
    assert any(part in words for part in said.split("|"))


def test_a_zip_that_unpacks_to_a_mountain_is_not_unpacked(tmp_path) -> None:
    file = tmp_path / "bomb.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as box, box.open("a.csv", "w") as inner:
        for _ in range(80):
            inner.write(b"0" * 1024 * 1024)
    with pytest.raises(CannotUse, match="would unpack"):
        read_export(file)


@given(
    st.binary(max_size=300),
    st.sampled_from(
        [
            "",
            "<HealthData>",
            "name,intensity,date\n",
            "Date,A\n",
            "full_date,mood,activities\n",
            '{"note": ',
            "FeatureName,Timestamp,Value\n",
        ]
    ),
)
def test_no_bytes_break_a_reader(tmp_path_factory, noise, head) -> None:
    file = tmp_path_factory.mktemp("noise") / "file"
    file.write_bytes(head.encode() + noise)
    try:
        found = read_export(file)
    except (CannotUse, SideNotSaid):
        return
    assert all(r.id and r.day for r in found.records)


def test_a_folder_and_our_own_export_are_told_where_to_go(tmp_path: Path) -> None:
    with pytest.raises(CannotUse, match="is a folder"):
        read_export(tmp_path)
    ours = tmp_path / "out.zip"
    with zipfile.ZipFile(ours, "w") as box:
        box.writestr("datapackage.json", "{}")
    with pytest.raises(CannotUse, match="surefoot import"):
        read_export(ours)


DAYLIO = FILES["Daylio"].split("\n", maxsplit=1)[0] + "\n"


def daylio(*days: str) -> str:
    return DAYLIO + "".join(f"{day},x,x,8 pm,good,walk,,\n" for day in days)


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (("3/4/2026", "3/14/2026"), (D(2026, 3, 4), D(2026, 3, 14))),
        (("03/04/26 07:30:00", "03/14/26 07:30:00"), (D(2026, 3, 4), D(2026, 3, 14))),
        (("3/4/2026", "14/4/2026"), (D(2026, 4, 3), D(2026, 4, 14))),
        (("14-03-2026", "3-4-2026"), (D(2026, 3, 14), D(2026, 4, 3))),
        (("4/4/2026",), (D(2026, 4, 4), D(2026, 4, 4))),
        (("2026-03-04", "3.4.2026"), (D(2026, 3, 4), D(2026, 4, 3))),
    ],
)
def test_one_date_above_twelve_says_how_all_of_a_file_are_written(tmp_path, days, found) -> None:
    brought = read_export(written(tmp_path, "Daylio", daylio(*days)))
    assert (brought.first_day, brought.last_day) == found


def test_dates_that_can_be_two_days_are_asked_for_and_never_guessed(tmp_path) -> None:
    file = written(tmp_path, "Daylio", daylio("3/4/2026", "5/4/2026"))
    with pytest.raises(UnclearDates, match=r"whether 3/4/2026 is 3 April or 4 March\.") as asked:
        read_export(file)
    assert "--dates month-first for 4 March" in asked.value.next_step
    assert read_export(file, order="month-first").first_day == D(2026, 3, 4)
    assert read_export(file, order="day-first").first_day == D(2026, 4, 3)


@pytest.mark.parametrize(
    ("days", "order", "said"),
    [
        (("14/3/2026", "3/14/2026"), None, "some dates with the day first"),
        (("14/3/2026", "3/4/2026"), "month-first", "14/3/2026, which cannot be month-first"),
    ],
)
def test_dates_that_contradict_are_refused(tmp_path, days, order, said) -> None:
    with pytest.raises(CannotUse, match=said):
        read_export(written(tmp_path, "Daylio", daylio(*days)), order=order)


def test_a_file_of_a_zip_shows_how_its_fellows_write_their_dates(tmp_path) -> None:
    box = tmp_path / "box.zip"
    with zipfile.ZipFile(box, "w") as packed:
        packed.writestr("a.csv", daylio("3/4/2026"))
        packed.writestr("b.csv", daylio("3/14/2026"))
    assert read_export(box).first_day == D(2026, 3, 4)


def test_an_american_steps_file_is_read_and_a_german_one_needs_no_question(tmp_path) -> None:
    row = '"{}","2","4985","9","0","7"\n'
    american = "Activities\nDate,Calories,Steps,Distance,Floors,Minutes\n" + row.format("3/14/2026")
    assert read_export(written(tmp_path, "a", american)).first_day == D(2026, 3, 14)
    german = "Aktivitäten\nDatum,Kalorien,Schritte,km,Etagen,Minuten\n" + row.format("03-04-2026")
    assert read_export(written(tmp_path, "b", german)).first_day == D(2026, 4, 3)


def steps(folder: Path, *days: tuple[str, int]) -> Path:
    rows = [{"dateTime": day, "value": str(n)} for day, n in days]
    return written(folder, f"Fitbit {len(rows)} {days[-1][1]}", json.dumps(rows))


def test_half_a_day_gives_way_to_the_whole_day_and_never_the_other_way(tmp_path) -> None:
    noon = steps(tmp_path, ("2026-03-01", 6000), ("2026-03-02", 900))
    night = steps(tmp_path, ("2026-03-01", 6000), ("2026-03-02", 5200), ("2026-03-03", 10))
    with Notebook.in_memory() as notebook:

        def counts() -> list[float | None]:
            return [event.value for event in notebook.events()]

        assert keep(notebook, look(noon), now=NOW) == Kept(2, 0, 0)
        assert keep(notebook, look(night), now=NOW) == Kept(1, 1, 0)
        assert counts() == [6000, 5200, 10]
        assert keep(notebook, look(night), now=NOW) == Kept(0, 0, 0)
        assert keep(notebook, look(noon), now=NOW) == Kept(0, 0, 0)
        assert counts() == [6000, 5200, 10]
        told = notebook.history(notebook.events()[1].id)
        assert [one["after"]["value"] for one in told] == [900, 5200]
        notebook.undo(at=NOW)  # one deed: the new day and the fuller day
        assert counts() == [6000, 900]
        assert keep(notebook, look(night), now=NOW) == Kept(1, 1, 0)


def test_what_she_put_right_by_hand_is_not_written_over(tmp_path) -> None:
    with Notebook.in_memory() as notebook:
        keep(notebook, look(steps(tmp_path, ("2026-03-02", 900))), now=NOW)
        (event,) = notebook.events()
        notebook.edit(evolve(event, value=800.0), at=NOW)
        keep(notebook, look(steps(tmp_path, ("2026-03-02", 5200))), now=NOW)
        assert [one.value for one in notebook.events()] == [800]


def test_a_sign_seen_in_the_evening_is_not_hidden_by_an_export_of_the_morning(tmp_path) -> None:
    head = "FeatureName,Timestamp,Value,Note\n"
    morning = head + "Toe drag,2026-03-01T08:15:00+01:00,0,\n"
    evening = morning + "Toe drag,2026-03-01T20:15:00+01:00,1,\n"
    with Notebook.in_memory() as notebook:
        for name, text in (("a", morning), ("b", evening), ("c", morning)):
            looked = look(written(tmp_path, name, text), as_sign={"toe drag": "toe_drag"})
            keep(notebook, looked, now=NOW)
        (kept,) = notebook.check_ins()
        assert kept.signs == {"toe_drag": "seen"}


def test_two_files_of_a_zip_that_hold_one_day_leave_the_fuller(tmp_path) -> None:
    box = tmp_path / "box.zip"
    with zipfile.ZipFile(box, "w") as packed:
        for name, n in (("a", 900), ("b", 5200), ("c", 700)):
            packed.writestr(f"{name}.json", json.dumps([{"dateTime": "2026-03-02", "value": n}]))
    with Notebook.in_memory() as notebook:
        assert keep(notebook, look(box), now=NOW) == Kept(1, 0, 0)
        assert notebook.events()[0].value == 5200


def test_a_habit_counted_further_in_the_evening_is_one_note(tmp_path) -> None:
    with Notebook.in_memory() as notebook:
        for n in (2500, 5500, 4000):
            looked = look(written(tmp_path, f"Loop {n}", f"Date,Steps up\n2026-03-02,{n}\n"))
            keep(notebook, looked, now=NOW)
        assert [one.value for one in notebook.events()] == [5.5]

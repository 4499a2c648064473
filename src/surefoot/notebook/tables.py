"""The tables: one a kind of fact, every column with its meaning.

The meanings travel: they become comments in PostgreSQL and descriptions in the exported
``datapackage.json``. A column's unit is in its name.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)

from surefoot.notebook.columns import FlatJson, Json, Moment

metadata = MetaData()


def _text(name: str, comment: str) -> Column[str]:
    """Make a text column that is never null: nothing said is the empty text."""
    return Column(name, Text, nullable=False, server_default="", comment=comment)


def _maybe(name: str, kind: Any, comment: str) -> Column[Any]:
    """Make a column where null means not said or not measured."""
    return Column(name, kind, nullable=True, comment=comment)


def _records(name: str, comment: str, *columns: Column[Any], day: str = "day it is about") -> Table:
    """Make the table of one kind of fact, with what every fact carries."""
    return Table(
        name,
        metadata,
        Column("id", Text, primary_key=True, comment="id; the same id twice is kept once"),
        Column("day", Date, nullable=False, comment=day),
        *columns,
        Column("entered_at", Moment, nullable=False, comment="when it was entered"),
        Column("entered_by", Text, nullable=False, comment="who entered it"),
        Column("late", Boolean, nullable=False, comment="entered after the day had ended"),
        Column("removed", Boolean, nullable=False, comment="taken back; kept for undo"),
        Index(f"{name}_by_day", "day"),
        comment=comment,
    )


check_ins = _records(
    "check_ins",
    "How the foot was, as told.",
    Column("told_at", Moment, nullable=False, comment="when it was told"),
    _maybe("compared", Text, "compared with the day before: easier, same, harder, not_sure"),
    Column("signs", FlatJson, nullable=False, comment="each sign: seen, not_seen or not_checked"),
    Column(
        "when", FlatJson, nullable=False, comment="when signs showed: fresh, after_walking, ..."
    ),
    _maybe("rest_helped", Text, "whether a rest helped: yes, a_bit, no, not_yet"),
    _maybe("tiredness_0_3", Integer, "0 none, 1 a little, 2 quite, 3 very"),
    _maybe("hour", Float, "hour of the day the foot was looked at, 0 to 24"),
    Column("off_day", Boolean, nullable=False, comment="she called it an off day"),
    Column("different", FlatJson, nullable=False, comment="what was different, by id"),
    _text("words", "free words as written"),
    Column("how", Text, nullable=False, comment="tapped, told or brought_in"),
    _maybe("ratings", FlatJson, "sign ratings 0 to 3 from a researcher's diary"),
    day="day meant",
)
sensations = _records(
    "sensations",
    "Something felt, where, and for how long.",
    Column("kind", Text, nullable=False, comment="twitch, pain, tingle, pressure, burn, ..."),
    Column("place", Text, nullable=False, comment="body place id"),
    Column("side", Text, nullable=False, comment="left, right, both, not_said"),
    Column("night", Boolean, nullable=False, comment="felt at night"),
    _maybe("began", Moment, "when it began"),
    _maybe("ended", Moment, "when it ended"),
    _maybe("strength_0_10", Integer, "0 none to 10 the worst thinkable"),
    _text("words", "free words as written"),
)
exercise_logs = _records(
    "exercise_logs",
    "What was done, how much, and from when to when.",
    Column("what", Text, nullable=False, comment="exercise id or her own word"),
    Column("started", Date, nullable=False, comment="first day"),
    _maybe("stopped", Date, "last day; null while it goes on"),
    _text("dose", "how much, as told"),
    Column("side", Text, nullable=False, comment="left, right, both, not_said"),
    _maybe("times", Integer, "how often on a single day"),
    _maybe("seconds", Float, "how long, s"),
    _text("words", "free words as written"),
    day="first day",
)
aid_logs = _records(
    "aid_logs",
    "What was worn or used, and from when to when.",
    Column("what", Text, nullable=False, comment="aid id or her own word"),
    Column("started", Date, nullable=False, comment="first day"),
    _maybe("stopped", Date, "last day; null while it goes on"),
    _text("dose", "how much of the day, as told"),
    Column("side", Text, nullable=False, comment="left, right, both, not_said"),
    _text("words", "free words as written"),
    day="first day",
)
clinic_tests = _records(
    "clinic_tests",
    "Test results with who rated them.",
    Column("test", Text, nullable=False, comment="which test, by id"),
    Column("value", Float, nullable=False, comment="the result, in unit"),
    Column("unit", Text, nullable=False, comment="UCUM unit"),
    Column("trial", Integer, nullable=False, comment="1 for the first try of that day"),
    Column("side", Text, nullable=False, comment="left, right, both, not_said"),
    _text("aid", "aid used"),
    _text("shoes", "shoes worn"),
    Column("rater", Text, nullable=False, comment="self, physio, doctor, other"),
    _text("words", "free words as written"),
)
events = _records(
    "events",
    "Something that happened and may matter.",
    Column("what", Text, nullable=False, comment="event id or her own word"),
    _maybe("until", Date, "last day; null for one day"),
    Column("give_or_take_days", Integer, nullable=False, comment="days the first day may be off"),
    _maybe("value", Float, "a number that came with it, in unit"),
    _text("unit", "UCUM unit of value"),
    _text("words", "the sentence it came from"),
    Column("how", Text, nullable=False, comment="tapped, told or brought_in"),
    _text("source", "program or file that brought it in"),
    Column("about", Json, nullable=False, comment="what else a confirmed story says of it"),
    day="first day",
)
milestones = _records(
    "milestones",
    "Something worth keeping. A return never takes one away.",
    Column("what", Text, nullable=False, comment="one line, in her own words"),
    _maybe("checked_days", Integer, "days checked of of_days"),
    _maybe("of_days", Integer, "days it was counted over"),
    _text("words", "free words as written"),
)
stories = _records(
    "stories",
    "Words kept as written, with the mentions she confirmed.",
    Column("text", Text, nullable=False, comment="as written, never mended"),
    Column("mentions", Json, nullable=False, comment="confirmed mentions"),
    _text("source", "where it came from, when not typed here"),
    day="day of writing",
)
past_spells = _records(
    "past_spells",
    "Clear spells told from memory.",
    Column("shortest_days", Integer, nullable=False, comment="the least it can have been"),
    Column("longest_days", Integer, nullable=False, comment="the most it can have been"),
    _maybe("first_day", Date, "first day, where she could say"),
    _maybe("last_day", Date, "last day, where she could say"),
    Column("ended", Boolean, nullable=False, comment="it is over"),
    _maybe("count", Integer, "how many alike; null when not said"),
    _text("words", "the sentence it came from"),
    day="day it was told",
)
holds = _records(
    "holds",
    "Timed one-leg stands.",
    Column("began", Moment, nullable=False, comment="when it began"),
    Column("leg", Text, nullable=False, comment="foot stood on: left, right"),
    Column(
        "seconds",
        Float,
        nullable=False,
        comment="how long, s; at least this when the goal was reached",
    ),
    Column("goal_s", Float, nullable=False, comment="what was aimed for, s"),
    Column("support", Text, nullable=False, comment="both_hands, one_hand, fingertips, none"),
    Column("stopped_by", Text, nullable=False, comment="why it stopped"),
    Column("variation", Text, nullable=False, comment="plain, head_turns, heel_raises, ..."),
    _text("shoes", "shoes worn"),
    _maybe("tiredness_0_3", Integer, "0 none to 3 very"),
)
walks = _records(
    "walks",
    "One recorded walk; its strides are in strides, its medians in walk_measures.",
    _maybe("began", Moment, "when it began"),
    _text("shoe", "shoes worn"),
    _text("aid", "aid used"),
    _text("surface", "what was walked on"),
    _maybe("tiredness_0_10", Integer, "0 none to 10"),
    _maybe("first_try", Boolean, "first walk of that day"),
    Column("stride_count", Integer, nullable=False, comment="strides found"),
    Column("usable_count", Integer, nullable=False, comment="strides that can be measured"),
    Column("fitness", Json, nullable=False, comment="what was mended or doubted"),
    _text("method", "name and version of what measured it"),
    _maybe("original", Text, "sha256 of the original file"),
    Column("about", Json, nullable=False, comment="what else the walk carries"),
)
walk_measures = Table(
    "walk_measures",
    metadata,
    Column("walk_id", ForeignKey("walks.id"), primary_key=True, comment="the walk"),
    Column("foot", Text, primary_key=True, comment="left or right"),
    Column("measure", Text, primary_key=True, comment="measure id and unit"),
    Column("n", Integer, nullable=False, comment="usable strides with a value"),
    Column("median", Float, nullable=False, comment="median over usable strides"),
    Column("low", Float, nullable=False, comment="lower quartile"),
    Column("high", Float, nullable=False, comment="upper quartile"),
    Index("walk_measures_by_measure", "measure"),
    comment="Medians of each walk, so that a page need not read strides.",
)
profile = Table(
    "profile",
    metadata,
    Column("id", Text, primary_key=True, comment="always 'profile'"),
    Column("stroke_leg", Text, nullable=False, comment="left, right, both, not_sure"),
    _maybe("stroke_date", Date, "day of the stroke"),
    _maybe("hand", Text, "hand used most now"),
    Column("reading", Text, nullable=False, comment="usual, bigger, easy, read_aloud"),
    _text("name", "what to call her"),
    comment="Who the notebook is about.",
)
settings = Table(
    "settings",
    metadata,
    Column("key", Text, primary_key=True, comment="name of the setting"),
    _maybe("value", Json, "its value"),
    comment="How she likes the program to be.",
)
experiments = Table(
    "experiments",
    metadata,
    Column("id", Text, primary_key=True, comment="id"),
    Column("plan", Json, nullable=False, comment="the plan, fixed before day 1"),
    Column("sha256", Text, nullable=False, comment="hash of plan and seed"),
    Column("seed", Integer, nullable=False, comment="seed of the drawn schedule"),
    Column("status", Text, nullable=False, comment="planned, running, stopped, finished"),
    Column("entered_at", Moment, nullable=False, comment="when it was fixed"),
    Column("looks", Json, nullable=False, comment="when results were looked at"),
    comment="Fair tests of one thing.",
)
originals = Table(
    "originals",
    metadata,
    Column("sha256", Text, primary_key=True, comment="hash of the file's bytes"),
    _text("file_name", "its name when it was brought in"),
    Column("bytes_count", Integer, nullable=False, comment="its size, bytes"),
    Column("entered_at", Moment, nullable=False, comment="when it was brought in"),
    comment="Original files, kept beside the notebook by their hash.",
)
devices = Table(
    "devices",
    metadata,
    Column("id", Text, primary_key=True, comment="id"),
    _text("name", "what she calls it"),
    Column("token_sha256", Text, nullable=False, unique=True, comment="hash of its secret"),
    Column("scope", Text, nullable=False, comment="what it may do"),
    Column("made_at", Moment, nullable=False, comment="when it was let in"),
    _maybe("expires_at", Moment, "when it is let out again"),
    _maybe("last_used_at", Moment, "when it last came"),
    Column("revoked", Boolean, nullable=False, comment="no longer let in"),
    comment="Phones and read-only links that may come in. Never exported.",
)
deeds = Table(
    "deeds",
    metadata,
    Column("no", Integer, primary_key=True, autoincrement=False, comment="1, 2, 3, ..."),
    Column("at", Moment, nullable=False, comment="when it was done"),
    Column("by", Text, nullable=False, comment="who did it"),
    Column("what", Text, nullable=False, comment="keep, edit, remove, undo, bring_in"),
    Column("undone", Boolean, nullable=False, comment="taken back"),
    comment="Each thing done to the notebook; the last ten can be undone.",
)
history = Table(
    "history",
    metadata,
    Column("deed_no", ForeignKey("deeds.no"), primary_key=True, comment="the deed"),
    Column("table", Text, primary_key=True, comment="the table it changed"),
    Column("record_id", Text, primary_key=True, comment="the record it changed"),
    _maybe("before", Json, "the row before; null when there was none"),
    _maybe("after", Json, "the row after"),
    Index("history_by_record", "table", "record_id"),
    comment="What each deed changed. Nothing an edit replaced is lost.",
)

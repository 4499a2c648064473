"""A guided session as a pure machine: sides called, holds and rests timed, reps counted."""

from collections.abc import Iterator
from typing import Literal

from attrs import evolve, frozen

from surefoot.practice.catalogue import Exercise, Guide
from surefoot.terms.sides import Foot, StrokeLeg, other_foot

Side = Literal["left", "right", "both"]


@frozen
class Segment:
    """A stretch of the session: what is said when it begins and how long it lasts, s."""

    kind: Literal["get_ready", "side", "rep", "hold", "lower", "rest", "end"]
    seconds: float
    cue: str
    side: Side
    set_no: int = 0
    rep_no: int = 0


def script(
    entry: Exercise, stroke_leg: StrokeLeg, *, good_side_first: bool = True
) -> tuple[Segment, ...]:
    """Lay out a whole session, segment by segment.

    Both sides get equal time. Where the stroke side is not known, left goes first and the cue
    names the side.

    Parameters
    ----------
    entry : an exercise with a guide; an aid has none and gives an empty script.
    """
    if entry.guide is None:
        return ()
    return tuple(_segments(entry.guide, _order(entry.guide, stroke_leg, good_side_first)))


def _order(guide: Guide, stroke_leg: StrokeLeg, good_side_first: bool) -> tuple[Side, ...]:
    if guide.legs == "both":
        return ("both",)
    paretic: Foot = "right" if stroke_leg == "right" else "left"
    if stroke_leg in ("both", "not_sure"):
        return ("left", "right")
    first = other_foot(paretic) if good_side_first else paretic
    return (first, other_foot(first))


def _segments(guide: Guide, sides: tuple[Side, ...]) -> Iterator[Segment]:
    yield Segment("get_ready", 5.0, "get_ready", sides[0])
    for number, side in enumerate(sides):
        if number:
            yield Segment("rest", guide.rest_s, "swap_sides", side)
        if side != "both":
            yield Segment("side", 3.0, f"{side}_side", side)
        for set_no in range(1, guide.sets + 1):
            if set_no > 1:
                yield Segment("rest", guide.rest_s, "rest", side, set_no)
            for rep_no in range(1, guide.reps + 1):
                where = (side, set_no, rep_no)
                if guide.hold_s:
                    yield Segment("rep", guide.rep_s / 2, str(rep_no), *where)
                    yield Segment("hold", guide.hold_s, "hold", *where)
                    yield Segment("lower", guide.rep_s / 2, "lower_slowly", *where)
                else:
                    yield Segment("rep", guide.rep_s, str(rep_no), *where)
    yield Segment("end", 0.0, "well_done_rest", sides[-1])


@frozen
class Session:
    """Where a session stands. Never changed: `step` gives the next one."""

    segments: tuple[Segment, ...]
    at: int = -1
    left_s: float = 0.0
    last_s: float = 0.0
    paused: bool = False
    ended_by: Literal["", "finished", "rest_today", "pain", "dizzy", "stopped"] = ""

    @property
    def reps_done(self) -> int:
        """Repetitions that were begun and ended before now."""
        behind = self.segments[: max(self.at, 0)]
        return len({(s.side, s.set_no, s.rep_no) for s in behind if s.rep_no})


@frozen
class SessionEvent:
    """start, tick, rep (voice or motion saw it done), pause, resume, skip, or stop with `word`."""

    kind: Literal["start", "tick", "rep", "pause", "resume", "skip", "stop"]
    at_s: float
    word: str = ""


def step(session: Session, event: SessionEvent) -> tuple[Session, tuple[str, ...]]:
    """Take one event; give the next state and the cues to say.

    A device that slept for over 2 s pauses the session; it never skips ahead in silence.
    """
    if session.ended_by or not session.segments:
        return session, ()
    if event.kind == "stop":
        return _stop(session, event.word)
    if session.at < 0:
        return _go_to(session, 0, event.at_s) if event.kind == "start" else (session, ())
    if event.kind == "resume" and session.paused:
        return evolve(session, paused=False, last_s=event.at_s), (session.segments[session.at].cue,)
    if session.paused:
        return session, ()
    since_s = event.at_s - session.last_s
    if event.kind == "pause" or not 0.0 <= since_s <= 2.0:
        return evolve(session, paused=True), ("paused",)
    if event.kind in ("rep", "skip"):
        return _go_to(session, session.at + 1, event.at_s)
    left_s = session.left_s - since_s
    if left_s > 1e-9:
        return evolve(session, left_s=left_s, last_s=event.at_s), ()
    return _go_to(session, session.at + 1, event.at_s + left_s, now_s=event.at_s)


def _go_to(
    session: Session, at: int, began_s: float, now_s: float | None = None
) -> tuple[Session, tuple[str, ...]]:
    segment = session.segments[at]
    now = began_s if now_s is None else now_s
    moved = evolve(session, at=at, left_s=segment.seconds - (now - began_s), last_s=now)
    if segment.kind == "end":
        moved = evolve(moved, ended_by="finished")
    return moved, (segment.cue,)


def _stop(session: Session, word: str) -> tuple[Session, tuple[str, ...]]:
    if word in ("pain", "dizzy", "breathless"):
        why: Literal["pain", "dizzy"] = "pain" if word == "pain" else "dizzy"
        return evolve(session, ended_by=why), ("sit_down", "help")
    if word == "rest_today":
        return evolve(session, ended_by="rest_today"), ("rest_is_fine",)
    return evolve(session, ended_by="stopped"), ("stopped",)

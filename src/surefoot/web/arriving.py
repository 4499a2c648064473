"""Recordings on their way to becoming walks: whole ones, halves of two phones, batches of apps."""

import io
import math
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from surefoot.terms.errors import CannotUse, SurefootError
from surefoot.web import phyphox, sensor_logger
from surefoot.web.coming import Batch, Batches
from surefoot.web.halves import Halves
from surefoot.web.jobs import Jobs

COLUMNS = ("t", "ax", "ay", "az", "gx", "gy", "gz")
HEAD = (
    '"Time (s)","Acceleration x (m/s^2)","Acceleration y (m/s^2)","Acceleration z (m/s^2)",'
    '"Gyroscope x (rad/s)","Gyroscope y (rad/s)","Gyroscope z (rad/s)"'
)
#: Where a phone can be worn so that it says how the foot lands.
PLACES = ("left_foot", "right_foot", "left_shank", "right_shank")
#: Samples of two hours at 200 Hz.
MOST_SAMPLES = 1_440_000
FEWEST_SAMPLES = 20


class Arrivals:
    """Where recordings of phones arrive.

    Parameters
    ----------
    folder : the app's own.
    jobs : the walks that wait to be measured.
    clock : gives the time with its zone.
    """

    def __init__(self, folder: Path, jobs: Jobs, clock: Callable[[], datetime]) -> None:
        self.jobs, self.clock = jobs, clock
        self.halves = Halves(folder / "halves", jobs)
        self.coming = Batches(folder / "coming", self._whole)

    def start(self) -> None:
        """Go on waiting for what an earlier run left unfinished."""
        self.coming.start()

    def stop(self) -> None:
        """Stop waiting; nothing is lost."""
        self.coming.stop()

    def queue(
        self, columns: dict[str, list[float]], told: dict[str, Any], sent_id: str
    ) -> str | None:
        """Write a recording down as a file and queue it as a walk; give its job.

        Parameters
        ----------
        columns : seconds, acceleration and angular rate.
        told : `place`, `began`, and `both` where the other foot has a phone too.
        sent_id : what was sent with it before is not taken again.

        Returns
        -------
        The job, or None while it waits for the other foot.
        """
        lengths = {len(columns[name]) for name in COLUMNS}
        n = lengths.pop()
        if lengths or not FEWEST_SAMPLES <= n <= MOST_SAMPLES:
            raise CannotUse(
                f"This recording has {n} readings, and that cannot be a walk.",
                "Record for at least 20 steps, then send it again.",
                reason="too_short",
            )
        out = io.StringIO()
        out.write(HEAD + "\n")
        for row in zip(*(columns[name] for name in COLUMNS), strict=True):
            if all(map(math.isfinite, row)):
                # Six digits of each value, and of the time tenths of a millisecond.
                out.write(",".join([f"{row[0]:.4f}", *(f"{value:.6g}" for value in row[1:])]))
                out.write("\n")
        place = told.get("place")
        now = self.clock()
        about = {"now": now.isoformat(), "began": _moment(told.get("began"), now)}
        content = out.getvalue().encode()
        if place in PLACES and told.get("both"):
            return self.halves.take(sent_id, str(place), about, content)
        # The name of the file says where the phone was; every reader understands it.
        name = f"{place}.csv" if place in PLACES else "phone.csv"
        return self.jobs.add([(name, io.BytesIO(content))], about, once=sent_id)

    def _whole(self, name: str, told: dict[str, Any], readings: Batch) -> None:
        """Queue a recording whose app has fallen silent; a refusal waits on the page of walks."""
        try:
            if told["app"] == "phyphox":
                columns = phyphox.samples(readings)
            else:
                columns = sensor_logger.samples(readings)
                first_s = readings["gyroscope"][0][0]
                told = {**told, "began": datetime.fromtimestamp(first_s, UTC).isoformat()}
            self.queue(columns, told, name)
        except (SurefootError, OSError, OverflowError, ValueError) as why:
            refusal = why if isinstance(why, SurefootError) else phyphox.not_ours()
            self.jobs.refuse(name, told, refusal.sentence, refusal.next_step)


def _moment(text: Any, now: datetime) -> str:
    try:
        when = datetime.fromisoformat(str(text))
        if when.tzinfo is not None and when <= now:
            return when.astimezone(now.tzinfo).isoformat()
    except (ValueError, OverflowError):
        pass  # a clock that cannot be; the moment it arrived is near enough
    return now.isoformat()

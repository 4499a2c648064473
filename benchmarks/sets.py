"""The reference recordings, as recordings and truth. They are not ours to ship."""

import gzip
import json

import numpy as np
import polars as pl
from attrs import evolve

from benchmarks import SHARED_DATA as DATA
from surefoot.gait.kernels.pitch import foot_axes, foot_pitch_rad, foot_roll_rad
from surefoot.recordings.read import read_recordings
from surefoot.recordings.recording import Place, Recording, Source

#: Never looked at while the method was chosen.
HELD_OUT_PEOPLE = ("MR011",)
HELD_OUT_WALKS = ("15-1", "18-1")
MARKED_WALKS = ("1-1", "4-2", "8-1", "12-1", *HELD_OUT_WALKS)


def unpacked(path):
    """Bytes of a gzip file."""
    return gzip.decompress(path.read_bytes())


def felius(name):
    """Three people after stroke, two minutes each."""
    return read_recordings(DATA / "stroke_feet_felius" / f"{name}.zip")


FELIUS_TRUTH = {"poor": (78, 82), "average": (41, 40), "good": (107, 107)}


def healthy(name):
    """One healthy person with optical truth: `imu_sample` or `imu_sample_not_rotated`."""
    path = DATA / "gaitmap_healthy_mocap" / f"{name}.csv.gz"
    return read_recordings(path, rate_hz=204.8)


def healthy_truth():
    """Per foot: contact and toe-off (s), pitch and roll there (deg), stride length (m).

    Also when the foot is flat (s), and pitch and roll at any time against such a time (s, s).
    """
    folder = DATA / "gaitmap_healthy_mocap"
    with gzip.open(folder / "mocap_sample.csv.gz", "rt") as file:
        names = file.readline().strip().split(",")[1:]
        axes = file.readline().strip().split(",")[1:]
        values = np.array([[float(v) for v in line.split(",")[1:]] for line in file]) / 1000.0
    marker = {}
    for k, (name, axis) in enumerate(zip(names, axes, strict=True)):
        marker.setdefault(name, np.empty((len(values), 3)))[:, "xyz".index(axis)] = values[:, k]
    events = pl.read_csv(unpacked(folder / "stride_events_sample.csv.gz"))
    time = np.arange(len(values)) / 100.0
    truth = {}
    for foot, side in (("left", "L"), ("right", "R")):
        rows = events.filter(pl.col("foot") == foot)
        heel, toe, fifth = (marker[f"{side}_{m}"] for m in ("FCC", "TOE", "FM5"))
        along = _unit(toe - heel)
        outer = fifth - heel
        outer = _unit(outer - (outer * along).sum(axis=1)[:, None] * along)
        leftward = outer if foot == "left" else -outer
        up = np.stack((along[:, 2], leftward[:, 2], np.cross(along, leftward)[:, 2]))
        at = {k: rows[k].to_numpy() / 204.8 for k in ("start", "end", "ic", "tc", "min_vel")}

        def here(values, when, time=time):
            return np.interp(when, time, values)

        def tilt_deg(when, flat, up=up, here=here, left=foot == "left"):
            """Pitch and roll against the foot as it lay flat, in the angles that we tell."""
            then, zero = (np.stack([here(axis, t) for axis in up]) for t in (when, flat))
            axes = [foot_axes(z, np.array([1.0, 0.0, 0.0])) for z in zero.T]
            pairs = list(zip(then.T, axes, strict=True))
            pitch = [foot_pitch_rad(u, a) for u, a in pairs]
            roll = [foot_roll_rad(u, a, left=left) for u, a in pairs]
            return np.rad2deg(pitch), np.rad2deg(roll)

        step = [here(heel[:, k], at["end"]) - here(heel[:, k], at["start"]) for k in (0, 1)]
        pitch_ic, roll_ic = tilt_deg(at["ic"], at["min_vel"])
        truth[foot] = {
            "contact_s": at["ic"],
            "off_s": at["tc"],
            "tilt_deg": tilt_deg,
            "flat_s": at["min_vel"],
            "pitch_ic_deg": pitch_ic,
            "roll_ic_deg": roll_ic,
            "pitch_off_deg": tilt_deg(at["tc"], at["start"])[0],
            "length_m": np.hypot(*step),
        }
    return truth


def _unit(v):
    return v / np.linalg.norm(v, axis=1)[:, None]


def vicon(person, trial):
    """Foot recordings of one treadmill trial."""
    folder = DATA / "stroke_vicon_fsa"
    return [
        evolve(one, place=f"{side}_foot")
        for side in ("left", "right")
        for one in read_recordings(folder / f"{person}_{trial}_{side}foot.csv.gz")
    ]


def vicon_truth():
    """One row a trial."""
    return pl.read_csv(DATA / "stroke_vicon_fsa" / "truth.csv").to_dicts()


def marked(name):
    """Feet of a hand-marked walk and its marks, in s; samples in order, none left out."""
    folder = DATA / "voisard_feet_10m"
    found = []
    for side, place in (("lf", "left_foot"), ("rf", "right_foot")):
        text = unpacked(folder / f"{name}_{side}.txt.gz").split(b"\n", 1)[1]
        table = pl.read_csv(text, separator="\t").to_numpy()
        time = table[:, 0] / 100.0
        found.append(_recording(place, time, table[:, 1:4], table[:, 4:7], f"{name}_{side}"))
    marks = json.loads((folder / f"{name}.json").read_text())
    truth = {
        foot: np.array(marks[f"{foot.capitalize()}FootEvents"]) / 100.0
        for foot in ("left", "right")
    }
    return found, truth, np.array(marks["TrialBoundaries"]) / 100.0


def loop():
    """A walk that ends where it began."""
    (one,) = read_recordings(DATA / "xio_foot_loops" / "short_walk.csv.gz")
    return evolve(one, place="right_foot")


def short():
    """One healthy walk of nine seconds, both feet."""
    found = read_recordings(DATA / "xsens_feet_vicon_sample" / "imu")
    return [r for r in found if r.place.endswith("foot")]


def short_truth():
    """Ankle and toe markers (m) at 100 Hz, and stance flags."""
    folder = DATA / "xsens_feet_vicon_sample"
    text = (folder / "vicon" / "S02-Trial-Walk-1.csv").read_text()
    lines = [line for line in text.splitlines() if not line.startswith("//")]
    table = pl.read_csv("\n".join(lines).encode())
    out = {}
    for foot, side in (("left", "L"), ("right", "R")):
        ankle, toe = (
            table.select([f"{side}{m}_{k}" for k in (1, 2, 3)]).to_numpy() for m in ("TIO", "TOE")
        )
        out[foot] = {"ankle_m": ankle, "toe_m": toe}
    steps = pl.read_csv(next((folder / "step-detect").glob("*.csv")))
    out["left"]["stance"] = steps["stepL"].to_numpy()
    out["right"]["stance"] = steps["stepR"].to_numpy()
    return out


def shanks(name):
    """Shank recordings of a walk over a pressure mat, and the mat's own passes."""
    folder = DATA / "stroke_shank_gaitrite"
    found = read_recordings(next(folder.glob(f"{name}_*.csv.gz")))
    truth = json.loads((folder / f"{name}_gaitrite.json").read_text())
    return [r for r in found if r.place.endswith("shank")], truth


def _recording(place: Place, time, acc, gyr, name) -> Recording:
    time = time - time[0]
    rate = (len(time) - 1) / time[-1]
    return Recording(place, time, acc, gyr, rate, Source(name, "", "benchmark", "1"))

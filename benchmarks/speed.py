"""CPU and memory of a walk, beside gaitmap's default pipeline on the same file, in one process.

``python -m benchmarks.speed [minutes ...]``: the good walker over and over, 1 and 10 minutes long
unless given. ``--recordings``: real recordings as they are. ``--memory``: the peak memory of 1,
10, 60 and 480 minutes, each in a process of its own, without gaitmap. ``--start``: what starting
costs: importing, and the command on a recording of two minutes and two feet.
"""

import gc
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks import sets
from surefoot.gait.walk import measure_walk
from surefoot.recordings.read import read_recordings

HEAD = ("time_s", "acc_x_m_s2", "acc_y_m_s2", "acc_z_m_s2", "gyr_x_rad_s", "gyr_y_rad_s")
HEAD = (*HEAD, "gyr_z_rad_s")


def write_walk(path, minutes, foot="left_foot"):
    """A file of so many minutes: the walk of the good walker, over and over, at 100 Hz."""
    (one,) = [r for r in sets.felius("good") if r.place == foot]
    time_s = np.arange(0.0, one.time_s[-1] - 8.0, 0.01)
    part = np.column_stack(
        [
            np.interp(time_s, one.time_s, values)
            for values in (*one.acc_m_s2.T.astype(float), *one.gyr_rad_s.T.astype(float))
        ]
    )
    count = int(minutes * 6000)
    whole = np.tile(part, (-(-count // len(part)), 1))[:count]
    table = pl.DataFrame(
        np.column_stack((np.arange(count) / 100.0, whole)), schema=list(HEAD), orient="row"
    )
    table.write_csv(path, float_precision=5)


def surefoot_run(path):
    """From the file to the numbers."""
    (one,) = read_recordings(path, "left_foot")
    return measure_walk([one]).to_dict()


def gaitmap_run(path, toes=-1.0):
    """gaitmap's default: gravity, DTW strides, Rampp events, per-stride trajectory, parameters.

    These are the steps of its own example of a full pipeline, all with their defaults. It is
    given what it does not find itself: which way x points (toes) and the gyroscope's offset.
    """
    import pandas as pd
    from gaitmap.parameters import SpatialParameterCalculation, TemporalParameterCalculation
    from gaitmap.preprocessing.sensor_alignment import align_dataset_to_gravity
    from gaitmap.trajectory_reconstruction import StrideLevelTrajectory
    from gaitmap.utils.coordinate_conversion import convert_to_fbf
    from gaitmap_mad.event_detection import RamppEventDetection
    from gaitmap_mad.stride_segmentation.dtw import BarthDtw

    table = pd.read_csv(path).to_numpy()
    rate = float(np.round((len(table) - 1) / table[-1, 0], 1))
    acc, gyr = table[:, 1:4], np.rad2deg(table[:, 4:7])
    still = calmest(gyr, round(0.7 * rate))
    gyr = gyr - gyr[still].mean(axis=0)
    up = acc[still].mean(axis=0)
    up /= np.linalg.norm(up)
    ahead = np.array([toes, 0.0, 0.0])
    ahead -= (ahead @ up) * up
    ahead /= np.linalg.norm(ahead)
    axes = np.stack((ahead, np.cross(up, ahead), up))
    names = ["acc_x", "acc_y", "acc_z", "gyr_x", "gyr_y", "gyr_z"]
    frame = pd.DataFrame(np.hstack((acc @ axes.T, gyr @ axes.T)), columns=names)
    data = {"left_sensor": frame}
    body = convert_to_fbf(align_dataset_to_gravity(data, rate), left_like="left_")
    strides = BarthDtw().segment(data=body, sampling_rate_hz=rate)
    events = RamppEventDetection().detect(
        data=body, stride_list=strides.stride_list_, sampling_rate_hz=rate
    )
    path3 = StrideLevelTrajectory().estimate(
        data=data, stride_event_list=events.min_vel_event_list_, sampling_rate_hz=rate
    )
    TemporalParameterCalculation().calculate(
        stride_event_list=events.min_vel_event_list_, sampling_rate_hz=rate
    )
    SpatialParameterCalculation().calculate(
        stride_event_list=events.min_vel_event_list_,
        positions=path3.position_,
        orientations=path3.orientation_,
        sampling_rate_hz=rate,
    )
    return len(events.min_vel_event_list_["left_sensor"])


def calmest(gyr, width):
    """The stretch of so many samples in which the sensor turns least."""
    starts = np.arange(0, len(gyr) - width, width // 6)
    spread = [gyr[i : i + width].std(axis=0).max() for i in starts]
    first = int(starts[int(np.argmin(spread))])
    return slice(first, first + width)


def least_cpu_s(runs, times):
    """Least CPU seconds of each, taken in turn: what else runs on the machine only adds to them.

    What a first run costs (imports, compiling) is not counted.
    """
    least = [np.inf] * len(runs)
    for _ in range(times):
        for k, run in enumerate(runs):
            gc.collect()
            began = time.process_time()
            run()
            least[k] = min(least[k], time.process_time() - began)
    return least


def beside_gaitmap(what, path, minutes, toes=-1.0):
    """Measure one file with both."""
    runs = [lambda: surefoot_run(path), lambda: read_recordings(path, "left_foot")]
    found = surefoot_run(path)["feet"]["left"]["strides"]
    beside = "gaitmap is not installed here"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            theirs = gaitmap_run(path, toes)
            runs.append(lambda: gaitmap_run(path, toes))
        except ImportError:
            pass
        except ValueError as refused:
            beside = f"gaitmap gives up: {str(refused)[:60]}"
        ours, reading, *peer = least_cpu_s(runs, 9 if minutes < 5 else 5 if minutes < 30 else 2)
    if peer:
        beside = f"gaitmap {peer[0] / minutes:.3f}, {theirs} strides; ratio {peer[0] / ours:.0f}"
    line = f"{what}: surefoot {ours / minutes:.4f} CPU s per minute "
    print(f"{line}(reading {reading / minutes:.4f}), {found} strides; {beside}", flush=True)


def tiled(minutes):
    """The good walker over and over."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "walk.csv"
        write_walk(path, minutes)
        beside_gaitmap(f"{minutes:g} min", path, minutes)


def recordings():
    """Real recordings as they are: one foot each, x of the sensor to the toes or to the heel."""
    for name, toes in (("poor", 1.0), ("average", -1.0), ("good", -1.0), ("imu_sample", 1.0)):
        read = sets.healthy(name) if name == "imu_sample" else sets.felius(name)
        for one in read:
            if not one.place.endswith("foot"):
                continue
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "walk.csv"
                columns = (
                    one.time_s,
                    *one.acc_m_s2.T.astype(float),
                    *one.gyr_rad_s.T.astype(float),
                )
                table = pl.DataFrame(np.column_stack(columns), schema=list(HEAD), orient="row")
                table.write_csv(path, float_precision=5)
                beside_gaitmap(f"{name} {one.place}", path, one.time_s[-1] / 60.0, toes)


def start():
    """CPU of importing, and the whole command on a real recording of two minutes, two feet."""
    zipped = sets.DATA / "stroke_feet_felius" / "good.zip"
    for words in (
        ["-c", "import numpy"],
        ["-c", "import surefoot"],
        ["-m", "surefoot", "walk", str(zipped)],
    ):
        wall, cpu = [], []
        for _ in range(5):
            before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            wall.append(time.perf_counter() - began)
            cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        what = " ".join(words[1:2] if words[0] == "-c" else ["surefoot walk, two minutes"])
        print(f"{what}: {np.median(cpu):.2f} CPU s, {np.median(wall):.2f} s on the clock")


def main(words):
    if "--memory" in words:
        for minutes, feet in ((1, 1), (10, 1), (60, 1), (480, 2)):
            order = [sys.executable, "-m", "benchmarks.peak", str(minutes), str(feet)]
            subprocess.run(order, check=True)
    elif "--recordings" in words:
        recordings()
    elif "--start" in words:
        start()
    else:
        for minutes in [float(w) for w in words] or [1.0, 10.0]:
            tiled(minutes)


if __name__ == "__main__":
    main(sys.argv[1:])

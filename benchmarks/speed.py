"""CPU and memory of a walk, beside gaitmap's default pipeline on the same file, in one process.

``python -m benchmarks.speed [minutes ...]`` (1 and 10 unless given), ``--memory`` for the peak
memory of 1, 10, 60 and 480 minutes, each in a process of its own, without gaitmap.
"""

import gc
import resource
import subprocess
import sys
import tempfile
import time
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


def gaitmap_run(path):
    """gaitmap's default: DTW strides, Rampp events, per-stride trajectory, parameters.

    It is given what it does not find itself: foot axes and the gyroscope's offset.
    """
    import pandas as pd
    from gaitmap.parameters import SpatialParameterCalculation, TemporalParameterCalculation
    from gaitmap.trajectory_reconstruction import StrideLevelTrajectory
    from gaitmap.utils.coordinate_conversion import convert_to_fbf
    from gaitmap_mad.event_detection import RamppEventDetection
    from gaitmap_mad.stride_segmentation.dtw import BarthDtw

    table = pd.read_csv(path).to_numpy()
    acc, gyr = table[:, 1:4], np.rad2deg(table[:, 4:7])
    still = slice(100, 400)
    gyr = gyr - gyr[still].mean(axis=0)
    up = acc[still].mean(axis=0)
    up /= np.linalg.norm(up)
    toes = np.array([-1.0, 0.0, 0.0])
    ahead = toes - (toes @ up) * up
    ahead /= np.linalg.norm(ahead)
    axes = np.stack((ahead, np.cross(up, ahead), up))
    names = ["acc_x", "acc_y", "acc_z", "gyr_x", "gyr_y", "gyr_z"]
    frame = pd.DataFrame(np.hstack((acc @ axes.T, gyr @ axes.T)), columns=names)
    rate = 100.0
    data = {"left_sensor": frame}
    body = convert_to_fbf(data, left_like="left_", right_like="right_")
    strides = BarthDtw().segment(data=body, sampling_rate_hz=rate)
    events = RamppEventDetection().detect(
        data=body, stride_list=strides.stride_list_, sampling_rate_hz=rate
    )
    path3 = StrideLevelTrajectory().estimate(
        data=data, stride_event_list=events.min_vel_event_list_, sampling_rate_hz=rate
    )
    times = TemporalParameterCalculation().calculate(
        stride_event_list=events.min_vel_event_list_, sampling_rate_hz=rate
    )
    space = SpatialParameterCalculation().calculate(
        stride_event_list=events.min_vel_event_list_,
        positions=path3.position_,
        orientations=path3.orientation_,
        sampling_rate_hz=rate,
    )
    return len(strides.stride_list_["left_sensor"]), times.parameters_, space.parameters_


def cpu_s(run, path, times):
    """Median CPU seconds; the first run, which also imports and compiles, is not counted."""
    run(path)
    taken = []
    for _ in range(times):
        gc.collect()
        began = time.process_time()
        run(path)
        taken.append(time.process_time() - began)
    return float(np.median(taken))


def beside_gaitmap(minutes):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "walk.csv"
        write_walk(path, minutes)
        ours = cpu_s(surefoot_run, path, 7)
        reading = cpu_s(lambda p: read_recordings(p, "left_foot"), path, 7)
        line = f"{minutes:g} min: surefoot {ours / minutes:.4f} CPU s per minute"
        line += (
            f" (reading {reading / minutes:.4f}), {surefoot_run(path)['feet']['left']['strides']}"
        )
        line += " strides"
        try:
            theirs = cpu_s(gaitmap_run, path, 3 if minutes < 5 else 1)
            found = gaitmap_run(path)[0]
            line += f"; gaitmap {theirs / minutes:.3f}, {found} strides; ratio {theirs / ours:.0f}"
        except ImportError:
            line += "; gaitmap is not installed here"
        print(line)


def peak(minutes, feet):
    """Peak memory of this process after measuring a walk of so many minutes."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for foot in ("left_foot", "right_foot")[:feet]:
            paths.append((Path(folder) / f"{foot}.csv", foot))
        maker = (
            "import sys; from pathlib import Path; from benchmarks.speed import write_walk; "
            "write_walk(Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3])"
        )
        for path, foot in paths:
            subprocess.run([sys.executable, "-c", maker, path, str(minutes), foot], check=True)

        def one_by_one():
            for path, foot in paths:
                yield read_recordings(path, foot)[0]

        began = time.process_time()
        walk = measure_walk(one_by_one())
        walk.to_dict()
        took = time.process_time() - began
        mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{minutes:g} min, {feet} feet: peak {mb:.0f} MB, {took:.2f} CPU s "
            f"({took / minutes / feet:.4f} per sensor minute), {walk.strides.height} strides"
        )


def main(words):
    if "--peak" in words:
        peak(float(words[1]), int(words[2]))
    elif "--memory" in words:
        for minutes, feet in ((1, 1), (10, 1), (60, 1), (480, 2)):
            order = [sys.executable, "-m", "benchmarks.speed", "--peak", str(minutes), str(feet)]
            subprocess.run(order, check=True)
    else:
        for minutes in [float(w) for w in words] or [1.0, 10.0]:
            beside_gaitmap(minutes)


if __name__ == "__main__":
    main(sys.argv[1:])

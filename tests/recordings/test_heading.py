"""Headings as they are found in the world, and what they mean."""

import pytest

from surefoot.recordings.heading import layout_of, meaning
from surefoot.recordings.places import place_of


@pytest.mark.parametrize(
    ("cell", "quantity", "axis", "unit"),
    [
        ("acc_x_ms2", "acc", 0, "ms2"),
        ("Acc_Y [m/s^2]", "acc", 1, "m/s^2"),
        ("Accel Z (mg)", "acc", 2, "mg"),
        ("AccX(m/s²)", "acc", 0, "m/s²"),
        ("Acceleration x (m/s^2)", "acc", 0, "m/s^2"),
        ("Beschleunigung y (m/s^2)", "acc", 1, "m/s^2"),
        ("x-axis (g)", "acc", 0, "g"),
        ("Linear Acceleration z (m/s^2)", "linear", 2, "m/s^2"),
        ("Acceleration (without gravity) x [m/s^2]", "linear", 0, "m/s^2"),
        ("motionUserAccelerationX(G)", "linear", 0, "g"),
        ("motionGravityY(G)", "gravity", 1, "g"),
        ("gyr_z_degs", "gyr", 2, "degs"),
        ("GyroX(°/s)", "gyr", 0, "°/s"),
        ("gyro.y (deg/s)", "gyr", 1, "deg/s"),
        ("Angular Velocity Z (rad/s)", "gyr", 2, "rad/s"),
        ("Gyroskop x (rad/s)", "gyr", 0, "rad/s"),
        ("rotationRate.x", "gyr", 0, ""),
        ("y-axis (deg/s)", "gyr", 1, "deg/s"),
    ],
)
def test_a_cell_says_quantity_axis_and_unit(cell: str, quantity: str, axis: int, unit: str) -> None:
    said = meaning(cell)
    assert said is not None
    assert (said.quantity, said.axis, said.unit) == (quantity, axis, unit)


@pytest.mark.parametrize("cell", ["Time (s)", "t_s", "time_ms", "Timestamp (us)", "elapsed (s)"])
def test_a_clock_is_a_clock(cell: str) -> None:
    said = meaning(cell)
    assert said is not None
    assert said.quantity is None


@pytest.mark.parametrize(
    "cell",
    [
        *("Magnetometer X (uT)", "mag_x", "qx", "Roll", "Pressure (Pa)", "Latitude", "X", "steps"),
        *(
            "Temperature (C)",
            "High-g accelerometer X (g)",
            "PELV_1",
            "Euler_X",
            "position x (m)",
            "",
        ),
    ],
)
def test_other_columns_are_left_alone(cell: str) -> None:
    assert meaning(cell) is None


def test_two_units_for_one_clock_the_finer_is_used() -> None:
    header = ("epoch (ms)", "elapsed (s)", "x-axis (g)", "y-axis (g)", "z-axis (g)")
    layout, _ = layout_of(header)
    assert layout is not None
    assert (layout.clock.column, layout.clock.unit_s) == (1, 1.0)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("leftfoot.csv", "left_foot"),
        ("MR002_1Reg_rightfoot.csv.gz", "right_foot"),
        ("LF.txt", "left_foot"),
        ("links_voet.csv", "left_foot"),
        ("pied droit.csv", "right_foot"),
        ("rsh", "right_shank"),
        ("S02-Trial-Walk-1-L_LowLeg.csv", "left_shank"),
        ("left ankle", "left_shank"),
        ("Lower Back", "low_back"),
        ("lumbar", "low_back"),
        ("left thigh.csv", "unknown"),
        ("wrist_right.csv", "unknown"),
        ("left_to_right.csv", "unknown"),
        ("trial 3.csv", "unknown"),
        ("frontpocket.csv", "unknown"),
    ],
)
def test_a_place_is_read_from_words(words: str, place: str) -> None:
    assert place_of(words) == place

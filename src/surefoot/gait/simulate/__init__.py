"""A walker with known truth: it shares no code with the part that measures."""

from surefoot.gait.simulate.sensor import SPOTS_M, Sensor, Signals
from surefoot.gait.simulate.walk import SimulatedWalk, simulate_walk
from surefoot.gait.simulate.walker import FootHabit, Pause, Walker

__all__ = [
    "SPOTS_M",
    "FootHabit",
    "Pause",
    "Sensor",
    "Signals",
    "SimulatedWalk",
    "Walker",
    "simulate_walk",
]

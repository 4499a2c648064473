"""People who walk, wait a moment and turn about on the spot: those steps count, too."""

import numpy as np
import polars as pl
import pytest
from attrs import evolve

from surefoot.gait.simulate import Pause, simulate_walk
from surefoot.gait.simulate.people import sensors_as_worn, someone
from surefoot.gait.simulate.plan import plan_walk
from surefoot.gait.walk import measure_walk


def waits_and_turns(kind, seed):
    """A walk that ends with a wait and half a turn on the spot, and the strides before the wait."""
    chance = np.random.default_rng([11, seed])
    _, walker = someone(kind, chance, strides=40)
    walker = evolve(
        walker,
        path_m=float(chance.uniform(6.0, 10.0)),
        turn_radius_m=float(chance.uniform(0.1, 0.25)),
        tiring_drop_deg=0.0,
    )
    # the same chance draws the same steps: look where the turn comes, then end the walk with it
    state = int(chance.integers(1 << 30))
    steps = plan_walk(walker, np.random.default_rng(state)).of(walker.first_foot)
    turns = [abs(step.to_yaw_deg - step.from_yaw_deg) > 25.0 for step in steps]
    begins = turns.index(True)
    ends = begins + turns[begins:].index(False)
    pause = Pause(begins, float(chance.uniform(1.5, 4.0)))
    walker = evolve(walker, strides=ends, pauses=(pause,))
    chance = np.random.default_rng(state)
    return simulate_walk(walker, sensors_as_worn(chance), chance), begins


@pytest.mark.parametrize("kind", ["sound", "drops", "lands flat", "circles, slow"])
def test_steps_of_a_turn_on_the_spot_after_a_wait_are_found(kind):
    lost = made_up = total = 0
    for seed in range(3):
        made, begins = waits_and_turns(kind, seed)
        walk = measure_walk(made.recordings())
        for foot in ("left", "right"):
            true = made.true(foot)["contact_s"].to_numpy()
            found = walk.strides.filter(pl.col("foot") == foot)["contact_s"].to_numpy()
            far = np.abs(found[:, None] - true[None, :]) > 0.2
            total += true[begins:].size
            lost += int(far.all(axis=0)[begins:].sum())
            made_up += int(far.all(axis=1).sum())
    assert total >= 16
    assert (lost, made_up) == (0, 0)

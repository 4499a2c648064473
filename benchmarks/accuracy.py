"""How far the numbers are from the truth: ``python -m benchmarks.accuracy [set ...]``.

Every number of docs/accuracy.md names the set that repeats it. With ``--held-out`` the
recordings that were kept out of all choosing are measured instead.
"""

import sys

import numpy as np
import polars as pl

from benchmarks import sets, treadmill
from surefoot.gait.one_foot import swings
from surefoot.gait.simulate import simulate_walk
from surefoot.gait.simulate.people import KINDS, sensors_as_worn, someone
from surefoot.gait.trail import trail_m
from surefoot.gait.walk import measure_walk
from surefoot.terms.frames import STRIKE_BEFORE_CONTACT_S

MS, CM = 1000.0, 100.0
Z_90 = 1.645


def rows_of(walk, foot):
    return walk.strides.filter(pl.col("foot") == foot)


def column(rows, name):
    return rows[name].cast(pl.Float64).to_numpy()


def nearest(found, truth):
    """Index of the found value nearest to each true one."""
    return np.abs(found[:, None] - truth[None, :]).argmin(axis=0)


def mean_sd(values):
    return f"{np.mean(values):+.2f} +- {np.std(values, ddof=1):.2f}"


def covered(errors, sd):
    """Share of the truth inside the 90 % interval."""
    return f"{(np.abs(errors) < Z_90 * sd).mean():.2f}"


def felius():
    """Strides of three people after stroke: counts, turns, and the foot that differs."""
    for name, truth in sets.FELIUS_TRUTH.items():
        walk = measure_walk(sets.felius(name))
        told = walk.to_dict()
        for foot, true in zip(("left", "right"), truth, strict=True):
            numbers, mount, rows = told["feet"][foot], walk.mounts[foot], rows_of(walk, foot)
            found = numbers["strides"]
            why = dict(rows["why_not"].drop_nulls().value_counts().sort("why_not").iter_rows())
            print(
                f"felius {name} {foot}: {found} strides of {true}, "
                f"F1 {2 * min(found, true) / (found + true):.3f}; usable {numbers['usable']}, "
                f"not: {why}"
            )
            print(
                f"    heading by turning axis {mount.turning_gap_deg:+.0f}, by instep "
                f"{mount.instep_gap_deg:+.0f} from travel (sd {mount.heading_sd_deg:.0f}, roll: "
                f"{mount.roll_told}); standing from mid-stance {mount.zero_gap_deg:+.1f} deg"
            )
            for key in ("foot_pitch_ic_deg", "foot_pitch_low_deg", "foot_roll_ic_deg"):
                if key in numbers:
                    print(f"    {key} {numbers[key]}")
        print(f"felius {name}: the foot that differs: {told['differs']}")


def healthy():
    """Optical truth, from the raw sensor axes and from the aligned ones."""
    names = {
        "contact_s": ("contact_s", "contact_sd_s"),
        "off_s": ("off_s", None),
        "length_m": ("stride_length_m", None),
        "pitch_ic_deg": ("foot_pitch_ic_deg", "foot_pitch_ic_sd_deg"),
        "roll_ic_deg": ("foot_roll_ic_deg", "foot_roll_ic_sd_deg"),
        "pitch_off_deg": ("foot_pitch_off_deg", "foot_pitch_off_sd_deg"),
    }
    truth = sets.healthy_truth()
    for name in ("imu_sample_not_rotated", "imu_sample"):
        walk = measure_walk(sets.healthy(name))
        error, sd, straight = {k: [] for k in names}, {k: [] for k in names}, []
        ours = {"pitch": [], "roll": []}
        for foot, true in truth.items():
            rows = rows_of(walk, foot)
            k = nearest(column(rows, "contact_s"), true["contact_s"])
            straight.append(rows["usable"].to_numpy()[k])
            for key, (measured, own) in names.items():
                error[key].append(column(rows, measured)[k] - true[key])
                if own:
                    sd[key].append(column(rows, own)[k])
            contact = column(rows, "contact_s")[k]
            # pitch is told at the foot strike, roll at contact
            moments = {"pitch": contact - STRIKE_BEFORE_CONTACT_S, "roll": contact}
            for which, (angle, when) in enumerate(moments.items()):
                then = true["tilt_deg"](when, true["flat_s"])[which]
                ours[angle].append(column(rows, f"foot_{angle}_ic_deg")[k] - then)
        error = {k: np.concatenate(v) for k, v in error.items()}
        sd = {k: np.concatenate(v) for k, v in sd.items() if v}
        straight = np.concatenate(straight)
        hit = np.abs(error["contact_s"]) < 0.1
        print(f"healthy {name}: found {hit.sum()} of {hit.size}")
        print(f"    contact {mean_sd(MS * error['contact_s'])} ms (bar: SD 9, bias 25)")
        print(f"    toe-off {mean_sd(MS * error['off_s'][straight])} ms on straight strides")
        print(f"    stride length {mean_sd(CM * error['length_m'])} cm (bar: bias 1.5, SD 3.5)")
        # turns apart: the axis of pitch is that of straight walking
        error["pitch_off_deg"], sd["pitch_off_deg"] = (
            part["pitch_off_deg"][straight] for part in (error, sd)
        )
        for key in ("pitch_ic_deg", "roll_ic_deg", "pitch_off_deg"):
            print(
                f"    {key} {mean_sd(error[key])} (bar for pitch: bias 2.0, SD 1.2); own sd "
                f"{sd[key].mean():.2f}; 90 % interval covers {covered(error[key], sd[key])}"
            )
        for angle, parts in ours.items():
            apart, own = np.concatenate(parts), sd[f"{angle}_ic_deg"]
            print(f"    {angle} at our own instant {mean_sd(apart)}, held {covered(apart, own)}")


def vicon(held_out=False):
    """Two-foot mean strike angle on a treadmill: as we tell it, and step by step as the reference.

    Each step compares one thing more like with like (benchmarks/treadmill.py).
    """
    steps = {
        "middle": "as told, the middle of all strides",
        "all": "as told, the mean of all strides",
        "told": "as told, the reference's strikes",
        "instant": ".. at its instant",
        "plane": ".. in its plane",
        "zero": ".. from its zero",
    }
    errors, early_s, held = {step: [] for step in steps}, [], 0
    for true in sets.vicon_truth():
        if (true["participant"] in sets.HELD_OUT_PEOPLE) != held_out:
            continue
        feet = sets.vicon(true["participant"], true["trial"])
        walk = measure_walk(feet)
        straight = walk.strides.filter(pl.col("usable"))
        angle = pl.col("foot_pitch_ic_deg").mean()
        means = straight.group_by("foot").agg(angle, pl.col("gait_speed_m_s").median())
        pitch = [told["foot_pitch_ic_deg"] for told in walk.to_dict()["feet"].values()]
        middle, low, high = (np.mean([f[key] for f in pitch]) for key in ("median", "low", "high"))
        truth, belt = true["vicon_mean_foot_strike_angle_deg"], true["belt_speed_ms"]
        mean = means["foot_pitch_ic_deg"].mean()
        told = {"middle": middle, "all": mean, **treadmill.strike_angles(feet)}
        early_s.append(told.pop("early_s"))
        for step, found in told.items():
            errors[step].append(found - truth)
        held += low <= truth <= high
        speed = means["gait_speed_m_s"].mean()
        beside = f" for {belt} m/s ({100 * (speed / belt - 1):+.1f} %)" if belt else ""
        apart = ", ".join(f"{found - truth:+.1f}" for found in told.values())
        print(
            f"vicon {true['participant']} {true['trial']}: {middle:.1f} for {truth:.1f} deg, "
            f"step by step {apart}; interval {low:.1f} to {high:.1f}; speed {speed:.3f}{beside}"
        )
    for step, name in steps.items():
        print(
            f"vicon {'held out' if held_out else 'tuning'}, {name}: {mean_sd(errors[step])} deg, "
            f"worst {np.abs(errors[step]).max():.1f} of {len(early_s)} "
            "(bar: bias 1.5, SD 2.0, worst 5)"
        )
    print(
        f"    the reference's instant lies {MS * np.mean(early_s):.0f} ms before contact; the "
        f"optical mean lies in our interval in {held} of {len(early_s)}"
    )


def marked(held_out=False):
    """Contacts and toe-offs marked by hand."""
    every, missing, outside, after = [], 0, 0, 0
    for name in sets.MARKED_WALKS:
        if (name in sets.HELD_OUT_WALKS) != held_out:
            continue
        recordings, truth, bounds = sets.marked(name)
        walk = measure_walk(recordings)
        for foot, marks in truth.items():
            rows = rows_of(walk, foot)
            off, contact = column(rows, "off_s"), column(rows, "contact_s")
            k = nearest(contact, marks[:, 1])
            errors = MS * np.stack((off[k] - marks[:, 0], contact[k] - marks[:, 1]), axis=1)
            near = np.abs(errors[:, 1]) < 200
            every.append(errors[near])
            missing += int((~near).sum())
            # some marks lie outside the walk's own bounds, too
            after += int((~near & ((marks[:, 0] > bounds[1]) | (marks[:, 1] < bounds[0]))).sum())
            beyond = (off > bounds[1]) | (contact < bounds[0])
            outside += int(beyond.sum())
            print(
                f"marked {name} {foot}: {len(marks)} marks, {(~near).sum()} missing, "
                f"{len(contact) - len(np.unique(k))} besides; toe-off {mean_sd(every[-1][:, 0])}, "
                f"contact {mean_sd(every[-1][:, 1])} ms"
            )
    errors = np.concatenate(every)
    close = (np.abs(errors) <= 40).mean(axis=0)
    print(
        f"marked {'held out' if held_out else 'tuning'}: within 40 ms toe-off {close[0]:.3f} "
        f"({mean_sd(errors[:, 0])} ms), contact {close[1]:.3f} ({mean_sd(errors[:, 1])} ms), bar "
        f"0.95; {missing} missing of {len(errors) + missing}, {after} of them marked outside the "
        f"walk; {outside} of ours outside the walk"
    )


def headings():
    """How far toes point out from travel by the heel rise, on all feet that show it well."""
    walks = [sets.felius(name) for name in sets.FELIUS_TRUTH]
    walks += [sets.marked(name)[0] for name in sets.MARKED_WALKS if name not in sets.HELD_OUT_WALKS]
    walks += [
        sets.vicon(true["participant"], true["trial"])
        for true in sets.vicon_truth()
        if true["participant"] not in sets.HELD_OUT_PEOPLE and true["trial"] == "1Reg"
    ]
    walks += [sets.healthy("imu_sample_not_rotated"), [sets.loop()]]
    out = [
        mount.turning_gap_deg * (1.0 if foot == "left" else -1.0)
        for recordings in walks
        for foot, mount in measure_walk(recordings).mounts.items()
        if np.isfinite(mount.progression_sd_deg)
    ]
    print(f"headings: toes {mean_sd(out)} deg out on {len(out)} feet")


def loop():
    """The loop that closes."""
    way = trail_m(swings(sets.loop()))
    length = float(np.hypot(*np.diff(way, axis=0).T).sum())
    gap = float(np.hypot(*(way[-1] - way[0])))
    print(
        f"loop: {length:.2f} m long, ends {gap:.2f} m from its start, "
        f"{100 * gap / length:.2f} % (bar 1 %)"
    )


def short():
    """Nine seconds, healthy: foot pitch at contact against the ankle-toe line, stride length."""
    walk = measure_walk(sets.short())
    for foot, true in sets.short_truth().items():
        line = true["toe_m"] - true["ankle_m"]
        pitch = np.rad2deg(np.arcsin(line[:, 2] / np.linalg.norm(line, axis=1)))
        rows = rows_of(walk, foot)
        time = np.arange(len(pitch)) / 100.0

        def here(values, name, rows=rows, time=time):
            return np.interp(column(rows, name), time, values)

        flat = np.median(here(pitch, "end_s"))
        strike = np.interp(column(rows, "contact_s") - STRIKE_BEFORE_CONTACT_S, time, pitch)
        angle = column(rows, "foot_pitch_ic_deg") - (strike - flat)
        way = [here(true["ankle_m"][:, i], "end_s") for i in (0, 1)]
        way = [w - here(true["ankle_m"][:, i], "start_s") for i, w in enumerate(way)]
        length = column(rows, "stride_length_m") - np.hypot(*way)
        straight = np.abs(column(rows, "turn_deg")) < 20
        print(
            f"short {foot}: pitch at contact {mean_sd(angle)} deg; stride length "
            f"{mean_sd(CM * length[straight])} cm on {straight.sum()} straight of {len(length)}"
        )


def shanks():
    """Shank sensors over a pressure mat."""
    for name in ("S001", "S006", "S022"):
        recordings, truth = sets.shanks(name)
        walk = measure_walk(recordings)
        contacts = np.sort(column(walk.strides, "contact_s"))
        errors, missing, extra, lengths = [], 0, 0, []
        for k, passed in enumerate(truth["initial_contacts_s"]):
            marks = np.array(passed) + truth["gaitrite_clock_offset_s"]
            late = contacts[nearest(contacts, marks)] - marks
            near = np.abs(late) < 0.2
            missing += int((~near).sum())
            inside = (contacts > marks[0] - 0.1) & (contacts < marks[-1] + 0.1)
            extra += int(inside.sum() - near.sum())
            errors.extend(MS * late[near])
            rows = walk.strides.filter(
                pl.col("contact_s").is_between(marks[1] + 0.1, marks[-1] + 0.1)
            )
            true = np.mean(truth["stride_length_m"][k])
            lengths.append(100 * (rows["stride_length_m"].mean() / true - 1))
        print(
            f"shanks {name}: {missing} missing and {extra} besides of {len(errors) + missing}; "
            f"contact {mean_sd(errors)} ms; stride length {np.round(lengths, 1)} % by pass"
        )


#: Seeds of simulated people: constants were chosen on the first, the others were held back.
SEEDS, HELD_OUT_SEEDS = range(10), range(100, 121)
WITH_SD = {
    "foot_pitch_ic_deg": "foot_pitch_ic_sd_deg",
    "foot_roll_ic_deg": "foot_roll_ic_sd_deg",
    "toe_clearance_m": "toe_clearance_sd_m",
}


def simulated(held_out=False):
    """Made-up people with eight kinds of foot drop, sensors askew, shoes that give."""
    every = []
    for kind in KINDS:
        of_kind = []
        for seed in HELD_OUT_SEEDS if held_out else SEEDS:
            rng = np.random.default_rng([7, seed, list(KINDS).index(kind)])
            side, walker = someone(kind, rng)
            made = simulate_walk(walker, sensors_as_worn(rng), rng)
            walk = measure_walk(made.recordings())
            of_kind += [
                _beside(walk, made, foot, foot == side or side is None)
                for foot in ("left", "right")
            ]
        print(f"simulated, {kind}: {_held(feet for feet in of_kind if feet['drops'])}")
        every += of_kind
    found, true = (sum(feet[k] for feet in every) for k in ("found", "true"))
    print(
        f"simulated {'held out' if held_out else 'tuning'}: {len(every)} feet, {found} strides of "
        f"{true}; {_held(every)}"
    )
    out = np.array([feet["progression"] for feet in every if np.isfinite(feet["progression"])])
    print(f"    foot progression told for {len(out)} feet, {mean_sd(out)} deg")
    scuffs = np.concatenate([feet["scuffs"] for feet in every])
    for real in (True, False):
        said = scuffs[scuffs[:, 0] == real, 1]
        shares = [np.mean(said == x) for x in (1, 0)]
        print(
            f"    scuff {real}: {len(said)}, said true {shares[0]:.2f}, false {shares[1]:.2f}, "
            f"cannot tell {1 - sum(shares):.2f}"
        )


def _beside(walk, made, foot, drops):
    """Errors of one simulated foot, straight strides beside the truth."""
    rows, true = rows_of(walk, foot), made.true(foot)
    contact, marks = column(rows, "contact_s"), column(true, "contact_s")
    k = np.abs(contact[:, None] - marks[None, :]).argmin(axis=1)
    near = (np.abs(contact - marks[k]) < 0.25) & rows["usable"].to_numpy()
    one, other = rows.filter(near), true[k[near]]
    apart = {name: column(one, name) - column(other, name) for name in WITH_SD}
    turned = column(one, "foot_progression_deg") - column(other, "foot_progression_deg")
    said = [-1 if scuff is None else int(scuff) for scuff in one["scuff"]]
    return {
        "drops": drops,
        "found": len(contact),
        "true": len(marks),
        "apart": apart,
        "sd": {name: column(one, own) for name, own in WITH_SD.items()},
        "progression": float(np.mean(turned)),
        "scuffs": np.stack((other["scuff"].to_numpy(), np.array(said)), axis=1),
    }


def _held(feet):
    """Errors, and the share of strides whose truth the 90 % interval holds."""
    feet, told = list(feet), []
    for name, times, unit in (
        ("foot_pitch_ic_deg", 1, "deg"),
        ("foot_roll_ic_deg", 1, "deg"),
        ("toe_clearance_m", CM, "cm"),
    ):
        apart = np.concatenate([one["apart"][name] for one in feet])
        sd = np.concatenate([one["sd"][name] for one in feet])
        known = np.isfinite(apart) & np.isfinite(sd)
        if known.any():
            told.append(
                f"{name.rsplit('_', 1)[0]} {mean_sd(times * apart[known])} {unit}, held "
                f"{covered(apart[known], sd[known])}"
            )
    return "; ".join(told)


SETS = {
    f.__name__: f
    for f in (felius, healthy, vicon, marked, headings, loop, short, shanks, simulated)
}


def main(names):
    """Measure the sets named, or all."""
    chosen = [n for n in names if n in SETS] or list(SETS)
    for name in chosen:
        if "--held-out" in names:
            if name in ("vicon", "marked", "simulated"):
                SETS[name](held_out=True)
        else:
            SETS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])

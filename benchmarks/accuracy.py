"""How far the numbers are from the truth: ``python -m benchmarks.accuracy [set ...]``.

Every line of docs/accuracy.md that gives a number names the set that repeats it.
"""

import sys

import numpy as np
import polars as pl

from benchmarks import sets
from surefoot.gait.walk import measure_walk

MS, CM = 1000.0, 100.0


def rows_of(walk, foot):
    return walk.strides.filter(pl.col("foot") == foot)


def column(rows, name):
    return rows[name].to_numpy().astype(float)


def nearest(found, truth):
    """Index of the found value nearest to each true one."""
    return np.abs(found[:, None] - truth[None, :]).argmin(axis=0)


def mean_sd(values):
    return f"{np.mean(values):+.2f} +- {np.std(values, ddof=1):.2f}"


def felius():
    """Stride counts of three people after stroke."""
    for name, truth in sets.FELIUS_TRUTH.items():
        walk = measure_walk(sets.felius(name))
        told = walk.to_dict()
        for foot, true in zip(("left", "right"), truth, strict=True):
            numbers = told["feet"][foot]
            found = numbers["strides"]
            f1 = 2 * min(found, true) / (found + true)
            mount = walk.mounts[foot]
            why = rows_of(walk, foot)["why_not"].drop_nulls().value_counts().to_dicts()
            pick = {
                k: (numbers[k]["median"], numbers[k]["low"], numbers[k]["high"])
                for k in ("foot_pitch_ic_deg", "foot_pitch_low_deg", "foot_roll_ic_deg")
                if k in numbers
            }
            print(
                f"felius {name} {foot}: {found} of {true}, F1 {f1:.3f}, usable "
                f"{numbers['usable']}, sum {column(rows_of(walk, foot), 'stride_length_m').sum():.1f} m, "
                f"not: { ({w['why_not']: w['count'] for w in why}) }, "
                f"headings {mount.turning_gap_deg:.0f} {mount.instep_gap_deg:.0f} "
                f"zero {mount.zero_gap_deg:+.1f}, {pick}"
            )
        print(f"felius {name}: {told['sentences'][-1]} {told['ratios'].get('swing_to_stance')}")


def healthy(show=True):
    """Optical truth, from the raw axes and from the aligned ones."""
    for name in ("imu_sample_not_rotated", "imu_sample"):
        walk = measure_walk(sets.healthy(name))
        errors = {
            k: [] for k in ("contact", "off", "length", "pitch", "roll", "sd", "roll_sd", "tsd")
        }
        for foot, true in sets.healthy_truth().items():
            rows = rows_of(walk, foot)
            k = nearest(column(rows, "contact_s"), true["contact_s"])
            errors["contact"].append(column(rows, "contact_s")[k] - true["contact_s"])
            errors["off"].append(column(rows, "off_s")[k] - true["off_s"])
            errors["length"].append(column(rows, "stride_length_m")[k] - true["length_m"])
            errors["pitch"].append(column(rows, "foot_pitch_ic_deg")[k] - true["pitch_ic_deg"])
            errors["roll"].append(column(rows, "foot_roll_ic_deg")[k] - true["roll_ic_deg"])
            errors["sd"].append(column(rows, "foot_pitch_ic_sd_deg")[k])
            errors["roll_sd"].append(column(rows, "foot_roll_ic_sd_deg")[k])
            errors["tsd"].append(column(rows, "contact_sd_s")[k])
            if show:
                print(
                    f"   {foot}: pitch {mean_sd(errors['pitch'][-1])} length {mean_sd(CM * errors['length'][-1])} contact {mean_sd(MS * errors['contact'][-1])} roll {mean_sd(errors['roll'][-1])}"
                )
        all_of = {k: np.concatenate(v) for k, v in errors.items()}
        found = np.abs(all_of["contact"]) < 0.1
        cover = np.abs(all_of["pitch"]) < 1.645 * all_of["sd"]
        rcover = np.abs(all_of["roll"]) < 1.645 * all_of["roll_sd"]
        print(
            f"healthy {name}: found {found.sum()} of {found.size}; contact "
            f"{mean_sd(MS * all_of['contact'])} ms; toe-off {mean_sd(MS * all_of['off'])} ms; length "
            f"{mean_sd(CM * all_of['length'])} cm; pitch at contact {mean_sd(all_of['pitch'])} deg, "
            f"90 % interval covers {cover.mean():.2f} (sd {all_of['sd'].mean():.2f}); roll "
            f"{mean_sd(all_of['roll'])} deg covers {rcover.mean():.2f} (sd {all_of['roll_sd'].mean():.2f}); contact covers "
            f"{(np.abs(all_of['contact']) < 1.645 * all_of['tsd']).mean():.2f}"
        )


def vicon(held_out=False):
    """Two-foot mean strike angle on a treadmill."""
    errors = []
    for true in sets.vicon_truth():
        if (true["participant"] in sets.HELD_OUT_PEOPLE) != held_out:
            continue
        walk = measure_walk(sets.vicon(true["participant"], true["trial"]))
        straight = walk.strides.filter(pl.col("usable"))
        means = straight.group_by("foot").agg(
            pl.col("foot_pitch_ic_deg").mean(), pl.col("gait_speed_m_s").median()
        )
        angle = means["foot_pitch_ic_deg"].mean()
        speed = means["gait_speed_m_s"].mean()
        errors.append(angle - true["vicon_mean_foot_strike_angle_deg"])
        belt = true["belt_speed_ms"]
        print(
            f"vicon {true['participant']} {true['trial']}: {angle:.1f} for "
            f"{true['vicon_mean_foot_strike_angle_deg']:.1f} deg ({errors[-1]:+.1f}); speed "
            f"{speed:.3f}"
            + (f" for {belt} m/s ({100 * (speed / belt - 1):+.1f} %)" if belt else "")
            + f" n {straight.height}"
        )
    print(
        f"vicon {'held out' if held_out else 'tuning'}: {mean_sd(errors)} deg, worst "
        f"{np.abs(errors).max():.1f} of {len(errors)}"
    )


def marked(held_out=False):
    """Hand-marked contacts and toe-offs."""
    every = []
    for name in sets.MARKED_WALKS:
        if (name in sets.HELD_OUT_WALKS) != held_out:
            continue
        recordings, truth, bounds = sets.marked(name)
        walk = measure_walk(recordings)
        for foot, marks in truth.items():
            rows = rows_of(walk, foot)
            off, contact = column(rows, "off_s"), column(rows, "contact_s")
            k = nearest(contact, marks[:, 1])
            far = np.abs(contact[k] - marks[:, 1]) > 0.2
            d_off, d_con = off[k] - marks[:, 0], contact[k] - marks[:, 1]
            extra = np.setdiff1d(np.arange(len(contact)), k)
            outside = [(round(c, 2)) for c in contact[extra]]
            every.append(np.stack((d_off[~far], d_con[~far]), axis=1))
            e = every[-1] * MS
            print(
                f"marked {name} {foot}: {len(marks)} marks, {far.sum()} missing, {len(extra)} extra "
                f"{outside} (walk {bounds}); toe-off {mean_sd(e[:, 0])} contact {mean_sd(e[:, 1])} "
                f"worst {np.abs(e).max(axis=0)} within 40: {(np.abs(e) <= 40).mean(axis=0)}"
            )
    e = np.concatenate(every) * MS
    print(
        f"marked {'held out' if held_out else 'tuning'}: toe-off {mean_sd(e[:, 0])} ms, within 40 ms "
        f"{(np.abs(e[:, 0]) <= 40).mean():.3f}; contact {mean_sd(e[:, 1])} ms, within 40 ms "
        f"{(np.abs(e[:, 1]) <= 40).mean():.3f}; n {len(e)}"
    )


def loop():
    """The loop that closes."""
    from surefoot.gait.one_foot import swings

    found = swings(sets.loop())
    from surefoot.gait.trail import trail_m

    way = trail_m(found)
    length = float(np.sum(np.hypot(*np.diff(way, axis=0).T)))
    gap = float(np.hypot(*(way[-1] - way[0])))
    print(f"loop: {length:.2f} m, ends {gap:.2f} m from its start, {100 * gap / length:.2f} %")


def short():
    """Foot pitch at contact against the ankle-toe line."""
    walk = measure_walk(sets.short())
    for foot, true in sets.short_truth().items():
        line = true["toe_m"] - true["ankle_m"]
        pitch = np.rad2deg(np.arcsin(line[:, 2] / np.linalg.norm(line, axis=1)))
        rows = rows_of(walk, foot)
        time = np.arange(len(pitch)) / 100.0
        at = {c: np.interp(column(rows, c), time, pitch) for c in ("contact_s", "start_s", "end_s")}
        true_pitch = at["contact_s"] - np.median(at["start_s"])
        stance = true["stance"].astype(int)
        begins = time[1:][np.diff(stance) == 1]
        ends = time[1:][np.diff(stance) == -1]
        k = [np.abs(column(rows, "contact_s") - b).argmin() for b in begins]
        k2 = [np.abs(column(rows, "off_s") - b).argmin() for b in ends]
        length = np.hypot(
            *[
                np.interp(column(rows, "end_s"), time, true["ankle_m"][:, i])
                - np.interp(column(rows, "start_s"), time, true["ankle_m"][:, i])
                for i in (0, 1)
            ]
        )
        print(
            f"short {foot}: pitch {np.round(column(rows, 'foot_pitch_ic_deg') - true_pitch, 1)} deg; length "
            f"{np.round(CM * (column(rows, 'stride_length_m') - length), 1)} cm; contact after stance flag "
            f"{np.round(MS * (column(rows, 'contact_s')[k] - begins))} off {np.round(MS * (column(rows, 'off_s')[k2] - ends))}"
        )


def shanks():
    """Shank sensors over a pressure mat."""
    for name in ("S001", "S006", "S022"):
        recordings, truth = sets.shanks(name)
        walk = measure_walk(recordings)
        contacts = np.sort(column(walk.strides, "contact_s"))
        errors, missing, extra, passes = [], 0, 0, []
        for marks in truth["initial_contacts_s"]:
            marks = np.array(marks) + truth["gaitrite_clock_offset_s"]
            k = nearest(contacts, marks)
            d = contacts[k] - marks
            ok = np.abs(d) < 0.2
            missing += int((~ok).sum())
            inside = (contacts > marks[0] - 0.1) & (contacts < marks[-1] + 0.1)
            extra += int(inside.sum() - len(np.unique(k[ok])))
            errors.extend(MS * d[ok])
            rows = walk.strides.filter(
                (pl.col("contact_s") > marks[1]) & (pl.col("contact_s") < marks[-1] + 0.1)
            )
            passes.append((rows["stride_length_m"].median(), rows["stride_time_s"].median()))
        key = [k for k in truth if "length" in k or "speed" in k or "duration" in k]
        print(
            f"shanks {name}: missing {missing} extra {extra} of {len(errors)}; contact {mean_sd(errors)} ms; length, time by pass "
            f"{[(round(a or 0, 2), round(b or 0, 3)) for a, b in passes]} for "
            f"{[[round(float(np.mean(v)), 3) for v in truth[k]] for k in key]} {key}"
        )


SETS = {
    "felius": felius,
    "healthy": healthy,
    "vicon": vicon,
    "marked": marked,
    "loop": loop,
    "short": short,
    "shanks": shanks,
}


def main(names):
    held_out = "--held-out" in names
    for name in [n for n in names if n in SETS] or SETS:
        if held_out:
            if name in ("vicon", "marked"):
                SETS[name](held_out=True)
        else:
            SETS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])

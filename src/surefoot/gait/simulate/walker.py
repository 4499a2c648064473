"""Who walks: a made-up person whose truth we choose."""

from typing import Literal

from attrs import field, frozen

from surefoot.terms.sides import Foot


@frozen
class FootHabit:
    """How one foot moves, chosen by us and therefore known.

    Parameters
    ----------
    drop_deg : how much lower than a healthy foot it is pitched in swing and at contact.
    contact_pitch_deg : pitch at contact whatever the drop; None for a healthy foot less the drop.
        Above 0 lands heel first, 0 flat, below 0 toes first.
    roll_deg : inversion (sole in) at contact, before it settles flat.
    arc_m : sideways circling of the swing, outward.
    clearance_m : the lowest height of the toe tip in mid-swing.
    scuff_share : share of strides in which the toe catches the ground.
    push_off_deg : how far the heel rises before the toe leaves; None for what the speed asks.
    settle_share : toes are highest this share of the swing before contact, then they sink.
    push_off_roll_deg : how far the sole turns in as the heel rises.
    swing_share : share of the stride in which the foot is off the ground.
    toe_out_deg : foot progression.
    pivot_deg : how far further out the foot lands, to pivot back on its sole while it stands.
    pitch_sd_deg, roll_sd_deg : stride-to-stride spread.
    """

    drop_deg: float = 0.0
    contact_pitch_deg: float | None = None
    roll_deg: float = 3.0
    arc_m: float = 0.01
    clearance_m: float = 0.02
    scuff_share: float = 0.0
    push_off_deg: float | None = None
    settle_share: float = 0.1
    push_off_roll_deg: float = 0.0
    swing_share: float = 0.38
    toe_out_deg: float = 7.0
    pivot_deg: float = 0.0
    pitch_sd_deg: float = 1.2
    roll_sd_deg: float = 0.8

    def __attrs_post_init__(self) -> None:
        """Refuse a habit no leg can have."""
        if not 0.1 <= self.swing_share <= 0.45:
            raise ValueError("swing_share lies between 0.1 and 0.45: walking, not running")
        if not 0.0 <= self.scuff_share <= 1.0:
            raise ValueError("scuff_share lies between 0 and 1")


@frozen
class Pause:
    """A rest: both feet stand still for so long after so many strides of the first foot."""

    after_stride: int
    seconds: float


@frozen
class Walker:
    """One walk of one made-up person.

    Parameters
    ----------
    speed_m_s : walking speed on the straight, 0.1 to 2.
    strides : strides of each foot.
    left, right : the habits of the feet.
    stride_time_s : None for an ordinary time at this speed.
    left_step_share : share of the stride length that the left foot gains on the right one;
        0.5 is even, 1.0 is step-to gait with the left foot leading.
    path_m : length of the straight before each half turn, or None to walk straight on.
    turn_to, turn_radius_m : which way the half turns go, and how tightly.
    pauses : rests on the way.
    stand_before_s, stand_after_s : quiet standing at both ends.
    tiring_drop_deg : extra drop by the end of the walk, growing evenly, on a foot that drops.
    tiring_slow_share : share of the speed lost by the end.
    length_sd_share, timing_sd_share : stride-to-stride spread.
    first_foot : the foot that steps first.
    """

    speed_m_s: float = 1.0
    strides: int = 30
    left: FootHabit = field(factory=FootHabit)
    right: FootHabit = field(factory=FootHabit)
    stride_time_s: float | None = None
    left_step_share: float = 0.5
    path_m: float | None = None
    turn_to: Literal["left", "right"] = "right"
    turn_radius_m: float = 0.5
    pauses: tuple[Pause, ...] = ()
    stand_before_s: float = 6.0
    stand_after_s: float = 4.0
    tiring_drop_deg: float = 0.0
    tiring_slow_share: float = 0.0
    length_sd_share: float = 0.02
    timing_sd_share: float = 0.02
    first_foot: Foot = "right"

    def __attrs_post_init__(self) -> None:
        """Refuse a walk nobody can walk."""
        if not 0.1 <= self.speed_m_s <= 2.0:
            raise ValueError("speed_m_s lies between 0.1 and 2.0")
        if self.strides < 1:
            raise ValueError("a walk has at least one stride")
        if self.left.swing_share + self.right.swing_share > 0.92:
            raise ValueError("both feet would be off the ground at once")

    def habit(self, foot: Foot) -> FootHabit:
        """Give the habit of one foot."""
        return self.left if foot == "left" else self.right

    def usual_stride_time_s(self) -> float:
        """Give the stride time of this walk before any spread: slower walkers take longer."""
        return self.stride_time_s or 0.95 + 0.2 / self.speed_m_s

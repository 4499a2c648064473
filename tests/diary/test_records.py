"""What cannot be is refused where a record is made."""

from datetime import UTC, date, datetime

import pytest

from surefoot.diary.checkin import CheckIn
from surefoot.diary.names import plain_name
from surefoot.diary.sensation import Sensation

DAY = date(2026, 5, 3)
NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "said",
    [
        {"signs": {"nonsense": "seen"}},
        {"signs": {"own:": "seen"}},
        {"signs": {"toe_drag": "perhaps"}},
        {"tiredness_0_3": 4},
        {"hour": 24.5},
    ],
)
def test_a_check_in_that_cannot_be(said: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"sign|cannot be|tiredness|hour"):
        CheckIn(day=DAY, told_at=NOON, **said)


def test_a_strength_has_its_range() -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        Sensation(DAY, "pain", "calf", strength_0_10=11)


def test_names_are_plain() -> None:
    assert plain_name("toe_drag") == "toe drags"
    assert plain_name("own:shoe squeaks") == "shoe squeaks"

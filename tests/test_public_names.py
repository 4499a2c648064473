"""`import surefoot` gives a handful of names, sorted, and each is there."""

import pytest

import surefoot


def test_public_names_are_sorted_and_at_most_ten() -> None:
    assert list(surefoot.__all__) == sorted(surefoot.__all__)
    assert len(surefoot.__all__) <= 10


@pytest.mark.parametrize("name", surefoot.__all__)
def test_each_public_name_loads(name: str) -> None:
    assert getattr(surefoot, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute"):
        surefoot.nothing_of_the_kind  # noqa: B018

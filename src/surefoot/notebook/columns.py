"""Column kinds that SQLite and PostgreSQL keep alike: moments with their offset, and JSON."""

import json
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A moment as told, ISO 8601 text with its offset: 23:50 in Lisbon stays 23:50 in Lisbon."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write it."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError("a moment needs its time zone")
        return value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read it."""
        return None if value is None else datetime.fromisoformat(value)


class Json(TypeDecorator[Any]):
    """A small JSON value as text, keys sorted, so that equal values are equal text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write it."""
        return None if value is None else json_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read it."""
        return None if value is None else json.loads(value)


class FlatJson(TypeDecorator[Any]):
    """A dict or list of plain words as JSON text; the same few texts come again and again."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write it."""
        return None if value is None else json_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read it; each reader gets a dict of its own."""
        if value is None:
            return None
        known = _flat(value)
        return known.copy() if isinstance(known, dict) else known


@lru_cache(maxsize=4096)
def _flat(text: str) -> dict[str, Any] | tuple[Any, ...]:
    value = json.loads(text)
    return value if isinstance(value, dict) else tuple(value)


def json_text(value: Any) -> str:
    """Give the one way a JSON value is written here."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

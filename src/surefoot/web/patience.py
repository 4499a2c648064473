"""A connection that opens and then says nothing is closed after a while."""

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

#: A request's head must have arrived by then, s.
SLOWEST_HEAD_S = 15.0


class PatientProtocol(H11Protocol):
    """uvicorn's own protocol, with an end to waiting for the head of a first request.

    uvicorn closes idle connections after a response; before the first request it would wait for
    ever, so that a few hundred silent connections could keep everybody else out.
    """

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Begin to wait."""
        super().connection_made(transport)
        self._waiting = self.loop.call_later(SLOWEST_HEAD_S, self._too_slow)

    def handle_events(self) -> None:
        """Stop waiting once a whole head is here."""
        super().handle_events()
        if self.cycle is not None and self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        if self._waiting is not None:
            self._waiting.cancel()
        super().connection_lost(exc)

    def _too_slow(self) -> None:
        if self.cycle is None and not self.transport.is_closing():
            self.transport.close()

"""The error tree: what a person may be told when something cannot be done.

::

    SurefootError
      CannotUse         an honest input that is not enough
      Contradiction     two facts disagree
        TwoStories
        SideNotSaid
      NotSafe           the gate is closed
      NotebookTrouble   the notebook cannot be opened or kept
        TooNew
        Locked
        Damaged

Each is one sentence: what, why, what to do next. Programming mistakes stay ValueError,
TypeError and IndexError.
"""


class SurefootError(Exception):
    """Something a person can do something about.

    Parameters
    ----------
    sentence : what is wrong and why, in plain English, ending with a full stop.
    next_step : what to do next, in plain English, ending with a full stop.
    reason : a short fixed word for programs (``no_still_standing``).
    """

    def __init__(self, sentence: str, next_step: str, *, reason: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.next_step = next_step
        self.reason = reason

    def __str__(self) -> str:
        """Give the sentence and the next step, on one line."""
        return f"{self.sentence} {self.next_step}".strip()


class CannotUse(SurefootError):
    """An honest input that is not enough, or not what it should be."""


class Contradiction(SurefootError):
    """Two facts disagree."""


class TwoStories(Contradiction):
    """The same thing was told in two ways that cannot both be true."""


class SideNotSaid(Contradiction):
    """Left or right is needed and nothing says which."""


class NotSafe(SurefootError):
    """The gate is closed; `flags` holds the ids of the red flags that closed it."""

    def __init__(self, sentence: str, next_step: str, *, flags: tuple[str, ...] = ()) -> None:
        super().__init__(sentence, next_step, reason="not_safe")
        self.flags = flags


class NotebookTrouble(SurefootError):
    """The notebook cannot be opened or kept."""


class TooNew(NotebookTrouble):
    """A newer surefoot wrote this notebook."""


class Locked(NotebookTrouble):
    """Another program holds the notebook, or its passphrase is missing."""


class Damaged(NotebookTrouble):
    """The notebook file is not whole."""

"""The sound files of the voice: made once, in a program of its own, each language one at a time."""

import threading
from pathlib import Path


class Voices:
    """The sound files of one install.

    Parameters
    ----------
    folder : where they lie.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._making = threading.Lock()
        self._begun: set[str] = set()

    def warm(self, language: str) -> None:
        """Begin to make them, so that they are there when Start is pressed."""
        if language in self._begun:
            return
        self._begun.add(language)
        threading.Thread(target=self.places, args=(language,), daemon=True).start()

    def places(self, language: str) -> dict[str, tuple[float, float]]:
        """Give where each cue lies in the sound file, s; nothing where it cannot be made."""
        from surefoot.actions.voice import made_cue_files, make_cue_files_apart

        with self._making:
            places = made_cue_files(self.folder, language)
            if places is None:
                make_cue_files_apart(self.folder, language)
                places = made_cue_files(self.folder, language)
        return places or {}

    def sound(self, language: str) -> bytes | None:
        """Give the sound file, once it is made."""
        if not self.places(language):
            return None
        return (self.folder / f"cues-{language}.wav").read_bytes()

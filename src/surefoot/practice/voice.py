"""What the voice says, and tones for where there is no voice. Standard library only."""

from __future__ import annotations

import array
import io
import math
import wave

from surefoot.terms.catalogue import catalogue

RATE_HZ = 16000
LANGUAGES = ("en-GB", "de")


def cue_words(cue: str, language: str = "en-GB") -> str:
    """Give the words of a cue; a count that has no words of its own is said as the number.

    Raises
    ------
    KeyError
        The cue is neither in the catalogue nor a number.
    """
    cues = catalogue("surefoot.practice", "cues.yaml")["cues"]
    if cue not in cues and cue.isdigit():
        return cue
    row = cues[cue]
    return str(row.get(language, row["en-GB"]))


def all_cues() -> tuple[str, ...]:
    """Give the id of every cue."""
    return tuple(catalogue("surefoot.practice", "cues.yaml")["cues"])


def tone(cue: str, seconds: float = 0.25) -> array.array[int]:
    """Make the tone of a cue, 16-bit samples at 16 kHz: start is high, stop is low."""
    pitches = catalogue("surefoot.practice", "cues.yaml")["tones_hz"]
    pitch_hz = float(pitches.get(cue, pitches["mark"]))
    n = round(seconds * RATE_HZ)
    fade = max(1, n // 20)  # a soft edge: a bare square start clicks

    def sample(i: int) -> int:
        loud = min(1.0, i / fade, (n - 1 - i) / fade)
        return round(20000 * loud * math.sin(2 * math.pi * pitch_hz * i / RATE_HZ))

    return array.array("h", (sample(i) for i in range(n)))


def sprite(
    sounds: dict[str, array.array[int]], gap_s: float = 0.1
) -> tuple[bytes, dict[str, tuple[float, float]]]:
    """Join sounds into one file; give it with where each cue begins and ends, s.

    Parameters
    ----------
    sounds : 16-bit mono samples at 16 kHz for each cue.
    gap_s : silence between two cues, s.

    Returns
    -------
    (bytes, places)
        A WAV file and ``{cue: (start_s, end_s)}``.
    """
    joined = array.array("h")
    places: dict[str, tuple[float, float]] = {}
    silence = array.array("h", [0] * round(gap_s * RATE_HZ))
    for cue, samples in sounds.items():
        start_s = len(joined) / RATE_HZ
        joined.extend(samples)
        places[cue] = (round(start_s, 4), round(len(joined) / RATE_HZ, 4))
        joined.extend(silence)
    return wav_bytes(joined), places


def wav_bytes(samples: array.array[int]) -> bytes:
    """Give samples as a WAV file, 16-bit mono 16 kHz."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(samples.tobytes())
    return out.getvalue()

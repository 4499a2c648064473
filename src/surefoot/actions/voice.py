"""Speak a cue on this computer, or make the cue files a page plays where it has no voice."""

from __future__ import annotations

import array
import io
import json
import os
import shutil
import subprocess
import sys
import threading
import wave
from pathlib import Path

from surefoot.practice import voice

#: Programs that speak, by what they are called, and how they are given language and words.
SPEAKERS = {
    "say": ["say", "{words}"],
    "spd-say": ["spd-say", "-w", "-l", "{short}", "{words}"],
    "espeak-ng": ["espeak-ng", "-v", "{voice}", "{words}"],
}


def speaker() -> str | None:
    """Name the program that can speak here, or None."""
    return next((name for name in SPEAKERS if shutil.which(name)), None)


def speak(cue: str, language: str = "en-GB") -> subprocess.Popen[bytes] | None:
    """Begin to say a cue; never wait for it. Without a voice, ring the terminal's bell."""
    name = speaker()
    if name is None:
        sys.stderr.write("\a")
        sys.stderr.flush()
        return None
    fill = {
        "words": voice.cue_words(cue, language),
        "short": language[:2],
        "voice": language.lower(),
    }
    command = [part.format_map(fill) for part in SPEAKERS[name]]
    return subprocess.Popen(  # noqa: S603 - a fixed program, words from our own catalogue
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )


def spoken_sound(words: str, language: str) -> array.array[int] | None:
    """Say words into samples with espeak-ng at the rate of our files; None where it is not here."""
    program = shutil.which("espeak-ng")
    if program is None:
        return None
    command = [program, "-v", language.lower(), "-s", "150", "-a", "180", "--stdout", words]
    run = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    if run.returncode != 0 or not run.stdout:
        return None
    with wave.open(io.BytesIO(run.stdout)) as spoken:
        rate_hz = spoken.getframerate()
        samples = array.array("h", spoken.readframes(spoken.getnframes()))
    # Straight lines between samples are good enough for a spoken number.
    import numpy as np  # sample by sample it would keep every page waiting for seconds

    at = np.arange(int(len(samples) * voice.RATE_HZ / rate_hz)) * (rate_hz / voice.RATE_HZ)
    drawn = np.interp(at, np.arange(len(samples)), np.frombuffer(samples, np.int16))
    return array.array("h", drawn.round().astype(np.int16).tobytes())


def _write_whole(file: Path, content: bytes) -> None:
    passing = file.with_suffix(f".{os.getpid()}.{threading.get_ident()}")
    passing.write_bytes(content)
    passing.replace(file)


def made_cue_files(folder: Path, language: str) -> dict[str, tuple[float, float]] | None:
    """Give where each cue lies in the files made before, s; None where one is missing."""
    places_file = folder / f"cues-{language}.json"
    if not (folder / f"cues-{language}.wav").exists() or not places_file.exists():
        return None
    kept: dict[str, tuple[float, float]] = json.loads(places_file.read_text())["places"]
    if not kept.keys() >= set(voice.all_cues()):  # an older version said less
        return None
    return {cue: (place[0], place[1]) for cue, place in kept.items()}


def make_cue_files_apart(folder: Path, language: str) -> None:
    """Make the files in a program of its own, so that a server's memory does not grow by it."""
    command = [sys.executable, "-m", "surefoot.actions.voice", str(folder), language]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603


def make_cue_files(folder: Path, language: str = "en-GB") -> dict[str, tuple[float, float]]:
    """Make ``cues-<language>.wav`` and ``.json`` once; give where each cue lies, s.

    Tones stand in where espeak-ng is not installed. The files say which they are.
    """
    before = made_cue_files(folder, language)
    if before is not None:
        return before
    sound_file = folder / f"cues-{language}.wav"
    places_file = folder / f"cues-{language}.json"
    sounds: dict[str, array.array[int]] = {}
    spoken_all = True
    for cue in voice.all_cues():
        spoken = spoken_sound(voice.cue_words(cue, language), language)
        spoken_all = spoken_all and spoken is not None
        sounds[cue] = spoken if spoken is not None else voice.tone(cue)
    content, places = voice.sprite(sounds)
    folder.mkdir(parents=True, exist_ok=True)
    # The places come last and whole: a half-made pair is never taken for a made one.
    _write_whole(sound_file, content)
    _write_whole(places_file, json.dumps({"spoken": spoken_all, "places": places}).encode())
    return places


if __name__ == "__main__":
    make_cue_files(Path(sys.argv[1]), sys.argv[2])

"""The sentences a recording is refused with: what is wrong, why, what to do next.

One table, so that every refusal can be listed, tested and read aloud.
"""

from surefoot.terms.errors import CannotUse

_AGAIN = "Please export it again from the app or sensor and try once more."
_FORMATS = "Type 'surefoot formats' to see what can be read."
_ASK_COLUMNS = (
    "Write a small columns file that names them and give it with --columns; "
    "'surefoot formats' shows one."
)

#: reason -> (what and why, what to do next). Braces are filled in where it happens.
REFUSALS: dict[str, tuple[str, str]] = {
    "no_such_file": ("There is no file called {name}.", "Please check the name."),
    "not_a_file": (
        "{name} is not an ordinary file.",
        "Please give a recording, a folder or a zip.",
    ),
    "cannot_open": ("{name} cannot be opened ({why}).", "Please check that you may read it."),
    "empty_file": ("{name} is empty.", _AGAIN),
    "empty_folder": ("{name} holds no files.", "Please give the folder with the recordings."),
    "unknown_file": ("{name} is not a recording that surefoot knows.", _FORMATS),
    "unknown_files": ("Nothing in {name} is a recording that surefoot knows.", _FORMATS),
    "damaged_file": ("{name} is broken or cut short, so it cannot be read.", _AGAIN),
    "locked_file": ("{name} is locked with a password.", "Please unlock it first."),
    "too_big": ("{name} is larger than any recording should be.", "Please give a shorter one."),
    "swells": (
        "{name} unpacks to far more than a recording would, so it was not opened.",
        "Please make sure that it is what you think it is.",
    ),
    "too_many_files": (
        "{name} holds more files than surefoot looks through.",
        "Please give the folder with just the recordings.",
    ),
    "unsafe_zip": (
        "{name} holds a file name that points outside the zip, so it was not opened.",
        "Please do not use this zip; ask for a new one.",
    ),
    "no_rows": ("{name} has a heading but no readings.", _AGAIN),
    "long_line": ("{name} has a line that never ends, so it is not a table.", _FORMATS),
    "text_in_numbers": (
        "{name} has words, blanks or zeros where readings should be in {share} of its rows.",
        _AGAIN,
    ),
    "unknown_columns": (
        "{name} is a table, but its columns are not named in a way surefoot knows.",
        _ASK_COLUMNS,
    ),
    "shifted_heading": (
        "{name} has more columns than its heading has names, so it is not clear what they hold.",
        "Please put the heading right, or number the columns in a columns file; "
        "'surefoot formats' shows one.",
    ),
    "unknown_units": (
        "{name} does not say its units, and a guess could make every angle wrong.",
        _ASK_COLUMNS,
    ),
    "wrong_units": (
        "{name} cannot be in the units that it says: {why}.",
        "Please check the export settings, or name the units in a columns file.",
    ),
    "unknown_rate": (
        "{name} does not say how many readings there are in a second.",
        "Please give it with --rate-hz, for example --rate-hz 100.",
    ),
    "unknown_sign": (
        "{name} comes without its Metadata.csv, and iPhone and Android count acceleration "
        "in opposite directions.",
        "Please give the whole zip from Sensor Logger.",
    ),
    "no_gyroscope": (
        "{name} has no gyroscope readings, so the foot's angle cannot be found.",
        "Please switch the gyroscope on and record again.",
    ),
    "no_accelerometer": (
        "{name} has no accelerometer readings, so nothing says which way is down.",
        "Please switch the accelerometer on and record again.",
    ),
    "split_gravity": (
        "{name} keeps gravity apart from acceleration and does not say which way it counts them.",
        "Please export acceleration with gravity and name its columns in a columns file.",
    ),
    "unknown_partner": (
        "{name} has several half recordings, and it is not clear which belong together.",
        "Please put each sensor's files in its own folder.",
    ),
    "no_gravity": (
        "{name} has acceleration with gravity taken out, so nothing says which way is down.",
        "Please record acceleration with gravity (or gravity as well).",
    ),
    "not_raw": (
        "{name} holds what the sensor worked out itself, not its acceleration and rotation.",
        "Please record again with the acceleration and the angular velocity switched on.",
    ),
    "foreign": ("{name} is {what}, which surefoot does not read.", "{advice}"),
    "wrong_clock": (
        "The clock in {name} cannot be trusted: {why}.",
        "Please record again, or export with the sensor's own time.",
    ),
    "wrong_rate": (
        "{name} has {rate} readings in a second, and a step cannot be seen in that.",
        "Please record at 50 to 400 readings in a second.",
    ),
    "too_short": (
        "{name} lasts {seconds} s, which is too short to hold a walk.",
        "Please record at least 10 seconds.",
    ),
    "clipped": (
        "The {sensor} in {name} was at its limit for {share} of the time, so the swing is lost.",
        "Please set a wider range in the app or sensor and record again.",
    ),
    "stuck": (
        "The {sensor} in {name} shows one and the same reading all through.",
        "Please restart the sensor and record again.",
    ),
    "never_moves": (
        "The sensor in {name} never moved.",
        "Please check that this is the file of the walk.",
    ),
    "same_recording": (
        "{name} and {other} are one and the same recording.",
        "Please give the file of the other sensor.",
    ),
    "too_many_sensors": (
        "{name} holds {count} sensors, and you gave one place for all of them.",
        "Please give the one file of that sensor.",
    ),
    "needs_library": (
        "{name} is {what}, and reading it needs one more package.",
        "Please run this first: pip install 'surefoot[{extra}]'.",
    ),
    "in_zip": (
        "{name} can only be read outside its zip.",
        "Please take it out of the zip first.",
    ),
    "no_such_column": (
        "{name} does not have all the columns that your columns file names.",
        "Please compare the names in both; a number counts columns from 1.",
    ),
    "bad_columns_file": ("The columns file {name} cannot be used: {why}.", _ASK_COLUMNS),
}


def counted(count: int, thing: str) -> str:
    """Say how many of a thing there are.

    Examples
    --------
    >>> counted(1, "row"), counted(1200, "row")
    ('1 row', '1,200 rows')
    """
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def were(count: int) -> str:
    """Give the verb that fits a count."""
    return "was" if count == 1 else "were"


def refuse(reason: str, **words: object) -> CannotUse:
    """Make the refusal for one reason.

    Parameters
    ----------
    reason : a key of `REFUSALS`.
    words : what fills the braces of its sentence.

    Returns
    -------
    The error, to be raised by the caller.
    """
    sentence, next_step = REFUSALS[reason]
    return CannotUse(sentence.format(**words), next_step.format(**words), reason=reason)

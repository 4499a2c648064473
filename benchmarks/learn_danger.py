"""Learn the weights of `surefoot.safety.weighed`: `python -m benchmarks.learn_danger [--write]`.

Sentences are ours: `tests/safety/told/*.txt` (one file a writer; "rf_face|..." must be heard,
"not rf_face|..." must not, "none|..." tells of no danger), the tables of `tests/safety`, and the
stories of the gold sets that are not blind, as what people mostly write. The figures printed are
of writers left out: each is judged by weights that never saw it.
"""

import json
import sys
from datetime import date
from hashlib import blake2s
from importlib.resources import files
from pathlib import Path
from unittest.mock import patch

import numpy as np
import yaml
from scipy import sparse

from benchmarks.gold import parse
from surefoot.safety import weighed
from surefoot.safety.flags import red_flags
from surefoot.safety.scan import scan
from surefoot.terms.sentences import flat, sentences

HERE = Path(__file__).parent.parent / "tests"
TOLD = HERE / "safety" / "told"
ON = date(2026, 12, 1)
NONE = "none"
STORY = "story"
#: What only shares its words with a danger counts as two sentences, an ordinary one of ours as six.
_COUNTS = {"not": 2, NONE: 6}
#: Weights smaller than this, in hundredths, are left out.
_SMALLEST = 12
Line = tuple[str, str]


def told(file: Path) -> list[Line]:
    """Give the lines of one writer: what must be heard, and the sentence."""
    lines = file.read_text("utf-8").splitlines()
    return [(label, words) for label, _, words in (line.partition("|") for line in lines)]


def fingerprint() -> str:
    """Give a hash of the lines of all writers, so that a table of other lines is seen."""
    lines = "".join(file.read_text("utf-8") for file in sorted(TOLD.glob("*.txt")))
    return blake2s(lines.encode(), digest_size=8).hexdigest()


def tables() -> list[Line]:
    """Give the sentences of the tests, which every change of a rule is held to."""
    lines = []
    for name in ("sentences.yaml", "ideas.yaml", "soon.yaml"):
        for flag, listed in yaml.safe_load((HERE / "safety" / name).read_text("utf-8")).items():
            lines += [(flag, words) for words in listed["fires"]]
            lines += [(f"not {flag}", words) for words in listed.get("quiet", [])]
    usual = yaml.safe_load((HERE / "safety" / "ordinary.yaml").read_text("utf-8"))
    return lines + [(NONE, words) for words in usual]


def ordinary(*, blind: bool) -> list[Line]:
    """Give the sentences of the gold stories in which no listed phrase is heard."""
    lines = []
    for file in sorted((HERE / "diary" / "gold").glob("*.yaml")):
        if file.name.startswith("blind") == blind:
            for story in yaml.safe_load(file.read_text("utf-8")):
                text = parse(story).text
                whole = flat(text).replace("\n", " ")
                lines += [(STORY, whole[cut.start : cut.end]) for cut in sentences(text)]
    return lines


def learn(lines: list[Line]) -> dict[str, object]:
    """Give the table of weights, in hundredths."""
    from sklearn.linear_model import LogisticRegression

    flags = sorted(red_flags())
    counts = [
        weighed.Counter(word for word, _, _ in weighed.stems(flat(words))) for _, words in lines
    ]
    seen = weighed.Counter(word for one in counts for word in one)
    words = sorted(word for word, n in seen.items() if n > 1)
    place = {word: n for n, word in enumerate(words)}
    rarity = np.array([np.log((1 + len(lines)) / (1 + seen[word])) + 1 for word in words])
    rows, columns, amounts = [], [], []
    for row, one in enumerate(counts):
        kept = [(place[word], 1 + np.log(n)) for word, n in one.items() if word in place]
        amount = np.array([of * rarity[column] for column, of in kept])
        rows += [row] * len(kept)
        columns += [column for column, _ in kept]
        amounts += (amount / max(np.linalg.norm(amount), 1e-9)).tolist()
    table = sparse.csr_matrix((amounts, (rows, columns)), shape=(len(lines), len(words)))
    labels = [label if label in flags else NONE for label, _ in lines]
    model = LogisticRegression(C=30, max_iter=1000)
    model.fit(table, labels, [_COUNTS.get(label.split()[0], 1) for label, _ in lines])
    order = [list(model.classes_).index(one) for one in (*flags, NONE)]
    weights = np.rint(100 * model.coef_[order].T).astype(int)
    return {
        "learned_from": fingerprint(),
        "flags": flags,
        "start": np.rint(100 * model.intercept_[order]).astype(int).tolist(),
        "words": {
            word: [
                round(100 * rarity[n]),
                *(
                    int(x)
                    for k in np.flatnonzero(abs(weights[n]) >= _SMALLEST)
                    for x in (k, weights[n, k])
                ),
            ]
            for n, word in enumerate(words)
        },
    }


def figures(lines: list[Line], table: dict[str, object] | None) -> str:
    """Judge lines by some weights, or by the listed phrases alone."""
    weighed._weights.cache_clear()
    given = table or {"flags": [], "start": [0], "words": {}}
    with patch.object(weighed, "table", lambda: given):
        got = [{flag.id for flag in scan(words, on=ON)} for _, words in lines]
    weighed._weights.cache_clear()
    fires = [
        (label in ids, bool(ids))
        for (label, _), ids in zip(lines, got, strict=True)
        if label.startswith("rf_")
    ]
    quiet = [
        label[4:] in ids
        for (label, _), ids in zip(lines, got, strict=True)
        if label.startswith("not ")
    ]
    none = [bool(ids) for (label, _), ids in zip(lines, got, strict=True) if label in (NONE, STORY)]
    said = ""
    if fires:
        heard, some = np.mean(fires, axis=0)
        said += f"heard {heard:.3f} (any card {some:.3f} of {len(fires)}), "
        said += f"false {sum(quiet)} of {len(quiet)}, "
    return said + f"on ordinary lines {sum(none)} of {len(none)}"


def main() -> None:
    """Print what writers left out gain, and write the table where asked to."""
    writers = {file.stem: told(file) for file in sorted(TOLD.glob("*.txt"))}
    seen = tables() + ordinary(blind=False)
    blind = ordinary(blind=True)
    for name, lines in writers.items():
        rest = [line for other, its in writers.items() if other != name for line in its]
        table = learn(seen + rest)
        print(f"{name}: phrases alone {figures(lines, None)}; with weights {figures(lines, table)}")
    table = learn(seen + [line for its in writers.values() for line in its])
    print(
        f"blind stories: phrases alone {figures(blind, None)}; with weights {figures(blind, table)}"
    )
    for name in sys.argv[1:]:
        if name.endswith(".txt"):
            new = told(Path(name))
            print(f"{name}: phrases alone {figures(new, None)}; with weights {figures(new, table)}")
    if "--write" in sys.argv:
        place = Path(str(files("surefoot.safety").joinpath("weights.json")))
        rows = ",\n".join(
            f"{json.dumps(word)}: {json.dumps(of, separators=(',', ':'))}"
            for word, of in table["words"].items()
        )
        head = json.dumps({name: of for name, of in table.items() if name != "words"})[:-1]
        place.write_text(f'{head}, "words": {{\n{rows}\n}}}}\n', "utf-8")
        print(f"{place.name}: {len(table['words'])} words")


if __name__ == "__main__":
    main()

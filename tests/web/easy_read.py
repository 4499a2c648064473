"""What a person reads on a page, and which sentence of it is too long for easy read."""

import re
from html.parser import HTMLParser

#: The longest sentence of an easy page, in words.
LONGEST = 12
#: Not read as sentences: scripts, drawings (each has a table), tables, what she typed herself.
NOT_READ = {"script", "style", "svg", "table", "blockquote", "q", "code", "pre", "textarea"}
INLINE = {"strong", "b", "em", "span", "a", "abbr", "sup", "sub", "kbd", "time", "label"}
NEVER_CLOSED = {"input", "br", "img", "meta", "link", "hr", "source", "col"}
#: A sentence ends here, but not at the day of a German date: 3. Mai.
ENDS = re.compile(
    r"(?<=[.?:!])\s+(?!(?<=\d\.\s)(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))"
)


class _Reader(HTMLParser):
    """Collects texts; a block is a text of its own, whatever stands inside a line is not."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._closed: list[str] = []
        self._line: list[str] = []

    def _end(self) -> None:
        text = " ".join("".join(self._line).split())
        if text:
            self.texts.append(text)
        self._line = []

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag not in INLINE or "button" in (told.get("class") or ""):
            self._end()
        if tag in NEVER_CLOSED:
            return
        # What is written for her physio says so where it stands.
        if self._closed or tag in NOT_READ or told.get("data-for") == "physio":
            self._closed.append(tag)

    def handle_endtag(self, tag):
        if self._closed:
            if tag == self._closed[-1]:
                self._closed.pop()
            return
        if tag not in INLINE:
            self._end()

    def handle_data(self, data):
        if not self._closed:
            self._line.append(data)


def texts_of(page: str) -> list[str]:
    """Give every text of a page that is read, a block each."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    reader._end()
    return reader.texts


def words(sentence: str) -> int:
    """Count words: what has a letter or a figure."""
    return sum(any(c.isalnum() for c in word) for word in sentence.split())


def too_long_lines(texts: list[str]) -> list[str]:
    """Give the sentences that are too long for easy read."""
    return [s for text in texts for s in ENDS.split(text) if words(s) > LONGEST]


def too_long(page: str) -> list[str]:
    """Give the sentences of a page that are too long for easy read."""
    return too_long_lines(texts_of(page))

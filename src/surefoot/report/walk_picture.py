"""The picture of one walk: sentences, panels and the table in one drawing, or on one page."""

from html import escape
from textwrap import wrap

from surefoot.report.saying import words_in
from surefoot.report.svg import Picture, table
from surefoot.report.walk_page import WalkPage
from surefoot.report.walk_panels import HEIGHT, WIDTH, panels


def walk_picture(page: WalkPage) -> Picture:
    """Draw the whole picture in one: sentences, panels, and the table under them."""
    drawn = panels(page)
    columns = max(1, len(page.feet))
    rows = (len(drawn) + columns - 1) // columns
    width = max(WIDTH * columns, 560)
    sentences = [line for words in page.sentences for line in wrap(words, int(width / 7.4))]
    notes = [
        line
        for _, group in page.notes()
        for words in group
        for line in wrap(words, int(width / 6.4))
    ]
    top, line = 40 + 22 * len(sentences), 22
    table_top = top + rows * HEIGHT + 34
    height = table_top + line * (len(page.rows) + 1) + 18 * len(notes) + 24
    picture = Picture(
        width,
        height,
        page.title,
        " ".join([*page.sentences, *(panel.description for panel in drawn)]),
        name="walk",
        paper="#ffffff",
    )
    picture.text((16, 28), page.title, size=18, bold=True)
    for k, sentence in enumerate(sentences):
        picture.text((16, 52 + 22 * k), sentence, size=14)
    for k, panel in enumerate(drawn):
        picture.put(panel, (WIDTH * (k % columns), top + HEIGHT * (k // columns)))
    stops = [
        16,
        *(width * (0.5 + 0.5 * k / (len(page.head) - 1)) for k in range(len(page.head) - 1)),
    ]
    for k, row in enumerate((page.head, *page.rows)):
        y = table_top + line * k
        for x, cell in zip(stops, row, strict=True):
            picture.text((x, y), cell, size=13, bold=k == 0)
        picture.rule((16, y + 6), (width - 16, y + 6), opacity=0.5 if k == 0 else 0.15)
    for k, note in enumerate(notes):
        y = table_top + line * (len(page.rows) + 1) + 18 * k
        picture.text((16, y), note, size=12)
    return picture


def walk_html(page: WalkPage) -> str:
    """Write the picture as one HTML page that needs nothing else: sentences, panels, table."""
    figures = "".join(f"<figure>{panel.svg()}</figure>" for panel in panels(page))
    sentences = "".join(f"<li>{escape(sentence)}</li>" for sentence in page.sentences)
    # On a narrow screen a number and its range stand on two lines, each of them whole.
    rows = [(row[0], *(_whole_range(cell) for cell in row[1:])) for row in page.rows]
    notes = "".join(
        f"<h2>{escape(head)}</h2><ul>{''.join(f'<li>{escape(note)}</li>' for note in found)}</ul>"
        for head, found in page.notes()
    )
    caption = words_in("walk", page.language)["notes"]["table"]
    return (
        f'<!doctype html><html lang="{page.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(page.title)}</title><style>{_STYLE}</style></head><body><main>"
        f'<h1>{escape(page.title)}</h1><ul class="said">{sentences}</ul>'
        f'<div class="panels">{figures}</div>'
        f'<div class="table">{table(caption, page.head, rows)}</div>'
        f"{notes}</main></body></html>\n"
    )


_STYLE = (
    ":root{color-scheme:light dark}body{font:1.05rem/1.5 system-ui,sans-serif;margin:0}"
    "main{max-width:54rem;margin:auto;padding:1rem}h1{font-size:1.4rem}h2{font-size:1.1rem}"
    ".panels{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:.5rem}"
    "figure{margin:0;background:#fff;color:#1b1b1b}svg{width:100%;height:auto;display:block}"
    ".table{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:1rem 0}"
    "caption{text-align:left;font-weight:bold}th,td{padding:.3rem .6rem .3rem 0;text-align:left;"
    "border-bottom:1px solid #8888;font-weight:normal}thead th{font-weight:bold}"
    ".said{list-style:none;padding:0}"
    "@media(max-width:30rem){table{font-size:.9rem}}"
    "@media print{body{font-size:10pt}figure{break-inside:avoid}}"
)


def _whole_range(cell: str) -> str:
    number, bracket, rest = cell.partition(" (")
    return f"{number} ({rest.replace(' ', chr(0xA0))}" if bracket else cell

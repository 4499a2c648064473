"""Easy read: every page, drawn on the made-up person, has short sentences, in each language."""

import json
import re
import time
from collections import Counter, defaultdict
from importlib.resources import files

import pytest

from surefoot.actions.add_walk import Circumstances, add_walk
from surefoot.actions.gate import answer_gate
from surefoot.actions.made_up_person import STORY, made_up_person, made_up_walk_files
from surefoot.web.visit import Visit
from surefoot.web.words import FIRST_LOCALE, LOCALES, Words
from tests.web.easy_read import LONGEST, too_long

#: Pages no link leads to, or only with an answer in the address.
ASIDE = [
    *("/welcome", "/welcome?step=2", "/welcome?step=3", "/welcome/look-round", "/offline"),
    *("/nowhere", "/record", "/phone", "/phone/warning", "/pair/no-such-code", "/practise/gate"),
    *("/felt?where=left:calf", "/felt?where=left:calf&kind=pain", "/me/prove", "/share"),
    *(f"/happened?kind={kind}" for kind in ("event", "milestone", "result")),
    *(f"/help?country={country}" for country in ("uk", "de", "us", "other")),
    "/report?part=weeks&part=walks&part=tests&part=methods&question=Why",
    "/practise/balance/time?leg=left&support=none&goal=30",
    "/practise/balance/time?goal=longer&leg=left",
]
#: Drawn only where a second computer, or a phone, or another program takes part.
ELSEWHERE = {"device_code.html", "device_app.html", "phone_pair.html"}
#: Of pages that differ by a day or a walk, so many are looked at.
OF_A_KIND = 2
STOPS = ("whole", "foot_down", "grabbed", "pain", "dizzy")


@pytest.fixture
def lived_in(app, person, tmp_path):
    """The made-up person's notebook with two walks, beside the browser that looks at it."""
    book, now = app.site.notebook, app.site.clock()
    made_up_person(book, now=now)
    for number in (4, 5):
        folder = tmp_path / str(number)
        folder.mkdir()
        told = made_up_walk_files(folder, number)
        add_walk(book, folder, Circumstances(**told), now=now)
    answer_gate(book, now.date())
    app.site.forget()
    return person


@pytest.fixture
def drawn(monkeypatch):
    """The names of the templates that were drawn."""
    names = Counter()
    render = Visit.render

    def noted(self, template, **things):
        names[template] += 1
        return render(self, template, **things)

    monkeypatch.setattr(Visit, "render", noted)
    return names


def linked_pages(app, person):
    """Open every page that links lead to, a few of each kind."""
    one, other = (walk.id for walk in app.site.notebook.walks())
    beside = f"/walks/{one}/compare?with={other}"
    seen, waiting, kinds = set(), ["/", beside, *ASIDE], Counter()
    while waiting:
        path = waiting.pop(0)
        kind = re.sub(r"\d{4}-\d\d-\d\d|[0-9a-f]{12,}|=[^&]*", "X", path)
        kinds[kind] += 1
        if path in seen or (kinds[kind] > OF_A_KIND and "X" in kind and path not in ASIDE):
            continue
        seen.add(path)
        answer = person.get(path)
        assert answer.status_code < 500, path
        if "html" in answer.headers.get("content-type", ""):
            yield path, answer.text
            found = re.findall(r'href="(/[^"#]*)"', answer.text)
            waiting += [link.replace("&amp;", "&") for link in found if "/static/" not in link]


def answered_pages(app, person):
    """Open the pages that come after something was answered."""
    day = str(app.site.clock().date())

    def sent(path, **fields):
        answer = person.submit(path, **fields)
        return f"{path} {fields}", answer.text

    for compared in ("same", "harder"):
        yield sent("/check-in", q="compared", answer=compared, day=day)
    told = app.site.notebook.check_ins()[-1].id
    yield sent("/check-in", q="signs", sign=["toe_drag", "foot_roll"], id=told)
    for question in ("when", "tired", "different"):
        yield question, person.get(f"/check-in?id={told}&q={question}").text
    yield sent("/check-in", q="different", d="shoes", id=told)
    yield sent("/undo")
    yield sent("/story", text=STORY, on=day)
    yield sent("/story", text="My arm suddenly went weak today.", on=day)
    yield sent("/story", text=" ", on=day)
    yield sent("/felt", where="left:calf", kind="pain", when="night", day=day)
    yield sent("/happened", kind="event", what="holiday", day=day)
    yield sent("/happened", kind="event", what="own", day=day)
    yield sent("/happened", kind="result", what="own", own="Berg", unit="score", value="46")
    yield sent("/happened", kind="result", what="up_and_go", value="fast")
    yield sent("/me", stroke_date="no day")
    yield sent("/me/data/erase", sure="no")
    yield sent("/share/picture", words="")
    yield sent("/practise/gate", answer="not_today")
    yield sent("/practise/tests/foot_taps/keep", left=["28", "31"], right=["", "44"])
    yield sent("/practise/tests/foot_taps/keep", left=["-1"])
    yield sent("/practise/plan", what="Walk to the gate", dose="daily", who="A. Made-Up")
    yield sent("/practise/aids", answer="on", what="aid_wedge", side="left")
    days = "full_date,mood,activities\n3/4/2026,good,\n"
    post = {"username": "a", "raw": STORY, "created_at": day}
    topic = json.dumps({"post_stream": {"posts": [post]}})
    for text in (days, days.replace("3/4/2026", "2026-04-03"), topic):
        files = {"file": ("x", text.encode(), "text/plain")}
        answer = person.post("/me/data/bring-in", data={"_form": person.token()}, files=files)
        yield f"bring in {text[:30]}", answer.text
    token = re.search(r'name="token" value="([\w-]+)"', answer.text)[1]
    yield sent("/me/data/look", token=token, author="b")
    yield sent("/me/data/look", token=token, author="a")
    for stopped_by in STOPS:
        hold = {"leg": "left", "support": "none", "goal": "30", "seconds": "12"}
        yield sent("/practise/balance/keep", stopped_by=stopped_by, **hold)
    yield sent("/practise/balance/keep", leg="left", support="none", goal="30", seconds="99")


def tried_pages(app, person):
    """Open the pages of trying one thing: asked, planned, locked, stopped."""
    said = {"what": "aid_wedge"}
    answers = {"prescribed": "no", "wears_off": "no", "length": "42", "goes_by": "day_score"}
    while True:  # one question a page, until the plan is drawn
        page = person.submit("/answers/try", page="/answers/try", **said).text
        yield f"try {list(said)[-1]}", page
        asked = [n for n in answers if n not in said and f'<button name="{n}"' in page]
        if not asked:
            break
        said[asked[0]] = answers[asked[0]]
    yield "refused", person.submit("/answers/try", **said | {"prescribed": "yes"}).text
    seed = re.search(r'name="seed" value="(\d+)"', page)[1]
    locked = person.submit("/answers/try/lock", page="/answers/try", **said, seed=seed)
    yield "locked", locked.text
    path = locked.url.path
    yield "stopped", person.submit(f"{path}/stop", page=path).text


def refused_pages(person):
    """Open the pages of a file that is no walk: while it waits, and why it is refused."""
    file = ("file", ("walk.csv", b"time,what\n0,1\n1,2\n", "text/csv"))
    waiting = person.post("/walks/add", data={"_form": person.token()}, files=[file])
    yield "waiting", waiting.text
    until = time.monotonic() + 30
    while "data-job" in (page := person.get(waiting.url.path).text) and time.monotonic() < until:
        time.sleep(0.2)
    yield "refused", page


def templates_of_pages():
    """Give the names of the templates that are pages, not parts or frames of pages."""
    room = files("surefoot.web").joinpath("templates")
    written = {f.name: f.read_text("utf-8") for f in room.iterdir()}
    frames = {n for text in written.values() for n in re.findall(r"extends '([\w.]+)'", text)}
    return {name for name in written if not name.startswith("_")} - frames


def test_no_page_of_easy_read_has_a_long_sentence(app, lived_in, drawn):
    long = defaultdict(list)

    def look_at(pages):
        for path, page in pages:
            for sentence in too_long(page):
                long[f"{locale}: {sentence}"].append(path)

    for locale in LOCALES:
        lived_in.submit("/look", reading="easy", locale=locale, back="/me")
        look_at(linked_pages(app, lived_in))
        look_at(answered_pages(app, lived_in))
        if locale == FIRST_LOCALE:  # these take seconds; their words are tried in each language
            look_at(tried_pages(app, lived_in))
            look_at(refused_pages(lived_in))
    lived_in.submit("/practise/gate", leg_swollen="yes", answer="go", next="/practise/balance")
    for locale in LOCALES:
        lived_in.submit("/look", reading="easy", locale=locale, back="/me")
        look_at([("closed", lived_in.get("/practise/balance").text)])
    left = templates_of_pages() - set(drawn) - ELSEWHERE
    assert left == set(), "these pages were not looked at: add a way to them"
    assert not long, f"add an easy twin, at most {LONGEST} words a sentence:\n" + "\n".join(
        f"{sentence}  ({paths[0]})" for sentence, paths in long.items()
    )


def test_easy_pages_say_one_thing_a_line():
    said = Words(easy=True).lines("You looked on 3 of 5 days. It was on 3. Mai 2026. Is it <b>?")
    assert said == ("You looked on 3 of 5 days.<br>\nIt was on 3. Mai 2026.<br>\nIs it &lt;b&gt;?")
    assert Words().lines("One. Two.") == "One. Two."


@pytest.mark.parametrize(
    ("page", "long"),
    [
        ("<p>" + "word " * 12 + "</p><p>" + "more " * 12 + "</p>", 0),
        ("<p>" + "word " * 6 + "<strong>bold</strong> " + "more " * 6 + "</p>", 1),
        ("<ul><li>" + "word " * 8 + "<li>" + "word " * 8 + "</ul>", 0),
        ("<p>" + "word " * 13 + "<q>her own words</q></p>", 1),
        ("<blockquote>" + "word " * 30 + "</blockquote>", 0),
        ("<p>Am 3. Mai 2026 " + "wort " * 9 + "</p>", 1),
        ("<p>" + "word " * 7 + "; " + "word " * 7 + "</p>", 1),
        ("<table><tr><td>" + "word " * 30 + "</td></tr></table><p>short</p>", 0),
    ],
)
def test_long_sentences_are_found_in_a_page(page, long):
    assert len(too_long(page)) == long


def test_how_she_reads_is_remembered_in_her_notebook_too(app, person):
    person.submit("/look", reading="easy", back="/me")
    assert app.site.profile().reading == "easy"
    person.submit("/look", colours="dark", back="/me")
    assert app.site.profile().reading == "easy"
    person.submit("/look", reading="nonsense", back="/me")
    assert app.site.profile().reading == "easy"

"""German: once chosen, each page of every day is in German, but for what is marked as English."""

import re
from datetime import date, timedelta

import pytest

from surefoot.actions.made_up_person import made_up_person
from surefoot.diary.checkin import CheckIn
from surefoot.web.answers_page import QUESTIONS
from surefoot.web.help_now import cards
from surefoot.web.words import FIRST_LOCALE, LOCALES, texts

TODAY = date(2026, 5, 3)
#: Words that are the same in both languages, or too short to tell.
SHORTEST = 9


@pytest.fixture
def german(person):
    person.submit("/look", locale="de", back="/me")
    return person


def shown(page: str) -> str:
    """Give the text of a page without scripts, tags, and all that is marked as English."""
    page = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.S)
    page = re.sub(r'<(\w+)[^>]*\blang="en-GB"[^>]*>.*?</\1>', " ", page, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/", "Wie ist dein Fuß heute?"),
        ("/help", "Ruf sofort 112 an, wenn"),
        ("/check-in", "Wie ist dein Fuß, verglichen mit gestern?"),
        ("/timeline", "Erzähl es mit deinen eigenen Worten"),
        ("/practise", "Stand-Uhr"),
        ("/practise/exercises", "Übungen"),
        ("/answers", "Ist es weg?"),
        ("/me", "Meine Notizen"),
        ("/me/data", "Tippe LÖSCHEN, um alles zu löschen"),
        ("/walks", "Es gibt noch keine Wege."),
        ("/report", "Bericht für meine Physio"),
        ("/share", "Nichts wird gesendet."),
        ("/nowhere", "Das hat nicht geklappt"),
    ],
)
def test_each_page_speaks_german_and_no_english(german, path, said):
    answer = german.get(path)
    assert '<html lang="de"' in answer.text
    text = shown(answer.text)
    assert said in text
    english = {
        first.usual: key
        for key, first in texts(FIRST_LOCALE).items()
        if len(first.usual) >= SHORTEST and first.usual != texts("de")[key].usual
    }
    for sentence, key in english.items():
        assert not re.search(rf"(?<!\w){re.escape(sentence)}(?!\w)", text), f"{path}: {key}"


def test_a_german_reader_sees_the_numbers_of_germany_first(german):
    text = shown(german.get("/help").text)
    for said in ("116 117", "Hausarzt", "TelefonSeelsorge", "Vereinigtes Königreich"):
        assert said in text
    assert "Ruf sofort 999 an" in shown(german.get("/help?country=uk").text)


def test_each_country_is_named_in_each_language():
    for country in cards()["countries"].values():
        assert set(country["name"]) == set(country["doctor"]) == set(LOCALES)


def test_days_and_nouns_are_written_the_german_way(app, german):
    day = TODAY - timedelta(days=1)
    moment = app.site.clock().replace(day=day.day)
    app.site.notebook.keep_check_in(CheckIn(day=day, told_at=moment, signs={"toe_drag": "seen"}))
    assert "Samstag, 2. Mai 2026: Fallfuß" in german.get("/timeline").text
    same = german.submit("/check-in", q="compared", answer="same", day=str(TODAY))
    assert "Zehen schleiften oder blieben hängen. Dasselbe speichern?" in shown(same.text)


def test_easy_german_is_its_own_text(german):
    german.submit("/look", reading="easy", back="/me")
    text = german.get("/").text
    assert "Die erste Notiz braucht nur ein paar Tipper." in text
    assert "Dein Notizbuch ist <strong>leer</strong>" in text


#: Words of English sentences that no German one has.
ENGLISH = re.compile(
    r"\b(the|your|you|and|with|of|this|these|that|days|feet|walk|were|from|not|notes|it|is)\b", re.I
)


def test_with_three_months_of_notes_no_page_falls_back_into_english(app, german):
    made_up_person(app.site.notebook, now=app.site.clock())
    app.site.forget()
    answers = [f"/answers/{q.replace('_', '-')}" for q in QUESTIONS]
    asked = "/report?part=weeks&part=walks&part=tests&part=methods"
    for path in ("/", "/answers", *answers, asked, "/share", "/timeline", "/answers/try"):
        text = shown(german.get(path).text)
        text = re.sub(r"Regel:? [a-z_. ]+,", "", text)  # a rule's id is the same everywhere
        text = text.replace("(10 at the worktop)", "")  # her own words stay hers
        assert not ENGLISH.findall(text), f"{path}: {ENGLISH.search(text)}"
    said = {"what": "aid_wedge", "prescribed": "no", "wears_off": "same_day", "length": "42"}
    said["goes_by"] = "day_score"
    plan = shown(german.submit("/answers/try", page="/answers/try", **said).text)
    assert "Du wechselst alle" in plan
    assert not ENGLISH.findall(plan)

"""Another device: it pairs once, by a fresh code, and sees no more than it was paired for."""

import re
import ssl
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from surefoot.web.certificate import certificate_for
from surefoot.web.pairing import CODE_LIVES, Codes, may_see

NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)


@pytest.fixture
def lan(app):
    """The app with its switch for phones on, at an address of this very computer."""
    pytest.importorskip("cryptography")
    pytest.importorskip("segno")
    app.app.state.lan._address = lambda: "127.0.0.2"
    app.app.state.lan.start(app.site.clock())
    yield app.app.state.lan
    app.app.state.lan.stop()


@pytest.fixture
def phone():
    """A phone whose owner pressed "continue" at the warning."""
    with httpx.Client(verify=False, follow_redirects=True, timeout=20) as client:
        yield client


def form_in(answer) -> str:
    return re.search(r'name="_form" value="(\w+)"', answer.text)[1]


def paired(app, lan, phone, reach="record") -> None:
    token = app.app.state.codes.give(reach, app.site.clock())
    page = phone.get(f"{lan.locked}/pair/{token}")
    assert page.status_code == 200
    answer = phone.post(f"{lan.locked}/pair/{token}", data={"_form": form_in(page), "name": "Mine"})
    assert answer.url.path == "/phone"


def test_by_default_nothing_listens_but_this_computer(app):
    assert app.door.getsockname()[0] == "127.0.0.1"
    assert not app.app.state.lan.on


def test_a_stranger_at_home_sees_help_and_nothing_else(app, lan, phone):
    for base in (lan.plain, lan.locked):
        assert phone.get(f"{base}/help").status_code == 200
        for path in ("/", "/timeline", "/walks", "/me", "/record", "/sync/token", "/check-in"):
            assert phone.get(base + path).status_code == 401, path


def test_a_code_pairs_once(app, lan, phone):
    token = app.app.state.codes.give("record", app.site.clock())
    address = f"{lan.locked}/pair/{token}"
    form = form_in(phone.get(address))
    assert phone.post(address, data={"_form": form}).status_code == 200
    with httpx.Client(verify=False, timeout=20) as thief:
        assert thief.get(address).status_code == 410
        assert thief.post(address, data={"_form": form}).status_code in (403, 410)
    assert phone.post(address, data={"_form": form}).status_code == 410


def test_the_way_from_the_code_to_a_paired_phone(app, lan, phone, person):
    """What the code holds: a picture page that needs no certificate, and from there the lock."""
    shown = person.submit("/me/devices/code", page="/me/devices", reach="check_in")
    assert re.search(r'role="img"[^>]*>\s*<svg', shown.text), "the code itself"
    scanned = re.search(r"<code>(http://[^<]+)</code>", shown.text)[1]
    assert scanned.startswith(f"{lan.plain}/phone/warning")
    before = phone.get(scanned)
    assert before.status_code == 200
    assert before.text.count("<svg") >= 3, "pictures of what to press"
    assert not phone.cookies.get("surefoot_device"), "nothing is given on the plain address"
    onward = re.search(r'href="(https://[^"]+/pair/[^"]+)"', before.text)[1]
    assert onward.startswith(f"{lan.locked}/pair/")
    answer = phone.post(onward, data={"_form": form_in(phone.get(onward)), "name": "Mine"})
    assert answer.url.path == "/phone"
    assert phone.get(f"{lan.locked}/check-in").status_code == 200
    assert phone.get(f"{lan.locked}/timeline").status_code == 403
    assert phone.get(onward).status_code == 410


def test_a_made_up_code_pairs_nobody(app, lan, phone):
    assert phone.get(f"{lan.locked}/pair/{'x' * 43}").status_code == 410


def test_pairing_is_refused_on_the_plain_address(app, lan, phone):
    token = app.app.state.codes.give("all", app.site.clock())
    assert phone.get(f"{lan.plain}/pair/{token}").status_code == 410


def test_guessing_codes_is_slowed_down(app, lan, phone):
    answers = [phone.get(f"{lan.locked}/pair/{n:043d}").status_code for n in range(14)]
    assert 429 in answers


def test_a_phone_paired_for_recording_sees_no_notes(app, lan, phone):
    paired(app, lan, phone, "record")
    assert phone.get(f"{lan.locked}/record").status_code == 200
    for path in (
        "/",
        "/timeline",
        "/check-in",
        "/walks",
        "/answers",
        "/me",
        "/me/devices",
        "/story",
    ):
        assert phone.get(lan.locked + path).status_code == 403, path


def test_her_own_phone_sees_all_but_devices_and_files(app, lan, phone):
    paired(app, lan, phone, "all")
    for path in ("/", "/timeline", "/check-in", "/record"):
        assert phone.get(lan.locked + path).status_code == 200, path
    for path in ("/me/devices", "/me/data", "/me/devices/code"):
        assert phone.get(lan.locked + path).status_code == 403, path


def test_a_phone_let_go_comes_in_no_more(app, lan, phone, person):
    paired(app, lan, phone)
    (device,) = app.site.notebook.devices()
    assert person.submit("/me/devices/forget", id=device.id).status_code == 200
    assert phone.get(f"{lan.locked}/record").status_code == 401


def test_only_the_hash_of_a_secret_is_kept(app, lan, phone):
    paired(app, lan, phone)
    secret = phone.cookies["surefoot_device"]
    for file in app.settings.notebook.parent.rglob("*"):
        if file.is_file():
            assert secret.encode() not in file.read_bytes(), file.name


def test_the_locked_address_is_locked_by_a_key_of_its_own(lan):
    context = ssl.create_default_context(cafile=str(lan.folder / "phone-certificate.pem"))
    with httpx.Client(verify=context) as trusting:
        assert trusting.get(f"{lan.locked}/healthz").status_code == 200


def test_the_certificate_is_made_once_and_anew_for_a_new_address(tmp_path):
    x509 = pytest.importorskip("cryptography.x509")
    key, first = certificate_for(tmp_path, "192.168.1.7", NOW)
    one, kept = first.read_bytes(), key.read_bytes()
    certificate_for(tmp_path, "192.168.1.7", NOW + timedelta(days=1))
    assert first.read_bytes() == one
    certificate_for(tmp_path, "192.168.1.8", NOW)
    assert first.read_bytes() != one
    assert key.read_bytes() == kept
    made = x509.load_pem_x509_certificate(first.read_bytes())
    assert timedelta(days=396) < made.not_valid_after_utc - NOW
    assert made.not_valid_after_utc - made.not_valid_before_utc <= timedelta(days=397)
    names = made.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert [str(ip) for ip in names.get_values_for_type(x509.IPAddress)] == ["192.168.1.8"]
    certificate_for(tmp_path, "192.168.1.8", NOW + timedelta(days=380))
    anew = x509.load_pem_x509_certificate(first.read_bytes())
    assert anew.not_valid_after_utc > made.not_valid_after_utc, "made anew before it ends"
    assert key.stat().st_mode & 0o077 == 0


def test_a_code_ends_by_itself():
    codes = Codes()
    token = codes.give("record", NOW)
    assert codes.holds(token, NOW + CODE_LIVES - timedelta(seconds=1))
    assert codes.holds(token, NOW + CODE_LIVES) is None
    assert codes.use(token, NOW + CODE_LIVES) is None


@pytest.mark.parametrize(
    ("reach", "path", "may"),
    [
        ("record", "/record", True),
        ("record", "/record/keep", True),
        ("record", "/recorded", False),
        ("record", "/check-in", False),
        ("check_in", "/check-in/done", True),
        ("check_in", "/timeline", False),
        ("all", "/anything", True),
        ("all", "/me/data/export", False),
        ("nonsense", "/record", False),
    ],
)
def test_what_each_reach_may_see(reach, path, may):
    assert may_see(reach, path) is may


# -- notes that waited on a device ---


def note(**changes):
    body = {"id": "d" + "1" * 24, "day": "2026-05-03", "told_at": "2026-05-03T09:30:00+01:00"}
    return {**body, "compared": "easier", "signs": ["none"], **changes}


def sync(person, body):
    token = person.get("/sync/token").json()["token"]
    return person.post("/sync/check-in", json=body, headers={"x-surefoot-form": token})


def test_a_note_that_waited_is_kept_once_and_may_grow(app, person):
    assert sync(person, note(signs=None)).status_code == 200
    assert sync(person, note()).status_code == 200
    assert sync(person, note()).status_code == 200
    (kept,) = app.site.notebook.check_ins()
    assert kept.compared == "easier"
    assert kept.signs["toe_drag"] == "not_seen"
    assert kept.hour == 9.5


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        note(day="x"),
        note(id="short"),
        note(told_at="2026-05-03T09:30:00"),
        note(told_at="2027-05-03T09:30:00+01:00"),
        note(day="2026-05-09"),
    ],
)
def test_a_note_that_cannot_be_is_refused(app, person, body):
    assert sync(person, body).status_code == 422
    assert app.site.notebook.check_ins() == []

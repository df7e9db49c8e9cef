"""Digital verification on the page of the meeting, and the settings that belong to it."""

import logging
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives import serialization
from PySide6.QtCore import QSettings, Qt

from db.queries.meetings import meeting_view
from desktop.operations.paragraphs import revise_paragraph
from desktop.operations.signing import sign_minutes, signatures_in
from desktop.operations.signing_keys import KeyFile
from desktop.ui.screens.meeting import MeetingScreen
from desktop.ui.screens.settings.settings_screen import SettingsScreen
from desktop.ui.screens.verification.page import VerificationPage
from desktop.ui.signing_settings import (
    file_on_its_way,
    remembered,
    time_service,
    trust_issuers,
    trusted_issuers,
)
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.step_page import StepOffer
from tests.documents.authority import PASSWORD, Authority
from tests.documents.test_signatures import with_empty_page
from tests.ui.hands import drop_files, nameless
from tests.world import TODAY, add_meeting, add_paragraph, number

CTRL = Qt.KeyboardModifier.ControlModifier
PATIENCE = 30_000
SIGNERS = ("Eva Öst", "Anna Berg", "Nils Åkerlund")


@pytest.fixture(autouse=True)
def _no_reports_of_tampering():
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def authority():
    return Authority("Älvmarkens utfärdare")


@pytest.fixture
def keys(tmp_path, authority):
    paths = [tmp_path / f"{name}.p12" for name in SIGNERS]
    for path, name in zip(paths, SIGNERS, strict=True):
        path.write_bytes(authority.key_file(name))
    return [KeyFile(path, PASSWORD) for path in paths]


@pytest.fixture
def issuer(tmp_path, authority):
    path = tmp_path / "utfärdare.pem"
    path.write_bytes(authority.certificate.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def meeting(world):
    key = add_meeting(world)
    number(world, add_paragraph(world, key, "Handlingsplan", cases=("00677-2020",)))
    return key


@pytest.fixture
def at(opened, meeting):
    """The window and the page, digital verification chosen."""

    def _screen(desk):
        return MeetingScreen(desk, (StepOffer(VerificationPage.steps, VerificationPage),))

    def _at():
        rooms = {Room.MEETING: _screen, Room.SETTINGS: SettingsScreen}
        window = opened(rooms, Place(Room.MEETING, meeting, "verification"))
        page = window.screen_here.page
        page.signing.manner.digital.click()
        return window, page.signing, page

    return _at


@pytest.fixture
def made(at, qtbot, tmp_path):
    """The window, the block and the page, the file to sign made in a folder."""
    window, block, page = at()
    qtbot.waitUntil(block.make.isEnabled, timeout=PATIENCE)
    block.making.folder.line.setText(str(tmp_path / "runt"))
    block.making.button.click()
    qtbot.waitUntil(lambda: block.file is not None, timeout=PATIENCE)
    return window, block, page


def part_of(office, meeting):
    with office.reading() as session:
        return meeting_view(session, meeting).parts[0]


def rows(block):
    return [(thing.title, thing.aside) for thing in block.list.list.things()]


def signed_by_all(office, part_id, path: Path, keys):
    """The file with everybody's signature, as it comes back from them."""
    data = path.read_bytes()
    for fact, key in zip(signatures_in(data).facts, keys, strict=True):
        data = sign_minutes(office, part_id, data, fact.place, key)
    return data


def take_back(block, qtbot, path: Path, data: bytes):
    path.write_bytes(data)
    former = block.file
    drop_files(block, path)
    qtbot.waitUntil(lambda: block.file is not former, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not block._busy, timeout=PATIENCE)


def said(window):
    message = window.frame.messages.message
    return message.text if message else ""


def test_on_paper_nothing_of_signing_is_seen(at, qtbot):
    _window, block, page = at()
    block.manner.paper.click()
    assert not block._steps.isVisible()
    assert page.button.isVisible()
    assert page.first_action().text() == "Justera protokollet"
    block.manner.digital.click()
    assert block._steps.isVisible()
    assert not page.button.isVisible()
    assert page.first_action().text() == "Ta fram protokollet"
    assert remembered("signing/manner") == "digital"


def test_the_file_is_made_with_a_place_for_each(made, office, meeting):
    window, block, page = made
    assert block.file.path.name == f"Protokoll RUN {TODAY} för underskrift.pdf"
    assert rows(block) == [
        ("Sekreterare: Eva Öst", "Väntar"),
        ("Ordförande: Anna Berg", "Väntar"),
        ("Justerande: Nils Åkerlund (M)", "Väntar"),
    ]
    assert "Det väntar på Eva Öst, Anna Berg och Nils Åkerlund (M)." in block.list.verdict.text()
    assert "framtaget" in said(window)
    assert page.first_action().text() == "Skriv under"
    assert not block.keep.isEnabled()
    assert not part_of(office, meeting).is_verified
    assert file_on_its_way(part_of(office, meeting).id) == block.file.path


def test_the_clerk_signs_in_her_own_place_and_the_password_is_forgotten(
    made, keys, qtbot, tmp_path
):
    window, block, _page = made
    before = block.file.path.read_bytes()
    assert block.form.place.currentText() == "Sekreterare: Eva Öst"
    block.form.key_file.show_path(keys[0].path)
    block.form.password.setText(PASSWORD)
    block.form.button.click()
    assert block.form.password.text() == ""
    qtbot.waitUntil(lambda: rows(block)[0][1] == "Okänd utfärdare", timeout=PATIENCE)
    assert block.file.path.read_bytes().startswith(before)
    assert "Skicka filen vidare till Anna Berg och Nils Åkerlund (M)." in said(window)
    assert block.form.place.currentText() == "Ordförande: Anna Berg"
    QSettings().sync()
    kept = [path.read_bytes() for path in (tmp_path / "settings").rglob("*") if path.is_file()]
    assert kept
    assert not any(PASSWORD.split()[0].encode() in data for data in kept)


def test_a_wrong_password_is_refused_in_words_and_forgotten(made, keys, qtbot):
    window, block, _page = made
    block.form.key_file.show_path(keys[0].path)
    block.form.password.setText("gissning")
    block.form.button.click()
    qtbot.waitUntil(lambda: "Lösenordet eller koden är fel" in said(window), timeout=PATIENCE)
    assert block.form.password.text() == ""
    assert block.sign.isEnabled()
    block.form.key_file.show_path("")
    block.form.button.click()
    assert "Välj filen" in block.form.form.rows["key_file"]._note.text()


def test_a_card_needs_its_driver(made, qtbot):
    window, block, _page = made
    block.form.means.setCurrentIndex(1)
    assert block.form.code.isVisible()
    assert not block.form.password.isVisible()
    row = block.form.form.rows["code"]
    assert "drivrutin" in row._note.text()
    row._link.click()
    qtbot.waitUntil(lambda: isinstance(window.screen_here, SettingsScreen), timeout=PATIENCE)
    assert window.screen_here.page.key == "signing"


def test_what_all_have_signed_is_kept_and_verifies_the_minutes(
    made, office, meeting, keys, issuer, qtbot
):
    window, block, page = made
    trust_issuers([issuer])
    part, path = part_of(office, meeting), block.file.path
    take_back(block, qtbot, path, signed_by_all(office, part.id, path, keys))
    assert [aside for _, aside in rows(block)] == ["Giltig"] * 3
    assert block.list.verdict.text() == "Alla har skrivit under, och innehållet är oförändrat."
    assert page.first_action().text() == "Justera och bevara"
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: part_of(office, meeting).is_verified, timeout=PATIENCE)
    assert part_of(office, meeting).verified_on == TODAY
    qtbot.waitUntil(lambda: page.shelf.list.count() == 4, timeout=PATIENCE)
    titles = [thing.title for thing in page.shelf.list.things()]
    assert "Kontroll av underskrifter, utgåva 2" in titles
    assert "Protokoll i PDF, undertecknat, utgåva 2" in titles
    assert "Nu ska justeringen anslås" in said(window)
    assert file_on_its_way(part.id) is None
    assert not block.isVisible()


def test_a_kept_paper_is_checked_and_a_cut_back_file_beside_it(
    made, office, meeting, keys, issuer, qtbot, tmp_path
):
    window, block, page = made
    trust_issuers([issuer])
    part, path = part_of(office, meeting), block.file.path
    unsigned = path.read_bytes()
    whole = signed_by_all(office, part.id, path, keys)
    two = sign_minutes(office, part.id, unsigned, "Underskrift 1", keys[0])
    take_back(block, qtbot, path, whole)
    block.keep.trigger()
    check = page.shelf.check
    qtbot.waitUntil(check.isVisible, timeout=PATIENCE)
    check.kept.click()
    qtbot.waitUntil(check.list.isVisible, timeout=PATIENCE)
    assert "byte för byte, den som är bevarad. Alla har skrivit under" in (
        check.list.verdict.text()
    )
    cut = tmp_path / "avkortad.pdf"
    cut.write_bytes(whole[: len(unsigned)])
    drop_files(check, cut)
    qtbot.waitUntil(lambda: "avkortad" in check.list.verdict.text(), timeout=PATIENCE)
    assert "Eva Öst, Anna Berg och Nils Åkerlund (M)" in check.list.verdict.text()
    other = tmp_path / "annan.pdf"
    other.write_bytes(two)
    drop_files(check, other)
    qtbot.waitUntil(lambda: "inte det protokoll" in check.list.verdict.text(), timeout=PATIENCE)
    broken = tmp_path / "ingen.pdf"
    broken.write_bytes(b"ingen pdf")
    drop_files(check, broken)
    qtbot.waitUntil(lambda: "Filen går inte att läsa." in said(window), timeout=PATIENCE)


def changed_byte(data):
    start = data.index(b"stream", 100)
    return data[: start + 20] + bytes([data[start + 20] ^ 1]) + data[start + 21 :]


def saved_anew(data):
    target = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("harm", "word", "sentence"),
    [
        (changed_byte, "Innehållet är ändrat", "Innehållet har ändrats efter underskriften av Eva"),
        (with_empty_page, "Ändrad efteråt", "Något annat än underskrifter har lagts till efter"),
        (saved_anew, "Filen är omsparad", "Filen har sparats om i ett annat program efter"),
    ],
)
def test_a_harmed_file_is_told_exactly_and_cannot_be_kept(
    made, office, meeting, keys, qtbot, harm, word, sentence
):
    _window, block, page = made
    part, path = part_of(office, meeting), block.file.path
    harmed = harm(signed_by_all(office, part.id, path, keys))
    take_back(block, qtbot, path.with_name("skadad.pdf"), harmed)
    assert [aside for _, aside in rows(block)] == [word] * 3
    assert sentence in block.list.verdict.text()
    assert not block.keep.isEnabled()
    assert not block._own.isVisible()
    assert page.first_action().text() == "Ta fram protokollet"


def test_an_older_file_does_not_take_the_place_of_the_one_with_more_signatures(
    made, office, meeting, keys, qtbot
):
    window, block, _page = made
    part, path = part_of(office, meeting), block.file.path
    unsigned = path.read_bytes()
    once = sign_minutes(office, part.id, unsigned, "Underskrift 1", keys[0])
    take_back(block, qtbot, path, once)
    have = block.file
    older = path.with_name("äldre.pdf")
    older.write_bytes(unsigned)
    drop_files(block, older)
    qtbot.waitUntil(lambda: "underskriften av Eva Öst saknas" in said(window), timeout=PATIENCE)
    assert block.file is have


def test_another_than_the_one_waited_for_is_told_and_must_be_vouched_for(
    made, office, meeting, keys, qtbot
):
    _window, block, _page = made
    part, path = part_of(office, meeting), block.file.path
    data = signed_by_all(office, part.id, path, [keys[0], keys[2], keys[2]])
    take_back(block, qtbot, path, data)
    assert rows(block)[1] == ("Ordförande: Anna Berg", "Någon annan")
    assert "Nils Åkerlund i stället för Anna Berg" in block.list.verdict.text()
    assert not block.keep.isEnabled()
    block.keeping.others.click()
    assert block.keep.isEnabled()


def test_a_file_of_another_text_is_not_these_minutes(made, office, meeting, keys, qtbot):
    _window, block, _page = made
    part, path = part_of(office, meeting), block.file.path
    data = signed_by_all(office, part.id, path, keys)
    with office.reading() as session:
        row = meeting_view(session, meeting).agenda[0]
    revise_paragraph(office, row.paragraph_id, _version(office, row.paragraph_id), title="Annat")
    take_back(block, qtbot, path, data)
    assert "inte det protokoll som finns i registret" in block.list.verdict.text()
    assert not block.keep.isEnabled()


def _version(office, paragraph):
    with office.reading() as session:
        found = session.connection().exec_driver_sql(
            "SELECT version FROM paragraph WHERE id = ?", (paragraph,)
        )
        return found.scalar()


def test_the_file_that_goes_round_is_taken_up_again(made, opened, meeting, qtbot):
    _window, block, _page = made

    def _screen(desk):
        return MeetingScreen(desk, (StepOffer(VerificationPage.steps, VerificationPage),))

    window = opened({Room.MEETING: _screen}, Place(Room.MEETING, meeting, "verification"))
    again = window.screen_here.page.signing
    qtbot.waitUntil(lambda: again.file is not None, timeout=PATIENCE)
    assert again.file.path == block.file.path


def test_the_internal_version_and_the_seals_are_asked_for(at, qtbot, tmp_path):
    _window, block, _page = at()
    qtbot.waitUntil(block.make.isEnabled, timeout=PATIENCE)
    block.making.folder.line.setText(str(tmp_path / "runt"))
    block.making.internal.click()
    block.making.sealed.click()
    block.making.button.click()
    qtbot.waitUntil(lambda: block.file is not None, timeout=PATIENCE)
    assert block.file.path.name == f"Protokoll RUN {TODAY} internt för underskrift.pdf"


def test_nothing_is_made_while_something_is_missing(opened, world, qtbot):
    key = add_meeting(world, day=date(2026, 4, 14))
    add_paragraph(world, key, "Utan nummer")

    def _screen(desk):
        return MeetingScreen(desk, (StepOffer(VerificationPage.steps, VerificationPage),))

    window = opened({Room.MEETING: _screen}, Place(Room.MEETING, key, "verification"))
    page = window.screen_here.page
    page.signing.manner.digital.click()
    qtbot.waitUntil(lambda: page.missing.list.count() > 0, timeout=PATIENCE)
    assert not page.signing.make.isEnabled()


def test_every_control_has_a_name(made):
    window, block, _page = made
    assert nameless(window) == []
    block.form.means.setCurrentIndex(1)
    assert nameless(window) == []


# Settings.


@pytest.fixture
def settings(opened):
    window = opened({Room.SETTINGS: SettingsScreen}, Place(Room.SETTINGS, None, "signing"))
    return window, window.screen_here.page


def test_issuers_are_dropped_shown_and_taken_away(settings, issuer, tmp_path, qtbot):
    window, page = settings
    assert not page.remove.isEnabled()
    wrong = tmp_path / "bild.pem"
    wrong.write_bytes(b"ingen")
    drop_files(page, issuer, wrong)
    qtbot.waitUntil(lambda: page.issuers.count() == 1, timeout=PATIENCE)
    assert page.issuers.things()[0].title == "Älvmarkens utfärdare"
    assert trusted_issuers() == (issuer,)
    assert "bild.pem" in said(window)
    page.remove.click()
    assert trusted_issuers() == ()
    window.desk.undo()
    assert trusted_issuers() == (issuer,)
    issuer.unlink()
    page.refresh()
    assert page.issuers.things()[0].aside == "Saknas"


def test_the_service_and_the_driver_are_kept(settings, tmp_path, qtbot):
    _window, page = settings
    page.service.setText("tid.example.se")
    page.service.editingFinished.emit()
    assert "https://" in page._form.rows["service"]._note.text()
    page.service.setText("https://tid.example.se")
    page.driver.show_path(tmp_path / "kort.so")
    with qtbot.waitSignal(page.saved):
        page.service.editingFinished.emit()
    assert time_service().address == "https://tid.example.se"
    assert remembered("signing/card_driver") == str(tmp_path / "kort.so")
    assert nameless(_window) == []

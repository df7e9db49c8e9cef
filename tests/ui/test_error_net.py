import logging
import sys
import threading

import pytest
from PySide6.QtCore import qWarning

from desktop.ui.error_net import ErrorNet


@pytest.fixture
def net(qapp, tmp_path):
    net = ErrorNet(tmp_path / "log" / "klubbslag.log", qapp)
    before = sys.excepthook, threading.excepthook
    net.spread()
    yield net
    net.take_down()
    sys.excepthook, threading.excepthook = before


def test_a_fault_is_logged_and_told(net, qtbot):
    fault = ZeroDivisionError("delat med noll")
    with qtbot.waitSignal(net.caught) as told:
        sys.excepthook(type(fault), fault, None)
    assert told.args == [fault]
    assert "ZeroDivisionError: delat med noll" in net.log_file.read_text("utf-8")


def test_a_fault_in_another_thread_is_told_here(net, qtbot):
    with qtbot.waitSignal(net.caught) as told:
        thread = threading.Thread(target=lambda: 1 / 0)
        thread.start()
        thread.join()
    assert isinstance(told.args[0], ZeroDivisionError)


def test_what_qt_says_is_logged(net, caplog):
    with caplog.at_level(logging.WARNING):
        qWarning("något om ett fönster")
    assert "Qt: något om ett fönster" in net.log_file.read_text("utf-8")


def test_a_folder_that_cannot_be_written_to_stops_nothing(qapp, tmp_path):
    (tmp_path / "fil").write_text("")
    net = ErrorNet(tmp_path / "fil" / "klubbslag.log", qapp)
    net.catch(ValueError("ändå"))
    net.take_down()


def test_the_keyboards_own_stop_ends_the_program(net):
    with pytest.raises(SystemExit):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)


def test_a_full_log_is_laid_aside(qapp, tmp_path):
    log = tmp_path / "klubbslag.log"
    log.write_text("x" * 1_000_001)
    net = ErrorNet(log, qapp)
    net.catch(ValueError("nytt"))
    net.take_down()
    assert "nytt" in log.read_text("utf-8")
    assert log.with_suffix(".1.log").stat().st_size == 1_000_001

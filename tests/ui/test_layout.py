"""Pages give what they show its room at once."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbook.ui.main_window import Workspace


def test_rows_that_come_while_a_page_is_hidden_have_their_full_height_when_it_is_shown(
    workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.shell.resize(1024, 700)
    workspace.document.new_negotiation(title="Rent of the workshop")
    workspace.show_tab(1)
    QApplication.processEvents()
    workspace.show_tab(0)
    workspace.files.load_sample("pay-rise")
    workspace.show_tab(1)
    QApplication.processEvents()
    frames = workspace.pages[1].lists[0].frames.values()
    assert frames
    assert all(frame.height() >= frame.minimumSizeHint().height() > 30 for frame in frames)
    body = workspace.pages[1].widget()
    assert body.height() == body.heightForWidth(body.width())

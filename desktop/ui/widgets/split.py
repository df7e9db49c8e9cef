"""List and detail side by side, the divider where the clerk last put it."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt, Slot
from PySide6.QtWidgets import QSplitter, QWidget


class Split(QSplitter):
    """Two or more panes with remembered sizes; ``key`` names the screen in the settings."""

    def __init__(
        self,
        key: str,
        *panes: QWidget,
        sizes: tuple[int, ...],
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
    ) -> None:
        super().__init__(orientation)
        self._key = f"split/{key}"
        self.setHandleWidth(1)
        for pane in panes:
            self.addWidget(pane)
        self.setChildrenCollapsible(False)
        self.setSizes(sizes)
        self._restore()
        self.splitterMoved.connect(self._on_moved)

    def _restore(self) -> None:
        state = QSettings().value(self._key)
        if state:
            self.restoreState(state)

    @Slot()
    def _on_moved(self) -> None:
        QSettings().setValue(self._key, self.saveState())

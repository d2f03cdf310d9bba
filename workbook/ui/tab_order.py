"""The order in which Tab walks: as things stand on the page, not as they were made.

Qt's own order is that of creation, in which a row that was inserted comes last.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def next_stop(root: QWidget, here: QWidget | None, *, forward: bool) -> QWidget | None:
    """The widget that Tab (or Shift+Tab) leads to from ``here``, going round at the end; None for none."""
    stops = list(tab_stops(root))
    if not stops:
        return None
    place = next((at for at, stop in enumerate(stops) if stop is here), None)
    if place is None:
        return stops[0] if forward else stops[-1]
    return stops[(place + (1 if forward else -1)) % len(stops)]


def tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """Everything below a widget that takes the keyboard by Tab, in the order of the layouts."""
    for child in _children(widget):
        if not child.isVisible() or not child.isEnabled():
            continue
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None:
            yield child
        yield from tab_stops(child)


def _children(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    if layout is not None:
        yield from _laid_out(layout)
    else:
        yield from (
            child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow()
        )


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)

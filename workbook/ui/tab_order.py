"""The order in which Tab walks: as things stand on the page, not as they were made.

Qt's own order is that of creation, in which a row that was inserted comes last.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget
from shiboken6 import invalidate

from workbook.ui.flow import Flow


def next_stop(root: QWidget, here: QWidget | None, *, forward: bool) -> QWidget | None:
    """The widget that Tab (or Shift+Tab) leads to from ``here``, going round at the end; None for none."""
    if not root.isVisible():
        # The window goes: its widgets may be half gone already, and must not be walked through.
        return None
    stops = list(tab_stops(root, here))
    place = next((at for at, stop in enumerate(stops) if stop is here), -1)
    after, before = [*stops[place + 1 :], *stops[: max(place, 0)]], reversed(stops[: max(place, 0)])
    order = after if forward else [*before, *reversed(stops[place + 1 :])]
    return next((stop for stop in order if stop is not here), None)


def tab_stops(widget: QWidget, here: QWidget | None = None) -> Iterator[QWidget]:
    """Everything below a widget that takes the keyboard by Tab, in the order of the layouts.

    ``here`` is among them in its place whatever it is: a picked row, or a button that just went away.
    """
    for child in _children(widget):
        shown = child.isVisible() and child.isEnabled()
        if child is here or (
            shown and child.focusPolicy() & Qt.FocusPolicy.TabFocus and not child.focusProxy()
        ):
            yield child
        if shown or (here is not None and child.isAncestorOf(here)):
            yield from tab_stops(child, here)


def _children(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    if layout is not None:
        yield from _laid_out(layout)
    else:
        yield from (
            child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow()
        )


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    if isinstance(layout, Flow):
        yield from layout.widgets()
        return
    for place in range(layout.count()):
        widget, inner = _at(layout, place)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def _at(layout: QLayout, place: int) -> tuple[QWidget | None, QLayout | None]:
    item = layout.itemAt(place)
    if item is None or isinstance(item, QLayout):
        return None, item
    widget = item.widget()
    # Qt deletes it with its widget and does not tell Python: the next thing made at that place of the memory
    # would be taken for it, and the process end with a fault.
    invalidate(item)
    return widget, None

"""One's own points: a bar and a number for the same field."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from workbook.ui.form import Form
from workbook.ui.layout import fixed, line
from workbook.ui.range_bars import TOP, WeightBar

BAR, NUMBER = 110, 40
OWN = BAR + 2 + NUMBER
#: The width of a row’s own small buttons, with the space before them.
TOOLS = 62
ESTIMATE = BAR + 2 + 38 + 2 + 58


def own_points(form: Form, name: str, scale: Callable[[], float] = lambda: TOP) -> QWidget:
    """The bar and the number of a field; ``scale`` gives the points at the end of the bar."""
    bar, number = WeightBar(BAR), form.number(name, width=NUMBER)
    number.setProperty("look", "strong")
    number.setPlaceholderText("–")
    bar.setAccessibleName(f"{form.spec(name).label}, as a bar")
    bar.committed.connect(lambda value: form.store(name, value, typing=True))
    bar.left.connect(form.document.end_typing)
    bar.moving.connect(number.show_value)

    def show(row: object) -> None:
        bar.set_scale(scale())
        bar.show_value(getattr(row, name))

    form.watch(show)
    return fixed(line(bar, number, 0, gap=2, top=False), OWN)

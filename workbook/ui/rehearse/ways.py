"""The ways to practise, each with what there is to do and a button to begin."""

from collections.abc import Callable

from workbook.ui.layout import Card, button, line, words


class Way(Card):
    """One way to practise."""

    def __init__(self, title: str, ask: str, begin: Callable[[], object], look: str = "") -> None:
        self.about = words("", "small")
        self.button = button(ask, begin, look)
        self.button.setAccessibleName(f"{title}: {ask}")
        super().__init__(line(words(title, "strong"), 1, self.button, top=False), self.about, gap=4)

    def say(self, sentence: str, *, ready: bool = True) -> None:
        """Show what there is to do; a way that is not ready yet says what it lacks."""
        self.about.setText(sentence)
        self.button.setEnabled(ready)

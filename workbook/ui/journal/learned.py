"""What several negotiations show together: sentences, and how well predictions came true."""

from collections.abc import Iterable

from workbook.analysis.calibration import calibration
from workbook.analysis.learning import patterns, summary
from workbook.figures.calibration import calibration_curve
from workbook.model import Dossier, Workbook
from workbook.ui.figure_view import FigureView, measure
from workbook.ui.layout import ASIDE, ROW_INSET, Section, words


class Learned(Section):
    """The patterns over time, in plain sentences with one picture."""

    def __init__(self) -> None:
        self.told = words("", "sentence")
        self.curve = FigureView("Confidence against truth")
        self.curve.setMaximumWidth(ASIDE + 40)
        super().__init__("What shows over time", self.told, self.curve)
        self.setContentsMargins(ROW_INSET, 0, 0, 0)

    def show_workbook(self, workbook: Workbook, closed: Iterable[Dossier]) -> None:
        """Show what the workbook and the closed negotiations teach; nothing while there is nothing."""
        told = [pattern.sentence for pattern in patterns(workbook, closed)]
        self.told.setText("\n".join([summary(workbook), *told]))
        self.curve.show_figure(lambda width: calibration_curve(workbook.predictions, width, measure=measure))
        self.curve.setVisible(bool(calibration(workbook.predictions).judged))
        self.setVisible(bool(workbook.entries or workbook.negotiations))

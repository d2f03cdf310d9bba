"""What a monkey types, pastes and presses."""

from PySide6.QtCore import Qt

Key, Held = Qt.Key, Qt.KeyboardModifier
Press = tuple[Qt.Key, Qt.KeyboardModifier]

TYPED = (
    *("a", "5", "52,000", "-1", "0", "100", "1e9", " ", "<b>x</b>", "=1+1", "%", '"', "\\", "&amp;", "12:30"),
    *("x" * 60, "1/0", "nan", "31.2.", "../x", "…", "30–40", "é", "e\u0301", "שלום", "日本", "👩‍🚀"),
    *("\u202eabc", "\u2028", "\u2066x\u2069", "٥٢", "½", "\ufeff", "\U000e0041"),
)
PASTED = (
    *TYPED,
    *("a\nb\nc", "a\tb\tc\n1\t2\t3", "\x00", "a\x00b\x1b[31m", "\r\n", "\u2029x\u2028y", "-\t=1\n" * 40),
    *(
        "x" * 5_000,
        "x" * 60_000,
        "x" * 1_000_000,
        "a\n" * 500,
        "<table>" * 3_000,
        "\u202e" * 200,
        "é\u0301" * 300,
    ),
)

_EDITING: tuple[Press, ...] = (
    *((Key.Key_Tab, Held.NoModifier),) * 8,
    *((Key.Key_Return, Held.NoModifier),) * 5,
    *((Key.Key_Backtab, Held.ShiftModifier), (Key.Key_Escape, Held.NoModifier)) * 2,
    *((key, Held.NoModifier) for key in (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right) * 2),
    *((key, Held.NoModifier) for key in (Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown)),
    *((key, Held.NoModifier) for key in (Key.Key_Delete, Key.Key_Backspace, Key.Key_Space, Key.Key_Insert)),
    *((key, Held.ControlModifier) for key in (Key.Key_A, Key.Key_C, Key.Key_V, Key.Key_X, Key.Key_Space)),
    *((key, Held.ControlModifier) for key in (Key.Key_Return, Key.Key_Return, Key.Key_Delete, Key.Key_Home)),
    *((key, Held.ShiftModifier) for key in (Key.Key_End, Key.Key_Home, Key.Key_Up, Key.Key_Down)),
    *((key, Held.AltModifier) for key in (Key.Key_Up, Key.Key_Down)),
    *((Key.Key_Z, Held.ControlModifier),) * 6,
    *((Key.Key_Z, Held.ControlModifier | Held.ShiftModifier),) * 4,
    *((Key.Key_F2, Held.NoModifier), (Key.Key_Y, Held.ControlModifier), (Key.Key_Menu, Held.NoModifier)),
)
_GOING: tuple[Press, ...] = (
    *((key, Held.ControlModifier) for key in (Key.Key_F, Key.Key_J, Key.Key_Period, Key.Key_N)),
    *((Key(Key.Key_1 + at), Held.ControlModifier) for at in range(9)),
    *((key, Held.AltModifier) for key in (Key.Key_F, Key.Key_E, Key.Key_N, Key.Key_V, Key.Key_H)),
)
#: How a field is left.
LEAVING: tuple[Press, ...] = (
    *((Key.Key_Tab, Held.NoModifier), (Key.Key_Return, Held.NoModifier)) * 3,
    *(
        (Key.Key_Backtab, Held.ShiftModifier),
        (Key.Key_Escape, Held.NoModifier),
        (Key.Key_Down, Held.NoModifier),
    ),
)
KEYS: tuple[Press, ...] = (*_EDITING * 3, *_GOING)
#: Shortcuts that ask for something, make files, or end the window.
GREAT: tuple[Press, ...] = (
    *((key, Held.ControlModifier) for key in (Key.Key_S, Key.Key_E, Key.Key_I, Key.Key_O, Key.Key_P)),
    *((key, Held.ControlModifier) for key in (Key.Key_Q, Key.Key_L)),
    *((key, Held.ControlModifier | Held.ShiftModifier) for key in (Key.Key_S, Key.Key_H)),
    (Key.Key_F1, Held.NoModifier),
)
IN_DIALOGS: tuple[Press, ...] = (
    *((Key.Key_Tab, Held.NoModifier),) * 4,
    *((Key.Key_Return, Held.NoModifier), (Key.Key_Space, Held.NoModifier)) * 2,
    *((key, Held.NoModifier) for key in (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right)),
    *((Key.Key_Escape, Held.NoModifier), (Key.Key_Backtab, Held.ShiftModifier)),
)
#: Verbs of the menus. What locks or ends the window is there as well: it is opened again.
VERBS = (
    *("start_negotiation", "undo", "undo", "undo", "redo", "redo", "add_row", "add_row", "delete_row"),
    *("move_row_up", "move_row_down", "search", "rename_negotiation", "delete_negotiation", "show_journal"),
    *("next_item", "show_all_hints"),
)
GREAT_VERBS = (
    *("new_workbook", "new_protected", "open_workbook", "read_workbook", "make_backup", "show_backups"),
    *("save_copy", "import_json", "export", "save_brief", "print_brief", "lock_now", "quit"),
    *("look_light", "look_dark", "look_system", "hide_figures", "show_keys", "about"),
)

"""The page for the room on the screen and on the printer."""

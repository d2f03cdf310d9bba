"""The only code that knows SQLite: one workbook file, its edits, backups, and the way out and in."""

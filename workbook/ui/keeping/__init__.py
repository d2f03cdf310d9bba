"""Keeping what a person wrote: reading only, what to do when a file cannot be opened, backups, protection."""

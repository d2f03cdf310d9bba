"""Tables of issues and options, and of things to divide, read from the files people have them in."""

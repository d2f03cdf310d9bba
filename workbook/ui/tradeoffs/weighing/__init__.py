"""Easy ways to say how much each issue matters."""

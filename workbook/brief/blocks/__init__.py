"""One small module a block of the page: each turns the facts into words, or into nothing."""

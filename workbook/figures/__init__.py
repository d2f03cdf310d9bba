"""Pure pictures: results in, a list of shapes with meaning out; no toolkit."""

"""The parts of the Trade-offs tab."""

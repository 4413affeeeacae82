"""Pairs of versions whose differences are known, recorded once as captures with keys, and their verdicts."""

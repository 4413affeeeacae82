"""Pairs of versions whose differences are known, recorded once as captures with keys, and the verdicts they must get."""

"""What changed between versions of an app: findings as fingerprints, baselines, comparison, and policy."""

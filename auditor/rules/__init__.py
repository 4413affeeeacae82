"""Rules, data types and recipients as files: their schema, loading, checking and matching."""

from auditor.rules.load import RuleSet, default_directory, load_rules

__all__ = ["RuleSet", "default_directory", "load_rules"]

"""Identifiers nobody wrote a rule for: values that stay the same, are shared among recipients, or outlive a reset."""

from __future__ import annotations

from auditor.identifiers.judging import Circle, Identifier, Sharing, identifiers
from auditor.identifiers.labels import Label, labels_of
from auditor.identifiers.sightings import Circumstances, Named, Place, Sighted, Sightings
from auditor.identifiers.tokens import Token, issued_by, tokens_of

__all__ = [
    "Circle",
    "Circumstances",
    "Identifier",
    "Label",
    "Named",
    "Place",
    "Sharing",
    "Sighted",
    "Sightings",
    "Token",
    "identifiers",
    "issued_by",
    "labels_of",
    "tokens_of",
]

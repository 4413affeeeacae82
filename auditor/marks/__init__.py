"""Marks: what the person did, and when; what was sent is tied to them."""

from auditor.marks.load import load_marks
from auditor.marks.mark import RESERVED, Mark

__all__ = ["RESERVED", "Mark", "load_marks"]

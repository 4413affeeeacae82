"""Turns a request into a tree of decoded documents whose every value knows the whole way that led to it."""

from __future__ import annotations

from auditor.decode.document import Document, Number
from auditor.decode.limits import Limits
from auditor.decode.request import decode, decode_body
from auditor.decode.tree import Node, Opaque, Tree

__all__ = ["Document", "Limits", "Node", "Number", "Opaque", "Tree", "decode", "decode_body"]

"""Packets → flows → streams: columns of header fields, ordered bytes per direction, and the names behind addresses."""

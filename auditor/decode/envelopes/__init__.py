"""Envelopes of vendors: published encodings inside TLS that hide content but need no secret to open."""

"""Streams → messages: one file a protocol, each a sans-IO reader that takes stream events and gives what it read."""

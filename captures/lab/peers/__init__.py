"""Captures of real peers talking, for tests of the reader: no scenario and no persons, only protocols and ciphers."""

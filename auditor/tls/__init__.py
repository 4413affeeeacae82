"""TLS, read passively: hellos, fingerprints, and the plaintext of connections whose secrets are in a key log."""

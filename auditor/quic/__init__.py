"""QUIC, read passively: Initial packets always, everything where the key log has the connection's secrets."""

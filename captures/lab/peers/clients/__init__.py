"""The clients of `captures.lab.peers.protocols`; each notes what it sent, and what it was answered."""

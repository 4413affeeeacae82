"""The servers of `captures.lab.peers.protocols` that are libraries; each runs as a program of its own."""

"""The live proxy: mitmproxy inside, everything recorded, analysed beside it, and shown as it happens."""

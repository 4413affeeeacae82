"""Vendors' own SDKs as witnesses, run in Chromium or Node against servers of the lab that bear their hosts' names."""

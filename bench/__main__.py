"""``python -m bench``: makes the 50 MB capture if it is not there, and compares with tshark on it."""

from __future__ import annotations

import sys

from bench import against_tshark, make_capture

NAME, TARGET_MB = "mixed50", 50

if __name__ == "__main__":
    capture = make_capture.DATA / f"{NAME}.pcap"
    if not capture.exists():
        make_capture.make(NAME, "mixed", TARGET_MB, 0, seed=1)
    sys.exit(against_tshark.main([str(capture), str(capture.with_suffix(".keylog")), *sys.argv[1:]]))

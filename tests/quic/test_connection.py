"""Whole connections against aioquic: what both ends sent is what is read, whatever happens to them on the way."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from aioquic.tls import CipherSuite

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols.messages import ResponseBodies
from auditor.quic.connection import QuicConnection
from auditor.quic.results import Answered
from auditor.tls.keylog import KeyLog

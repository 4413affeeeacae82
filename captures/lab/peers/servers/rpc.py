"""A gRPC server (grpcio) without generated code: messages are bytes.

Arguments: address, port in clear, port with TLS, certificate, key.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import grpc

SERVICE, LONG = "lab.Meter", 1000


def _echo(request: bytes, context: grpc.ServicerContext) -> bytes:
    if request == b"":
        context.abort(grpc.StatusCode.INVALID_ARGUMENT, "nothing was sent")
    if len(request) > LONG:
        context.set_compression(grpc.Compression.Gzip)
    return request


def _chat(requests: Iterator[bytes], _: grpc.ServicerContext) -> Iterator[bytes]:
    for request in requests:
        yield request[::-1]


def main(address: str, plain: str, secured: str, certificate: str, key: str) -> None:
    """Serve until the process is stopped."""
    methods = {"Echo": grpc.unary_unary_rpc_method_handler(_echo), "Chat": grpc.stream_stream_rpc_method_handler(_chat)}
    server = grpc.server(ThreadPoolExecutor(4))
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(SERVICE, methods),))
    server.add_insecure_port(f"{address}:{plain}")
    pair = (Path(key).read_bytes(), Path(certificate).read_bytes())
    server.add_secure_port(f"{address}:{secured}", grpc.ssl_server_credentials([pair]))
    server.start()
    server.wait_for_termination()


if __name__ == "__main__":
    main(*sys.argv[1:6])

"""Names, addresses and ports of the servers in `captures.lab.peers.protocols`; all invented."""

from __future__ import annotations

from captures.lab.network import GATEWAY_ADDRESS

WEB_HOST, WEB = "web.example", "198.51.100.30"
RPC_HOST, RPC, RPC_PLAIN, RPC_TLS = "rpc.example", "198.51.100.31", 50051, 50052
BROKER_HOST, BROKER = "broker.example", "198.51.100.32"
BROKER_PLAIN, BROKER_TLS, BROKER_WEB = 1883, 8883, 9001
THING_HOST, THING = "thing.example", "198.51.100.33"
RESOLVER_HOST, RESOLVER = "resolver.example", GATEWAY_ADDRESS
PROXY_HOST, PROXY, SOCKS, SOCKS_OPEN, HTTP_PROXY = "proxy.example", "198.51.100.34", 1080, 1081, 8888
RELAY_HOST, RELAY, RELAY_PORT = "relay.example", "198.51.100.35", 3478
NAME, WORD = "lab", "invented"
HOSTS = {
    WEB_HOST: WEB,
    RPC_HOST: RPC,
    BROKER_HOST: BROKER,
    THING_HOST: THING,
    RESOLVER_HOST: RESOLVER,
    PROXY_HOST: PROXY,
    RELAY_HOST: RELAY,
}
ADDRESSES = (WEB, RPC, BROKER, THING, PROXY, RELAY)

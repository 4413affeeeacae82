"""Real players (hls.js, dash.js) in a real browser, with heartbeats: what requests show of a watching."""

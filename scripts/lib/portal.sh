# SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
# shellcheck shell=bash
# The web portal: building it, and serving it for a chain on this machine. Source it after env.sh.

PORTAL="$CAUCUS_ROOT/clients/portal"

# The prover for browsers, the types of the chain's calls out of the runtime that was built, and the page.
build_portal() {
	"$CAUCUS_ROOT/clients/wasm/build" && (cd "$PORTAL" && npm run --silent codegen && npm run --silent build)
}

# portal_spec NODE RPC_PORT P2P_PORT: the raw specification of a development chain whose node listens for WebSockets on
# this machine, as a light client in a browser needs it.
portal_spec() {
	local id
	id="$(curl -fsS --max-time 5 -H 'Content-Type: application/json' \
		-d '{"jsonrpc":"2.0","id":1,"method":"system_localPeerId","params":[]}' "http://127.0.0.1:$2" | jq -er .result)" &&
		"$1" export-chain-spec --raw --chain dev 2>/dev/null |
		jq -c --arg peer "/ip4/127.0.0.1/tcp/$3/ws/p2p/$id" '.bootNodes = [$peer]'
}

# portal_config RPC_PORT: what the page is told besides.
portal_config() {
	local genesis
	genesis="$(curl -fsS --max-time 5 -H 'Content-Type: application/json' \
		-d '{"jsonrpc":"2.0","id":1,"method":"chain_getBlockHash","params":[0]}' "http://127.0.0.1:$1" | jq -er .result)" &&
		jq -cn --arg rpc "ws://127.0.0.1:$1" --arg genesis "$genesis" \
			'{name: {ko: "시연 정당", en: "Demonstration party"}, rpc: [$rpc], genesis: $genesis, chapters: []}'
}

# serve_portal FOLDER PORT: serves what lies there as spec.json and config.json; becomes the server.
serve_portal() {
	exec node "$PORTAL/server.mjs" --spec "$1/spec.json" --config "$1/config.json" --port "$2"
}

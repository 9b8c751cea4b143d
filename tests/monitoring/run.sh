#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
# Check the alarms and the dashboard in packaging/monitoring.
#
#   tests/monitoring/run.sh                       with a new development chain, takes a minute
#   tests/monitoring/run.sh --node-program FILE   the node to use (default: the one that was built)
#   tests/monitoring/run.sh --help                this text
#
# It fails with the name of what failed unless
#   - promtool takes rules and configuration, and every alarm rings when it should and stays silent when it should,
#   - a test fails for each alarm that is made to ring always, never, at the opposite, or without waiting,
#   - each alarm has its heading in docs/alarms.md, and each heading there its alarm,
#   - the dashboard is JSON without a fixed data source,
#   - every metric that alarms and dashboard name is one that a running node, or the exporter for machines, really shows;
#     those of an election, which a new chain has not, are in a list,
#   - the node says of a new chain what is so: the version of its code, that somebody serves and nobody offended.
set -euo pipefail
# shellcheck source=scripts/lib/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib/env.sh"

HERE="$CAUCUS_ROOT/tests/monitoring"
START_SECONDS=120

node_program="$CARGO_TARGET_DIR/release/caucus-node"
data=''
pids=()

cleanup() {
	local code=$?
	trap - EXIT
	[ "$code" -eq 0 ] || [ ! -s "$data/node.log" ] || tail -n 20 "$data/node.log" >&2
	[ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2>/dev/null || true
	wait
	[ -z "$data" ] || rm -rf "$data"
	exit "$code"
}

# fetch "name" URL FILE PID: the metrics at an address, as soon as the program behind it shows them.
fetch() {
	local deadline=$((SECONDS + START_SECONDS))
	until curl -fsS --max-time 5 -o "$3" "$2" 2>/dev/null && [ "$(grep -cv '^#' "$3")" -gt 20 ]; do
		kill -0 "$4" 2>/dev/null || die "$1 has ended"
		[ "$SECONDS" -lt "$deadline" ] || die "$1 shows no metrics after $START_SECONDS s"
		sleep 0.5
	done
}

# As fetch, from a node that has two final blocks: what the node says of the chain comes with the first one, a moment later.
fetch_node() {
	local deadline=$((SECONDS + START_SECONDS))
	until fetch caucus-node "$1" "$2" "$3" && grep -qE '^substrate_block_height\{status="finalized".* ([2-9]|[1-9][0-9]+)$' "$2"; do
		[ "$SECONDS" -lt "$deadline" ] || die "no second final block after $START_SECONDS s"
		sleep 0.5
	done
}

main() {
	local port machine_port
	while [ $# -gt 0 ]; do
		case $1 in
		-h | --help)
			usage "$0"
			exit 0
			;;
		--node-program) node_program="$2" && shift ;;
		*) die "unknown argument: $1 (see tests/monitoring/run.sh --help)" ;;
		esac
		shift
	done
	for program in promtool prometheus-node-exporter; do
		command -v "$program" >/dev/null || die "$program is missing: run ./scripts/setup"
	done
	data="$(mktemp -d)"
	trap cleanup EXIT
	port="$(free_port)"
	machine_port="$(free_port)"
	"$node_program" --dev --tmp --finality-lag 0 --rpc-port "$(free_port)" --port "$(free_port)" \
		--prometheus-port "$port" --no-mdns --no-telemetry </dev/null >"$data/node.log" 2>&1 &
	pids+=($!)
	prometheus-node-exporter --web.listen-address "127.0.0.1:$machine_port" </dev/null >"$data/machine.log" 2>&1 &
	pids+=($!)
	"$HERE/check.py" rules
	fetch prometheus-node-exporter "http://127.0.0.1:$machine_port/metrics" "$data/machine.txt" "${pids[1]}"
	fetch_node "http://127.0.0.1:$port/metrics" "$data/node.txt" "${pids[0]}"
	"$HERE/check.py" metrics "$data/node.txt" "$data/machine.txt"
}

main "$@"

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
# Attack a public node, as docs/operators.md sets one up, and see that it goes on answering others.
#
#   tests/rpc/run.sh                       takes four minutes
#   tests/rpc/run.sh --node-program FILE   the node to use (default: the one that was built)
#   tests/rpc/run.sh --keep                leave the folder with all that was written
#   tests/rpc/run.sh --help                this text
#
# First the gate alone, with clients that misbehave before it and a pretended node behind it (gate.py); then nginx alone, with
# many addresses of IPv4 and of networks of IPv6, in a network of its own (addresses.py).
#
# Then a node of a development chain with the options of packaging/public-node/caucus-node.public, and before it nginx and the
# gate as they are there. 200 connections from 25 addresses attack: requests that never end, oversized and malformed ones,
# batches, the largest answers unread, subscriptions unread, the dearest calls in a loop. Then 600 connections send requests
# that never end. It fails with the name of what failed unless
#   - an honest client's requests all succeed meanwhile, within bounds of time, and it hears of new blocks,
#   - blocks go on becoming final,
#   - memory stays within bounds, and nobody's address is written down,
#   - the node refuses each unsafe method; every method that there is is tried, here and at a node that refuses nothing.
# What becomes of the node alone under the 600 is said too (endless_on_node), and is nobody's fault: it waits for them for
# ever, and has no places left.
# stdout is one line of JSON: figures of the honest client, what attackers saw, memory in MiB.
set -euo pipefail
# shellcheck source=scripts/lib/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib/env.sh"

HERE="$CAUCUS_ROOT/tests/rpc"
START_SECONDS=180

node_program="$CARGO_TARGET_DIR/release/caucus-node"
keep=no
data=''
pids=()

cleanup() {
	local code=$?
	trap - EXIT
	[ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2>/dev/null || true
	wait
	if [ "$keep" = yes ]; then
		say "Data are in $data"
	elif [ -n "$data" ]; then
		rm -rf "$data"
	fi
	exit "$code"
}

# start_node PORT OPTION...: its process id is the last one in pids.
start_node() {
	local port=$1
	shift
	"$node_program" --dev --tmp --finality-lag 0 --port "$(free_port)" --no-mdns --no-prometheus "$@" --rpc-port "$port" \
		</dev/null >"$data/node-$port.log" 2>&1 &
	pids+=($!)
}

# The options of a public node, without the chain, the name and the port, which are this test's.
public_options() {
	(
		# shellcheck source=packaging/public-node/caucus-node.public
		source "$CAUCUS_ROOT/packaging/public-node/caucus-node.public"
		# shellcheck disable=SC2086
		printf '%s\n' $CAUCUS_NODE_OPTIONS
	) | sed '/^--\(chain\|name\|rpc-port\|blocks-pruning\)$/{N;d}'
}

make_certificate() {
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=rpc.example.org \
		-keyout "$data/key.pem" -out "$data/cert.pem" 2>/dev/null
}

# nginx_conf NAME USER SED...: what packages have, with certificates and logs of this test, as NAME.conf.
nginx_conf() {
	local name=$1 user=$2
	shift 2
	sed -e "s|/etc/letsencrypt.*fullchain|$data/cert|; s|/etc/letsencrypt.*privkey|$data/key|; s|/var/log/nginx|$data|" "$@" \
		"$CAUCUS_ROOT/packaging/public-node/caucus-rpc.conf" >"$data/$name-rpc.conf"
	cat >"$data/$name.conf" <<-EOF
		$user
		daemon off;
		pid $data/nginx.pid;
		error_log $data/nginx.log warn;
		worker_processes 2;
		worker_rlimit_nofile 8192;
		events { worker_connections 4096; }
		http {
			client_body_temp_path $data/body;
			proxy_temp_path $data/proxy;
			fastcgi_temp_path $data/fastcgi;
			uwsgi_temp_path $data/uwsgi;
			scgi_temp_path $data/scgi;
			include $data/$name-rpc.conf;
		}
	EOF
}

# In a network of their own, nobody is in the way of ports and addresses; and there is one user alone.
check_addresses() {
	nginx_conf addresses "user root; master_process off;"
	unshare --map-root-user --net "$HERE/addresses.py" "$data/addresses.conf" || die "nginx takes the wrong ones for one"
}

start_proxy() {
	# A master that is root hands its folders to the workers' user.
	nginx_conf nginx "$([ "$(id -u)" -ne 0 ] || echo 'user nobody nogroup;')" \
		-e "s|127.0.0.1:9944|127.0.0.1:$1|; s|127.0.0.1:9945|127.0.0.1:$3|; s|listen 443|listen 127.0.0.1:$2|; /listen \[::\]/d"
	chmod 755 "$data"
	nginx -t -q -e "$data/nginx.log" -c "$data/nginx.conf" || die "nginx refuses packaging/public-node/caucus-rpc.conf"
	nginx -e "$data/nginx.log" -c "$data/nginx.conf" </dev/null >"$data/nginx.out" 2>&1 &
	pids+=($!)
}

# wait_for PORT PID: until a node has two blocks.
wait_for() {
	local deadline=$((SECONDS + START_SECONDS))
	until curl -fsS --max-time 5 -H 'Content-Type: application/json' \
		-d '{"jsonrpc":"2.0","id":1,"method":"chain_getBlockHash","params":[2]}' "http://127.0.0.1:$1" 2>/dev/null |
		jq -e '.result != null' >/dev/null; do
		kill -0 "$2" 2>/dev/null || { tail -n 20 "$data/node-$1.log" >&2; die "a node has ended"; }
		[ "$SECONDS" -lt "$deadline" ] || die "a node has no second block after $START_SECONDS s"
		sleep 0.5
	done
}

main() {
	local port unsafe_port proxy_port gate_port options
	while [ $# -gt 0 ]; do
		case $1 in
		-h | --help)
			usage "$0"
			exit 0
			;;
		--node-program) node_program="$2" && shift ;;
		--keep) keep=yes ;;
		*) die "unknown argument: $1 (see tests/rpc/run.sh --help)" ;;
		esac
		shift
	done
	command -v nginx >/dev/null || die "nginx is missing: run ./scripts/setup"
	ulimit -n 8192 || die "8192 open files are needed"
	data="$(mktemp -d)"
	trap cleanup EXIT
	port="$(free_port)" unsafe_port="$(free_port)" proxy_port="$(free_port)" gate_port="$(free_port)"
	"$HERE/gate.py" || die "the gate does what it should not"
	make_certificate
	check_addresses
	mapfile -t options < <(public_options)
	[ ${#options[@]} -gt 10 ] || die "packaging/public-node/caucus-node.public has no options"
	start_node "$port" "${options[@]}"
	start_node "$unsafe_port" --rpc-methods unsafe
	"$CAUCUS_ROOT/packaging/public-node/caucus-gate" "$gate_port" "$port" </dev/null >"$data/gate.log" 2>&1 &
	pids+=($!)
	start_proxy "$port" "$proxy_port" "$gate_port"
	wait_for "$port" "${pids[0]}"
	wait_for "$unsafe_port" "${pids[1]}"
	"$HERE/rpc.py" "$port" "${pids[0]}" "$proxy_port" "${pids[3]}" "${pids[2]}" "$unsafe_port"
	! grep -lE '127\.0\.7\.[0-9]' "$data"/*.log >&2 || die "an address is written down"
	[ ! -s "$data/gate.log" ] || die "the gate complains: $(tail -n 20 "$data/gate.log")"
}

main "$@"

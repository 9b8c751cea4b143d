#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
# Make the Debian package, install it, run its services, upgrade it, remove it and purge it.
#
#   tests/package/run.sh                takes two minutes; needs root
#   tests/package/run.sh --bin FOLDER   package the programs in this folder (default: those that were built)
#   tests/package/run.sh --help         this text
#
# It is installed on a copy of this machine: the same files, of which changed ones are kept in memory and forgotten, with a
# systemd of its own in namespaces of its own. Nothing is changed here. It fails with the name of what failed unless
#   - the package is the same file, byte by byte, when it is made again,
#   - it belongs to root, makes its users and their folders, for them alone, and starts nothing by itself,
#   - systemd finds nothing wrong with the units and rates each as little exposed,
#   - the node runs as the unit says, on a development chain, as its user, and a block becomes final,
#   - a trustee's service runs beside it, and a client reads the chain through the gate,
#   - an upgrade keeps the configuration and the chain, starts anew every service that runs, and none that does not,
#   - the node ends in time when it is told to,
#   - removing keeps all data; purging takes databases, keeps keys, and takes all when there are none.
# stdout is one line of JSON: bytes of the package, seconds until a block was final, seconds to stop, exposure of each unit.
set -euo pipefail
# shellcheck source=scripts/lib/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib/env.sh"

FINAL_SECONDS=180
STOP_SECONDS=30
START_SECONDS=30
MOST_EXPOSURE=2.0
UNITS=(caucus-node caucus-trustee caucus-relay@7 caucus-gate)
# In the copy of this machine.
PACKAGE=/caucus.deb

bin="$CARGO_TARGET_DIR/release"
data=''
group=''
systemd_pid=''

wrong() { die "$1: $2"; }

# ---- a copy of this machine ------------------------------------------------------------------------------------------

boot() {
	local starter deadline=$((SECONDS + 30))
	mount -t tmpfs -o mode=755 caucus-test "$data"
	mkdir "$data/changed" "$data/work" "$data/root"
	mount -t overlay caucus-test -o "lowerdir=/,upperdir=$data/changed,workdir=$data/work" "$data/root"
	# None of this machine's services, and nothing that forbids them, as build machines and containers have.
	rm -rf "$data/root/etc/systemd/system"/*.wants "$data/root/usr/sbin/policy-rc.d"
	group="$(awk '$3 == "cgroup2" { print $2; exit }' /proc/mounts)/caucus-test.$$"
	mkdir "$group"
	(
		echo "$BASHPID" >"$group/cgroup.procs"
		# shellcheck disable=SC2016
		exec unshare --mount --pid --ipc --uts --cgroup --fork bash -euc '
			mount --make-rprivate /
			cd "$1"
			mount -t proc proc proc
			mount --rbind /sys sys
			mount --rbind /dev dev
			mount -t tmpfs tmpfs sys/fs/cgroup
			mount -t cgroup2 cgroup2 sys/fs/cgroup
			mount -t tmpfs -o mode=755 tmpfs run
			mount -t tmpfs -o mode=1777 tmpfs tmp
			mkdir .old
			# Not chroot: services with users of their own could not be started in one.
			pivot_root . .old
			umount -l /.old
			exec env -i container=test PATH="$PATH" /lib/systemd/systemd --system --unit=basic.target \
				--log-target=console --log-level=warning --show-status=0' boot "$data/root"
	) </dev/null >"$data/systemd.log" 2>&1 &
	starter=$!
	until systemd_pid="$(pgrep -P "$starter")" && inside systemctl is-system-running 2>/dev/null | grep -qE 'running|degraded'; do
		kill -0 "$starter" 2>/dev/null || wrong boot "systemd does not start here: $(cat "$data/systemd.log")"
		[ "$SECONDS" -lt "$deadline" ] || wrong boot "systemd does not run after 30 s"
		sleep 0.2
	done
}

inside() { nsenter -t "$systemd_pid" -m -p -i -u -r -w -- "$@"; }

cleanup() {
	local code=$?
	trap - EXIT
	if [ "$code" -ne 0 ] && [ -n "$systemd_pid" ]; then
		inside journalctl -q --no-pager -n 30 -u 'caucus-*' >&2 || true
	fi
	# All that it started ends with it.
	[ -z "$systemd_pid" ] || kill -KILL "$systemd_pid" 2>/dev/null || true
	wait
	if [ -n "$group" ] && [ -d "$group" ]; then find "$group" -depth -type d -exec rmdir {} + 2>/dev/null || true; fi
	umount -l "$data/root" 2>/dev/null || true
	umount -l "$data" 2>/dev/null || true
	[ -z "$data" ] || rmdir "$data" || true
	exit "$code"
}

# ---- the package -----------------------------------------------------------------------------------------------------

make_package() {
	local folder
	# Commits may come meanwhile.
	local -x SOURCE_DATE_EPOCH
	SOURCE_DATE_EPOCH="$(date +%s)"
	for folder in one two; do mkdir "$data/$folder"; done
	"$CAUCUS_ROOT/scripts/package" --bin "$bin" --out "$data/one" >/dev/null || wrong package "it cannot be made"
	(umask 077 && TZ=Asia/Seoul "$CAUCUS_ROOT/scripts/package" --bin "$bin" --out "$data/two") >/dev/null || wrong package "not twice"
	cmp "$data/one"/*.deb "$data/two"/*.deb || wrong package "it is not the same when it is made again"
	[ -z "$(dpkg-deb -c "$data/one"/*.deb | awk '$2 != "root/root"')" ] || wrong package "not all belongs to root"
	# Through the overlay: what is put below it may not be seen.
	cp "$data/one"/*.deb "$data/root$PACKAGE"
}

install_package() { inside env DEBIAN_FRONTEND=noninteractive dpkg -i "$PACKAGE" >&2 || wrong install "dpkg failed"; }

check_installed() {
	local user unit exposure
	for user in caucus caucus-trustee caucus-relay; do
		[ "$(inside stat -c '%U:%G %a' "/var/lib/$user")" = "$user:$user 700" ] || wrong install "/var/lib/$user is not for $user alone"
	done
	[ "$(inside stat -c '%U %a' /etc/caucus)" = "root 711" ] || wrong install "others can list /etc/caucus"
	for unit in "${UNITS[@]}"; do
		[ "$(inside systemctl is-active "$unit")" = inactive ] || wrong install "it started $unit by itself"
		inside systemd-analyze verify "$unit.service" >"$data/verify" 2>&1 || true
		! grep "caucus" "$data/verify" >&2 || wrong "$unit" "systemd finds something wrong"
		exposure="$(inside systemd-analyze security --no-pager "$unit.service" | sed -n 's/.*exposure level for .*: \([0-9.]*\) .*/\1/p')"
		awk -v is="$exposure" -v most="$MOST_EXPOSURE" 'BEGIN { exit !(is != "" && is <= most) }' ||
			wrong "$unit" "its exposure is $exposure, where $MOST_EXPOSURE is allowed"
		exposures["$unit"]=$exposure
	done
	for unit in caucus-node caucus caucus-audit; do inside "$unit" --version >/dev/null || wrong "$unit" "does not run"; done
}

# ---- its services ----------------------------------------------------------------------------------------------------

rpc() {
	curl -fsS --max-time 5 -H 'Content-Type: application/json' \
		-d "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"$1\",\"params\":${2:-[]}}" "http://127.0.0.1:$rpc_port" 2>/dev/null |
		jq -ce '.result'
}

# The number of the last final block.
final() {
	local hash number
	hash="$(rpc chain_getFinalizedHead)" && number="$(rpc chain_getHeader "[$hash]" | jq -r .number)" && printf '%d' "$number"
}

# wait_final NUMBER: until this block is final.
wait_final() {
	local deadline=$((SECONDS + FINAL_SECONDS)) now
	until now="$(final)" && [ "$now" -ge "$1" ]; do
		[ "$(inside systemctl show -P NRestarts caucus-node)" = 0 ] || wrong node "it ended by itself"
		[ "$SECONDS" -lt "$deadline" ] || wrong node "block $1 is not final after $FINAL_SECONDS s"
		sleep 0.5
	done
}

# The chain is the only thing that differs from what operators start.
configure() {
	inside sed -i "s|^CAUCUS_NODE_OPTIONS=.*|CAUCUS_NODE_OPTIONS=\"--dev --finality-lag 0 --rpc-port $rpc_port --port $(free_port) \
--no-prometheus --no-mdns --blocks-pruning 2592000\"|" /etc/default/caucus-node
}

run_node() {
	local pid
	inside systemctl start caucus-node || wrong node "it cannot be started"
	wait_final 1
	pid="$(inside systemctl show -P MainPID caucus-node)"
	[ "$(inside ps -o user= -p "$pid")" = caucus ] || wrong node "it does not run as its user"
	[ -z "$(inside find /var/lib/caucus -perm /077)" ] || wrong node "others can read what it writes"
}

run_trustee() {
	inside setpriv --reuid caucus-trustee --regid caucus-trustee --clear-groups \
		caucus trustee new-secret /var/lib/caucus-trustee/trustee.secret >/dev/null || wrong trustee "it makes no secret"
	printf 'CAUCUS_ACCOUNT=//Bob\nCAUCUS_NODE=ws://127.0.0.1:%s\n' "$rpc_port" | inside sh -c 'umask 077; cat >/etc/caucus/trustee'
	inside systemctl start caucus-trustee || wrong trustee "it cannot be started"
	sleep 3
	[ "$(inside systemctl show -P NRestarts -P ActiveState caucus-trustee | xargs)" = "0 active" ] || wrong trustee "it ended by itself"
}

# override UNIT COMMAND: what a service runs, instead of what its unit says; packages do not change that.
override() {
	inside sh -c "mkdir -p /etc/systemd/system/$1.service.d &&
		printf '[Service]\nExecStart=\nExecStart=%s\n' '$2' >/etc/systemd/system/$1.service.d/test.conf"
	inside systemctl daemon-reload
}

# On other ports than those of the unit, which may be in use here.
run_gate() {
	local port
	port="$(free_port)"
	override caucus-gate "/usr/bin/python3 /usr/lib/caucus/caucus-gate $port $rpc_port"
	inside systemctl start caucus-gate || wrong gate "it cannot be started"
	sleep 1
	inside timeout 60 caucus --node "ws://127.0.0.1:$port" council show --json | jq -e .in_power >/dev/null ||
		wrong gate "a client cannot read the chain through it"
}

# There is no election here to relay for, so that the program would end. The service is the package's otherwise. A second
# one does not run.
run_relay() {
	inside sh -c 'umask 077; echo CAUCUS_ACCOUNT=//Eve | tee /etc/caucus/relay-8 >/etc/caucus/relay-7'
	override caucus-relay@ "/usr/bin/sleep infinity"
	inside systemctl start caucus-relay@7 || wrong relay "it cannot be started"
}

main_pid() { inside systemctl show -P MainPID "$1"; }

# The services that run are started anew; those that do not, or were stopped, are left alone.
upgrade() {
	local before unit pid now deadline
	declare -A pids=()
	before="$(final)"
	for unit in "${UNITS[@]}"; do
		pid="$(main_pid "$unit")"
		[ "$pid" -gt 0 ] || wrong upgrade "$unit does not run before it"
		pids["$unit"]=$pid
	done
	install_package
	inside grep -q -- "--rpc-port $rpc_port" /etc/default/caucus-node || wrong upgrade "the configuration is lost"
	# A trustee that finds no node ends, and is started again.
	deadline=$((SECONDS + START_SECONDS))
	for unit in "${UNITS[@]}"; do
		until now="$(main_pid "$unit")" && [ "$now" -gt 0 ] && [ "$now" != "${pids[$unit]}" ]; do
			[ "$now" != "${pids[$unit]}" ] || wrong upgrade "$unit was not started anew"
			[ "$SECONDS" -lt "$deadline" ] || wrong upgrade "$unit does not run after it"
			sleep 0.5
		done
	done
	[ "$(main_pid caucus-relay@8)" = 0 ] || wrong upgrade "it started a relayer that did not run"
	wait_final "$((before + 1))"
	inside systemctl stop caucus-gate caucus-relay@7
	install_package
	for unit in caucus-gate caucus-relay@7; do
		[ "$(main_pid "$unit")" = 0 ] || wrong upgrade "it started $unit, which was stopped"
	done
	wait_final "$((before + 2))"
}

stop_node() {
	local started=$SECONDS
	inside systemctl stop caucus-trustee caucus-node
	stop_seconds=$((SECONDS - started))
	[ "$(inside systemctl show -P Result caucus-node)" = success ] || wrong stop "it did not end by itself"
	[ "$stop_seconds" -le "$STOP_SECONDS" ] || wrong stop "it took $stop_seconds s, where $STOP_SECONDS are allowed"
}

# ---- its end ---------------------------------------------------------------------------------------------------------

gone() { ! inside test -e "$1" || wrong purge "$1 is left"; }

remove_and_purge() {
	local chain=/var/lib/caucus/chains/caucus-dev file unit user
	inside sh -c "mkdir -p $chain/keystore && echo secret >$chain/keystore/key"
	inside systemctl start caucus-gate caucus-relay@7
	inside dpkg -r caucus >&2
	for unit in caucus-gate caucus-relay@7; do
		[ "$(main_pid "$unit")" = 0 ] || wrong remove "$unit runs still"
	done
	for file in "$chain/paritydb" "$chain/keystore/key" /var/lib/caucus-trustee/trustee.secret /etc/default/caucus-node; do
		inside test -e "$file" || wrong remove "$file is gone"
	done
	inside dpkg -P caucus >&2
	inside test -s "$chain/keystore/key" || wrong purge "a key is gone"
	inside test -s /var/lib/caucus-trustee/trustee.secret || wrong purge "a trustee's secret is gone"
	gone "$chain/paritydb"
	gone /etc/default/caucus-node
	gone /usr/bin/caucus-node
	gone /var/lib/caucus-relay
	install_package
	inside rm -r "$chain" /var/lib/caucus-trustee/trustee.secret /etc/caucus/trustee /etc/caucus/relay-7 /etc/caucus/relay-8
	inside dpkg -P caucus >&2
	gone /var/lib/caucus
	gone /var/lib/caucus-trustee
	gone /etc/caucus
	for user in caucus caucus-trustee caucus-relay; do
		! inside getent passwd "$user" >/dev/null || wrong purge "the user $user is left"
	done
}

main() {
	local rpc_port stop_seconds final_seconds started bytes
	declare -A exposures=()
	while [ $# -gt 0 ]; do
		case $1 in
		-h | --help)
			usage "$0"
			exit 0
			;;
		--bin) bin="$2" && shift ;;
		*) die "unknown argument: $1 (see tests/package/run.sh --help)" ;;
		esac
		shift
	done
	[ "$(id -u)" -eq 0 ] || die "root is needed to install a package, though on a copy of this machine"
	data="$(mktemp -d)"
	trap cleanup EXIT
	rpc_port="$(free_port)"
	boot
	make_package
	bytes="$(stat -c %s "$data/one"/*.deb)"
	install_package
	check_installed
	configure
	started=$SECONDS
	run_node
	final_seconds=$((SECONDS - started))
	run_trustee
	run_gate
	run_relay
	upgrade
	stop_node
	remove_and_purge
	for unit in "${UNITS[@]}"; do printf '%s %s\n' "$unit" "${exposures[$unit]}"; done |
		jq -Rnc --argjson bytes "$bytes" --argjson final "$final_seconds" --argjson stop "$stop_seconds" \
			'{bytes: $bytes, final_seconds: $final, stop_seconds: $stop,
				exposure: [inputs | split(" ") | {(.[0]): (.[1] | tonumber)}] | add}'
}

main "$@"

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
# Hold an election in which some vote through a light client, and read its result by one.
#
#   tests/light/run.sh                  on a new development chain of one validator
#   tests/light/run.sh --node URL --spec FILE --peer ADDRESS [--peer ADDRESS...]
#                                       on a running development or local chain: a node's JSON-RPC, the raw specification,
#                                       WebSocket addresses of full nodes such as /ip4/127.0.0.1/tcp/30333/ws/p2p/12D3Koo...
#   tests/light/run.sh --caucus FILE    the command line to use (default: the one that was built)
#   tests/light/run.sh --node-program FILE   the node to use for a new chain (default: the one that was built)
#   tests/light/run.sh --preparing S    from drawing up to voting, in seconds (default 75); several validators need more
#   tests/light/run.sh --voting S       how long voting is open, in seconds (default 200)
#   tests/light/run.sh --repeat N       how often a light client checks each of its ballots, to time it (default 3)
#   tests/light/run.sh --keep           leave the folder with all that was written
#   tests/light/run.sh --help           this text
#
# 100 members, numbered from the first free number, are registered and vote on two papers: 50 of the youth on one with
# four options, the others on one with twelve. Of each, two hand their ballots in through a light client, and 20 by the
# node. Trustees are //Alice, //Bob and //Dave, the registrars //Alice and //Bob, the commission //Charlie and //Dave. It
# fails with the name of what failed unless
#   - the light client follows the chain from the raw specification, and refuses a specification that is not raw,
#   - its ballots are counted in a final block, and a ballot that is counted already is refused by its own check,
#   - it reads stage, totals and outcomes of the final result with proof, and the node and `caucus results` say the same,
#   - a node that changes a digit is found to lie.
# stdout is one line of JSON; figures in it are in milliseconds where the name says so, else in seconds.
set -euo pipefail
# shellcheck source=scripts/lib/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib/env.sh"

HERE="$CAUCUS_ROOT/tests/light"
START_SECONDS=120
# How long preparing may take on a slow machine, in seconds.
PREPARING_SECONDS=300
RESULT_SECONDS=240
# Numbers of members: the youth are the first half.
MEMBERS=100
LIGHT=2
OTHERS=20
# The storage key of Members.MemberCount.
MEMBER_COUNT=ba7fb8745735dc3be2a2c61a72c39e786fda56a2c5fdcd6a2185f92a24a09894
TRUSTEES=(Alice Bob Dave)
COMMISSION=(Charlie Dave)

node_url=''
spec=''
peers=()
caucus="$CARGO_TARGET_DIR/release/caucus"
node_program="$CARGO_TARGET_DIR/release/caucus-node"
preparing=75
voting=200
repeat=3
keep=no
data=''
node_pid=''
pids=()

# wrong NAME "text": says what failed, by name, and ends.
wrong() { die "$1: $2"; }

caucus() { "$caucus" --lang en --node "$node_url" "$@"; }

light() {
	local command=$1
	shift
	node "$HERE/light.mjs" "$command" --spec "$spec" "${peers[@]}" "$@"
}

cleanup() {
	local code=$?
	trap - EXIT
	[ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2>/dev/null || true
	if [ -n "$node_pid" ]; then
		kill "$node_pid" 2>/dev/null || true
		wait "$node_pid" 2>/dev/null || true
	fi
	if [ "$keep" = yes ]; then say "Data are in $data"; else rm -rf "$data"; fi
	exit "$code"
}

# until_so SECONDS NAME "text" command...: polls until the command succeeds.
until_so() {
	local deadline=$((SECONDS + $1)) name=$2 text=$3
	shift 3
	until "$@" >/dev/null 2>&1; do
		[ "$SECONDS" -lt "$deadline" ] || wrong "$name" "$text"
		sleep 1
	done
}

rpc() {
	curl -fsS --max-time 5 -H 'Content-Type: application/json' \
		-d "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"$1\",\"params\":[${2:-}]}" "${node_url/#ws/http}" |
		jq -er .result
}

start_chain() {
	local rpc_port p2p_port id
	rpc_port="$(free_port)"
	p2p_port="$(free_port)"
	node_url="ws://127.0.0.1:$rpc_port"
	"$node_program" --dev --finality-lag 0 --base-path "$data/node" --rpc-port "$rpc_port" \
		--listen-addr "/ip4/127.0.0.1/tcp/$p2p_port/ws" --no-mdns --no-telemetry --no-prometheus \
		</dev/null >"$data/node.log" 2>&1 &
	node_pid=$!
	until_so "$START_SECONDS" NoNode "the node does not answer; its log: $(tail -n 3 "$data/node.log")" rpc system_health
	id="$(rpc system_localPeerId)"
	peers=(--peer "/ip4/127.0.0.1/tcp/$p2p_port/ws/p2p/$id")
	spec="$data/raw.json"
	"$node_program" export-chain-spec --raw --chain dev >"$spec" 2>"$data/spec.log" ||
		wrong BadSpec "the node writes no specification: $(tail -n 1 "$data/spec.log")"
}

moment() { date -u -d "@$1" +%Y-%m-%dT%H:%M:%SZ; }

plan() {
	local opens=$(($(date +%s) + preparing))
	jq -n --arg opens "$(moment "$opens")" --arg closes "$(moment $((opens + voting)))" '
		def paper($title; $candidates):
			{title: $title, kind: "choose-one", candidates: [range($candidates) | "후보 \(. + 1) / Candidate \(. + 1)"]};
		{
			title: "라이트 클라이언트 / Light client", contests: [paper("넷 / Four options"; 3), paper("열둘 / Twelve options"; 11)],
			styles: [
				{name: "youth", classes: "youth", contests: [1]},
				{name: "dues-payers", classes: "dues-paying", contests: [2]}
			],
			ring_size: 255, opens: $opens, closes: $closes, trustee_step_seconds: 60, objections_seconds: 10,
			tally_seconds: 120, certification_seconds: 120, appeals_seconds: 10, least_roll: 50, least_turnout: 20,
			max_revotes: 32, threshold: 2
		}'
}

stage() { caucus results --election "$election" --json | jq -r .stage; }
stage_is() { [ "$(stage)" = "$1" ]; }

# How many members the chain has: development members have the same numbers. 64 digits are where the runtime keeps it.
members_there() {
	local stored
	stored="$(rpc state_getStorage "\"0x$MEMBER_COUNT\"")" || stored=0x00000000
	printf '%d' "$((16#${stored:8:2}${stored:6:2}${stored:4:2}${stored:2:2}))"
}

register() {
	local number classes batch digest
	for ((number = first; number < first + MEMBERS; number++)); do
		classes=dues-paying
		[ "$number" -ge $((first + MEMBERS / 2)) ] || classes+=,youth
		caucus apply --dev-member "$number" --classes "$classes"
	done >"$data/applications"
	batch="$(caucus registrar propose "$data/applications" --account //Alice | sed 's/^batch \([0-9]*\) .*/\1/')" || return 1
	digest="$(caucus registrar show "$batch" | sed -n 's/^digest //p')"
	caucus registrar confirm "$batch" --digest "$digest" --account //Bob >&2
}

# Sets: election.
draw_up() {
	local name
	for name in "${TRUSTEES[@]}"; do
		caucus trustee new-secret "$data/$name.secret" >/dev/null || return 1
		"$caucus" --node "$node_url" trustee run --trust-remote-node --account "//$name" --secret "$data/$name.secret" \
			</dev/null >"$data/$name.log" 2>&1 &
		pids+=($!)
	done
	plan >"$data/plan.json"
	election="$(caucus election draw-up "$data/plan.json" --account "//${COMMISSION[0]}" |
		sed 's/^election \([0-9]*\) .*/\1/')" || return 1
	for name in "${COMMISSION[@]}"; do
		caucus election call-trustees --election "$election" --account "//$name" \
			--trustees "$(printf ',//%s' "${TRUSTEES[@]}" | cut -c2-)" >&2 || return 1
	done
}

# Members who vote by the node, four at a time.
vote_by_node() {
	export caucus node_url election
	# shellcheck disable=SC2016
	for half in "$first" $((first + MEMBERS / 2)); do seq $((half + LIGHT)) $((half + LIGHT + OTHERS - 1)); done |
		xargs -P 4 -I{} bash -c '"$caucus" --node "$node_url" vote --election "$election" --dev-member {} \
			--choice $(({} % 3 + 1)) --no-wait >/dev/null 2>&1 || exit 255'
}

# Sets: votes, what the light client reports.
vote_by_light_client() {
	local number files=()
	for number in "$first" $((first + 1)) $((first + MEMBERS / 2)) $((first + MEMBERS / 2 + 1)); do
		caucus vote --election "$election" --dev-member "$number" --choice 2 --print >"$data/ballot-$number" \
			2>>"$data/vote.log" || wrong NoBallot "caucus vote: $(tail -n 2 "$data/vote.log")"
		files+=("$data/ballot-$number")
	done
	until_so "$PREPARING_SECONDS" NotOpen "voting does not begin" stage_is open
	votes="$(light cast --repeat "$repeat" "${files[@]}")" || wrong NotCast "the light client's ballots are not counted"
	if light cast "${files[0]}" >/dev/null 2>"$data/again.log"; then
		wrong CountedTwice "a ballot that is counted was taken again"
	fi
	grep -q '^Refused: ' "$data/again.log" || wrong NotRefused "a counted ballot was not refused: $(<"$data/again.log")"
}

# Sets: digest. `certify` shows it, once the totals are final, to whoever did not say it.
digest_is_shown() {
	local shown
	shown="$(caucus election certify --election "$election" --account "//${COMMISSION[0]}" 2>&1 </dev/null || true)"
	digest="$(sed -n 's/^digest for certifying 0x//p' <<<"$shown")"
	[ -n "$digest" ]
}

certify() {
	local name digest=''
	until_so "$RESULT_SECONDS" NoDigest "the result has no digest" digest_is_shown
	for name in "${COMMISSION[@]}"; do
		caucus election certify --election "$election" --account "//$name" --digest "$digest" >&2 || return 1
	done
}

# Sets: found, what the light client reports.
read_result() {
	local port
	until_so $((voting + RESULT_SECONDS)) NoTotals "the sums are not decrypted" stage_is tallied
	certify || wrong NotCertified "the commission could not certify"
	until_so "$RESULT_SECONDS" NotFinal "the result does not become final" stage_is final
	found="$(light result --election "$election" --node "$node_url" --caucus "$caucus")" ||
		wrong NoResult "the light client does not read the result, or others say something else"
	jq -e '.stage == "Final" and (.totals | map(add) | add) == (.voters | add) and (.outcomes | length) == 2' \
		<<<"$found" >/dev/null || wrong WrongResult "the result is not that of this election: $found"

	port="$(free_port)"
	node "$HERE/liar.mjs" "$node_url" "$port" &
	pids+=($!)
	sleep 1
	if light result --election "$election" --node "http://127.0.0.1:$port" >/dev/null 2>"$data/liar.log"; then
		wrong BelievedALie "a node that changes a digit is believed"
	fi
	grep -q '^Disagreement: .* lies about ' "$data/liar.log" || wrong BelievedALie "no lie was found: $(<"$data/liar.log")"
	echo '{"genesis": {}}' >"$data/not-raw.json"
	if node "$HERE/light.mjs" follow --spec "$data/not-raw.json" >/dev/null 2>"$data/not-raw.log"; then
		wrong BelievedASpec "a specification that is not raw is taken"
	fi
	grep -q '^BadSpec: ' "$data/not-raw.log" || wrong BelievedASpec "$(<"$data/not-raw.log")"
}

parse() {
	while [ $# -gt 0 ]; do
		case $1 in
		-h | --help)
			usage "$0"
			exit 0
			;;
		--keep) keep=yes ;;
		--node | --spec | --peer | --caucus | --node-program | --preparing | --voting | --repeat)
			[ -n "${2:-}" ] || die "$1 takes a value (see tests/light/run.sh --help)"
			case $1 in
			--node) node_url=$2 ;;
			--spec) spec=$2 ;;
			--peer) peers+=(--peer "$2") ;;
			--caucus) caucus=$2 ;;
			--node-program) node_program=$2 ;;
			--preparing) preparing=$2 ;;
			--voting) voting=$2 ;;
			--repeat) repeat=$2 ;;
			esac
			shift
			;;
		*) die "unknown argument: $1 (see tests/light/run.sh --help)" ;;
		esac
		shift
	done
	[[ "$preparing $voting" =~ ^[1-9][0-9]{1,4}\ [1-9][0-9]{1,4}$ && "$repeat" =~ ^[1-9][0-9]?$ ]] ||
		die "--preparing, --voting and --repeat take numbers"
	[ -z "$node_url" ] || [ -n "$spec" ] || die "--node needs the chain's raw specification: --spec"
}

main() {
	local first election votes found by_node
	parse "$@"
	exec 3>&1 1>&2
	data="$(mktemp -d "${TMPDIR:-/tmp}/caucus-light.XXXXXX")"
	trap cleanup EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM
	if [ -z "$node_url" ]; then
		title "a new chain"
		start_chain
	fi
	title "a light client follows the chain"
	light follow || wrong NotFollowed "the light client does not follow the chain"
	title "an election with papers of 4 and 12 options"
	first="$(members_there)"
	register || wrong NotRegistered "the members could not be registered"
	draw_up || wrong NotDrawnUp "the election could not be drawn up"
	until_so "$PREPARING_SECONDS" NotReady "the election does not become ready" has_reference
	vote_by_node_when_open &
	by_node=$!
	pids+=("$by_node")
	vote_by_light_client
	wait "$by_node" || wrong NotVoted "not all could vote by the node"
	title "the result"
	read_result
	jq -cn --argjson votes "$votes" --argjson found "$found" --argjson machine "$(machine_json)" '
		def median: sort | .[length / 2 | floor];
		{
			machine: $machine, synced_seconds: $votes.synced_seconds,
			ballots: ($votes.ballots | map(del(.file))),
			memory_mib: $votes.memory_mib,
			checks: ($votes.ballots | group_by(.options) | map({
				options: (.[0].options | add),
				milliseconds: (map(.check_milliseconds[]) | median),
				cpu_milliseconds: (map(.check_cpu_milliseconds[]) | median)
			})),
			result: ($found | del(.genesis, .synced_seconds, .memory_mib))
		}' >&3
	good "the light client's ballots are counted, and it reads the result with proof"
}

vote_by_node_when_open() {
	until_so "$PREPARING_SECONDS" NotOpen "voting does not begin" stage_is open
	vote_by_node
}

has_reference() { caucus results --election "$election" --json | jq -e '.election_ref != null'; }

main "$@"

# SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
# shellcheck shell=bash disable=SC2154
# What `./scripts/demo content` shows, on two nodes of its own; scripts/demo sources it.

# How long published bytes are served on this chain, in milliseconds, and for how many blocks nodes keep bodies.
SERVED=300000
KEPT_BLOCKS=60
VIDEO_BYTES=$((20 * 1000 * 1000))
# What is looked for stands in the transcript, and in no title.
PHRASE='청년 주거 사다리'
LOOKED_FOR='청년주거 사다리를'
# Node keys that everybody knows, for a chain that everybody knows.
NODE_KEYS=(1111111111111111111111111111111111111111111111111111111111111111
	2222222222222222222222222222222222222222222222222222222222222222)
CANDIDATE=//Eve
node_pids=('' '')
rpc_ports=('' '')
p2p_ports=('' '')

peer_of() {
	printf '/ip4/127.0.0.1/tcp/%s/p2p/%s' "${p2p_ports[$1]}" \
		"$("$(bin caucus-node)" key inspect-node-key --file "$data/node-$1.key")"
}

# start_content_node 0|1: on the data that are there. The first makes blocks.
start_content_node() {
	local number=$1 role=()
	case $number in
	0) role=(--alice --force-authoring) ;;
	# With the limits of a public node (packaging/public-node).
	1) role=(--bootnodes "$(peer_of 0)" --rpc-max-request-size 2 --rpc-max-response-size 2
		--rpc-message-buffer-capacity-per-connection 8) ;;
	esac
	"$(bin caucus-node)" \
		--chain "$data/chain.json" --base-path "$data/node-$number" --node-key-file "$data/node-$number.key" \
		--rpc-port "${rpc_ports[$number]}" --listen-addr "/ip4/127.0.0.1/tcp/${p2p_ports[$number]}" \
		--finality-lag 0 --blocks-pruning "$KEPT_BLOCKS" --ipfs-server "${role[@]}" \
		--allow-private-ip --no-mdns --no-telemetry --no-prometheus --rpc-cors all \
		</dev/null >>"$data/node-$number.log" 2>&1 3>&- &
	node_pids[number]=$!
	# It is stopped on purpose, and perhaps started again by another shell: nothing to be said of it as a job.
	disown
}

# take_over_pid NUMBER: die_once starts a node in a shell of its own, which alone knows its process unless it is read here.
take_over_pid() {
	local file="$data/node-$1.pid"
	[ -s "$file" ] || return 0
	node_pids[$1]="$(<"$file")"
	rm "$file"
}

stop_content_node() {
	local pid deadline=$((SECONDS + 60))
	take_over_pid "$1"
	pid=${node_pids[$1]}
	[ -n "$pid" ] || return 0
	kill "$pid" 2>/dev/null || true
	# Its database is free when the process is gone.
	while [ -e "/proc/$pid/exe" ] && [ "$SECONDS" -lt "$deadline" ]; do sleep 0.2; done
	node_pids[$1]=''
}

# With --keep they go on.
stop_content_nodes() {
	local number
	for number in 0 1; do
		take_over_pid "$number"
		if [ "$keep" = yes ] && [ -n "${node_pids[$number]}" ]; then
			say "Node $number goes on: $(url_of "$number"). Stop it with: kill ${node_pids[$number]}"
		else
			stop_content_node "$number"
		fi
	done
}

url_of() { printf 'ws://127.0.0.1:%s' "${rpc_ports[$1]}"; }

# on NODE ARGUMENTS...: the command line, by one of the nodes.
on() { "$(bin caucus)" --node "$(url_of "$1")" "${language[@]}" "${@:2}"; }

answers() { curl -fs --max-time 5 -H 'Content-Type: application/json' \
	-d '{"id":1,"jsonrpc":"2.0","method":"system_health"}' "http://127.0.0.1:${rpc_ports[$1]}"; }

# Sets the chain up: it is the development chain, but what is published is served for minutes.
start_content_nodes() {
	local number
	# By Python: amounts in it are larger than jq keeps exact.
	"$(bin caucus-node)" export-chain-spec --chain dev 2>/dev/null | python3 -c '
import json, sys
spec = json.load(sys.stdin)
spec.update(name="Caucus demo", id="caucus-demo", bootNodes=[])
patch = spec["genesis"]["runtimeGenesis"]["patch"]
patch["library"] = {"parameters": {"retention": int(sys.argv[1])}}
json.dump(spec, sys.stdout)' "$SERVED" >"$data/chain.json"
	for number in 0 1; do
		rpc_ports[number]="$(free_port)"
		p2p_ports[number]="$(free_port)"
		printf '%s' "${NODE_KEYS[$number]}" >"$data/node-$number.key"
		start_content_node "$number"
		wait_until "$START_SECONDS" "answer from node $number" answers "$number"
	done
	good "    two nodes of a new chain: $(url_of 0), $(url_of 1)"
}

# files_with SAMPLE...: the files of both nodes that have one of these bytes, given as hexadecimal digits, somewhere.
files_with() {
	python3 - "$data/node-0" "$data/node-1" -- "$@" <<-'PYTHON'
		import mmap, os, sys
		from pathlib import Path
		at = sys.argv.index("--")
		samples = [bytes.fromhex(sample) for sample in sys.argv[at + 1:]]
		for folder in sys.argv[1:at]:
		    for path in Path(folder).rglob("*"):
		        # A node that runs takes files away while they are looked at, and empties others.
		        try:
		            if not path.is_file() or not path.stat().st_size:
		                continue
		            with path.open("rb") as file:
		                if not os.fstat(file.fileno()).st_size:
		                    continue
		                with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
		                    if any(data.find(sample) >= 0 for sample in samples):
		                        print(path)
		        except FileNotFoundError:
		            continue
	PYTHON
}

# are_gone SAMPLE...: no file of the nodes has any of these; says which one does.
are_gone() {
	local files
	# Who could not look has not seen that nothing is there.
	files="$(files_with "$@")" || return 1
	[ -z "$files" ] || warn "still there: ${files//$'\n'/ }"
	[ -z "$files" ]
}

# A file that begins as a video does, of bytes that are found nowhere else and do not get smaller.
make_video() {
	{
		printf '\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom'
		openssl enc -aes-256-ctr -pass pass:caucus -nosalt -pbkdf2 </dev/zero 2>/dev/null | head -c $((VIDEO_BYTES - 24))
	} >"$1" || true
	[ "$(stat -c %s "$1")" -eq "$VIDEO_BYTES" ] || die "the video was not made"
}

# An election with a candidate who has an account, and whose campaign runs.
begin_campaign() {
	local nominee opens closes
	nominee="$("$(bin caucus-node)" key inspect "$CANDIDATE" --output-type json | jq -r .ss58Address)"
	opens="$(date -u -d '+2 hours' +%Y-%m-%dT%H:%M:%SZ)"
	closes="$(date -u -d '+4 hours' +%Y-%m-%dT%H:%M:%SZ)"
	on 0 election example | jq --arg nominee "$nominee" --arg opens "$opens" --arg closes "$closes" '
		.contests[0].candidates[1].nominee = $nominee | .opens = $opens | .closes = $closes
		| .trustee_step_seconds = 600 | .objections_seconds = 600 | .threshold = 4' >"$data/plan.json"
	on 0 election draw-up --account //Charlie "$data/plan.json" &&
		on 0 election accept-nomination --account "$CANDIDATE" --election 0 --contest 1 &&
		on 0 election call-trustees --account //Charlie --election 0 --trustees "$ROSTER" &&
		on 0 election call-trustees --account //Dave --election 0 --trustees "$ROSTER"
}
ROSTER=//Alice,//Bob,//Dave,//Eve,//Ferdie,//One,//Two

# ipfs NODE CID...: whether a client of other people's code gets these blocks of the node; with --missing, whether it does not.
ipfs() { node tests/ipfs/fetch.mjs --peer "$(peer_of "$1")" "${@:2}"; }

# cids_of ITEM: the names of the original's chunks, as IPFS writes them. The original is the first part shown.
cids_of() {
	on 1 library show "$1" --chunks | awk '/^  original: /{ original = 1; next } /^  [^ ]/{ original = 0 } original && $1 ~ /^bafk/{ print $1 }'
}

# status_of ITEM: of its first version, as the chain says it.
status_of() { on 1 library show "$1" --json | jq -r '.versions[0].version.status'; }

# Publishes the video, and has it found, fetched and checked on the other node. Sets: video, the JSON of it.
publish_video() {
	local item digest cids at files
	make_video "$data/speech.mp4"
	printf '존경하는 당원 여러분. 저는 %s를 다시 놓겠습니다.\n월세로 시작해 내 집에 이르는 길입니다.\n' "$PHRASE" >"$data/speech.txt"
	item="$(on 0 library publish --account "$CANDIDATE" --as candidate:0/1 --kind speech --title '후보 연설' \
		--original "$data/speech.mp4" --transcript "$data/speech.txt" --json | jq -r .item)" || return 1
	digest="$(b2sum -l 256 "$data/speech.mp4" | cut -d' ' -f1)"
	good "    published by candidate 2: item $item"

	on 1 library search "$LOOKED_FOR" --json >"$data/found.json" || return 1
	jq -e --argjson item "$item" '[.. | objects | .id? // empty] | index($item) != null' "$data/found.json" >/dev/null ||
		die "the video is not found by $LOOKED_FOR"
	good "    found on the other node by '$LOOKED_FOR', which stands in the transcript as '$PHRASE'"
	on 1 library fetch "$item" --out "$data/by-rpc.mp4" || return 1
	cmp "$data/speech.mp4" "$data/by-rpc.mp4" || return 1
	mapfile -t cids < <(cids_of "$item")
	ipfs 1 --out "$data/by-ipfs.mp4" "${cids[@]}" || return 1
	cmp "$data/speech.mp4" "$data/by-ipfs.mp4" || return 1
	good "    fetched from it by RPC and by an IPFS client, ${#cids[@]} chunks each; the digest is $digest"
	video="$(jq -cn --argjson item "$item" --arg digest "$digest" --argjson bytes "$VIDEO_BYTES" \
		--argjson chunks "${#cids[@]}" '{item: $item, bytes: $bytes, chunks: $chunks, digest: $digest}')"
	first_cid=${cids[0]}
	for at in 24 7000000 19999900; do
		samples+=("$(tail -c "+$((at + 1))" "$data/speech.mp4" | head -c 64 | od -An -tx1 -v | tr -d ' \n')")
	done
	files="$(files_with "${samples[@]}")" || return 1
	before="$(grep -c . <<<"$files")" || true
	[ "$before" -ge 2 ] || die "the video is not found on both disks: whoever looks for it there sees nothing"
}

# Takes something down, and sees that no node serves it from the next block on. Sets: takedown.
take_down() {
	local item cid number
	printf '이 글은 당원 17의 주소를 밝힙니다.\n' >"$data/bad.txt"
	item="$(on 0 library publish --account "$CANDIDATE" --as candidate:0/1 --kind policy --title '글' \
		--original "$data/bad.txt" --json | jq -r .item)" || return 1
	cid="$(cids_of "$item")"
	# Into a file of its own: what is written takes the place of what is there, a device too.
	for number in 0 1; do ipfs "$number" --out "$data/served" "$cid" || return 1; done
	on 0 library suspend --account //Alice "$item" --code privacy --reason '당원의 주소를 밝힘' || return 1
	on 0 library confirm --account //Ferdie 0 || return 1
	for number in 0 1; do
		ipfs "$number" --missing "$cid" || return 1
		if on "$number" library fetch "$item" --out "$data/never"; then die "node $number serves what was taken down"; fi
	done
	on 1 library show "$item" || return 1
	takedown="$(on 1 library show "$item" --json | jq -c '{item: .item.id, status: .versions[0].version.status,
		reason: .versions[0].version.takedown[1].grounds.code}')"
	good "    taken down: neither node serves it, and everybody reads why"
}

# Reads all records without an account, by a general library and by curl alone. Sets: read_by_api.
read_records() {
	read_by_api="$(node tests/readers/read.mjs "$(url_of 1)")" || return 1
	tests/readers/read.sh "$(url_of 1)" || return 1
}

# Waits until the video's time is over and its blocks are dropped; then looks for it on the disks. Sets: gone.
let_it_go() {
	local item after number target status files
	item="$(jq -r .item <<<"$video")"
	wait_until $((SERVED / 1000 + 120)) "end of the video's time" expired "$item"
	for number in 0 1; do ipfs "$number" --missing "$first_cid" || return 1; done
	good "    its time is over: no node serves it, and the record says so"
	target=$(($(height 0) + KEPT_BLOCKS + 5))
	wait_until $((KEPT_BLOCKS * 6 + 240)) "block $target, by which its blocks are dropped" reached "$target"
	for number in 0 1; do
		stop_content_node "$number"
		# What is free is wiped when a node starts.
		start_content_node "$number"
		wait_until "$START_SECONDS" "answer from node $number" answers "$number"
	done
	sync
	# Its journal, too, which it empties once it is open.
	wait_until 60 "end of the video's bytes on the disks" are_gone "${samples[@]}" || return 1
	files="$(files_with "${samples[@]}")" || return 1
	after="$(grep -c . <<<"$files")" || true
	status="$(status_of "$item")"
	gone="$(jq -cn --arg status "$status" --argjson before "$before" --argjson after "$after" \
		'{status: $status, files_before: $before, files_after: $after}')"
	good "    gone from both disks ($before files had it, $after do); the record: $status"
}

expired() { [ "$(status_of "$1")" = Expired ]; }

height() {
	curl -fs --max-time 5 -H 'Content-Type: application/json' \
		-d '{"id":1,"jsonrpc":"2.0","method":"chain_getHeader"}' "http://127.0.0.1:${rpc_ports[$1]}" |
		jq -r '.result.number' | xargs printf '%d'
}

reached() { [ "$(height 1)" -ge "$1" ]; }

# Kills the second node when the rehearsal of messages asks for it, and starts it again: what it took from somebody must not
# be lost with it.
die_once() {
	local order=$1
	until [ -e "$order" ]; do sleep 0.2; done
	kill -KILL "$2" 2>/dev/null || true
	echo dead >"$order"
	until [ "$(cat "$order")" = start ]; do sleep 0.2; done
	start_content_node 1
	echo "${node_pids[1]}" >"$data/node-1.pid"
	rm "$order"
}

# Members write to each other by both nodes. Sets: messages, the JSON of it.
write_messages() {
	local order="$data/order" code=0 said
	die_once "$order" "${node_pids[1]}" &
	daemon_pids+=($!)
	messages="$(on 0 rehearse messages --other "$(url_of 1)" --kill "$order" --json)" || code=1
	take_over_pid 1
	[ "$code" -eq 0 ] || return 1
	# As it lies on the disks of operators.
	said="$(printf '노드가 죽어도 남는 말' | od -An -tx1 -v | tr -d ' \n')"
	# Files of nodes that run come and go: one look may fail.
	wait_until 30 "disk without a readable word of what members wrote" are_gone "$said" || return 1
	good "    no word of it lies readable on the nodes' disks"
}

# Sets: result, the JSON object described in scripts/demo.
run_content() {
	local video takedown gone first_cid messages samples=() before read_by_api
	title "a candidate publishes a video of 20 MB"
	begin_campaign >/dev/null || return 1
	publish_video || return 1
	title "a takedown"
	take_down || return 1
	title "members write to each other"
	write_messages || return 1
	# Meanwhile the video's time goes on, which is waited for next.
	title "the records, by readers without an account"
	read_records || return 1
	title "the end of the video's time"
	let_it_go || return 1
	result="$(jq -cn --argjson video "$video" --argjson takedown "$takedown" --argjson gone "$gone" \
		--argjson messages "$messages" --argjson readers "$read_by_api" \
		'{video: ($video + $gone), takedown: $takedown, messages: $messages, readers: $readers}')"
}

# Whether all that was shown is as it should be.
content_holds() {
	jq -e '.video.status == "Expired" and .video.files_before >= 2 and .video.files_after == 0
		and .takedown.status == "TakenDown" and .takedown.reason == "Privacy"
		and .readers.Library.compared > 0 and .readers.Messaging.compared > 0
		and .messages.killed.arrived == .messages.killed.sent and .messages.group.removed_reads_on == false
		and .messages.flood.kept < .messages.flood.sent and .messages.dump.with_plaintext == 0' <<<"$result" >/dev/null
}

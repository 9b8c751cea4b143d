#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
# Read public records of a Caucus chain without an account, with curl and what every Debian has.
#
#   tests/readers/read.sh http://127.0.0.1:9944     (ws:// works too: it is the same port)
#
# It calls view functions of each pallet, reads the same from storage, and decodes both by hand. Exit code 0: they
# agree; 1: they do not, or something cannot be read; 2: usage, or no node. How to do it by hand:
#
# 1. Everything is a POST of {"id":1,"jsonrpc":"2.0","method":METHOD,"params":[...]}. Bytes are hex with 0x.
# 2. state_call(NAME, INPUT, BLOCK) asks the runtime as it is at a block. All asked here is at one final block.
# 3. The metadata of the chain (state_call of Metadata_metadata_at_version with 16 as four bytes, the lowest first) lists
#    the view functions. Each has an id of 32 bytes: 16 are twox128 of the pallet's name, 16 of the function's signature.
#    In the metadata the id stands right before the name.
# 4. A view function is called by state_call of RuntimeViewFunction_execute_view_function. The input is the id, then the
#    arguments as bytes: a length, and the arguments one after the other. Numbers have their lowest byte first. A length
#    below 64 is one byte, four times the length. No arguments: 00. One u32 with the value 7: 10 07000000.
# 5. The answer is 00 (it worked), a length, and what the function gives. Nothing is 00, something 01 and what it is.
#    A list or a text is its length and what is in it. A length ends in two bits that say how many bytes it takes:
#    00 one, 01 two, 10 four; the length is the rest.
# 6. A key of storage is twox128 of the pallet's name and twox128 of the item's name. For maps with the numbers that are
#    their keys: 8 bytes of twox64 of the number's bytes, then these bytes.
# 7. twoxN is N bits of xxHash64 with the seeds 0, 1, ..., each with its lowest byte first.
set -euo pipefail

usage() {
	echo "usage: ${0##*/} http://HOST:PORT" >&2
	exit 2
}

[ $# -eq 1 ] || usage
case $1 in
http://* | https://*) url=$1 ;;
ws://* | wss://*) url=http${1#ws} ;;
*) usage ;;
esac

wrong() {
	echo "read.sh: $*" >&2
	exit 1
}

# ---- asking ---------------------------------------------------------------------------------------------------------

# The answer of a node to METHOD with PARAMS, which are JSON without the brackets.
ask() {
	local answer
	answer="$(printf '{"id":1,"jsonrpc":"2.0","method":"%s","params":[%s]}' "$1" "${2:-}" |
		curl -sS --max-time 60 -H 'Content-Type: application/json' --data-binary @- "$url")" || {
		echo "read.sh: no node at $url" >&2
		return 2
	}
	case $answer in *'"error":'*) wrong "$1: $answer" ;; esac
	printf '%s' "$answer"
}

# The result where it is one string of hex, without 0x; nothing where it is null.
ask_hex() {
	local answer
	answer="$(ask "$@")" || return
	sed -n 's/.*"result":"0x\([0-9a-f]*\)".*/\1/p' <<<"$answer"
}

# ---- bytes ----------------------------------------------------------------------------------------------------------

# A number of SIZE bytes as hex, the lowest first.
number() {
	local value=$1 size=$2
	while [ "$size" -gt 0 ]; do
		printf '%02x' $((value & 255))
		value=$((value >> 8)) size=$((size - 1))
	done
}

# The number that these bytes are, the lowest first.
value() {
	local bytes=$1 reversed=
	while [ -n "$bytes" ]; do
		reversed=${bytes:0:2}$reversed
		bytes=${bytes:2}
	done
	echo $((16#${reversed:-0}))
}

hex_of() { printf '%s' "$1" | od -An -v -tx1 | tr -d ' \n'; }

text_of() {
	local bytes=$1
	while [ -n "$bytes" ]; do
		printf '%b' "\\x${bytes:0:2}"
		bytes=${bytes:2}
	done
}

# Takes a length off the beginning of hex: sets LENGTH and REST.
take_length() {
	local first=$((16#${1:0:2})) size
	case $((first & 3)) in
	0) size=1 ;;
	1) size=2 ;;
	2) size=4 ;;
	*) wrong "a length of more than four bytes" ;;
	esac
	LENGTH=$(($(value "${1:0:size * 2}") >> 2))
	REST=${1:size * 2}
}

# xxHash64 of at most 31 bytes of hex, with a seed. The arithmetic of bash is that of 64 bits.
xxhash() {
	local bytes=$1 seed=$2 hash lane
	local p1=-7046029288634856825 p2=-4417276706812531889 p3=1609587929392839161
	local p4=-8796714831421723037 p5=2870177450012600261
	[ ${#bytes} -lt 64 ] || wrong "too long to hash: $bytes"
	shifted() { echo $((($1 >> $2) & ((1 << (64 - $2)) - 1))); }
	rotated() { echo $((($1 << $2) | $(shifted "$1" $((64 - $2))))); }
	hash=$((seed + p5 + ${#bytes} / 2))
	while [ ${#bytes} -ge 16 ]; do
		lane=$(rotated $(($(value "${bytes:0:16}") * p2)) 31)
		hash=$(($(rotated $((hash ^ (lane * p1))) 27) * p1 + p4))
		bytes=${bytes:16}
	done
	if [ ${#bytes} -ge 8 ]; then
		hash=$(($(rotated $((hash ^ ($(value "${bytes:0:8}") * p1))) 23) * p2 + p3))
		bytes=${bytes:8}
	fi
	while [ -n "$bytes" ]; do
		hash=$(($(rotated $((hash ^ (16#${bytes:0:2} * p5))) 11) * p1))
		bytes=${bytes:2}
	done
	hash=$(((hash ^ $(shifted "$hash" 33)) * p2))
	hash=$(((hash ^ $(shifted "$hash" 29)) * p3))
	number $((hash ^ $(shifted "$hash" 32))) 8
}

twox64() { xxhash "$1" 0; }

twox128() { xxhash "$(hex_of "$1")" 0 && xxhash "$(hex_of "$1")" 1; }

# ---- a chain --------------------------------------------------------------------------------------------------------

# The answer of PALLET's view FUNCTION to arguments that are hex already.
view() {
	local pallet=$1 function=$2 arguments id answer
	shift 2
	arguments=$(printf '%s' "$@")
	# The id, the length of the name, the name.
	id="$(grep -o "$(twox128 "$pallet")[0-9a-f]\{32\}$(number $((${#function} * 4)) 1)$(hex_of "$function")" <<<"$metadata" |
		head -n 1)"
	[ -n "$id" ] || wrong "the metadata has no view function $pallet.$function"
	answer="$(ask_hex state_call "\"RuntimeViewFunction_execute_view_function\",\"0x${id:0:64}$(
		number $((${#arguments} * 2)) 1
	)$arguments\",\"$block\"")" || return
	[ "${answer:0:2}" = 00 ] || wrong "$pallet.$function failed: $answer"
	take_length "${answer:2}"
	[ ${#REST} -eq $((LENGTH * 2)) ] || wrong "$pallet.$function: $LENGTH bytes were promised"
	printf '%s' "$REST"
}

# What PALLET has stored as ITEM, of a map the record with these keys, which are hex already; nothing if it is not there.
stored() {
	local key one
	key="$(twox128 "$1")$(twox128 "$2")"
	for one in "${@:3}"; do
		key+="$(twox64 "$one")$one"
	done
	ask_hex state_getStorage "\"0x$key\",\"$block\""
}

same() {
	[ "$2" = "$3" ] || wrong "$1: the view function says $2, storage $3"
	printf '%-16s %s\n' "${1%%:*}" "${4:-${1#*: }}"
}

# ---- reading --------------------------------------------------------------------------------------------------------

health="$(ask system_health)"
case $health in *'"isSyncing":false'*) ;; *) wrong "the node is not up to date: $health" ;; esac
block="0x$(ask_hex chain_getFinalizedHead)"
header="$(ask chain_getHeader "\"$block\"")"
height="$(sed -n 's/.*"number":"0x\([0-9a-f]*\)".*/\1/p' <<<"$header")"
echo "final block      $((16#$height)) $block"
metadata="$(ask_hex state_call "\"Metadata_metadata_at_version\",\"0x$(number 16 4)\",\"$block\"")"
[ "${metadata:0:2}" = 01 ] || wrong "the chain has no metadata of version 16"

# How many: four numbers of four bytes, as stored.
numbers="$(view Organisations numbers)"
same "Organisations: numbers" "$numbers" "$(stored Organisations Counts)" \
	"$(value "${numbers:0:8}") areas, $(value "${numbers:8:8}") organizations, $(value "${numbers:16:8}") posts"

# The central organisation: its record begins with its Korean name.
central="$(view Organisations organization "$(number 0 4)")"
take_length "${central:2}"
same "Organisations: organization 0" "$central" "01$(stored Organisations Organizations "$(number 0 4)")" \
	"organization 0: $(text_of "${REST:0:LENGTH * 2}")"

counts="$(view Petitions counts)"
petitions="$(value "${counts:0:8}")"
next="$(stored Petitions NextPetition)"
same "Petitions: counts" "$petitions" "$(value "$next")" "$petitions petitions, $(value "${counts:8:8}") decisions"

# The record is the beginning of the view, then comes its text, whose title is first: where it is hidden, nothing.
for ((id = 0; id < petitions; id++)); do
	petition="$(view Petitions petition "$(number "$id" 4)")"
	record="$(stored Petitions Petitions "$(number "$id" 4)")"
	if [ -z "$record" ]; then
		same "Petitions: petition $id" "$petition" 00 "petition $id: there is none"
		continue
	fi
	same "Petitions: petition $id" "${petition:0:${#record} + 2}" "01$record" "petition $id: the record is the one in storage"
	text="${petition:${#record} + 2}"
	if [ "${text:0:2}" = 00 ]; then
		title="(not shown)"
	else
		take_length "${text:2}"
		title="$(text_of "${REST:0:LENGTH * 2}")"
		first="$(stored Petitions Texts "$(number "$id" 4)" "$(number 0 4)")"
		same "Petitions: text 0 of $id" "$(view Petitions text "$(number "$id" 4)" "$(number 0 4)")" "01$first" \
			"petition $id: its first text is the one in storage"
	fi
	echo "                 petition $id: $title"
done

numbers="$(view Assemblies numbers)"
meetings="$(value "${numbers:0:8}")"
next="$(stored Assemblies NextMeeting)"
same "Assemblies: numbers" "$meetings" "$(value "$next")" "$meetings meetings, $(value "${numbers:8:8}") motions"

# A page of at most 100: a list, so its length is first. Its first row is the number 0 and the record.
take_length "$(view Activity indicators "$(number 0 2)" "$(number 100 4)")"
first="$(stored Activity Indicators "$(number 0 2)")"
next="$(stored Activity NextIndicator)"
next="$(value "$next")"
same "Activity: indicators" "$LENGTH" "$((next < 100 ? next : 100))" "$LENGTH of $next indicators"
same "Activity: indicator 0" "${REST:0:${#first} + 4}" "0000$first"

take_length "$(view Representatives representatives "$(number 0 4)" "$(number 100 4)")"
next="$(stored Representatives NextRepresentative)"
next="$(value "$next")"
same "Representatives: representatives" "$LENGTH" "$((next < 100 ? next : 100))" \
	"$LENGTH of $next representatives"

member="$(view Members member "$(number 0 4)")"
record="$(stored Members Members "$(number 0 4)")"
same "Members: member 0" "$member" "${record:+01}${record:-00}" "member 0: ${record:-none}"
roll="$(view Members standing_roll)"
record="$(stored Members CurrentStanding)"
same "Members: standing roll" "$roll" "${record:+01}${record:-00}" "standing roll: $([ -n "$record" ] && value "$record" || echo none)"

# The view gives the election and then its count; storage the election alone.
election="$(view Elections election "$(number 0 4)")"
record="$(stored Elections Elections "$(number 0 4)")"
same "Elections: election 0" "${election:0:${#record} + 2}" "${record:+01}${record:-00}" \
	"election 0: $([ -n "$record" ] && echo "the record is the one in storage" || echo none)"

# How many: two numbers of four bytes, stored each by itself, and not at all while it is 0.
counts="$(view Library counts)"
items="$(value "${counts:0:8}")"
next="$(stored Library NextItem)"
same "Library: items" "$items" "$(value "$next")" "$items items"
takedowns="$(value "${counts:8:8}")"
next="$(stored Library NextTakedown)"
same "Library: takedowns" "$takedowns" "$(value "$next")" "$takedowns takedowns"

# An item: its number, the record, the version that is shown in two bytes, what is said of it, what became of it. A
# version: the record, what is said of it, its files, what became of it, and why it was taken down, if it was.
for ((id = 0; id < items; id++)); do
	key="$(number "$id" 4)"
	item="$(view Library item "$key")"
	record="$(stored Library Items "$key")"
	shown="${item:${#record} + 10:4}"
	said="$(stored Library Descriptions "$key" "$shown")"
	agreed="01$key$record$shown$said"
	same "Library: item $id" "${item:0:${#agreed}}" "$agreed" "item $id: the record is the one in storage"
	version="$(view Library version "$key" "$shown")"
	agreed="01$(stored Library Versions "$key" "$shown")$said$(stored Library Files "$key" "$shown")"
	same "Library: version of $id" "${version:0:${#agreed}}" "$agreed" "item $id: version $(value "$shown") is the one in storage"
	take_length "$said"
	echo "                 item $id: $(text_of "${REST:0:LENGTH * 2}")"
done

# The last period that began: its number, the record, and whether it is open.
current="$(view Messaging current)"
next="$(stored Messaging NextPeriod)"
periods="$(value "$next")"
if [ "$periods" -eq 0 ]; then
	same "Messaging: current" "$current" 00 "no period has begun"
else
	last="$(number $((periods - 1)) 4)"
	record="$(stored Messaging Periods "$last")"
	same "Messaging: current" "${current:0:${#current} - 2}" "01$last$record" \
		"period $((periods - 1)): $(value "${record: -16:8}") have claimed"
fi
echo "read without an account: view functions and storage agree"

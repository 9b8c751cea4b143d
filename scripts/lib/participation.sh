# SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
# shellcheck shell=bash disable=SC2154
# What `./scripts/demo participation` shows; scripts/demo sources it and starts the node.

DATA="$CAUCUS_ROOT/tests/data"
# Of the parties in the list of members, the one whose party this chain plays.
PARTY=더불어민주당

# import WHAT FILE ARGUMENTS...: an import's summary as JSON. Refused rows make its exit code 1: here they belong to the
# data, and are counted.
import() {
	local what=$1 file=$2 summary
	shift 2
	summary="$(caucus import "$what" "$file" --json "$@")" || true
	[ -n "$summary" ] || return 1
	printf '%s\n' "$summary"
}

# The records as files, each with the block that it was read at.
export_all() {
	caucus export popolo --out "$data/popolo" &&
		caucus export petitions --out "$data/petitions.json" &&
		caucus export minutes 0 --out "$data/meeting-0.xml" &&
		caucus export table all --csv --out "$data/tables"
}

# Sets: result, the JSON object described in scripts/demo.
run_participation() {
	local report holders again bills meeting read_by_api='{}'
	title "members and citizens: a petition, a recall, a month's activity"
	report="$(caucus rehearse participation --json --members "$members" \
		--petition "$DATA/uk-petition-241584/petition.json" \
		--history "$DATA/uk-petition-241584/count_historical.json")" || return 1

	title "office holders of the party, and the bills that they proposed"
	holders="$(import holders "$DATA/kr-assembly-20/members.json" --party "$PARTY" \
		--account //Charlie --account //Dave --account //Alice)" || return 1
	again="$(import holders "$DATA/kr-assembly-20/members.json" --party "$PARTY" \
		--account //Charlie --account //Dave --account //Alice)" || return 1
	bills="$(import bills "$DATA/kr-assembly-20/bills_sample.csv" --members "$DATA/kr-assembly-20/members.json" \
		--party "$PARTY" --account //Alice --account //Bob)" || return 1

	title "a meeting with motions and votes"
	meeting="$(import meeting "$DATA/openslides/example-data.json" --kind urgent --account //Dave --account //Charlie)" ||
		return 1

	title "the records as open data, and by readers without an account"
	export_all || return 1
	read_by_api="$(node tests/readers/read.mjs "ws://127.0.0.1:$rpc_port")" || return 1
	tests/readers/read.sh "http://127.0.0.1:$rpc_port" || return 1

	result="$(jq -cn --argjson report "$report" --argjson holders "$holders" --argjson again "$again" \
		--argjson bills "$bills" --argjson meeting "$meeting" --argjson readers "$read_by_api" '
		def brief: {counts, passed_over, refused, notes};
		$report | {members, citizens, petition, recall, activity}
		| .activity.rows |= length
		| .holders = ($holders | brief)
		| .holders_again = $again.counts
		| .bills = ($bills | brief)
		| .meeting = ($meeting | {counts, refusals})
		| .readers = $readers')"
	jq -r '
		"petition   \(.petition.signatures) signatures, answered late: \(.petition.overdue and .petition.answered)",
		"recall     \(.recall.signatures) signatures in \(.recall.areas | length) areas, election \(.recall.election)",
		"activity   \(.activity.points) points on \(.activity.holders) accounts, \(.activity.rows) rows shown"' \
		<<<"$result"
}

# Whether all that was shown is as it should be.
participation_holds() {
	jq -e '.petition.overdue and .petition.answered and .petition.referral == "done"
		and .petition.signatures >= .petition.referral_at and .petition.refused == 2
		and (.recall.election | type) == "number"
		and .activity.transfers_refused == 3 and (.activity.closed == false or .activity.points > 0)
		and (.meeting.refusals | length) > 0' <<<"$result" >/dev/null
}

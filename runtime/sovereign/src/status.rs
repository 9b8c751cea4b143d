// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What operators of this chain's nodes watch, gathered from the pallets.

use caucus_primitives::ElectionId;
use caucus_runtime_common::status::{ElectionStatus, Status, ValidatorStatus};
use polkadot_sdk::pallet_timestamp;

use crate::{Elections, Governance, Members, Runtime, SafeMode, Trustees, Validators};

/// The state as it is now.
pub fn status() -> Status {
	let (_, term, in_power) = Governance::council();
	Status {
		now: pallet_timestamp::Now::<Runtime>::get(),
		members: pallet_members::MemberCount::<Runtime>::get(),
		elections: pallet_elections::Active::<Runtime>::get().into_iter().filter_map(election).collect(),
		validators: validators(),
		council_until: term.filter(|_| in_power).map(|term| term.ends),
		safe_mode: SafeMode::is_entered(),
		upgrade_due: Governance::upgrade().map(|upgrade| upgrade.due),
	}
}

fn election(election: ElectionId) -> Option<ElectionStatus> {
	let (record, count) = Elections::election(election)?;
	let roll = record.roll.and_then(Members::roll);
	let (rings_built, rings) = roll.as_ref().map(|roll| roll.ring_progress()).unwrap_or_default();
	let awaited = Trustees::awaited(election);
	Some(ElectionStatus {
		election,
		stage: record.stage,
		opens: record.plan.schedule.opens,
		closes: record.closes(),
		roll: roll.map(|roll| roll.keys().into_iter().fold(0, u32::saturating_add)).unwrap_or_default(),
		rings_built,
		rings,
		ballots: count.map(|count| count.all_voters()).unwrap_or_default(),
		trustees_due: awaited.as_ref().map(|awaited| awaited.of.len() as u32).unwrap_or_default(),
		trustees_until: awaited.and_then(|awaited| awaited.until),
	})
}

fn validators() -> ValidatorStatus {
	let overview = Validators::overview();
	let reports = Validators::reports();
	let serving = || overview.stints.iter().filter(|stint| stint.from <= overview.session);
	ValidatorStatus {
		serving: serving().count() as u32,
		disabled: serving().filter(|stint| stint.disabled).count() as u32,
		minimum: overview.minimum,
		reports: reports.len() as u32,
		last_report: reports.last().map(|report| report.at),
	}
}

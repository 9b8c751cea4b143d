// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What calls weigh where that depends on what they carry, and that all of it fits a block.

use crate::*;
use caucus_assemblies_core::{Group, GroupKey};
use caucus_support::limits::{assert_calls_fit, some_value};

impl<T: Config> Pallet<T> {
	/// What a vote with these counts weighs, on whatever it is.
	pub(crate) fn weight_of_vote(counts: &Counts) -> Weight {
		let groups = counts.groups.len() as u32;
		T::WeightInfo::record_vote(groups).max(T::WeightInfo::record_contest(groups))
	}

	/// What a correction weighs, of whatever it is.
	pub(crate) fn weight_of_correction(change: &Change) -> Weight {
		let groups = change.groups();
		let item = T::WeightInfo::correct_admission(groups);
		T::WeightInfo::correct(groups).max(T::WeightInfo::correct_contest(groups)).max(item)
	}

	/// What letting a record stand weighs that was corrected meanwhile: a window closes and one opens.
	pub(crate) fn weight_of_let_stand() -> Weight {
		T::WeightInfo::decide(0).saturating_add(T::WeightInfo::certify())
	}

	/// Asserts that the defaults make sense, and that the dearest case of every call fits a block.
	pub(crate) fn check_integrity() {
		assert!(Parameters::default().is_sane(), "the defaults make no sense");
		assert_calls_fit::<T, Call<T>>(&Self::dearest_calls());
	}

	/// Every call, as dear as it can be.
	fn dearest_calls() -> [Call<T>; 30] {
		let (organization, meeting, motion, vote, expected_version) = (0, 0, 0, 0, 0);
		let (plan, reason, digest): (Plan, ContentRef, H256) = (some_value(), some_value(), H256::zero());
		let (what, duty): (NewMotion, Duty) = (some_value(), some_value());
		let (item, subject) = (0, Subject::Motion(0));
		let attendance = largest_attendance();
		let ballot = Box::new(Ballot { counts: largest_counts(), ..some_value() });
		let change = Box::new(Change::Recount { vote, counts: largest_counts(), evidence: None });
		[
			Call::draft { organization, plan: plan.clone() },
			Call::edit { meeting, expected_version, plan },
			Call::notice { meeting, expected_version },
			Call::postpone { meeting, expected_version, reason },
			Call::cancel { meeting, expected_version, reason },
			Call::add_item { meeting, expected_version, what: largest_item() },
			Call::withdraw_item { meeting, expected_version, item },
			Call::open { meeting, expected_version, attendance: attendance.clone(), electorate: None },
			Call::count_presence { meeting, expected_version, attendance },
			Call::adjourn { meeting, expected_version },
			Call::propose { meeting, expected_version, item, what: what.clone() },
			Call::amend { motion, expected_version, what },
			Call::rebase { motion, expected_version, text: reason },
			Call::withdraw_motion { motion, expected_version },
			Call::record_vote { meeting, expected_version, subject, ballot },
			Call::link_election {
				meeting,
				expected_version,
				subject,
				election: (0, 0),
				choices: BoundedVec::new(),
			},
			Call::take_counts { vote },
			Call::publish_minutes { meeting, expected_version, texts: BoundedVec::new() },
			Call::certify { meeting, expected_version, digest },
			Call::object { objection: Box::new(some_value()) },
			Call::decide { meeting, window: 0, annul: true, reason },
			Call::correct { meeting, expected_version, change, reason },
			Call::forward { motion, expected_version, to: 0 },
			Call::schedule { motion, expected_version, meeting, item },
			Call::decline { motion, expected_version, reason },
			Call::assign { motion, expected_version, owner: 0, due: 0 },
			Call::report { motion, expected_version, status: Status::Done, progress: 100, note: None },
			Call::flag { duty },
			Call::advance { meeting },
			Call::set_parameters { expected_version, parameters: Parameters::default() },
		]
	}
}

/// Counts by as many groups as can be.
fn largest_counts() -> Counts {
	let groups = alloc::vec![some_value::<Group>(); MAX_GROUPS as usize];
	Counts { groups: BoundedVec::truncate_from(groups), ..some_value() }
}

/// The same of those present.
fn largest_attendance() -> Attendance {
	let groups = alloc::vec![(GroupKey::Organization(0), 0, 0); MAX_GROUPS as usize];
	Attendance { groups: BoundedVec::truncate_from(groups), ..some_value() }
}

/// An item with as many documents as can be.
fn largest_item() -> NewItem {
	let documents = alloc::vec![some_value::<ContentRef>(); MAX_DOCUMENTS as usize];
	NewItem { documents: Documents::truncate_from(documents), ..some_value() }
}

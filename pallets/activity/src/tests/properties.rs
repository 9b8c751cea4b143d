// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Whatever people do in whatever order, the invariants hold.

use super::mock::*;
use crate::{Item, Occasion};
use caucus_primitives::calendar::{DAY, HOUR};
use frame::testing_prelude::*;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Act {
	Bind(u32),
	Attest { indicator: u16, organization: u32, paper: u8, members: Vec<u32>, value: u8, days: u64 },
	AttestMeeting { organization: u32, number: u32, members: Vec<u32> },
	Dispute { member: u32, attestation: u64 },
	Decide { attestation: u64, uphold: bool },
	Correct { auditor: usize, attestation: u64 },
	OptOut(u32),
	Burn { member: u32, points: u32 },
	Advance { back: u32, pieces: u32 },
	End(u32),
	Move(u32),
	Pass(u64),
}

fn act() -> impl Strategy<Value = Act> {
	let members = prop::collection::vec(0u32..8, 1..8);
	prop_oneof![
		2 => (0u32..8).prop_map(Act::Bind),
		6 => (
			3u16..9, prop::sample::select(vec![10u32, 11, 12, 1, 20, 0]), 1u8..40, members.clone(),
			1u8..4, 0u64..20
		).prop_map(|(indicator, organization, paper, members, value, days)| {
			Act::Attest { indicator, organization, paper, members, value, days }
		}),
		3 => (prop::sample::select(vec![10u32, 20]), 0u32..3, members)
			.prop_map(|(organization, number, members)| Act::AttestMeeting { organization, number, members }),
		2 => (0u32..8, 0u64..30).prop_map(|(member, attestation)| Act::Dispute { member, attestation }),
		2 => (0u64..30, any::<bool>()).prop_map(|(attestation, uphold)| Act::Decide { attestation, uphold }),
		3 => (0usize..3, 0u64..30).prop_map(|(auditor, attestation)| Act::Correct { auditor, attestation }),
		1 => (0u32..8).prop_map(Act::OptOut),
		2 => (0u32..8, 1u32..20).prop_map(|(member, points)| Act::Burn { member, points }),
		6 => (0u32..4, 1u32..5).prop_map(|(back, pieces)| Act::Advance { back, pieces }),
		1 => (0u32..8).prop_map(Act::End),
		1 => (0u32..3).prop_map(Act::Move),
		4 => (1u64..25).prop_map(Act::Pass),
		1 => Just(Act::Pass(400)),
	]
}

/// Does it or not; a refusal must leave no trace.
fn perform(act: Act) {
	let year = caucus_primitives::calendar::year_of(Activity::this_month());
	let batch = |members: Vec<u32>, value| {
		let item = |member| Item { subject: account(member, year), value };
		BoundedVec::truncate_from(members.into_iter().map(item).collect())
	};
	match act {
		Act::Bind(member) => {
			let _ = send(binding(member, year, account(member, year)));
		}
		Act::Attest { indicator, organization, paper, members, value, days } => {
			let occurred_at = Now::get() - days * DAY - HOUR;
			let about = occasion(indicator, organization, document(paper));
			let about = Occasion { occurred_at, ..about };
			let _ = Activity::attest(signed(ISSUER), about, batch(members, value));
		}
		Act::AttestMeeting { organization, number, members } => {
			let of = |held: &((u32, u32), (u32, u64))| held.0 == (organization, number);
			let Some((_, (_, occurred_at))) = Meetings::get().into_iter().find(of) else { return };
			let about = occasion(EDUCATION, organization, of_meeting(organization, number));
			let about = Occasion { occurred_at, ..about };
			let _ = Activity::attest(signed(ISSUER), about, batch(members, 1));
		}
		Act::Dispute { member, attestation } => {
			let _ = Activity::dispute(signed(account(member, year)), attestation, reason());
		}
		Act::Decide { attestation, uphold } => {
			let _ = Activity::decide(signed(AUDITORS[0]), attestation, uphold, reason());
		}
		Act::Correct { auditor, attestation } => {
			let _ = Activity::correct(signed(AUDITORS[auditor]), attestation, reason());
		}
		Act::OptOut(member) => {
			let _ = Activity::opt_out(signed(account(member, year)));
		}
		Act::Burn { member, points } => {
			let _ = Activity::burn(signed(account(member, year)), points);
		}
		Act::Advance { back, pieces } => {
			let _ = Activity::advance(signed(STRANGER), Activity::this_month() - back, pieces);
		}
		Act::End(member) => {
			for year in [year - 2, year - 1, year] {
				let _ = Activity::end_account(signed(STRANGER), account(member, year));
			}
		}
		Act::Move(parent) => {
			let moved = Tree::get().into_iter().map(|(below, above)| match below {
				10 => (10, [1, 2, 0][parent as usize]),
				_ => (below, above),
			});
			Tree::set(&moved.collect());
		}
		Act::Pass(days) => pass(days * DAY),
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn invariants_hold_whatever_people_do(acts in prop::collection::vec(act(), 1..90)) {
		build_and_execute(|| {
			for number in 0..3 {
				meeting(10, number, 5);
				meeting(20, number, 5);
			}
			set_terms(HOURS, |terms| terms.cooldown = 0);
			bind(0..6);
			for act in acts {
				perform(act);
				Activity::do_try_state().unwrap();
			}
		});
	}
}

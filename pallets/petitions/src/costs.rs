// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What calls weigh that do one of several things, and that all of it fits a block.

use crate::*;
use caucus_support::limits::{assert_calls_fit, some_value};

impl<T: Config> Pallet<T> {
	/// What checking and counting so many acts weighs.
	pub(crate) fn weight_of_batch(acts: u32) -> Weight {
		T::WeightInfo::sign_batch(acts).saturating_add(T::Participation::check_weight(acts))
	}

	/// What the dearest step of a petition weighs.
	pub(crate) fn weight_of_step() -> Weight {
		T::WeightInfo::advance_to_vote()
			.max(T::WeightInfo::advance_to_result())
			.max(T::WeightInfo::advance_to_rest())
	}

	/// Asserts that every call fits a block, however large it is.
	pub(crate) fn assert_calls_fit() {
		let (petition, comment, post, expected_revision, expected_version) = (0, 0, 0, 0, 0);
		let (gap, batch, sequence, code) = (0, 0, 0, 0);
		let reason: ContentRef = some_value();
		let proof = || Box::new(some_value::<MemberProof>());
		let acts = BoundedVec::truncate_from(alloc::vec![some_value::<SignedAct>(); MAX_BATCH as usize]);
		assert_calls_fit::<T, Call<T>>(&[
			Call::submit { roll: 0, draft: Box::new(some_value()), proof: proof() },
			Call::act_as_starter { petition, act: StarterAct::Withdraw, proof: proof() },
			Call::sponsor { petition, proof: proof() },
			Call::sign { petition, sequence, proof: proof() },
			Call::withdraw_signature { petition, sequence, proof: proof() },
			Call::sign_batch { petition, acts },
			Call::comment { petition, body: reason, sequence, proof: proof() },
			Call::submit_by_name { post, draft: Box::new(some_value()) },
			Call::act_by_name { petition, act: StarterAct::Withdraw },
			Call::review { petition, expected_revision, verdict: Verdict::Publish },
			Call::judge { petition, expected_revision, verdict: Verdict::Publish },
			Call::respond { petition, summary: BoundedVec::new(), body: None, answer: Answer::Accept },
			Call::extend { petition, duty: Duty::Response, reason },
			Call::schedule { petition, meeting: 0, item: 0 },
			Call::record_outcome { petition, outcome: ReferralOutcome::Declined { reason } },
			Call::hide_comment { petition, comment, code: some_value(), reason },
			Call::restore_comment { petition, comment, reason },
			Call::void_batch { petition, batch, reason },
			Call::advance { petition },
			Call::certify_recall { petition },
			Call::reply_to_recall { petition, reply: reason },
			Call::set_code { code, expected_version, content: Box::new(some_value()) },
			Call::retire_code { code },
			Call::delete_code { code },
			Call::set_parameters { expected_version, parameters: Box::default() },
			Call::declare_outage { gap, reason },
			Call::remove { petition, order: reason },
			Call::dissolve { reason },
		]);
	}
}

// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What benchmarks need of the chain around a pallet.

use crate::organisations::{MeetingId, Role, CENTRAL};
use alloc::{vec, vec::Vec};
use caucus_members_core::registry::{BatchId, ChapterId, RollRule};
use caucus_primitives::{ContestIndex, ElectionId, Moment, OrganizationId, PostId, RingIndex, RollId};
use frame::{
	deps::{
		frame_support::{dispatch::CheckIfFeeless, traits::UnfilteredDispatchable},
		frame_system::RawOrigin,
	},
	prelude::*,
};

/// Makes a free call, and sees that it is free before.
pub fn make<Call, AccountId>(call: Call, who: AccountId)
where
	Call: UnfilteredDispatchable + CheckIfFeeless<Origin = <Call as UnfilteredDispatchable>::RuntimeOrigin>,
	Call::RuntimeOrigin: From<RawOrigin<AccountId>>,
{
	let origin = RawOrigin::Signed(who).into();
	assert!(call.is_feeless(&origin), "the dearest call is one that is due");
	call.dispatch_bypass_filter(origin).expect("everything for it was prepared; qed");
}

/// A text as long as it can be.
pub fn text<Most: Get<u32>>() -> BoundedVec<u8, Most> {
	BoundedVec::truncate_from(vec![b'x'; Most::get() as usize])
}

/// Signs, so that somebody can agree to have an account in which nobody knows them.
pub trait Signers<AccountId, Signature> {
	/// An account that can sign.
	fn signer() -> AccountId;
	/// Its signature over a message, of the kind that is checked longest.
	fn sign(signer: &AccountId, message: &[u8]) -> Signature;
}

/// Brings the chain around a pallet into states that it would reach in many blocks only, each as dear to ask
/// about as it can be.
///
/// A chain whose other pallets are made up, and answer the same whatever it is, has to do little.
pub trait Surroundings<AccountId> {
	/// Sets the block's time.
	fn set_time(now: Moment);
	/// Gives an account what it takes to pay for a batch.
	fn fund(_who: &AccountId) {}

	/// An organisation as far below the central party as can be, which has this chapter from the highest but
	/// one.
	fn organisation(_chapter: ChapterId) -> OrganizationId {
		CENTRAL
	}
	/// Gives an account a role in an organisation, by the last of as many terms as one can have there.
	fn appoint(_who: &AccountId, _organization: OrganizationId, _role: Role) {}
	/// Has an account have had a role in an organisation as often as is remembered, and have it no more.
	fn retire(_who: &AccountId, _organization: OrganizationId, _role: Role) {}
	/// A post of one seat that an account held so often, or as often as a post can be held: the last time
	/// now, or all of it long ago.
	fn post(
		_organization: OrganizationId,
		_role: Role,
		_holder: &AccountId,
		_terms: u32,
		_now: bool,
	) -> PostId {
		0
	}

	/// The standing roll in use, in parts with these rules, each with so many keys; and a ring of the last
	/// part.
	fn standing_roll(_parts: Vec<RollRule>, _keys: u32) -> (RollId, RingIndex) {
		(0, 0)
	}
	/// Has another standing roll be in use, so that the one before is cleared when nobody keeps it.
	fn replace_standing_roll() {}
	/// A batch of the registry that entered so many keys of each part of a standing roll.
	fn batch(_roll: RollId, _keys: u32) -> BatchId {
		0
	}

	/// A contest of this title in a secret election between so many candidates, a question if they are two;
	/// certified or before the vote.
	fn secret_vote(_title: &[u8], _candidates: u32, _certified: bool) -> (ElectionId, ContestIndex) {
		(0, 0)
	}
	/// As many elections as can be under way, with as many candidates as can be. An account stands in the
	/// last of them, or in none.
	fn campaigns(_candidate: Option<&AccountId>) {}
	/// As many elections as can be that are not over, with as many candidates as can be, but no campaign: the
	/// vote of each is over.
	fn no_campaign() {}
	/// Everything that is needed to vote on a recall, with as many trustees as can be.
	fn ready_for_recall() {}
	/// A recall's vote that is over.
	fn recall_over() -> ElectionId {
		0
	}

	/// An area of this number.
	fn area(_area: u32) {}

	/// A meeting of an organisation that was opened then, with a quorum and so many present. The items 0 and
	/// 1 are on its agenda.
	fn meeting(_organization: OrganizationId, _present: u32, _opened_at: Moment) -> MeetingId {
		0
	}
}

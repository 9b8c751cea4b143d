// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Comments, each under a pseudonym that its writer has under one petition alone.
//!
//! There are no votes on comments, so none can be pushed up by many hands. Copies are told by their
//! digest, and lists can fold them.

use crate::{states::Tagged, *};
use caucus_primitives::{domain, refs};
use caucus_support::participation::Asked;

impl<T: Config> Pallet<T> {
	/// Checks that somebody may comment.
	fn check_comment(
		petition: PetitionId,
		body: &ContentRef,
		sequence: u8,
		proof: &MemberProof,
	) -> Result<(PetitionOf<T>, PinnedRoll, PartIndex), Error<T>> {
		let record = Self::at(petition)?;
		ensure!(!Dissolution::<T>::exists(), Error::<T>::PartyDissolved);
		let open = record.state == State::Open && Self::now() < Self::end_of(&record.term);
		ensure!(open, Error::<T>::PetitionNotOpen);
		Self::check_content(body, MAX_COMMENT)?;
		let made = CommentsBy::<T>::get(petition, proof.alias);
		ensure!(made < Self::parameters_of(&record).comments, Error::<T>::CommentQuota);
		ensure!(sequence == made, Error::<T>::WrongSequence);
		let roll = Rolls::<T>::get(petition).ok_or(Error::<T>::PetitionNotFound)?;
		let part = Self::part_of(&roll, proof)?;
		Ok((record, roll, part))
	}

	/// Checks a comment, but for its proof.
	pub(crate) fn ask_comment(
		petition: PetitionId,
		body: &ContentRef,
		sequence: u8,
		proof: &MemberProof,
	) -> Tagged<T, (PetitionId, Alias)> {
		let (_, roll, _) = Self::check_comment(petition, body, sequence, proof)?;
		let genesis = caucus_support::genesis_hash::<T>();
		let context = refs::act_context(domain::COMMENT, &genesis, petition);
		let act = (body, sequence).encode();
		let message = refs::act_message(domain::COMMENT_ACT, &genesis, petition, &act);
		Ok(((petition, proof.alias), Asked { roll: roll.roll, context, message }))
	}

	pub(crate) fn authorize_comment(
		petition: PetitionId,
		body: &ContentRef,
		sequence: u8,
		proof: &MemberProof,
	) -> TransactionValidityWithRefund {
		Self::answer(Self::ask_comment(petition, body, sequence, proof), proof, "CaucusComment")
	}

	/// Enters a comment whose proof was checked on this state.
	pub(crate) fn do_comment(
		petition: PetitionId,
		body: ContentRef,
		sequence: u8,
		proof: &MemberProof,
	) -> DispatchResult {
		let (mut record, _, part) = Self::check_comment(petition, &body, sequence, proof)?;
		let number = record.comments;
		record.comments = number.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		Petitions::<T>::insert(petition, record);
		let same_as = FirstComment::<T>::get(petition, body.digest);
		if same_as.is_none() {
			FirstComment::<T>::insert(petition, body.digest, number);
		}
		CommentsBy::<T>::insert(petition, proof.alias, sequence.saturating_add(1));
		let pseudonym = proof.alias;
		let at = Self::now();
		let comment = Comment { pseudonym, sequence, part, body, at, same_as, hidden: None, restored: None };
		Comments::<T>::insert(petition, number, comment);
		Self::deposit_event(Event::Commented { petition, comment: number, pseudonym });
		Ok(())
	}
}

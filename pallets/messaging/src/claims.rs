// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How a member gets room on nodes for an account, and nobody learns which member.

use crate::*;
use caucus_primitives::{
	domain,
	refs::{act_context, act_message},
	Digest,
};
use caucus_support::{
	participation::{consents, Asked, ProofRefusal},
	priority,
};

/// Why a claim is refused; the pool's code. 140 to 159 are this pallet's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Refusal {
	/// Nobody can claim in this period now.
	WrongPeriod = 140,
	/// The member has claimed in this period.
	AlreadyClaimed = 141,
	/// The account is known: it has a grant, or there is something else about it on the chain.
	AccountInUse = 142,
	/// The account's signature is not one over this claim.
	NoConsent = 143,
	/// The roll has no such ring.
	UnknownRing = 144,
	/// The proof does not hold.
	BadProof = 145,
	/// The ring holds citizens, who are no members.
	NotAMember = 146,
}

impl From<ProofRefusal> for Refusal {
	fn from(refusal: ProofRefusal) -> Self {
		match refusal {
			ProofRefusal::UnknownRing => Self::UnknownRing,
			ProofRefusal::BadProof => Self::BadProof,
		}
	}
}

/// Blocks for which a claim stays in the pool: ten minutes of six seconds.
const LONGEVITY: u64 = 100;

impl<T: Config> Pallet<T> {
	/// What the ring proof and the account sign: period, alias and account.
	pub fn claim_message(period: PeriodId, alias: &Alias, account: &T::AccountId) -> Digest {
		let genesis = caucus_support::genesis_hash::<T>();
		act_message(domain::MESSAGING_ACT, &genesis, period, &(alias, account).encode())
	}

	/// The period, if members can claim in it now.
	fn open(number: PeriodId) -> Option<Period> {
		let (newest, period) = Self::newest()?;
		(newest == number && Self::now() < period.ends).then_some(period)
	}

	/// Whether there is nothing about an account on the chain by which it could be told whose it is. An activity
	/// account exists, as whatever holds an office or a balance does.
	fn is_fresh(account: &T::AccountId) -> bool {
		!Accounts::<T>::contains_key(account) && !frame_system::Pallet::<T>::account_exists(account)
	}

	/// Whether a claim would be granted now, but for the ring proof: cheapest checks first.
	pub(crate) fn ask_claim(
		number: PeriodId,
		account: &T::AccountId,
		consent: &T::Signature,
		proof: &MemberProof,
	) -> Result<Asked, Refusal> {
		let roll = Self::open(number).ok_or(Refusal::WrongPeriod)?.roll;
		ensure!(!Grants::<T>::contains_key(number, proof.alias), Refusal::AlreadyClaimed);
		ensure!(Self::is_fresh(account), Refusal::AccountInUse);
		let part = T::Participation::part(roll, proof.ring).ok_or(Refusal::UnknownRing)?;
		ensure!(part.is_of_members(), Refusal::NotAMember);
		let message = Self::claim_message(number, &proof.alias, account);
		ensure!(consents(&message, account, consent), Refusal::NoConsent);
		let context = act_context(domain::MESSAGING, &caucus_support::genesis_hash::<T>(), number);
		Ok(Asked { roll, context, message })
	}

	/// The pool's and the block's question.
	pub(crate) fn authorize_claim(
		number: PeriodId,
		account: &T::AccountId,
		consent: &T::Signature,
		proof: &MemberProof,
	) -> TransactionValidityWithRefund {
		let asked = Self::ask_claim(number, account, consent, proof);
		let checked = asked.and_then(|asked| Ok(asked.check::<T::Participation>(proof)?));
		Self::valid(checked, number, proof.alias)
	}

	/// What the pool says of a claim that was checked. One of a member is in the pool at a time.
	pub(crate) fn valid(
		checked: Result<(), Refusal>,
		number: PeriodId,
		alias: Alias,
	) -> TransactionValidityWithRefund {
		checked.map_err(|refusal| InvalidTransaction::Custom(refusal as u8))?;
		priority::admit("CaucusMessaging", (number, alias), priority::ACT, LONGEVITY)
	}

	/// Grants a claim whose proof was checked on this state.
	pub(crate) fn do_claim(number: PeriodId, account: T::AccountId, alias: Alias) -> DispatchResult {
		let mut period = Self::open(number).ok_or(Error::<T>::ClaimRefused)?;
		ensure!(!Grants::<T>::contains_key(number, alias), Error::<T>::ClaimRefused);
		ensure!(Self::is_fresh(&account), Error::<T>::ClaimRefused);
		period.claimed = period.claimed.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		period.live = period.live.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		Self::allow(&account, period.allowance);
		Periods::<T>::insert(number, period);
		Grants::<T>::insert(number, alias, &account);
		Accounts::<T>::insert(&account, number);
		Self::deposit_event(Event::Granted { period: number, account });
		Ok(())
	}

	/// What an account was granted.
	pub(crate) fn grant(account: &T::AccountId) -> Option<GrantView> {
		let number = Accounts::<T>::get(account)?;
		let Period { allowance, revoked_from, .. } = Periods::<T>::get(number)?;
		Some(GrantView { period: number, allowance, until: revoked_from })
	}
}

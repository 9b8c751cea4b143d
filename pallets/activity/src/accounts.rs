// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Activity accounts: how a member binds one for a year, and how it ends.

use crate::*;
use caucus_primitives::{
	calendar::{january, year_of},
	domain,
	refs::{act_context, act_message},
};
use caucus_support::{
	participation::{consents, Asked, ProofRefusal},
	priority,
};

/// Why a binding is refused; the pool's code. 100 to 119 are this pallet's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Refusal {
	/// Accounts of this year cannot be bound now.
	WrongYear = 100,
	/// The registry has no standing roll yet.
	NoRoll = 101,
	/// The member has bound an account for this year.
	AlreadyBound = 102,
	/// The account is an activity account already.
	AccountInUse = 103,
	/// The account's signature is not one over this binding.
	NoConsent = 104,
	/// The roll has no such ring.
	UnknownRing = 105,
	/// The proof does not hold.
	BadProof = 106,
	/// The ring holds citizens, who are no members.
	NotAMember = 107,
}

impl From<ProofRefusal> for Refusal {
	fn from(refusal: ProofRefusal) -> Self {
		match refusal {
			ProofRefusal::UnknownRing => Self::UnknownRing,
			ProofRefusal::BadProof => Self::BadProof,
		}
	}
}

/// Blocks for which a binding stays in the pool: ten minutes of six seconds.
const LONGEVITY: u64 = 100;

impl<T: Config> Pallet<T> {
	/// What the ring proof and the account sign: year, alias and account.
	pub fn binding_message(year: u32, alias: &Alias, account: &T::AccountId) -> Digest {
		let genesis = caucus_support::genesis_hash::<T>();
		act_message(domain::ACTIVITY_ACT, &genesis, year, &(alias, account).encode())
	}

	/// Whether a binding would be made now, but for the ring proof: cheapest checks first.
	pub(crate) fn ask_binding(
		year: u32,
		account: &T::AccountId,
		consent: &T::Signature,
		proof: &MemberProof,
	) -> Result<Asked, Refusal> {
		ensure!(year_of(Self::this_month()) == year, Refusal::WrongYear);
		let roll = T::Participation::current().ok_or(Refusal::NoRoll)?;
		ensure!(!AccountOf::<T>::contains_key(year, proof.alias), Refusal::AlreadyBound);
		ensure!(!Accounts::<T>::contains_key(account), Refusal::AccountInUse);
		let part = T::Participation::part(roll, proof.ring).ok_or(Refusal::UnknownRing)?;
		ensure!(part.is_of_members(), Refusal::NotAMember);
		let message = Self::binding_message(year, &proof.alias, account);
		ensure!(consents(&message, account, consent), Refusal::NoConsent);
		let context = act_context(domain::ACTIVITY, &caucus_support::genesis_hash::<T>(), year);
		Ok(Asked { roll, context, message })
	}

	/// The pool's and the block's question.
	pub(crate) fn authorize_bind(
		year: u32,
		account: &T::AccountId,
		consent: &T::Signature,
		proof: &MemberProof,
	) -> TransactionValidityWithRefund {
		let asked = Self::ask_binding(year, account, consent, proof);
		let checked = asked.and_then(|asked| Ok(asked.check::<T::Participation>(proof)?));
		Self::valid(checked, year, proof.alias)
	}

	/// What the pool says of a binding that was checked. One of a member is in the pool at a time.
	pub(crate) fn valid(
		checked: Result<(), Refusal>,
		year: u32,
		alias: Alias,
	) -> TransactionValidityWithRefund {
		checked.map_err(|refusal| InvalidTransaction::Custom(refusal as u8))?;
		priority::admit("CaucusActivity", (year, alias), priority::ACT, LONGEVITY)
	}

	/// Makes a binding whose proof was checked on this state.
	pub(crate) fn do_bind(year: u32, account: T::AccountId, alias: Alias) -> DispatchResult {
		ensure!(year_of(Self::this_month()) == year, Error::<T>::BindingRefused);
		ensure!(!AccountOf::<T>::contains_key(year, alias), Error::<T>::BindingRefused);
		ensure!(!Accounts::<T>::contains_key(&account), Error::<T>::BindingRefused);
		Bound::<T>::mutate(year, |accounts| accounts.saturating_inc());
		AccountOf::<T>::insert(year, alias, account.clone());
		let since = Self::now();
		Accounts::<T>::insert(
			&account,
			MemberAccount {
				year,
				alias,
				since,
				opted_out: false,
				disputes: (0, 0),
				earnings: BoundedVec::new(),
			},
		);
		frame_system::Pallet::<T>::inc_sufficients(&account);
		Self::deposit_event(Event::AccountBound { year, account });
		Ok(())
	}

	/// An account whose points, those of its December too, have had time to expire.
	pub(crate) fn ensure_over(who: &T::AccountId) -> Result<MemberAccount, Error<T>> {
		let account = Accounts::<T>::get(who).ok_or(Error::<T>::NotAnActivityAccount)?;
		let end = january(account.year.saturating_add(2));
		ensure!(Self::this_month() >= end, Error::<T>::AccountLives);
		Ok(account)
	}

	pub(crate) fn do_end_account(who: T::AccountId) -> DispatchResult {
		let mut account = Self::ensure_over(&who)?;
		Self::expire(&who, &mut account)?;
		ensure!(account.earnings.is_empty(), Error::<T>::AccountLives);
		Accounts::<T>::remove(&who);
		AccountOf::<T>::remove(account.year, account.alias);
		frame_system::Pallet::<T>::dec_sufficients(&who);
		Self::deposit_event(Event::AccountEnded { account: who });
		Ok(())
	}

	pub(crate) fn do_opt_out(who: T::AccountId) -> DispatchResult {
		let mut account = Accounts::<T>::get(&who).ok_or(Error::<T>::NotAnActivityAccount)?;
		ensure!(!account.opted_out, Error::<T>::OptedOut);
		account.opted_out = true;
		Accounts::<T>::insert(&who, account);
		Self::deposit_event(Event::OptedOut { account: who });
		Ok(())
	}

	/// Whether views show nothing of an account.
	pub(crate) fn is_hidden(who: &T::AccountId) -> bool {
		Accounts::<T>::get(who).is_some_and(|account| account.opted_out)
	}

	/// The account of a member who takes part in the year of a period.
	pub(crate) fn ensure_active(who: &T::AccountId, period: Month) -> Result<MemberAccount, Error<T>> {
		let account = Accounts::<T>::get(who).ok_or(Error::<T>::NotAnActivityAccount)?;
		ensure!(account.year == year_of(period), Error::<T>::NotAnActivityAccount);
		ensure!(!account.opted_out, Error::<T>::OptedOut);
		Ok(account)
	}
}

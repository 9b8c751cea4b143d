// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Points: minted when a period is counted, burned by their owner, by a correction, or when they expire.

use crate::*;
use frame::token::{
	fungible::{Inspect, Mutate},
	Fortitude, Precision, Preservation,
};

impl<T: Config> Pallet<T> {
	/// Whether this pallet burns points just now: the only moment in which the token is not frozen.
	pub fn is_burning() -> bool {
		Burning::<T>::get()
	}

	/// What wallets show as an account's points.
	pub fn token_balance(who: &T::AccountId) -> <T::Token as Inspect<T::AccountId>>::Balance {
		T::Token::balance(who)
	}

	/// Points of an account that have not been taken off it, expired ones included.
	pub(crate) fn points_held(who: &T::AccountId) -> u32 {
		let held =
			|account: &MemberAccount| account.earnings.iter().map(|earning| u32::from(earning.points)).sum();
		Accounts::<T>::get(who).as_ref().map_or(0, held)
	}

	/// Points of an account that have not expired.
	pub(crate) fn points_of(who: &T::AccountId) -> u32 {
		let month = Self::this_month();
		let live = |account: &MemberAccount| {
			let live = account.earnings.iter().filter(|earning| month < earning.expires);
			live.map(|earning| u32::from(earning.points)).sum()
		};
		Accounts::<T>::get(who).as_ref().map_or(0, live)
	}

	/// Gives an account the points of a period.
	pub(crate) fn mint(who: &T::AccountId, account: &mut MemberAccount, earning: Earning) -> DispatchResult {
		let points = u32::from(earning.points);
		if points == 0 {
			return Ok(());
		}
		ensure!(!account.earnings.is_full(), Error::<T>::Exhausted);
		T::Token::mint_into(who, points.into())?;
		account.earnings.try_push(earning).map_err(|_| Error::<T>::Exhausted)?;
		Self::deposit_event(Event::PointsEarned { account: who.clone(), period: earning.period, points });
		Ok(())
	}

	/// Burns points in the token.
	fn burn_token(who: &T::AccountId, points: u32) -> DispatchResult {
		if points == 0 {
			return Ok(());
		}
		Burning::<T>::put(true);
		let burned = T::Token::burn_from(
			who,
			points.into(),
			Preservation::Expendable,
			Precision::Exact,
			Fortitude::Force,
		);
		Burning::<T>::kill();
		burned.map(|_| ())
	}

	/// Takes points off an account, the oldest first.
	pub(crate) fn do_burn(who: T::AccountId, points: u32) -> DispatchResult {
		let mut account = Accounts::<T>::get(&who).ok_or(Error::<T>::NotAnActivityAccount)?;
		ensure!(points > 0 && Self::points_held(&who) >= points, Error::<T>::TooFewPoints);
		let mut left = points;
		for earning in account.earnings.iter_mut() {
			let taken = left.min(earning.points.into());
			earning.points.saturating_reduce(taken as u16);
			left.saturating_reduce(taken);
		}
		account.earnings.retain(|earning| earning.points > 0);
		Self::burn_token(&who, points)?;
		Accounts::<T>::insert(&who, account);
		Self::deposit_event(Event::PointsBurned { account: who, points });
		Ok(())
	}

	/// Takes points of one period off an account, as many as are left; says how many.
	pub(crate) fn take_back(who: &T::AccountId, period: Month, points: u32) -> Result<u32, DispatchError> {
		let Some(mut account) = Accounts::<T>::get(who) else {
			return Ok(0);
		};
		let mut taken = 0;
		for earning in account.earnings.iter_mut().filter(|earning| earning.period == period) {
			taken = points.min(earning.points.into());
			earning.points.saturating_reduce(taken as u16);
		}
		account.earnings.retain(|earning| earning.points > 0);
		Self::burn_token(who, taken)?;
		Accounts::<T>::insert(who, account);
		Ok(taken)
	}

	/// Takes expired points off an account.
	pub(crate) fn expire(who: &T::AccountId, account: &mut MemberAccount) -> DispatchResult {
		let month = Self::this_month();
		let expired = account.earnings.iter().filter(|earning| earning.expires <= month);
		let points = expired.map(|earning| u32::from(earning.points)).sum();
		if points == 0 {
			return Ok(());
		}
		account.earnings.retain(|earning| month < earning.expires);
		Self::burn_token(who, points)?;
		Accounts::<T>::insert(who, account.clone());
		Self::deposit_event(Event::PointsExpired { account: who.clone(), points });
		Ok(())
	}
}

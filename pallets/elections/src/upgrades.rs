// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The chain's code does not change between the moment an election is Ready and its totals: what
//! voters were shown is what counts their ballots, whoever asks for another.

use crate::*;

/// Sets new code through `Inner`, unless an election is under way.
pub struct RefuseWhileVoting<T, Inner>(PhantomData<(T, Inner)>);

impl<T: Config, Inner: frame_system::SetCode<T>> frame_system::SetCode<T> for RefuseWhileVoting<T, Inner> {
	fn set_code(code: alloc::vec::Vec<u8>) -> DispatchResult {
		ensure!(!Pallet::<T>::is_voting(), Error::<T>::ElectionUnderWay);
		Inner::set_code(code)
	}
}

impl<T: Config> Pallet<T> {
	/// Whether an election is Ready, Open or Closed.
	pub fn is_voting() -> bool {
		Active::<T>::get().into_iter().any(|election| {
			let stage = Elections::<T>::get(election).map(|record| record.stage);
			matches!(stage, Some(Stage::Ready | Stage::Open | Stage::Closed))
		})
	}
}

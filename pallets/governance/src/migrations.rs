// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What earlier versions stored otherwise.

use crate::*;
use frame::deps::frame_support::migrations::VersionedMigration;

/// When an election was named, and which rules a referendum is about.
pub type ToVersion1<T> =
	VersionedMigration<0, 1, unchecked::ToVersion1<T>, Pallet<T>, <T as frame_system::Config>::DbWeight>;

mod unchecked {
	use super::*;
	use frame::deps::frame_support::traits::UncheckedOnRuntimeUpgrade;

	pub struct ToVersion1<T>(PhantomData<T>);

	/// [`Named`] in version 0.
	#[derive(Decode)]
	struct OldNamed {
		election: ElectionId,
		contest: ContestIndex,
		fills: Fills,
		seats: u32,
	}

	/// [`Referendum`] in version 0.
	#[derive(Decode)]
	struct OldReferendum<T: Config> {
		call: Proposed<T>,
		hash: H256,
		election: ElectionId,
		contest: ContestIndex,
		quorum: Share,
		enactment: Moment,
		standing: Standing,
	}

	impl<T: Config> OldReferendum<T> {
		/// The same with its rules, which are counted if it is not over.
		fn with_rules(self) -> Referendum<T> {
			let Self { call, hash, election, contest, quorum, enactment, standing } = self;
			let rules = match standing {
				Standing::Proposed | Standing::Approved { .. } => {
					let decoded = T::Preimages::peek(&call).ok();
					decoded.and_then(|(call, _)| Pallet::<T>::rules_of(&call)).unwrap_or_default()
				}
				Standing::Rejected { .. } | Standing::Enacted { .. } => RulesOf::default(),
			};
			Pallet::<T>::count_asked(&rules);
			Referendum { call, hash, election, contest, quorum, enactment, standing, rules }
		}
	}

	impl<T: Config> UncheckedOnRuntimeUpgrade for ToVersion1<T> {
		fn on_runtime_upgrade() -> Weight {
			let at = Pallet::<T>::now();
			// What cannot be read could not be read before.
			let _ = NamedElection::<T>::translate::<OldNamed, _>(|old| {
				let OldNamed { election, contest, fills, seats } = old?;
				Some(Named { election, contest, fills, seats, at })
			});
			// A rule that came twice in a call was counted twice.
			let counted = Asked::<T>::drain().count() as u64;
			let mut referenda = 0u64;
			Referenda::<T>::translate_values::<OldReferendum<T>, _>(|old| {
				referenda.saturating_inc();
				Some(old.with_rules())
			});
			let of_each = u64::from(MAX_RULES).saturating_add(3);
			let touched = referenda.saturating_mul(of_each).saturating_add(counted).saturating_add(2);
			T::DbWeight::get().reads_writes(touched, touched)
		}

		#[cfg(feature = "try-runtime")]
		fn pre_upgrade() -> Result<Vec<u8>, frame::try_runtime::TryRuntimeError> {
			Ok((NamedElection::<T>::exists(), Referenda::<T>::iter_keys().count() as u32).encode())
		}

		#[cfg(feature = "try-runtime")]
		fn post_upgrade(before: Vec<u8>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			let after = (NamedElection::<T>::get().is_some(), Referenda::<T>::iter_values().count() as u32);
			ensure!(after.encode() == before, "an election is named no more, or a referendum is gone");
			Ok(())
		}
	}
}

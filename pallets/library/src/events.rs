// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What happened, for those who follow the chain. The pallet imports it.

/// The pallet's events.
#[frame::pallet_section]
pub mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The parameters were changed.
		ParametersSet {
			/// How often they were changed by now.
			version: u32,
		},
		/// Something for an organisation waits for a second person.
		SecondNeeded {
			/// For which organisation.
			organization: OrganizationId,
			/// Who proposed it.
			by: T::AccountId,
		},
		/// There is a new item.
		ItemAnnounced {
			/// Its number.
			item: ItemId,
			/// What is said of it once and for all.
			heading: Heading,
			/// Who published it.
			by: T::AccountId,
		},
		/// There is a new version, whose bytes are waited for.
		VersionAnnounced {
			/// The item.
			item: ItemId,
			/// The version.
			version: VersionNumber,
			/// How many chunks have to come.
			missing: u16,
		},
		/// Bytes came.
		ChunkStored {
			/// Their digest.
			digest: Digest,
			/// How many.
			bytes: u32,
		},
		/// All bytes of a version came.
		VersionAvailable {
			/// The item.
			item: ItemId,
			/// The version.
			version: VersionNumber,
			/// Until when it is served.
			until: Moment,
		},
		/// Not all bytes of a version came in time.
		DidNotArrive {
			/// The item.
			item: ItemId,
			/// The version.
			version: VersionNumber,
		},
		/// The publisher took a version back.
		Withdrawn {
			/// The item.
			item: ItemId,
			/// The version.
			version: VersionNumber,
		},
		/// A version is to be served longer, once its bytes are carried on.
		RenewalAsked {
			/// The item.
			item: ItemId,
			/// The version.
			version: VersionNumber,
			/// Until when it will be served.
			until: Moment,
		},
		/// A version is served longer.
		Renewed {
			/// The item.
			item: ItemId,
			/// The version.
			version: VersionNumber,
			/// Until when.
			until: Moment,
		},
		/// The time of a version is over.
		Expired {
			/// The item.
			item: ItemId,
			/// The version.
			version: VersionNumber,
		},
		/// A version is not served for a while.
		Suspended {
			/// The takedown.
			takedown: TakedownId,
			/// The item.
			item: ItemId,
			/// The version.
			version: VersionNumber,
			/// Why, in short.
			code: Code,
			/// Until when, if nobody confirms it.
			until: Moment,
		},
		/// A second person confirmed a takedown.
		TakenDown {
			/// The takedown.
			takedown: TakedownId,
			/// Who.
			by: T::AccountId,
		},
		/// A takedown was taken back.
		Lifted {
			/// The takedown.
			takedown: TakedownId,
			/// Who took it back.
			by: T::AccountId,
		},
		/// Nobody confirmed a takedown.
		Lapsed {
			/// The takedown.
			takedown: TakedownId,
		},
	}
}

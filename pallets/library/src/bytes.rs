// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Bytes: announced, stored, kept, served, and let go.
//!
//! The only two calls that touch the nodes' index of bytes have no signer, so that no other call can contain
//! them: an index entry outlives the failure of the call that made it.

use crate::*;
use caucus_library_core::{
	media::begins_as,
	parts::{Part, Parts},
};
use caucus_support::priority;
use frame::{deps::sp_io::transaction_index, hashing::blake2_256};

/// Blocks for which bytes stay in the pool: two minutes of six seconds.
const LONGEVITY: u64 = 20;

/// What a version brings, once it was checked.
pub(crate) struct Intake {
	/// How many bytes it has.
	bytes: u64,
	/// How many chunks it has.
	chunks: u16,
	/// How many of them have to come.
	missing: u16,
	/// Until when it is served.
	served_until: Moment,
	/// The days with the bytes that have to come.
	days: Days,
}

/// The chunks of a version, with their digests.
type Carried = Vec<(Digest, Chunk)>;

/// The chunks of files, each with the kind of file that begins with it.
fn pieces(parts: &[Part]) -> impl Iterator<Item = (Digest, u32, Option<MediaType>)> + '_ {
	parts.iter().flat_map(|part| {
		let begins = core::iter::once(Some(part.media)).chain(core::iter::repeat(None));
		part.manifest.pieces.iter().zip(begins).map(|(piece, begins)| (piece.digest, piece.bytes, begins))
	})
}

/// The digests of files' chunks.
pub(crate) fn digests(parts: &[Part]) -> impl Iterator<Item = Digest> + '_ {
	pieces(parts).map(|(digest, _, _)| digest)
}

impl<T: Config> Pallet<T> {
	/// Checks that there is room for files, and that nothing keeps their bytes out. Changes nothing.
	pub(crate) fn weigh_intake(item: &ItemOf<T>, parts: &[Part]) -> Result<Intake, Error<T>> {
		let sizes = parts.iter().map(|part| part.manifest.bytes);
		let bytes = sizes.fold(0u64, u64::saturating_add);
		Self::ensure_room(&Self::shelf_of(item), bytes)?;
		let served_until = Self::now().saturating_add(Self::parameters().retention);
		let served_until = served_until.min(item.bound.unwrap_or(Moment::MAX));
		let (mut chunks, mut missing, mut to_come) = (0u16, 0u16, 0u64);
		for (digest, bytes, begins) in pieces(parts) {
			ensure!(!Self::is_denied(&digest), Error::<T>::Denied);
			chunks = chunks.saturating_add(1);
			let there = match Chunks::<T>::get(digest) {
				Some(chunk) => {
					let same = (chunk.bytes, chunk.begins) == (bytes, begins);
					ensure!(same, Error::<T>::AnnouncedOtherwise);
					ensure!(!chunk.holders.is_full(), Error::<T>::TooManyHolders);
					chunk.kept_until >= served_until
				}
				None => false,
			};
			if !there {
				missing = missing.saturating_add(1);
				to_come = to_come.saturating_add(bytes.into());
			}
		}
		let days = Self::weigh_bytes(to_come)?;
		Ok(Intake { bytes, chunks, missing, served_until, days })
	}

	/// Writes the next version of an item down.
	pub(crate) fn take_in(
		id: ItemId,
		mut item: ItemOf<T>,
		by: T::AccountId,
		agreed_by: Option<T::AccountId>,
		draft: Draft,
		intake: Intake,
	) {
		let Intake { bytes, chunks, missing, served_until, days } = intake;
		let (now, number) = (Self::now(), item.versions);
		let version = Version {
			by,
			agreed_by,
			state: State::Announced,
			room: Room::Whole,
			announced_at: now,
			admitted_on: Self::today(),
			arrive_until: Self::arrival(&item, now, served_until),
			available_at: None,
			served_until,
			renewal: None,
			renewed: 0,
			bytes,
			chunks,
			missing,
			takedown: None,
		};
		Admitted::<T>::put(days);
		Self::fill(&Self::shelf_of(&item), bytes);
		item.versions = number.saturating_add(1);
		Items::<T>::insert(id, item);
		Versions::<T>::insert(id, number, &version);
		Self::put_off(None, version.due_at(), Job::Version(id, number));
		for (digest, bytes, begins) in pieces(&draft.parts) {
			let holders = BoundedVec::new();
			let new = || Chunk { bytes, begins, holders, kept_until: 0, stopped: false };
			let mut chunk = Chunks::<T>::get(digest).unwrap_or_else(new);
			// There was room for one more holder when it was looked at.
			let _ = chunk.holders.try_push((id, number));
			Self::serve(&digest, &chunk);
			Chunks::<T>::insert(digest, chunk);
		}
		Descriptions::<T>::insert(id, number, draft.description);
		Files::<T>::insert(id, number, draft.parts);
		Self::deposit_event(Event::VersionAnnounced { item: id, version: number, missing });
		if missing == 0 {
			Self::make_available(id, number, version);
		}
	}

	/// First moment at which bytes of an item can no longer come that are waited for from `since` on. Nothing comes
	/// while a vote asks for silence, whenever it was announced.
	pub(crate) fn arrival(item: &ItemOf<T>, since: Moment, served_until: Moment) -> Moment {
		let quiet = Self::quiet_from(&item.publisher, &item.heading);
		since.saturating_add(ARRIVAL).min(served_until).min(quiet)
	}

	/// All bytes of a version are there.
	fn make_available(id: ItemId, number: VersionNumber, mut version: VersionOf<T>) {
		let due = version.due_at();
		version.state = State::Available;
		version.available_at = Some(Self::now());
		Self::put_off(due, version.due_at(), Job::Version(id, number));
		Items::<T>::mutate(id, |item| {
			if let Some(item) = item {
				item.current = item.current.max(Some(number));
			}
		});
		let until = version.served_until;
		Versions::<T>::insert(id, number, version);
		Self::deposit_event(Event::VersionAvailable { item: id, version: number, until });
	}

	/// Versions that wait for a chunk.
	fn waiting(chunk: &Chunk) -> impl Iterator<Item = (ItemId, VersionNumber, VersionOf<T>)> + '_ {
		chunk.holders.iter().filter_map(|(id, number)| {
			let version = Versions::<T>::get(id, number)?;
			let waits = version.state == State::Announced && chunk.kept_until < version.served_until;
			waits.then_some((*id, *number, version))
		})
	}

	/// Whether some version waits for a chunk that can still come.
	pub(crate) fn is_wanted(chunk: &Chunk) -> bool {
		let now = Self::now();
		Self::waiting(chunk).any(|(_, _, version)| now < version.arrive_until)
	}

	/// Until when a chunk is served, by all versions that hold it: those that have not come by their end do not
	/// count.
	pub(crate) fn served_until(digest: &Digest, chunk: &Chunk) -> Option<Moment> {
		if Self::is_denied(digest) {
			return None;
		}
		let ends = chunk.holders.iter().filter_map(|(id, number)| {
			let version = Versions::<T>::get(id, number)?;
			let stands = version.state.stands() && !Self::is_taken_down(&version);
			let has = stands && version.served_until <= chunk.kept_until;
			has.then_some(version.served_until)
		});
		ends.max()
	}

	/// Lets nodes know until when they give a chunk out.
	pub(crate) fn serve(digest: &Digest, chunk: &Chunk) {
		match Self::served_until(digest, chunk) {
			Some(until) => Served::<T>::insert(digest, until),
			None => Served::<T>::remove(digest),
		}
	}

	/// A chunk lies in this block: nodes have it for so long, and versions have waited for it.
	fn keep(digest: &Digest, mut chunk: Chunk) {
		let now = Self::now();
		let waiting: Vec<_> = Self::waiting(&chunk).collect();
		chunk.kept_until = chunk.kept_until.max(now.saturating_add(T::KeptFor::get()));
		Chunks::<T>::insert(digest, &chunk);
		for (id, number, mut version) in waiting {
			version.missing = version.missing.saturating_sub(1);
			if version.missing == 0 && now < version.arrive_until {
				Self::make_available(id, number, version);
			} else {
				Versions::<T>::insert(id, number, version);
			}
		}
		Self::serve(digest, &chunk);
	}

	/// Ends a version: nodes no longer have to do with its bytes. Those that it still waited for leave their room
	/// on disks to others.
	pub(crate) fn release(
		id: ItemId,
		number: VersionNumber,
		mut version: VersionOf<T>,
		due: Option<Moment>,
		state: State,
	) {
		let (waited, needed, day) = (version.state, version.served_until, version.admitted_on);
		version.state = state;
		version.renewal = None;
		Self::put_off(due, version.due_at(), Job::Version(id, number));
		Versions::<T>::insert(id, number, version);
		let parts: Parts = Files::<T>::get(id, number).unwrap_or_default();
		let mut never_came = 0u64;
		for digest in digests(&parts) {
			let Some(mut chunk) = Chunks::<T>::get(digest) else { continue };
			if waited == State::Announced && chunk.kept_until < needed {
				never_came = never_came.saturating_add(chunk.bytes.into());
			}
			chunk.holders.retain(|holder| *holder != (id, number));
			Self::forbid_anew(&digest, &chunk);
			Self::serve(&digest, &chunk);
			if chunk.holders.is_empty() {
				Chunks::<T>::remove(digest);
			} else {
				Chunks::<T>::insert(digest, chunk);
			}
		}
		Self::take_back(day, never_came);
	}

	/// Says what the pool does with bytes that were checked. What it knows them by holds nothing that a sender
	/// can vary.
	fn valid(checked: Result<impl Encode, Error<T>>) -> TransactionValidityWithRefund {
		let code = |error: Error<T>| error.encode().first().copied().unwrap_or(u8::MAX);
		let tag = checked.map_err(|error| InvalidTransaction::Custom(code(error)))?;
		// Some blocks stay on disks for ever. The proposer leaves it for a later one.
		ensure!(!T::KeepsBodies::get(), InvalidTransaction::ExhaustsResources);
		priority::admit("library", tag, priority::BYTES, LONGEVITY)
	}

	/// Checks that bytes are waited for. Changes nothing.
	fn check_bytes(data: &[u8]) -> Result<(Digest, Chunk), Error<T>> {
		let digest = blake2_256(data);
		let chunk = Chunks::<T>::get(digest).ok_or(Error::<T>::NotAnnounced)?;
		ensure!(u32::try_from(data.len()) == Ok(chunk.bytes), Error::<T>::SizesDisagree);
		ensure!(!Self::is_denied(&digest), Error::<T>::Denied);
		if !Self::is_wanted(&chunk) {
			let came = chunk.kept_until > 0;
			return Err(if came { Error::<T>::AlreadyStored } else { Error::<T>::NotAnnounced });
		}
		let as_it_says = chunk.begins.is_none_or(|media| begins_as(media, data));
		ensure!(as_it_says, Error::<T>::NotAsItSays);
		Ok((digest, chunk))
	}

	pub(crate) fn authorize_store(data: &[u8]) -> TransactionValidityWithRefund {
		Self::valid(Self::check_bytes(data).map(|(digest, _)| digest))
	}

	pub(crate) fn do_store(data: &[u8]) -> DispatchResult {
		let index = Self::place_in_block()?;
		let (digest, chunk) = Self::check_bytes(data)?;
		let bytes = chunk.bytes;
		Self::deposit_event(Event::ChunkStored { digest, bytes });
		Self::keep(&digest, chunk);
		// Nothing can fail after this: nodes do it whatever becomes of the call.
		transaction_index::index(index, bytes, digest);
		Ok(())
	}

	/// Checks that a version's bytes can be carried on; gives it with its chunks and the new end. Changes nothing.
	fn check_carrying(
		id: ItemId,
		number: VersionNumber,
	) -> Result<(VersionOf<T>, Carried, Moment), Error<T>> {
		let (version, now) = (Self::find_version(id, number)?, Self::now());
		let renewal = version.renewal.filter(|renewal| now < renewal.due && now < version.served_until);
		let until = renewal.ok_or(Error::<T>::NothingToCarry)?.until;
		let parts = Files::<T>::get(id, number).ok_or(Error::<T>::UnknownVersion)?;
		let mut chunks = Vec::new();
		for digest in digests(&parts) {
			ensure!(!Self::is_denied(&digest), Error::<T>::Denied);
			chunks.push((digest, Chunks::<T>::get(digest).ok_or(Error::<T>::WrongState)?));
		}
		Ok((version, chunks, until))
	}

	pub(crate) fn authorize_carry(id: ItemId, number: VersionNumber) -> TransactionValidityWithRefund {
		Self::valid(Self::check_carrying(id, number).map(|_| (id, number)))
	}

	pub(crate) fn do_carry(id: ItemId, number: VersionNumber) -> DispatchResult {
		let index = Self::place_in_block()?;
		let (mut version, chunks, until) = Self::check_carrying(id, number)?;
		let due = version.due_at();
		version.served_until = until;
		version.renewal = None;
		Self::put_off(due, version.due_at(), Job::Version(id, number));
		Versions::<T>::insert(id, number, version);
		let digests: Vec<Digest> = chunks.iter().map(|(digest, _)| *digest).collect();
		for (digest, chunk) in chunks {
			Self::keep(&digest, chunk);
		}
		Self::deposit_event(Event::Renewed { item: id, version: number, until });
		// Nothing can fail after this. A block whose transaction renews one digest cannot be read without the
		// bytes; one that renews several can, and the same twice is several.
		for digest in digests.iter().chain(digests.first().filter(|_| digests.len() == 1)) {
			transaction_index::renew(index, *digest);
		}
		Ok(())
	}

	/// The place of this transaction in its block.
	fn place_in_block() -> Result<u32, Error<T>> {
		frame_system::Pallet::<T>::extrinsic_index().ok_or(Error::<T>::NotInABlock)
	}
}

// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Why something was refused, and what to do about it. The pallet imports it.

/// The pallet's errors.
#[frame::pallet_section]
pub mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The parameters are out of range.
		BadParameters,
		/// Somebody changed it in between; look at it again.
		VersionMismatch,
		/// A text is empty, or holds characters that nobody can see.
		BadText,
		/// The recording lies in the future.
		NotHappenedYet,
		/// There is no such item.
		UnknownItem,
		/// There is no such version.
		UnknownVersion,
		/// There is no such takedown.
		UnknownTakedown,
		/// No campaign of such a contest runs.
		UnknownContest,
		/// The account does not stand in the contest, or its campaign does not run.
		NotACandidate,
		/// The account does not hold the office, or nobody publishes in it.
		NotAnOfficer,
		/// Another account published it.
		NotThePublisher,
		/// This is not published in such a capacity.
		OtherKind,
		/// The campaign is silent: wait until the vote is over.
		Silence,
		/// The second of two has to be another person than the first.
		SamePerson,
		/// Of two, one has to be the chair and the other the secretary.
		SameRole,
		/// As many acts wait for a second person as may.
		TooManyWaiting,
		/// The item has as many versions as may be: publish another item.
		TooManyVersions,
		/// There is no room for this: wait until something has expired.
		QuotaExceeded,
		/// Nodes have taken in as many bytes as they may today, or can have: try tomorrow.
		DiskFull,
		/// There is no original among the files.
		MissingOriginal,
		/// What is heard has to be readable: add a transcript in the language of the item.
		MissingTranscript,
		/// What is seen has to be readable: add a description.
		MissingAltText,
		/// Files of this kind are not taken, or not for this.
		UnsupportedMedia,
		/// Two files are the same among the others.
		DuplicateRole,
		/// A file or a chunk is empty.
		EmptyFile,
		/// A chunk is too large: cut smaller ones.
		ChunkTooLarge,
		/// The files have too many chunks.
		TooManyChunks,
		/// A chunk stands twice in the files.
		DuplicateChunk,
		/// Chunks and file do not have the same size, or not the same digest.
		SizesDisagree,
		/// The same bytes are announced with another size, or as the beginning of another kind of file.
		AnnouncedOtherwise,
		/// As many versions hold the same bytes as may: change a byte.
		TooManyHolders,
		/// These bytes were taken down.
		Denied,
		/// Nobody announced these bytes, or they came too late: announce them first.
		NotAnnounced,
		/// These bytes came already.
		AlreadyStored,
		/// The file does not begin as its type says.
		NotAsItSays,
		/// Bytes come only in a block, in a transaction of their own.
		NotInABlock,
		/// The version, or the takedown, is not in the state for this.
		WrongState,
		/// The time has not come: what is renewed has to be in the second half of its time.
		TooEarly,
		/// It was renewed as often as may be.
		TooManyRenewals,
		/// It would not be served longer than now.
		NothingChanged,
		/// A renewal waits already: carry it out.
		RenewalWaits,
		/// No renewal waits to be carried out, or it waited too long: ask for one.
		NothingToCarry,
		/// Only moderators and the appeals body may do this; where it was judged before, the appeals body.
		NotAModerator,
		/// Only the appeals body may do this.
		NotOnAppeals,
		/// Nobody judges what they published.
		NotImpartial,
		/// It is taken down already.
		AlreadyTakenDown,
		/// Say which order it was.
		MissingOrder,
		/// No more numbers.
		Exhausted,
	}
}

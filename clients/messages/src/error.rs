// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Why something did not happen.

/// Why something did not happen. Nothing has changed when a function returns one of these.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Error {
	/// The text is no address, or was copied with a mistake.
	#[error("this is not an address")]
	BadAddress,
	/// The bytes are no statement of this format.
	#[error("malformed statement")]
	BadStatement,
	/// The signature under a statement is not its signer's.
	#[error("the signature of the statement is wrong")]
	BadProof,
	/// The envelope was made with another key, for another topic, or was changed on its way.
	#[error("the envelope cannot be opened")]
	BadEnvelope,
	/// The content of an envelope is not as the format says.
	#[error("malformed content")]
	BadContent,
	/// Something is signed by somebody else than it says.
	#[error("the signature is wrong")]
	BadSignature,
	/// Longer than the format allows.
	#[error("too long: {length} bytes, at most {most}")]
	TooLong {
		/// Bytes that it has.
		length: usize,
		/// Bytes that it may have.
		most: usize,
	},
	/// The text holds nothing, or characters that nobody sees.
	#[error("the text is empty or holds invisible characters")]
	BadText,
	/// The file is of no type that is passed on, or begins as another type than it says.
	#[error("files of this kind are not passed on")]
	BadMedia,
	/// A file that was put together is not the one that was announced.
	#[error("the file is not the one that was announced")]
	WrongDigest,
	/// A piece of a file has not arrived, or is gone.
	#[error("piece {0} of the file is not there")]
	MissingPiece(u32),
	/// The addressed device has published no keys in the last weeks, or not any more.
	#[error("no keys of the receiver are there: it has not been online for weeks")]
	NoKeyPackage,
	/// The keys that were found under an address are another device's.
	#[error("the keys under this address are not the receiver's")]
	WrongKeyPackage,
	/// There is no such conversation.
	#[error("there is no such conversation")]
	UnknownConversation,
	/// There is no such request, or it has been answered.
	#[error("there is no such request")]
	UnknownRequest,
	/// There is no such message in what is kept.
	#[error("there is no such message")]
	UnknownMessage,
	/// There is no such member in the group.
	#[error("there is no such member in the group")]
	UnknownMember,
	/// The device is no member of the conversation any more.
	#[error("the conversation has ended")]
	Ended,
	/// Only an admin of a group may do this.
	#[error("only an admin of the group may do this")]
	NotAdmin,
	/// A commit of somebody whose turn it is not, or with more in it than members who come and go.
	#[error("a change of the group that its sender may not make")]
	BadCommit,
	/// The group has as many members as a group may have.
	#[error("the group is full")]
	GroupFull,
	/// The member is in the group already.
	#[error("already a member of the group")]
	AlreadyMember,
	/// Others have messages under numbers that this device has not used: an older copy of its store was put back.
	#[error("an older copy of the store was put back: others may not be able to read what is written here")]
	OldState,
	/// The other side is blocked.
	#[error("the other side is blocked")]
	Blocked,
	/// More waits to be sent than the device holds.
	#[error("too much waits to be sent")]
	OutboxFull,
	/// The passphrase is wrong, or the file was changed.
	#[error("the passphrase is wrong, or the file is damaged")]
	BadPassphrase,
	/// The bytes are no store, or of a version that this program does not know.
	#[error("this is not a store of messages, or a newer program wrote it")]
	BadStore,
	/// The store opens, but what is inside is not whole.
	#[error("the store is damaged inside")]
	CorruptStore,
	/// The library of the group protocol refused; it says why in its log.
	#[error("the group protocol refused: {0}")]
	Protocol(&'static str),
	/// No randomness, or a computation that cannot fail did.
	#[error("cryptography failed")]
	Crypto,
}

/// What most functions return.
pub type Result<T> = core::result::Result<T, Error>;

// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Members, batches of entries, and objections to rolls, as the chain stores them.

use crate::{
	read::{Account, ReadError, State},
	rolls::Roll,
	storage::{self, TWOX_LENGTH},
};
use caucus_members_core::registry::{BatchId, ChapterId, Entry, Member};
use caucus_primitives::{Digest, MemberId, MemberKey, Moment, RollId, StyleIndex};
use codec::{Decode, DecodeAll, Encode};

/// An office of the party.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, Debug)]
pub enum Office {
	/// Enters members.
	#[codec(index = 0)]
	Registrar,
	/// Speaks for a chapter.
	#[codec(index = 1)]
	Secretary(ChapterId),
	/// One of the appeals body.
	#[codec(index = 2)]
	Appeals,
}

/// Who holds which office.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Officers {
	/// The registrars.
	pub registrars: Vec<Account>,
	/// The secretaries, by chapter.
	pub secretaries: Vec<(ChapterId, Account)>,
	/// The appeals body.
	pub appeals: Vec<Account>,
}

/// A batch that waits for a second registrar.
#[derive(Clone, PartialEq, Eq, Decode, Debug)]
pub struct PendingBatch {
	/// Who proposed it.
	pub by: Account,
	/// What it holds.
	pub entries: Vec<Entry>,
}

/// What the keys of a roll are counted by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Decode, Debug)]
pub enum CountOf {
	/// Members of a chapter.
	#[codec(index = 0)]
	Chapter(ChapterId),
	/// Members that have a class. One bit is set.
	#[codec(index = 1)]
	Class(u16),
	/// Members whose keys two registrars entered together.
	#[codec(index = 2)]
	Registrars(Account, Account),
}

/// What an objection demands.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, Debug)]
pub enum Subject {
	/// That a member's key goes from the roll.
	#[codec(index = 0)]
	Strike(MemberId),
	/// That a member who is not on the roll comes on it.
	#[codec(index = 1)]
	Admit {
		/// Who.
		member: MemberId,
		/// The style, the first whose rule admits the member.
		style: StyleIndex,
	},
}

/// What two registrars decided on an objection.
#[derive(Clone, Copy, PartialEq, Eq, Decode, Debug)]
pub struct Decision {
	/// Whether the objection is upheld.
	pub uphold: bool,
	/// Who decided.
	pub by: (Account, Account),
}

/// What two of the appeals body ruled on an objection. It is final.
#[derive(Clone, Copy, PartialEq, Eq, Decode, Debug)]
pub struct AppealRuling {
	/// Whether the objection is upheld.
	pub uphold: bool,
	/// Digest of the reasons.
	pub reason: Digest,
	/// Who ruled.
	pub by: (Account, Account),
}

/// An objection to a roll, with all that came of it.
#[derive(Clone, PartialEq, Eq, Decode, Debug)]
pub struct RollObjection {
	/// Who raised it.
	pub by: Account,
	/// What it demands.
	pub subject: Subject,
	/// Where the member's key stood when it was raised: style, and position among its keys.
	pub position: Option<(StyleIndex, u32)>,
	/// Digest of the reasons.
	pub reason: Digest,
	/// What registrars decided.
	pub decision: Option<Decision>,
	/// What the appeals body ruled.
	pub ruling: Option<AppealRuling>,
	/// Decisions and rulings that wait for a second person: what for, as a digest, who, and since when.
	pub opinions: Vec<(Digest, Account, Moment)>,
}

impl State<'_> {
	/// Who holds which office.
	pub async fn officers(&self) -> Result<Officers, ReadError> {
		let registrars = self.get(storage::registrars(), "the registrars").await?;
		let appeals = self.get(storage::appeals(), "the appeals body").await?;
		let secretaries = self.map(storage::secretaries(), "a secretary").await?;
		Ok(Officers {
			registrars: registrars.unwrap_or_default(),
			secretaries,
			appeals: appeals.unwrap_or_default(),
		})
	}

	/// A batch that waits; none if it was confirmed or refused, or never was.
	pub async fn pending_batch(&self, batch: BatchId) -> Result<Option<PendingBatch>, ReadError> {
		self.get(storage::pending_batch(batch), "the batch").await
	}

	/// Who proposed and who confirmed a batch.
	pub async fn confirmed_batch(&self, batch: BatchId) -> Result<Option<(Account, Account)>, ReadError> {
		self.get(storage::batch(batch), "the batch's registrars").await
	}

	/// A member.
	pub async fn member(&self, member: MemberId) -> Result<Member, ReadError> {
		let found = self.get(storage::member(member), "the member").await?;
		found.ok_or_else(|| ReadError::Missing(format!("there is no member {member}")))
	}

	/// The number of the member behind a key.
	pub async fn member_by_key(&self, key: &MemberKey) -> Result<Option<MemberId>, ReadError> {
		self.get(storage::member_by_key(key), "the member's number").await
	}

	/// How far a roll is, and how many keys it has.
	pub async fn roll_record(&self, roll: RollId) -> Result<Roll, ReadError> {
		let found = self.get(storage::of_roll("Rolls", roll), "the roll").await?;
		found.ok_or_else(|| ReadError::Missing(format!("there is no roll {roll}")))
	}

	/// How many keys of a roll come from where.
	pub async fn roll_counts(&self, roll: RollId) -> Result<Vec<(CountOf, u32)>, ReadError> {
		self.map(storage::of_roll("RollCounts", roll), "a count of the roll").await
	}

	/// What the chapters' secretaries said to the counts of a roll: whether they agree.
	pub async fn attestations(&self, roll: RollId) -> Result<Vec<(ChapterId, bool)>, ReadError> {
		self.map(storage::of_roll("Attestations", roll), "a secretary's word").await
	}

	/// The objections to a roll.
	pub async fn roll_objections(&self, roll: RollId) -> Result<Vec<(u32, RollObjection)>, ReadError> {
		self.map(storage::of_roll("Objections", roll), "an objection").await
	}

	/// An objection to a roll.
	pub async fn roll_objection(&self, roll: RollId, objection: u32) -> Result<RollObjection, ReadError> {
		let found = self.get(storage::roll_objection(roll, objection), "the objection").await?;
		found.ok_or_else(|| ReadError::Missing(format!("roll {roll} has no objection {objection}")))
	}

	/// All entries of a map under a prefix whose last part is `Twox64Concat`, in the order of their
	/// keys.
	async fn map<K: Decode + Ord, V: Decode>(
		&self,
		prefix: Vec<u8>,
		what: &'static str,
	) -> Result<Vec<(K, V)>, ReadError> {
		let mut entries = Vec::new();
		for key in self.keys(&prefix).await? {
			let part = key.get(prefix.len() + TWOX_LENGTH..).unwrap_or_default();
			let name = K::decode_all(&mut &part[..]).map_err(|_| ReadError::Undecodable(what))?;
			// The state is of one block, so what has a key has a value.
			let value = self.get(key, what).await?.ok_or(ReadError::Undecodable(what))?;
			entries.push((name, value));
		}
		entries.sort_by(|(one, _), (other, _)| one.cmp(other));
		Ok(entries)
	}
}

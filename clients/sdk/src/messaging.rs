// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Room on the nodes for messages: which period runs, and how a member claims for a new account in it.
//!
//! ```text
//! MessagingPeriod::open(&state)          the period in which members can claim now
//! claim_messaging(&chain, ..)            reads its roll, proves, has the account consent, hands it in
//! MessagingGrant::of(&state, &account)   what an account may keep on nodes, and until when
//! ```
//!
//! The node sees that somebody reads a whole roll and hands a claim in. Who writes at once with the account tells it
//! that both came over the same connection.

use crate::{
	acts::{ActError, Actor, Consent, Matter},
	chain::{Chain, ChainError, Until},
	participation::ParticipationError,
	read::{ReadError, State},
	storage,
};
use caucus_members_core::ring::MemberSecret;
use caucus_primitives::{AccountKey, Alias, Digest, Moment, RollId};
use codec::Decode;

/// Why an account gets no room for messages.
#[derive(Debug, thiserror::Error)]
pub enum MessagingError {
	/// The chain could not be read.
	#[error(transparent)]
	Read(#[from] ReadError),
	/// The chain did not take the claim.
	#[error(transparent)]
	Chain(#[from] ChainError),
	/// The period's roll, or the member's place on it.
	#[error(transparent)]
	Participation(#[from] ParticipationError),
	/// The proof could not be made.
	#[error(transparent)]
	Act(#[from] ActError),
	/// No period runs. A block that has room begins the next.
	#[error("nobody can claim now: the period is over and the next has not begun; try again in some blocks")]
	NoPeriod,
	/// The member claimed for an account in this period already.
	#[error("in period {period} this member has the account {} already", crate::account::ss58(.account))]
	AlreadyClaimed {
		/// The period.
		period: u32,
		/// The account.
		account: AccountKey,
	},
}

/// A period, as the chain has it.
#[derive(Clone, Copy, PartialEq, Eq, Decode, Debug)]
pub struct MessagingPeriod {
	/// The roll by which members claim.
	pub roll: RollId,
	/// When it began.
	pub began: Moment,
	/// First moment at which nobody can claim any more.
	pub ends: Moment,
	/// First moment at which its grants are revoked.
	pub revoked_from: Moment,
	/// How many statements each of its accounts may keep on a node at a time.
	pub statements: u32,
	/// How many bytes these may say together.
	pub bytes: u32,
	/// How many claimed.
	pub claimed: u32,
	/// How many grants are not revoked yet.
	pub live: u32,
}

impl MessagingPeriod {
	/// A period.
	pub async fn read(state: &State<'_>, number: u32) -> Result<Option<Self>, ReadError> {
		state.get(storage::messaging_period(number), "the period").await
	}

	/// The period in which members can claim now, with its number.
	pub async fn open(state: &State<'_>) -> Result<Option<(u32, Self)>, ReadError> {
		let next: Option<u32> = state.get(storage::messaging_periods(), "the number of periods").await?;
		let Some(number) = next.and_then(|next| next.checked_sub(1)) else { return Ok(None) };
		let period = Self::read(state, number).await?;
		let now = state.now().await?;
		Ok(period.filter(|period| now < period.ends).map(|period| (number, period)))
	}
}

/// What an account may keep on nodes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MessagingGrant {
	/// The account: the key that signs statements.
	pub account: AccountKey,
	/// The period in which it was granted.
	pub period: u32,
	/// How many statements at a time.
	pub statements: u32,
	/// How many bytes these may say together.
	pub bytes: u32,
	/// First moment at which it is revoked; nodes then drop what the account keeps.
	pub until: Moment,
}

impl MessagingGrant {
	fn new(account: AccountKey, period: u32, record: &MessagingPeriod) -> Self {
		let MessagingPeriod { statements, bytes, revoked_from, .. } = *record;
		Self { account, period, statements, bytes, until: revoked_from }
	}

	/// The grant of an account; `None` if it has none, or none any more.
	pub async fn of(state: &State<'_>, account: &AccountKey) -> Result<Option<Self>, ReadError> {
		let period: Option<u32> = state.get(storage::messaging_account(account), "the grant").await?;
		let Some(period) = period else { return Ok(None) };
		let record = MessagingPeriod::read(state, period).await?;
		Ok(record.map(|record| Self::new(*account, period, &record)))
	}

	/// The account that a member claimed for in a period, by the member's alias there.
	pub async fn claimed(
		state: &State<'_>,
		period: u32,
		alias: &Alias,
	) -> Result<Option<AccountKey>, ReadError> {
		state.get(storage::messaging_grant(period, alias), "the grant").await
	}
}

/// Claims room for messages in the running period, for an account that the chain has never seen.
///
/// `consent` has the account sign 32 bytes ([`Actor::claim_message`]). `progress` is told how many of the roll's keys
/// have come: this reads all of them, as everybody does who takes part.
///
/// Gives what was granted. A member who claimed already is told for which account
/// ([`MessagingError::AlreadyClaimed`]), before a key is read.
pub async fn claim_messaging(
	chain: &Chain,
	member: &MemberSecret,
	account: &AccountKey,
	consent: impl FnOnce(&Digest) -> Consent,
	until: Until,
	progress: impl FnMut(usize),
) -> Result<MessagingGrant, MessagingError> {
	let state = State::best(chain).await?;
	let (number, period) = MessagingPeriod::open(&state).await?.ok_or(MessagingError::NoPeriod)?;
	let alias = Matter::Messaging(number).alias(&chain.genesis_hash().0, member)?;
	if let Some(account) = MessagingGrant::claimed(&state, number, &alias).await? {
		return Err(MessagingError::AlreadyClaimed { period: number, account });
	}
	let actor = Actor::enter(chain, member, Some(period.roll), progress).await?;
	let consent = consent(&actor.claim_message(number, account)?);
	actor.claim_messaging(number, account, &consent)?.submit(chain, until).await?;
	Ok(MessagingGrant::new(*account, number, &period))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{chain::mock::Blocks, keys::development};
	use codec::Encode;

	const ACCOUNT: AccountKey = [9; 32];

	fn record(ends: Moment) -> impl Encode {
		(3u32, 100u64, ends, ends + 50, (200u32, 8_388_608u32), 2u32, 1u32)
	}

	/// A chain at the moment 500 on which so many periods began; the last ends then.
	async fn chain(periods: u32, ends: Moment, also: impl FnOnce(&mut Blocks, &Digest)) -> Chain {
		let mut blocks = Blocks::default();
		let genesis = blocks.chain().await.genesis_hash().0;
		let mut set = |key, value: Vec<u8>| blocks.best.insert(key, value);
		set(storage::now(), 500u64.encode());
		set(storage::messaging_periods(), periods.encode());
		if let Some(last) = periods.checked_sub(1) {
			set(storage::messaging_period(last), record(ends).encode());
		}
		also(&mut blocks, &genesis);
		blocks.chain().await
	}

	async fn claim(chain: &Chain) -> Result<MessagingGrant, MessagingError> {
		let consent = |_: &Digest| -> Consent { panic!("nothing was there to consent to") };
		claim_messaging(chain, &development(1), &ACCOUNT, consent, Until::InBlock, |_| ()).await
	}

	#[tokio::test]
	async fn a_period_is_open_until_its_end() {
		for (periods, ends, open) in [(0, 0, None), (5, 500, None), (5, 501, Some(4))] {
			let chain = chain(periods, ends, |_, _| ()).await;
			let state = State::best(&chain).await.unwrap();
			let found = MessagingPeriod::open(&state).await.unwrap();
			assert_eq!(found.map(|(number, _)| number), open);
			if let Some((_, period)) = found {
				assert_eq!((period.roll, period.statements, period.bytes), (3, 200, 8_388_608));
				assert_eq!((period.claimed, period.live, period.revoked_from), (2, 1, 551));
			} else {
				assert!(matches!(claim(&chain).await, Err(MessagingError::NoPeriod)));
			}
		}
	}

	#[tokio::test]
	async fn a_grant_is_found_by_its_account_and_by_its_member() {
		let chain = chain(5, 600, |blocks, genesis| {
			let alias = Matter::Messaging(4).alias(genesis, &development(1)).unwrap();
			blocks.best.insert(storage::messaging_grant(4, &alias), ACCOUNT.encode());
			blocks.best.insert(storage::messaging_account(&ACCOUNT), 4u32.encode());
		})
		.await;
		let state = State::best(&chain).await.unwrap();
		let grant =
			MessagingGrant { account: ACCOUNT, period: 4, statements: 200, bytes: 8_388_608, until: 650 };
		assert_eq!(MessagingGrant::of(&state, &ACCOUNT).await.unwrap(), Some(grant));
		assert_eq!(MessagingGrant::of(&state, &[8; 32]).await.unwrap(), None);
		let refused = claim(&chain).await;
		let known = matches!(refused, Err(MessagingError::AlreadyClaimed { period: 4, account: ACCOUNT }));
		assert!(known, "{refused:?}");
	}
}

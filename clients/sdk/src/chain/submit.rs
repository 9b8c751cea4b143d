// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Transactions: signing them, handing them in, and finding out what became of them.

use super::{
	error::{client_error, data_of},
	Chain, ChainError, Config, DispatchFailure, Event, Hash, Included, Refusal, Until, POLL, REPEATS,
};
use std::time::{Duration, Instant};
use subxt::{
	client::OnlineClientAtBlock,
	config::{DefaultExtrinsicParamsBuilder, Hasher},
	events::Phase,
	ext::{
		scale_decode::visitor::{decode_with_visitor, IgnoreVisitor},
		scale_encode::{self, EncodeAsFields, FieldIter, TypeResolver},
	},
	rpcs::{self, client::RpcSubscription, methods::legacy::TransactionStatus},
	utils::AccountId32,
	Metadata,
};
use subxt_signer::sr25519::Keypair;
use tokio::time::{sleep, timeout};

/// How many blocks a signed transaction stays valid, and how many are searched for a lost one.
const LIFETIME: u64 = 64;
/// How long a transaction is searched for, whatever the blocks do.
const SEARCH: Duration = Duration::from_secs(20 * 60);
/// How long the next block is waited for, to learn why a transaction was found invalid.
const NEXT_BLOCK: Duration = Duration::from_secs(15);

/// How long a pool may say nothing of a transaction before the blocks are looked at: three blocks' time.
const SILENCE: Duration = Duration::from_secs(18);
/// How long a pool is given to come to the best block before it is asked again.
const PAUSE: Duration = Duration::from_millis(250);
/// The JSON-RPC code for a method that the node does not have.
const METHOD_NOT_FOUND: i32 = -32601;

/// Arguments of a call that are SCALE already.
struct Encoded(Vec<u8>);

impl EncodeAsFields for Encoded {
	fn encode_as_fields_to<R: TypeResolver>(
		&self,
		_fields: &mut dyn FieldIter<'_, R::TypeId>,
		_types: &R,
		out: &mut Vec<u8>,
	) -> Result<(), scale_encode::Error> {
		out.extend_from_slice(&self.0);
		Ok(())
	}
}

/// Where a submitted transaction is.
enum Entered {
	/// In the pool, which reports on it.
	Watched(RpcSubscription<TransactionStatus<Hash>>),
	/// In the pool or in a block since an earlier attempt.
	Before,
}

impl Chain {
	/// Signs a call, submits it and waits. `args` are its encoded arguments, one after the other.
	pub async fn submit_signed(
		&self,
		pair: &Keypair,
		pallet: &str,
		call: &str,
		args: Vec<u8>,
		until: Until,
	) -> Result<Included, ChainError> {
		let from = self.best_number().await?;
		let turn = self.inner.signing.lock().await;
		let extrinsic = self.sign(pair, pallet, call, args).await?;
		let entered = self.enter(&extrinsic).await?;
		drop(turn);
		self.settle(&extrinsic, entered, from, until).await
	}

	/// Submits a finished extrinsic, its length in front, and waits. A refusal by the pool comes back
	/// as [`ChainError::Refused`], with the runtime's own code in [`Refusal::Unauthorised`], for ballots in
	/// [`Refusal::Custom`].
	pub async fn submit_raw(&self, extrinsic: &[u8], until: Until) -> Result<Included, ChainError> {
		let from = self.best_number().await?;
		let entered = self.enter(extrinsic).await?;
		self.settle(extrinsic, entered, from, until).await
	}

	/// Hands a finished extrinsic to the pool, and does not wait for what becomes of it there.
	pub async fn hand_in(&self, extrinsic: &[u8]) -> Result<(), ChainError> {
		self.enter(extrinsic).await.map(drop)
	}

	/// Asks the runtime whether it would take an extrinsic, without submitting it.
	pub async fn check(&self, extrinsic: &[u8]) -> Result<(), ChainError> {
		let best = self.best_head().await?;
		// The source is "external", as it will be for the pool.
		let mut args = vec![2];
		args.extend_from_slice(extrinsic);
		args.extend_from_slice(best.as_bytes());
		let method = "TaggedTransactionQueue_validate_transaction";
		let answer = self.call_api(method, &args, Some(best)).await?;
		match Refusal::from_validity(&answer) {
			None => Ok(()),
			Some(refusal) => Err(self.by_pallet(refusal, extrinsic).await.into()),
		}
	}

	/// Says which pallet gave a code; leaves it as it is where the node does not tell.
	async fn by_pallet(&self, refusal: Refusal, extrinsic: &[u8]) -> Refusal {
		let Refusal::Custom(_) = refusal else { return refusal };
		let Ok(best) = self.best_head().await else { return refusal };
		match self.inner.client.at_block(best).await {
			Ok(at) => refusal.by_pallet(extrinsic, at.metadata_ref()),
			Err(_) => refusal,
		}
	}

	/// Signs a call: `args` are its encoded arguments, one after the other. The transaction is valid
	/// for 64 blocks.
	///
	/// Two transactions signed for the same account without submitting the first in between have
	/// the same nonce; [`Self::submit_signed`] takes care of that.
	async fn sign(
		&self,
		pair: &Keypair,
		pallet: &str,
		call: &str,
		args: Vec<u8>,
	) -> Result<Vec<u8>, ChainError> {
		let best = self.best_head().await?;
		let at = self.inner.client.at_block(best).await.map_err(client_error)?;
		let account = pair.public_key().to_account_id();
		let nonce = self.nonce(&account, &at).await?;
		// Anchored in a finalized block no fork can invalidate it; far behind it would expire early.
		let finalized = self.finalized_head().await?;
		let height = self.header(finalized).await?.number;
		let (height, anchor) = if at.block_number().saturating_sub(height) < LIFETIME / 2 {
			(height, finalized)
		} else {
			(at.block_number(), best)
		};
		Self::sign_at(&at, pair, (pallet, call, args), nonce, (LIFETIME, height, anchor))
	}

	/// Signs a call by its pallet, name and encoded arguments, for so many blocks from a block on.
	pub(super) fn sign_at(
		at: &OnlineClientAtBlock<Config>,
		pair: &Keypair,
		(pallet, call, args): (&str, &str, Vec<u8>),
		nonce: u64,
		(lifetime, height, anchor): (u64, u64, Hash),
	) -> Result<Vec<u8>, ChainError> {
		check_arguments(at.metadata_ref(), at.spec_version(), pallet, call, &args)?;
		let params = DefaultExtrinsicParamsBuilder::<Config>::new()
			.nonce(nonce)
			.mortal_from_unchecked(lifetime, height, anchor)
			.build();
		let payload = subxt::tx::dynamic(pallet, call, Encoded(args));
		let mut signable = at.tx().create_signable_offline(&payload, params).map_err(client_error)?;
		Ok(signable.sign(pair).map_err(client_error)?.into_encoded())
	}

	async fn best_number(&self) -> Result<u64, ChainError> {
		Ok(self.header(self.best_head().await?).await?.number)
	}

	/// The next nonce of an account, those in the pool counted where the node can count them.
	async fn nonce(
		&self,
		account: &AccountId32,
		at: &OnlineClientAtBlock<Config>,
	) -> Result<u64, ChainError> {
		match self.inner.rpc.system_account_next_index(account).await {
			Ok(nonce) => Ok(nonce),
			Err(rpcs::Error::User(error)) if error.code == METHOD_NOT_FOUND => {
				at.tx().account_nonce(account).await.map_err(client_error)
			}
			Err(error) => Err(error.into()),
		}
	}

	/// Hands an extrinsic to the pool.
	async fn enter(&self, extrinsic: &[u8]) -> Result<Entered, ChainError> {
		let mut attempt = 0;
		let started = Instant::now();
		loop {
			attempt += 1;
			match self.inner.rpc.author_submit_and_watch_extrinsic(extrinsic).await {
				Ok(statuses) => return Ok(Entered::Watched(statuses)),
				Err(rpcs::Error::User(error)) => {
					let data = data_of(&error);
					return match Refusal::from_rpc(error.code, &error.message, data.as_deref()) {
						Refusal::Known => Ok(Entered::Before),
						// The connection broke after the node had taken it.
						Refusal::Stale if attempt > 1 => Ok(Entered::Before),
						// A busy node's pool looks at a block before the best one, in which what this one builds
						// on is missing: it is handed in again as long as the best block would take it.
						Refusal::Custom(_)
							if started.elapsed() < NEXT_BLOCK && self.check(extrinsic).await.is_ok() =>
						{
							sleep(PAUSE).await;
							continue;
						}
						refusal => Err(self.by_pallet(refusal, extrinsic).await.into()),
					};
				}
				Err(error) if error.is_disconnected_will_reconnect() && attempt < REPEATS => {}
				Err(error) => return Err(error.into()),
			}
		}
	}

	/// Waits for an extrinsic that has been handed in, and reads what came of it.
	async fn settle(
		&self,
		extrinsic: &[u8],
		entered: Entered,
		from: u64,
		until: Until,
	) -> Result<Included, ChainError> {
		let block = match entered {
			Entered::Watched(statuses) => self.watch(statuses, extrinsic, from, until, SILENCE).await?,
			Entered::Before => None,
		};
		let block = match block {
			Some(block) => block,
			None => self.search(extrinsic, from, until, SILENCE).await?,
		};
		self.outcome(extrinsic, block, until).await
	}

	/// Follows the pool's reports. `None` if they stop before the transaction is where it should be.
	///
	/// A fork-aware pool drops without a word what it finds invalid while a block is built. Whenever it has said
	/// nothing for `silence`, the blocks from height `next` on are looked at, and a transaction that none of
	/// them has is handed in again: the pool has it still, takes it, or says why not.
	async fn watch(
		&self,
		mut statuses: RpcSubscription<TransactionStatus<Hash>>,
		extrinsic: &[u8],
		mut next: u64,
		until: Until,
		silence: Duration,
	) -> Result<Option<Hash>, ChainError> {
		loop {
			let status = match timeout(silence, statuses.next()).await {
				Ok(Some(Ok(status))) => status,
				Ok(_) => return Ok(None),
				Err(_) => {
					if let Some(block) = self.look(extrinsic, &mut next, until).await? {
						return Ok(Some(block));
					}
					if let Entered::Watched(anew) = self.enter_again(extrinsic, next).await? {
						statuses = anew;
					}
					continue;
				}
			};
			match status {
				TransactionStatus::Finalized(block) => return Ok(Some(block)),
				TransactionStatus::InBlock(block) if until == Until::InBlock => {
					return Ok(Some(block));
				}
				TransactionStatus::FinalityTimeout(block) => {
					return Err(ChainError::NotFinal(block));
				}
				TransactionStatus::Usurped(_) => return Err(Refusal::Replaced.into()),
				TransactionStatus::Dropped => return Err(Refusal::Full.into()),
				// The pool does not say why; the runtime does, if not on the state of the best block
				// then on that of the next, in whose making the transaction was found invalid.
				TransactionStatus::Invalid => {
					let seen = self.best_number().await?;
					self.check(extrinsic).await?;
					let started = Instant::now();
					while self.best_number().await? == seen && started.elapsed() < NEXT_BLOCK {
						sleep(POLL).await;
					}
					self.check(extrinsic).await?;
					return Err(Refusal::Stale.into());
				}
				TransactionStatus::Future
				| TransactionStatus::Ready
				| TransactionStatus::Broadcast(_)
				| TransactionStatus::InBlock(_)
				| TransactionStatus::Retracted(_) => {}
			}
		}
	}

	/// Hands in an extrinsic that the pool may have let go of. It is refused, too, when a block from height `next` on
	/// has it that is not final yet. Outranked it is by itself, in a pool that has it for one block and not for another;
	/// if another one has its place, a block makes that one outdated or invalid.
	async fn enter_again(&self, extrinsic: &[u8], next: u64) -> Result<Entered, ChainError> {
		match self.enter(extrinsic).await {
			Err(ChainError::Refused(Refusal::Outranked)) => Ok(Entered::Before),
			Err(error) => {
				let mut ahead = next;
				let found = self.look(extrinsic, &mut ahead, Until::InBlock).await?;
				found.map(|_| Entered::Before).ok_or(error)
			}
			entered => entered,
		}
	}

	/// Looks for an extrinsic in the blocks from height `next` on, and waits for more of them. A pool that stopped to
	/// report may have let go of it, so it is handed in again after every silence.
	async fn search(
		&self,
		extrinsic: &[u8],
		mut next: u64,
		until: Until,
		silence: Duration,
	) -> Result<Hash, ChainError> {
		let last = next.saturating_add(LIFETIME);
		let started = Instant::now();
		let mut entered = started;
		while next <= last && started.elapsed() < SEARCH {
			if let Some(block) = self.look(extrinsic, &mut next, until).await? {
				return Ok(block);
			}
			if entered.elapsed() >= silence {
				self.enter_again(extrinsic, next).await?;
				entered = Instant::now();
			}
			sleep(POLL.min(silence)).await;
		}
		Err(ChainError::Lost)
	}

	/// Looks for an extrinsic in the blocks that there are from height `next` on. Afterwards `next` is the
	/// height of the first one that was not looked at.
	async fn look(&self, extrinsic: &[u8], next: &mut u64, until: Until) -> Result<Option<Hash>, ChainError> {
		let head = match until {
			Until::InBlock => self.best_head().await?,
			Until::Finalized => self.finalized_head().await?,
		};
		let tip = self.header(head).await?.number;
		while *next <= tip {
			let Some(block) = self.block_hash(*next).await? else { break };
			if self.block_body(block).await?.iter().any(|other| other == extrinsic) {
				return Ok(Some(block));
			}
			*next += 1;
		}
		Ok(None)
	}

	/// What an extrinsic did in the block that holds it.
	async fn outcome(&self, extrinsic: &[u8], block: Hash, until: Until) -> Result<Included, ChainError> {
		let at = self.inner.client.at_block(block).await.map_err(client_error)?;
		let body = self.block_body(block).await?;
		let index = body.iter().position(|other| other == extrinsic).ok_or(ChainError::Lost)? as u32;

		let all = at.events().fetch().await.map_err(client_error)?;
		let mut events = Vec::new();
		for event in all.iter() {
			let event = event.map_err(client_error)?;
			if event.phase() != Phase::ApplyExtrinsic(index) {
				continue;
			}
			if event.pallet_name() == "System" && event.event_name() == "ExtrinsicFailed" {
				let failure = DispatchFailure::from_event(event.field_bytes(), at.metadata_ref());
				return Err(ChainError::Failed { block, failure });
			}
			events.push(Event {
				pallet: event.pallet_name().to_owned(),
				name: event.event_name().to_owned(),
				fields: event.field_bytes().to_vec(),
			});
		}
		Ok(Included {
			block,
			number: at.block_number(),
			index,
			extrinsic: at.hasher().hash(extrinsic),
			until,
			events,
		})
	}
}

/// Whether `args` are exactly the arguments of a call, as far as their shape goes.
pub(super) fn check_arguments(
	metadata: &Metadata,
	spec: u32,
	pallet: &str,
	call: &str,
	args: &[u8],
) -> Result<(), ChainError> {
	let variant = metadata
		.pallet_by_name(pallet)
		.and_then(|found| found.call_variant_by_name(call))
		.ok_or_else(|| ChainError::NoSuchCall { pallet: pallet.into(), call: call.into(), spec })?;
	let misfit =
		|reason: String| ChainError::BadArguments { pallet: pallet.into(), call: call.into(), spec, reason };
	let mut rest = args;
	for field in &variant.fields {
		decode_with_visitor(&mut rest, field.ty.id, metadata.types(), IgnoreVisitor::new()).map_err(
			|error| {
				let name = field.name.as_deref().unwrap_or("an argument");
				misfit(format!("{name} cannot be read ({error})"))
			},
		)?;
	}
	if rest.is_empty() {
		Ok(())
	} else {
		Err(misfit(format!("{} bytes are left over", rest.len())))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::mock::{Blocks, BEST};

	const EXTRINSIC: [u8; 4] = [12, 4, 0, 7];
	const SILENCE: Duration = Duration::from_millis(20);

	/// What is found by waiting for an extrinsic, with the pool's reports or without; nothing if it is waited for on.
	async fn waited(blocks: &Blocks, reported: bool) -> Option<Result<Option<Hash>, ChainError>> {
		let chain = blocks.chain().await;
		let waiting = async {
			if !reported {
				return chain.search(&EXTRINSIC, 1, Until::InBlock, SILENCE).await.map(Some);
			}
			let statuses = chain.inner.rpc.author_submit_and_watch_extrinsic(&EXTRINSIC).await.unwrap();
			chain.watch(statuses, &EXTRINSIC, 1, Until::InBlock, SILENCE).await
		};
		timeout(20 * SILENCE, waiting).await.ok()
	}

	/// A pool that says nothing more of what it took: blocks are looked at, and it is asked again.
	#[tokio::test]
	async fn a_silent_pool_is_not_waited_for() {
		for reported in [true, false] {
			let mut blocks = Blocks::default();
			blocks.takes.set(u32::MAX);
			assert!(waited(&blocks, reported).await.is_none(), "no block has it, and the pool takes it");
			blocks.takes.set(1);
			let refused = waited(&blocks, reported).await.unwrap();
			assert!(matches!(refused, Err(ChainError::Refused(Refusal::Stale))), "{refused:?}");
			// Its place is taken, by itself or by another one: which of them is the case, blocks tell.
			blocks.takes.set(1);
			blocks.outranks.set(u32::MAX);
			assert!(waited(&blocks, reported).await.is_none(), "no block has it, and none excludes it");
			blocks.takes.set(1);
			blocks.outranks.set(2);
			let refused = waited(&blocks, reported).await.unwrap();
			assert!(matches!(refused, Err(ChainError::Refused(Refusal::Stale))), "{refused:?}");
			blocks.takes.set(1);
			blocks.best_body.push(EXTRINSIC.to_vec());
			assert_eq!(waited(&blocks, reported).await.unwrap().unwrap(), Some(BEST));
		}
	}
}

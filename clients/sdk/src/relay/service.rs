// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The relayer: takes ballots, hands them to the chain in batches, and sees each of them through to a
//! finalized block.
//!
//! Three loops share the queue. One checks what comes in and writes it into the journal. One hands
//! batches to the node, one after the other. One looks at every finalized block and says what became
//! of the ballots that should be in it: what a fork dropped, or a batch left out, waits again.

use super::{
	desk::Desk,
	journal::{Journal, JournalError, Record},
	queue::{ciphertexts, Admission, Arrival, Judgement, Outcome, Place, Queue},
	Denial, Health, Promise, Receipt, Status,
};
use crate::{
	chain::{Chain, ChainError, Hash, Refusal as PoolRefusal, Until},
	read::{ReadError, State},
};
use caucus_elections_core::{ballot::Ballot, params::legible, tally::Stage, verify::Refusal};
use caucus_primitives::{blake2_256, wire::pallet, Alias, Digest, ElectionId, Moment};
use codec::{DecodeAll, Encode, MaxEncodedLen};
use futures::{stream, StreamExt, TryStreamExt};
use std::{
	collections::BTreeMap,
	path::Path,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
	time::{Duration, SystemTime, UNIX_EPOCH},
};
use subxt_signer::sr25519::Keypair;
use tokio::{
	sync::{mpsc, oneshot, Notify},
	time::{interval, sleep, timeout, MissedTickBehavior},
};

/// Most ballots in a batch, by the chain.
pub const MAX_BATCH: usize = 128;
/// The call that takes a batch.
const CAST_BATCH: &str = "cast_batch";
/// Most ballots that are checked together.
const CHECKED_TOGETHER: usize = 64;
/// Most ballots that wait to be checked.
const UNCHECKED: usize = 4 * CHECKED_TOGETHER;
/// How long a batch may take to get into a block before the node is asked what became of it.
const PATIENCE: Duration = Duration::from_secs(180);
/// The pause between two looks at the best block, and after a failure.
const POLL: Duration = Duration::from_secs(2);
/// Reads of the chain's state that run at the same time.
const READS: usize = 16;
/// A batch is sent as soon as a ballot is there when less than so many intervals are left.
const HURRY: u32 = 5;

/// What an operator decides.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
	/// Most ballots in a batch; at most [`MAX_BATCH`].
	pub batch: usize,
	/// How long ballots are collected.
	pub every: Duration,
	/// Most ballots that wait or are under way.
	pub limit: usize,
}

/// Why a relayer cannot serve.
#[derive(Debug, thiserror::Error)]
pub enum RelayError {
	/// The chain could not be read.
	#[error(transparent)]
	Read(#[from] ReadError),
	/// The node or the chain refused.
	#[error(transparent)]
	Chain(#[from] ChainError),
	/// There is no journal.
	#[error(transparent)]
	Journal(#[from] JournalError),
	/// A task ended early.
	#[error("a check was broken off; start the relayer again")]
	BrokenOff,
}

/// A relayer. Cheap to clone.
#[derive(Clone)]
pub struct Relayer {
	inner: Arc<Inner>,
}

/// Ballots that were taken from connections and wait to be checked.
pub struct Inbox(mpsc::Receiver<Submission>);

struct Submission {
	ballot: Ballot,
	digest: Digest,
	counted: u16,
	answer: oneshot::Sender<Result<Receipt, Denial>>,
}

/// A ballot that was checked and staged, with the answer to give once it is in the journal.
struct Staged {
	arrival: Arrival,
	receipt: Receipt,
	record: Record,
	answer: oneshot::Sender<Result<Receipt, Denial>>,
}

struct Inner {
	chain: Chain,
	genesis: Digest,
	election: ElectionId,
	pair: Keypair,
	desk: Arc<Desk>,
	settings: Settings,
	queue: Mutex<Queue>,
	journal: Arc<Mutex<Journal>>,
	inbox: mpsc::Sender<Submission>,
	/// Rung when a batch should leave early.
	bell: Notify,
	/// Where voting stands on the best block.
	phase: Mutex<Phase>,
	figures: Mutex<Figures>,
}

#[derive(Default)]
struct Figures {
	denied: BTreeMap<String, u64>,
	batches: u64,
	queued_again: u64,
	finalized_block: u64,
	trouble: Option<String>,
}

/// What is behind the lock is sound after every step, so a panic elsewhere changes nothing.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
	mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn now() -> Moment {
	SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis() as Moment)
}

/// Most bytes of a ballot.
pub fn max_ballot_bytes() -> usize {
	Ballot::max_encoded_len()
}

/// Where voting stands.
#[derive(Clone, Copy)]
struct Phase {
	/// Whether a ballot can be cast, and why not.
	open: Result<(), Refusal>,
	/// When it closes, as long as it is not prolonged.
	closes: Moment,
	/// Whether no ballot can be counted any more. From its time on until the close is recorded,
	/// voting may still be prolonged.
	over: bool,
}

impl Phase {
	async fn read(state: &State<'_>, election: ElectionId) -> Result<Self, ReadError> {
		let record = state.election(election).await?;
		let closes = record.closes();
		let (open, over) = match record.stage {
			Stage::Ready => (Err(Refusal::NotOpenYet), false),
			Stage::Open if state.now().await? < closes => (Ok(()), false),
			Stage::Open => (Err(Refusal::AlreadyClosed), false),
			_ => (Err(Refusal::AlreadyClosed), true),
		};
		Ok(Self { open, closes, over })
	}
}

impl Relayer {
	/// Opens the journal and takes up what it holds. [`Self::run`] then does the work.
	pub async fn open(
		chain: Chain,
		desk: Desk,
		election: ElectionId,
		pair: Keypair,
		settings: Settings,
		journal: &Path,
	) -> Result<(Self, Inbox), RelayError> {
		let mut queue = Queue::new(settings.limit);
		let owner = blake2_256(&[desk.verifier().reference(), &pair.public_key().0]);
		let journal = Journal::open(journal, &owner, |record| match record {
			Record::Accepted { ballot, time, signature } => {
				let digest = blake2_256(&[&ballot.encode()]);
				queue.insert(*ballot, digest, time, signature, Place::Waiting);
			}
			Record::Settled { ballot, outcome } => queue.settle_digest(&ballot, outcome),
		})?;
		let phase = Phase::read(&State::best(&chain).await?, election).await?;
		let (inbox, submissions) = mpsc::channel(UNCHECKED);
		let inner = Inner {
			genesis: chain.genesis_hash().0,
			chain,
			election,
			pair,
			desk: Arc::new(desk),
			settings,
			queue: Mutex::new(queue),
			journal: Arc::new(Mutex::new(journal)),
			inbox,
			bell: Notify::new(),
			phase: Mutex::new(phase),
			figures: Mutex::default(),
		};
		Ok((Self { inner: Arc::new(inner) }, Inbox(submissions)))
	}

	/// Takes a ballot, in SCALE. When it answers with a receipt, the ballot is on the disk.
	pub async fn accept(&self, bytes: &[u8]) -> Result<Receipt, Denial> {
		let taken = self.try_accept(bytes).await;
		if let Err(denial) = &taken {
			self.count_denial(denial);
		}
		taken
	}

	async fn try_accept(&self, bytes: &[u8]) -> Result<Receipt, Denial> {
		if bytes.len() > max_ballot_bytes() {
			return Err(Denial::TooLarge);
		}
		let ballot = Ballot::decode_all(&mut &bytes[..]).map_err(|_| Denial::Undecodable)?;
		let inner = &self.inner;
		inner.desk.check_cheaply(&ballot)?;
		let digest = blake2_256(&[bytes]);
		let before = lock(&inner.queue).look(&digest)?;
		if let Admission::Before { time, signature } = before {
			return Ok(self.receipt(&ballot, digest, time, &signature));
		}
		let phase = *lock(&inner.phase);
		phase.open?;
		// The best block lags behind the clock; a ballot that comes now would come too late.
		if now() >= phase.closes {
			return Err(Refusal::AlreadyClosed.into());
		}
		let alias = ballot.body.alias;
		let counted = self.counted(&alias).await.map_err(|error| {
			self.note(&error);
			Denial::NodeUnreachable
		})?;
		let (answer, answered) = oneshot::channel();
		let submission = Submission { ballot, digest, counted, answer };
		inner.inbox.try_send(submission).map_err(|_| Denial::Busy)?;
		answered.await.map_err(|_| Denial::Busy)?
	}

	/// The number of a voter's ballot that counts in the finalized state.
	async fn counted(&self, alias: &Alias) -> Result<u16, ReadError> {
		let vote = State::finalized(&self.inner.chain).await?.vote(self.inner.election, alias).await?;
		Ok(vote.map_or(0, |vote| vote.sequence))
	}

	fn receipt(&self, ballot: &Ballot, digest: Digest, time: Moment, signature: &[u8; 64]) -> Receipt {
		let promise = Promise::new(self.inner.genesis, &ballot.body, digest, time);
		Receipt::new(&promise, &self.inner.pair.public_key().0, signature)
	}

	/// Where a ballot is, by its digest.
	pub fn status(&self, digest: &Digest) -> Option<Status> {
		lock(&self.inner.queue).status(digest)
	}

	/// How the relayer is doing.
	pub fn health(&self) -> Health {
		let inner = &self.inner;
		let (queued, pending, ends) = {
			let queue = lock(&inner.queue);
			(queue.waiting(), queue.pending(), queue.ends())
		};
		let figures = lock(&inner.figures);
		Health {
			chain: hex::encode(inner.genesis),
			election: inner.election,
			reference: hex::encode(inner.desk.verifier().reference()),
			account: hex::encode(inner.pair.public_key().0),
			open: lock(&inner.phase).open.is_ok(),
			queued,
			under_way: pending.saturating_sub(queued),
			limit: inner.settings.limit,
			finalized: ends.finalized,
			replaced: ends.replaced,
			refused: ends.refused,
			denied: figures.denied.clone(),
			batches: figures.batches,
			queued_again: figures.queued_again,
			finalized_block: figures.finalized_block,
			trouble: figures.trouble.clone(),
		}
	}

	/// Counts a denial that was given without [`Self::accept`].
	pub fn count_denial(&self, denial: &Denial) {
		*lock(&self.inner.figures).denied.entry(denial.name()).or_default() += 1;
	}

	/// How many bytes of a record that nobody has a receipt for were cut off the journal.
	pub fn cut(&self) -> u64 {
		lock(&self.inner.journal).cut()
	}

	/// Works until it is dropped; nothing is lost then. Ends only when something is broken for good.
	pub async fn run(&self, inbox: Inbox) -> Result<(), RelayError> {
		tokio::try_join!(self.check(inbox), self.send(), self.watch()).map(|_| ())
	}

	fn note(&self, trouble: &impl std::fmt::Display) {
		// Some of it may be the node's own words.
		let text = legible(trouble.to_string().as_bytes());
		let mut figures = lock(&self.inner.figures);
		if figures.trouble.as_ref() != Some(&text) {
			eprintln!("{text}");
		}
		figures.trouble = Some(text);
	}

	// ---- What comes in ------------------------------------------------------------------------------

	/// Checks what comes in, all that waits together, and gives receipts.
	async fn check(&self, Inbox(mut submissions): Inbox) -> Result<(), RelayError> {
		let mut group = Vec::new();
		while submissions.recv_many(&mut group, CHECKED_TOGETHER).await > 0 {
			let ballots: Vec<Ballot> = group.iter().map(|submission| submission.ballot.clone()).collect();
			let desk = self.inner.desk.clone();
			let verdicts = tokio::task::spawn_blocking(move || desk.sift(&ballots))
				.await
				.map_err(|_| RelayError::BrokenOff)?;
			let mut staged = Vec::new();
			for (submission, verdict) in group.drain(..).zip(verdicts) {
				staged.extend(self.stage(submission, verdict));
			}
			self.keep(staged).await?;
		}
		Ok(())
	}

	/// Gives a checked ballot its place, or the voter an answer.
	fn stage(&self, submission: Submission, verdict: Result<(), Refusal>) -> Option<Staged> {
		let Submission { ballot, digest, counted, answer } = submission;
		let mut queue = lock(&self.inner.queue);
		let admission = verdict.map_err(Denial::from).and_then(|()| queue.admit(&ballot, &digest, counted));
		let answered = match admission {
			Ok(Admission::New) => None,
			Ok(Admission::Before { time, signature }) => {
				Some(Ok(self.receipt(&ballot, digest, time, &signature)))
			}
			Err(denial) => Some(Err(denial)),
		};
		if let Some(answered) = answered {
			// Whoever asked may have gone.
			let _gone = answer.send(answered);
			return None;
		}
		let time = now();
		let promise = Promise::new(self.inner.genesis, &ballot.body, digest, time);
		let signature = promise.sign(&self.inner.pair);
		let receipt = Receipt::new(&promise, &self.inner.pair.public_key().0, &signature);
		let arrival = queue.insert(ballot.clone(), digest, time, signature, Place::Staged);
		let record = Record::Accepted { ballot: Box::new(ballot), time, signature };
		Some(Staged { arrival, receipt, record, answer })
	}

	/// Writes staged ballots into the journal, then gives the receipts.
	async fn keep(&self, staged: Vec<Staged>) -> Result<(), RelayError> {
		let records = staged.iter().map(|staged| staged.record.clone()).collect();
		let written = self.write(records).await?;
		if let Err(error) = &written {
			self.note(error);
		}
		for Staged { arrival, receipt, answer, .. } in staged {
			let mut queue = lock(&self.inner.queue);
			match written {
				Ok(()) => queue.put(arrival, Place::Waiting),
				Err(_) => queue.forget(arrival),
			}
			drop(queue);
			let _gone = answer.send(written.as_ref().map(|()| receipt).map_err(|_| Denial::StorageFailed));
		}
		if lock(&self.inner.queue).waiting() >= self.inner.settings.batch || self.is_late() {
			self.inner.bell.notify_one();
		}
		Ok(())
	}

	async fn write(&self, records: Vec<Record>) -> Result<Result<(), JournalError>, RelayError> {
		if records.is_empty() {
			return Ok(Ok(()));
		}
		let journal = self.inner.journal.clone();
		tokio::task::spawn_blocking(move || lock(&journal).append(&records))
			.await
			.map_err(|_| RelayError::BrokenOff)
	}

	/// Whether so little time is left that ballots do not wait for company.
	fn is_late(&self) -> bool {
		let left = lock(&self.inner.phase).closes.saturating_sub(now());
		Duration::from_millis(left) < self.inner.settings.every * HURRY
	}

	// ---- What goes out ------------------------------------------------------------------------------

	/// Hands over batches, one after the other.
	async fn send(&self) -> Result<(), RelayError> {
		let mut ticks = interval(self.inner.settings.every);
		ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
		let mut most = self.inner.settings.batch;
		loop {
			tokio::select! {
				_ = ticks.tick() => (),
				() = self.inner.bell.notified() => (),
			}
			loop {
				match self.send_batch(&mut most).await {
					Ok(true) if lock(&self.inner.queue).waiting() >= self.inner.settings.batch => (),
					Ok(_) => break,
					Err(RelayError::BrokenOff) => return Err(RelayError::BrokenOff),
					Err(error) => {
						self.note(&error);
						sleep(POLL).await;
						break;
					}
				}
			}
		}
	}

	/// Hands over one batch of at most `most` ballots and waits until it is in a block. Says whether
	/// there was one.
	async fn send_batch(&self, most: &mut usize) -> Result<bool, RelayError> {
		let waiting = lock(&self.inner.queue).next_batch(*most);
		if waiting.is_empty() || lock(&self.inner.phase).open.is_err() {
			return Ok(false);
		}
		let (batch, number) = self.ready(waiting).await?;
		if batch.is_empty() {
			// All of it is on the chain already, or waits for what is.
			return Ok(false);
		}
		self.put(&batch, Place::Sent);
		let ballots: Vec<&Ballot> = batch.iter().map(|(_, ballot)| ballot).collect();
		let Inner { chain, pair, .. } = &*self.inner;
		let call = chain.submit_signed(pair, pallet::ELECTIONS, CAST_BATCH, ballots.encode(), Until::InBlock);
		let failure = match timeout(PATIENCE, call).await {
			Ok(Ok(included)) => {
				self.put(&batch, Place::InBlock(included.number));
				{
					let mut figures = lock(&self.inner.figures);
					figures.batches += 1;
					figures.trouble = None;
				}
				eprintln!("{} ballots in block {}", batch.len(), included.number);
				*most = most.saturating_mul(2).clamp(1, self.inner.settings.batch);
				return Ok(true);
			}
			Ok(Err(failure)) => failure,
			// It may be in a block by now; whether it is, is looked at before it is sent again.
			Err(_) => ChainError::Lost,
		};
		self.put(&batch, Place::Waiting);
		if matches!(failure, ChainError::Failed { .. } | ChainError::Refused(PoolRefusal::TooHeavy)) {
			*most = (batch.len() / 2).max(1);
			self.examine(batch, number).await?;
		}
		Err(failure.into())
	}

	fn put(&self, batch: &[(Arrival, Ballot)], place: Place) {
		let mut queue = lock(&self.inner.queue);
		batch.iter().for_each(|(arrival, _)| queue.put(*arrival, place));
	}

	/// Leaves out of a batch what the best block has already, and what its time has not come for.
	/// Gives the height of the best block besides.
	async fn ready(
		&self,
		batch: Vec<(Arrival, Ballot)>,
	) -> Result<(Vec<(Arrival, Ballot)>, u64), RelayError> {
		let Inner { chain, election, .. } = &*self.inner;
		let state = State::best(chain).await?;
		let number = chain.header(state.block()).await?.number;
		let aliases: Vec<Alias> = batch.iter().map(|(_, ballot)| ballot.body.alias).collect();
		let counted = read_votes(&state, *election, aliases).await?;
		let mut ready: Vec<(Arrival, Ballot)> = Vec::new();
		let mut queue = lock(&self.inner.queue);
		for ((arrival, ballot), vote) in batch.into_iter().zip(counted) {
			let (alias, sequence) = (ballot.body.alias, ballot.body.sequence);
			let counted = match ready.last() {
				Some((_, last)) if last.body.alias == alias => last.body.sequence,
				_ => vote.map_or(0, |(number, _)| number),
			};
			if counted.saturating_add(1) == sequence {
				ready.push((arrival, ballot));
			} else if counted >= sequence || !queue.has(&alias, sequence.saturating_sub(1)) {
				queue.put(arrival, Place::Doubtful(number));
			}
		}
		Ok((ready, number))
	}

	/// Looks for what is wrong in a batch that the chain refused as a whole. Ballots at fault come to
	/// their end. Where none is, the next batches are smaller, until one ballot stands alone and lets
	/// the others pass.
	async fn examine(&self, batch: Vec<(Arrival, Ballot)>, number: u64) -> Result<(), RelayError> {
		let (arrivals, ballots): (Vec<Arrival>, Vec<Ballot>) = batch.into_iter().unzip();
		let desk = self.inner.desk.clone();
		let verdicts = tokio::task::spawn_blocking(move || desk.sift(&ballots))
			.await
			.map_err(|_| RelayError::BrokenOff)?;
		let alone = arrivals.len() == 1;
		let mut settled = Vec::new();
		for (arrival, verdict) in arrivals.into_iter().zip(verdicts) {
			let mut queue = lock(&self.inner.queue);
			match verdict.map_err(Outcome::Refused) {
				Err(outcome) => settled
					.extend(queue.settle(arrival, outcome).map(|ballot| Record::Settled { ballot, outcome })),
				Ok(()) if alone => queue.postpone(arrival, number),
				Ok(()) => (),
			}
		}
		self.write(settled).await?.map_err(RelayError::Journal)
	}

	// ---- What became of it --------------------------------------------------------------------------

	/// Follows the chain.
	async fn watch(&self) -> Result<(), RelayError> {
		let mut heads = self.inner.chain.finalized_heads(None);
		let mut ticks = interval(POLL);
		ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
		loop {
			let done = tokio::select! {
				_ = ticks.tick() => self.look().await,
				head = heads.next() => match head {
					Some(Ok((hash, header))) => self.reconcile(hash, header.number).await,
					Some(Err(error)) => Err(error.into()),
					None => Ok(()),
				},
			};
			match done {
				Ok(()) => (),
				Err(RelayError::BrokenOff) => return Err(RelayError::BrokenOff),
				Err(error) => self.note(&error),
			}
		}
	}

	/// Sees where voting stands on the best block.
	async fn look(&self) -> Result<(), RelayError> {
		let found = Phase::read(&State::best(&self.inner.chain).await?, self.inner.election).await?;
		*lock(&self.inner.phase) = found;
		Ok(())
	}

	/// Says of every ballot that should be in a finalized state what became of it.
	async fn reconcile(&self, block: Hash, number: u64) -> Result<(), RelayError> {
		let Inner { chain, election, queue, .. } = &*self.inner;
		let state = State::at(chain, block);
		let Phase { over, .. } = Phase::read(&state, *election).await?;
		let due = lock(queue).due(number, over);
		let votes = read_votes(&state, *election, due.iter().map(|(_, alias)| *alias).collect()).await?;
		let (mut settled, mut again) = (Vec::new(), 0);
		for ((arrival, _), vote) in due.into_iter().zip(votes) {
			match lock(queue).judge(arrival, vote, over) {
				Some(Judgement::Settled(ballot, outcome)) => {
					settled.push(Record::Settled { ballot, outcome })
				}
				Some(Judgement::WaitsAgain) => again += 1,
				None => (),
			}
		}
		{
			let mut figures = lock(&self.inner.figures);
			figures.queued_again += again;
			figures.finalized_block = number;
		}
		self.write(settled).await?.map_err(RelayError::Journal)
	}
}

/// The numbers and ciphertexts that count for voters, in the order of the voters.
async fn read_votes(
	state: &State<'_>,
	election: ElectionId,
	aliases: Vec<Alias>,
) -> Result<Vec<Option<(u16, Digest)>>, ReadError> {
	stream::iter(aliases)
		.map(|alias| async move {
			let vote = state.vote(election, &alias).await?;
			Ok(vote.map(|vote| (vote.sequence, ciphertexts(vote.contests.iter()))))
		})
		.buffered(READS)
		.try_collect()
		.await
}

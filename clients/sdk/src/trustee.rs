// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The duties of a trustee. [`Trustee::duty`] looks at an election and says what is to be done now;
//! [`Trustee::perform`] does it. All secrets of a ceremony come from the trustee's one secret and the
//! ceremony's reference, so a daemon that was killed goes on where it was without a file.
//!
//! A share of the tally is released only when the block in which the election closed is finalized,
//! and for that block's sums alone: shares for two different closes would open their difference.

use crate::{
	chain::{Chain, ChainError, Included, Until},
	read::{Account, ReadError, State},
};
use caucus_elections_core::{
	params::Params,
	tally::{close_hash, decode_accumulators, turnout_suffices, Stage, Totals},
};
use caucus_primitives::{blake2_256, domain, ElectionId, TrusteeIndex};
use caucus_trustees_core::{
	ceremony::{Record, Step},
	decryption::{combine, find_total, trial_point, DecryptionShare, Purpose, ShareError},
	elgamal::DecodedCiphertext,
	group::{Point, RistrettoPoint, Scalar, GENERATOR},
	keygen::{Complaint, Dealing, Joining, KeygenError, TrusteeSecrets},
};
use codec::Encode;
use rand_chacha::{rand_core::SeedableRng, ChaCha20Rng};
use rand_core::OsRng;
use std::{io::Write, path::PathBuf};
use subxt_signer::sr25519::Keypair;
use zeroize::Zeroizing;

/// Why a duty was not done.
#[derive(Debug, thiserror::Error)]
pub enum TrusteeError {
	/// The chain could not be read.
	#[error(transparent)]
	Read(#[from] ReadError),
	/// The node or the chain refused.
	#[error(transparent)]
	Chain(#[from] ChainError),
	/// A dealing cannot be used.
	#[error("the ceremony of election {0} holds something unusable: {1:?}")]
	Keygen(ElectionId, KeygenError),
	/// A share cannot be made.
	#[error("no share can be made for election {0}: {1:?}")]
	Share(ElectionId, ShareError),
	/// The close is not what this trustee computes from the finalized state.
	#[error("the sums of election {0} do not give the hash of its close; no share is released")]
	CloseMismatch(ElectionId),
	/// The block of the close is not finalized.
	#[error("CloseNotFinal: the close of election {0} is not finalized yet; no share is released")]
	CloseNotFinal(ElectionId),
	/// The share of the key that this trustee computes is not the one that the chain confirmed.
	#[error("this trustee's share does not match the chain's verification key in election {0}; is the secret file the right one?")]
	WrongSecret(ElectionId),
	/// Another close of the same election was decrypted before.
	#[error("a share of election {0} was released before, for another close; none is released again")]
	ReleasedBefore(ElectionId),
	/// The record of released shares cannot be kept.
	#[error("the record of released shares {0} cannot be kept: {1}")]
	Ledger(PathBuf, std::io::Error),
	/// The chain noted what was done, and ignored it.
	#[error("the chain found that what this trustee did in election {0} does not hold, and ignored it; is the secret file the right one?")]
	Ignored(ElectionId),
	/// A complaint that this trustee still believes to be true was found unfounded.
	#[error("the share of dealer {1} in election {0} is wrong here, but the chain found the complaint unfounded; is the secret file the right one?")]
	Dismissed(ElectionId, TrusteeIndex),
	/// Too few are on the roll, or voted, for the sum to be decrypted without telling too much.
	#[error("TurnoutTooLow: election {0} has fewer keys or ballots than its minimums; no share is released")]
	TurnoutTooLow(ElectionId),
}

/// Something to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Duty {
	/// Join a ceremony.
	Join(Joining),
	/// Deal.
	Deal(Box<Dealing>),
	/// Convict a dealer.
	Complain(Complaint),
	/// Accept the shares of all others.
	Accept,
	/// Show that the share works.
	Confirm(Box<DecryptionShare>),
	/// Reveal the share of the ring permutation's seed.
	RevealSeed([u8; 32]),
	/// Release the share of the tally.
	ReleaseShare(Box<DecryptionShare>),
	/// Announce the totals.
	Announce(Box<Totals>),
}

impl Duty {
	/// What to call it.
	pub fn name(&self) -> &'static str {
		match self {
			Self::Join(_) => "joined the ceremony",
			Self::Deal(_) => "dealt shares",
			Self::Complain(_) => "convicted a dealer",
			Self::Accept => "accepted the shares",
			Self::Confirm(_) => "confirmed by a trial decryption",
			Self::RevealSeed(_) => "revealed a seed",
			Self::ReleaseShare(_) => "released its share of the tally",
			Self::Announce(_) => "announced the totals",
		}
	}

	/// Pallet, call and arguments.
	pub fn call(&self, election: ElectionId) -> (&'static str, &'static str, Vec<u8>) {
		match self {
			Self::Join(joining) => ("Trustees", "join", (election, joining).encode()),
			Self::Deal(dealing) => ("Trustees", "deal", (election, dealing).encode()),
			Self::Accept => ("Trustees", "accept", election.encode()),
			Self::Complain(complaint) => ("Trustees", "complain", (election, complaint).encode()),
			Self::Confirm(share) => ("Trustees", "confirm", (election, share).encode()),
			Self::RevealSeed(seed) => ("Trustees", "reveal_seed", (election, seed).encode()),
			Self::ReleaseShare(share) => ("Trustees", "submit_share", (election, share).encode()),
			Self::Announce(totals) => ("Elections", "announce", (election, totals).encode()),
		}
	}
}

/// A trustee.
pub struct Trustee {
	signer: Keypair,
	secret: Zeroizing<[u8; 32]>,
	/// Which close of each election a share was released for, one a line.
	ledger: PathBuf,
}

impl Trustee {
	/// A trustee with an account and a secret of its own. Losing the secret loses the share of every
	/// key made with it; losing the ledger, a file, loses the memory of what was decrypted.
	pub fn new(signer: Keypair, secret: Zeroizing<[u8; 32]>, ledger: PathBuf) -> Self {
		Self { signer, secret, ledger }
	}

	/// Notes, so that a power cut does not undo it, that a share is released for this close and no
	/// other of the election, ever: shares for two closes would open their difference.
	fn note_release(
		&self,
		election: ElectionId,
		reference: &[u8; 32],
		close: &[u8; 32],
	) -> Result<(), TrusteeError> {
		let fault = |error| TrusteeError::Ledger(self.ledger.clone(), error);
		let known = match std::fs::read_to_string(&self.ledger) {
			Ok(known) => known,
			Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
			Err(error) => return Err(fault(error)),
		};
		let (reference, close) = (hex::encode(reference), hex::encode(close));
		if let Some(before) = known.lines().find_map(|line| line.strip_prefix(&reference)) {
			return if before.trim() == close { Ok(()) } else { Err(TrusteeError::ReleasedBefore(election)) };
		}
		let mut file =
			std::fs::OpenOptions::new().append(true).create(true).open(&self.ledger).map_err(fault)?;
		writeln!(file, "{reference} {close}").and_then(|()| file.sync_all()).map_err(fault)
	}

	/// The account.
	pub fn account(&self) -> Account {
		self.signer.public_key().0
	}

	fn secrets(&self, record: &Record<Account>, index: TrusteeIndex) -> TrusteeSecrets {
		// Everything that the polynomial must differ by: on another fork the same attempt may have
		// other trustees, in another order, and the same polynomial would give them too many points.
		let bound = (record.reference, index, &record.trustees, record.threshold).encode();
		let seed = blake2_256(&[domain::TRUSTEE_SECRETS, self.secret.as_slice(), &bound]);
		TrusteeSecrets::generate(record.ceremony(), index, &mut ChaCha20Rng::from_seed(seed))
	}

	/// What this trustee has to do for an election now, if anything. `best` is for what others wait
	/// for; what must not be undone is looked up in the finalized state.
	pub async fn duty(&self, chain: &Chain, election: ElectionId) -> Result<Option<Duty>, TrusteeError> {
		let state = State::best(chain).await?;
		let Some(record) = state.ceremony(election).await? else {
			return Ok(None);
		};
		let Some(index) = record.index_of(&self.account()) else {
			return Ok(None);
		};
		let done = |name: &'static str| {
			let state = &state;
			async move { state.has(name, election, index).await }
		};
		match record.step {
			Step::Join if !done("Joinings").await? => {
				Ok(Some(Duty::Join(self.secrets(&record, index).join(&mut OsRng))))
			}
			Step::Failed | Step::Join => Ok(None),
			_ if !done("Joinings").await? => Ok(None),
			Step::Deal if !done("Dealings").await? => match settled(chain, &record, election).await? {
				Some(settled) => self.deal(&settled, &state, &record, election, index).await,
				None => Ok(None),
			},
			Step::Check if !done("Checked").await? => match settled(chain, &record, election).await? {
				Some(settled) => self.check(&settled, &state, &record, election, index).await,
				None => Ok(None),
			},
			Step::Confirm if !done("Confirmations").await? => {
				match settled(chain, &record, election).await? {
					Some(settled) => self.confirm(&settled, &record, election, index).await.map(Some),
					None => Ok(None),
				}
			}
			Step::Done => self.after_key_generation(chain, &state, &record, election, index).await,
			_ => Ok(None),
		}
	}

	/// Masks the shares to the transport keys of the final state, as long as the best block has the same.
	async fn deal(
		&self,
		settled: &State<'_>,
		best: &State<'_>,
		record: &Record<Account>,
		election: ElectionId,
		index: TrusteeIndex,
	) -> Result<Option<Duty>, TrusteeError> {
		let mut keys = Vec::new();
		for trustee in record.indices() {
			let joining = settled.joining(election, trustee).await?;
			if joining != best.joining(election, trustee).await? {
				return Ok(None);
			}
			keys.push(joining.map(|joining| joining.transport_key));
		}
		let dealing = self
			.secrets(record, index)
			.deal(&keys, &mut OsRng)
			.map_err(|error| TrusteeError::Keygen(election, error))?;
		Ok(Some(Duty::Deal(Box::new(dealing))))
	}

	/// Shows that this trustee's share of the final key works.
	async fn confirm(
		&self,
		settled: &State<'_>,
		record: &Record<Account>,
		election: ElectionId,
		index: TrusteeIndex,
	) -> Result<Duty, TrusteeError> {
		let secret = self.key_share(settled, record, election, index).await?;
		let purpose = Purpose::Trial { ceremony: record.reference };
		let base = [trial_point(&record.reference)];
		let share = DecryptionShare::prove(&purpose, index, &secret, &base, &mut OsRng)
			.map_err(|error| TrusteeError::Share(election, error))?;
		Ok(Duty::Confirm(Box::new(share)))
	}

	/// The dealings of those who dealt and were not convicted.
	async fn dealings(
		state: &State<'_>,
		record: &Record<Account>,
		election: ElectionId,
	) -> Result<Vec<(TrusteeIndex, Dealing)>, TrusteeError> {
		let mut dealings = Vec::new();
		for dealer in record.indices() {
			if state.has("Convicted", election, dealer).await? {
				continue;
			}
			if let Some(dealing) = state.dealing(election, dealer).await? {
				dealings.push((dealer, dealing));
			}
		}
		Ok(dealings)
	}

	/// Looks at every share in the final state. A dealer that is convicted in the best block alone is
	/// not accused again, and the rest not accepted before that is final.
	async fn check(
		&self,
		settled: &State<'_>,
		best: &State<'_>,
		record: &Record<Account>,
		election: ElectionId,
		index: TrusteeIndex,
	) -> Result<Option<Duty>, TrusteeError> {
		let secrets = self.secrets(record, index);
		let dismissed: Vec<TrusteeIndex> = best
			.get(crate::storage::of_trustee("FalseComplaints", election, index), "the false complaints")
			.await?
			.unwrap_or_default();
		let mut accused = false;
		for (dealer, dealing) in Self::dealings(settled, record, election).await? {
			let received = secrets
				.receive(dealer, &dealing, &mut OsRng)
				.map_err(|error| TrusteeError::Keygen(election, error))?;
			let Err(complaint) = received else {
				continue;
			};
			if best.has("Convicted", election, dealer).await? {
				accused = true;
			} else if dealer == index || dismissed.contains(&dealer) {
				// Nobody can accuse itself, or another one twice.
				return Err(TrusteeError::Dismissed(election, dealer));
			} else {
				return Ok(Some(Duty::Complain(complaint)));
			}
		}
		Ok((!accused).then_some(Duty::Accept))
	}

	/// This trustee's share of the election's secret, checked against the chain's verification key.
	async fn key_share(
		&self,
		state: &State<'_>,
		record: &Record<Account>,
		election: ElectionId,
		index: TrusteeIndex,
	) -> Result<Zeroizing<Scalar>, TrusteeError> {
		let secrets = self.secrets(record, index);
		let mut sum = Zeroizing::new(Scalar::ZERO);
		for (dealer, dealing) in Self::dealings(state, record, election).await? {
			let share = secrets
				.receive(dealer, &dealing, &mut OsRng)
				.map_err(|error| TrusteeError::Keygen(election, error))?
				.map_err(|_| TrusteeError::WrongSecret(election))?;
			*sum += share;
		}
		let outcome = state.outcome(election).await?.ok_or(TrusteeError::WrongSecret(election))?;
		let expected = outcome.verification_keys.get(usize::from(index).wrapping_sub(1));
		if expected != Some(&Point::from(GENERATOR * *sum)) {
			return Err(TrusteeError::WrongSecret(election));
		}
		Ok(sum)
	}

	async fn after_key_generation(
		&self,
		chain: &Chain,
		state: &State<'_>,
		record: &Record<Account>,
		election: ElectionId,
		index: TrusteeIndex,
	) -> Result<Option<Duty>, TrusteeError> {
		match state.election(election).await?.stage {
			// Seeds are asked for when all objections to the roll are settled.
			Stage::Objections
				if record.seeds_until.is_some() && !state.has("Seeds", election, index).await? =>
			{
				// A seed revealed on a fork would be known on the other.
				let settled = settled(chain, record, election).await?;
				Ok(settled.map(|_| Duty::RevealSeed(self.secrets(record, index).seed())))
			}
			Stage::Closed if !state.has("Shares", election, index).await? => {
				match self.share(chain, record, election, index).await {
					Ok(share) => Ok(Some(Duty::ReleaseShare(Box::new(share)))),
					// Not an error for a daemon: finality comes a few blocks later.
					Err(TrusteeError::CloseNotFinal(_)) => Ok(None),
					Err(error) => Err(error),
				}
			}
			Stage::Closed => {
				Ok(totals(state, record, election).await?.map(|totals| Duty::Announce(Box::new(totals))))
			}
			_ => Ok(None),
		}
	}

	/// Makes the share of a closed election, from the finalized state alone.
	async fn share(
		&self,
		chain: &Chain,
		record: &Record<Account>,
		election: ElectionId,
		index: TrusteeIndex,
	) -> Result<DecryptionShare, TrusteeError> {
		let state = State::finalized(chain).await?;
		let Some(close) = state.close(election).await? else {
			return Err(TrusteeError::CloseNotFinal(election));
		};
		let (params, sums) = sums(&state, election).await?;
		let count = state.count(election).await?.ok_or(TrusteeError::CloseMismatch(election))?;
		let minimums = params.plan.minimums;
		let small = params.electorate.styles.iter().any(|style| style.keys < minimums.roll);
		if small || !turnout_suffices(&params.plan, &count, minimums.turnout) {
			return Err(TrusteeError::TurnoutTooLow(election));
		}
		let reference = params.election_ref(&chain.genesis_hash().0, election);
		let polls = state.sealed_polls(election, &params.plan).await?;
		if close_hash(&reference, close.block, &count, &polls, &sums) != close.hash {
			return Err(TrusteeError::CloseMismatch(election));
		}
		let ciphertexts = decode_accumulators(&sums).map_err(|_| TrusteeError::CloseMismatch(election))?;
		let bases: Vec<RistrettoPoint> = ciphertexts.iter().map(|ciphertext| ciphertext.c1).collect();
		let secret = self.key_share(&state, record, election, index).await?;
		let purpose = Purpose::Tally { election: reference, close: close.hash };
		self.note_release(election, &reference, &close.hash)?;
		DecryptionShare::prove(&purpose, index, &secret, &bases, &mut OsRng)
			.map_err(|error| TrusteeError::Share(election, error))
	}

	/// The share of an election on demand, as an operator would ask for it; refuses by name before
	/// the close is final.
	pub async fn share_now(&self, chain: &Chain, election: ElectionId) -> Result<Duty, TrusteeError> {
		let state = State::finalized(chain).await?;
		let record = state.ceremony(election).await?;
		let found = record.and_then(|record| Some((record.index_of(&self.account())?, record)));
		let (index, record) =
			found.ok_or_else(|| ReadError::Missing(format!("not a trustee of election {election}")))?;
		Ok(Duty::ReleaseShare(Box::new(self.share(chain, &record, election, index).await?)))
	}

	/// This trustee's number in an election's ceremony, if it was called.
	pub async fn index(
		&self,
		chain: &Chain,
		election: ElectionId,
	) -> Result<Option<TrusteeIndex>, TrusteeError> {
		let record = State::best(chain).await?.ceremony(election).await?;
		Ok(record.and_then(|record| record.index_of(&self.account())))
	}

	/// Does a duty and waits until it is in a block.
	pub async fn perform(
		&self,
		chain: &Chain,
		election: ElectionId,
		duty: &Duty,
	) -> Result<Included, TrusteeError> {
		let (pallet, call, arguments) = duty.call(election);
		let included = chain.submit_signed(&self.signer, pallet, call, arguments, Until::InBlock).await?;
		// What does not hold costs nothing, and has no effect.
		let ignored = ["ActIgnored", "ComplaintUnfounded"];
		if ignored.iter().any(|name| included.event("Trustees", name).is_some()) {
			return Err(TrusteeError::Ignored(election));
		}
		Ok(included)
	}
}

/// The final state, if the ceremony stands there as in `record`, which is the best block's.
///
/// From the second step on, what a trustee gives is made for what others gave before. On another fork
/// they may have given something else, and anybody can carry the transaction there: a dealing masked to
/// other transport keys would convict its honest dealer; acceptance cannot be taken back; and a share of
/// another key would use up the tries that a trustee has.
async fn settled<'a>(
	chain: &'a Chain,
	record: &Record<Account>,
	election: ElectionId,
) -> Result<Option<State<'a>>, ReadError> {
	let state = State::finalized(chain).await?;
	let same = state.ceremony(election).await?.as_ref() == Some(record);
	Ok(same.then_some(state))
}

type Sums = caucus_elections_core::tally::Accumulators;

async fn sums(state: &State<'_>, election: ElectionId) -> Result<(Params, Sums), ReadError> {
	let params = state.params(election).await?;
	let sums = state.accumulators(election, params.plan.sums().count()).await?;
	Ok((params, sums))
}

/// The totals of a closed election, once enough shares are there.
pub async fn totals(
	state: &State<'_>,
	record: &Record<Account>,
	election: ElectionId,
) -> Result<Option<Totals>, TrusteeError> {
	let mut shares = Vec::new();
	for trustee in record.indices() {
		let key = crate::storage::of_trustee("Shares", election, trustee);
		if let Some(share) = state.get::<DecryptionShare>(key, "a share").await? {
			shares.push((trustee, share));
		}
	}
	if shares.len() < usize::from(record.threshold) {
		return Ok(None);
	}
	let shares: Vec<_> =
		shares.iter().take(record.threshold.into()).map(|(trustee, share)| (*trustee, share)).collect();
	let (params, sums) = sums(state, election).await?;
	let ciphertexts: Vec<DecodedCiphertext> =
		decode_accumulators(&sums).map_err(|_| ReadError::Undecodable("the accumulators"))?;
	let elements = combine(&ciphertexts, &shares).map_err(|error| TrusteeError::Share(election, error))?;
	let voters = state.count(election).await?.map_or(0, |count| count.all_voters());
	let mut found = elements.iter().map(|element| find_total(element, voters.into()));
	let mut totals = Vec::new();
	for sum in params.plan.sums() {
		let counts: Option<Vec<u64>> = found.by_ref().take(sum.contest.options()).collect();
		let counts = counts.ok_or(ReadError::Undecodable("the decrypted sums"))?;
		totals.push(counts.try_into().map_err(|_| ReadError::Undecodable("the decrypted sums"))?);
	}
	Ok(Some(totals.try_into().map_err(|_| ReadError::Undecodable("the decrypted sums"))?))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		chain::{mock::Blocks, pair},
		storage::{self, of_trustee},
	};
	use caucus_trustees_core::keygen::Outcome;
	use futures::executor::block_on;

	const ELECTION: ElectionId = 5;

	fn trustee(ledger: PathBuf) -> Trustee {
		Trustee::new(pair("//Alice").unwrap(), Zeroizing::new([7; 32]), ledger)
	}

	/// Three trustees who have joined a ceremony, as the state has it at the step of dealing.
	struct Ceremony {
		trustees: Vec<Trustee>,
		record: Record<Account>,
		state: Blocks,
	}

	impl Ceremony {
		fn joined() -> Self {
			let of =
				|uri, secret| Trustee::new(pair(uri).unwrap(), Zeroizing::new([secret; 32]), PathBuf::new());
			let trustees = vec![of("//Alice", 1), of("//Bob", 2), of("//Charlie", 3)];
			let accounts: Vec<Account> = trustees.iter().map(Trustee::account).collect();
			let record = Record { step: Step::Deal, deadline: 60_000, ..record([1; 32], &accounts) };
			let mut ceremony = Self { trustees, record, state: Blocks::default() };
			for index in 1..=3 {
				let joining = ceremony.secrets(index).join(&mut OsRng);
				ceremony.state.set_both(of_trustee("Joinings", ELECTION, index), &joining);
			}
			ceremony.reach(Step::Deal);
			ceremony
		}

		/// The same when all have dealt and accepted.
		fn dealt() -> Self {
			let mut ceremony = Self::joined();
			let keys: Vec<_> =
				(1..=3).map(|index| Some(ceremony.secrets(index).join(&mut OsRng).transport_key)).collect();
			let dealings: Vec<Dealing> =
				(1..=3).map(|index| ceremony.secrets(index).deal(&keys, &mut OsRng).unwrap()).collect();
			let outcome: Outcome = ceremony.record.ceremony().outcome(dealings.iter()).unwrap();
			for (index, dealing) in (1..).zip(&dealings) {
				ceremony.state.set_both(of_trustee("Dealings", ELECTION, index), dealing);
			}
			ceremony.state.set_both(storage::outcome(ELECTION), &outcome);
			ceremony.reach(Step::Confirm);
			ceremony
		}

		fn secrets(&self, index: TrusteeIndex) -> TrusteeSecrets {
			self.trustees[usize::from(index) - 1].secrets(&self.record, index)
		}

		fn reach(&mut self, step: Step) {
			self.record.step = step;
			self.state.set_both(storage::ceremony(ELECTION), &self.record);
		}

		/// What the first trustee has to do.
		fn duty(&self) -> Option<Duty> {
			block_on(async {
				let chain = self.state.chain().await;
				self.trustees[0].duty(&chain, ELECTION).await.unwrap()
			})
		}
	}

	/// On another fork a trustee may have joined with another transport key, or not at all: a dealing that
	/// was made for this one's would convict its dealer there.
	#[test]
	fn nobody_deals_while_joinings_are_not_final() {
		let mut ceremony = Ceremony::joined();
		assert!(matches!(ceremony.duty(), Some(Duty::Deal(_))));

		let before = Record { step: Step::Join, ..ceremony.record.clone() };
		ceremony.state.set_finalized(storage::ceremony(ELECTION), &before);
		assert_eq!(ceremony.duty(), None, "the last joining is not final");

		let mut ceremony = Ceremony::joined();
		ceremony.state.finalized.remove(&of_trustee("Joinings", ELECTION, 3));
		assert_eq!(ceremony.duty(), None, "who joined here did not join there");

		let mut ceremony = Ceremony::joined();
		let other = trustee(PathBuf::new()).secrets(&ceremony.record, 3).join(&mut OsRng);
		ceremony.state.set_finalized(of_trustee("Joinings", ELECTION, 3), &other);
		assert_eq!(ceremony.duty(), None, "another key of the same trustee");
	}

	/// A share of a key that another fork does not have would be ignored there, and use up a try.
	#[test]
	fn nobody_confirms_a_key_that_is_not_final() {
		let mut ceremony = Ceremony::dealt();
		assert!(matches!(ceremony.duty(), Some(Duty::Confirm(_))));
		let before = Record { step: Step::Check, ..ceremony.record.clone() };
		ceremony.state.set_finalized(storage::ceremony(ELECTION), &before);
		assert_eq!(ceremony.duty(), None);
	}

	fn record(reference: [u8; 32], trustees: &[Account]) -> Record<Account> {
		Record {
			attempt: 0,
			reference,
			trustees: trustees.to_vec().try_into().unwrap(),
			threshold: 2,
			step_time: 0,
			step: Step::Join,
			deadline: 0,
			seeds_until: None,
		}
	}

	/// A complaint opens a share with the transport key: it must never have masked another ceremony's.
	#[test]
	fn ceremonies_have_no_secret_in_common() {
		let trustee = trustee(PathBuf::new());
		let own = trustee.account();
		let joining = |record: &Record<Account>, index| trustee.secrets(record, index).join(&mut OsRng);
		let first = joining(&record([1; 32], &[own, [2; 32]]), 1);
		assert_eq!(first.transport_key, joining(&record([1; 32], &[own, [2; 32]]), 1).transport_key);
		let others = [
			joining(&record([2; 32], &[own, [2; 32]]), 1),
			joining(&record([1; 32], &[own, [3; 32]]), 1),
			joining(&record([1; 32], &[[2; 32], own]), 2),
		];
		for other in others {
			assert_ne!(other.transport_key, first.transport_key);
			assert_ne!(other.dealing_commitment, first.dealing_commitment);
			assert_ne!(other.seed_commitment, first.seed_commitment);
		}
	}

	/// Shares for the closes of two forks would open what lies between them.
	#[test]
	fn a_share_is_released_for_one_close_of_an_election_ever() {
		let ledger = std::env::temp_dir().join(format!("caucus-ledger-{}", std::process::id()));
		let _ = std::fs::remove_file(&ledger);
		let release = |election: u8, close: u8| {
			// A daemon that was started anew each time.
			trustee(ledger.clone()).note_release(election.into(), &[election; 32], &[close; 32])
		};
		assert!(release(1, 1).is_ok());
		assert!(release(1, 1).is_ok(), "the same close again opens nothing new");
		assert!(release(2, 2).is_ok());
		assert!(matches!(release(1, 2), Err(TrusteeError::ReleasedBefore(1))));
		assert!(matches!(release(2, 1), Err(TrusteeError::ReleasedBefore(2))));
		std::fs::remove_file(&ledger).unwrap();
	}
}

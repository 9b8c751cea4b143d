// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Signing a petition: what the compiled runtime takes for it, and what it adds to the state.

use crate::{
	corpus::{fault, first_of, for_each_ring, in_turns, keep, kept, members_of, root_of},
	wasm::{median, rounded, Wasm},
};
use anyhow::{bail, ensure, Context};
use caucus_runtime_common::{extension_without_signer, time::SLOT_DURATION};
use caucus_sovereign_runtime::{
	AccountId, Address, BalancesConfig, Block, Header, Runtime, RuntimeCall, RuntimeGenesisConfig,
	SessionConfig, SessionKeys, Signature as AnySignature, SignedPayload, UncheckedExtrinsic,
};
use codec::{Decode, Encode};
use pallet_members::{Rings, Roll, RollStage, StandingRoll, StyleKeys};
use pallet_petitions::{
	Act, Kind, PartCount, Petition, PinnedRoll, RollPart, SignedAct, Standing, Starter, State, Tally, Term,
};
use polkadot_sdk::{
	frame_system, pallet_timestamp,
	sp_core::{ed25519, sr25519, Pair, H256},
	sp_externalities::Externalities,
	sp_io::{hashing::twox_128, storage, TestExternalities},
	sp_runtime::{
		traits::Header as _,
		transaction_validity::{
			InvalidTransaction, TransactionSource, TransactionValidity, TransactionValidityError,
		},
		ApplyExtrinsicResult, BuildStorage, Digest, DigestItem,
	},
};
use serde_json::{json, Value};
use std::path::PathBuf;

use caucus_sdk::{
	acts::{Matter, PetitionAct},
	keys,
	members::{
		registry::{Classes, RollRule},
		ring::{MemberProof, PreparedRing, RingRoot, RingSize},
	},
	primitives::blake2_256,
};

const GENESIS: [u8; 32] = [7; 32];
const PETITION: u32 = 0;
const ROLL: u32 = 0;
/// Parts of the roll, as many as the party may have regional chapters.
const PARTS: u32 = 16;
/// Signatures handed in together.
const BATCHES: [usize; 4] = [1, 16, 64, 128];
/// The first block's slot.
const SLOT: u64 = 1_000_000;
/// The share of a block that members' transactions may take, in milliseconds.
const SHARE: f64 = 3_000.0;
const BLOCK_SECONDS: f64 = SLOT_DURATION as f64 / 1_000.0;

/// What is made once: the roots of all rings, and signatures, in the order in which they are handed in:
/// one of each ring, then the next of each.
#[derive(Encode, Decode)]
struct Corpus {
	roots: Vec<RingRoot>,
	proofs: Vec<MemberProof>,
}

/// One ring's part of it.
fn make_ring(ring: u32, size: RingSize, signers: u32) -> anyhow::Result<(RingRoot, Vec<MemberProof>)> {
	let matter = Matter::Petition(PETITION);
	let (context, message) =
		(matter.context(&GENESIS), matter.message(&GENESIS, &PetitionAct::Sign(1).encode()));
	let (first, members) = (first_of(ring, size), members_of(ring, size));
	let root = root_of(&members, size)?;
	let proofs = (first..first + signers).map(|number| {
		let signer = keys::development(number);
		let prepared: PreparedRing = signer.prepare(size, &members).map_err(fault)?;
		let (proof, alias) = signer.prove(&prepared, &context, &message).map_err(fault)?;
		anyhow::Ok(MemberProof { ring: ring as u16, alias, proof })
	});
	Ok((root, proofs.collect::<anyhow::Result<_>>()?))
}

/// The corpus from its file, or a new one.
fn corpus(size: RingSize, rings: u32, signers: u32, cache: Option<&PathBuf>) -> anyhow::Result<Corpus> {
	let matter = Matter::Petition(PETITION);
	let made_of = (
		(matter.context(&GENESIS), matter.message(&GENESIS, &PetitionAct::Sign(1).encode())),
		(size.capacity(), rings, signers, keys::development(0).key()),
	);
	let name = format!("petitions-{}.scale", hex::encode(&blake2_256(&[&made_of.encode()])[..8]));
	if let Some(corpus) = kept(cache, &name) {
		return Ok(corpus);
	}
	let what = format!("making signatures in rings of {}", size.capacity());
	let made = for_each_ring(&what, rings, |ring| make_ring(ring, size, signers))?;
	let (roots, proofs): (Vec<_>, Vec<_>) = made.into_iter().unzip();
	let corpus = Corpus { roots, proofs: in_turns(&proofs) };
	keep(cache, &name, &corpus)?;
	Ok(corpus)
}

/// Somebody with an account, who hands in batches.
fn relayer() -> anyhow::Result<sr25519::Pair> {
	Ok(sr25519::Pair::from_string("//Charlie//stash", None)?)
}

/// The state before the first block: a petition is open under a roll whose rings are the corpus'.
fn state(corpus: &Corpus, size: RingSize) -> anyhow::Result<TestExternalities> {
	let author = AccountId::new([1; 32]);
	let aura = sr25519::Pair::from_string("//Alice", None)?.public();
	let grandpa = ed25519::Pair::from_string("//Alice", None)?.public();
	let session_keys = SessionKeys { aura: aura.into(), grandpa: grandpa.into() };
	let relayer = AccountId::new(relayer()?.public().0);
	let genesis = RuntimeGenesisConfig {
		balances: BalancesConfig {
			balances: vec![(author.clone(), 1 << 60), (relayer, 1 << 60)],
			..Default::default()
		},
		session: SessionConfig { keys: vec![(author.clone(), author, session_keys)], ..Default::default() },
		..Default::default()
	};
	let mut externalities = TestExternalities::new(genesis.build_storage().map_err(anyhow::Error::msg)?);
	externalities.execute_with(|| -> anyhow::Result<()> {
		frame_system::BlockHash::<Runtime>::insert(0, H256(GENESIS));
		let (rings, now) = (u32::try_from(corpus.roots.len())?, SLOT * SLOT_DURATION);
		let keys = rings / PARTS * size.capacity();
		let rule = |part: u32| RollRule { classes: Classes::DUES_PAYING, chapter: Some(part as _) };
		let styles: Vec<StyleKeys> = (0..PARTS)
			.map(|part| StyleKeys { rule: rule(part), keys, digest: [part as u8; 32], corrected: false })
			.collect();
		let rings = Rings { seed: [3; 32], ring_roots: [4; 32] };
		let roll = Roll {
			ring_size: size,
			window: 1,
			stage: RollStage::Built { seed: rings.seed, ring_roots: rings.ring_roots },
			objections: 0,
			styles: styles.try_into().ok().context("too many parts")?,
		};
		let standing = StandingRoll { first_in_use: None, settled: Some(0), rings: Some(rings), pins: 1 };
		let parts = (0..PARTS)
			.map(|part| RollPart { chapter: Some(part as _), standing: Standing::Member, keys })
			.collect::<Vec<_>>();
		let pinned = PinnedRoll {
			roll: ROLL,
			digest: roll.digest(),
			pinned: true,
			parts: parts.try_into().ok().context("too many parts")?,
		};
		pallet_members::Rolls::<Runtime>::insert(ROLL, roll);
		pallet_members::Standing::<Runtime>::insert(ROLL, standing);
		for (ring, root) in corpus.roots.iter().enumerate() {
			pallet_members::RingRoots::<Runtime>::insert(ROLL, ring as u16, root);
		}
		let term = Term { from: now, until: u64::MAX };
		let petition = Petition {
			kind: Kind::General,
			addressee: 0,
			topics: Default::default(),
			public: true,
			starter: Starter::Pseudonym { year: 1970, alias: [5; 32] },
			account: None,
			created: now,
			parameters: 0,
			state: State::Open,
			term,
			open_term: Some(term),
			review_due: None,
			revision: 0,
			text_version: 0,
			text_digest: [6; 32],
			duplicate_of: None,
			appeal: None,
			removal: None,
			decisions: Default::default(),
			marks: Default::default(),
			response: None,
			referral: None,
			referred: Default::default(),
			comments: 0,
		};
		pallet_petitions::Petitions::<Runtime>::insert(PETITION, petition);
		pallet_petitions::NextPetition::<Runtime>::put(PETITION + 1);
		pallet_petitions::Rolls::<Runtime>::insert(PETITION, pinned);
		let counts = vec![PartCount::default(); PARTS as usize];
		let tally = Tally { parts: counts.try_into().ok().context("too many parts")?, ..Default::default() };
		pallet_petitions::Tallies::<Runtime>::insert(PETITION, tally);
		Ok(())
	})?;
	externalities.commit_all().map_err(anyhow::Error::msg)?;
	Ok(externalities)
}

/// Signatures as transactions: alone without a signer, otherwise in a relayer's batches.
fn transactions(
	externalities: &mut TestExternalities,
	proofs: &[MemberProof],
	batch: usize,
) -> anyhow::Result<Vec<UncheckedExtrinsic>> {
	if batch == 1 {
		let alone = proofs.iter().map(|proof| {
			let call =
				pallet_petitions::Call::sign { petition: PETITION, sequence: 1, proof: Box::new(*proof) };
			UncheckedExtrinsic::new_transaction(RuntimeCall::Petitions(call), extension_without_signer())
		});
		return Ok(alone.collect());
	}
	let pair = relayer()?;
	externalities.execute_with(|| {
		let batches = proofs.chunks_exact(batch).zip(0u32..).map(|(proofs, nonce)| {
			let acts: Vec<SignedAct> = proofs
				.iter()
				.map(|proof| SignedAct { act: Act::Sign { sequence: 1 }, proof: *proof })
				.collect();
			let acts = acts.try_into().ok().context("a batch is too large")?;
			let call =
				RuntimeCall::Petitions(pallet_petitions::Call::sign_batch { petition: PETITION, acts });
			let mut extension = extension_without_signer::<Runtime>();
			extension.6 = frame_system::CheckNonce::from(nonce);
			let payload = SignedPayload::new(call, extension)
				.map_err(|error| anyhow::anyhow!("nothing to be signed: {error:?}"))?;
			let signature = payload.using_encoded(|bytes| pair.sign(bytes));
			let (call, extension, _) = payload.deconstruct();
			anyhow::Ok(UncheckedExtrinsic::new_signed(
				call,
				Address::Id(AccountId::new(pair.public().0)),
				AnySignature::Sr25519(signature),
				extension,
			))
		});
		batches.collect()
	})
}

/// Bytes of all keys and values, but for the system's pallet: it holds what a block leaves for the next.
fn state_bytes(externalities: &mut TestExternalities) -> usize {
	let system = twox_128(b"System");
	externalities.execute_with(|| {
		let (mut bytes, mut key) = (0, Vec::new());
		while let Some(next) = storage::next_key(&key) {
			if !next.starts_with(&system) {
				bytes += next.len() + storage::get(&next).map_or(0, |value| value.len());
			}
			key = next;
		}
		bytes
	})
}

/// A block that was filled.
struct Filled {
	/// Signatures in it.
	signatures: usize,
	/// Milliseconds of the transactions, each in an instance of its own, as the author applies them.
	author: f64,
	/// Milliseconds of the whole block in one instance, as everybody else executes it.
	import: f64,
	/// Bytes that all keys and values have more than before.
	bytes: usize,
	/// Bytes of the transactions.
	length: usize,
	/// Whether another transaction was refused for lack of room.
	full: bool,
}

/// Makes the first block of as many transactions as the runtime lets in, and executes it.
fn fill(
	wasm: &Wasm,
	corpus: &Corpus,
	size: RingSize,
	offers: &[UncheckedExtrinsic],
	batch: usize,
) -> anyhow::Result<Filled> {
	let mut author = state(corpus, size)?;
	let before = state_bytes(&mut author);
	let digest = Digest { logs: vec![DigestItem::PreRuntime(*b"aura", SLOT.encode())] };
	let header = Header::new(1, H256::default(), H256::default(), H256(GENESIS), digest);
	wasm.call(&mut author, "Core_initialize_block", &header.encode())?;
	let time = pallet_timestamp::Call::set { now: SLOT * SLOT_DURATION };
	let inherent = UncheckedExtrinsic::new_bare(RuntimeCall::Timestamp(time));
	let (answer, _) = wasm.call(&mut author, "BlockBuilder_apply_extrinsic", &inherent.encode())?;
	let applied = ApplyExtrinsicResult::decode(&mut &answer[..])?;
	ensure!(matches!(applied, Ok(Ok(()))), "no time: {applied:?}");
	let (mut taken, mut milliseconds, mut full) = (vec![inherent], 0.0, false);
	let no_room = TransactionValidityError::Invalid(InvalidTransaction::ExhaustsResources);
	for offer in offers {
		let bytes = offer.encode();
		author.ext().storage_start_transaction();
		let (answer, ms) = wasm.call(&mut author, "BlockBuilder_apply_extrinsic", &bytes)?;
		match ApplyExtrinsicResult::decode(&mut &answer[..])? {
			Ok(Ok(())) => {
				let committed = author.ext().storage_commit_transaction();
				ensure!(committed.is_ok(), "a change was lost");
				taken.push(offer.clone());
				milliseconds += ms;
			}
			Err(error) if error == no_room => {
				let undone = author.ext().storage_rollback_transaction();
				ensure!(undone.is_ok(), "a change was kept");
				full = true;
				break;
			}
			refused => bail!("a signature was refused ({refused:?}); delete the cached ones"),
		}
	}
	let (answer, _) = wasm.call(&mut author, "BlockBuilder_finalize_block", &[])?;
	let header = Header::decode(&mut &answer[..])?;
	let bytes = state_bytes(&mut author).saturating_sub(before);
	let transactions = taken.len() - 1;
	let length = taken.iter().skip(1).map(Encode::encoded_size).sum();
	let mut importer = state(corpus, size)?;
	let block = Block { header, extrinsics: taken };
	let (_, import) = wasm.call(&mut importer, "Core_execute_block", &block.encode())?;
	let signatures = transactions * batch;
	let tally = importer.execute_with(|| pallet_petitions::Tallies::<Runtime>::get(PETITION));
	let counted: u32 = tally.parts.iter().map(|part| part.signed).sum();
	ensure!(counted as usize == signatures, "{counted} of {signatures} signatures were counted");
	Ok(Filled { signatures, author: milliseconds, import, bytes, length, full })
}

/// Milliseconds of the pool's check of a transaction.
fn check(
	wasm: &Wasm,
	externalities: &mut TestExternalities,
	offer: &UncheckedExtrinsic,
) -> anyhow::Result<f64> {
	let arguments = (TransactionSource::External, offer, H256(GENESIS)).encode();
	externalities.ext().storage_start_transaction();
	let (answer, ms) = wasm.call(externalities, "TaggedTransactionQueue_validate_transaction", &arguments)?;
	let undone = externalities.ext().storage_rollback_transaction();
	ensure!(undone.is_ok(), "a change was kept");
	let validity = TransactionValidity::decode(&mut &answer[..])?;
	ensure!(validity.is_ok(), "the pool would refuse it: {validity:?}");
	Ok(ms)
}

/// The runtime really checks: a changed signature is refused, alone and in a batch.
fn refuses_forgeries(wasm: &Wasm, corpus: &Corpus, size: RingSize) -> anyhow::Result<()> {
	let mut externalities = state(corpus, size)?;
	let mut bent = corpus.proofs.get(..2).context("there are no signatures")?.to_vec();
	if let Some(byte) = bent.iter_mut().last().and_then(|last| last.proof.0.get_mut(5)) {
		*byte ^= 1;
	}
	let alone = transactions(&mut externalities, &bent[1..], 1)?;
	let alone = alone.first().context("no transaction was made")?;
	ensure!(check(wasm, &mut externalities, alone).is_err(), "a forged signature would be taken");
	let batch = transactions(&mut externalities, &bent, 2)?;
	let filled = fill(wasm, corpus, size, &batch, 2);
	ensure!(filled.is_err_and(|error| error.to_string().contains("refused")), "a forged batch was taken");
	Ok(())
}

/// Measures signing with rings of one size.
pub(crate) fn measure(
	size: RingSize,
	rings: u32,
	signers: u32,
	runs: usize,
	cache: Option<&PathBuf>,
) -> anyhow::Result<Value> {
	ensure!(rings > 0 && rings.is_multiple_of(PARTS), "rings are dealt to {PARTS} parts evenly");
	let corpus = corpus(size, rings, signers, cache)?;
	let wasm = Wasm::new()?;
	// Compiling the module is not part of any figure.
	let mut untouched = state(&corpus, size)?;
	wasm.call(&mut untouched, "Core_version", &[])?;
	refuses_forgeries(&wasm, &corpus, size)?;
	let mut figures = Vec::new();
	for batch in BATCHES {
		let mut filled = Vec::new();
		let mut checks = Vec::new();
		for run in 0..runs {
			// Every block is filled with other signers, as far as there are.
			let mut proofs = corpus.proofs.clone();
			let others = run * (proofs.len() / runs);
			proofs.rotate_left(others);
			let offers = transactions(&mut untouched, &proofs, batch)?;
			let first = offers.first().context("there are too few signatures for a batch")?;
			checks.push(check(&wasm, &mut untouched, first)?);
			filled.push(fill(&wasm, &corpus, size, &offers, batch)?);
		}
		let Filled { signatures, full, .. } = *filled.first().context("nothing was measured")?;
		ensure!(filled.iter().all(|block| block.signatures == signatures), "blocks differ in what they hold");
		let each = |of: &dyn Fn(&Filled) -> f64| median(filled.iter().map(of).collect()) / signatures as f64;
		let (author, import) = (each(&|block| block.author), each(&|block| block.import));
		eprintln!(
			"rings of {}, {batch} at a time: {author:.2} ms a signature, {signatures} in a block, full: {full}",
			size.capacity()
		);
		figures.push(json!({
			"at_a_time": batch,
			"rings_at_a_time": batch.min(corpus.roots.len()),
			"transaction_bytes_per_signature": rounded(each(&|block| block.length as f64)),
			"ms_per_signature": {
				"pool": rounded(median(checks) / batch as f64),
				"author": rounded(author),
				"import": rounded(import),
			},
			"signatures_in_the_block": signatures,
			"is_the_block_full": full,
			// Unknown where there were too few to fill a block.
			"signatures_per_second_as_charged": full.then(|| rounded(signatures as f64 / BLOCK_SECONDS)),
			"signatures_per_second_as_measured_in_3s_of_6s": rounded(SHARE / author / BLOCK_SECONDS),
			"state_bytes_per_signature": rounded(each(&|block| block.bytes as f64)),
		}));
	}
	Ok(json!({
		"ring": size.capacity(),
		"rings": rings,
		"parts": PARTS,
		"signers": corpus.proofs.len(),
		"block_seconds": BLOCK_SECONDS,
		"figures": figures,
	}))
}

// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How the key was made, and the seed of the rings.

use super::{ensure, value, Audit, Outcome};
use crate::{reason::Reason, report::Finding};
use caucus_primitives::{
	refs::{ceremony_ref, ring_seed, seed_commitment},
	wire::pallet::TRUSTEES,
	Digest, TrusteeIndex,
};
use caucus_trustees_core::{
	ceremony::Record,
	decryption::{trial_point, DecryptionShare, Purpose},
	keygen::{self, Complaint, Dealing, Joining},
};

/// The ceremony as the chain records it.
type Ceremony = Record<[u8; 32]>;

impl Audit<'_> {
	pub(super) fn key_generation(&self) -> Outcome<()> {
		let record = self.ceremony()?;
		let outcome = self.dealt(&record)?;
		self.confirmations(&record, &outcome)?;
		self.seeds(&record)
	}

	fn ceremony(&self) -> Outcome<Ceremony> {
		let record: Ceremony = value(self.evidence, TRUSTEES, "Ceremonies", &[])?;
		let params = self.params();
		let expected = ceremony_ref(&self.evidence.genesis.0, self.evidence.election, record.attempt);
		let other = Reason::OtherCeremony;
		ensure(record.reference == expected, other, "the ceremony has another reference")?;
		ensure(record.attempt == params.ceremony_attempt, other, "the key is of another attempt")?;
		ensure(record.threshold == params.plan.threshold, other, "the threshold is another")?;
		Ok(record)
	}

	/// The keys that the dealings of the remaining dealers add up to, which must be the election's.
	fn dealt(&self, record: &Ceremony) -> Outcome<keygen::Outcome> {
		let params = self.params();
		let ceremony = record.ceremony();
		let (mut remaining, mut excluded) = (Vec::new(), Vec::new());
		for dealer in record.indices() {
			let Some(dealing) = self.of_trustee::<Dealing>("Dealings", dealer)? else {
				continue;
			};
			let joining: Joining = self
				.of_trustee("Joinings", dealer)?
				.ok_or_else(|| Finding::new(Reason::BadDealing, format!("dealer {dealer} did not join")))?;
			ceremony
				.verify_joining(dealer, &joining)
				.and_then(|()| ceremony.verify_dealing(dealer, &joining.dealing_commitment, &dealing))
				.map_err(|error| Finding::new(Reason::BadDealing, format!("dealer {dealer}: {error:?}")))?;
			match self.of_trustee::<Complaint>("Convicted", dealer)? {
				None => remaining.push(dealing),
				Some(complaint) => {
					ensure(
						complaint.dealer == dealer && self.is_founded(record, &dealing, &complaint)?,
						Reason::UnfoundedExclusion,
						format!("dealer {dealer} was excluded without proof"),
					)?;
					excluded.push((dealer, dealing));
				}
			}
		}
		ensure(remaining.len() >= record.threshold.into(), Reason::TooFewTrustees, "too few dealers remain")?;
		let stored: keygen::Outcome = value(self.evidence, TRUSTEES, "Outcomes", &[])?;
		let fits = |outcome: &keygen::Outcome| {
			*outcome == stored
				&& outcome.election_key == params.election_key
				&& outcome.verification_keys == params.verification_keys
		};
		let outcome = ceremony
			.outcome(remaining.iter())
			.map_err(|error| Finding::new(Reason::WrongKey, format!("the dealings: {error:?}")))?;
		if fits(&outcome) {
			return Ok(outcome);
		}
		// With which of the excluded does it fit? Whoever is named here was counted in.
		let counted_in: Vec<TrusteeIndex> = excluded
			.iter()
			.filter(|(_, dealing)| {
				ceremony.outcome(remaining.iter().chain([dealing])).is_ok_and(|outcome| fits(&outcome))
			})
			.map(|(dealer, _)| *dealer)
			.collect();
		let all = remaining.iter().chain(excluded.iter().map(|(_, dealing)| dealing));
		let with_all = ceremony.outcome(all).is_ok_and(|outcome| fits(&outcome));
		Err(match counted_in.first() {
			Some(dealer) => Finding::new(
				Reason::DealerNotExcluded,
				format!("dealer {dealer} is convicted of a false share, and counted in"),
			),
			None if with_all => {
				Finding::new(Reason::DealerNotExcluded, "the convicted dealers are counted in")
			}
			None => Finding::new(Reason::WrongKey, "the dealings add up to other keys than the election's"),
		})
	}

	/// Whether a complaint of any trustee convicts a dealer.
	fn is_founded(&self, record: &Ceremony, dealing: &Dealing, complaint: &Complaint) -> Outcome<bool> {
		for trustee in record.indices() {
			let Some(joining) = self.of_trustee::<Joining>("Joinings", trustee)? else {
				continue;
			};
			let verdict =
				record.ceremony().verify_complaint(trustee, &joining.transport_key, dealing, complaint);
			if verdict.is_ok() {
				return Ok(true);
			}
		}
		Ok(false)
	}

	/// The trustees' trial decryptions: that those who can decrypt are more than the threshold.
	fn confirmations(&self, record: &Ceremony, outcome: &keygen::Outcome) -> Outcome<()> {
		let purpose = Purpose::Trial { ceremony: record.reference };
		let mut confirmed = 0;
		for (trustee, key) in record.indices().zip(&outcome.verification_keys) {
			let Some(share) = self.of_trustee::<DecryptionShare>("Confirmations", trustee)? else {
				continue;
			};
			share.verify(&purpose, trustee, key, &[trial_point(&record.reference)]).map_err(|error| {
				let detail = format!("the trial decryption of trustee {trustee}: {error:?}");
				Finding::new(Reason::BadTrialShare, detail)
			})?;
			confirmed += 1;
		}
		ensure(confirmed > record.threshold, Reason::TooFewTrustees, "too few trustees confirmed")
	}

	/// The seed that dealt the keys to the rings.
	fn seeds(&self, record: &Ceremony) -> Outcome<()> {
		let mut seeds: Vec<(TrusteeIndex, Digest)> = Vec::new();
		for trustee in record.indices() {
			let seed: Option<Digest> = self.of_trustee("Seeds", trustee)?;
			let joining: Option<Joining> = self.of_trustee("Joinings", trustee)?;
			if let (Some(seed), Some(joining)) = (seed, joining) {
				ensure(
					seed_commitment(&record.reference, trustee, &seed) == joining.seed_commitment,
					Reason::SeedCommitment,
					format!("the seed of trustee {trustee} is not the one committed to"),
				)?;
				seeds.push((trustee, seed));
			}
		}
		let later_block: Digest = value(self.evidence, TRUSTEES, "SeedBlocks", &[])?;
		ensure(
			ring_seed(&record.reference, &seeds, &later_block) == self.params().electorate.ring_seed,
			Reason::RingSeed,
			"the rings were dealt by another seed",
		)
	}
}

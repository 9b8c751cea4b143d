// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Key generation by `n` trustees, any `t` of whom can decrypt (Feldman's verifiable secret sharing
//! by every trustee at once; Pedersen, 1991), with the chain as the broadcast channel.
//!
//! 1. **Join**: a trustee publishes a transport key made for this ceremony alone, a proof that it
//!    knows its secret, and a hash of the polynomial commitments it will reveal ([`Joining`]).
//!    Committing first takes away a late dealer's power to choose the key (Gennaro et al., 1999).
//! 2. **Deal**: it reveals the commitments and one masked share for each trustee ([`Dealing`]).
//! 3. **Complain**: whoever finds a share that does not match the commitments reveals the point
//!    that masks it, with a proof ([`Complaint`]); everyone can then see who lied. The revealed
//!    point opens that one share and nothing else, because the dealer proved that its ephemeral key
//!    is its own.
//! 4. **Confirm**: the chain adds up the commitments of the dealers that remain ([`Outcome`]), and
//!    every trustee proves that it can use its share in a trial decryption ([`crate::decryption`]).
//!
//! The secret of the election key, `sum f_i(0)`, exists nowhere.

use crate::{
	group::{
		evaluate, evaluate_in_exponent, identity, GroupError, Point, RistrettoPoint, Scalar, ScalarBytes,
		TranscriptExt, GENERATOR,
	},
	proofs::{Equality, Knowledge, Pair},
};
use alloc::vec::Vec;
use bounded_collections::{BoundedVec, ConstU32};
use caucus_primitives::{blake2_256, domain, Digest, TrusteeIndex};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use merlin::Transcript;
use rand_core::{CryptoRng, RngCore};
use scale_info::TypeInfo;
use zeroize::Zeroizing;

/// Most trustees of one election.
pub const MAX_TRUSTEES: u32 = 32;

/// What a trustee publishes first.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Joining {
	/// Key that dealers mask this trustee's shares to.
	pub transport_key: Point,
	/// Knowledge of the transport key's secret.
	pub knowledge: Knowledge,
	/// [`Dealing::commitment_hash`] of the dealing to come.
	pub dealing_commitment: Digest,
	/// Commitment to this trustee's share of the ring permutation's seed.
	pub seed_commitment: Digest,
}

/// What a dealer publishes second.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Dealing {
	/// `a_k * G` for the coefficients of the dealer's polynomial, constant first; `t` of them.
	pub commitments: BoundedVec<Point, ConstU32<MAX_TRUSTEES>>,
	/// Knowledge of the constant coefficient.
	pub knowledge: Knowledge,
	/// `r*G`, fresh; the masks come from `r * transport_key`.
	pub ephemeral_key: Point,
	/// Knowledge of `r`. Without it a dealer could repeat another's ephemeral key and have a
	/// complaint open the other's share.
	pub ephemeral_knowledge: Knowledge,
	/// For the trustee with number `j`, at position `j - 1`: its share plus its mask.
	pub masked_shares: BoundedVec<ScalarBytes, ConstU32<MAX_TRUSTEES>>,
}

/// A trustee's proof that a dealer lied to it.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Complaint {
	/// The dealer accused.
	pub dealer: TrusteeIndex,
	/// `transport secret * ephemeral key`.
	pub shared_point: Point,
	/// That it is.
	pub proof: Equality,
}

/// What a ceremony yields.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Outcome {
	/// The key that ballots are encrypted under.
	pub election_key: Point,
	/// `x_j * G` for the trustee with number `j`, at position `j - 1`.
	pub verification_keys: BoundedVec<Point, ConstU32<MAX_TRUSTEES>>,
}

/// Why a step of a ceremony was refused.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum KeygenError {
	/// A point or scalar is not in its canonical encoding, or is the identity.
	BadEncoding,
	/// A proof does not hold.
	BadProof,
	/// The revealed commitments are not those of the hash.
	CommitmentMismatch,
	/// Not one commitment per threshold, or not one share per trustee.
	WrongLength,
	/// The share matches the commitments: there is nothing to complain about.
	UnfoundedComplaint,
	/// The dealers' contributions cancel out.
	KeyIsIdentity,
}

impl From<GroupError> for KeygenError {
	fn from(_: GroupError) -> Self {
		Self::BadEncoding
	}
}

/// One ceremony's constants.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ceremony {
	/// See [`caucus_primitives::refs::ceremony_ref`].
	pub reference: Digest,
	/// How many trustees take part.
	pub trustees: TrusteeIndex,
	/// How many of them can decrypt.
	pub threshold: TrusteeIndex,
}

impl Ceremony {
	fn transcript(&self, label: &'static [u8], trustee: TrusteeIndex) -> Transcript {
		let mut transcript = Transcript::new(label);
		transcript.append_message(b"ceremony", &self.reference);
		transcript.number(b"trustee", trustee.into());
		transcript
	}

	/// The mask over the share that `dealer` sends to `trustee`.
	fn mask(
		&self,
		dealer: TrusteeIndex,
		trustee: TrusteeIndex,
		ephemeral_key: &Point,
		transport_key: &Point,
		shared_point: &Point,
	) -> Scalar {
		let mut transcript = self.transcript(domain::SHARE_MASK, dealer);
		transcript.number(b"recipient", trustee.into());
		transcript.point(b"ephemeral key", ephemeral_key);
		transcript.point(b"transport key", transport_key);
		transcript.point(b"shared point", shared_point);
		transcript.challenge(b"mask")
	}

	/// Checks what a trustee joins with.
	pub fn verify_joining(&self, trustee: TrusteeIndex, joining: &Joining) -> Result<(), KeygenError> {
		joining
			.knowledge
			.verify(self.transcript(domain::TRANSPORT_KEY, trustee), &joining.transport_key)
			.map_err(|_| KeygenError::BadProof)
	}

	/// Checks everything about a dealing that can be seen from outside: lengths, encodings, the
	/// opening of the commitment and both proofs. Whether the shares are right only their
	/// recipients can see.
	pub fn verify_dealing(
		&self,
		dealer: TrusteeIndex,
		commitment: &Digest,
		dealing: &Dealing,
	) -> Result<(), KeygenError> {
		if dealing.commitments.len() != usize::from(self.threshold)
			|| dealing.masked_shares.len() != usize::from(self.trustees)
		{
			return Err(KeygenError::WrongLength);
		}
		if self.commitment_hash(dealer, &dealing.commitments) != *commitment {
			return Err(KeygenError::CommitmentMismatch);
		}
		let constant = dealing.commitments.first().ok_or(KeygenError::WrongLength)?;
		for point in &dealing.commitments {
			point.decode_nonzero()?;
		}
		for share in &dealing.masked_shares {
			share.decode()?;
		}
		dealing
			.knowledge
			.verify(self.transcript(domain::CONTRIBUTION, dealer), constant)
			.map_err(|_| KeygenError::BadProof)?;
		dealing
			.ephemeral_knowledge
			.verify(self.transcript(domain::EPHEMERAL_KEY, dealer), &dealing.ephemeral_key)
			.map_err(|_| KeygenError::BadProof)
	}

	/// Hash of a dealer's polynomial commitments, published before any dealer reveals its own.
	pub fn commitment_hash(&self, dealer: TrusteeIndex, commitments: &[Point]) -> Digest {
		blake2_256(&[domain::DEALING, &self.reference, &dealer.to_le_bytes(), &commitments.encode()])
	}

	/// Checks a complaint. `Ok` means that the dealer is at fault.
	pub fn verify_complaint(
		&self,
		complainant: TrusteeIndex,
		transport_key: &Point,
		dealing: &Dealing,
		complaint: &Complaint,
	) -> Result<(), KeygenError> {
		let ephemeral = dealing.ephemeral_key.decode_nonzero()?;
		let shared = complaint.shared_point.decode_nonzero()?;
		complaint
			.proof
			.verify(
				self.complaint_transcript(complainant, complaint.dealer),
				transport_key,
				&[Pair { base: ephemeral, image: shared }],
			)
			.map_err(|_| KeygenError::BadProof)?;
		let share =
			self.unmask(complaint.dealer, complainant, transport_key, dealing, &complaint.shared_point)?;
		match self.share_is_right(complainant, dealing, &share)? {
			true => Err(KeygenError::UnfoundedComplaint),
			false => Ok(()),
		}
	}

	fn complaint_transcript(&self, complainant: TrusteeIndex, dealer: TrusteeIndex) -> Transcript {
		let mut transcript = self.transcript(domain::COMPLAINT, complainant);
		transcript.number(b"dealer", dealer.into());
		transcript
	}

	fn unmask(
		&self,
		dealer: TrusteeIndex,
		trustee: TrusteeIndex,
		transport_key: &Point,
		dealing: &Dealing,
		shared_point: &Point,
	) -> Result<Scalar, KeygenError> {
		let position = usize::from(trustee).checked_sub(1).ok_or(KeygenError::WrongLength)?;
		let masked = dealing.masked_shares.get(position).ok_or(KeygenError::WrongLength)?.decode()?;
		Ok(masked - self.mask(dealer, trustee, &dealing.ephemeral_key, transport_key, shared_point))
	}

	fn share_is_right(
		&self,
		trustee: TrusteeIndex,
		dealing: &Dealing,
		share: &Scalar,
	) -> Result<bool, KeygenError> {
		let commitments = decode_all(&dealing.commitments)?;
		Ok(GENERATOR * share == evaluate_in_exponent(&commitments, &Scalar::from(trustee)))
	}

	/// Adds up the contributions of the dealers that remain.
	pub fn outcome<'a>(&self, dealings: impl Iterator<Item = &'a Dealing>) -> Result<Outcome, KeygenError> {
		let mut sums = alloc::vec![identity(); usize::from(self.threshold)];
		for dealing in dealings {
			let commitments = decode_all(&dealing.commitments)?;
			if commitments.len() != sums.len() {
				return Err(KeygenError::WrongLength);
			}
			for (sum, commitment) in sums.iter_mut().zip(commitments) {
				*sum += commitment;
			}
		}
		let election_key = sums.first().map(Point::from).ok_or(KeygenError::WrongLength)?;
		if election_key == Point::IDENTITY {
			return Err(KeygenError::KeyIsIdentity);
		}
		let keys: Vec<Point> = (1..=self.trustees)
			.map(|trustee| evaluate_in_exponent(&sums, &Scalar::from(trustee)).into())
			.collect();
		let verification_keys = keys.try_into().map_err(|_| KeygenError::WrongLength)?;
		Ok(Outcome { election_key, verification_keys })
	}
}

fn decode_all(points: &[Point]) -> Result<Vec<RistrettoPoint>, GroupError> {
	points.iter().map(Point::decode).collect()
}

/// What a trustee keeps to itself during one ceremony; 32 bytes of seed make all of it, so that a
/// restarted daemon finds itself where it was.
pub struct TrusteeSecrets {
	ceremony: Ceremony,
	index: TrusteeIndex,
	transport: Zeroizing<Scalar>,
	polynomial: Zeroizing<Vec<Scalar>>,
	ephemeral: Zeroizing<Scalar>,
	seed: Digest,
}

impl TrusteeSecrets {
	/// Draws all secrets of the ceremony from `rng`. Seed the generator from the trustee's own
	/// secret and [`Ceremony::reference`], and the same secrets come back after a restart.
	pub fn generate(ceremony: Ceremony, index: TrusteeIndex, rng: &mut (impl RngCore + CryptoRng)) -> Self {
		let transport = Zeroizing::new(Scalar::random(rng));
		let polynomial = (0..ceremony.threshold).map(|_| Scalar::random(rng)).collect();
		let ephemeral = Zeroizing::new(Scalar::random(rng));
		let mut seed = [0; 32];
		rng.fill_bytes(&mut seed);
		Self { ceremony, index, transport, polynomial: Zeroizing::new(polynomial), ephemeral, seed }
	}

	/// This trustee's contribution to the seed of the ring permutation, revealed once the roll stands.
	pub fn seed(&self) -> Digest {
		self.seed
	}

	fn transport_key(&self) -> Point {
		(GENERATOR * *self.transport).into()
	}

	fn commitments(&self) -> Vec<Point> {
		self.polynomial.iter().map(|coefficient| (GENERATOR * coefficient).into()).collect()
	}

	/// Step 1.
	pub fn join(&self, rng: &mut (impl RngCore + CryptoRng)) -> Joining {
		let transport_key = self.transport_key();
		Joining {
			transport_key,
			knowledge: Knowledge::prove(
				self.ceremony.transcript(domain::TRANSPORT_KEY, self.index),
				&transport_key,
				&self.transport,
				rng,
			),
			dealing_commitment: self.ceremony.commitment_hash(self.index, &self.commitments()),
			seed_commitment: caucus_primitives::refs::seed_commitment(
				&self.ceremony.reference,
				self.index,
				&self.seed,
			),
		}
	}

	/// Step 2, given the transport keys of all trustees in order. A trustee that did not join has
	/// none; its share is masked to nobody and the dealing says zero.
	pub fn deal(
		&self,
		transport_keys: &[Option<Point>],
		rng: &mut (impl RngCore + CryptoRng),
	) -> Result<Dealing, KeygenError> {
		let commitments = self.commitments();
		let constant = *commitments.first().ok_or(KeygenError::WrongLength)?;
		let ephemeral_key = Point::from(GENERATOR * *self.ephemeral);
		let masked_shares: Vec<ScalarBytes> = (1..=self.ceremony.trustees)
			.zip(transport_keys)
			.map(|(trustee, key)| {
				let Some(key) = key else {
					return Ok(Scalar::ZERO.into());
				};
				let shared = Point::from(key.decode_nonzero()? * *self.ephemeral);
				let mask = self.ceremony.mask(self.index, trustee, &ephemeral_key, key, &shared);
				Ok((evaluate(&self.polynomial, &Scalar::from(trustee)) + mask).into())
			})
			.collect::<Result<_, GroupError>>()?;
		Ok(Dealing {
			knowledge: Knowledge::prove(
				self.ceremony.transcript(domain::CONTRIBUTION, self.index),
				&constant,
				self.polynomial.first().ok_or(KeygenError::WrongLength)?,
				rng,
			),
			ephemeral_knowledge: Knowledge::prove(
				self.ceremony.transcript(domain::EPHEMERAL_KEY, self.index),
				&ephemeral_key,
				&self.ephemeral,
				rng,
			),
			ephemeral_key,
			commitments: commitments.try_into().map_err(|_| KeygenError::WrongLength)?,
			masked_shares: masked_shares.try_into().map_err(|_| KeygenError::WrongLength)?,
		})
	}

	/// Step 3: opens the share of one dealer. `Err` carries the complaint to publish.
	pub fn receive(
		&self,
		dealer: TrusteeIndex,
		dealing: &Dealing,
		rng: &mut (impl RngCore + CryptoRng),
	) -> Result<Result<Scalar, Complaint>, KeygenError> {
		let ephemeral = dealing.ephemeral_key.decode_nonzero()?;
		let shared = ephemeral * *self.transport;
		let transport_key = self.transport_key();
		let share = self.ceremony.unmask(dealer, self.index, &transport_key, dealing, &shared.into())?;
		if self.ceremony.share_is_right(self.index, dealing, &share)? {
			return Ok(Ok(share));
		}
		let proof = Equality::prove(
			self.ceremony.complaint_transcript(self.index, dealer),
			&transport_key,
			&[Pair { base: ephemeral, image: shared }],
			&self.transport,
			rng,
		);
		Ok(Err(Complaint { dealer, shared_point: shared.into(), proof }))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use rand_chacha::{rand_core::SeedableRng, ChaCha20Rng};

	/// Whoever complains, truly or not, opens the share that this dealer sent to it. The point it
	/// reveals must not open what the dealer sent to others, nor what others sent to it.
	#[test]
	fn a_complaint_opens_exactly_one_share() {
		let ceremony = Ceremony { reference: [1; 32], trustees: 4, threshold: 2 };
		let mut rng = ChaCha20Rng::seed_from_u64(1);
		let secrets: Vec<TrusteeSecrets> =
			(1..=4).map(|index| TrusteeSecrets::generate(ceremony, index, &mut rng)).collect();
		let keys: Vec<Option<Point>> = secrets.iter().map(|own| Some(own.transport_key())).collect();
		let mut dealings: Vec<Dealing> =
			secrets.iter().map(|own| own.deal(&keys, &mut rng).unwrap()).collect();
		let honest = dealings[1].clone();
		let share = dealings[1].masked_shares[2].decode().unwrap() + Scalar::ONE;
		dealings[1].masked_shares[2] = share.into();
		let complaint = secrets[2].receive(2, &dealings[1], &mut rng).unwrap().unwrap_err();
		dealings[1] = honest;
		let opened = |dealer: TrusteeIndex, trustee: TrusteeIndex| {
			let dealing = &dealings[usize::from(dealer) - 1];
			let key = keys[usize::from(trustee) - 1].unwrap();
			let share = ceremony.unmask(dealer, trustee, &key, dealing, &complaint.shared_point).unwrap();
			ceremony.share_is_right(trustee, dealing, &share).unwrap()
		};
		for (dealer, trustee) in (1..=4).flat_map(|dealer| (1..=4).map(move |trustee| (dealer, trustee))) {
			assert_eq!(opened(dealer, trustee), (dealer, trustee) == (2, 3), "{dealer} to {trustee}");
		}
	}
}

// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Rings of member keys and the proofs made in them: a ring VRF over Bandersnatch (crates
//! `verifiable` and `ark-vrf`), behind types of fixed size that travel and are stored as bytes.
//!
//! Older versions of those crates have a forgeable batch verifier; a test of this workspace pins
//! the first sound one.

use alloc::vec::Vec;
use caucus_primitives::{Alias, MemberKey, RingIndex};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::ops::Range;
use scale_info::TypeInfo;
use verifiable::{
	ring::{Bls12_381Params, RingCurveParams, RingDomainSize},
	BatchProofItem, DecodeUnchecked, GenerateVerifiable,
};

#[cfg(not(all(feature = "host-curves", not(feature = "std"))))]
type Vrf = verifiable::ring::bandersnatch::BandersnatchVrfVerifiable;
#[cfg(all(feature = "host-curves", not(feature = "std")))]
type Vrf = verifiable::ring::RingVrfVerifiable<crate::host_suite::HostSuite>;

type Members = <Vrf as GenerateVerifiable>::Members;
type Intermediate = <Vrf as GenerateVerifiable>::Intermediate;
type StaticChunk = <Vrf as GenerateVerifiable>::StaticChunk;

/// Bytes of a ring proof with one alias.
pub const RING_PROOF_LEN: usize = 785;
/// Bytes of a ring's root.
pub const RING_ROOT_LEN: usize = 288;
/// Bytes of a ring under construction.
pub const RING_BUILDER_LEN: usize = 848;
/// Bytes of a proof of ownership of a key.
pub const OWNERSHIP_LEN: usize = 64;

macro_rules! bytes {
	($(#[$doc:meta])* $name:ident, $len:expr) => {
		$(#[$doc])*
		#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
		pub struct $name(pub [u8; $len]);

		impl core::fmt::Debug for $name {
			fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
				write!(f, "{}({:02x?}..)", stringify!($name), self.0.get(..4).unwrap_or_default())
			}
		}
	};
}

bytes!(
	/// A proof that its maker's key stands in a ring, with the maker's alias inside.
	RingProof,
	RING_PROOF_LEN
);
bytes!(
	/// What a proof is checked against: a commitment to a ring's keys.
	RingRoot,
	RING_ROOT_LEN
);
bytes!(
	/// A proof that the secret of a key is known. It names the key, so it serves registration alone.
	Ownership,
	OWNERSHIP_LEN
);

/// Proof that somebody of a roll acts, and the alias of who it is in one context.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct MemberProof {
	/// The ring, numbered through the roll.
	pub ring: RingIndex,
	/// What the member is called in this context.
	pub alias: Alias,
	/// The ring proof, over the action's message.
	pub proof: RingProof,
}

/// How many keys a ring can hold, which also fixes the parameters of its proofs.
#[derive(
	Clone, Copy, PartialEq, Eq, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum RingSize {
	/// 255 keys: the fastest proofs, the smallest crowd.
	#[codec(index = 0)]
	R255,
	/// 767 keys.
	#[default]
	#[codec(index = 1)]
	R767,
	/// 16,127 keys. Its parameters (1.6 MB) are not part of a runtime.
	#[codec(index = 2)]
	R16127,
}

impl RingSize {
	/// Most keys in a ring of this size.
	pub const fn capacity(self) -> u32 {
		match self {
			Self::R255 => 255,
			Self::R767 => 767,
			Self::R16127 => 16_127,
		}
	}

	const fn domain(self) -> RingDomainSize {
		match self {
			Self::R255 => RingDomainSize::Domain11,
			Self::R767 => RingDomainSize::Domain12,
			Self::R16127 => RingDomainSize::Domain16,
		}
	}

	/// The published parameters from which ring roots are built: powers of the Zcash ceremony's
	/// secret, in the Lagrange basis, 96 bytes each after a count of eight.
	fn builder_params(self) -> Option<&'static [u8]> {
		match self {
			Self::R255 => Some(Bls12_381Params::ring_builder_params(RingDomainSize::Domain11)),
			Self::R767 => Some(Bls12_381Params::ring_builder_params(RingDomainSize::Domain12)),
			#[cfg(feature = "std")]
			Self::R16127 => Some(Bls12_381Params::ring_builder_params(RingDomainSize::Domain16)),
			#[cfg(not(feature = "std"))]
			Self::R16127 => None,
		}
	}
}

/// Why a key, a ring or a proof was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RingError {
	/// A key is not a point of the right group.
	InvalidKey,
	/// More keys than the ring holds.
	RingFull,
	/// This size has no parameters here.
	SizeUnavailable,
	/// A stored root or builder does not decode.
	Corrupt,
	/// The proof does not decode or does not hold.
	BadProof,
	/// The proof holds, for another alias.
	WrongAlias,
	/// The key is not in the ring.
	NotInRing,
}

/// A ring under construction; stored between blocks.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct RingBuilder {
	size: RingSize,
	state: RingBuilderState,
}

bytes!(
	/// State of a [`RingBuilder`].
	RingBuilderState,
	RING_BUILDER_LEN
);

impl RingBuilder {
	/// An empty ring.
	pub fn new(size: RingSize) -> Result<Self, RingError> {
		size.builder_params().ok_or(RingError::SizeUnavailable)?;
		Ok(Self { size, state: RingBuilderState(to_bytes(&Vrf::start_members(size.domain()))?) })
	}

	/// Adds keys, in order.
	pub fn push(&mut self, keys: &[MemberKey]) -> Result<(), RingError> {
		let params = self.size.builder_params().ok_or(RingError::SizeUnavailable)?;
		let mut ring =
			Intermediate::decode_unchecked(&mut &self.state.0[..]).map_err(|_| RingError::Corrupt)?;
		Vrf::push_members(&mut ring, keys.iter().copied(), |range| chunks(params, range).ok_or(())).map_err(
			|error| match error {
				verifiable::Error::SetFull => RingError::RingFull,
				verifiable::Error::InvalidMember => RingError::InvalidKey,
				_ => RingError::SizeUnavailable,
			},
		)?;
		self.state = RingBuilderState(to_bytes(&ring)?);
		Ok(())
	}

	/// The ring's root.
	pub fn finish(&self) -> Result<RingRoot, RingError> {
		let ring = Intermediate::decode_unchecked(&mut &self.state.0[..]).map_err(|_| RingError::Corrupt)?;
		Ok(RingRoot(to_bytes(&Vrf::finish_members(ring))?))
	}
}

/// The points of `range` out of the published parameters, which are trusted: they are part of the code.
fn chunks(params: &'static [u8], range: Range<usize>) -> Option<Vec<StaticChunk>> {
	const COUNT: usize = 8;
	const POINT: usize = 96;
	let start = COUNT.checked_add(range.start.checked_mul(POINT)?)?;
	let end = COUNT.checked_add(range.end.checked_mul(POINT)?)?;
	params
		.get(start..end)?
		.chunks_exact(POINT)
		.map(|mut point| StaticChunk::decode_unchecked(&mut point).ok())
		.collect()
}

fn to_bytes<const N: usize>(value: &impl Encode) -> Result<[u8; N], RingError> {
	value.encode().try_into().map_err(|_| RingError::Corrupt)
}

/// A root decoded for use; decoding once serves many proofs.
#[derive(Clone)]
pub struct Ring {
	size: RingSize,
	members: Members,
}

impl Ring {
	/// Decodes a root that this code made before.
	pub fn from_root(size: RingSize, root: &RingRoot) -> Result<Self, RingError> {
		let members = Members::decode_unchecked(&mut &root.0[..]).map_err(|_| RingError::Corrupt)?;
		Ok(Self { size, members })
	}

	/// Checks a proof made in this ring for `alias`, in `context`, over `message`.
	pub fn verify(
		&self,
		proof: &RingProof,
		context: &[u8],
		message: &[u8],
		alias: &Alias,
	) -> Result<(), RingError> {
		let found = Vrf::validate(self.size.domain(), &unbound(proof)?, &self.members, context, message)
			.map_err(|_| RingError::BadProof)?;
		(found == *alias).then_some(()).ok_or(RingError::WrongAlias)
	}
}

/// One claim of a batch: a proof in a ring for an alias.
#[derive(Clone)]
pub struct Claim<'a> {
	/// The ring.
	pub ring: &'a Ring,
	/// The proof.
	pub proof: &'a RingProof,
	/// The context of the alias.
	pub context: &'a [u8],
	/// The message that the proof signs.
	pub message: &'a [u8],
	/// The alias claimed.
	pub alias: &'a Alias,
}

/// Checks all claims by one combined equation, several times faster than one by one. Says nothing
/// about which claim is at fault.
pub fn verify_batch(claims: &[Claim]) -> Result<(), RingError> {
	let items = claims
		.iter()
		.map(|claim| {
			Ok(BatchProofItem {
				proof: unbound(claim.proof)?,
				config: claim.ring.size.domain(),
				members: claim.ring.members.clone(),
				context: claim.context.to_vec(),
				message: claim.message.to_vec(),
			})
		})
		.collect::<Result<Vec<_>, RingError>>()?;
	let aliases = Vrf::batch_validate(&items).map_err(|_| RingError::BadProof)?;
	let agree = aliases.len() == claims.len()
		&& aliases.iter().zip(claims).all(|(found, claim)| found == claim.alias);
	agree.then_some(()).ok_or(RingError::WrongAlias)
}

fn unbound(proof: &RingProof) -> Result<<Vrf as GenerateVerifiable>::Proof, RingError> {
	proof.0.to_vec().try_into().map_err(|_| RingError::BadProof)
}

/// Whether `ownership` shows knowledge of the secret of `key`, over `message`.
pub fn verify_ownership(key: &MemberKey, ownership: &Ownership, message: &[u8]) -> bool {
	Vrf::is_member_valid(key) && Vrf::verify_signature(&ownership.0, message, key)
}

#[cfg(any(feature = "std", feature = "prover"))]
pub use prover::PreparedRing;
#[cfg(any(feature = "std", feature = "prover", feature = "runtime-benchmarks"))]
pub use secret::MemberSecret;

#[cfg(any(feature = "std", feature = "prover", feature = "runtime-benchmarks"))]
mod secret {
	use super::*;

	/// A member's secret key.
	#[derive(Clone)]
	pub struct MemberSecret(pub(super) <Vrf as GenerateVerifiable>::Secret);

	impl MemberSecret {
		/// The secret that 32 bytes of entropy give.
		pub fn from_entropy(entropy: [u8; 32]) -> Self {
			Self(Vrf::new_secret(entropy))
		}

		/// The public key.
		pub fn key(&self) -> MemberKey {
			Vrf::member_from_secret(&self.0)
		}

		/// The member's alias in a context.
		pub fn alias(&self, context: &[u8]) -> Result<Alias, RingError> {
			Vrf::alias_in_context(&self.0, context).map_err(|_| RingError::BadProof)
		}

		/// Proves ownership of the key.
		pub fn prove_ownership(&self, message: &[u8]) -> Result<Ownership, RingError> {
			Vrf::sign(&self.0, message).map(Ownership).map_err(|_| RingError::BadProof)
		}
	}
}

#[cfg(any(feature = "std", feature = "prover"))]
mod prover {
	use super::*;

	/// The half of a proof that depends on the ring and on the prover's seat alone. Making it is the
	/// slow part, and it can be made as soon as the rings stand.
	#[derive(Clone, PartialEq, Eq)]
	pub struct PreparedRing {
		commitment: Vec<u8>,
	}

	impl PreparedRing {
		/// The same ring prepared for the key at another position of it, which takes no time: for whoever holds the
		/// secrets of many, as rehearsals do. A proof by any other secret does not hold.
		pub fn for_seat(&self, position: u32) -> Self {
			// The domain's size, the position, then what depends on the ring alone.
			const POSITION: Range<usize> = 4..8;
			let mut commitment = self.commitment.clone();
			if let Some(bytes) = commitment.get_mut(POSITION) {
				bytes.copy_from_slice(&position.to_le_bytes());
			}
			Self { commitment }
		}
	}

	impl MemberSecret {
		/// Prepares proofs in the ring of `keys`.
		pub fn prepare(&self, size: RingSize, keys: &[MemberKey]) -> Result<PreparedRing, RingError> {
			let commitment =
				Vrf::open(size.domain(), &self.key(), keys.iter().copied()).map_err(|error| match error {
					verifiable::Error::NotInRing => RingError::NotInRing,
					verifiable::Error::SetFull => RingError::RingFull,
					_ => RingError::InvalidKey,
				})?;
			Ok(PreparedRing { commitment: commitment.encode() })
		}

		/// Proves that the key is in the prepared ring.
		pub fn prove(
			&self,
			ring: &PreparedRing,
			context: &[u8],
			message: &[u8],
		) -> Result<(RingProof, Alias), RingError> {
			let commitment =
				<Vrf as GenerateVerifiable>::Commitment::decode_unchecked(&mut &ring.commitment[..])
					.map_err(|_| RingError::Corrupt)?;
			let (proof, alias) =
				Vrf::create(commitment, &self.0, context, message).map_err(|_| RingError::BadProof)?;
			let proof = proof.into_inner().try_into().map_err(|_| RingError::BadProof)?;
			Ok((RingProof(proof), alias))
		}
	}
}

// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The Bandersnatch suite of `verifiable`, with its curve arithmetic done by the RFC-163 host
//! functions. Proofs, keys and roots have the same bytes as those of the stock suite, which wallets
//! and every native build use; only who multiplies is different.

use alloc::borrow::Cow;
use ark_vrf::{pedersen::PedersenSuite, ring::RingSuite, Suite};
use sp_crypto_ec_utils::{bls12_381::Bls12_381, ed_on_bls12_381_bandersnatch::EdwardsAffine};
use spin::Once;
use verifiable::ring::{
	bandersnatch::BandersnatchSha512Ell2 as Stock, make_canonical_pcs_vk, make_empty_members_set,
	make_ring_context, MembersSet, RingDomainSize, RingSuiteExt, VerifierCache,
};

type Affine<S> = <S as Suite>::Affine;

const fn hosted(point: Affine<Stock>) -> EdwardsAffine {
	EdwardsAffine::new_unchecked(point.x, point.y)
}

/// The stock suite on host curves.
#[derive(Debug, Copy, Clone, PartialEq, Eq)]
pub struct HostSuite;

impl Suite for HostSuite {
	const SUITE_ID: &'static [u8] = Stock::SUITE_ID;
	type Affine = EdwardsAffine;
	type Transcript = <Stock as Suite>::Transcript;

	fn data_to_point(data: &[u8]) -> Option<EdwardsAffine> {
		Stock::data_to_point(data).map(hosted)
	}
}

impl PedersenSuite for HostSuite {
	const BLINDING_BASE: EdwardsAffine = hosted(Stock::BLINDING_BASE);
}

impl RingSuite for HostSuite {
	type Pairing = Bls12_381;
	const ACCUMULATOR_BASE: EdwardsAffine = hosted(Stock::ACCUMULATOR_BASE);
	const PADDING: EdwardsAffine = hosted(Stock::PADDING);
}

impl RingSuiteExt for HostSuite {
	const VRF_INPUT_DOMAIN: &[u8] = <Stock as RingSuiteExt>::VRF_INPUT_DOMAIN;
	const PUBLIC_KEY_SIZE: usize = Stock::PUBLIC_KEY_SIZE;
	const MEMBERS_SET_SIZE: usize = Stock::MEMBERS_SET_SIZE;
	const MEMBERS_COMMITMENT_SIZE: usize = Stock::MEMBERS_COMMITMENT_SIZE;
	const STATIC_CHUNK_SIZE: usize = Stock::STATIC_CHUNK_SIZE;
	const SIGNATURE_SIZE: usize = Stock::SIGNATURE_SIZE;
	const RING_PROOF_SIZE: usize = Stock::RING_PROOF_SIZE;
	const VRF_OUTPUT_SIZE: usize = Stock::VRF_OUTPUT_SIZE;
	type PublicKeyBytes = <Stock as RingSuiteExt>::PublicKeyBytes;
	type SignatureBytes = <Stock as RingSuiteExt>::SignatureBytes;
	type CurveParams = <Stock as RingSuiteExt>::CurveParams;
	type VerifierCache = Cache;
}

/// Values that one runtime instance computes at most once.
pub struct Cache;

type Context = ark_vrf::ring::RingContext<HostSuite>;
type PcsVerifier = ark_vrf::ring::PcsVerifierParams<HostSuite>;
type EmptySet = MembersSet<HostSuite>;

const SIZES: usize = RingDomainSize::VARIANTS.len();

impl VerifierCache<HostSuite> for Cache {
	fn ring_context(size: RingDomainSize) -> Cow<'static, Context> {
		static CELLS: [Once<Context>; SIZES] = [const { Once::new() }; SIZES];
		match CELLS.get(size as usize) {
			Some(cell) => Cow::Borrowed(cell.call_once(|| make_ring_context(size))),
			None => Cow::Owned(make_ring_context(size)),
		}
	}

	fn verifier_params() -> PcsVerifier {
		static CELL: Once<PcsVerifier> = Once::new();
		CELL.call_once(make_canonical_pcs_vk::<HostSuite>).clone()
	}

	fn empty_members_set(size: RingDomainSize) -> EmptySet {
		static CELLS: [Once<EmptySet>; SIZES] = [const { Once::new() }; SIZES];
		match CELLS.get(size as usize) {
			Some(cell) => cell.call_once(|| make_empty_members_set(size)).clone(),
			None => make_empty_members_set(size),
		}
	}
}

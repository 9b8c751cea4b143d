// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The parameters of the ring proof. Who knows the secret behind them can prove what is not so; they
//! come out of a ceremony that was public, and are pinned here.

use caucus_members_core::ring::{MemberSecret, Ring, RingBuilder, RingError, RingRoot, RingSize};
use caucus_primitives::blake2_256;
use codec::Encode;
use verifiable::{
	ring::{
		bandersnatch::BandersnatchVrfVerifiable as Vrf, Bls12_381Params, RingCurveParams, RingDomainSize,
	},
	DecodeUnchecked, GenerateVerifiable,
};

/// The secret of the ceremony times the generator of G2, uncompressed: what proofs are checked with.
/// Zcash's Powers of Tau ceremony of 2018 ended with this point, and everybody who builds on its
/// outcome publishes it.
const TAU_G2: &str = "\
	116b2250fc4b3098ccadf9ec58526aecf307d21e233f65110554ee04460f72a616f4d070941b0796de5defda29196e40\
	013645b8518e5568e75d320da8b83a87e12406956b9c74491ee5ecf06dc297ba1186016209d78fd832c16ef62fc49eff\
	0bc832fb878c2f66addd846aa85954b856c3bc70d87344f9006889e58eb0ec5734151f99b9a5b653e991247ad506d0fb\
	12db3e2e8318b647537f00e6b702fc8526e8c9101a7b7cbc410fbf8f6021f2e45393c8696431c1a6fcc7f5a7d90ab999";

/// BLAKE2b-256 of the points from which ring roots are built, by the size of rings.
const BUILDERS: [(RingSize, RingDomainSize, &str); 3] = [
	(
		RingSize::R255,
		RingDomainSize::Domain11,
		"8f6163d0963b8db89c324ce2cfbdb0b21f2da2a90ec3372f1c89453ad069b88b",
	),
	(
		RingSize::R767,
		RingDomainSize::Domain12,
		"60cf7f1b64d57901043384b612d3f0987702426e5fe8371909317c1b9d896588",
	),
	(
		RingSize::R16127,
		RingDomainSize::Domain16,
		"b96ed1b15532abe60bcc05ce84873554e112fcc6576000bcf2f85c5991707515",
	),
];

fn hex(bytes: &[u8]) -> String {
	bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn parameters_are_those_of_the_public_ceremony() {
	for (size, domain, digest) in BUILDERS {
		assert_eq!(hex(&blake2_256(&[Bls12_381Params::ring_builder_params(domain)])), digest, "{size:?}");
		// An empty ring carries the key that proofs are checked with.
		let empty = hex(&RingBuilder::new(size).unwrap().encode());
		assert_eq!(empty.matches(TAU_G2).count(), 1, "{size:?}");
	}
}

#[test]
fn a_ring_built_from_altered_parameters_admits_nobody() {
	const HEAD: usize = 8;
	const POINT: usize = 96;
	let voters: Vec<MemberSecret> = (0..8).map(|number| MemberSecret::from_entropy([number; 32])).collect();
	let keys: Vec<_> = voters.iter().map(MemberSecret::key).collect();
	// The points for seats 3 and 4 change places, as the least that a forger might do.
	let build = |altered: bool| {
		let mut params = Bls12_381Params::ring_builder_params(RingDomainSize::Domain11).to_vec();
		if altered {
			let (third, fourth) = (HEAD + 3 * POINT, HEAD + 4 * POINT);
			let kept = params[third..fourth].to_vec();
			params.copy_within(fourth..fourth + POINT, third);
			params[fourth..fourth + POINT].copy_from_slice(&kept);
		}
		let mut ring = Vrf::start_members(RingDomainSize::Domain11);
		let points = |range: core::ops::Range<usize>| {
			let bytes = &params[HEAD + range.start * POINT..HEAD + range.end * POINT];
			let decode =
				|mut point: &[u8]| <Vrf as GenerateVerifiable>::StaticChunk::decode_unchecked(&mut point);
			bytes.chunks(POINT).map(|point| decode(point).map_err(|_| ())).collect::<Result<Vec<_>, ()>>()
		};
		Vrf::push_members(&mut ring, keys.iter().copied(), points).unwrap();
		RingRoot(Vrf::finish_members(ring).encode().try_into().unwrap())
	};
	let mut honest = RingBuilder::new(RingSize::R255).unwrap();
	honest.push(&keys).unwrap();
	assert_eq!(honest.finish(), Ok(build(false)));
	assert_ne!(honest.finish(), Ok(build(true)));

	let prepared = voters[3].prepare(RingSize::R255, &keys).unwrap();
	let (proof, alias) = voters[3].prove(&prepared, b"context", b"message").unwrap();
	let verdict = |root: &RingRoot| {
		Ring::from_root(RingSize::R255, root).unwrap().verify(&proof, b"context", b"message", &alias)
	};
	assert_eq!(verdict(&build(false)), Ok(()));
	assert_eq!(verdict(&build(true)), Err(RingError::BadProof));
}

// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The half of the ballot cryptography that trustees carry: exponential ElGamal over Ristretto255,
//! the generation of an election key that nobody holds, and its use by any `t` of `n` trustees.
//!
//! * [`group`]: points and scalars as they travel, and how they enter a transcript.
//! * [`elgamal`]: ciphertexts and their sums.
//! * [`proofs`]: knowledge of a logarithm; equality of logarithms.
//! * [`keygen`]: dealing, complaints, the election key and the verification keys.
//! * [`ceremony`]: the chain's record of the key generation.
//! * [`decryption`]: shares, their combination, the check of an announced total.
//!
//! Everything is a pure function of its arguments; the chain, the trustees' daemon and the auditor
//! call the same code.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod ceremony;
pub mod decryption;
pub mod elgamal;
pub mod group;
pub mod keygen;
pub mod proofs;

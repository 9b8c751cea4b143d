// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! An independent reading of a Caucus chain and its elections: what `caucus-audit` does, as a library.
//!
//! * [`light`]: reading a chain without believing the node that answers.
//! * [`evidence`]: what an audit works on, from a node or from a bundle.
//! * [`audit`]: every step from the roll to the result, computed again.

pub mod audit;
pub mod evidence;
pub mod light;

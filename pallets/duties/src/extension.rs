// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What a transaction pays, unless it is a duty.

use crate::{Config, Duty as _, Pallet, Precedence};
use caucus_support::priority;
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame::{
	deps::{
		frame_support::{
			dispatch::{CheckIfFeeless, DispatchInfo, PostDispatchInfo},
			pallet_prelude::TransactionSource,
			weights::Weight,
		},
		sp_runtime::{
			traits::{
				AsSystemOriginSigner, DispatchInfoOf, DispatchOriginOf, Dispatchable, Implication,
				PostDispatchInfoOf, TransactionExtension, TransactionExtensionMetadata, ValidateResult,
			},
			transaction_validity::{TransactionValidityError, ValidTransaction},
			DispatchResult,
		},
	},
	prelude::*,
};
use scale_info::{StaticTypeInfo, TypeInfo};

/// Leaves out what `S` does (it charges a fee) for duties. To wallets it looks like `S`.
#[derive(Encode, Decode, DecodeWithMemTracking, Clone, Eq, PartialEq)]
pub struct FreeDuties<T, S>(pub S, core::marker::PhantomData<T>);

impl<T, S> From<S> for FreeDuties<T, S> {
	fn from(paying: S) -> Self {
		Self(paying, core::marker::PhantomData)
	}
}

impl<T, S: StaticTypeInfo> TypeInfo for FreeDuties<T, S> {
	type Identity = S;

	fn type_info() -> scale_info::Type {
		S::type_info()
	}
}

impl<T, S: core::fmt::Debug> core::fmt::Debug for FreeDuties<T, S> {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		write!(f, "FreeDuties({:?})", self.0)
	}
}

/// How a transaction is treated.
pub enum Treatment<Paying, AccountId> {
	/// It pays.
	Pays(Paying),
	/// It is a duty of this account.
	Free(AccountId),
}

/// The weight of a transaction with what every one takes.
fn in_block<T: Config>(info: &DispatchInfo, weight: Weight) -> Weight {
	T::BlockWeights::get().get(info.class).base_extrinsic.saturating_add(weight)
}

impl<T, S> TransactionExtension<T::RuntimeCall> for FreeDuties<T, S>
where
	T: Config + Send + Sync,
	S: TransactionExtension<T::RuntimeCall>,
	T::RuntimeCall: CheckIfFeeless<Origin = OriginFor<T>>
		+ Dispatchable<RuntimeOrigin = OriginFor<T>, Info = DispatchInfo, PostInfo = PostDispatchInfo>,
	OriginFor<T>: AsSystemOriginSigner<T::AccountId>,
{
	const IDENTIFIER: &'static str = S::IDENTIFIER;
	type Implicit = S::Implicit;
	type Val = Treatment<S::Val, T::AccountId>;
	type Pre = Treatment<S::Pre, T::AccountId>;

	fn metadata() -> alloc::vec::Vec<TransactionExtensionMetadata> {
		S::metadata()
	}

	fn implicit(&self) -> Result<Self::Implicit, TransactionValidityError> {
		self.0.implicit()
	}

	fn weight(&self, call: &T::RuntimeCall) -> Weight {
		self.0.weight(call).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
		self_implicit: Self::Implicit,
		inherited_implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		if let Some(who) = origin.as_system_origin_signer().cloned() {
			let (free, urgent) = Pallet::<T>::terms(&who, in_block::<T>(info, info.total_weight()));
			if free && (call.is_feeless(&origin) || T::Duty::is_duty(&who, call)) {
				let priority = if urgent { priority::DUTY } else { priority::LATER_DUTY };
				let valid = ValidTransaction { priority, ..Default::default() };
				return Ok((valid, Treatment::Free(who), origin));
			}
		}
		let (mut valid, val, origin) =
			self.0.validate(origin, call, info, len, self_implicit, inherited_implication, source)?;
		valid.priority = T::Precedence::of(call).unwrap_or(valid.priority);
		Ok((valid, Treatment::Pays(val), origin))
	}

	fn prepare(
		self,
		val: Self::Val,
		origin: &DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		match val {
			Treatment::Pays(val) => self.0.prepare(val, origin, call, info, len).map(Treatment::Pays),
			Treatment::Free(who) => Ok(Treatment::Free(who)),
		}
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfoOf<T::RuntimeCall>,
		post_info: &PostDispatchInfoOf<T::RuntimeCall>,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		match pre {
			Treatment::Pays(pre) => S::post_dispatch_details(pre, info, post_info, len, result),
			Treatment::Free(who) => {
				let weight = in_block::<T>(info, post_info.calc_actual_weight(info));
				Pallet::<T>::note(&who, weight, result.is_err());
				// This is what is given back of the extension's weight: nothing.
				Ok(Weight::zero())
			}
		}
	}
}

// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Acts of whoever uses this device: a member without a name, or an account. Pages of several areas share them.

export { AccountOnly, MemberOnly } from './gate';
export { ActingSteps, SigningState } from './steps';
export { type Acting, type Tools, useActing, useAlias } from './member';
export { type Signing, useSigning } from './account';
export { endProverWith } from './ending';

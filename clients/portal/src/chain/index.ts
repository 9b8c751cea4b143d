// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What pages use of the chain.

export { readAmong } from './among';
export { type Act, argumentBytes, asText, callBytes, callHex, fromHex, general, join, toHex, u32 } from './calls';
export type { Chapter, Config, Relayer, Topic } from './config';
export type { Api, Connection } from './connection';
export { ConnectionFailed } from './connection';
export { ChainProvider, type Chain, type Choice, useChain, useFinalized } from './context';
export { type Fee, dryRun } from './dry';
export { type Pages, type Read, type ReadOptions, type Reading, retried, usePages, useQuery, useRead, useUnder, useView } from './reads';
export { type Reason, Refused, refusalOf } from './refusal';
export { type Organization, type Region, type Register, type View, everyPage, pagesUpTo, readRegister, useNameOf, useRegister } from './registry';
export { sentenceOf, useSentence } from './sentences';
export type { Failure, Final, Mode, Status } from './status';
export { type Done, type Progress, type SubmitOptions, submitSigned, submitUnsigned } from './submit';
export { type ContentRef, digestOf, fileContent, isOf, isReadable, keepText, ownText, textContent, useText } from './texts';
export { type Subscription, Wire, WireTrouble } from './wire';

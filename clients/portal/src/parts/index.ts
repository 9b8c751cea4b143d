// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Parts of pages. They know nothing of the chain, of keys or of proofs.

export { Badge, type Tone } from './badge';
export { Button, ButtonLink, type ButtonProps, Buttons } from './button';
export { Dialog } from './dialog';
export { Icon, type IconName } from './icon';
export { Notice } from './notice';
export { BackLink, Fact, Facts, Page, Row, Rows, Section, useTitle } from './page';
export { Empty, Failed, Loading, Shown } from './states';

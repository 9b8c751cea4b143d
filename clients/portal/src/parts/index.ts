// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Parts of pages. They know nothing of the chain, of keys or of proofs.

export { Badge, type Tone } from './badge';
export { useAddress } from './blob';
export { Button, ButtonLink, type ButtonProps, Buttons } from './button';
export { type Bar, BarChart } from './chart';
export { Code } from './copy';
export { Dialog } from './dialog';
export { Checkbox, Checkboxes, type Choice, Field, FileField, PassphraseField, Radios, SelectField, TextArea, TextField } from './fields';
export { Icon, type IconName } from './icon';
export { Notice } from './notice';
export { BackLink, Fact, Facts, Page, Row, Rows, Section, useTitle } from './page';
export { Progress, type Step, Steps } from './progress';
export { saveFile, saveOriginal, savedName, shownName } from './save';
export { Empty, Failed, Loading, Shown } from './states';
export { type Column, Table } from './table';
export { type Stage, Timeline } from './timeline';

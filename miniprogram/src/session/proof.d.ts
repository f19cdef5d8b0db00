/** The work a page does before a text message is sent for it, so that a script cannot have thousands sent. */
import type { Proof } from '@gridline/shared/proof.ts';
import type { Answer } from '../api/answer';

/** Asks for the challenge of a number and solves it: about a second on a cheap telephone. */
export declare function proveFor(phone: string): Promise<Answer<Proof>>;

/** What is told at a filing, whatever the channel. */
import type { Channel } from '@gridline/shared/labels.ts';
import type { SentPoint } from '@gridline/shared/place.ts';
import type { Person } from '../cases/draft.ts';
import type { Identity } from './residents.ts';

/** Somebody who shall stay unknown (匿名): a resident without any contact is made for the case. */
export const NOBODY = 'nobody';

export interface Filing {
  /** `wechat:<submission>`, `sms:<provider>:<message>` (`…:2` for its second complaint), `hotline:<call>:<n>`. */
  sourceKey: string;
  channel: Channel;
  text: string;
  placeText?: string;
  /** The words that bear on the place, where they are not the text itself. */
  placeWords?: string;
  point?: SentPoint | null;
  categoryCode?: string | null;
  /** Who complains: an identity, or a resident who is signed in. */
  resident: Identity | { residentId: string } | typeof NOBODY;
  /** A number given for this matter. */
  phone?: string | null;
  callerName?: string;
  /** The caller wants to be telephoned, though the number could read an SMS. */
  wantsCall?: boolean;
  confidential?: boolean;
  /** Whom it happens to when somebody else tells of it (代报); then it is not where the sender is known to be. */
  affected?: string | null;
  /** Somebody is in danger: urgent whatever the category. */
  urgent?: boolean;
  /** Why a person looks at it before anything is done by itself. */
  byHand?: string | null;
  /** Id of the case that tells of the same matter; filed on its own where that is no longer open. */
  joins?: string | null;
  callId?: string | null;
  /** The number that was texted or called; it may belong to a street or community. */
  toNumber?: string | null;
  photoIds?: readonly string[];
  /** The operator who logs it; residents file for themselves. */
  operator?: Person;
}

/** Where the telephone is now. `null` if it may not or cannot say: nobody needs it to report. */
import type { SentPoint } from '@gridline/shared/place.ts';

export declare function whereAmI(): Promise<SentPoint | null>;

/** Ids as the product would have made them at that moment, so that they sort by time like those of a year of work. */
import { v7 } from 'uuid';

export const idAt = (at: Date): string => v7({ msecs: at.getTime() });

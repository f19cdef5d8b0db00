/** A resident to be called back, and what for. */
import type { ResponseOf } from '@gridline/shared/endpoint.ts';
import type { staffApi } from '@gridline/shared/staffApi.ts';

export type CallBackTask = ResponseOf<typeof staffApi.callBacks>['tasks'][number];

export const PURPOSES: Record<CallBackTask['purpose'], string> = { survey: '回访评价', notice: '口头告知' };

/** Trouble on demand: each fault strikes the next `count` fitting events of its provider. */
import { z } from 'zod';
import { keep } from './bounded.ts';

export const PROVIDERS = ['aliyun', 'kannel', 'wechat', 'cti'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** Faults of what the stand-in pushes, as against those of what it answers. */
const PUSH_KINDS = [
  'duplicate-push',
  'late-receipt',
  'reordered-receipt',
  'lost-receipt',
  'failed-receipt',
] as const;
export type PushKind = (typeof PUSH_KINDS)[number];

/** `timeout`: nothing was done and no answer comes; `timeout-sent`: it was done, and no answer comes. */
const CODE = /^(timeout|timeout-sent|5xx|-?\d{1,6}|[A-Za-z][A-Za-z.]*\.?[A-Za-z_]+)$/;

export const faultSchema = z.object({
  provider: z.enum(PROVIDERS),
  kind: z
    .string()
    .max(60)
    .refine((kind) => PUSH_KINDS.some((known) => known === kind) || CODE.test(kind), {
      message: `kind must be timeout, timeout-sent, 5xx, a code of the provider, or one of ${PUSH_KINDS.join(', ')}`,
    }),
  count: z.number().int().min(1).max(10_000).default(1),
  /** WeChat: the end of the path that is struck; Aliyun: the action. Left out: what sends a message. */
  endpoint: z.string().max(60).optional(),
});
export type Fault = z.infer<typeof faultSchema>;

export interface Faults {
  add(fault: Fault): void;
  /** What strikes this answer, if anything: `timeout`, `timeout-sent`, `5xx` or a code. */
  takeAnswer(provider: Provider, path?: string): string | null;
  takePush(provider: Provider, kinds: readonly PushKind[]): PushKind | null;
  list(): readonly Fault[];
  clear(): void;
}

const MOST = 200;
/** What sends a message, by provider. */
const SENDING: Partial<Record<Provider, string>> = { wechat: 'subscribe/send', aliyun: 'SendSms' };

export function createFaults(): Faults {
  let faults: Fault[] = [];
  const take = (fits: (fault: Fault) => boolean): Fault | null => {
    const fault = faults.find(fits);
    if (!fault) return null;
    fault.count -= 1;
    if (fault.count < 1) faults = faults.filter((other) => other !== fault);
    return fault;
  };
  const pushKind = (kind: string): PushKind | undefined => PUSH_KINDS.find((known) => known === kind);
  return {
    add: (fault) => keep(faults, { ...fault }, MOST),
    takeAnswer: (provider, path = '') => {
      const fits = (fault: Fault): boolean =>
        fault.provider === provider &&
        !pushKind(fault.kind) &&
        path.endsWith(fault.endpoint ?? SENDING[provider] ?? '');
      return take(fits)?.kind ?? null;
    },
    takePush: (provider, kinds) => {
      const fits = (fault: Fault): boolean =>
        fault.provider === provider && kinds.some((kind) => kind === fault.kind);
      const fault = take(fits);
      return fault ? (pushKind(fault.kind) ?? null) : null;
    },
    list: () => faults,
    clear: () => {
      faults = [];
    },
  };
}

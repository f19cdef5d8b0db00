/** A second carrier: the sendsms interface of Kannel, with its answers in its own words. */
import type Router from '@koa/router';
import type { Context } from 'koa';
import { countSegments } from '@gridline/shared/text.ts';
import { keep } from '../bounded.ts';
import { hang } from '../hang.ts';
import { national } from '../phone.ts';
import type { Sms } from '../state.ts';
import type { World } from '../world.ts';
import { scheduleKannelReceipts } from './pushes.ts';

const SMS_KEPT = 5_000;
const STANDARD = { username: 'gridline', password: 'sandbox-secret' };
const PHONE = /^\+?\d{5,20}$/;

export function kannelRoutes(router: Router, world: World): void {
  router.get('/cgi-bin/sendsms', (ctx) => {
    const query = new URLSearchParams(ctx.querystring);
    const field = (name: string): string => query.get(name) ?? '';
    const { username, password } = world.options.kannel ?? STANDARD;
    if (field('username') !== username || field('password') !== password)
      return answer(ctx, 403, 'Authorization failed for sendsms');
    if (!field('to')) return answer(ctx, 400, 'Missing receiver number, rejected');
    if (!PHONE.test(field('to'))) return answer(ctx, 400, 'Empty receiver number not allowed, rejected');
    const fault = world.faults.takeAnswer('kannel');
    if (fault === 'timeout') return hang(ctx);
    if (fault === '5xx') return answer(ctx, 503, 'Temporal failure, try again later.');
    if (fault && fault !== 'timeout-sent') return answer(ctx, ...refusalOf(fault));
    accept(world, query);
    if (fault === 'timeout-sent') return hang(ctx);
    return answer(ctx, 202, '0: Accepted for delivery');
  });
}

function accept(world: World, query: URLSearchParams): void {
  const text = query.get('text') ?? '';
  const reports = query.get('dlr-url') ?? '';
  const noticeId = URL.canParse(reports) ? new URL(reports).searchParams.get('notice') : null;
  const sms: Sms = {
    id: String(world.nextNumber()),
    direction: 'down',
    phone: national(query.get('to') ?? ''),
    text: query.get('coding') === '2' ? text : inCarriersAlphabet(text),
    at: world.now(),
    ...(noticeId && { noticeId }),
    status: 'accepted',
  };
  keep(world.state.sms, sms, SMS_KEPT);
  if (reports) scheduleKannelReceipts(world, sms, reports);
}

/** Without Unicode as its coding Chinese arrives as question marks, as from the real one. */
function inCarriersAlphabet(text: string): string {
  return [...text].map((char) => (countSegments(char).odd === null ? char : '?')).join('');
}

/** A fault is a status of HTTP, or one of the refusals by its subject. */
function refusalOf(fault: string): [number, string] {
  if (fault === 'blacklist') return [403, 'Number(s) has/have been denied by white- and/or black-lists.'];
  if (fault === 'authorization') return [403, 'Authorization failed for sendsms'];
  if (fault === 'sender') return [400, 'Sender missing and no global set, rejected'];
  const status = Number(fault);
  return [status >= 400 && status < 600 ? status : 400, `Refused: ${fault}, rejected`];
}

function answer(ctx: Context, status: number, text: string): void {
  ctx.status = status;
  ctx.type = 'text/html';
  ctx.body = text;
}

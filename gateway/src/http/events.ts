/** Server-sent events for the console: calls ringing now, and hints that lists, conversations or alarms changed. */
import { PassThrough } from 'node:stream';
import type Router from '@koa/router';
import type { Context } from 'koa';
import type { House } from '../house.ts';
import { liveCalls } from '../intake/calls.ts';
import { PREFIX, viewerBehind } from './contract.ts';
import { watchDesk } from './deskNews.ts';

const LOOK_MILLISECONDS = 1000;
const BEAT_MILLISECONDS = 20_000;

export function eventRoutes({
  house,
  router,
  stopping,
}: {
  house: House;
  router: Router;
  stopping: AbortSignal;
}): void {
  router.get(`${PREFIX}/staff/events`, async (ctx: Context) => {
    const viewer = await viewerBehind(house, String(ctx.query.token ?? ''));
    const stream = new PassThrough();
    ctx.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
    ctx.status = 200;
    ctx.body = stream;
    const send = (event: string, data: unknown): boolean =>
      stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    stream.write(': open\n\n');
    const hearsCalls = ['operator', 'supervisor', 'admin'].includes(viewer.role);
    const news = watchDesk(house);
    const told = new Map<string, string>();
    let newest = '';
    const look = async (): Promise<void> => {
      const event = await house.db.read.caseEvent.findFirst({
        orderBy: { id: 'desc' },
        select: { id: true },
      });
      if (newest && event && event.id !== newest) send('queues', {});
      newest = event?.id ?? newest;
      if (!hearsCalls) return;
      // Only that something changed: what of it this viewer may see, the lists say.
      for (const name of await news()) send(name, {});
      const calls = await liveCalls(house);
      for (const call of calls) {
        const id = call.callId ?? '';
        if (told.get(id) === call.state) continue;
        told.set(id, call.state ?? '');
        send('call', call);
      }
      for (const id of told.keys()) {
        if (calls.some((call) => call.callId === id)) continue;
        told.delete(id);
        send('call', { callId: id, state: 'ended' });
      }
    };
    const looking = repeat(
      () => look(),
      LOOK_MILLISECONDS,
      (error) => house.log.warn({ err: error }, 'events could not be read'),
    );
    const beat = setInterval(() => stream.write(': still here\n\n'), BEAT_MILLISECONDS);
    const end = (): void => {
      looking.stop();
      clearInterval(beat);
      stream.end();
    };
    stopping.addEventListener('abort', end);
    ctx.req.on('close', () => {
      stopping.removeEventListener('abort', end);
      end();
    });
  });
}

/** Runs `work` again and again, never twice at once. */
function repeat(
  work: () => Promise<void>,
  milliseconds: number,
  failed: (error: unknown) => void,
): { stop(): void } {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  const turn = async (): Promise<void> => {
    await work().catch(failed);
    if (!stopped) timer = setTimeout(() => void turn(), milliseconds);
  };
  void turn();
  return {
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}

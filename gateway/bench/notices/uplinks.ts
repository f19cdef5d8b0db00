/**
 * Uplinks acknowledged durably through the real webhook: 500 a second whatever happens, then as many as it takes.
 * The same process understands each message, files cases and answers meanwhile. Beside it the barest server.
 */
import type { BenchRow } from '../route.ts';
import { hire, type Member } from './crew.ts';
import { closedLoop, openLoop, type Measured, type Target } from './load.ts';

const PER_SECOND = 500;
const IN_FLIGHT = 64;

export interface UplinkAmounts {
  seconds: number;
  /** Pushes of one round as fast as they are taken. */
  count: number;
  rounds: number;
}

export async function benchUplinks(
  given: { databaseUrl: string; dataDir: string; providerPort: number },
  amounts: UplinkAmounts,
): Promise<BenchRow[]> {
  const { databaseUrl, dataDir, providerPort } = given;
  const bare = await hire('./bareUplinks.ts', { DATABASE_URL: databaseUrl });
  const gateway = await hire('./gateway.ts', {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: '0',
    SMS_PROVIDERS: 'kannel',
    KANNEL_ORIGIN: `http://127.0.0.1:${providerPort}`,
    KANNEL_USERNAME: 'bench',
    KANNEL_PASSWORD: 'bench',
  });
  try {
    const path = `/webhooks/sms/aliyun/${String(gateway.ready.secret)}/up`;
    const ours = pushesTo(Number(gateway.ready.port), path);
    const theirs = pushesTo(Number(bare.ready.port), '/');
    const warm = await closedLoop(ours(), { count: IN_FLIGHT, inFlight: 8 });
    await closedLoop(theirs(), { count: IN_FLIGHT, inFlight: 8 });
    const steady = { perSecond: PER_SECOND, seconds: amounts.seconds };
    const bareSteady = await openLoop(theirs(), steady);
    const ourSteady = await openLoop(ours(), steady);
    const most = await fastest({ ours, theirs }, amounts);
    await checkStored(gateway, [warm, ourSteady, ...most.all]);
    const yardstick = 'one INSERT by bare mysql2 a request behind node:http, nothing understood';
    return [
      row(`uplinks acknowledged, ${PER_SECOND} a second in an open loop`, yardstick, {
        ours: ourSteady,
        theirs: bareSteady,
        note: `over ${amounts.seconds} s, from when each was due: ${told('ours', ourSteady)}; ${told('bare', bareSteady)}`,
      }),
      row(`uplinks acknowledged, ${IN_FLIGHT} in flight`, yardstick, {
        ...most,
        note: `best of ${amounts.rounds} rounds of ${amounts.count}: ${told('ours', most.ours)}; ${told('bare', most.theirs)}`,
      }),
    ];
  } finally {
    await gateway.stop();
    await bare.stop();
  }
}

async function fastest(
  { ours, theirs }: { ours: () => Target; theirs: () => Target },
  amounts: UplinkAmounts,
): Promise<{ ours: Measured; theirs: Measured; all: readonly Measured[] }> {
  const own: Measured[] = [];
  const bare: Measured[] = [];
  for (let round = 0; round < amounts.rounds; round++) {
    bare.push(await closedLoop(theirs(), { count: amounts.count, inFlight: IN_FLIGHT }));
    own.push(await closedLoop(ours(), { count: amounts.count, inFlight: IN_FLIGHT }));
  }
  return { ours: best(own), theirs: best(bare), all: own };
}

function best(rounds: readonly Measured[]): Measured {
  return rounds.reduce((one, other) => (one.perSecond > other.perSecond ? one : other));
}

/** Everything that was acknowledged is there; what was not may be, when it was stored too late to say so. */
async function checkStored(gateway: Member, pushes: readonly Measured[]): Promise<void> {
  const acknowledged = pushes.reduce((sum, one) => sum + one.acknowledged, 0);
  const refused = pushes.reduce((sum, one) => sum + one.refused, 0);
  const stored = Number((await gateway.go()).stored);
  if (stored < acknowledged || stored > acknowledged + refused)
    throw new Error(`${acknowledged} uplinks were acknowledged, ${stored} are stored`);
}

/** Each target given out pushes messages nobody pushed before. */
function pushesTo(port: number, path: string): () => Target {
  let serial = 0;
  return () => ({
    port,
    path,
    body: () => {
      const number = serial++;
      const message = {
        phone_number: `1380${String(number % 10_000_000).padStart(7, '0')}`,
        content: '沿港西路83号有三座烟囱，昼夜使用劣质燃料排烟',
        send_time: '2026-11-22 09:20:00',
        dest_code: '10639000',
        sequence_id: `bench-${port}-${number}`,
      };
      return JSON.stringify([message]);
    },
  });
}

function told(who: string, { p50, p99, most, refused }: Measured): string {
  const again = refused > 0 ? `, ${refused} asked to come again` : '';
  return `${who} p50 ${p50.toFixed(0)}, p99 ${p99.toFixed(0)}, most ${most.toFixed(0)} ms${again}`;
}

function row(
  name: string,
  yardstick: string,
  { ours, theirs, note }: { ours: Measured; theirs: Measured; note: string },
): BenchRow {
  return {
    name,
    perSecond: Math.round(ours.perSecond),
    yardstick,
    yardstickPerSecond: Math.round(theirs.perSecond),
    ratio: ours.perSecond / theirs.perSecond,
    note,
  };
}

/**
 * The texts of all dialogues, mutated, from many phones, in batches as carriers push them, some twice: nothing crashes,
 * nothing is lost, nothing is made twice.
 */
import { fileURLToPath } from 'node:url';
import { fromBeijing, beijingDate, BEIJING_OFFSET_MS } from '@gridline/shared/time.ts';
import { put } from '../../src/db/change.ts';
import { newId } from '../../src/db/ids.ts';
import { ATLAS_VERSION } from '../../src/routing/atlasKeeper.ts';
import { LIFE_SETTINGS } from '../../src/routing/districtAtlas.ts';
import { dialogueFiles, readDialogue } from '../dialogue/files.ts';
import { openInstance, type Instance } from '../dialogue/instance.ts';
import { chanceOf, mutate, pick } from '../dialogue/mutate.ts';
import { FIRST_DAY } from '../dialogue/play.ts';
import { makeTemplate, type Template } from '../dialogue/template.ts';
import { caller, carrierPush } from '../play/http.ts';

/** A server makes no difference to how a text is read: there a fifth of them proves what is written. */
const MESSAGES = Number(process.env.FUZZ_MESSAGES ?? (process.env.TEST_DB === 'mysql' ? 1_000 : 5_000));
const BATCH = 100;
const PHONES = 500;
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_125);
const NINE = 9 * 3600_000;
const MINUTE = 60_000;
/** Of a hundred messages so many are pushed once more, at once or with a later batch. */
const AGAIN = 6;
const LONGEST = 30 * MINUTE;

interface Member {
  phone_number: string;
  content: string;
  send_time: string;
  dest_code: string;
  sequence_id: string;
}

describe(`${MESSAGES} mutations of the texts of all dialogues`, () => {
  let template: Template;
  let instance: Instance;
  beforeAll(async () => {
    template = await makeTemplate(new Date(FIRST_DAY));
    instance = await openInstance(template, FIRST_DAY + NINE);
    await withoutHurry(instance);
    await pushAll(instance);
  }, LONGEST);
  afterAll(async () => {
    await instance.close();
    await template.drop();
  }, LONGEST);

  it('every message has its row, and every row is done', async () => {
    const rows = await instance.house.db.read.inboundMessage.groupBy({ by: ['state'], _count: true });
    const counts = new Map(rows.map(({ state, _count }) => [state, _count]));
    expect((counts.get('processed') ?? 0) + (counts.get('ignored') ?? 0)).toBe(MESSAGES);
    expect([...counts.keys()].filter((state) => state !== 'processed' && state !== 'ignored')).toEqual([]);
    expect(counts.get('processed')).toBeGreaterThan(MESSAGES / 2);
  });

  it('every message that is a complaint has its case, once, and no case comes from nowhere', async () => {
    const { read } = instance.house.db;
    const complaining = await read.inboundMessage.findMany({ where: { intent: 'complaint' } });
    const complaints = await read.complaint.findMany({ select: { sourceKey: true, caseId: true } });
    const cases = await read.caseFile.findMany({ select: { id: true } });
    const byKey = new Map(complaints.map((one) => [one.sourceKey, one]));
    expect(byKey.size).toBe(complaints.length);
    const caseOf = new Map(complaining.map(({ id, caseId }) => [id, caseId]));
    // A part of a message has the case of the message.
    const lost = complaining.filter(({ providerKey, caseId, joinedTo }) => {
      const filed = joinedTo ? caseOf.get(joinedTo) : byKey.get(`sms:${providerKey}`)?.caseId;
      return !caseId || filed !== caseId;
    });
    expect(lost.map(({ text, error, caseId }) => ({ text, error, caseId }))).toEqual([]);
    expect(complaining.length).toBeGreaterThan(MESSAGES / 20);
    expect(cases.map(({ id }) => id).sort()).toEqual(complaints.map(({ caseId }) => caseId).sort());
    const keys = new Set(
      (await read.inboundMessage.findMany({ select: { providerKey: true } })).map(
        ({ providerKey }) => `sms:${providerKey}`,
      ),
    );
    // The further matters of one message have its key with their place behind it.
    const strange = complaints.filter(
      ({ sourceKey }) => !keys.has(sourceKey) && !keys.has(sourceKey.replace(/:\d$/, '')),
    );
    expect(strange).toEqual([]);
  });

  it('every case is acknowledged with its number', async () => {
    const { read } = instance.house.db;
    const cases = await read.caseFile.findMany({ select: { number: true } });
    const told = (await read.notice.findMany({ select: { text: true } })).map(({ text }) => text).join('\n');
    expect(cases.filter(({ number }) => !told.includes(number))).toEqual([]);
  });

  it('no notice is left half-way, no sweep failed, no error was logged', async () => {
    const { read } = instance.house.db;
    expect(await read.notice.count({ where: { state: { in: ['sending', 'unknown'] } } })).toBe(0);
    const metrics = (await caller(instance.gateway).get<string>('/metrics')).body;
    expect(metrics.match(/^gridline_sweep_errors_total\{.*$/gm) ?? []).toEqual([]);
    expect(instance.errors).toEqual([]);
  });
});

/** What limits bring about has stories of its own; here thousands of cases wait for nobody. */
async function withoutHurry({ house, advanceTo, clock }: Instance): Promise<void> {
  const [acceptMinutes, contactMinutes, resolveMinutes] = [10_000, 10_000, 20_000];
  const limits = [{ clock: 'working', acceptMinutes, contactMinutes, resolveMinutes }];
  await house.db.submit({
    writes: [
      put('Setting', { key: LIFE_SETTINGS, value: JSON.stringify({ limits }) }),
      put('Setting', { key: ATLAS_VERSION, value: newId() }),
    ],
  });
  await advanceTo(clock.time() + 10_000);
}

async function pushAll(instance: Instance): Promise<void> {
  const { clock, gateway, webhookSecret } = instance;
  const chance = chanceOf(SEED);
  const texts = textsOfAll();
  const path = `/webhooks/sms/aliyun/${webhookSecret}/up`;
  let later: Member[] = [];
  for (let sent = 0; sent < MESSAGES; sent += BATCH) {
    const fresh = Array.from({ length: BATCH }, (_, index): Member => ({
      phone_number: `139${String(10_000_000 + chance(PHONES))}`,
      content: mutate(pick(texts, chance), texts, chance),
      send_time: sendTime(clock.time() - chance(20) * 1000),
      dest_code: pick(['10639000', '1063900001', ''], chance),
      sequence_id: String(700_000 + sent + index),
    }));
    const again = fresh.filter(() => chance(100) < AGAIN);
    const members = [...fresh, ...later, ...again.filter(() => chance(2) === 0)];
    later = again;
    const { status } = await carrierPush(gateway, path, members);
    expect(status).toBe(200);
    await instance.advanceTo(clock.time() + (1 + chance(9)) * MINUTE, 20_000);
  }
  // Whatever was asked has run out by then, and every notice has gone.
  await instance.advanceTo(clock.time() + 50 * 60 * MINUTE, 15 * MINUTE);
}

/** What residents write in the dialogues. */
function textsOfAll(): string[] {
  const folder = fileURLToPath(new URL('../dialogues', import.meta.url));
  return dialogueFiles(folder).flatMap((file) =>
    readDialogue(file).statements.flatMap(({ deed }) => (deed.kind === 'up' ? [deed.text] : [])),
  );
}

function sendTime(time: number): string {
  const at = new Date(time);
  const clock = new Date(time + BEIJING_OFFSET_MS).toISOString().slice(11, 19);
  const written = `${beijingDate(at)} ${clock}`;
  if (!fromBeijing(written)) throw new Error(`${written} is no time`);
  return written;
}

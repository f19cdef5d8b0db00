/** A real Kannel on loopback (bearerbox, smsbox) with its own stand-in for a carrier (fakesmsc), from Debian's packages. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasKannel, KANNEL_PROGRAMS } from '../../ops/kannel.ts';
import { freePort } from '../../ops/ports.ts';
import { until } from './http.ts';

export const SHORT_NUMBER = '10639000';

export interface KannelPorts {
  admin: number;
  smsbox: number;
  smsc: number;
  sendsms: number;
}

/** A message as it reached the carrier: one part of it, when it was split. */
export interface AtCarrier {
  to: string;
  text: string;
  /** `1/2`, or empty when it came whole. */
  part: string;
}

export interface Kannel {
  /** Somebody texts the short number; what came before stays in `received`. */
  text(phone: string, text: string): Promise<void>;
  /** Everything that reached the carrier so far. */
  received(): AtCarrier[];
  /** Texts to one phone, its parts joined, once they are all there. */
  texts(phone: string): string[];
  close(): Promise<void>;
}

export async function kannelPorts(): Promise<KannelPorts> {
  const [admin, smsbox, smsc, sendsms] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  return { admin, smsbox, smsc, sendsms };
}

/** @param given.webhooks `http://…/webhooks/sms/kannel/<secret>` of the gateway */
export async function startKannel(given: {
  ports: KannelPorts;
  webhooks: string;
  username: string;
  password: string;
}): Promise<Kannel> {
  if (!hasKannel()) throw new Error('Kannel is not here: apt-get install kannel kannel-extras');
  const { ports } = given;
  const folder = mkdtempSync(join(tmpdir(), 'gridline-kannel-'));
  const file = join(folder, 'kannel.conf');
  writeFileSync(file, configuration(given, folder));
  const box = (program: string): ChildProcess =>
    spawn(program, [file], { cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] });
  const status = async (): Promise<string> =>
    fetch(`http://127.0.0.1:${ports.admin}/status.txt?password=admin`).then(
      (answer) => answer.text(),
      () => '',
    );
  const bearerbox = box(KANNEL_PROGRAMS.bearerbox);
  await until('bearerbox', async () => (await status()).includes('CARRIER'));
  const smsbox = box(KANNEL_PROGRAMS.smsbox);
  await until('smsbox', async () => (await status()).includes('smsbox:'));

  let carrier: ChildProcess | null = null;
  let heard = '';
  const received: AtCarrier[] = [];
  const hear = (chunk: Buffer): void => {
    const lines = (heard + chunk.toString('latin1')).split('\n');
    heard = lines.pop() ?? '';
    for (const line of lines) {
      const message = /Got message \d+: <(.*)>\s*$/.exec(line)?.[1];
      if (message) received.push(readMessage(message));
    }
  };
  return {
    async text(phone, text) {
      if (carrier) await end(carrier);
      const bytes = Buffer.from(text, 'utf16le').swap16();
      const message = `${phone} ${SHORT_NUMBER} ucs2 ${percent(bytes)}`;
      const where = ['-H', '127.0.0.1', '-r', String(ports.smsc), '-i', '0.1', '-m', '1'];
      carrier = spawn(KANNEL_PROGRAMS.fakesmsc, [...where, message], { stdio: ['ignore', 'pipe', 'pipe'] });
      carrier.stdout?.on('data', hear);
      carrier.stderr?.on('data', hear);
    },
    received: () => [...received],
    texts: (phone) => joined(received.filter(({ to }) => to === phone)),
    async close() {
      for (const process of [carrier, smsbox, bearerbox]) if (process) await end(process);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configuration(
  given: Omit<Parameters<typeof startKannel>[0], 'ports'> & { ports: KannelPorts },
  folder: string,
): string {
  const { ports, webhooks, username, password } = given;
  return `
group = core
admin-port = ${ports.admin}
admin-password = admin
admin-interface = 127.0.0.1
smsbox-port = ${ports.smsbox}
smsbox-interface = 127.0.0.1
box-allow-ip = "127.0.0.1"
store-type = file
store-location = "${join(folder, 'store')}"
dlr-storage = internal

group = smsc
smsc = fake
smsc-id = CARRIER
port = ${ports.smsc}
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = ${ports.sendsms}
sendsms-interface = 127.0.0.1
http-request-retry = 20
http-queue-delay = 1

group = sendsms-user
username = ${username}
password = ${password}
concatenation = true
max-messages = 10

group = sms-service
keyword = default
catch-all = true
omit-empty = true
get-url = "${webhooks}/up?phone=%p&to=%P&text=%b&charset=%C&coding=%c&udh=%u&time=%T&id=%I&smsc=%i&foreign=%F"
`;
}

/** `<from> <to> udh <header> data <bytes>`, `<from> <to> data <bytes>` or `<from> <to> text <words>`. */
function readMessage(message: string): AtCarrier {
  const [, to = '', kind = '', ...rest] = message.split(' ');
  if (kind === 'udh') {
    const header = unescape(rest[0] ?? '');
    return { to, text: unicode(rest[2] ?? ''), part: `${header[5] ?? 0}/${header[4] ?? 0}` };
  }
  if (kind === 'data' || kind === 'ucs2') return { to, text: unicode(rest[0] ?? ''), part: '' };
  return { to, text: Buffer.from(rest.join(' '), 'latin1').toString('utf8'), part: '' };
}

function joined(parts: readonly AtCarrier[]): string[] {
  const texts: string[] = [];
  let open = '';
  for (const { text, part } of parts) {
    const [sequence = '1', total = '1'] = part.split('/');
    open += text;
    if (part && sequence !== total) continue;
    texts.push(open);
    open = '';
  }
  return texts;
}

function unicode(escaped: string): string {
  return Buffer.from(unescape(escaped)).swap16().toString('utf16le');
}

function unescape(escaped: string): Buffer {
  const plain = escaped
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));
  return Buffer.from(plain, 'latin1');
}

function percent(bytes: Buffer): string {
  return [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

async function end(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const exited = once(process, 'exit');
  process.kill('SIGKILL');
  await exited;
}

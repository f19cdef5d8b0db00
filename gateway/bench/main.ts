/**
 * `npm run bench -- intake | notices | route | life`: speed as ratios against a yard-stick in the same run; `life` the
 * pages of staff as cases grow: `npm run bench -- life --cases=10000,1000000`, by LIFE_MYSQL_URL on a server given.
 */
import { cpus, totalmem } from 'node:os';
import { installPackages, isRootOnDebian } from '../ops/debian.ts';
import { hasMariadb, startMariadb } from '../ops/mariadb.ts';
import { hasRedis } from '../ops/redis.ts';
import { benchIntake } from './intake.ts';
import { benchLife } from './life.ts';
import { benchNotices } from './notices.ts';
import { benchRoute, type BenchRow } from './route.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Nothing that is written here must outlive a power cut. */
const FAST_FILLING = [
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-doublewrite=0',
  '--innodb-log-file-size=2G',
  '--innodb-io-capacity=4000',
  '--innodb-sort-buffer-size=64M',
];

/** `--name=value` or `--name value`. */
function optionOf(name: string): string | undefined {
  const at = process.argv.findIndex((argument) => argument === name || argument.startsWith(`${name}=`));
  return at < 0 ? undefined : (process.argv[at]?.split('=')[1] ?? process.argv[at + 1]);
}

const BENCHES: Record<string, () => Promise<BenchRow[]>> = {
  route: benchRoute,
  notices: async () => {
    const missing = [hasMariadb() ? [] : ['mariadb-server'], hasRedis() ? [] : ['redis-server']].flat();
    if (missing.length > 0 && !(isRootOnDebian() && (await installPackages(missing)))) {
      say(`Not measured here: install ${missing.join(' and ')} first.`);
      return [];
    }
    const server = await startMariadb();
    try {
      return await benchNotices(server.url);
    } finally {
      await server.stop();
    }
  },
  life: async () => {
    const sizes = (optionOf('--cases') ?? '10000,1000000').split(',').map(Number);
    const days = optionOf('--history-days');
    const historyDays = days === undefined ? null : Number(days);
    const standing = process.env.LIFE_MYSQL_URL;
    if (!standing && !hasMariadb()) {
      say('Not measured here: install mariadb-server first.');
      return [];
    }
    const server = standing ? null : await startMariadb({ memory: '6G', options: FAST_FILLING });
    try {
      await benchLife({ url: standing ?? server?.url ?? '', sizes, historyDays, say });
      return [];
    } finally {
      await server?.stop();
    }
  },
  intake: async () => {
    if (!hasMariadb()) {
      say(
        'MariaDB is not installed here (apt-get install mariadb-server): only the embedded file is measured.',
      );
      return benchIntake(null);
    }
    const server = await startMariadb();
    try {
      return await benchIntake(server.url);
    } finally {
      await server.stop();
    }
  },
};

export async function main(): Promise<void> {
  const names = process.argv.slice(2).filter((name) => /^[a-z]/.test(name));
  const wanted = names.length > 0 ? names : Object.keys(BENCHES);
  const unknown = wanted.find((name) => !(name in BENCHES));
  if (unknown) {
    process.stderr.write(`There is no bench "${unknown}": name one of ${Object.keys(BENCHES).join(', ')}.\n`);
    process.exit(1);
  }
  say(
    `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
  );
  for (const name of wanted) {
    for (const row of (await BENCHES[name]?.()) ?? []) {
      say(`\n${row.name}\n  ours        ${row.perSecond.toLocaleString('en')} /s`);
      say(`  yard-stick  ${row.yardstickPerSecond.toLocaleString('en')} /s   (${row.yardstick})`);
      say(`  ratio       ${row.ratio.toFixed(2)}\n  ${row.note}`);
    }
  }
}

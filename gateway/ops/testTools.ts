/** What the tests need of the machine: a MySQL server, a browser and an SMS gateway, found, installed or declared missing. */
import { findChromium } from './chromium.ts';
import { hasPackage, installPackages, isRootOnDebian } from './debian.ts';
import { hasKannel } from './kannel.ts';
import { hasMariadb, startMariadb } from './mariadb.ts';
import { PlainError } from './plainError.mjs';
import { say, step } from './progress.mjs';

export interface Tools {
  mysql: { url: string } | { missing: string };
  chromium: { path: string } | { missing: string };
  kannel: { here: true } | { missing: string };
  close(): Promise<void>;
}

async function missingPackages(): Promise<string[]> {
  const wanted: string[] = [];
  if (!process.env.TEST_MYSQL_URL && !hasMariadb()) wanted.push('mariadb-server');
  if (!findChromium()) wanted.push('chromium');
  if (!hasKannel()) wanted.push('kannel', 'kannel-extras');
  if (!(await hasPackage('fonts-noto-cjk'))) wanted.push('fonts-noto-cjk');
  return wanted;
}

async function provideMysql(): Promise<{ url: string; stop(): Promise<void> } | { missing: string }> {
  const given = process.env.TEST_MYSQL_URL;
  if (given) return { url: given, stop: () => Promise.resolve() };
  if (!hasMariadb()) {
    return {
      missing:
        'no MariaDB here; install mariadb-server, or set TEST_MYSQL_URL=mysql://user:password@host:port/database of an empty one',
    };
  }
  try {
    return await step('a private MariaDB', startMariadb);
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    if (error.details) say(error.details);
    return { missing: error.message };
  }
}

/** Finds or installs what is needed. What cannot be had is named with the way to provide it. */
export async function provideTools(): Promise<Tools> {
  if (isRootOnDebian()) {
    const packages = await missingPackages();
    if (packages.length > 0)
      await step(`apt-get install ${packages.join(' ')}`, () => installPackages(packages));
  }
  const mysql = await provideMysql();
  const path = findChromium();
  return {
    mysql: 'url' in mysql ? { url: mysql.url } : mysql,
    chromium: path
      ? { path }
      : {
          missing: 'no Chromium here; install chromium and fonts-noto-cjk, or set CHROMIUM_PATH to a browser',
        },
    kannel: hasKannel()
      ? { here: true }
      : { missing: 'no Kannel here; install kannel and kannel-extras of Debian' },
    close: async () => {
      if ('stop' in mysql) await mysql.stop();
    },
  };
}

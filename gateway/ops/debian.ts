/** Installs what tests need from Debian's packages, where we are root on Debian. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { run, lastLines } from './command.mjs';
import { say } from './progress.mjs';

const POLICY = '/usr/sbin/policy-rc.d';
const ATTEMPTS = 3;

/** Whether packages may be installed here. */
export const isRootOnDebian = (): boolean =>
  process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');

/** Whether a package of Debian's is installed. */
export async function hasPackage(name: string): Promise<boolean> {
  const { code, output } = await run({ program: 'dpkg-query', args: ['-W', '-f=${Status}', name] });
  return code === 0 && output.includes('install ok installed');
}

/** Installs packages without starting their services. @returns whether that succeeded; what apt said is shown if not */
export async function installPackages(names: readonly string[]): Promise<boolean> {
  // https://people.debian.org/~hmh/invokerc.d-policyrc.d-specification.txt: 101 forbids starting a service.
  const ours = !existsSync(POLICY);
  if (ours) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  const giveBack = (): void => {
    if (ours) rmSync(POLICY, { force: true });
  };
  process.once('exit', giveBack);
  try {
    return await install(names);
  } finally {
    process.removeListener('exit', giveBack);
    giveBack();
  }
}

async function install(names: readonly string[]): Promise<boolean> {
  const apt = (args: string[]): ReturnType<typeof run> =>
    run({
      program: 'apt-get',
      args: ['-o', 'DPkg::Lock::Timeout=300', ...args],
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
  let last = '';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    await apt(['update', '-q']);
    const { code, output } = await apt(['install', '-y', '-q', '--no-install-recommends', ...names]);
    if (code === 0) return true;
    last = output;
  }
  say(lastLines(last));
  return false;
}

/**
 * Which way imports may run: the tables, and the rule that reads them. ESLint enforces it (eslint.config.js).
 */
import { posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The rooms of gateway/src from the top down: a room may import those after it, never those before. */
export const ROOMS = [
  'main',
  'app',
  'http',
  'allSweeps',
  'seedOnce',
  'firstAdmin',
  'dialogue',
  'intake',
  'surveys',
  'assessment',
  'cases',
  'routing',
  'categories',
  'notices',
  'areas',
  'staff',
  'privacy',
  'db',
];

/** Workspaces and folders, and which others each may import; itself is understood. */
const FOLDERS = {
  shared: [],
  miniprogram: ['shared'],
  'gateway/console': ['shared'],
  'gateway/src': ['shared', 'prisma'],
  'gateway/sandbox': ['shared', 'gateway/src'],
  prisma: ['shared', 'gateway/src'],
  'gateway/test': null,
  'gateway/bench': null,
  'gateway/ops': null,
};

/** The packages that shared may carry to the telephone. */
const SHARED_PACKAGES = ['zod', 'gcoord', 'libphonenumber-js'];
/** Where Koa and its ctx may be seen. */
const KOA_ROOMS = ['main', 'app', 'http'];
/** What the stand-in world and the database scripts may take from the gateway. */
const SANDBOX_ROOMS = ['providers', 'privacy'];
const PRISMA_ROOMS = ['db', 'privacy', 'staff', 'areas', 'categories'];

/** @param {string} path from the root of the repository @returns {keyof typeof FOLDERS | undefined} */
const folderOf = (path) =>
  /** @type {(keyof typeof FOLDERS)[]} */ (Object.keys(FOLDERS)).find((folder) =>
    path.startsWith(`${folder}/`),
  );

/** The room of a file of gateway/src: its folder, or its own name where it lies beside the rooms. @param {string} path */
const roomOf = (path) => (path.split('/')[2] ?? '').replace(/\.[jt]sx?$/, '');

/** @param {string} from @param {string} specifier @returns {{ path: string } | { package: string }} */
function target(from, specifier) {
  if (specifier.startsWith('.')) return { path: posix.join(posix.dirname(from), specifier) };
  const workspace = /^@gridline\/([^/]+)(?:\/(.*))?$/.exec(specifier);
  if (!workspace) return { package: specifier };
  const [, name, rest = ''] = workspace;
  if (name === 'shared') return { path: `shared/src/${rest}` };
  if (name === 'console') return { path: `gateway/console/${rest}` };
  return { path: `${name}/${rest}` };
}

/** @param {string} from @param {string} name @returns {string | null} */
function packageRefusal(from, name) {
  if (
    folderOf(from) === 'shared' &&
    !SHARED_PACKAGES.some((own) => name === own || name.startsWith(`${own}/`))
  ) {
    return `shared depends on ${SHARED_PACKAGES.join(', ')} only: "${name}" would travel to the telephone too.`;
  }
  const koa = name === 'koa' || name.startsWith('@koa/') || name.startsWith('koa-');
  if (koa && folderOf(from) === 'gateway/src' && !KOA_ROOMS.includes(roomOf(from))) {
    return 'Koa and its ctx stay in http/, app.ts and main.ts: give the room plain values.';
  }
  return null;
}

/** @param {string} from @param {string} to @param {boolean} typeOnly @returns {string | null} */
function providerRefusal(from, to, typeOnly) {
  const room = roomOf(from);
  if (room === 'main' || room === 'providers' || from.startsWith('gateway/src/http/webhooks')) return null;
  if (to === 'gateway/src/providers/ports.ts') {
    return typeOnly ? null : 'Rooms know providers by their port types: write `import type`.';
  }
  // The one error of every port; the door turns it into an answer.
  if (to === 'gateway/src/providers/refused.ts') return null;
  return 'Only main.ts and http/webhooks import providers; a room takes a port as an argument.';
}

/** @param {string} from @param {string} to @param {boolean} typeOnly @returns {string | null} */
function roomRefusal(from, to, typeOnly) {
  const [room, other] = [roomOf(from), roomOf(to)];
  if (room === other) return null;
  if (other === 'providers') return providerRefusal(from, to, typeOnly);
  const [place, otherPlace] = [ROOMS.indexOf(room), ROOMS.indexOf(other)];
  if (otherPlace === -1) return null;
  if (place === -1)
    return typeOnly ? null : `${room} lies below the rooms and beside them: it may not import ${other}.`;
  return otherPlace > place ? null : `Imports run downward only: ${room} may not import ${other}.`;
}

/**
 * Why a file may not import another, in one sentence, or `null` where it may.
 * @param {{ from: string, specifier: string, typeOnly: boolean }} given `from`: the importing file's path from the root
 * @returns {string | null}
 */
export function refusal({ from, specifier, typeOnly }) {
  const folder = folderOf(from);
  if (!folder || /\.test\.tsx?$/.test(from)) return null;
  const reached = target(from, specifier);
  if ('package' in reached) return packageRefusal(from, reached.package);
  const to = reached.path;
  const other = folderOf(to);
  const allowed = FOLDERS[folder];
  if (allowed === null) return null;
  if (folder !== other && !allowed.some((name) => name === other)) {
    return `${folder} may import ${['its own files', ...allowed].join(', ')}, not ${other ?? to}.`;
  }
  if (other !== 'gateway/src') return null;
  if (folder === 'gateway/src') return roomRefusal(from, to, typeOnly);
  const rooms = folder === 'prisma' ? PRISMA_ROOMS : SANDBOX_ROOMS;
  if (rooms.includes(roomOf(to)) || !ROOMS.includes(roomOf(to))) return null;
  return `${folder} may import ${rooms.join(', ')} of the gateway, not ${roomOf(to)}.`;
}

/**
 * What this rule reads of a node, whichever of the five kinds it is.
 * @typedef {{ importKind?: string, exportKind?: string }} Kinds
 * @typedef {import('eslint').Rule.Node & Kinds & { source?: { value?: unknown } | null, specifiers?: Kinds[] }} Importing
 */

/** @param {Importing} node */
function isTypeOnly(node) {
  if (/** @type {string} */ (node.type) === 'TSImportType') return true;
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const named = node.specifiers ?? [];
  return named.length > 0 && named.every((one) => one.importKind === 'type' || one.exportKind === 'type');
}

/** The ESLint rule `gridline/import-directions`. @type {import('eslint').Rule.RuleModule} */
export const importDirections = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const from = relative(ROOT, context.filename).split(sep).join('/');
    /** @param {object} found */
    const check = (found) => {
      const node = /** @type {Importing} */ (found);
      const specifier = node.source?.value;
      if (typeof specifier !== 'string') return;
      const message = refusal({ from, specifier, typeOnly: isTypeOnly(node) });
      if (message) context.report({ node, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    };
  },
};

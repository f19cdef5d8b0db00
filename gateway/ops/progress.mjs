/** Shows work in progress: one line that counts the seconds on a terminal, plain lines elsewhere. */
/** Work that is done sooner is not mentioned. */
const REVEAL_MS = 300;
const HEARTBEAT_MS = 15_000;
const FRAME_MS = 200;
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** @type {Map<string, number>} title → when it began */
const active = new Map();
/** @type {NodeJS.Timeout | undefined} */
let ticking;
let frame = 0;

/** @param {number} since */
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const terminal = () => process.stdout.isTTY === true;

function clearLine() {
  if (terminal()) process.stdout.write('\r\u001b[2K');
}

function draw() {
  const shown = [...active].map(([title, since]) => `${title} ${Math.floor((Date.now() - since) / 1000)} s`);
  if (!terminal()) {
    process.stdout.write(`  … ${shown.join(' · ')}\n`);
    return;
  }
  frame = (frame + 1) % FRAMES.length;
  const line = `${FRAMES[frame]} ${shown.join(' · ')}`;
  process.stdout.write(`\r\u001b[2K${line.slice(0, (process.stdout.columns || 80) - 1)}`);
}

/** Prints whole lines without breaking the counting line. @param {string} text */
export function say(text) {
  clearLine();
  process.stdout.write(`${text}\n`);
}

/** @param {string} title @param {number} since */
function reveal(title, since) {
  if (!terminal()) say(`  … ${title}`);
  active.set(title, since);
  ticking ??= setInterval(draw, terminal() ? FRAME_MS : HEARTBEAT_MS);
}

/** @param {string} title */
function conceal(title) {
  active.delete(title);
  if (active.size > 0) return;
  clearInterval(ticking);
  ticking = undefined;
}

/**
 * Runs a piece of work under a title. Steps may run beside each other.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const since = Date.now();
  const waiting = setTimeout(reveal, REVEAL_MS, title, since);
  let done = false;
  try {
    const result = await work();
    done = true;
    return result;
  } finally {
    clearTimeout(waiting);
    const shown = active.has(title);
    conceal(title);
    if (shown || !done) say(`  ${done ? '✓' : '✗'} ${title}  ${seconds(since)}`);
  }
}

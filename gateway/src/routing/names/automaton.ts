/**
 * Aho–Corasick over flat arrays: finds all of hundreds of thousands of patterns in a text in one pass. A node is a
 * number; its way down is looked up in one open-addressed table of (node, character), so a node costs about 30 bytes.
 */
import { atOnce, forEachBelow, type Slices } from '../../slices.ts';

export interface Automaton {
  /** How many different patterns there are; they have the numbers below it, in the order of their adding. */
  readonly count: number;
  /** Calls `onHit` for every occurrence of every pattern, by end, longest first. */
  find(text: string, onHit: (pattern: number, start: number, end: number) => void): void;
  /** How many units of the text, from a position on, begin some pattern. */
  reach(text: string, from: number): number;
  textOf(pattern: number): string;
  /** Whether a longer pattern contains this one. */
  isPart(pattern: number): boolean;
}

export interface AutomatonDraft {
  /** Room for patterns of so many units altogether. */
  reserve(units: number): Slices<void>;
  /** The number of the pattern, the same for equal ones; -1 for an empty one. Call `reserve` first. */
  add(pattern: string): number;
  finish(): Slices<Automaton>;
}

interface Trie {
  nodes: number;
  parent: Int32Array;
  label: Uint16Array;
  /** Pattern that ends here, or -1. */
  pattern: Int32Array;
  /** Length from the root. */
  depth: Uint16Array;
  /** Nodes by the hash of parent and label; 0, the root, where there is none. */
  slots: Int32Array;
  /** The patterns by their numbers; most are strings that their places have anyway. */
  texts: string[];
}

const FIRST_CAPACITY = 1024;
const NODES_A_SLICE = 8192;

export function buildAutomaton(patterns: readonly string[]): Automaton {
  const draft = draftAutomaton();
  atOnce(draft.reserve(patterns.reduce((sum, { length }) => sum + length, 0)));
  for (const pattern of patterns) draft.add(pattern);
  return atOnce(draft.finish());
}

export function draftAutomaton(): AutomatonDraft {
  const trie: Trie = {
    nodes: 1,
    parent: new Int32Array(FIRST_CAPACITY),
    label: new Uint16Array(FIRST_CAPACITY),
    pattern: new Int32Array(FIRST_CAPACITY).fill(-1),
    depth: new Uint16Array(FIRST_CAPACITY),
    slots: new Int32Array(FIRST_CAPACITY * 2),
    texts: [],
  };
  return {
    reserve: (units) => makeRoom(trie, trie.nodes + units),
    add: (pattern) => {
      let node = 0;
      for (let at = 0; at < pattern.length; at++) node = childOrNew(trie, node, pattern.charCodeAt(at));
      if (node === 0) return -1;
      if (trie.pattern[node] === -1) trie.pattern[node] = trie.texts.push(pattern) - 1;
      return trie.pattern[node] as number;
    },
    finish: () => finish(trie),
  };
}

function* finish(trie: Trie): Slices<Automaton> {
  resize(trie, trie.nodes);
  yield;
  const { fail, shorter } = yield* linkFailures(trie);
  const parts = yield* partsOfOthers(trie, shorter);
  const { pattern, depth, texts } = trie;
  return {
    count: texts.length,
    textOf: (wanted) => texts[wanted] ?? '',
    isPart: (wanted) => parts[wanted] === 1,
    reach: (text, from) => {
      let node = 0;
      let at = from;
      for (; at < text.length; at++) {
        node = childOf(trie, node, text.charCodeAt(at));
        if (node === 0) break;
      }
      return at - from;
    },
    find: (text, onHit) => {
      let node = 0;
      for (let at = 0; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        let next = childOf(trie, node, unit);
        while (next === 0 && node > 0) {
          node = fail[node] as number;
          next = childOf(trie, node, unit);
        }
        node = next;
        let hit = (pattern[node] as number) >= 0 ? node : (shorter[node] as number);
        for (; hit > 0; hit = shorter[hit] as number)
          onHit(pattern[hit] as number, at + 1 - (depth[hit] as number), at + 1);
      }
    },
  };
}

function slotOf(trie: Trie, node: number, unit: number): number {
  const { slots, parent, label } = trie;
  const mask = slots.length - 1;
  let slot = Math.imul(Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b), 0xc2b2ae35);
  slot = (slot ^ (slot >>> 15)) & mask;
  for (;;) {
    const child = slots[slot] as number;
    if (child === 0 || (parent[child] === node && label[child] === unit)) return slot;
    slot = (slot + 1) & mask;
  }
}

/** 0 where there is none: nobody's child is the root. */
function childOf(trie: Trie, node: number, unit: number): number {
  return trie.slots[slotOf(trie, node, unit)] as number;
}

function childOrNew(trie: Trie, node: number, unit: number): number {
  const slot = slotOf(trie, node, unit);
  const known = trie.slots[slot] as number;
  if (known > 0) return known;
  const child = trie.nodes++;
  trie.parent[child] = node;
  trie.label[child] = unit;
  trie.depth[child] = (trie.depth[node] as number) + 1;
  trie.slots[slot] = child;
  return child;
}

/** Room for so many nodes, with slots that stay half empty at least, so that a look-up ends soon. */
function* makeRoom(trie: Trie, nodes: number): Slices<void> {
  const capacity = trie.parent.length;
  if (nodes <= capacity) return;
  resize(trie, Math.max(nodes, Math.ceil(capacity * 1.6)));
  const size = 2 ** Math.ceil(Math.log2(trie.parent.length * 2));
  if (size === trie.slots.length) return;
  yield;
  trie.slots = new Int32Array(size);
  yield* forEachBelow(trie.nodes - 1, NODES_A_SLICE, (index) => {
    const node = index + 1;
    trie.slots[slotOf(trie, trie.parent[node] as number, trie.label[node] as number)] = node;
  });
}

function resize(trie: Trie, capacity: number): void {
  const kept = Math.min(trie.nodes, capacity);
  const copy = <A extends Int32Array | Uint16Array>(into: A, from: A): A => {
    into.set(from.subarray(0, kept));
    return into;
  };
  trie.parent = copy(new Int32Array(capacity), trie.parent);
  trie.label = copy(new Uint16Array(capacity), trie.label);
  trie.pattern = copy(new Int32Array(capacity).fill(-1), trie.pattern);
  trie.depth = copy(new Uint16Array(capacity), trie.depth);
}

/** For each node: the longest proper suffix that is a node, and the nearest such suffix that is a pattern. */
function* linkFailures(trie: Trie): Slices<{ fail: Int32Array; shorter: Int32Array }> {
  const { nodes, parent, label, pattern } = trie;
  const fail = new Int32Array(nodes);
  const shorter = new Int32Array(nodes);
  const order = yield* byDepth(trie);
  yield* forEachBelow(order.length, NODES_A_SLICE, (index) => {
    const node = order[index] as number;
    const above = parent[node] as number;
    let target = 0;
    if (above > 0) {
      const unit = label[node] as number;
      let from = fail[above] as number;
      target = childOf(trie, from, unit);
      while (target === 0 && from > 0) {
        from = fail[from] as number;
        target = childOf(trie, from, unit);
      }
    }
    fail[node] = target;
    shorter[node] = (pattern[target] as number) >= 0 ? target : (shorter[target] as number);
  });
  return { fail, shorter };
}

/** A pattern stands inside a longer one where it ends before another goes on, or as the end of what leads to a node. */
function* partsOfOthers({ nodes, parent, pattern, texts }: Trie, shorter: Int32Array): Slices<Uint8Array> {
  const parts = new Uint8Array(texts.length);
  yield* forEachBelow(nodes, NODES_A_SLICE * 4, (node) => {
    if (node === 0) return;
    const above = pattern[parent[node] as number] as number;
    const end = shorter[node] as number;
    if (above >= 0) parts[above] = 1;
    if (end > 0) parts[pattern[end] as number] = 1;
  });
  return parts;
}

/** All nodes but the root, nearest to it first. */
function* byDepth(trie: Trie): Slices<Uint32Array> {
  const starts = new Uint32Array(0x10002);
  const below = Math.max(0, trie.nodes - 1);
  yield* forEachBelow(below, NODES_A_SLICE * 4, (index) => {
    starts[(trie.depth[index + 1] as number) + 1]! += 1;
  });
  for (let depth = 1; depth < starts.length; depth++) starts[depth]! += starts[depth - 1] as number;
  const order = new Uint32Array(below);
  yield* forEachBelow(below, NODES_A_SLICE * 4, (index) => {
    order[starts[trie.depth[index + 1] as number]!++] = index + 1;
  });
  return order;
}

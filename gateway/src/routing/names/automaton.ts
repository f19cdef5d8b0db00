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
  /** `FIELDS` numbers for each node, side by side: a step down a name reads one place of the memory. */
  fields: Int32Array;
  /** Nodes by the hash of parent and label; 0, the root, where there is none. */
  slots: Int32Array;
  /** Bits by the same hash: where none is set there is no such child. Most look-ups end here. Made at the end. */
  filter: Uint32Array;
  /** The patterns by their numbers; most are strings that their places have anyway. */
  texts: string[];
}

const FIELDS = 5;
const PARENT = 0;
/** The unit that leads to the node, below; the length from the root, above. */
const LABEL_AND_DEPTH = 1;
const DEPTH_SHIFT = 16;
/** The number of the pattern that ends here, and 1 more; 0 where none does. */
const PATTERN = 2;
/** The longest proper suffix that is a node. */
const FAIL = 3;
/** The nearest such suffix that is a pattern. */
const SHORTER = 4;

const FIRST_CAPACITY = 1024;
/** One in six look-ups of a child that is not there passes it. */
const FILTER_BITS_PER_SLOT = 2;
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
    fields: new Int32Array(FIRST_CAPACITY * FIELDS),
    slots: new Int32Array(FIRST_CAPACITY * 2),
    filter: new Uint32Array(0),
    texts: [],
  };
  return {
    reserve: (units) => makeRoom(trie, trie.nodes + units),
    add: (pattern) => {
      let node = 0;
      for (let at = 0; at < pattern.length; at++) node = childOrNew(trie, node, pattern.charCodeAt(at));
      if (node === 0) return -1;
      const at = node * FIELDS + PATTERN;
      if (trie.fields[at] === 0) trie.fields[at] = trie.texts.push(pattern);
      return (trie.fields[at] as number) - 1;
    },
    finish: () => finish(trie),
  };
}

function* finish(trie: Trie): Slices<Automaton> {
  resize(trie, trie.nodes);
  yield* makeFilter(trie);
  yield* linkFailures(trie);
  const parts = yield* partsOfOthers(trie);
  const { fields, texts } = trie;
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
          node = fields[node * FIELDS + FAIL] as number;
          next = childOf(trie, node, unit);
        }
        node = next;
        let hit = endsPattern(fields, node) ? node : (fields[node * FIELDS + SHORTER] as number);
        for (; hit > 0; hit = fields[hit * FIELDS + SHORTER] as number)
          onHit((fields[hit * FIELDS + PATTERN] as number) - 1, at + 1 - depthOf(fields, hit), at + 1);
      }
    },
  };
}

function endsPattern(fields: Int32Array, node: number): boolean {
  return fields[node * FIELDS + PATTERN] !== 0;
}

function depthOf(fields: Int32Array, node: number): number {
  return (fields[node * FIELDS + LABEL_AND_DEPTH] as number) >>> DEPTH_SHIFT;
}

function labelOf(fields: Int32Array, node: number): number {
  return (fields[node * FIELDS + LABEL_AND_DEPTH] as number) & 0xffff;
}

function hashOf(node: number, unit: number): number {
  const hash = Math.imul(Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b), 0xc2b2ae35);
  return hash ^ (hash >>> 15);
}

function slotOf(trie: Trie, node: number, unit: number): number {
  const { slots, fields } = trie;
  const mask = slots.length - 1;
  let slot = hashOf(node, unit) & mask;
  for (;;) {
    const child = slots[slot] as number;
    if (child === 0 || (fields[child * FIELDS + PARENT] === node && labelOf(fields, child) === unit))
      return slot;
    slot = (slot + 1) & mask;
  }
}

/** 0 where there is none: nobody's child is the root. */
function childOf(trie: Trie, node: number, unit: number): number {
  const { filter } = trie;
  const bit = hashOf(node, unit) & (filter.length * 32 - 1);
  if (((filter[bit >>> 5] as number) & (1 << (bit & 31))) === 0) return 0;
  return trie.slots[slotOf(trie, node, unit)] as number;
}

function childOrNew(trie: Trie, node: number, unit: number): number {
  const slot = slotOf(trie, node, unit);
  const known = trie.slots[slot] as number;
  if (known > 0) return known;
  const child = trie.nodes++;
  trie.fields[child * FIELDS + PARENT] = node;
  trie.fields[child * FIELDS + LABEL_AND_DEPTH] = ((depthOf(trie.fields, node) + 1) << DEPTH_SHIFT) | unit;
  trie.slots[slot] = child;
  return child;
}

function* makeFilter(trie: Trie): Slices<void> {
  const { nodes, fields } = trie;
  const filter = new Uint32Array((trie.slots.length * FILTER_BITS_PER_SLOT) / 32);
  const mask = filter.length * 32 - 1;
  yield* forEachBelow(nodes - 1, NODES_A_SLICE * 4, (index) => {
    const node = index + 1;
    const bit = hashOf(fields[node * FIELDS + PARENT] as number, labelOf(fields, node)) & mask;
    filter[bit >>> 5] = (filter[bit >>> 5] as number) | (1 << (bit & 31));
  });
  trie.filter = filter;
}

/** Room for so many nodes, with slots that stay half empty at least, so that a look-up ends soon. */
function* makeRoom(trie: Trie, nodes: number): Slices<void> {
  const capacity = trie.fields.length / FIELDS;
  if (nodes <= capacity) return;
  const enough = Math.max(nodes, Math.ceil(capacity * 1.6));
  resize(trie, enough);
  const size = 2 ** Math.ceil(Math.log2(enough * 2));
  if (size === trie.slots.length) return;
  yield;
  trie.slots = new Int32Array(size);
  yield* forEachBelow(trie.nodes - 1, NODES_A_SLICE, (index) => {
    const node = index + 1;
    const slot = slotOf(trie, trie.fields[node * FIELDS + PARENT] as number, labelOf(trie.fields, node));
    trie.slots[slot] = node;
  });
}

function resize(trie: Trie, capacity: number): void {
  const fields = new Int32Array(capacity * FIELDS);
  fields.set(trie.fields.subarray(0, Math.min(trie.nodes, capacity) * FIELDS));
  trie.fields = fields;
}

/** Tells each node its longest proper suffix that is a node, and the nearest such suffix that is a pattern. */
function* linkFailures(trie: Trie): Slices<void> {
  const { fields } = trie;
  const order = yield* byDepth(trie);
  yield* forEachBelow(order.length, NODES_A_SLICE, (index) => {
    const node = order[index] as number;
    const above = fields[node * FIELDS + PARENT] as number;
    let target = 0;
    if (above > 0) {
      const unit = labelOf(fields, node);
      let from = fields[above * FIELDS + FAIL] as number;
      target = childOf(trie, from, unit);
      while (target === 0 && from > 0) {
        from = fields[from * FIELDS + FAIL] as number;
        target = childOf(trie, from, unit);
      }
    }
    fields[node * FIELDS + FAIL] = target;
    fields[node * FIELDS + SHORTER] = endsPattern(fields, target)
      ? target
      : (fields[target * FIELDS + SHORTER] as number);
  });
}

/** A pattern stands inside a longer one where it ends before another goes on, or as the end of what leads to a node. */
function* partsOfOthers({ nodes, fields, texts }: Trie): Slices<Uint8Array> {
  const parts = new Uint8Array(texts.length);
  yield* forEachBelow(nodes, NODES_A_SLICE * 4, (node) => {
    if (node === 0) return;
    for (const part of [fields[node * FIELDS + PARENT] as number, fields[node * FIELDS + SHORTER] as number])
      if (endsPattern(fields, part)) parts[(fields[part * FIELDS + PATTERN] as number) - 1] = 1;
  });
  return parts;
}

/** All nodes but the root, nearest to it first. */
function* byDepth({ nodes, fields }: Trie): Slices<Uint32Array> {
  const starts = new Uint32Array(0x10002);
  const below = Math.max(0, nodes - 1);
  yield* forEachBelow(below, NODES_A_SLICE * 4, (index) => {
    starts[depthOf(fields, index + 1) + 1]! += 1;
  });
  for (let depth = 1; depth < starts.length; depth++) starts[depth]! += starts[depth - 1] as number;
  const order = new Uint32Array(below);
  yield* forEachBelow(below, NODES_A_SLICE * 4, (index) => {
    order[starts[depthOf(fields, index + 1)]!++] = index + 1;
  });
  return order;
}

/**
 * Aho–Corasick over flat arrays: finds all of hundreds of thousands of patterns in a text in one pass. A node is a
 * number; its way down is looked up in one open-addressed table of (node, character), so a node costs about 30 bytes.
 */

export interface Automaton {
  /** Calls `onHit` for every occurrence of every pattern, by end, longest first. */
  find(text: string, onHit: (pattern: number, start: number, end: number) => void): void;
  /** For each pattern the number under which it is reported: that of the first equal one; -1 for an empty one. */
  readonly numbers: Int32Array;
  /** How many units of the text, from a position on, begin some pattern. */
  reach(text: string, from: number): number;
}

interface Trie {
  nodes: number;
  parent: Int32Array;
  label: Uint16Array;
  /** Pattern that ends here, or -1. */
  pattern: Int32Array;
  /** Length from the root. */
  depth: Uint16Array;
  slots: Int32Array;
}

/** @param patterns any number; empty ones never match, equal ones share the number of the first. */
export function buildAutomaton(patterns: readonly string[]): Automaton {
  const { trie, numbers } = buildTrie(patterns);
  const { fail, shorter } = linkFailures(trie);
  const { pattern, depth } = trie;
  return {
    numbers,
    reach: (text, from) => {
      let node = 0;
      let at = from;
      for (; at < text.length; at++) {
        node = childOf(trie, node, text.charCodeAt(at));
        if (node < 0) break;
      }
      return at - from;
    },
    find: (text, onHit) => {
      let node = 0;
      for (let at = 0; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        let next = childOf(trie, node, unit);
        while (next < 0 && node > 0) {
          node = fail[node] as number;
          next = childOf(trie, node, unit);
        }
        node = Math.max(0, next);
        let hit = (pattern[node] as number) >= 0 ? node : (shorter[node] as number);
        for (; hit > 0; hit = shorter[hit] as number)
          onHit(pattern[hit] as number, at + 1 - (depth[hit] as number), at + 1);
      }
    },
  };
}

function buildTrie(patterns: readonly string[]): { trie: Trie; numbers: Int32Array } {
  const numbers = new Int32Array(patterns.length).fill(-1);
  const limit = patterns.reduce((sum, text) => sum + text.length, 1);
  const trie: Trie = {
    nodes: 1,
    parent: new Int32Array(limit),
    label: new Uint16Array(limit),
    pattern: new Int32Array(limit).fill(-1),
    depth: new Uint16Array(limit),
    slots: emptySlots(limit),
  };
  patterns.forEach((text, number) => {
    let node = 0;
    for (let at = 0; at < text.length; at++) node = childOrNew(trie, node, text.charCodeAt(at));
    if (node === 0) return;
    if (trie.pattern[node] === -1) trie.pattern[node] = number;
    numbers[number] = trie.pattern[node] as number;
  });
  return { trie: shrink(trie), numbers };
}

function slotOf(trie: Trie, node: number, unit: number): number {
  const { slots, parent, label } = trie;
  const mask = slots.length - 1;
  let slot = Math.imul(Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b), 0xc2b2ae35);
  slot = (slot ^ (slot >>> 15)) & mask;
  for (;;) {
    const child = slots[slot] as number;
    if (child < 0 || (parent[child] === node && label[child] === unit)) return slot;
    slot = (slot + 1) & mask;
  }
}

function childOf(trie: Trie, node: number, unit: number): number {
  return trie.slots[slotOf(trie, node, unit)] as number;
}

function childOrNew(trie: Trie, node: number, unit: number): number {
  const slot = slotOf(trie, node, unit);
  const known = trie.slots[slot] as number;
  if (known >= 0) return known;
  const child = trie.nodes++;
  trie.parent[child] = node;
  trie.label[child] = unit;
  trie.depth[child] = (trie.depth[node] as number) + 1;
  trie.slots[slot] = child;
  return child;
}

/** Arrays were made for patterns that share nothing; gives back what was not needed. */
function shrink(trie: Trie): Trie {
  const { nodes } = trie;
  const small: Trie = {
    nodes,
    parent: trie.parent.slice(0, nodes),
    label: trie.label.slice(0, nodes),
    pattern: trie.pattern.slice(0, nodes),
    depth: trie.depth.slice(0, nodes),
    slots: emptySlots(nodes),
  };
  for (let node = 1; node < nodes; node++)
    small.slots[slotOf(small, small.parent[node] as number, small.label[node] as number)] = node;
  return small;
}

/** Half empty at least, so that a look-up ends soon. */
function emptySlots(nodes: number): Int32Array {
  return new Int32Array(2 ** Math.ceil(Math.log2(nodes * 2 + 1))).fill(-1);
}

/** For each node: the longest proper suffix that is a node, and the nearest such suffix that is a pattern. */
function linkFailures(trie: Trie): { fail: Int32Array; shorter: Int32Array } {
  const { nodes, parent, label, pattern } = trie;
  const fail = new Int32Array(nodes);
  const shorter = new Int32Array(nodes);
  for (const node of byDepth(trie)) {
    const above = parent[node] as number;
    let target = 0;
    if (above > 0) {
      const unit = label[node] as number;
      let from = fail[above] as number;
      let next = childOf(trie, from, unit);
      while (next < 0 && from > 0) {
        from = fail[from] as number;
        next = childOf(trie, from, unit);
      }
      target = Math.max(0, next);
    }
    fail[node] = target;
    shorter[node] = (pattern[target] as number) >= 0 ? target : (shorter[target] as number);
  }
  return { fail, shorter };
}

/** All nodes but the root, nearest to it first. */
function byDepth(trie: Trie): Uint32Array {
  const starts = new Uint32Array(0x10002);
  for (let node = 1; node < trie.nodes; node++) starts[(trie.depth[node] as number) + 1]! += 1;
  for (let depth = 1; depth < starts.length; depth++) starts[depth]! += starts[depth - 1] as number;
  const order = new Uint32Array(Math.max(0, trie.nodes - 1));
  for (let node = 1; node < trie.nodes; node++) order[starts[trie.depth[node] as number]!++] = node;
  return order;
}

/** Paths of the area tree, `/a/b/c/`: the codes from the district down, an area's own last. */

/** Codes from the district down. */
export function codesOfPath(path: string): string[] {
  return path.split('/').filter((code) => code !== '');
}

/** 0 for the district, growing downward; -1 for an empty path. */
export function levelOfPath(path: string): number {
  return codesOfPath(path).length - 1;
}

/**
 * Paths as people read them. In: a path of any system, a part of a file after `!/`. Out: names. Never: asks the disk.
 */

/** What stands between a file and the part of it that is meant. */
const INSIDE = '!/';

/** The last part of a path, Windows or not. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) || path;
}

/** A file's name; of a part of a file, the names on the way to it: `archive.zip ▸ tickets.csv`. */
export function partName(path: string): string {
  return path.split(INSIDE).map(fileName).join(' ▸ ');
}

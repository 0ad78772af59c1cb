/** Finding a time zone by its city. In: IANA names, what was typed. Out: the names that match. */

/** Most names shown at once; the list is searched, not scrolled. */
const MOST = 80;

/** Names that contain every typed word, `_` and `/` read as spaces; the zone in use first when nothing is typed. */
export function matchingZones(names: readonly string[], typed: string, zone: string): string[] {
  const words = plain(typed).split(' ').filter(Boolean);
  if (words.length === 0) return [zone, ...names.filter((name) => name !== zone)].slice(0, MOST);
  return names.filter((name) => words.every((word) => plain(name).includes(word))).slice(0, MOST);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[_/]/g, ' ');
}

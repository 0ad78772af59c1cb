/**
 * What a rule finds, said in words. In: its pattern. Out: a sentence's part. Never: matching, judging what is wrong.
 */

/** A pattern as a person would say it: `charge|bill * =twice` → `charge or bill, then near it exactly “twice”`. */
export function inWords(pattern: string): string {
  const text = pattern.trim();
  if (text.length > 1 && text.startsWith('/') && text.endsWith('/')) return 'text of this form';
  const said: string[] = [];
  let near = false;
  for (const part of text.split(/\s+/).filter(Boolean)) {
    if (part === '*') {
      near = said.length > 0;
      continue;
    }
    const words = alternatives(part);
    if (words) said.push(said.length === 0 ? words : `${near ? 'a few words on' : 'then'} ${words}`);
    near = false;
  }
  return said.join(', ');
}

function alternatives(part: string): string {
  const words = part.split('|').filter((word) => word !== '' && word !== '=');
  const inflected = words.filter((word) => !word.startsWith('='));
  const exact = words.filter((word) => word.startsWith('=')).map((word) => `“${word.slice(1)}”`);
  const forms = or(inflected);
  return [forms && `${forms} in any form`, exact.length > 0 && `exactly ${or(exact)}`]
    .filter(Boolean)
    .join(' or ');
}

function or(words: readonly string[]): string {
  const [last, ...others] = [...words].reverse();
  if (last === undefined) return '';
  return others.length === 0 ? last : `${others.reverse().join(', ')} or ${last}`;
}

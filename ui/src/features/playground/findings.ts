/**
 * What was read in a text, line by line, each with its why. In: Rust's answer. Out: words and numbers.
 * Never: a label without saying what caused it, or that nothing did.
 */
import { score } from '@/features/rules/scales';
import { causes } from '@/features/ticket/evidence';
import { toUnits, type Mark } from '@/features/ticket/slices';
import { EMOTION, TONE } from '@/features/ticket/words';
import type { Analysis } from '@/ipc/generated/Analysis';
import type { Evidence } from '@/ipc/generated/Evidence';
import { count, number, signed } from '@/shared/format';
import { sentence, valueName } from '@/shared/words';

/** A label found in the text. */
export interface Finding {
  name: string;
  value: string;
  /** Kind of mark its words have in the text; absent when none have. */
  kind?: string;
  /** The words that caused it, strongest first, each with how much it counted where that says something. */
  because: { words: string; weight?: string }[];
  /** Said instead of words. */
  otherwise: string;
}

/** A plain fact of the text. */
export interface Fact {
  name: string;
  value: string;
}

/** The labels, in the order they are looked for. */
export function findings(analysis: Analysis): Finding[] {
  const { sentiment, category, urgency, emotion, escalation } = analysis;
  const scored = sentiment.label !== 'not_scored';
  const found: Finding[] = [
    {
      name: 'Tone',
      value: sentence(TONE[sentiment.label]) + (scored ? `, ${score(sentiment.score)}` : ''),
      kind: 'tone',
      because: weighed(sentiment.because, 1),
      otherwise: scored
        ? 'No word moved it.'
        : 'There are no words to score, or none in a language that can be scored yet.',
    },
    {
      name: 'Category',
      value: [category.name, category.subcategory]
        .map((name) => name && sentence(name))
        .filter(Boolean)
        .join(' › '),
      kind: 'topic',
      because: weighed(category.because, 1),
      otherwise: 'No rule fits.',
    },
    {
      name: 'Urgency',
      value: valueName('priority', urgency.value),
      kind: 'urgency',
      because: weighed(urgency.because, 1),
      otherwise: 'No word makes it more or less urgent.',
    },
    {
      name: 'Emotion',
      value: sentence(EMOTION[emotion.value]),
      kind: 'emotion',
      because: weighed(emotion.because),
      otherwise: 'No word shows one.',
    },
  ];
  if (escalation.value)
    found.push({
      name: 'Escalation',
      value: 'Asks for someone higher up',
      kind: 'escalation',
      because: weighed(escalation.because),
      otherwise: '',
    });
  return found;
}

/** Words of the same kind once, strongest first. */
function weighed(because: readonly Evidence[], digits?: number): Finding['because'] {
  const ordered = [...because].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const seen = new Set<string>();
  return ordered
    .filter(({ words }) => !seen.has(words.toLowerCase()) && Boolean(seen.add(words.toLowerCase())))
    .map(({ words, weight }) => ({
      words,
      ...(digits === undefined ? {} : { weight: signed(weight, digits) }),
    }));
}

/** Everything else that was found; what is absent is not said, except what people look for. */
export function facts(analysis: Analysis): Fact[] {
  const { phrases, error_codes, contains_error, question_count, contains_code, contains_screenshot } =
    analysis;
  const lines: [string, string | false][] = [
    ['Phrases', phrases.join(', ') || 'none'],
    [
      'Error codes',
      error_codes.join(', ') || (contains_error ? 'an error is described, without a code' : 'none'),
    ],
    ['Questions', number(question_count)],
    ['Language', language(analysis.language)],
    ['Screenshot', contains_screenshot && 'mentioned or attached'],
    ['Code or log', contains_code && 'yes'],
    ['Passed over', passedOver(analysis)],
  ];
  return lines.flatMap(([name, value]) => (value === false ? [] : [{ name, value }]));
}

function passedOver({ asides }: Analysis): string | false {
  return (
    asides.length > 0 && `${count(asides.length, 'part')} that the writer did not write anew, behind “…”`
  );
}

function language(code: string): string {
  if (code === '' || code === 'und') return 'not clear from so few words';
  return new Intl.DisplayNames('en', { type: 'language', fallback: 'code' }).of(code) ?? code;
}

/** Where the words of all labels stand in the text. */
export function marks(analysis: Analysis, text: string): Mark[] {
  const places = causes({ analysis }).flatMap(({ kind, label, because }) =>
    because
      .filter(({ message }) => message === 0)
      .map(({ start, end }) => ({ start, end, kind, title: label })),
  );
  return toUnits(text, places);
}

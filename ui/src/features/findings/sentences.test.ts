import { expect, it } from 'vitest';

import type { Finding } from '@/ipc/generated/Finding';
import { NOTHING } from '@/shared/filter';

import { sentenceOf } from './sentences';

const BASE: Finding = {
  kind: 'volume',
  name: '',
  detail: '',
  now: 0,
  before: 0,
  n: 612,
  before_n: 467,
  interval: null,
  p: 0.01,
  mood: 'neutral',
  opens: NOTHING,
};

const plain = (text: string) => text.replaceAll('\u202f', ' ');

it.each<[Partial<Finding>, string, string]>([
  [{ kind: 'volume', now: 612, before: 467 }, 'Tickets grew 31 %', '612 tickets · was 467'],
  [
    { kind: 'category', name: 'billing', detail: 'duplicate charge', now: 612, before: 467 },
    'Billing grew 31 %, most of it “duplicate charge”',
    '612 tickets · was 467',
  ],
  [{ kind: 'category', name: 'api', now: 9, before: 12, n: 9 }, 'Api fell 25 %', '9 tickets · was 12'],
  [{ kind: 'category', name: 'api', now: 9, before: 0, n: 9 }, 'Api: 9, none before', '9 tickets · was 0'],
  [{ kind: 'channel', name: 'email', now: 9, before: 12, n: 9 }, 'E-mail fell 25 %', '9 tickets · was 12'],
  [
    { kind: 'priority', name: 'high', now: 612, before: 467 },
    'High priority grew 31 %',
    '612 tickets · was 467',
  ],
  [
    { kind: 'burst', name: '2026-03-12', now: 612, before: 180 },
    '612 tickets on 12 Mar, 3.4 times as many as usual',
    '612 tickets · usual 180',
  ],
  [{ kind: 'phrase', name: 'crash', now: 58, before: 0, n: 58 }, '“crash” is new', '58 tickets · was 0'],
  [
    { kind: 'phrase', name: 'crash', now: 84, before: 27, n: 84 },
    '“crash” came up 3.1 times as often',
    '84 tickets · was 27',
  ],
  [
    { kind: 'phrase', name: 'crash', now: 20, before: 40, n: 20 },
    '“crash” came up 50 % less often',
    '20 tickets · was 40',
  ],
  [
    { kind: 'first_response', now: 4.2, before: 2.1, interval: [3.9, 4.6] },
    'First replies take 2 times as long',
    'n 612 · median 4.2 h (3.9 h – 4.6 h) · was 2.1 h',
  ],
  [{ kind: 'resolution', now: 6, before: 8 }, 'Solving takes 25 % less time', 'n 612 · median 6 h · was 8 h'],
  [
    { kind: 'satisfaction', now: 80, before: 87, interval: [77, 83] },
    'Satisfaction fell from 87 % to 80 %',
    'n 612 · −7 points satisfied (77 % – 83 %)',
  ],
  [
    { kind: 'satisfaction_held', now: 87, before: 86, interval: [84, 89] },
    'Satisfaction held at 87 %',
    'n 612 (84 % – 89 %) · was 86 % · no real difference',
  ],
  [
    { kind: 'negative', now: 24, before: 21 },
    'Negative tone rose from 21 % to 24 %',
    'n 612 · +3 points negative',
  ],
])('%o', (part, headline, facts) => {
  const sentence = sentenceOf({ ...BASE, ...part });
  expect(plain(sentence.headline)).toBe(headline);
  expect(plain(sentence.facts.join(' · '))).toBe(facts);
});

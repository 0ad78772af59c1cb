/** A comparison as files. In: a comparison. Out: tables of plain numbers. */
import type { Table } from '@/charts/types';
import type { Comparison } from '@/ipc/generated/Comparison';
import { FACET_NAMES, valueName } from '@/shared/words';

import { measureName, shareVerdict, UNJUDGED, verdictOf } from './words';

const NUMBERS = ['A', 'n of A', 'B', 'n of B', 'B − A', '95 %, from', '95 %, to'].map((name) => ({
  name,
  numeric: true,
}));

/** The headline numbers; durations in hours. */
export function measureTable({ measures, shared }: Comparison): Table {
  return {
    columns: [{ name: 'Measure' }, ...NUMBERS, { name: 'Verdict' }],
    rows: measures.map(({ measure, a, b, difference, interval, sure }) => ({
      cells: [
        measureName(measure),
        a.value,
        a.n,
        b.value,
        b.n,
        difference,
        ...(interval ?? [null, null]),
        (shared > 0 ? UNJUDGED : verdictOf(measure, difference, sure)).words,
      ],
      opens: null,
    })),
  };
}

/** The shares. */
export function shareTable({ shares, shared }: Comparison): Table {
  return {
    columns: [{ name: 'Kind' }, { name: 'Name' }, ...NUMBERS, { name: 'Verdict' }],
    rows: shares.map(({ facet, name, a, b, difference, interval, sure }) => ({
      cells: [
        FACET_NAMES[facet],
        valueName(facet, name),
        a.value,
        a.n,
        b.value,
        b.n,
        difference,
        ...(interval ?? [null, null]),
        (shared > 0 ? UNJUDGED : shareVerdict(difference, sure)).words,
      ],
      opens: null,
    })),
  };
}

/** The charts of SLA, in the order of the screen. */
import type { Sla } from '@/ipc/generated/Sla';

import { promisesFigure } from './promises/figure';
import { promisesModel } from './promises/model';
import { chart, type Chart } from './types';

/** Attainment over time. */
export const PROMISES = chart({
  id: 'promises',
  title: 'Are we getting better?',
  height: 210,
  nothing: 'Nothing is decided against a promise here, or no ticket is dated.',
  model: promisesModel,
  figure: promisesFigure,
});

/** All of them. */
export const SLA_CHARTS: readonly Chart<Sla>[] = [PROMISES];

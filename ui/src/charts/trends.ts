/** The charts of Trends, in the order of its tab "Over time". */
import type { Trends } from '@/ipc/generated/Trends';
import { NOTHING } from '@/shared/filter';

import { evolutionFigure } from './evolution/figure';
import { evolutionModel } from './evolution/model';
import { flowFigure } from './flow/figure';
import { flowModel } from './flow/model';
import { forecastFigure } from './forecast/figure';
import { forecastModel, whyNoForecast } from './forecast/model';
import { partsFigure } from './parts/figure';
import { partsModel } from './parts/model';
import { ratesFigure } from './rates/figure';
import { ratesModel } from './rates/model';
import { WEEK } from './registry';
import { paceFigure } from './pace/figure';
import { paceModel } from './pace/model';
import { tonesFigure } from './tones/figure';
import { tonesModel } from './tones/model';
import { chart, type Chart } from './types';
import { yearFigure } from './year/figure';
import { yearModel } from './year/model';

const NO_DATES = 'No dated tickets match. Widen the period or take a filter away.';

export const FLOW = chart({
  id: 'flow',
  title: 'Are more tickets coming in than going out?',
  height: 290,
  nothing: NO_DATES,
  model: flowModel,
  figure: flowFigure,
});

export const FORECAST = chart({
  id: 'forecast',
  title: 'How many tickets will the next four weeks bring?',
  height: 210,
  nothing: NO_DATES,
  why: whyNoForecast,
  model: forecastModel,
  figure: forecastFigure,
});

export const CATEGORY_SHARES = chart({
  id: 'category-shares',
  title: 'What are tickets more and more about?',
  height: 300,
  nothing: 'The period is too short, or no ticket here has a category.',
  model: (view: Trends) => evolutionModel(view, view.categories, 'category'),
  figure: evolutionFigure,
});

export const TONES_OVER_TIME = chart({
  id: 'tones-over-time',
  title: 'How do customers sound over time?',
  height: 230,
  nothing: 'No ticket here has words whose tone could be scored.',
  model: tonesModel,
  figure: tonesFigure,
});

export const CSAT_OVER_TIME = chart({
  id: 'satisfaction-over-time',
  title: 'Are they satisfied over time?',
  height: 230,
  nothing: 'Nobody rated these tickets, or the export holds no ratings.',
  model: (view: Trends) =>
    ratesModel(view, view.csat, {
      word: 'satisfied',
      of: 'rated tickets',
      cases: { ...NOTHING, having: ['rated'] },
      opened: { ...NOTHING, having: ['rated'] },
      openedWord: '',
      whole: true,
    }),
  figure: ratesFigure,
});

export const FIRST_RESPONSE_OVER_TIME = chart({
  id: 'first-response-over-time',
  title: 'Do we reply faster?',
  height: 230,
  nothing: 'Nothing here tells when a first reply was given.',
  model: (view: Trends) =>
    paceModel(view, view.first_response, {
      word: 'answered',
      having: 'answered',
      waiting: 'not answered yet',
    }),
  figure: paceFigure,
});

export const RESOLUTION_OVER_TIME = chart({
  id: 'resolution-over-time',
  title: 'Do we solve faster?',
  height: 210,
  nothing:
    'Nothing here tells how long a ticket took: the export has no solving times, or no ticket matches.',
  model: (view: Trends) =>
    paceModel(view, view.resolution, { word: 'solved', having: 'resolved', waiting: 'not solved yet' }),
  figure: paceFigure,
});

export const ESCALATED_OVER_TIME = chart({
  id: 'escalated-over-time',
  title: 'Is escalation growing?',
  height: 230,
  nothing: NO_DATES,
  model: (view: Trends) =>
    ratesModel(view, view.escalated, {
      word: 'escalated',
      of: 'tickets created',
      cases: NOTHING,
      opened: { ...NOTHING, having: ['escalated'] },
      openedWord: 'escalated',
      whole: false,
    }),
  figure: ratesFigure,
});

export const YEAR = chart({
  id: 'season',
  title: 'Is there a season?',
  height: 190,
  nothing: 'A season shows in weeks of the year: there are fewer than two weeks of tickets here.',
  model: yearModel,
  figure: yearFigure,
});

export const PATTERN = chart({
  id: 'pattern',
  title: 'What is the pattern under the noise?',
  height: 300,
  nothing: 'This needs four whole weeks of tickets. Choose a longer period or take a filter away.',
  model: partsModel,
  figure: partsFigure,
});

/** All of them. */
export const TREND_CHARTS: readonly Chart<Trends>[] = [
  FLOW,
  FORECAST,
  CATEGORY_SHARES,
  TONES_OVER_TIME,
  CSAT_OVER_TIME,
  FIRST_RESPONSE_OVER_TIME,
  RESOLUTION_OVER_TIME,
  ESCALATED_OVER_TIME,
  WEEK,
  YEAR,
  PATTERN,
];

/** The charts there are, in the order of Overview. */
import type { Overview } from '@/ipc/generated/Overview';

import { resolutionFigure } from './resolution/figure';
import { resolutionModel } from './resolution/model';
import { satisfactionFigure } from './satisfaction/figure';
import { satisfactionModel } from './satisfaction/model';
import { shareFigure } from './shares/figure';
import { shareModel } from './shares/model';
import { chart, type Chart } from './types';
import { volumeFigure } from './volume/figure';
import { volumeModel } from './volume/model';
import { weekFigure } from './week/figure';
import { weekModel } from './week/model';

const NO_TICKETS = 'No tickets match. Widen the period or take a filter away.';

export const VOLUME = chart({
  id: 'volume',
  title: 'When do tickets come in?',
  height: 220,
  nothing: 'No dated tickets match. Widen the period or take a filter away.',
  model: volumeModel,
  figure: volumeFigure,
});

export const CATEGORIES = chart({
  id: 'categories',
  title: 'What are they about?',
  height: 220,
  nothing: NO_TICKETS,
  model: (overview: Overview) => shareModel(overview, overview.categories, 'category', 7),
  figure: shareFigure,
});

export const RESOLUTION = chart({
  id: 'resolution',
  title: 'How long until solved?',
  height: 190,
  nothing:
    'Nothing here tells how long a ticket took: the export has no solving times, or no ticket matches.',
  model: resolutionModel,
  figure: resolutionFigure,
});

export const WEEK = chart({
  id: 'week',
  title: 'When should people be here?',
  height: 190,
  nothing: 'No dated tickets match. Widen the period or take a filter away.',
  model: weekModel,
  figure: weekFigure,
});

export const TONES = chart({
  id: 'tones',
  title: 'How do customers sound?',
  height: 140,
  nothing: NO_TICKETS,
  model: (overview: Overview) => shareModel(overview, overview.tones, 'sentiment', 4),
  figure: shareFigure,
});

export const SATISFACTION = chart({
  id: 'satisfaction',
  title: 'Are customers satisfied?',
  height: 190,
  nothing: 'Nobody rated these tickets, or the export holds no ratings.',
  model: satisfactionModel,
  figure: satisfactionFigure,
});

export const CHANNELS = chart({
  id: 'channels',
  title: 'How do they reach us?',
  height: 140,
  nothing: NO_TICKETS,
  model: (overview: Overview) => shareModel(overview, overview.channels, 'channel', 4),
  figure: shareFigure,
});

export const PRIORITIES = chart({
  id: 'priorities',
  title: 'How urgent are they?',
  height: 140,
  nothing: NO_TICKETS,
  model: (overview: Overview) => shareModel(overview, overview.priorities, 'priority', 4),
  figure: shareFigure,
});

/** All of them. */
export const CHARTS: readonly Chart<Overview>[] = [
  VOLUME,
  CATEGORIES,
  RESOLUTION,
  WEEK,
  SATISFACTION,
  TONES,
  CHANNELS,
  PRIORITIES,
];

/** The charts of Problems, in the order of the screen. */
import type { Problems } from '@/ipc/generated/Problems';

import { ageingFigure } from './ageing/figure';
import { ageingModel } from './ageing/model';
import { combinationsModel } from './intervals/combinations';
import { intervalFigure } from './intervals/figure';
import { escalationDrivers, satisfactionImpacts, toneImpacts } from './intervals/impacts';
import { chart, type Chart } from './types';

/** Open tickets by age. */
export const AGEING = chart({
  id: 'ageing',
  title: 'How old is what is open?',
  height: 220,
  nothing: 'Nothing is open here.',
  model: ageingModel,
  figure: ageingFigure,
});

/** Satisfaction by category and channel. */
export const COMBINATIONS = chart({
  id: 'combinations',
  title: 'Where are customers least satisfied?',
  height: 220,
  nothing: 'No category in a channel has five ratings or more.',
  model: combinationsModel,
  figure: intervalFigure,
});

/** Impacts on satisfaction. */
export const SATISFACTION_IMPACTS = chart({
  id: 'satisfaction-impacts',
  title: 'What draws satisfaction down?',
  height: 220,
  nothing: 'Too few ratings to tell.',
  model: satisfactionImpacts,
  figure: intervalFigure,
});

/** Impacts on tone. */
export const TONE_IMPACTS = chart({
  id: 'tone-impacts',
  title: 'What makes the tone worse?',
  height: 220,
  nothing: 'Too few tickets with a tone to tell.',
  model: toneImpacts,
  figure: intervalFigure,
});

/** Where escalations come from. */
export const ESCALATION_DRIVERS = chart({
  id: 'escalation-drivers',
  title: 'Where do escalations come from?',
  height: 190,
  nothing: 'No category, channel, priority or topic is escalated more often than the others beyond chance.',
  model: escalationDrivers,
  figure: intervalFigure,
});

/** All of them. */
export const PROBLEM_CHARTS: readonly Chart<Problems>[] = [
  AGEING,
  COMBINATIONS,
  SATISFACTION_IMPACTS,
  TONE_IMPACTS,
  ESCALATION_DRIVERS,
];

import { expect, it } from 'vitest';

import { layoutFor, type Layout } from './layout';

const cases: [screen: string, width: number, layout: Layout][] = [
  ['1920 wide', 1708, 'four'],
  ['1440 wide', 1228, 'four'],
  ['1280 wide', 1068, 'three'],
  ['1024 wide', 812, 'two'],
  ['1280 at 200 %', 428, 'one'],
  ['before it is measured', 0, 'one'],
];

it.each(cases)('%s', (_screen, width, layout) => expect(layoutFor(width)).toBe(layout));

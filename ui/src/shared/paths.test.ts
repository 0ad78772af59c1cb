import { expect, it } from 'vitest';

import { fileName, partName } from './paths';

it.each([
  ['/home/ann/a.csv', 'a.csv', 'a.csv'],
  ['C:\\Users\\ann\\a.csv', 'a.csv', 'a.csv'],
  ['/home/ann/all.zip!/2026/tickets.csv', 'tickets.csv', 'all.zip ▸ tickets.csv'],
  ['/home/ann/all.zip!/inner.zip!/a.csv', 'a.csv', 'all.zip ▸ inner.zip ▸ a.csv'],
  ['book.xlsx!/Sheet 1', 'Sheet 1', 'book.xlsx ▸ Sheet 1'],
  ['/', '/', '/'],
])('%s', (path, file, part) => {
  expect(fileName(path)).toBe(file);
  expect(partName(path)).toBe(part);
});

import { cleanup, render } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';

import Marked from './Marked.svelte';

afterEach(cleanup);

it('draws marks as elements and everything else as text', () => {
  const { container } = render(Marked, {
    text: 'a charge twice',
    marks: [{ start: 2, end: 8, kind: 'match' }],
  });
  expect([...container.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['charge']);
  expect(container.textContent).toBe('a charge twice');
});

it('never makes elements out of a customer’s text, inside a mark or outside', () => {
  const text = '<img src=x onerror=alert(1)> <b>bold</b> &amp; more';
  const { container } = render(Marked, { text, marks: [{ start: 0, end: 20, kind: 'tone', title: 'tone' }] });
  expect(container.querySelector('img, b, script')).toBeNull();
  expect(container.textContent).toBe(text);
});

it('names what a marked word caused', () => {
  const marks = [
    { start: 0, end: 5, kind: 'urgency', title: 'urgency critical' },
    { start: 0, end: 5, kind: 'match' },
  ];
  const mark = render(Marked, { text: 'today', marks }).container.querySelector('mark');
  expect(mark?.title).toBe('urgency critical');
  expect(mark?.className).toMatch(/because/);
});

import { describe, expect, it, vi } from 'vitest';

import type { SlaRules } from '@/ipc/generated/SlaRules';

import { makeSlaRules } from '../../../tests/fixtures/sla';
import { parseHours, parseTime, showHours, showTime } from './clock';
import { dayTitle, freshDays, shiftWords, years } from './days';
import { TargetDesk, type Doors } from './desk.svelte';
import { TargetDraft } from './draft.svelte';
import { DayRow, nextShift, ShiftRow } from './parts.svelte';

it.each([
  ['4', 4],
  ['0,5', 0.5],
  ['.5', 0.5],
  ['30 min', 0.5],
  ['90m', 1.5],
  ['2 d', 48],
  ['1:30', 1.5],
  [' 8 hours ', 8],
  ['', null],
  ['  ', null],
  ['0', undefined],
  ['-4', undefined],
  ['soon', undefined],
  ['4 weeks', undefined],
  ['99999', undefined],
])('“%s” is so many hours: %s', (text, hours) => expect(parseHours(text)).toBe(hours));

it.each([0.5, 1, 8.25, 1000, null])('%s hours are read as they are shown', (hours) =>
  expect(parseHours(showHours(hours))).toBe(hours),
);

it.each([
  ['9', 540],
  ['09:30', 570],
  ['0930', 570],
  ['17.30', 1050],
  ['24:00', 1440],
  ['24:01', undefined],
  ['9:60', undefined],
  ['', undefined],
  ['nine', undefined],
])('“%s” is a time: %s', (text, minutes) => expect(parseTime(text)).toBe(minutes));

it.each([0, 570, 1440])('minute %i is read as it is shown', (minutes) =>
  expect(parseTime(showTime(minutes))).toBe(minutes),
);

describe('the draft', () => {
  function drafted(rules = makeSlaRules()) {
    const draft = new TargetDraft();
    draft.accept(rules);
    const [critical] = draft.targets;
    const [monday, , , , friday] = draft.week;
    if (!critical || !monday?.[0] || !friday?.[1]) throw new Error('no rows');
    return { draft, critical, monday: monday[0], friday: friday[1] };
  }

  it('says what it was given', () => {
    const { draft } = drafted();
    expect([draft.rules, draft.dirty, draft.sound]).toEqual([makeSlaRules(), false, true]);
  });

  it('changes a target, takes a promise away, and goes back', () => {
    const { draft, critical } = drafted();
    critical.firstResponse = '0.5';
    critical.resolution = '';
    critical.clock = 'business';
    expect(draft.rules?.policy.critical).toEqual({
      first_response: 0.5,
      resolution: null,
      clock: 'business',
    });
    expect(draft.dirty).toBe(true);
    draft.discard();
    expect([draft.rules, draft.dirty]).toEqual([makeSlaRules(), false]);
  });

  it('keeps shifts ascending, and takes midnight for the end of the day', () => {
    const { draft, friday } = drafted();
    draft.week[4] = [friday, new ShiftRow({ from: 540, to: 720 })];
    friday.to = '00:00';
    expect(draft.rules?.hours.week[4]).toEqual([
      { from: 540, to: 720 },
      { from: 810, to: 1440 },
    ]);
  });

  it.each<[string, (parts: ReturnType<typeof drafted>) => void, RegExp]>([
    ['no duration', ({ critical }) => (critical.firstResponse = 'soon'), /above zero/],
    ['zero', ({ critical }) => (critical.resolution = '0'), /above zero/],
    ['no time', ({ monday }) => (monday.from = '9 o’clock'), /like 09:00/],
    ['backwards', ({ monday }) => (monday.to = '08:00'), /Ends before it begins/],
    ['overlap', ({ friday }) => (friday.from = '11:00'), /Overlaps 09:00–12:00/],
    ['no share', ({ draft }) => (draft.atRisk = '120'), /1 to 99/],
    ['no day', ({ draft }) => draft.days.push(new DayRow({ day: '', name: '', shifts: [] })), /Choose a day/],
    [
      'a day twice',
      ({ draft }) => draft.days.push(new DayRow({ day: '2026-12-25', name: 'again', shifts: [] })),
      /listed twice/,
    ],
  ])('has a fault at its row: %s', (_name, edit, wanted) => {
    const parts = drafted();
    edit(parts);
    expect([...parts.draft.faults.values()]).toEqual([expect.stringMatching(wanted)]);
    expect([parts.draft.rules, parts.draft.dirty]).toEqual([null, true]);
  });

  it('is at fault as a whole when promises wait for hours in which nobody works', () => {
    const { draft } = drafted();
    draft.week = draft.week.map(() => []);
    expect([draft.general.length, draft.rules]).toEqual([1, null]);
    for (const row of draft.targets) row.clock = 'calendar';
    expect([draft.general.length, draft.rules?.hours.week[0]]).toEqual([0, []]);
  });

  it('takes stretches that follow each other', () => {
    const { draft, friday } = drafted();
    friday.from = '12:00';
    expect(draft.sound).toBe(true);
  });

  it('offers the next stretch of a day', () => {
    const shift = (from: number, to: number) => new ShiftRow({ from, to });
    const next = (...rows: ShiftRow[]) => nextShift(rows).shift;
    expect(next()).toEqual({ from: 540, to: 1020 });
    expect(next(shift(480, 720))).toEqual({ from: 750, to: 990 });
    expect(next(shift(480, 1430))).toEqual({ from: 1410, to: 1440 });
  });

  it('adds days once and in order', () => {
    const { draft } = drafted();
    const day = (iso: string) => ({ day: iso, name: 'x', shifts: [] });
    draft.addDays([day('2027-05-01'), day('2026-12-25'), day('2026-10-03')]);
    expect(draft.days.map(({ day: iso }) => iso)).toEqual([
      '2026-10-03',
      '2026-12-24',
      '2026-12-25',
      '2027-01-01',
      '2027-05-01',
    ]);
  });
});

describe('days', () => {
  it('are grouped by year, those without a date last', () => {
    const days = ['2027-01-01', '', '2026-12-25'].map((day) => ({ day, name: '' }));
    expect(years(days).map(({ year, rows }) => [year, rows.length])).toEqual([
      ['2026', 1],
      ['2027', 1],
      ['', 1],
    ]);
  });

  it.each([
    [{ day: '2026-12-25', name: 'Christmas Day' }, 'Christmas Day, 25 Dec 2026'],
    [{ day: '2026-12-25', name: ' ' }, '25 Dec 2026'],
    [{ day: '', name: '' }, 'the new day'],
  ])('%o is called', (day, wanted) => expect(dayTitle(day)).toBe(wanted));

  it('say their hours', () => {
    expect(shiftWords([])).toBe('closed');
    expect(shiftWords([{ from: 540, to: 720 }])).toBe('09:00–12:00');
  });

  it('read from a file are told from those listed', () => {
    const read = ['2027-01-01', '2026-12-25', '2027-01-01'].map((day) => ({ day, name: '', shifts: [] }));
    const { fresh, known } = freshDays(read, [{ day: '2026-12-25' }]);
    expect([fresh.map(({ day }) => day), known]).toEqual([['2027-01-01'], 1]);
  });
});

describe('the desk', () => {
  function doors(some: Partial<Doors> = {}) {
    const usual = {
      slaRules: vi.fn(async () => makeSlaRules()),
      saveSlaRules: vi.fn(async (rules: SlaRules) => rules),
      readHolidays: vi.fn(async () => [{ day: '2027-05-01', name: 'Labour Day', shifts: [] }]),
      changed: vi.fn(async () => undefined),
      said: vi.fn(),
      fail: vi.fn(),
    } satisfies Doors;
    return { ...usual, ...some } as typeof usual;
  }

  async function opened(some: Partial<Doors> = {}) {
    const all = doors(some);
    const desk = new TargetDesk(all);
    await desk.load();
    const [critical] = desk.draft.targets;
    if (!critical) throw new Error('no targets');
    return { all, desk, critical };
  }

  it('keeps what was edited when it asks again', async () => {
    const { desk, critical } = await opened();
    critical.firstResponse = 'soon';
    await desk.load();
    expect([desk.draft.targets[0]?.firstResponse, desk.draft.dirty]).toEqual(['soon', true]);
  });

  it('saves, says so, and lets the screens count anew', async () => {
    const { all, desk, critical } = await opened();
    critical.resolution = '6';
    expect(await desk.save()).toBe(true);
    expect(desk.rules?.policy.critical.resolution).toBe(6);
    expect([desk.draft.dirty, all.changed.mock.calls.length, all.said.mock.calls.length]).toEqual([
      false,
      1,
      1,
    ]);
  });

  it('does not save what is at fault, and keeps edits when saving fails', async () => {
    const { all, desk, critical } = await opened({
      saveSlaRules: async () => Promise.reject(new Error('full')),
    });
    critical.resolution = 'x';
    expect(await desk.save()).toBe(false);
    expect(all.fail).not.toHaveBeenCalled();
    critical.resolution = '6';
    expect(await desk.save()).toBe(false);
    expect([all.fail.mock.calls.length, desk.draft.dirty, desk.saving]).toEqual([1, true, false]);
  });

  it('keeps other rules without losing what is being edited', async () => {
    const { desk, critical } = await opened();
    critical.resolution = '6';
    const other = makeSlaRules();
    other.policy.low.resolution = 120;
    await desk.keep(other);
    expect([desk.rules?.policy.low.resolution, desk.draft.targets[0]?.resolution]).toEqual([120, '6']);
    expect(desk.draft.dirty).toBe(true);
  });

  it('shows days of a file before they are in the draft', async () => {
    const { desk } = await opened();
    await desk.readFile();
    expect([desk.read?.length, desk.draft.dirty]).toEqual([1, false]);
    desk.addRead(desk.read ?? []);
    expect([desk.read, desk.draft.days.at(-1)?.day, desk.draft.dirty]).toEqual([null, '2027-05-01', true]);
  });

  it('is left at once when nothing is lost, else asks', async () => {
    const { desk, critical } = await opened();
    const go = vi.fn();
    desk.leave(go, false);
    critical.resolution = '6';
    desk.leave(go, true);
    expect([go.mock.calls.length, desk.leaving?.forGood]).toEqual([1, true]);
  });
});

import { expect, it, vi } from 'vitest';

import { guardDraft, leaveDrafts, type Leave } from './unsaved';

it('goes only once every draft, in turn, has let go', () => {
  const held: (() => void)[] = [];
  const first = vi.fn<Leave>((go) => void held.push(go));
  const second = vi.fn<Leave>((go) => go());
  guardDraft(first);
  guardDraft(second);
  const go = vi.fn();
  leaveDrafts(go, true);
  expect([second.mock.calls.length, go.mock.calls.length]).toEqual([0, 0]);
  held[0]?.();
  expect(second.mock.calls[0]?.[1]).toBe(true);
  expect(go).toHaveBeenCalledOnce();
});

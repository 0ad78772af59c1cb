/**
 * The window in a browser, with made-up answers in place of Rust. `npm run dev`, then /dev/index.html.
 * Query: `state=empty|loading|error`, `view=settings`, `few` for Problems and SLA without anything to say, `section=categories` of Settings, `overview=<URL>` of an Overview as
 * JSON, to look at real numbers; repeatable: `do=<CSS selector>` clicks, `do=<CSS selector>=><text>` types.
 * Never part of the product's bundle.
 */
import { mockIPC, mockWindows } from '@tauri-apps/api/mocks';

import { makeOverview } from '../tests/fixtures/overview';
import { emptyStatus, makeStatus } from '../tests/fixtures/workspace';
import { DESK } from './desk';
import { LABELS } from './labels';
import { PROMISES } from './promises';
import { TRENDS } from './trends';

const query = new URLSearchParams(location.search);
const state = query.get('state');

const ANSWERS: Record<string, (args: Record<string, unknown>) => unknown> = {
  workspace_status: () => (state === 'empty' ? emptyStatus() : makeStatus()),
  overview: () => {
    if (state === 'loading') return new Promise(() => undefined);
    if (state === 'error') throw { code: 'bad_query', message: 'unclosed', details: { fault: 'input' } };
    const real = query.get('overview');
    return real ? fetch(real).then((answer) => answer.json()) : makeOverview();
  },
  ...DESK,
  ...TRENDS,
  ...LABELS,
  ...PROMISES,
  zones: () => Intl.supportedValuesOf('timeZone'),
  save_settings: (args) => ({ ...makeStatus(), settings: args['settings'] }),
  ...(state === 'loading' || state === 'error'
    ? unanswered(['rules', 'read_text', 'preview_rules', 'problems', 'sla', 'sla_rules'])
    : {}),
  save_chart: (args) => `/home/someone/${String(args['name'])}.${String(args['format'])}`,
  save_report: (args) => `/home/someone/report.${String(args['format'])}`,
};

/** Commands that never answer, or fail. */
function unanswered(commands: string[]): typeof ANSWERS {
  const failure = { code: 'internal', message: 'made up', details: { fault: 'bug' } };
  const answer = () => (state === 'loading' ? new Promise(() => undefined) : Promise.reject(failure));
  return Object.fromEntries(commands.map((command) => [command, answer]));
}

mockWindows('main');
mockIPC((command, args) => ANSWERS[command]?.((args ?? {}) as Record<string, unknown>) ?? null);
await import('../src/main');

const { isView, navigation } = await import('../src/state/navigation.svelte');
const view = query.get('view');
const section = query.get('section');
if (section) navigation.openSettings(section as typeof navigation.section);
else if (isView(view)) navigation.go(view);
for (const action of query.getAll('do')) {
  await new Promise((done) => setTimeout(done, 1500));
  const [selector = '', text] = action.split('=>');
  const element = document.querySelector<HTMLElement>(selector);
  if (element?.ariaHasPopup === 'menu') {
    element.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, key: 'ArrowDown' }));
  } else if (text === undefined) element?.click();
  else if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    element.focus();
    element.value = text;
    element.dispatchEvent(new Event('input', { bubbles: true }));
    element.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

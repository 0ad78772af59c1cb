/** Made-up answers of the rules' commands for dev/main.ts. In: a command's arguments. Out: its answer. */
import type { Channel } from '@tauri-apps/api/core';

import type { PreviewOf } from '../src/ipc/generated/PreviewOf';
import type { Progress } from '../src/ipc/generated/Progress';
import type { RuleSet } from '../src/ipc/generated/RuleSet';
import type { RulesView } from '../src/ipc/generated/RulesView';
import { makeReadText, makeRulePreview, makeRules, makeRulesView } from '../tests/fixtures/rules';

let kept = makeRulesView();
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Applies rules to 12,480 tickets in about four seconds, unless `stopped`. */
export async function applyRules(args: Record<string, unknown>, stopped: () => boolean): Promise<RulesView> {
  const channel = args['onProgress'] as Channel<Progress>;
  for (let rows = 0; rows < 12_480; rows += 312) {
    if (stopped()) throw { code: 'cancelled', message: '', details: { fault: 'input' } };
    channel.onmessage({
      stage: 'analysing',
      done: rows,
      total: 12_480,
      rows,
      rows_per_second: 3100,
      seconds_left: (12_480 - rows) / 3100,
    });
    await wait(100);
  }
  kept = { ...kept, rules: args['rules'] as RuleSet };
  return kept;
}

/** Answers by command. */
export const RULES: Record<string, (args: Record<string, unknown>) => unknown> = {
  rules: () => kept,
  preview_rules: ({ rules, of }) => wait(250).then(() => makeRulePreview(rules as RuleSet, of as PreviewOf)),
  export_rules: () => '/home/someone/rules.json',
  import_rules: () => makeRules({ urgency: [] }),
  read_text: ({ text }) => wait(150).then(() => makeReadText(text as string)),
};

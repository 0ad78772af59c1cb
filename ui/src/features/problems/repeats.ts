/** What repeat customers come back with, in words. In: a repeat customer. Out: text. */
import type { RepeatCustomer } from '@/ipc/generated/RepeatCustomer';
import { valueName } from '@/shared/words';

/** `“Duplicate charge”` for a topic, whose name is a person's, else the category. */
export function issueName({ issue, issue_facet }: RepeatCustomer): string {
  if (issue_facet === 'topic') return `“${issue}”`;
  return issue === '' ? 'Without a category' : valueName('category', issue);
}

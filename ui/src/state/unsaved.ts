/**
 * What is typed and not saved yet, and who asks before it is left. In: drafts. Out: a go, once all of them let go.
 * Never: knows what is in a draft.
 */

/** Calls `go` at once, later, or never. `forGood`: what is unsaved can't wait. */
export type Leave = (go: () => void, forGood: boolean) => void;

const drafts: Leave[] = [];

/** From now on this draft is asked too. */
export function guardDraft(leave: Leave): void {
  drafts.push(leave);
}

/** Goes once every draft, one after the other, has let go. */
export function leaveDrafts(go: () => void, forGood: boolean): void {
  drafts.reduceRight<() => void>((next, leave) => () => leave(next, forGood), go)();
}

/** The keys of the window, for people. In: nothing. Out: a list. Never: handles a key. */

/** Keys that work in one place; `press` holds alternatives. */
export interface ShortcutGroup {
  where: string;
  keys: { press: string[]; does: string }[];
}

/** All of them, the general ones first. */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    where: 'Anywhere',
    keys: [
      { press: ['/'], does: 'Search' },
      { press: ['Ctrl K', '⌘ K'], does: 'Find a command' },
      { press: ['Ctrl O', '⌘ O'], does: 'Open a file' },
      { press: ['Alt ←'], does: 'Back to the number you came from' },
      { press: ['?'], does: 'This list' },
    ],
  },
  {
    where: 'Tickets',
    keys: [
      { press: ['j', '↓'], does: 'Next ticket' },
      { press: ['k', '↑'], does: 'Previous ticket' },
      { press: ['Home', 'End'], does: 'First, last ticket' },
      { press: ['Enter'], does: 'Read the ticket' },
      { press: ['Esc'], does: 'Back to the list' },
      { press: ['c'], does: 'Correct the category' },
      { press: ['x'], does: 'Select the ticket' },
      { press: ['Shift ↓', 'Shift ↑'], does: 'Select on the way' },
      { press: ['e'], does: 'Why? Mark the words behind each label' },
    ],
  },
];

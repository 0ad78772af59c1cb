/** The parts of Settings, in the order they are offered. In: nothing. Out: names for people. */
import type { Section } from '@/state/navigation.svelte';

/** Id and name of each. */
export const SECTIONS: readonly { id: Section; name: string }[] = [
  { id: 'general', name: 'General' },
  { id: 'targets', name: 'Targets & hours' },
  { id: 'categories', name: 'Categories' },
  { id: 'learning', name: 'Learning' },
  { id: 'urgency', name: 'Urgency' },
  { id: 'tone', name: 'Tone words' },
  { id: 'playground', name: 'Try a text' },
];

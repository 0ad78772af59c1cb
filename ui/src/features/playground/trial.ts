/** The window's one text to try, wired to Rust, so that it is still there after a look elsewhere. */
import { readText } from '@/ipc/client';

import { Playground } from './playground.svelte';

/** The text of Settings ▸ Try a text. */
export const trial = new Playground(readText);

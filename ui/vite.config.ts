import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

import { alias } from './vite.alias.ts';

/**
 * Bundled once for component tests, because widgets and icons come as thousands of small files. Svelte itself is among
 * them: a second copy of its runtime would not know the first one's components.
 */
const PREBUILT = [
  '@lucide/svelte',
  'bits-ui',
  'svelte',
  'svelte/animate',
  'svelte/attachments',
  'svelte/easing',
  'svelte/events',
  'svelte/internal/client',
  'svelte/internal/disclose-version',
  'svelte/legacy',
  'svelte/motion',
  'svelte/reactivity',
  'svelte/store',
  'svelte/transition',
];

/** The window's build. `global` is named by Plotly's modules; without the define the page stays blank. */
export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  define: { global: 'globalThis' },
  resolve: {
    alias,
    ...(mode === 'test' ? { conditions: ['browser'] } : {}),
  },
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    // Plotly alone is 1.4 MB; it is a chunk of its own, loaded when the first chart is drawn.
    chunkSizeWarningLimit: 1600,
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    restoreMocks: true,
    deps: { optimizer: { client: { enabled: true, include: PREBUILT } } },
  },
}));

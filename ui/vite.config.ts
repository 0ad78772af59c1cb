import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

import { alias } from './vite.alias.ts';

/** The window's build. `global` is named by Plotly's modules; without the define the page stays blank. */
export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  define: { global: 'globalThis' },
  resolve: {
    alias,
    ...(mode === 'test' ? { conditions: ['browser'] } : {}),
  },
  clearScreen: false,
  server: { port: 1420, strictPort: true },
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
  },
}));

/**
 * The two files a report carries: Plotly, and our figures. Built into the crate that writes reports and committed, so
 * that Rust builds without Node. The same sources give the same bytes.
 */
import { fileURLToPath } from 'node:url';

import { defineConfig, type LibraryOptions } from 'vite';

import { alias } from './vite.alias.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const LIBRARIES: Record<string, LibraryOptions & { fileName: () => string }> = {
  plotly: {
    entry: at('./src/charts/plotly.ts'),
    name: 'Plotly',
    formats: ['iife'],
    fileName: () => 'plotly.js',
  },
  figures: {
    entry: at('./src/report/main.ts'),
    name: 'SupportLensReport',
    formats: ['iife'],
    fileName: () => 'figures.js',
  },
};

export default defineConfig(({ mode }) => ({
  define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
  resolve: { alias },
  build: {
    target: 'es2022',
    lib: LIBRARIES[mode],
    outDir: at('../src-tauri/crates/report/assets'),
    emptyOutDir: false,
    reportCompressedSize: false,
  },
}));

import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

import svelteConfig from './svelte.config.js';

/** Folders whose imports point one way: each may import only what stands before it. */
const LAYERS = ['ipc', 'shared', 'state', 'charts', 'features', 'views', 'app'];

/** Forbids a layer to import the layers above it. */
function layer(name, at) {
  const above = LAYERS.slice(at + 1).map((other) => `@/${other}/**`);
  const doors = name === 'ipc' ? [] : [{ group: ['@tauri-apps/*'], message: 'Only src/ipc talks to Rust.' }];
  const plotly =
    name === 'charts'
      ? []
      : [{ group: ['plotly.js', 'plotly.js/**'], message: 'Plotly stays in src/charts.' }];
  const upward = above.length ? [{ group: above, message: `src/${name} may not import from above.` }] : [];
  return {
    files: [`src/${name}/**`],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [...upward, ...doors, ...plotly] }] },
  };
}

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'src/ipc/generated/'] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    rules: {
      'no-undef': 'off',
      eqeqeq: 'error',
      // Maps and sets here are made once and replaced whole; facets are plain records on the wire.
      'svelte/prefer-svelte-reactivity': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      'svelte/no-at-html-tags': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  ...LAYERS.map(layer),
  {
    // A report is a page without a window: it may draw and format, nothing else.
    files: ['src/report/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: ['@/state/**', '@/features/**', '@/views/**', '@/app/**', '**/*.svelte', '@tauri-apps/*'],
        },
      ],
    },
  },
);

/** Names that both builds resolve alike. */
import { fileURLToPath } from 'node:url';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `@` is our source; the style sheet of Plotly's maps is left out, because no map is drawn. */
export const alias = {
  '@': at('./src'),
  'maplibre-gl/dist/maplibre-gl.css': at('./src/charts/no-map.ts'),
};

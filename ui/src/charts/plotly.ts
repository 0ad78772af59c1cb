/**
 * The Plotly we ship: its core (which draws lines) with bars and heat maps, nothing else.
 * Loaded lazily by `Chart.svelte`, and built into a file of its own for reports.
 */
import bar from 'plotly.js/lib/bar';
import core from 'plotly.js/lib/core';
import heatmap from 'plotly.js/lib/heatmap';

core.register([bar, heatmap]);

export default core;

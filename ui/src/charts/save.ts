/** Takes a chart out of the window: to a file or the clipboard, and says where it went. */
import { copyImage, saveChart } from '@/ipc/client';
import type { Scope } from '@/ipc/generated/Scope';
import { saving } from '@/state/saving';
import { toasts } from '@/state/toasts.svelte';

import { fileName } from './caption';
import { tableToCsv } from './csv';
import { toPng, toSvg } from './picture';
import type { ChartAbout, Drawing, Table } from './types';

/** Saves the picture as PNG. */
export function savePng(chart: ChartAbout, drawing: Drawing, scope: Scope): Promise<void> {
  return saving(async () => saveChart(fileName(chart.id, scope), 'png', await toPng(chart, drawing, scope)));
}

/** Saves the picture as SVG. */
export function saveSvg(chart: ChartAbout, drawing: Drawing, scope: Scope): Promise<void> {
  return saving(async () => saveChart(fileName(chart.id, scope), 'svg', await toSvg(chart, drawing, scope)));
}

/** Saves the data behind as CSV. */
export function saveTable(id: string, table: Table, scope: Scope): Promise<void> {
  return saving(() => saveChart(fileName(id, scope), 'csv', tableToCsv(table)));
}

/** Puts the picture on the clipboard. */
export async function copyPicture(chart: ChartAbout, drawing: Drawing, scope: Scope): Promise<void> {
  try {
    await copyImage(await toPng(chart, drawing, scope));
    toasts.show({ tone: 'plain', title: 'Picture copied' });
  } catch (thrown) {
    toasts.fail(thrown);
  }
}

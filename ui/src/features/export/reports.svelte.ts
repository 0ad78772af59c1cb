/** Saves the view as a file. In: the current filter. Out: where it went. Never: makes the file itself (Rust does). */
import { saveReport, type ReportFormat } from '@/ipc/client';
import { filters } from '@/state/filter.svelte';
import { saving } from '@/state/saving';

const FORMATS: { format: ReportFormat; label: string; hint: string }[] = [
  { format: 'html', label: 'Report with charts', hint: 'HTML, opens in any browser' },
  { format: 'markdown', label: 'Report as text', hint: 'Markdown' },
  { format: 'numbers', label: 'Every number', hint: 'CSV, one a row' },
  { format: 'csv', label: 'Tickets for a spreadsheet', hint: 'CSV' },
  { format: 'json', label: 'Tickets for a program', hint: 'JSON' },
];

class Reports {
  /** One is being written. */
  busy = $state(false);

  /** What is on offer, for a menu or the palette. */
  readonly items = FORMATS.map(({ format, label, hint }) => ({
    label,
    hint,
    run: () => void this.save(format),
  }));

  /** Writes the current filter's report; the system's dialog asks where. */
  async save(format: ReportFormat): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await saving(() => saveReport(filters.current, format));
    this.busy = false;
  }
}

/** The window's reports. */
export const reports = new Reports();

/**
 * What the user decides about one file before it is imported.
 * In: the plan, choices. Out: the request to import with, and a preview of it. Never: writes.
 */
import type { ImportRequest } from '@/ipc/client';
import { toFailure, type Failure } from '@/ipc/errors';
import type { ImportPlan } from '@/ipc/generated/ImportPlan';
import type { Mapping } from '@/ipc/generated/Mapping';
import type { Preview } from '@/ipc/generated/Preview';

import { needs } from './mapping';

/** How long a mapping rests before it is previewed, milliseconds. */
const REST = 150;

/** Reads a file's first records under a mapping. */
export type PreviewMapping = (path: string, format: string, mapping: Mapping) => Promise<Preview>;

/** See the module's first lines. */
export class Draft {
  /** Format to read it as: the one found, or another that reads such files. */
  format = $state('');
  mapping = $state.raw<Mapping>({ fields: {}, zone: '', day_first: null, channel: '' });
  /** Name of the helpdesk account it comes from. */
  source = $state('');
  preview = $state.raw<Preview>() as Preview;
  /** A preview of a changed mapping is on the way. */
  reading = $state(false);
  /** Why the changed mapping has no preview. */
  failure = $state.raw<Failure | null>(null);

  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  constructor(
    readonly plan: ImportPlan,
    private readonly previewMapping: PreviewMapping,
  ) {
    this.source = plan.source;
    this.restore();
  }

  /** Whether the columns are chosen by hand. */
  get mappable(): boolean {
    return this.plan.formats.find(({ name }) => name === this.format)?.mappable ?? this.plan.mappable;
  }

  /** Whether anything is read otherwise than detection proposed. */
  get touched(): boolean {
    return this.format !== this.plan.format || this.mapping !== this.plan.mapping;
  }

  /** The column each field is read from: the user's choice, or the format's own. */
  get columns(): Mapping['fields'] {
    if (this.mappable) return this.mapping.fields;
    return Object.fromEntries(this.preview.fields.map(({ field, header }) => [field, header]));
  }

  /** Whether it can be imported as it stands. */
  get ready(): boolean {
    const lacking = this.mappable && needs(this.mapping).some((need) => need.level === 'stop');
    return this.source.trim() !== '' && !this.reading && this.failure === null && !lacking;
  }

  /** What to import with. */
  get request(): ImportRequest {
    return { path: this.plan.path, format: this.format, source: this.source.trim(), mapping: this.mapping };
  }

  /** Reads the file as another format; the found one brings its own mapping and preview back. */
  overrule(format: string): void {
    if (format === this.plan.format) return this.restore();
    this.format = format;
    this.remap(this.mapping);
  }

  /** Takes a changed mapping and previews it after a short rest; only the last one's preview is shown. */
  remap(mapping: Mapping): void {
    this.mapping = mapping;
    this.reading = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.read(mapping), REST);
  }

  /** Forgets what was asked and not answered yet. */
  leave(): void {
    clearTimeout(this.timer);
    this.asked += 1;
  }

  private restore(): void {
    this.leave();
    this.format = this.plan.format;
    this.mapping = this.plan.mapping;
    this.preview = this.plan.preview;
    this.reading = false;
    this.failure = null;
  }

  private async read(mapping: Mapping): Promise<void> {
    const number = ++this.asked;
    try {
      const preview = await this.previewMapping(this.plan.path, this.format, mapping);
      if (number !== this.asked) return;
      this.preview = preview;
      this.failure = null;
    } catch (thrown) {
      if (number === this.asked) this.failure = toFailure(thrown);
    }
    if (number === this.asked) this.reading = false;
  }
}

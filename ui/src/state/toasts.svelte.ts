/**
 * Short messages that pass by: what was saved, what failed. In: words. Out: a list. Never: the only place where
 * something lasting is said.
 */
import { toFailure } from '@/ipc/errors';

/** A message in the corner. */
export interface Toast {
  id: number;
  tone: 'plain' | 'bad';
  title: string;
  text?: string;
  /** A single thing to do about it. */
  action?: { label: string; run: () => void };
}

const SHOWN_MS = 6_000;

class ToastState {
  list = $state<Toast[]>([]);
  private next = 1;

  /** Shows a message; a failure stays until it is dismissed. */
  show(toast: Omit<Toast, 'id'>): void {
    const id = this.next++;
    this.list.push({ ...toast, id });
    if (toast.tone === 'plain') setTimeout(() => this.dismiss(id), SHOWN_MS);
  }

  /** Shows what was thrown: what happened, what to do. Being cancelled by the user is not worth a message. */
  fail(thrown: unknown): void {
    const failure = toFailure(thrown);
    if (failure.code === 'cancelled') return;
    const text = [failure.place, failure.remedy].filter(Boolean).join(' · ');
    this.show({ tone: 'bad', title: failure.title, text });
  }

  /** Takes a message away. */
  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

/** The window's messages. */
export const toasts = new ToastState();

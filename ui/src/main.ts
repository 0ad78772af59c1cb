/** Starts the window. Uncaught errors go to the log, so that a report of a fault can name them. */
import { mount } from 'svelte';

import App from '@/app/App.svelte';
import { logError } from '@/ipc/client';
import '@/shared/base.css';

window.addEventListener('error', ({ error, message }) => {
  void logError(error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : message);
});
window.addEventListener('unhandledrejection', ({ reason }) => {
  void logError(reason instanceof Error ? `${reason.message}\n${reason.stack ?? ''}` : String(reason));
});

const target = document.getElementById('app');
if (target) mount(App, { target });

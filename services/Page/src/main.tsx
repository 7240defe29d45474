import { render } from 'preact';
import { App } from './App';
import type { Election } from './live/documents';
import { fetchJson } from './live/live';
import { mainContest } from './live/page';
import './style/page.css';
import { applyTheme } from './theme';
import { pageLanguage } from './words/speech';

applyTheme();
const root = document.getElementById('page')!;

/** Until there is an election, what the server has written stays. */
async function start(): Promise<void> {
  const told = await fetchJson<Election>('/api/election');
  if (told.kind !== 'document' || mainContest(told.document) === null) {
    setTimeout(() => void start(), 3_000);
    return;
  }
  root.replaceChildren();
  render(<App election={told.document} lang={pageLanguage()} />, root);
}

void start();

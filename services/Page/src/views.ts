import type { ComponentType } from 'preact';
import { Changes } from './parts/Changes';
import { Chamber } from './parts/Chamber';
import { CheckYourself } from './parts/CheckYourself';
import { Districts } from './parts/Districts';
import { Forensics } from './parts/Forensics';
import { Observers } from './parts/Observers';
import { Parties } from './parts/Parties';
import { Places } from './parts/Places';
import { Polls } from './parts/Polls';
import { Seats } from './parts/Seats';
import { Turnout } from './parts/Turnout';
import type { Words } from './words/en';

export type View = keyof Words['views'];

/** What each view of the page shows under the headline; one without parts has no link. The view is the address's fragment, such as #districts. */
export const views: Record<View, readonly ComponentType[]> = {
  results: [Parties, Seats, Turnout],
  places: [Places],
  districts: [Districts],
  changes: [Changes],
  checks: [Observers, Polls, Forensics],
  chamber: [Chamber],
  verify: [CheckYourself],
};

/** Whether the view has something to show before the release hour: turnout, or the log. */
export function openView(view: View): boolean {
  return view === 'results' || view === 'verify';
}

/** The view of a fragment; what follows a slash is up to the view: #places/KZ-10. */
export function viewOf(fragment: string): View {
  const name = fragment.replace(/^#/, '').split('/')[0]!;
  return name in views ? name as View : 'results';
}

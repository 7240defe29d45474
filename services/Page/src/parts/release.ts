import { usePage } from '../live/page';
import { useSpeech } from '../words/speech';

/** From when results are published, as a sentence. */
export function useRelease(): string {
  const { election } = usePage();
  const { w, clock, zone, day } = useSpeech();
  return `${w.headline.from(`${clock(election.release)} ${zone}`)}, ${day(election.release)}.`;
}

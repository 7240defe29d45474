import type { Told } from '../live/details';
import { usePage } from '../live/page';
import { tellDetail } from '../words/events';
import { useSpeech } from '../words/speech';

/** What an event says besides. Of a kind that has no words here it is shown as the server tells it, in English. */
export function EventDetail({ told }: { told: Told }) {
  const { election } = usePage();
  const speech = useSpeech();
  if (!told.detail) return null;
  const detail = tellDetail(told, election, speech);
  if (!detail) return <p class="note detail" lang="en">{told.detail}</p>;
  return <p class="note detail">{detail.text} {detail.verbatim && <span translate={false}>{detail.verbatim}</span>}</p>;
}

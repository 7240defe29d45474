import { useCell } from '../live/cell';
import { usePage } from '../live/page';
import { useAgo } from './ago';
import { useSpeech } from '../words/speech';

/** Whether the page is up to date, always in the same place and size. */
export function LinkState() {
  const { live } = usePage();
  const { w } = useSpeech();
  const [link, asOf, heard] = [useCell(live.link), useCell(live.asOf), useCell(live.heardAt)];
  const ago = useAgo(heard);
  const behind = asOf?.rebuilding === true && link !== 'offline';
  return (
    <p class={`link link-${behind ? 'behind' : link}`}>
      <span class="lamp" aria-hidden="true" />
      <span role="status">{behind ? w.link.behind : w.link[link]}</span>
      {link === 'offline' && heard > 0 && <span> · {w.link.heard(ago)}</span>}
    </p>
  );
}

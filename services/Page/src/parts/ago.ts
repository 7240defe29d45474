import { useEffect, useState } from 'preact/hooks';
import { useSpeech } from '../words/speech';

/** How long ago a moment was, in seconds, minutes or hours, counted on by itself. */
export function useAgo(since: number): string {
  const { w, number } = useSpeech();
  const [now, tick] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => tick(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.round((Math.max(now, since) - since) / 1_000));
  if (seconds < 60) return w.ago.seconds(number(seconds));
  if (seconds < 3_600) return w.ago.minutes(number(Math.floor(seconds / 60)));
  return w.ago.hours(number(Math.floor(seconds / 3_600)));
}

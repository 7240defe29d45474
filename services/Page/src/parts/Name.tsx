import type { Names } from '../live/documents';
import { named } from '../words/format';
import { useSpeech } from '../words/speech';

/** A name in the page's language; marked for screen readers where the election has it in another only. */
export function Name({ names }: { names: Names }) {
  const { lang } = useSpeech();
  const found = named(lang, names);
  return <span lang={found.lang === lang ? undefined : found.lang}>{found.text}</span>;
}

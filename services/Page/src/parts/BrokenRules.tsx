import { useSpeech } from '../words/speech';

/** The rules that a result broke, by their codes; nothing where it broke none. */
export function BrokenRules({ rules }: { rules: readonly string[] }) {
  const { w } = useSpeech();
  if (rules.length === 0) return null;
  return <p>{w.details.rules}: {rules.map(rule => <code key={rule}>{rule} </code>)}</p>;
}

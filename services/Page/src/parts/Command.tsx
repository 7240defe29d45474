import { useState } from 'preact/hooks';
import { useSpeech } from '../words/speech';

/** A command to copy. */
export function Command({ label, text }: { label: string; text: string }) {
  const { w } = useSpeech();
  const [copied, mark] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => mark(true),
      () => mark(false),
    );
  return (
    <div class="command">
      <p>{label}</p>
      <pre tabIndex={0} role="group" aria-label={label}>
        <code>{text}</code>
      </pre>
      {'clipboard' in navigator && (
        <button onClick={() => void copy()}>
          {copied ? w.details.verify.copied : w.details.verify.copy}
          <span class="hidden">: {label}</span>
        </button>
      )}
    </div>
  );
}

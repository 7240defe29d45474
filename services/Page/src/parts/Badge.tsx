/** A short mark beside a heading or a figure. */
export function Badge({ kind, text }: { kind: 'synthetic' | 'test' | 'partial' | 'final'; text: string }) {
  return <span class={`badge badge-${kind}`}>{text}</span>;
}

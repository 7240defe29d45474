import type { ComponentChildren } from 'preact';
import { usePage } from '../live/page';
import { useSpeech } from '../words/speech';
import { Badge } from './Badge';

interface Props {
  /** Unique on the page; what links lead to. */
  id: string;
  title: string;
  /** One sentence under the title: what is shown, and what it cannot show. */
  note?: ComponentChildren;
  /** Wide sections take the whole row. */
  wide?: boolean;
  children: ComponentChildren;
}

/** A part of the page: a heading, whether its figures are made up or a rehearsal's, and its content. */
export function Section({ id, title, note, wide, children }: Props) {
  const { election } = usePage();
  const { w } = useSpeech();
  return (
    <section id={id} class={wide ? 'section wide' : 'section'} aria-labelledby={`${id}-title`}>
      <header>
        <h2 id={`${id}-title`}>{title}</h2>
        {election.synthetic && <Badge kind="synthetic" text={w.shell.synthetic} />}
        {election.test && <Badge kind="test" text={w.shell.test} />}
      </header>
      {note && <p class="note">{note}</p>}
      {children}
    </section>
  );
}

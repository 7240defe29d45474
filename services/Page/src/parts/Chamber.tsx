import type { Reported } from '../live/documents';
import type { Chamber as Document } from '../live/details';
import { useDocument } from '../live/page';
import { useSpeech } from '../words/speech';
import { ChamberSeats } from './ChamberSeats';
import { Mandates } from './Mandates';
import { Quota } from './Quota';
import { Section } from './Section';
import { Winners } from './Winners';

/** All contests' seats together, beside the chamber before; who takes them; and whether lists have the members that a quota asks for. */
export function Chamber() {
  const { w } = useSpeech();
  const report = useDocument<Reported<Document | null>>('/api/chamber')?.report;
  if (!report)
    return (
      <Section id="chamber" title={w.details.chamber.title} wide>
        <p>{w.shell.loading}</p>
      </Section>
    );
  return (
    <>
      <ChamberSeats report={report} />
      <Winners report={report} />
      <Mandates report={report} />
      <Quota report={report} />
    </>
  );
}

import type { Chamber as Document } from '../live/details';
import { useSpeech } from '../words/speech';
import { useListName } from './listNames';
import { More } from './More';
import { Section } from './Section';

/** Who takes the lists' seats, list by list. */
export function Mandates({ report }: { report: Document }) {
  const { w, number } = useSpeech();
  const listName = useListName();
  return (
    <Section id="mandates" title={w.details.chamber.mandates} note={w.details.chamber.mandatesNote} wide>
      {report.mandates.length === 0 ? (
        <p>{w.details.chamber.noMandates}</p>
      ) : (
        report.mandates.map(row => (
          <details class="printed" key={`${row.contest} ${row.list}`}>
            <summary>
              {listName(row.list)}: {number(row.mandates.length)}
            </summary>
            <More items={row.mandates} atOnce={100}>
              {shown => (
                <ol class="names">
                  {shown.map(each => (
                    <li key={each} translate={false}>{each}</li>
                  ))}
                </ol>
              )}
            </More>
          </details>
        ))
      )}
    </Section>
  );
}

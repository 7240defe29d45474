import type { ForensicCheck, Forensics as Document } from '../live/details';
import { useDocument, usePage, useRefused } from '../live/page';
import { useSpeech } from '../words/speech';
import { Section } from './Section';
import { TableTwin } from './TableTwin';

/** Statistical checks, each with what it cannot show, and their drawings. */
export function Forensics() {
  const { contest } = usePage();
  const { w } = useSpeech();
  const path = `/api/forensics?contest=${encodeURIComponent(contest.code)}`;
  const report = useDocument<Document>(path);
  const refused = useRefused(path);
  if (!report)
    return (
      <Section id="forensics" title={w.details.forensics.title} wide>
        <p>{refused ? w.details.forensics.none : w.shell.loading}</p>
      </Section>
    );
  return (
    <Section id="forensics" title={w.details.forensics.title} note={w.details.forensics.note} wide>
      <div lang="en" class="caution">
        <p>{report.caution}</p>
        {report.message && <p>{report.message}</p>}
      </div>
      <div class="columns">
        {report.checks.map(check => (
          <Check key={check.code} check={check} report={report} />
        ))}
      </div>
      {report.plots.length > 0 && <h3>{w.details.forensics.plots}</h3>}
      <ul class="plots">
        {report.plots.map(plot => (
          <li key={plot}>
            <a href={plot}>
              <img src={plot} loading="lazy" alt={w.details.forensics.plot(titleOf(plot))} />
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const titleOf = (plot: string) => plot.split('/').at(-1)!.split('.')[0]!.replaceAll('-', ' ');

function Check({ check, report }: { check: ForensicCheck; report: Document }) {
  const { w, announced, number } = useSpeech();
  const alarms = report.falseAlarms?.tests[check.code];
  return (
    <article class="group check">
      <h3 lang="en">{check.title}</h3>
      <p lang="en">{check.sentence}</p>
      <p class="note">
        {check.probability === null
          ? w.details.forensics.noProbability
          : check.postHoc
            ? w.details.forensics.postHoc
            : w.details.forensics.probability(announced(100 * (check.adjusted ?? check.probability), 1))}
        {alarms !== undefined && <> {w.details.forensics.falseAlarms(number(alarms), number(report.falseAlarms!.nights))}</>}
      </p>
      <p lang="en">
        <strong>{w.details.forensics.cannot}</strong> {check.cannotShow}
      </p>
      <details>
        <summary>
          {w.details.forensics.more}
          <span class="hidden" lang="en">
            : {check.title}
          </span>
        </summary>
        <div lang="en">
          <p>{check.canShow}</p>
          <ul>
            {check.parameters.map(each => (
              <li key={each}>{each}</li>
            ))}
          </ul>
          <p class="note">{check.source}</p>
        </div>
        {check.list.length > 0 && (
          <TableTwin
            open
            caption={check.title}
            columns={[{ title: w.details.forensics.where }, { title: w.details.forensics.why }]}
            rows={check.list.slice(0, 100).map(each => ({ key: each.name, cells: [each.name, each.why] }))}
          />
        )}
      </details>
    </article>
  );
}

import type { ForensicCheck, Forensics as Document } from '../live/details';
import { useDocument, usePage, useRefused } from '../live/page';
import { tellCaution, tellCheck, tellOutcome } from '../words/forensics';
import { useSpeech } from '../words/speech';
import { Section } from './Section';
import { TableTwin } from './TableTwin';

/** Statistical checks, each with what it cannot show, and their drawings. */
export function Forensics() {
  const { contest } = usePage();
  const { w, lang } = useSpeech();
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
      <div class="caution">
        <p>{tellCaution(report.caution, lang)}</p>
        {report.message && <p>{tellOutcome(report.outcome, report.message, lang)}</p>}
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
              <img src={plot} loading="lazy" alt={w.details.forensics.plot(w.details.forensics.drawings[nameOf(plot)] ?? nameOf(plot))} />
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const nameOf = (plot: string) => plot.split('/').at(-1)!.split('.')[0]!;

function Check({ check, report }: { check: ForensicCheck; report: Document }) {
  const { w, lang, announced, number } = useSpeech();
  const told = tellCheck(check, lang);
  const alarms = report.falseAlarms?.tests[check.code];
  return (
    <article class="group check">
      <h3 lang={told.lang}>{told.title}</h3>
      <p lang={told.lang}>{told.sentence}</p>
      <p class="note">
        {check.probability === null
          ? w.details.forensics.noProbability
          : check.postHoc
            ? w.details.forensics.postHoc
            : w.details.forensics.probability(announced(100 * (check.adjusted ?? check.probability), 1))}
        {alarms !== undefined && <> {w.details.forensics.falseAlarms(number(alarms), number(report.falseAlarms!.nights))}</>}
      </p>
      <p>
        <strong>{w.details.forensics.cannot}</strong> <span lang={told.lang}>{told.cannotShow}</span>
      </p>
      <details>
        <summary>
          {w.details.forensics.more}
          <span class="hidden" lang={told.lang}>
            : {told.title}
          </span>
        </summary>
        <div lang={told.lang}>
          <p>{told.canShow}</p>
          <ul>
            {told.parameters.map(each => (
              <li key={each}>{each}</li>
            ))}
          </ul>
          <p class="note"><cite lang="en">{check.source}</cite></p>
        </div>
        {check.list.length > 0 && (
          <TableTwin
            open
            caption={told.title}
            columns={[{ title: w.details.forensics.where }, { title: w.details.forensics.why }]}
            rows={check.list.slice(0, 100).map(each => ({ key: each.name, cells: [each.name, told.why(each.why)] }))}
          />
        )}
      </details>
    </article>
  );
}

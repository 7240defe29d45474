import type { Contest } from '../live/documents';
import type { StationStatement } from '../live/details';
import { usePage } from '../live/page';
import { useSpeech } from '../words/speech';
import { BrokenRules } from './BrokenRules';
import { Differences } from './Differences';
import { Grounds } from './Grounds';
import { Proof } from './Proof';
import { useTexts } from './texts';

/** Every statement about a station in a contest, the latest first, each with its proof. */
export function History({ contest, station, statements }: { contest: Contest; station: string; statements: readonly StationStatement[] }) {
  const { w } = useSpeech();
  if (statements.length === 0) return <p>{w.details.noStatements}</p>;
  return (
    <>
      <h3>{w.details.history}</h3>
      <ol class="history" reversed>
        {[...statements].reverse().map(each => (
          <Entry
            key={each.statement}
            contest={contest}
            station={station}
            told={each}
            before={statements.find(one => one.statement === each.replaces)}
          />
        ))}
      </ol>
    </>
  );
}

function Entry({
  contest,
  station,
  told,
  before,
}: {
  contest: Contest;
  station: string;
  told: StationStatement;
  before: StationStatement | undefined;
}) {
  const { election } = usePage();
  const { w, name, number, clock, day } = useSpeech();
  const texts = useTexts();
  const authority = election.authorities.find(each => each.code === told.authority);
  return (
    <li>
      <p>
        <strong>
          {before && told.kind === 'RESULT' ? w.details.kinds.RESULT_CORRECTED : texts.named(w.details.statements, told.kind)}
        </strong>{' '}
        <time dateTime={told.recordedAt}>
          {day(told.recordedAt)}, {clock(told.recordedAt, true)}
        </time>
        {' · '}
        {authority ? name(authority.names) : told.authority}
        {' · '}
        {w.headline.entry(number(told.position))}
        {(told.verdict === 'FLAG' || told.verdict === 'HOLD') && (
          <>
            {' '}
            <span class={`chip chip-${told.verdict === 'FLAG' ? 'flagged' : 'held'}`}>
              {told.verdict === 'FLAG' ? w.headline.flagged : w.headline.held}
            </span>
          </>
        )}
      </p>
      <BrokenRules rules={told.rules} />
      <Grounds told={told} />
      {before?.figures && told.figures && <Differences contest={contest} before={before.figures} after={told.figures} />}
      <Proof contest={contest} station={station} told={told} />
    </li>
  );
}

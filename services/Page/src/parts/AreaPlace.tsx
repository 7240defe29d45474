import { childrenOf } from '../live/areas';
import type { TotalsDocument } from '../live/documents';
import { useDocument, usePage } from '../live/page';
import { areaLink } from '../route';
import { useSpeech } from '../words/speech';
import { Counts } from './Counts';
import { Crumbs } from './Crumbs';
import { Section } from './Section';
import { Shares } from './Shares';
import { StationList } from './StationList';
import { TableTwin } from './TableTwin';
import { useTexts } from './texts';

/** An area: its sums, and what lies in it: smaller areas, or its stations. */
export function AreaPlace({ code }: { code: string }) {
  const { election, contest } = usePage();
  const { w, name } = useSpeech();
  const area = election.areas.find(each => each.code === code);
  const totals = useDocument<TotalsDocument>(
    `/api/totals?contest=${encodeURIComponent(contest.code)}&area=${encodeURIComponent(code)}&depth=1`,
  )?.totals;
  const total = totals?.find(row => row.area === code);
  if (!area)
    return (
      <Section id="area" title={code} wide>
        <Crumbs area={undefined} here={code} />
        <p>{w.details.noPlace}</p>
      </Section>
    );
  const below = childrenOf(election, code);
  return (
    <>
      <Section id="area" title={name(area.names)} note={name(contest.names)} wide>
        <Crumbs area={code} here={code} />
        {total ? (
          <>
            <Counts total={total} />
            <Shares contest={contest} figures={total} />
          </>
        ) : (
          <p>{w.shell.loading}</p>
        )}
      </Section>
      {below.length > 0 ? (
        <Section id="below" title={w.details.below} wide>
          <Below codes={below.map(each => each.code)} totals={totals ?? []} />
        </Section>
      ) : (
        <StationList contest={contest} area={code} />
      )}
    </>
  );
}

function Below({ codes, totals }: { codes: readonly string[]; totals: TotalsDocument['totals'] }) {
  const { election, contest } = usePage();
  const { w, name } = useSpeech();
  const texts = useTexts();
  const columns = [
    { title: w.details.map.region },
    { title: w.details.map.counted, numeric: true },
    { title: w.details.map.leader },
    { title: w.details.map.turnout, numeric: true },
  ];
  const rows = codes.map(code => {
    const total = totals.find(row => row.area === code);
    const link = <a href={areaLink(code)}>{name(election.areas.find(each => each.code === code)!.names)}</a>;
    return {
      key: code,
      cells: total ? [link, texts.counted(total), texts.leader(contest, total), texts.turnout(contest, total)] : [link, '…', '…', '…'],
    };
  });
  return <TableTwin open caption={w.details.below} columns={columns} rows={rows} />;
}

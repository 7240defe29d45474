import { contestOf } from '../charts/figures';
import type { Reported } from '../live/documents';
import type { Poll } from '../live/details';
import { useDocument, usePage } from '../live/page';
import { useSpeech } from '../words/speech';
import { Intervals } from './Intervals';
import { Section } from './Section';

/** Exit polls, set apart from results in look and word. */
export function Polls() {
  const { w } = useSpeech();
  const polls = useDocument<Reported<readonly Poll[]>>('/api/exit-polls')?.report;
  return (
    <Section id="polls" title={w.details.polls.title} note={w.details.polls.note} wide>
      {!polls ? (
        <p>{w.shell.loading}</p>
      ) : polls.length === 0 ? (
        <p>{w.details.polls.none}</p>
      ) : (
        <div class="columns">
          {polls.map(poll => (
            <OnePoll key={`${poll.pollster} ${poll.contest} ${poll.area}`} poll={poll} />
          ))}
        </div>
      )}
    </Section>
  );
}

function OnePoll({ poll }: { poll: Poll }) {
  const { election } = usePage();
  const { w, name, number, announced } = useSpeech();
  const contest = contestOf(election, poll.contest);
  if (!contest) return null;
  const pollster = name(election.authorities.find(each => each.code === poll.pollster)?.names ?? { en: poll.pollster });
  const marginOf = ({ sampleSize, designEffect }: Poll) =>
    sampleSize === null || designEffect === null ? w.details.polls.marginUnknown : w.details.polls.marginFrom(number(designEffect), number(sampleSize));
  const facts = [
    poll.sampleSize === null ? w.details.polls.sizeUnknown : w.details.polls.size(number(poll.sampleSize)),
    poll.responseRate === null ? w.details.polls.responseUnknown : w.details.polls.response(announced(poll.responseRate, 0)),
  ];
  return (
    <div class="group notresult">
      <p class="stamp">{w.details.polls.stamp}</p>
      <h3>{pollster}</h3>
      <p class="note">{facts.join(' · ')}</p>
      <Intervals contest={contest} caption={`${w.details.polls.title}: ${pollster}`} rows={poll.shares} />
      <p class="note">
        {w.details.polls.method}: <q>{poll.method}</q>. {marginOf(poll)} {w.details.polls.caveat}
      </p>
    </div>
  );
}

import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Election } from './live/documents';
import { Live } from './live/live';
import { mainContest, PageContext } from './live/page';
import { Headline } from './parts/Headline';
import { Shell } from './parts/Shell';
import { ShownView } from './parts/ShownView';
import { viewOf } from './views';
import { offsetOf, type Lang } from './words/format';
import { SpeechContext, speechOf } from './words/speech';

export function App({ election, lang }: { election: Election; lang: Lang }) {
  const contest = mainContest(election)!;
  const page = useMemo(() => ({ election, contest, live: new Live(contest.code, 0) }), [election]);
  const speech = useMemo(() => speechOf(lang, offsetOf(election.turnout?.moments[0])), [election, lang]);
  const view = useView();
  return (
    <SpeechContext.Provider value={speech}>
      <PageContext.Provider value={page}>
        <Shell view={view}>
          <Headline compact={view !== 'results'} />
          <ShownView view={view} />
        </Shell>
      </PageContext.Provider>
    </SpeechContext.Provider>
  );
}

function useView() {
  const [view, show] = useState(viewOf(location.hash));
  useEffect(() => {
    const changed = () => show(viewOf(location.hash));
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return view;
}

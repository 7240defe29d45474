import { useSpeech } from '../words/speech';
import { openView, type View, views } from '../views';
import { useStanding } from './progress';
import { useRelease } from './release';
import { Section } from './Section';

/** The parts of a view. Before the release hour those made of results give way to when they come. */
export function ShownView({ view }: { view: View }) {
  const { progress } = useStanding();
  const { w } = useSpeech();
  const release = useRelease();
  if (progress === 'before' && !openView(view)) return <Section id="sealed" title={w.views[view]} note={release} wide>{null}</Section>;
  return <>{views[view].map((Part, at) => <Part key={`${view} ${at}`} />)}</>;
}

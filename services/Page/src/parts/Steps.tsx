import type { Contest, Selection } from '../live/documents';
import { stepsOf, translateStep } from '../words/steps';
import { useSpeech } from '../words/speech';

/** The allocation's steps, in order: all of them, or those that one list's seats come from. */
export function Steps({ contest, steps, of }: { contest: Contest; steps: readonly string[]; of?: Selection }) {
  const speech = useSpeech();
  const shown = of ? stepsOf(steps, of) : steps;
  return (
    <ol class="steps">
      {shown.map(step => {
        const text = translateStep(step, contest, speech);
        return text === null ? <li key={step} lang="en">{step}</li> : <li key={step}>{text}</li>;
      })}
    </ol>
  );
}

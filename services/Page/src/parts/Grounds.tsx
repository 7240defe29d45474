import { useSpeech } from '../words/speech';

/** Why something was done, in the words of whoever did it, and by which law. */
export function Grounds({ told }: { told: { reason: string; legalBasis: string } }) {
  const { w } = useSpeech();
  return (
    <>
      {told.reason && <p>{w.details.reason}: <q>{told.reason}</q></p>}
      {told.legalBasis && <p>{w.details.legalBasis}: <cite>{told.legalBasis}</cite></p>}
    </>
  );
}

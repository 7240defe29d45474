// The log's signed size and root: c2sp.org/tlog-checkpoint and tlog-cosignature.
import { isNoteSigned, readCheckpoint, readNote } from '../../protos/vectors/peer/notes.mjs';
import { demand, Wrong } from './files.mjs';

/** Size and root that the log has signed and as many of the witnesses as are needed have cosigned. */
export function openCheckpoint(bytes, logKey, witnesses, needed) {
  try {
    const note = readNote(bytes);
    demand(isNoteSigned(note, logKey), `${logKey.name}+${logKey.id} has not signed it.`);
    const cosigned = witnesses.filter((witness) => isNoteSigned(note, witness)).length;
    demand(cosigned >= needed, `${cosigned} of the witnesses have cosigned it; ${needed} are needed.`);
    const head = readCheckpoint(note.text);
    demand(head.origin === logKey.name, `It is of ${head.origin}, not of ${logKey.name}.`);
    return { ...head, cosigned };
  } catch (error) {
    throw new Wrong('checkpoint', undefined, error.message);
  }
}

// The log's signed size and root: c2sp.org/tlog-checkpoint and tlog-cosignature.
import { isNoteSigned, readNote, strictBase64 } from '../../protos/vectors/peer/notes.mjs';
import { demand, Wrong } from './files.mjs';

/** Size and root that the log has signed and as many of the witnesses as are needed have cosigned. */
export function openCheckpoint(bytes, logKey, witnesses, needed) {
  try {
    const note = readNote(bytes);
    demand(isNoteSigned(note, logKey), `${logKey.name}+${logKey.id} has not signed it.`);
    const cosigned = witnesses.filter((witness) => isNoteSigned(note, witness)).length;
    demand(cosigned >= needed, `${cosigned} of the witnesses have cosigned it; ${needed} are needed.`);
    return { ...readHead(note.text, logKey.name), cosigned };
  } catch (error) {
    throw new Wrong('checkpoint', undefined, error.message);
  }
}

/** Lines: the log's name, the tree's size and root, and perhaps others, which mean nothing here. */
function readHead(text, name) {
  const [origin, size, encoded, ...others] = text.split('\n');
  const root = strictBase64(encoded ?? '');
  demand(/^(0|[1-9]\d*)$/.test(size) && Number.isSafeInteger(Number(size)) && root?.length === 32, 'It has no size and root.');
  demand(origin === name && others.indexOf('') === others.length - 1, `It is of ${origin}, not of ${name}.`);
  return { origin, size: Number(size), root };
}

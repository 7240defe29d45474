import type { ComponentChildren } from 'preact';
import { useSpeech } from '../words/speech';

export interface Column { title: string; numeric?: boolean }

interface Props {
  caption: string;
  /** The first names the row. */
  columns: readonly Column[];
  rows: readonly { key: string; cells: readonly ComponentChildren[] }[];
  /** Shown at once, rather than behind "As a table". */
  open?: boolean;
}

/** The figures of a chart as a table: every chart has one. */
export function TableTwin({ open, ...table }: Props) {
  const { w } = useSpeech();
  if (open) return <DataTable {...table} />;
  return (
    <details class="twin">
      <summary>{w.shell.asTable}<span class="hidden">: {table.caption}</span></summary>
      <DataTable {...table} />
    </details>
  );
}

function DataTable({ caption, columns, rows }: Omit<Props, 'open'>) {
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={caption}>
      <table>
        <caption class="hidden">{caption}</caption>
        <thead>
          <tr>{columns.map(column => <th key={column.title} scope="col" class={column.numeric ? 'numeric' : ''}>{column.title}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.key}>
              <th scope="row">{row.cells[0]}</th>
              {row.cells.slice(1).map((cell, at) => <td key={at} class={columns[at + 1]?.numeric ? 'numeric' : ''}>{cell}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

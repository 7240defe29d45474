import { useEffect, useState } from 'preact/hooks';

/** A value that parts of the page follow. */
export class Cell<T> {
  private readonly followers = new Set<() => void>();
  private held: T;

  constructor(first: T) {
    this.held = first;
  }

  get value(): T {
    return this.held;
  }

  set value(next: T) {
    if (next === this.held) return;
    this.held = next;
    for (const follower of [...this.followers]) follower();
  }

  /** Returns what ends it. */
  follow(follower: () => void): () => void {
    this.followers.add(follower);
    return () => this.followers.delete(follower);
  }
}

/** The cell's value; the component is drawn again when it changes. */
export function useCell<T>(cell: Cell<T>): T {
  const [, draw] = useState(0);
  useEffect(() => {
    draw(count => count + 1);
    return cell.follow(() => draw(count => count + 1));
  }, [cell]);
  return cell.value;
}

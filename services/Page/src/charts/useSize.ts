import { type RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** An element's width and the size of its letters, in pixels, as they change. */
export function useSize(element: RefObject<Element | null>): { width: number; letter: number } {
  const [size, set] = useState({ width: 640, letter: 16 });
  useEffect(() => {
    const observer = new ResizeObserver(entries => {
      const width = entries[0]!.contentRect.width;
      set({ width, letter: parseFloat(getComputedStyle(element.current!).fontSize) });
    });
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

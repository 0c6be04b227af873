import { type RefObject, useEffect, useRef, useState } from 'react';

/** How wide a place is, in pixels, also when that changes; 0 until it is known. */
export function useWidth<Place extends HTMLElement>(): readonly [RefObject<Place>, number] {
  const place = useRef<Place>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const sizes = new ResizeObserver(() => setWidth(element.clientWidth));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, []);
  return [place, width];
}

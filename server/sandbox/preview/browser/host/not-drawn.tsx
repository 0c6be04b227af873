import type { ComponentType } from 'react';

/** Stands where a component is used that the preview cannot draw yet, so that nobody takes a gap for the design. */
function notDrawn(name: string): ComponentType {
  return () => (
    <div className="not-drawn" data-not-drawn={name}>
      Not drawn by the preview: {name}
    </div>
  );
}

const made = new Map<string, ComponentType>();

/** @returns the same component for the same name, so that React does not start anew with every drawing */
export function standIn(name: string): ComponentType {
  const known = made.get(name) ?? notDrawn(name);
  made.set(name, known);
  return known;
}

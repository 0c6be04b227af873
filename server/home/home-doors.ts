import type { Door } from '../api/door';
import { callsDoor } from '../call-log/calls-door';
import { type ExportParts, exportDoor } from '../call-log/export-door';
import { inboxDoor } from '../inbox/inbox-door';
import { quickAnswerDoor } from '../inbox/quick-answer-door';
import { healthDoor } from '../portal-health/health-door';
import { numbersDoor } from '../reports/numbers-door';

/** Everything the home page asks for, under `/api/home`. */
export function homeDoors(parts: ExportParts): readonly Door[] {
  return [
    inboxDoor(parts),
    quickAnswerDoor(parts),
    callsDoor(parts),
    exportDoor(parts),
    numbersDoor(parts),
    healthDoor(parts),
  ];
}

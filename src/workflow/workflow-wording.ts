import { tellsHowToStop, withOptOutWords } from '../wording/opt-out-words';
import { countSegments, MAX_SEGMENTS } from '../wording/segments';
import { plainCharacters } from '../wording/smart-characters';

export type WorkflowWording =
  | { readonly ok: true; readonly body: string; readonly segments: number }
  | { readonly ok: false; readonly problem: string };

/**
 * The words of a workflow's text as they leave: they name the business, and the first text to somebody says
 * how to make it stop.
 *
 * @param wording as the workflow gives it, HubSpot's own fields filled in
 */
export function workflowWording(
  wording: string,
  about: { readonly business: string; readonly firstContact: boolean },
): WorkflowWording {
  const plain = plainCharacters(wording).trim();
  const named = plain.toLowerCase().includes(about.business.toLowerCase())
    ? plain
    : `${about.business}: ${plain}`;
  const body = about.firstContact && !tellsHowToStop(named) ? withOptOutWords(named) : named;
  const { segments } = countSegments(body);
  return segments > MAX_SEGMENTS
    ? {
        ok: false,
        problem: `The text needs ${segments} segments and at most ${MAX_SEGMENTS} can be sent. Shorten it in the workflow.`,
      }
    : { ok: true, body, segments };
}

import { type Check, count, not, ok } from './check';

/** Whether the people of the business keep what was promised. */
export const leads: Check = ({ leadsLate }) =>
  leadsLate === 0
    ? ok('leads', 'Nobody waits too long', 'No open lead is past its promise.')
    : not(
        'attention',
        'leads',
        `${count(leadsLate, 'lead')} wait${leadsLate === 1 ? 's' : ''} longer than promised`,
        'Nobody has answered or reached them in the time that the text promised.',
        'Open the inbox, and call or answer those marked late.',
      );

/** Whether we keep up with what we are told. */
export const jobs: Check = ({ jobsFailing, jobsLate }) => {
  if (jobsFailing > 0)
    return not(
      'attention',
      'jobs',
      `Ringback cannot work through ${count(jobsFailing, 'event')}`,
      'Something that Telnyx, HubSpot or a workflow told fails whenever it is tried: a call or text may be missing here.',
      'It is tried again by itself. If this stays, write to the support of Ringback: nothing in your account causes it.',
    );
  if (jobsLate > 0)
    return not(
      'attention',
      'jobs',
      `${count(jobsLate, 'event')} wait${jobsLate === 1 ? 's' : ''} to be worked through`,
      'Ringback is behind: calls show late, and texts leave late or go to a person as too late.',
      'Nothing to do yet. If this stays, write to the support of Ringback.',
    );
  return ok('jobs', 'Ringback keeps up', 'Every event is worked through.');
};

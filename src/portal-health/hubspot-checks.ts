import { type Check, count, not, ok } from './check';

/** Whether HubSpot lets us in. */
export const hubspot: Check = ({ disconnectedBecause }) =>
  disconnectedBecause === undefined
    ? ok('hubspot', 'HubSpot is connected', 'Calls and texts are kept on the contact records.')
    : not(
        'broken',
        'hubspot',
        'HubSpot is disconnected',
        `${disconnectedBecause} Nobody is texted and nothing is written to HubSpot.`,
        'A super admin installs Ringback again from the HubSpot marketplace. Nothing recorded is lost.',
      );

/** Whether HubSpot has every property that reports rest on. */
export const properties: Check = ({ missingProperties }) =>
  missingProperties.length === 0
    ? ok('properties', 'HubSpot keeps every figure', 'All properties for reports are there.')
    : not(
        'attention',
        'properties',
        `${count(missingProperties.length, 'property', 'properties')} of Ringback ${missingProperties.length === 1 ? 'is' : 'are'} missing in HubSpot`,
        missingProperties[0] ?? '',
        'Cure what HubSpot said, then install Ringback again: that makes what is missing, and changes nothing else.',
      );

/** Whether HubSpot has what happened. */
export const records: Check = ({ recordsLate }) =>
  recordsLate === 0
    ? ok('records', 'HubSpot has every record', 'Nothing waits to be written.')
    : not(
        'attention',
        'records',
        `${count(recordsLate, 'record')} wait${recordsLate === 1 ? 's' : ''} for HubSpot`,
        'HubSpot is slow or away. Texts leave all the same.',
        'Nothing to do: everything is written as soon as HubSpot answers.',
      );

/** Whether HubSpot took it all. */
export const refusedRecords: Check = ({ recordsRefused, refusedFor }) =>
  recordsRefused === 0
    ? ok('refused-records', 'HubSpot takes what it is given', 'It refused no record.')
    : not(
        'attention',
        'refused-records',
        `HubSpot did not take all of ${count(recordsRefused, 'record')}`,
        refusedFor ?? 'It gave no reason.',
        'See whether a rule of your HubSpot account, such as a required property, stands in the way.',
      );

import type { PropertyDefinition } from './property-definition';
import { optionsOf, standardProperty } from './standard-property';

const GROUP = 'contactinformation';
const readOnly = { readOnly: true };
const calculated = { readOnly: true, calculated: true };

/** The contact properties this HubSpot knows without being told (HubSpot reference 9.1). */
export const CONTACT_PROPERTIES: readonly PropertyDefinition[] = [
  standardProperty('email', 'Email', 'string', GROUP, { hasUniqueValue: true, formField: true }),
  standardProperty('firstname', 'First Name', 'string', GROUP, { formField: true }),
  standardProperty('lastname', 'Last Name', 'string', GROUP, { formField: true }),
  standardProperty('phone', 'Phone Number', 'string', GROUP, {
    fieldType: 'phonenumber',
    formField: true,
  }),
  standardProperty('mobilephone', 'Mobile Phone Number', 'string', GROUP, {
    fieldType: 'phonenumber',
    formField: true,
  }),
  standardProperty('company', 'Company Name', 'string', GROUP, { formField: true }),
  standardProperty('jobtitle', 'Job Title', 'string', GROUP, { formField: true }),
  standardProperty('website', 'Website URL', 'string', GROUP),
  standardProperty('address', 'Street Address', 'string', GROUP),
  standardProperty('city', 'City', 'string', GROUP),
  standardProperty('state', 'State/Region', 'string', GROUP),
  standardProperty('zip', 'Postal Code', 'string', GROUP),
  standardProperty('country', 'Country/Region', 'string', GROUP),
  standardProperty('message', 'Message', 'string', GROUP, { fieldType: 'textarea' }),
  standardProperty('hubspot_owner_id', 'Contact owner', 'enumeration', GROUP),
  standardProperty('lifecyclestage', 'Lifecycle Stage', 'enumeration', GROUP, {
    options: optionsOf(
      'subscriber',
      'lead',
      'marketingqualifiedlead',
      'salesqualifiedlead',
      'opportunity',
      'customer',
      'evangelist',
      'other',
    ),
  }),
  standardProperty('hs_lead_status', 'Lead Status', 'enumeration', GROUP, {
    options: optionsOf(
      'NEW',
      'OPEN',
      'IN_PROGRESS',
      'OPEN_DEAL',
      'UNQUALIFIED',
      'ATTEMPTED_TO_CONTACT',
      'CONNECTED',
      'BAD_TIMING',
    ),
  }),
  standardProperty('createdate', 'Create Date', 'datetime', GROUP, readOnly),
  standardProperty('lastmodifieddate', 'Last Modified Date', 'datetime', GROUP, readOnly),
  standardProperty('hs_object_id', 'Record ID', 'number', GROUP, {
    ...readOnly,
    hasUniqueValue: true,
  }),
  standardProperty('hs_merged_object_ids', 'Merged record IDs', 'string', GROUP, readOnly),
  standardProperty('notes_last_contacted', 'Last Contacted', 'datetime', GROUP, readOnly),
  standardProperty('notes_last_updated', 'Last Activity Date', 'datetime', GROUP, readOnly),
  standardProperty(
    'hs_calculated_phone_number',
    'Calculated Phone Number',
    'string',
    GROUP,
    calculated,
  ),
  standardProperty(
    'hs_calculated_phone_number_country_code',
    'Calculated Phone Country Code',
    'string',
    GROUP,
    calculated,
  ),
  standardProperty(
    'hs_calculated_phone_number_area_code',
    'Calculated Phone Area Code',
    'string',
    GROUP,
    calculated,
  ),
  standardProperty(
    'hs_calculated_phone_number_region_code',
    'Calculated Phone Region',
    'string',
    GROUP,
    calculated,
  ),
  standardProperty(
    'hs_calculated_mobile_number',
    'Calculated Mobile Number',
    'string',
    GROUP,
    calculated,
  ),
  standardProperty(
    'hs_searchable_calculated_phone_number',
    'Searchable Phone Number',
    'string',
    GROUP,
    calculated,
  ),
  standardProperty(
    'hs_searchable_calculated_mobile_number',
    'Searchable Mobile Number',
    'string',
    GROUP,
    calculated,
  ),
];

import { z } from 'zod';

/** Made by the screen for each press of a button: HubSpot may deliver a request twice, and it counts once. */
export const idempotencyKey = z.uuid('The request has no valid key. Reload the page.');

export const nothing = z.strictObject({});

/** A line's id, as the list of lines gave it. */
export const lineIdText = z.uuid('Choose a line from the list.');

/** A question that finds something in a list; empty: everything. */
export const search = z.string().trim().max(100, 'Search for at most 100 characters.');

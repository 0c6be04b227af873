import { z } from 'zod';
import { type ApiRequest, readBody } from './api-request';
import { notFound, Refusal, type Reply } from './errors';

const completionSchema = z.object({ outputFields: z.record(z.string(), z.string()) });

/** POST /automation/actions/callbacks/2026-09/{callbackId}/complete */
export function completeAction({ platform, portal, param, body }: ApiRequest): Reply | Refusal {
  const input = readBody(completionSchema, body);
  if (input instanceof Refusal) return input;
  const callbackId = param('callbackId');
  return platform.workflows.complete(portal, callbackId, input.outputFields)
    ? { status: 204 }
    : notFound(`No blocked execution with the callback id ${callbackId} was found.`);
}

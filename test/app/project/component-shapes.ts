import { z } from 'zod';

/**
 * What HubSpot demands inside `config` of each component (HubSpot reference 2.1 to 2.6). Its own schemas can
 * only be had with an account, and its parser does not look in here without them.
 */
export const componentShapes: Readonly<Record<string, z.ZodType>> = {
  app: z.strictObject({
    name: z.string().min(1).max(200),
    description: z.string().max(8192),
    logo: z.string().regex(/^\/app\/.+\.png$/),
    distribution: z.literal('marketplace'),
    auth: z.strictObject({
      type: z.literal('oauth'),
      redirectUrls: z.array(z.string().regex(/^(https:\/\/|http:\/\/localhost[:/])/)).min(1),
      requiredScopes: z.array(z.string()).min(1),
      optionalScopes: z.array(z.string()),
      conditionallyRequiredScopes: z.array(z.string()),
    }),
    permittedUrls: z.strictObject({
      fetch: z.array(z.string().startsWith('https://')),
      iframe: z.array(z.string().startsWith('https://')),
      img: z.array(z.string().startsWith('https://')),
    }),
    support: z.strictObject({
      supportEmail: z.email(),
      documentationUrl: z.url(),
      supportUrl: z.url(),
      supportPhone: z.string().startsWith('+').optional(),
    }),
  }),
  card: z.strictObject({
    name: z.string().min(1),
    description: z.string().min(1),
    previewImage: z.strictObject({
      file: z.string().regex(/\.(png|jpe?g|gif)$/),
      altText: z.string().min(1),
    }),
    entrypoint: z.string().regex(/^\/app\/cards\/[^/]+\.tsx$/),
    location: z.enum(['crm.record.tab', 'crm.record.sidebar', 'crm.preview', 'helpdesk.sidebar']),
    objectTypes: z.tuple([z.literal('contacts')]),
  }),
  settings: z.strictObject({ entrypoint: z.string().regex(/^\/app\/settings\/[^/]+\.tsx$/) }),
  page: z.strictObject({ entrypoint: z.string().regex(/^\/app\/pages\/[^/]+\.tsx$/) }),
  webhooks: z.strictObject({
    settings: z.strictObject({
      targetUrl: z.string().startsWith('https://'),
      maxConcurrentRequests: z.int().min(1).max(100),
    }),
    subscriptions: z.strictObject({
      crmObjects: z
        .array(
          z.strictObject({
            subscriptionType: z.enum([
              'object.creation',
              'object.deletion',
              'object.merge',
              'object.restore',
              'object.propertyChange',
              'object.associationChange',
            ]),
            objectType: z.string().min(1),
            propertyName: z.string().optional(),
            active: z.boolean(),
          }),
        )
        .optional(),
      legacyCrmObjects: z
        .array(
          z.strictObject({
            subscriptionType: z
              .string()
              .regex(
                /^contact\.(creation|deletion|merge|restore|propertyChange|associationChange)$/,
              ),
            propertyName: z.string().optional(),
            active: z.boolean(),
          }),
        )
        .optional(),
      hubEvents: z
        .array(z.strictObject({ subscriptionType: z.string().min(1), active: z.boolean() }))
        .optional(),
    }),
  }),
  'workflow-action': z.strictObject({
    actionUrl: z.string().startsWith('https://'),
    isPublished: z.boolean().optional(),
    supportedClients: z.array(z.strictObject({ client: z.literal('WORKFLOWS') })).min(1),
    objectTypes: z.tuple([z.literal('CONTACT')]),
    inputFields: z.array(
      z.strictObject({
        typeDefinition: fieldDefinition(),
        supportedValueTypes: z.array(z.enum(['STATIC_VALUE', 'OBJECT_PROPERTY'])).min(1),
        isRequired: z.boolean(),
      }),
    ),
    inputFieldDependencies: z.array(z.record(z.string(), z.unknown())).optional(),
    outputFields: z.array(z.strictObject({ typeDefinition: fieldDefinition() })).optional(),
    objectRequestOptions: z.strictObject({ properties: z.array(z.string()) }).optional(),
    executionRules: z.array(z.record(z.string(), z.unknown())).optional(),
    labels: z.record(z.string(), z.looseObject({ actionName: z.string().min(1) })),
  }),
};

function fieldDefinition(): z.ZodType {
  return z.looseObject({
    name: z.string().min(1),
    type: z.string().min(1),
    fieldType: z.string().optional(),
    options: z
      .array(z.looseObject({ label: z.string().min(1), value: z.string().min(1) }))
      .optional(),
  });
}

import { z } from 'zod';

/** How a live Ringback is set up; see docs/operations.md for each variable. */
export interface LiveConfiguration {
  readonly port: number;
  readonly publicUrl: string;
  readonly databaseUrl: string;
  readonly hubspot: HubSpotApp;
  readonly telnyxApiBase: string;
  readonly encryptionKeys: string;
  readonly role: 'all' | 'web' | 'worker';
}

export interface HubSpotApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly appId: string;
  readonly apiBase: string;
  readonly appBase: string;
}

export const DEFAULT_PORT = 3000;

const port = z.coerce
  .number('a port number such as 3000')
  .int()
  .min(0)
  .max(65_535)
  .default(DEFAULT_PORT);

const httpsOrLocal = z
  .url('an https address such as https://ringback.example.com')
  .refine((text) => {
    const { protocol, hostname } = new URL(text);
    return (
      protocol === 'https:' ||
      (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
    );
  }, 'an https address (http only for localhost)')
  .transform((text) => text.replace(/\/+$/, ''));

const liveSchema = z.object({
  PORT: port,
  PUBLIC_URL: httpsOrLocal,
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\//,
      'a connection string such as postgres://user:password@host/database',
    ),
  HUBSPOT_CLIENT_ID: z.string().min(1),
  HUBSPOT_CLIENT_SECRET: z.string().min(1),
  HUBSPOT_APP_ID: z.string().min(1),
  HUBSPOT_API_BASE: httpsOrLocal.default('https://api.hubapi.com'),
  HUBSPOT_APP_BASE: httpsOrLocal.default('https://app.hubspot.com'),
  TELNYX_API_BASE: httpsOrLocal.default('https://api.telnyx.com/v2'),
  ENCRYPTION_KEYS: z.string().min(1),
  RINGBACK_ROLE: z.enum(['all', 'web', 'worker']).default('all'),
});

type Environment = Readonly<Record<string, string | undefined>>;

/** What `npm start` is asked to be: live as soon as any of HubSpot's credentials is there. */
export function startsLive(environment: Environment): boolean {
  return ['HUBSPOT_CLIENT_ID', 'HUBSPOT_CLIENT_SECRET', 'HUBSPOT_APP_ID'].some((name) =>
    filled(environment[name]),
  );
}

/** Reads a live set-up. @returns every missing or wrong variable in one list, so that one look mends all. */
export function readLiveConfiguration(
  environment: Environment,
):
  | { readonly ok: true; readonly configuration: LiveConfiguration }
  | { readonly ok: false; readonly problems: string[] } {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => filled(value)),
  );
  // Without DATABASE_URL a live start, too, brings its own PostgreSQL; the caller fills it in.
  const parsed = liveSchema.partial({ DATABASE_URL: true }).safeParse(given);
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) => {
        const name = String(issue.path[0]);
        return given[name] === undefined
          ? `${name} is missing.`
          : `${name} is wrong: it should be ${issue.message}.`;
      }),
    };
  }
  const values = parsed.data;
  return {
    ok: true,
    configuration: {
      port: values.PORT,
      publicUrl: values.PUBLIC_URL,
      databaseUrl: values.DATABASE_URL ?? '',
      hubspot: {
        clientId: values.HUBSPOT_CLIENT_ID,
        clientSecret: values.HUBSPOT_CLIENT_SECRET,
        appId: values.HUBSPOT_APP_ID,
        apiBase: values.HUBSPOT_API_BASE,
        appBase: values.HUBSPOT_APP_BASE,
      },
      telnyxApiBase: values.TELNYX_API_BASE,
      encryptionKeys: values.ENCRYPTION_KEYS,
      role: values.RINGBACK_ROLE,
    },
  };
}

/** The port that the sandbox should listen on. @throws ZodError on nonsense */
export function readPort(environment: Environment): number {
  return port.parse(filled(environment['PORT']) ? environment['PORT'] : undefined);
}

function filled(value: string | undefined): boolean {
  return value !== undefined && value.trim() !== '';
}

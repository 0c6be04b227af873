import type { Page } from './pages';

// How an install can end. Each page says what happened and what to do next.

const again = { label: 'Try again', href: '/install' } as const;

export function welcome(publicUrl: string): Page {
  return {
    status: 200,
    title: 'Every missed call answered by text',
    paragraphs: [
      'Ringback texts back the callers your business misses and keeps each lead open in HubSpot until a person has reached them.',
      `This is the server at ${publicUrl}. To use it, install it in your HubSpot account.`,
    ],
    action: { label: 'Install in HubSpot', href: '/install' },
  };
}

export function installed(
  hubspotAppBase: string,
  portalId: string,
  missing: readonly string[],
): Page {
  return {
    status: 200,
    title: 'Ringback is installed',
    paragraphs: [
      `HubSpot account ${portalId} is connected. Next, connect your Telnyx account and add your phone lines; from then on, every missed call is texted back.`,
      ...(missing.length === 0
        ? []
        : [
            'HubSpot did not let Ringback create everything it reports with. It works all the same. When HubSpot allows more, install again to add what is missing:',
          ]),
    ],
    notes: missing,
    action: { label: 'Open HubSpot', href: `${hubspotAppBase}/contacts/${portalId}` },
  };
}

export function refusedConsent(): Page {
  return {
    status: 403,
    title: 'HubSpot was not connected',
    paragraphs: [
      'The request was cancelled on HubSpot’s page, so nothing was installed and nothing is stored.',
      'Only a super admin, or a user who may add apps, can install Ringback. If that is not you, send the link of the button below to one.',
    ],
    action: again,
  };
}

export function staleState(): Page {
  return {
    status: 403,
    title: 'This install link is no longer valid',
    paragraphs: [
      'It was used already, is older than ten minutes, or was begun in another browser. Nothing was installed.',
      'Begin again in this browser, and allow it to keep cookies for this page.',
    ],
    action: again,
  };
}

export function badCode(): Page {
  return {
    status: 400,
    title: 'HubSpot did not accept the connection',
    paragraphs: [
      'The code that HubSpot gave was wrong or was used already. Nothing was installed.',
      'Begin again; it takes a minute.',
    ],
    action: again,
  };
}

export function scopesMissing(missing: readonly string[]): Page {
  return {
    status: 403,
    title: 'Ringback needs a few more permissions',
    paragraphs: [
      'HubSpot connected the account without these permissions, so nothing was installed:',
    ],
    notes: missing,
    action: again,
  };
}

export function stoppedByHubSpot(): Page {
  return {
    status: 502,
    title: 'HubSpot stopped the install',
    paragraphs: [
      'HubSpot sent you back with an error of its own. Nothing was installed and nothing is stored.',
      'Try again. If it happens once more, ask whoever runs this server: HubSpot’s reason is in its log.',
    ],
    action: again,
  };
}

export function appRefused(): Page {
  return {
    status: 502,
    title: 'This server is not set up for HubSpot',
    paragraphs: [
      'HubSpot does not accept this server’s own credentials. Nothing is wrong with your account, and nothing was installed.',
      'Whoever runs this server has been alarmed: HUBSPOT_CLIENT_ID and HUBSPOT_CLIENT_SECRET must be corrected.',
    ],
    action: again,
  };
}

export function hubspotAway(): Page {
  return {
    status: 502,
    title: 'HubSpot does not answer',
    paragraphs: [
      'HubSpot is away or too slow at the moment. Nothing was installed.',
      'Try again in a few minutes.',
    ],
    action: again,
  };
}

export function notReady(): Page {
  return {
    status: 503,
    title: 'Ringback is not ready',
    paragraphs: [
      'Something of this server is away at the moment. Nothing was lost.',
      'Try again in a minute.',
    ],
    action: again,
  };
}

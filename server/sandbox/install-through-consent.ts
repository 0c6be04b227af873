/** Installs as a browser would: follows the redirects with its cookie and presses "Connect app". */
export async function installThroughConsent(publicUrl: string, portal: number): Promise<Response> {
  const begun = await fetch(`${publicUrl}/install`, { redirect: 'manual' });
  const cookie = begun.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const consent = new URL(begun.headers.get('location') ?? '');
  consent.searchParams.set('sandbox_decision', 'grant');
  consent.searchParams.set('sandbox_portal', String(portal));
  const granted = await fetch(consent, { redirect: 'manual' });
  const done = await fetch(granted.headers.get('location') ?? '', { headers: { cookie } });
  if (!done.ok) throw new Error(`The install ended with ${done.status}: ${await done.text()}`);
  return done;
}

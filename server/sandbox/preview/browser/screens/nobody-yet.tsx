import { Drawing } from '../components/drawings';

/** An account without a contact: says how to get one. */
export function NobodyYet({ name }: { readonly name: string }) {
  return (
    <main className="nobody">
      <Drawing name="callingSetUp" />
      <h1>Nobody has called {name} yet</h1>
      <p>
        Pick up the phone beside this, call one of the lines, let it ring a little and hang up.
        Ringback texts the caller back, and the caller’s record opens here by itself.
      </p>
    </main>
  );
}

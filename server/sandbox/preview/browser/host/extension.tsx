import { createRemoteReceiver, type RemoteReceiver } from '@remote-ui/core';
import { release, retain } from '@remote-ui/rpc';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { ExtensionState, ExtensionView, FetchAnswer } from '../../page-data';
import { get, inWords, post } from '../data/ask';
import type { AppPageLocation, HostApi } from '../protocol';
import { useNotices } from '../screens/notices';
import { type Actions, hubSpotActions } from './actions';
import { DrawingBoundary } from './drawing-boundary';
import { extensionContext, type Place } from './extension-context';
import { Broken, Building, type Trouble } from './extension-states';
import { type RunningExtension, runExtension } from './extension-worker';
import { OverlayRegistry, type Overlays } from './overlays';
import type { RecordProperties } from './record-properties';
import { RemoteTree } from './remote-tree';
import { HeadingLevel, type Surroundings, SurroundingsContext } from './surroundings';

interface Props {
  readonly extension: ExtensionView;
  readonly place: Place;
  /** Level of its headings on this screen, 2 to 4. */
  readonly headingLevel: number;
  readonly record?: RecordProperties;
  /** On app pages: where among its routes, and how to go elsewhere. */
  readonly page?: AppPageLocation;
  readonly routes?: Pick<Surroundings, 'openPage' | 'pageAddress'>;
}

const FIRST_PAGE: AppPageLocation = { path: '/', params: {} };
const NO_PROPERTIES = {};
const noProperties = () => NO_PROPERTIES;
const neverChanges = () => () => undefined;

/**
 * One extension, built, running in its worker and drawn; its failures in its place. It stays with the place it
 * began in: whoever draws it gives it a key made of account, user and contact.
 */
export function Extension(props: Props) {
  const [attempt, setAttempt] = useState(0);
  return <Run key={attempt} {...props} again={() => setAttempt(attempt + 1)} />;
}

function Run(props: Props & { readonly again: () => void }) {
  const { extension, record, page = FIRST_PAGE } = props;
  const [trouble, setTrouble] = useState<Trouble>();
  const [drawn, setDrawn] = useState(false);
  const [receiver] = useState(createRemoteReceiver);
  const overlays = useRef<Overlays>(new Map());
  const running = useRef<RunningExtension>();
  const say = useNotices();
  const properties = useSyncExternalStore(
    record?.subscribe ?? neverChanges,
    record?.current ?? noProperties,
  );
  const latest = useRef(props);
  latest.current = props;
  const surroundings = useMemo<Surroundings>(
    () => ({
      say,
      properties,
      crashed: (report) => setTrouble({ kind: 'crashed', report }),
      openPage: (to, params) => latest.current.routes?.openPage(to, params),
      pageAddress: (to, params) => latest.current.routes?.pageAddress(to, params) ?? '#',
    }),
    [say, properties],
  );

  const begin = useRef({ ...props, surroundings });
  useEffect(() => {
    const { extension, place, record, surroundings } = begin.current;
    const ends: (() => void)[] = [];
    let left = false;
    const actions = hubSpotActions({
      location: place.location,
      surroundings,
      closeOverlay: (id) => overlays.current.get(id)?.(false),
      onEnd: (stop) => ends.push(stop),
      record,
    });
    const start = async (): Promise<void> => {
      const built = await get<ExtensionState>(`/preview/extensions/${extension.uid}`);
      if (left) return;
      if (!built.ok) return setTrouble({ kind: 'not_built', report: built.problem });
      const run = runExtension(
        receiver,
        {
          script: built.script,
          context: extensionContext(place, extension),
          actions: Object.keys(actions),
          location: latest.current.page ?? FIRST_PAGE,
        },
        hostApi(place, actions, record, surroundings.crashed),
      );
      running.current = run;
      ends.push(run.stop);
      await run.started;
      if (!left) setDrawn(true);
    };
    start().catch((error: unknown) => {
      if (!left) setTrouble({ kind: 'crashed', report: inWords(error) });
    });
    return () => {
      left = true;
      for (const end of ends) end();
    };
  }, [receiver]);

  const { path } = page;
  const parameters = JSON.stringify(page.params);
  useEffect(() => {
    if (drawn) running.current?.navigate({ path, params: JSON.parse(parameters) });
  }, [drawn, path, parameters]);

  if (trouble !== undefined)
    return <Broken name={extension.name} trouble={trouble} again={props.again} />;
  return (
    <SurroundingsContext.Provider value={surroundings}>
      <HeadingLevel.Provider value={props.headingLevel}>
        <OverlayRegistry overlays={overlays.current}>
          {drawn ? null : <Building name={extension.name} />}
          <div className="extension" data-extension={extension.uid} data-drawn={drawn}>
            <Drawn receiver={receiver} onFailure={surroundings.crashed} />
          </div>
        </OverlayRegistry>
      </HeadingLevel.Provider>
    </SurroundingsContext.Provider>
  );
}

function Drawn(props: {
  readonly receiver: RemoteReceiver;
  readonly onFailure: (report: string) => void;
}) {
  return (
    <DrawingBoundary onFailure={props.onFailure}>
      <RemoteTree receiver={props.receiver} />
    </DrawingBoundary>
  );
}

function hostApi(
  { account, user, failures }: Place,
  actions: Actions,
  record: RecordProperties | undefined,
  crashed: (report: string) => void,
): HostApi {
  return {
    crashed,
    fetch: (request) =>
      post<FetchAnswer>('/preview/fetch', {
        portalId: account.id,
        userId: user.userId,
        userEmail: user.email,
        failures,
        request,
      }),
    action: async (name, parameters) => actions[name]?.(...parameters),
    crmProperties: async (names, onUpdate) => {
      if (record === undefined) return { properties: {}, stop: () => undefined };
      // The worker's function is needed for longer than this call.
      retain(onUpdate);
      const unsubscribe = record.subscribe(() => onUpdate(record.named(names)));
      const stop = (): void => {
        unsubscribe();
        release(onUpdate);
      };
      return { properties: record.named(names), stop };
    },
    log: (level, message) => (level === 'error' ? console.error(message) : console.info(message)),
  };
}

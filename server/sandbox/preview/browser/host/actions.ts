import { retain } from '@remote-ui/rpc';
import type { Location } from '../../locations';
import type { RecordProperties } from './record-properties';
import type { NoticeKind, Surroundings } from './surroundings';

type Act = (...parameters: readonly unknown[]) => unknown;

/** What HubSpot offers an extension to do, by name. */
export type Actions = Readonly<Record<string, Act>>;

export interface ActionParts {
  readonly location: Location;
  readonly surroundings: Pick<Surroundings, 'say' | 'openPage'>;
  readonly closeOverlay: (id: string) => void;
  /** Called when the extension is left. */
  readonly onEnd: (stop: () => void) => void;
  /** On records only. */
  readonly record: RecordProperties | undefined;
}

/** The actions of one extension: those of its place and no others, so that a misplaced one is noticed. */
export function hubSpotActions(parts: ActionParts): Actions {
  const { surroundings, record } = parts;
  const everywhere: Actions = {
    addAlert: (alert) => {
      const { message, type, title } = fieldsOf(alert);
      surroundings.say(
        String(message ?? ''),
        noticeKind(type),
        typeof title === 'string' ? title : undefined,
      );
    },
    reloadPage: () => window.location.reload(),
    closeOverlay: (id) => parts.closeOverlay(String(id)),
    copyTextToClipboard: (text) => navigator.clipboard.writeText(String(text)),
    navigateToPage: (where) => {
      const { to, params } = fieldsOf(where);
      surroundings.openPage(String(to ?? '/'), texts(fieldsOf(params)));
    },
    openIframeModal: (frame, onClose) => {
      surroundings.say(`HubSpot would now show ${String(fieldsOf(frame)['uri'])} in a window.`);
      if (typeof onClose === 'function') onClose();
    },
  };
  if (record === undefined) return everywhere;
  return {
    ...everywhere,
    fetchCrmObjectProperties: (names) => {
      const wanted = record.named(namesIn(names));
      return Object.fromEntries(Object.entries(wanted).map(([name, value]) => [name, value ?? '']));
    },
    refreshObjectProperties: () => record.refresh(),
    onCrmPropertiesUpdate: (names, callback) => {
      if (typeof callback !== 'function') return;
      retain(callback);
      parts.onEnd(record.subscribe(() => callback(record.named(namesIn(names)))));
    },
  };
}

function namesIn(names: unknown): readonly string[] | '*' {
  return Array.isArray(names) ? names.map(String) : '*';
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function texts(values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

function noticeKind(type: unknown): NoticeKind {
  switch (type) {
    case 'success':
    case 'warning':
    case 'danger':
      return type;
    default:
      return 'info';
  }
}

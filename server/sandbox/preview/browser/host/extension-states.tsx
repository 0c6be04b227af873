import { Scrollable } from '../components/scrollable';

/** Why an extension is not to be seen. */
export interface Trouble {
  readonly kind: 'not_built' | 'crashed';
  /** What the bundler said, or the stack. */
  readonly report: string;
}

export function Building({ name }: { readonly name: string }) {
  return (
    <div className="loading centered" role="status">
      <span className="spinner" aria-hidden="true" />
      <span>Building {name}…</span>
    </div>
  );
}

/** What a developer needs to see, in place of the extension. */
export function Broken(props: {
  readonly name: string;
  readonly trouble: Trouble;
  readonly again: () => void;
}) {
  const { kind, report } = props.trouble;
  return (
    <div className="broken" role="alert" data-extension-trouble={kind}>
      <p className="alert-title">
        {kind === 'crashed'
          ? `${props.name} stopped with an error.`
          : `HubSpot’s bundler refused ${props.name}.`}
      </p>
      <Scrollable className="report" label="The error">
        <pre>{report}</pre>
      </Scrollable>
      <button type="button" className="button secondary sm" onClick={props.again}>
        {kind === 'crashed' ? 'Start it again' : 'Build it again'}
      </button>
    </div>
  );
}

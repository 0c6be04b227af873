import type {
  CrmActionButtonProps,
  CrmActionLinkProps,
  CrmCardActionsProps,
  CrmDataHighlightProps,
  CrmPropertyListProps,
} from '@hubspot/ui-extensions';
import { useCall, useSurroundings } from '../host/surroundings';
import { Button, ButtonRow } from './buttons';
import { DescriptionList, DescriptionListItem } from './words';

/** What it is called when nobody labelled it: `hs_lead_status` as "Hs lead status". */
function worded(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function CrmPropertyList(props: CrmPropertyListProps) {
  const { properties } = useSurroundings();
  return (
    <DescriptionList direction={props.direction === 'row' ? 'row' : 'column'}>
      {props.properties.map((name) => (
        <DescriptionListItem key={name} label={worded(name)}>
          {properties[name] ?? '--'}
        </DescriptionListItem>
      ))}
    </DescriptionList>
  );
}

export function CrmDataHighlight({ properties, ...rest }: CrmDataHighlightProps) {
  return <CrmPropertyList {...rest} properties={properties.slice(0, 4)} direction="row" />;
}

/** HubSpot's own actions are not played: what would happen is said. */
function usePlayed(): (actionType: string) => void {
  const { say } = useSurroundings();
  return (actionType) =>
    say(`HubSpot would now do: ${actionType.toLowerCase().replaceAll('_', ' ')}.`);
}

export function CrmActionButton(props: CrmActionButtonProps) {
  const { actionType, actionContext: _context, onClick, ...button } = props;
  const call = useCall();
  const play = usePlayed();
  return (
    <Button
      {...button}
      onClick={() => {
        call(onClick);
        play(actionType);
      }}
    />
  );
}

export function CrmActionLink({ variant = 'primary', ...props }: CrmActionLinkProps) {
  const call = useCall();
  const play = usePlayed();
  return (
    <button
      type="button"
      className={`link bare ${variant}`}
      data-testid={props.testId}
      onClick={() => {
        call(props.onClick);
        play(props.actionType);
      }}
    >
      {props.children}
    </button>
  );
}

export function CrmCardActions({ actionConfigs }: CrmCardActionsProps) {
  const play = usePlayed();
  const shown = actionConfigs.flatMap((config) =>
    config.type === 'dropdown' ? config.options : [config],
  );
  return (
    <ButtonRow>
      {shown.map(({ label, actionType }) => (
        <Button key={label} size="sm" onClick={() => play(actionType)}>
          {label}
        </Button>
      ))}
    </ButtonRow>
  );
}

import { Button, Flex, Link, useExtensionActions } from '@hubspot/ui-extensions';
import type { CallerView } from '../../../src/api/conversation';

/** The number to call: the link opens HubSpot's own calling, or the phone of this computer. */
export function CallBack({ caller }: { readonly caller: CallerView }) {
  const { copyTextToClipboard, addAlert } = useExtensionActions<'crm.record.tab'>();
  const copy = async () => {
    try {
      await copyTextToClipboard(caller.number);
      addAlert({ type: 'success', message: `${caller.numberSaid} is on the clipboard.` });
    } catch {
      addAlert({
        type: 'warning',
        message: `The browser did not allow copying. The number is ${caller.numberSaid}.`,
      });
    }
  };
  return (
    <Flex direction="row" gap="sm" align="center" wrap>
      <Link href={`tel:${caller.number}`}>{`Call back ${caller.numberSaid}`}</Link>
      <Button size="xs" variant="transparent" onClick={() => void copy()}>
        Copy number
      </Button>
    </Flex>
  );
}

import {
  Button,
  Flex,
  Modal,
  ModalBody,
  ModalFooter,
  Text,
  TextArea,
  useExtensionActions,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { Change } from '../conversation/use-change';

interface Props {
  readonly optedOut: boolean;
  readonly change: Change;
}

const OUT = {
  id: 'ringback-opt-out',
  door: 'opt-out',
  button: 'Stop texts to this caller',
  title: 'Stop texts to this caller',
  says: 'They get no more texts from this business, from any line and by anybody. Calls are not affected.',
  question: 'How did they ask for it?',
  hint: 'For example: said so on the phone on Tuesday.',
  confirm: 'Stop texts',
} as const;

const IN = {
  id: 'ringback-opt-in',
  door: 'opt-in',
  button: 'Allow texts again',
  title: 'Allow texts to this caller again',
  says: 'Only when they asked for it. A caller who texted STOP must text START themselves before carriers deliver again.',
  question: 'How did they allow it?',
  hint: 'For example: asked by e-mail to be texted the appointment.',
  confirm: 'Allow texts',
} as const;

/** Opts the caller out of texts, or back in, with the reason on record. */
export function OptOutSwitch({ optedOut, change }: Props) {
  const { closeOverlay } = useExtensionActions<'crm.record.tab'>();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const words = optedOut ? IN : OUT;

  const confirm = async () => {
    if (reason.trim() === '') {
      setMissing(true);
      return;
    }
    const made = await change.make(words.door, words.door, { reason: reason.trim() });
    if (made) setReason('');
    closeOverlay(words.id);
  };

  return (
    <Button
      size="xs"
      variant="transparent"
      overlay={
        <Modal id={words.id} title={words.title} width="md">
          <ModalBody>
            <Flex direction="column" gap="sm">
              <Text>{words.says}</Text>
              <TextArea
                label={words.question}
                name="reason"
                description={words.hint}
                required
                value={reason}
                error={missing}
                {...(missing && {
                  validationMessage: 'Say how, in a few words: it is kept as proof.',
                })}
                onInput={(text) => {
                  setReason(text);
                  setMissing(false);
                }}
              />
            </Flex>
          </ModalBody>
          <ModalFooter>
            <Button
              variant={optedOut ? 'primary' : 'destructive'}
              disabled={change.busy !== undefined}
              onClick={() => void confirm()}
            >
              {words.confirm}
            </Button>
            <Button variant="secondary" onClick={() => closeOverlay(words.id)}>
              Cancel
            </Button>
          </ModalFooter>
        </Modal>
      }
    >
      {words.button}
    </Button>
  );
}

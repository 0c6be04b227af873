import { Box, Flex, Icon, type IconProps, Text } from '@hubspot/ui-extensions';

interface Props {
  readonly icon: IconProps['name'];
  readonly say: string;
  readonly atSaid: string;
}

/** What happened and when, beside its picture, which stays with the first line where there is little room. */
export function IconLine({ icon, say, atSaid }: Props) {
  return (
    <Flex direction="row" gap="xs" align="start">
      <Icon name={icon} size="sm" />
      <Box flex={1}>
        <Flex direction="row" gap="xs" align="center" wrap>
          <Text>{say}</Text>
          <Text variant="microcopy">{atSaid}</Text>
        </Flex>
      </Box>
    </Flex>
  );
}

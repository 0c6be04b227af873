import { Box, Flex, Link, Text, Tile } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';
import { LinesOf } from './lines-of';

interface Props {
  readonly direction: 'in' | 'out';
  /** Who and when, above the text. */
  readonly heading: string;
  readonly body: string;
  readonly mediaUrls: readonly string[];
  /** How it fared, below the text. */
  readonly children?: ReactNode;
}

/** One text: the caller's on the left, the business's on the right. */
export function TextBubble({ direction, heading, body, mediaUrls, children }: Props) {
  return (
    <Flex direction="row" justify={direction === 'out' ? 'end' : 'start'}>
      {direction === 'out' && <Box flex={1}>{null}</Box>}
      <Box flex={4}>
        <Tile compact>
          <Flex direction="column" gap="xs">
            <Text variant="microcopy">{heading}</Text>
            {body !== '' && <LinesOf body={body} />}
            {mediaUrls.map((url, index) => (
              <Link key={url} href={{ url, external: true }}>
                {mediaUrls.length === 1 ? 'Open picture' : `Open picture ${index + 1}`}
              </Link>
            ))}
            {children}
          </Flex>
        </Tile>
      </Box>
      {direction === 'in' && <Box flex={1}>{null}</Box>}
    </Flex>
  );
}

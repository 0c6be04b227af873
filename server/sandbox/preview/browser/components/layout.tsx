import type {
  AutoGridProps,
  BoxProps,
  DividerProps,
  FlexProps,
  InlineProps,
  SpacerProps,
  StackProps,
  TileProps,
} from '@hubspot/ui-extensions';
import type { CSSProperties, ReactNode } from 'react';

/** HubSpot's distances, in pixels. */
const DISTANCES: Readonly<Record<string, number>> = {
  flush: 0,
  'extra-small': 4,
  xs: 4,
  small: 8,
  sm: 8,
  medium: 16,
  md: 16,
  large: 24,
  lg: 24,
  'extra-large': 32,
  xl: 32,
};

/** @param fallback when the extension names no distance */
const pixels = (distance: string | undefined, fallback: string): number =>
  DISTANCES[distance ?? fallback] ?? 0;

const JUSTIFY: Readonly<Record<string, string>> = {
  start: 'flex-start',
  center: 'center',
  end: 'flex-end',
  around: 'space-around',
  between: 'space-between',
};
const ALIGN: Readonly<Record<string, string>> = {
  start: 'flex-start',
  center: 'center',
  end: 'flex-end',
  baseline: 'baseline',
  stretch: 'stretch',
};

interface Flexible {
  readonly direction: 'row' | 'column';
  readonly gap: number;
  readonly justify?: string | undefined;
  readonly align?: string | undefined;
  readonly alignSelf?: string | undefined;
  readonly wrap?: boolean | undefined;
  readonly testId?: string | undefined;
  readonly children?: ReactNode;
}

function FlexBox(props: Flexible) {
  const style: CSSProperties = {
    display: 'flex',
    flexDirection: props.direction,
    gap: props.gap,
    justifyContent: JUSTIFY[props.justify ?? 'start'],
    alignItems: ALIGN[props.align ?? 'stretch'],
    flexWrap: props.wrap === true ? 'wrap' : 'nowrap',
    minWidth: 0,
    ...(props.alignSelf === undefined ? {} : { alignSelf: ALIGN[props.alignSelf] }),
  };
  return (
    <div style={style} data-testid={props.testId}>
      {props.children}
    </div>
  );
}

export function Flex({ direction, gap, wrap, ...rest }: FlexProps) {
  return (
    <FlexBox
      {...rest}
      direction={direction ?? 'row'}
      gap={pixels(gap, 'flush')}
      wrap={wrap === true || wrap === 'wrap'}
    />
  );
}

export function Stack({ direction, distance, width, ...rest }: StackProps) {
  return (
    <div style={{ width }}>
      <FlexBox {...rest} direction={direction ?? 'column'} gap={pixels(distance, 'md')} />
    </div>
  );
}

export function Inline({ gap, align, ...rest }: InlineProps) {
  return (
    <FlexBox {...rest} direction="row" gap={pixels(gap, 'sm')} align={align ?? 'center'} wrap />
  );
}

const FLEX: Readonly<Record<string, string>> = {
  initial: '0 1 auto',
  auto: '1 1 auto',
  none: 'none',
};

export function Box({ flex, alignSelf, testId, children }: BoxProps) {
  const grows = typeof flex === 'number' ? `${flex} 1 0` : FLEX[flex ?? 'initial'];
  return (
    <div style={{ flex: grows, alignSelf, minWidth: 0 }} data-testid={testId}>
      {children}
    </div>
  );
}

export function AutoGrid({ columnWidth, flexible, gap, testId, children }: AutoGridProps) {
  const width = flexible === true ? `minmax(min(100%, ${columnWidth}px), 1fr)` : `${columnWidth}px`;
  return (
    <div
      data-testid={testId}
      style={{
        display: 'grid',
        gridTemplateColumns: `repeat(auto-fit, ${width})`,
        gap: pixels(gap, 'flush'),
      }}
    >
      {children}
    </div>
  );
}

export function Divider({ distance, testId }: DividerProps) {
  const space = pixels(distance, 'flush');
  return <hr className="divider" style={{ marginBlock: space }} data-testid={testId} />;
}

export function Spacer({ size }: SpacerProps) {
  return <div style={{ height: pixels(size, 'md') }} />;
}

export function Tile({ compact, flush, testId, children }: TileProps) {
  const kind = flush === true ? 'tile flush' : compact === true ? 'tile compact' : 'tile';
  return (
    <div className={kind} data-testid={testId}>
      {children}
    </div>
  );
}

export function Card({
  testId,
  children,
}: {
  readonly testId?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="tile" data-testid={testId}>
      {children}
    </div>
  );
}

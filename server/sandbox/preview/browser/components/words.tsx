import type {
  DescriptionListItemProps,
  DescriptionListProps,
  HeadingProps,
  ListProps,
  TextProps,
} from '@hubspot/ui-extensions';
import { Children, type CSSProperties, createContext, useContext } from 'react';
import { HeadingLevel } from '../host/surroundings';

/** Text in text is a part of its line, or the page would not be valid HTML. */
const InText = createContext(false);

const WEIGHTS = { regular: 400, demibold: 600, bold: 700 } as const;
const TRANSFORMS: Readonly<Record<string, CSSProperties['textTransform']>> = {
  uppercase: 'uppercase',
  lowercase: 'lowercase',
  capitalize: 'capitalize',
};
const DECORATIONS = {
  none: 'none',
  underline: 'underline',
  strikethrough: 'line-through',
} as const;

export function Text({ variant, inline, format, truncate, testId, children }: TextProps) {
  const inText = useContext(InText);
  const Element = inText || inline === true ? 'span' : 'p';
  const tooltip = typeof truncate === 'object' ? truncate.tooltipText : undefined;
  const classes = ['text', variant === 'microcopy' ? 'microcopy' : '', truncate ? 'truncated' : ''];
  const transform = format?.textTransform;
  const style: CSSProperties = {
    ...(format?.fontWeight === undefined ? {} : { fontWeight: WEIGHTS[format.fontWeight] }),
    ...(format?.italic === true ? { fontStyle: 'italic' } : {}),
    ...(format?.lineDecoration === undefined
      ? {}
      : { textDecoration: DECORATIONS[format.lineDecoration] }),
    ...(transform === undefined ? {} : { textTransform: TRANSFORMS[transform] }),
    ...(typeof truncate === 'object' ? { maxWidth: truncate.maxWidth } : {}),
  };
  return (
    <InText.Provider value={true}>
      <Element
        dir="auto"
        className={classes.filter(Boolean).join(' ')}
        style={style}
        title={tooltip}
        data-testid={testId}
      >
        {children}
      </Element>
    </InText.Provider>
  );
}

const HEADINGS = ['h2', 'h3', 'h4'] as const;

export function Heading({ inline, testId, children }: HeadingProps) {
  const level = useContext(HeadingLevel);
  const Element = HEADINGS[Math.min(level, 4) - 2] ?? 'h3';
  return (
    <Element className={inline === true ? 'heading inline' : 'heading'} data-testid={testId}>
      {children}
    </Element>
  );
}

export function List({ variant = 'unordered', testId, children }: ListProps) {
  const Element = variant.startsWith('ordered') ? 'ol' : 'ul';
  return (
    <Element className={`list ${variant}`} data-testid={testId}>
      {Children.map(children, (child) => (
        <li>{child}</li>
      ))}
    </Element>
  );
}

export function DescriptionList({ direction = 'column', testId, children }: DescriptionListProps) {
  return (
    <dl className={`descriptions ${direction}`} data-testid={testId}>
      {children}
    </dl>
  );
}

export function DescriptionListItem({ label, testId, children }: DescriptionListItemProps) {
  return (
    <div className="description" data-testid={testId}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

import type { IconProps, IllustrationProps, ImageProps } from '@hubspot/ui-extensions';
import { usePress } from '../host/overlays';
import { addressOf, opensElsewhere } from './addresses';
import { Drawing } from './drawings';
import { Glyph } from './glyph';

const SIZES: Readonly<Record<string, number>> = {
  sm: 14,
  small: 14,
  md: 18,
  medium: 18,
  lg: 26,
  large: 26,
};

export function Icon({ name, size, color, screenReaderText }: IconProps) {
  return (
    <Glyph name={name} size={SIZES[size ?? 'sm'] ?? 14} color={color} said={screenReaderText} />
  );
}

export function Illustration({ name, alt, width, testId }: IllustrationProps) {
  return (
    <span
      role="img"
      aria-label={alt}
      style={{ width, display: 'inline-block' }}
      data-testid={testId}
    >
      <Drawing name={name} />
    </span>
  );
}

export function Image({
  src,
  alt = '',
  width,
  height,
  href,
  onClick,
  overlay,
  testId,
}: ImageProps) {
  const { element, press } = usePress(onClick, overlay);
  const picture = (
    <img src={src} alt={alt} width={width} height={height} className="image" data-testid={testId} />
  );
  if (href !== undefined)
    return (
      <a href={addressOf(href)} {...opensElsewhere(href)} onClick={press}>
        {picture}
      </a>
    );
  if (onClick === undefined && element === null) return picture;
  return (
    <span className="anchor">
      <button type="button" className="bare" onClick={press}>
        {picture}
      </button>
      {element}
    </span>
  );
}

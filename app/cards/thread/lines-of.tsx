import { Text } from '@hubspot/ui-extensions';

/** A text as it was written: each line on its own, so that none of them takes another's direction. */
export function LinesOf({ body }: { readonly body: string }) {
  return (
    <>
      {linesWithPlace(body).map(({ line, place }) => (
        <Text key={place}>{line === '' ? '\u00A0' : line}</Text>
      ))}
    </>
  );
}

/** Lines with where they begin, which tells two that read the same apart. */
function linesWithPlace(body: string): readonly { line: string; place: number }[] {
  let place = 0;
  return body.split('\n').map((line) => {
    const found = { line, place };
    place += line.length + 1;
    return found;
  });
}

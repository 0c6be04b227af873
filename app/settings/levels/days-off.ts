export interface DayOff {
  readonly date: string;
  readonly name: string;
}

/** Days off as they are typed, one in a line: "2026-12-24 Christmas Eve". The server says what is wrong. */
export function readDaysOff(text: string): { date: string; name: string }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [date = '', ...name] = line.split(/\s+/);
      return { date, name: name.join(' ') };
    });
}

export function writeDaysOff(days: readonly DayOff[]): string {
  return days.map(({ date, name }) => `${date} ${name}`.trim()).join('\n');
}

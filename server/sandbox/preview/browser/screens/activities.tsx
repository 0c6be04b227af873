import type { ActivitySummary, ContactDetail } from '../../../hubspot-emulator/account-view';
import { Glyph } from '../components/glyph';
import { momentSaid } from '../data/moments';

interface Props {
  readonly contact: ContactDetail | undefined;
  readonly timeZone: string;
}

/** The record's own history in HubSpot: what Ringback and people wrote there. */
export function Activities({ contact, timeZone }: Props) {
  const activities = contact?.activities ?? [];
  return (
    <section className="card" aria-labelledby="activities">
      <h2 id="activities">Activities</h2>
      {activities.length === 0 ? (
        <p className="hint">
          HubSpot has no call, text, note or task with this contact yet. Ringback writes them a few
          seconds after they happen.
        </p>
      ) : (
        <ol className="activities">
          {activities.map((activity) => (
            <li key={`${activity.type}/${activity.id}`} className={activity.type}>
              <Glyph name={GLYPHS[activity.type]} size={18} said={NAMES[activity.type]} />
              <div>
                <h3 dir="auto">{activity.title || NAMES[activity.type]}</h3>
                <p className="hint">
                  {activity.type === 'tasks' ? 'Due ' : ''}
                  {momentSaid(activity.at, timeZone)}
                  {activity.status === '' ? '' : ` · ${activity.status}`}
                  {activity.owner === undefined ? '' : ` · ${activity.owner}`}
                </p>
                <p className="body" dir="auto">
                  {activity.body}
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

const NAMES: Readonly<Record<ActivitySummary['type'], string>> = {
  calls: 'Call',
  communications: 'Text',
  tasks: 'Task',
  notes: 'Note',
};
const GLYPHS: Readonly<Record<ActivitySummary['type'], string>> = {
  calls: 'calling',
  communications: 'comments',
  tasks: 'tasks',
  notes: 'description',
};

import type { ComponentMapping } from '@remote-ui/react/host';
import * as buttons from './buttons';
import { BarChart } from './charts/bar-chart';
import { LineChart } from './charts/line-chart';
import * as choices from './choices';
import * as crm from './crm';
import * as dates from './date-fields';
import { Form } from './form';
import * as layout from './layout';
import * as menus from './menus';
import * as numbers from './number-fields';
import * as overlays from './overlays';
import * as pages from './pages';
import * as pictures from './pictures';
import * as state from './state';
import * as statistics from './statistics';
import { StepIndicator } from './step-indicator';
import * as switches from './switches';
import * as tables from './tables';
import * as tabs from './tabs';
import * as tags from './tags';
import * as texts from './text-fields';
import { TextArea } from './text-fields';
import * as words from './words';

/** What the preview draws, by HubSpot's names. A test compares it with the package's own list. */
export const COMPONENTS: ComponentMapping = {
  ...words,
  ...layout,
  ...buttons,
  ...menus,
  ...overlays,
  ...pictures,
  ...state,
  ...tags,
  ...statistics,
  ...tabs,
  ...tables,
  ...pages,
  ...crm,
  BarChart,
  LineChart,
  StepIndicator,

  // Fields
  Form,
  ...texts,
  ...numbers,
  ...dates,
  ...choices,
  ...switches,
  Textarea: TextArea,
};

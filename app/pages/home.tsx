import { hubspot } from '@hubspot/ui-extensions';
import { createPageRouter, PageRoutes } from '@hubspot/ui-extensions/pages';
import { CallsPage } from './calls/calls-page';
import { HealthPage } from './health/health-page';
import { HomeLayout } from './home-layout';
import { InboxPage } from './inbox/inbox-page';
import { NumbersPage } from './numbers/numbers-page';

const HomeRouter = createPageRouter(
  <PageRoutes layoutComponent={HomeLayout}>
    <PageRoutes.IndexRoute component={InboxPage} id="inbox" />
    <PageRoutes.Route path="/calls" component={CallsPage} id="calls" />
    <PageRoutes.Route path="/numbers" component={NumbersPage} id="numbers" />
    <PageRoutes.Route path="/health" component={HealthPage} id="health" />
    <PageRoutes.AnyRoute component={InboxPage} id="anything-else" />
  </PageRoutes>,
);

hubspot.extend<'pages'>(() => <HomeRouter />);

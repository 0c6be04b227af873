import { useState } from 'react';
import { PageTitleContext } from '../host/surroundings';
import { ExtensionsAt } from './extensions-at';
import type { Standing } from './standing';

/** The app's own pages, with their routes in the browser's address. */
export function AppScreen(standing: Standing) {
  const [title, setTitle] = useState<string>();
  return (
    <main className="app">
      <h1>{title ?? standing.view.app.name}</h1>
      <PageTitleContext.Provider value={setTitle}>
        <ExtensionsAt standing={standing} location="pages" headingLevel={2} cards={false} />
      </PageTitleContext.Provider>
    </main>
  );
}

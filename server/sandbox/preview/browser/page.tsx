import { createRoot } from 'react-dom/client';
import { SandboxPage } from './screens/sandbox-page';

const place = document.getElementById('page');
if (place === null) throw new Error('The page has no place to be drawn in.');
createRoot(place).render(<SandboxPage />);

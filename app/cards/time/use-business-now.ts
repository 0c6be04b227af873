import { useEffect, useState } from 'react';

/**
 * The backend's time, running: its clock decides what is late, whatever this computer's clock says.
 *
 * @param serverNow epoch ms, as the last answer gave it
 * @param everyMs how often to look at the clock
 * @returns epoch ms
 */
export function useBusinessNow(serverNow: number, everyMs: number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const received = Date.now();
    const look = () => setNow(serverNow + Date.now() - received);
    look();
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, [serverNow, everyMs]);
  return now;
}

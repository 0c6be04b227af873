import type { Product } from '../test/support/product';

/** What the product says of its own process at `GET /metrics`. */
export interface ProcessMetrics {
  readonly residentMb: number;
  readonly cpuSeconds: number;
}

export async function processMetrics(product: Pick<Product, 'url'>): Promise<ProcessMetrics> {
  const text = await (await fetch(`${product.url}/metrics`)).text();
  const value = (name: string): number =>
    Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
  return {
    residentMb: Math.round(value('process_resident_memory_bytes') / 2 ** 20),
    cpuSeconds: value('process_cpu_seconds_total'),
  };
}
